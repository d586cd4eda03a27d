"""The register of clues (问题线索): sealed matter and reporter, and who read a reporter."""

from __future__ import annotations

from alembic import op

from inspector.store import tables

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the tables; a fresh store has them from the first migration."""
    for name in ("clue", "clue_reading"):
        tables.STATE[name].create(op.get_bind(), checkfirst=True)


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
