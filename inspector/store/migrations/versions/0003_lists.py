"""Indexes for lists of many visits: by stage and arrival, running deadlines, open red flags."""

from __future__ import annotations

from alembic import op

from inspector.store import lists

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the indexes."""
    for statement in lists.INDEXES:
        op.execute(statement)


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
