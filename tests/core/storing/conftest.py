"""Every test of the store runs on SQLite, and on PostgreSQL too where one is given or can be started."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from csc_core.storing import Store, open_store
from tests.core.storing import postgres


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """The address in CSC_TEST_POSTGRES (its public schema is emptied!), else a server started here."""
    given = os.environ.get("CSC_TEST_POSTGRES")
    if given:
        yield given
    elif postgres.can_start():
        with postgres.server() as address:
            yield address
    else:
        pytest.skip("no PostgreSQL: set CSC_TEST_POSTGRES, or install Debian's package postgresql")


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.db'}"
    given: str = request.getfixturevalue("postgres_address")
    emptied(given)
    return given


def emptied(address: str) -> None:
    """Drop everything in a PostgreSQL database."""
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A new store, on each kind of database."""
    opened = open_store(address)
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a SQLite store may be made."""
    return tmp_path / "file.db"


@pytest.fixture
def sqlite_store(file: Path) -> Iterator[Store]:
    """A new store in a SQLite file."""
    opened = open_store(f"sqlite:///{file}")
    yield opened
    opened.close()
