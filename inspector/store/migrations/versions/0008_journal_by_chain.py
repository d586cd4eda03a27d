"""The journal in the order of its chains, with one index: a change touches two pages instead of four."""

from __future__ import annotations

from alembic import op

from inspector.store import tables

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table anew and move the journal into it; a fresh store has it from the first migration."""
    bind = op.get_bind()
    made = str(bind.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'change'").scalar())
    if "WITHOUT ROWID" in made:
        return
    of_table = "FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'change'"
    triggers = bind.exec_driver_sql(f"SELECT name, sql {of_table}").all()
    kept = [(str(name), str(statement)) for name, statement in triggers]
    for name, _ in kept:
        op.execute(f"DROP TRIGGER {name}")
    op.execute("ALTER TABLE change RENAME TO change_before")
    op.execute("DROP INDEX ix_change_row_register")
    tables.change.create(bind)
    names = ", ".join(f'"{column.name}"' for column in tables.change.columns)
    op.execute(f"INSERT INTO change ({names}) SELECT {names} FROM change_before ORDER BY replica, seq")  # noqa: S608  # names of ours
    op.execute("DROP TABLE change_before")
    for _, statement in kept:
        op.execute(statement)


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
