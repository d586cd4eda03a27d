"""Documents of the process (文书): what is filled in, and who signed."""

from __future__ import annotations

from alembic import op

from inspector.store import tables

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the tables; a fresh store has them from the first migration."""
    for name in ("writ", "writ_mark"):
        tables.STATE[name].create(op.get_bind(), checkfirst=True)


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
