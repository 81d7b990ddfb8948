"""A store of an earlier version brought to this one on purpose: looked at, backed up, then changed."""

from dataclasses import dataclass
from pathlib import Path

from csc_core.model.errors import SavedFileTooNew, StoreUnavailable
from csc_core.storing.backup import back_up
from csc_core.storing.engine import Database
from csc_core.storing.migrating import TOO_NEW, migrate, version
from csc_core.storing.schema import HEAD

PATIENCE = 10.0  # seconds to wait for others


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The version that was found, the one the store now is of, and where it lies as it was before."""

    found: str
    now: str
    backup: Path | None

    @property
    def changed(self) -> bool:
        """Was there anything to do?"""
        return self.found != self.now


def bring_up(url: str, backup: Path | None = None, *, without_backup: bool = False) -> Upgrade:
    """Bring the store at an address to this version, after copying it (SQLite) to ``backup``.

    The copy is named after the store unless said otherwise, and never laid over another file. Raises
    SavedFileTooNew, and StoreUnavailable where there is no store, or no copy can be made of it.
    """
    database = Database(_existing(url), PATIENCE)
    try:
        with database.reading() as connection:
            found = version(connection)
        if found is None:
            raise StoreUnavailable("There is no store at this address.", "Look at the address.")
        if found > HEAD:
            raise SavedFileTooNew(*TOO_NEW)
        if found == HEAD:
            return Upgrade(found, HEAD, None)
        kept = None if without_backup else _copied(database, backup, found)
        migrate(database)
        return Upgrade(found, HEAD, kept)
    finally:
        database.engine.dispose()


def _existing(url: str) -> str:
    """The address, if a file it names is there: a look must not make one."""
    path = Path(url.removeprefix("sqlite:///").partition("?")[0])
    if url.startswith("sqlite:") and not path.is_file():
        raise StoreUnavailable(f"There is no file {path}.", "Look at the name and the folder.")
    return url


def _copied(database: Database, backup: Path | None, found: str) -> Path:
    """Copy the store; the copy's path."""
    if not database.is_sqlite:
        raise StoreUnavailable(
            "A PostgreSQL database is backed up by its own tools.",
            "Use pg_dump; then run this again with --no-backup.",
        )
    file = Path(str(database.url.database))
    target = backup or file.with_name(f"{file.name}.of-{found}")
    if target.exists():
        raise StoreUnavailable(f"{target} is already there.", "Name another file with --backup.")
    back_up(database, target)
    return target
