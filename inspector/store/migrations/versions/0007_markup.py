"""Mark-up of photos, and each opening of an original of which something is hidden."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from inspector.store import tables

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add register and table; a fresh store has them from the first migration."""
    bind = op.get_bind()
    table = tables.STATE["evidence"]
    known = {column["name"] for column in sa.inspect(bind).get_columns(table.name)}
    for name in ("markup", "markup_by"):
        if name not in known:
            op.add_column(table.name, sa.Column(name, table.c[name].type))
    tables.STATE["opening"].create(bind, checkfirst=True)


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
