"""Search over schools by any two characters: bigrams in a contentless FTS5 table, filled from the schools there are."""

from __future__ import annotations

import json
from uuid import UUID

from alembic import op

from inspector.store import search

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the index and fill it."""
    bind = op.get_bind()
    for statement in search.SCHEMA:
        op.execute(statement)
    for row, identity in bind.exec_driver_sql("SELECT id, identity FROM school WHERE identity IS NOT NULL").all():
        for statement, values in search.indexing(UUID(row), json.loads(identity)):
            bind.exec_driver_sql(statement, values)


def downgrade() -> None:
    """Refused: a store goes forward only; the copy made before is the way back."""
    raise NotImplementedError("stores only go forward")
