"""The notebook of a visit: duty calls, people met, papers looked at, places walked."""

from __future__ import annotations

from alembic import op

from inspector.store import tables

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables; a fresh store has them from the first migration."""
    for name in ("duty_call", "person_met", "paper_seen", "place_walked"):
        tables.STATE[name].create(op.get_bind(), checkfirst=True)


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
