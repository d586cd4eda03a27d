"""Working together: sections handed to members, their initials, items that two rate without seeing each other's."""

from __future__ import annotations

from alembic import op

from inspector.store import tables

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables; a fresh store has them from the first migration."""
    for name in ("section_member", "initials", "two_ratings", "rating"):
        tables.STATE[name].create(op.get_bind(), checkfirst=True)


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
