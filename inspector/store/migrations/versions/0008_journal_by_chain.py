"""Once put the journal in the order of its chains; 0009 does it from whatever form it finds."""

from __future__ import annotations

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Leave it to 0009."""


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
