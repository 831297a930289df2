"""A store is brought to the form of this version when it is opened; one that is not ours, or newer, is refused untouched."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from verbale.errors import ForeignStoreError, StoreTooNewError

__all__ = ["VERSION_TABLE", "get_revision", "migrate"]

VERSION_TABLE = "verbale_version"
"""Of our own name, so that another program's database is never taken for a store."""


def migrate(connection: Connection, name: str, revision: str = "head") -> None:
    """Bring the store behind a connection to a revision, within the connection's transaction.

    Raises `ForeignStoreError` where there are tables of another program, `StoreTooNewError` for a revision that is not known here.
    """
    found = get_revision(connection, name)
    config = _config()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise StoreTooNewError(name, found)
    if found is None or found != ScriptDirectory.from_config(config).get_current_head():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def get_revision(connection: Connection, name: str) -> str | None:
    """The revision of a store, None for an empty database; raises `ForeignStoreError`."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables:
            raise ForeignStoreError(name, f"it holds tables of another program: {', '.join(sorted(tables)[:3])}")
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    return found


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config
