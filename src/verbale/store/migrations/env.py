"""Alembic runs this file; the connection and its transaction come from `verbale.store.migrate`."""

from alembic import context

from verbale.store.migrate import VERSION_TABLE
from verbale.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, version_table=VERSION_TABLE, transactional_ddl=False
)
context.run_migrations()
