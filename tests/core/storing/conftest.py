"""Every test of the store runs on SQLite, and on PostgreSQL too where one is given or can be started."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from csc_core.storing import Store, open_store
from tests.core.storing import postgres


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """A database of our own on the server CSC_TEST_POSTGRES names, else on one that is started here."""
    given = os.environ.get("CSC_TEST_POSTGRES")
    if given:
        yield own_database(given)
    elif postgres.can_start():
        with postgres.server() as started:
            yield own_database(started)
    else:
        pytest.skip("no PostgreSQL: set CSC_TEST_POSTGRES, or install Debian's package postgresql")


def own_database(server: str) -> str:
    """Make an empty database for this test process; gives its address."""
    name = f"csc_test_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


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
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
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
