"""The journal, the journalled tables, drafts, checklists."""

from __future__ import annotations

from alembic import op

from inspector.store import tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables, and the triggers that keep the journal append-only."""
    tables.metadata.create_all(op.get_bind())
    # Erasure by law empties value and salt of a change; nothing else of it may ever change.
    op.execute(
        "CREATE TRIGGER change_is_kept BEFORE UPDATE OF id, replica, seq, hlc, wall_at, actor, tx, undoes, op, tbl,"
        ' "row", region_code, register, supersedes, prev, hash ON change'
        " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER change_stays BEFORE DELETE ON change"
        " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    )


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
