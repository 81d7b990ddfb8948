"""The connection to SQLite or PostgreSQL, set up so that what was said to be saved is saved."""

import os
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from csc_core.model.errors import StoreUnavailable
from csc_core.storing.faults import is_busy, told

_WRITES = "csc_writes"
_SHORTEST, _LONGEST = 0.0005, 0.005  # seconds between asking for a turn to write
_POOL = {"pool_size": 10, "max_overflow": 30, "pool_timeout": 10}


class Database:
    """A database to read from and write to, one transaction at a time."""

    def __init__(self, url: str, patience: float) -> None:
        self.url = _parsed(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite(self.url, patience) if self.is_sqlite else _postgres(self.url, patience)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the database as it is now, whatever others write meanwhile."""
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with told(), self.engine.connect() as connection:
            connection.execution_options(**options)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept together when the block ends well, and not at all otherwise."""
        with told(), self.engine.connect() as connection:
            connection.execution_options(**{_WRITES: True})
            with connection.begin():
                yield connection

    @contextmanager
    def sqlite(self) -> Iterator[sqlite3.Connection]:
        """SQLite's own connection, outside any transaction, for what SQLAlchemy has no words for."""
        with told():
            pooled = self.engine.raw_connection()
            try:
                connection = pooled.driver_connection
                assert isinstance(connection, sqlite3.Connection)
                yield connection
            finally:
                pooled.close()


def upsert(connection: Connection, table: Table, key: dict[str, Any], values: dict[str, Any]) -> None:
    """Write a row, in the place of one with the same key."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    row = insert(table).values(**key, **values)
    connection.execute(row.on_conflict_do_update(index_elements=list(key), set_=values))


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgres", "postgresql"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError) as fault:  # the last: a port that is no number
        raise _unknown() from fault
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise _unknown()
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise _unknown()
    return parsed


def _unknown() -> StoreUnavailable:
    return StoreUnavailable(
        "The address of the database cannot be used.",
        "Write it as sqlite:///folder/file.db or postgresql://user:password@host/name.",
    )


def _sqlite(url: URL, patience: float) -> Engine:
    if url.database and not url.database.startswith("file:"):
        make_private(Path(url.database))
    engine = create_engine(url, hide_parameters=True, **_POOL)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions begin where ``begin`` below says, not by guess
        for setting in (
            f"busy_timeout = {int(patience * 1000)}",
            "synchronous = FULL",
            "foreign_keys = ON",
            "secure_delete = ON",
        ):
            connection.execute(f"PRAGMA {setting}")
        _write_ahead(connection, patience)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get(_WRITES):
            _take_turn(connection, patience)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _write_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Let readers and a writer work side by side; a new file is told once, and others may be telling it too.

    SQLite does not wait here, whatever its patience: who comes second is told at once that it is locked.
    """
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_LONGEST)
        else:
            return


def _take_turn(connection: Connection, patience: float) -> None:
    """Begin as the only writer: what is read from here on cannot have changed by the time it is written.

    SQLite knows no queue, and by itself asks again every tenth of a second only, so that with many writers
    some would wait in vain. Here those who have waited longest ask most often, and everybody pauses first.
    """
    begun = time.monotonic()
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    try:
        while True:
            waited = min((time.monotonic() - begun) / max(patience, _SHORTEST), 1.0)
            time.sleep(random.uniform(0, _SHORTEST + (1 - waited) ** 4 * _LONGEST))
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            except OperationalError as fault:
                if waited == 1.0 or not is_busy(fault):
                    raise
            else:
                return
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(patience * 1000)}")


def make_private(file: Path) -> None:
    """A new file is for its owner alone; SQLite gives the files beside it the same rights."""
    with suppress(OSError):  # it is there already; or it cannot be made, and opening it says why
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _postgres(url: URL, patience: float) -> Engine:
    connecting = {
        "connect_timeout": max(1, int(patience)),
        "options": f"-c lock_timeout={int(patience * 1000)} -c synchronous_commit=on",
    }
    try:
        return create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=connecting, **_POOL)
    except ModuleNotFoundError as fault:
        raise StoreUnavailable(
            "What it takes to speak to PostgreSQL is not installed.", "Install requirements-server.txt."
        ) from fault
