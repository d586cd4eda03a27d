"""The journal by place, its index apart: an answer writes one page of it instead of three or four."""

from __future__ import annotations

from alembic import op
from sqlalchemy import inspect

from inspector.store import tables
from inspector.store.chains import SEQ_BITS

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table anew, move the journal into it and list it; a fresh store has it from the first migration."""
    bind = op.get_bind()
    if any(column["name"] == "place" for column in inspect(bind).get_columns("change")):
        return
    for trigger in ("change_is_kept", "change_stays"):
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("ALTER TABLE change RENAME TO change_before")
    for table in (tables.chain, tables.change, tables.change_index):
        table.create(bind)
    replicas = "SELECT DISTINCT replica FROM change_before"
    op.execute(f"INSERT INTO chain (n, replica) SELECT row_number() OVER (ORDER BY replica), replica FROM ({replicas})")  # noqa: S608  # names of ours
    names = ", ".join(f'"{column.name}"' for column in tables.change.columns if column.name != "place")
    op.execute(
        f"INSERT INTO change (place, {names}) SELECT (SELECT n FROM chain WHERE chain.replica = was.replica)"  # noqa: S608  # names of ours
        f" << {SEQ_BITS} | seq, {names} FROM change_before was ORDER BY replica, seq"
    )
    op.execute(
        'INSERT INTO change_index ("row", register, place) SELECT "row", register, place FROM change ORDER BY 1, 2, 3'
    )
    op.execute("DROP TABLE change_before")
    for statement in tables.KEPT:
        op.execute(statement)


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
