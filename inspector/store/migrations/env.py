"""Alembic's entry: one transaction for all migrations, on the caller's connection."""

from __future__ import annotations

from alembic import context

from inspector.store import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
