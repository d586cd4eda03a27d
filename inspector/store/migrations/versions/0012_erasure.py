"""Erasure by law (到期删除): the proof of it, and what is held back."""

from __future__ import annotations

from alembic import op

from inspector.store import tables

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the tables; a fresh store has them from the first migration."""
    for name in ("erasure", "hold"):
        tables.STATE[name].create(op.get_bind(), checkfirst=True)


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
