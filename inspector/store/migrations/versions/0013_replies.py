"""The school's reports on rectification (整改报告) that were taken in."""

from __future__ import annotations

from alembic import op

from inspector.store import tables

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the table; a fresh store has it from the first migration."""
    tables.STATE["reply"].create(op.get_bind(), checkfirst=True)


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
