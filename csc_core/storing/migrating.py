"""Bringing the database a store finds to the schema of this version."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from csc_core.model.errors import SavedFileTooNew
from csc_core.storing.engine import Database
from csc_core.storing.schema import HEAD

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 20_260_401  # any number that nothing else on the server uses
TOO_NEW = (
    "This database was written by a newer version of the program.",
    "Install the newer version, or open a backup made before the upgrade.",
)


def migrate(database: Database) -> None:
    """Make or bring up to date all tables. Raises SavedFileTooNew for one this version does not know."""
    with database.reading() as connection:
        found = version(connection)
    if found == HEAD:
        return
    with database.writing() as connection:
        if not database.is_sqlite:  # where a new connection does not wait for its turn by itself
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        upgrade(connection, HEAD)


def version(connection: Connection) -> str | None:
    """The newest migration the database has been through, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection, target: str) -> None:
    """Run the migrations that are missing up to one of them. Raises SavedFileTooNew past those known here."""
    from alembic import command  # takes long to load and is hardly ever needed
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    found = version(connection)
    if found is not None and found not in known:
        raise SavedFileTooNew(*TOO_NEW)
    command.upgrade(config, target)
