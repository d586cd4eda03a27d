"""Rows of repeated groups: each gate, each canteen looked into, with its name."""

from __future__ import annotations

from alembic import op

from inspector.store import tables

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table; a fresh store has it from the first migration."""
    tables.STATE["group_row"].create(op.get_bind(), checkfirst=True)


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
