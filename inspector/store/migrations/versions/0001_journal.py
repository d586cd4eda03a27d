"""The journal, the journalled tables, drafts, checklists."""

from __future__ import annotations

from alembic import op

from inspector.store import tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables, and the triggers that keep the journal append-only."""
    tables.metadata.create_all(op.get_bind())
    for statement in tables.KEPT:
        op.execute(statement)


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
