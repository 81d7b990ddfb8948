"""What a database says when it cannot go on, put in words for people. Anything else is a fault of ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, TimeoutError

from csc_core.model.errors import StoreUnavailable

_NOTHING_SAVED = "Nothing was changed."
_AWAY = (
    "The database cannot be reached.",
    f"{_NOTHING_SAVED} Try again in a moment; if it stays away, ask whoever runs the server.",
)
_BUSY = (
    "The database is busy with another change.",
    f"{_NOTHING_SAVED} Try again in a moment.",
)
_READ_ONLY = (
    "The database cannot be written to.",
    f"{_NOTHING_SAVED} Whoever runs the server has to allow writing to its file and folder.",
)
_FULL = (
    "There is no room left for the database.",
    f"{_NOTHING_SAVED} Free some disk space, then save again.",
)
_DAMAGED = (
    "The database file is damaged, or it is no database.",
    "Put a backup in its place.",
)

_SQLITE = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _AWAY,
    sqlite3.SQLITE_CANTOPEN: _AWAY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
# PostgreSQL's states, by as many leading characters as decide.
_POSTGRES = {
    "53100": _FULL,
    "53": _AWAY,
    "25006": _READ_ONLY,
    "42501": _READ_ONLY,
    "55P03": _BUSY,
    "40": _BUSY,
    "57": _AWAY,
    "08": _AWAY,
    "28": _AWAY,
    "3D": _AWAY,
}


@contextmanager
def told() -> Iterator[None]:
    """Turn what the database cannot help into StoreUnavailable."""
    try:
        yield
    except TimeoutError as fault:
        raise StoreUnavailable(*_BUSY) from fault
    except DBAPIError as fault:
        words = _words(fault.orig, fault.connection_invalidated)
        if words is None:
            raise
        raise StoreUnavailable(*words) from fault
    except sqlite3.Error as fault:
        words = _words(fault, gone=False)
        if words is None:
            raise
        raise StoreUnavailable(*words) from fault


def is_busy(fault: DBAPIError) -> bool:
    """Did the database only say that it is somebody else's turn?"""
    return _words(fault.orig, gone=False) == _BUSY


def _words(fault: BaseException | None, gone: bool) -> tuple[str, str] | None:
    if isinstance(fault, sqlite3.Error):
        code = getattr(fault, "sqlite_errorcode", 0)
        return _SQLITE.get(code & 0xFF)
    state = getattr(fault, "sqlstate", None)
    if state is None:  # no answer at all: the server never spoke
        return _AWAY if gone or type(fault).__name__ == "OperationalError" else None
    return next((words for prefix, words in _POSTGRES.items() if state.startswith(prefix)), None)
