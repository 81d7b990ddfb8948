"""Online backup of a SQLite store, putting one back, and leaving nothing of what was deleted."""

import sqlite3
from contextlib import closing
from pathlib import Path

from csc_core.model.errors import SavedFileTooNew, StoreUnavailable
from csc_core.storing.engine import Database, make_private
from csc_core.storing.faults import told
from csc_core.storing.migrating import TOO_NEW
from csc_core.storing.schema import HEAD


def back_up(database: Database, target: Path) -> None:
    """Copy the whole store to a file, as it is at one moment, while others go on writing.

    An earlier file of that name stands until the new one is complete. Raises StoreUnavailable when it cannot
    be copied, as for PostgreSQL, which has its own tools.
    """
    if not database.is_sqlite:
        raise StoreUnavailable(
            "This store is a PostgreSQL database; the program does not copy it.", "Use pg_dump for backups."
        )
    half = target.with_name(f"{target.name}.part")
    half.unlink(missing_ok=True)
    with told(), database.sqlite() as source:
        make_private(half)
        with _connection(half) as copy:
            source.backup(copy)
            _check(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
        half.replace(target)


def put_back(backup: Path, target: Path) -> None:
    """Make a backup the content of a store, in one transaction; also while the store is in use.

    Raises StoreUnavailable, and changes nothing, when the backup is damaged or is not there.
    """
    with told():
        if not backup.is_file():
            raise StoreUnavailable("There is no such backup.", "Check the name of the file.")
        with _connection(backup) as source:
            _check(source)
            make_private(target)
            with _connection(target) as store:
                source.backup(store)


def scrub(database: Database) -> bool:
    """Rewrite the files so that nothing of what was deleted is left in them; False if that is not sure.

    Takes as long as copying the whole database, and waits for others as long as any change does. What was
    deleted from PostgreSQL goes when that server cleans up; backups made earlier hold what they held.
    """
    if not database.is_sqlite:
        return False
    with database.sqlite() as connection:
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy


def _check(connection: sqlite3.Connection) -> None:
    """Is this a sound store of this version or an earlier one?"""
    sound = connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if not sound or "alembic_version" not in tables:
        raise StoreUnavailable("The file is damaged, or it is no backup.", "Choose another backup.")
    (found,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if found > HEAD:
        raise SavedFileTooNew(*TOO_NEW)


def _connection(file: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(file, isolation_level=None))
