"""摸排核对: counts, hashes and seeds of a visit's comparison of rosters and surveys."""

from __future__ import annotations

from alembic import op

from inspector.store import tables

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table; a fresh store has it from the first migration."""
    tables.STATE["survey"].create(op.get_bind(), checkfirst=True)


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
