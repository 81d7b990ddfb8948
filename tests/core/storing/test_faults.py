"""When the database cannot go on: a plain message, nothing half-saved, and a clean start afterwards."""

import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event as listening
from sqlalchemy import text

from csc_core.model.errors import StoreUnavailable
from csc_core.model.stored import Part
from csc_core.storing import Store, open_store
from tests.core.storing.build import by, created, event, retitle, titles
from tests.core.storing.workers import as_another_user


def assert_plain(fault: StoreUnavailable) -> None:
    """A sentence and a remedy, without the words of any database or of Python."""
    told = f"{fault.says} {fault.try_this}"
    assert fault.says.endswith(".")
    assert fault.try_this.endswith(".")
    for jargon in ("sqlite", "psycopg", "sqlalchemy", "error", "exception", "errno", "wal", "cells"):
        assert jargon not in told.casefold(), told


@contextmanager
def unavailable() -> Iterator[None]:
    """What is done here must fail with a plain message."""
    with pytest.raises(StoreUnavailable) as told:
        yield
    assert_plain(told.value)


def add(store: Store, table: str, n: int, detail: str = "") -> None:
    with store.edit(table, by()) as edit:
        edit.add(Part.EVENTS, event(f"N{n}", detail=detail))


def test_a_locked_database_is_waited_for_and_then_said_to_be_busy(file: Path) -> None:
    store = open_store(f"sqlite:///{file}", patience=0.2)
    table = created(store, event("S1"))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with unavailable():
        add(store, table, 1)
    assert list(titles(store, table)) == ["S1"]  # reading goes on meanwhile
    other.execute("ROLLBACK")
    add(store, table, 1)
    assert list(titles(store, table)) == ["S1", "N1"]


def test_a_lock_on_one_collaboration_leaves_the_others_free(postgres_address: str) -> None:
    store = open_store(postgres_address, patience=0.3)
    table, other = created(store, event("S1")), created(store, event("S1"))
    with store.edit(table, by()):
        add(store, other, 1)
        with unavailable():
            add(store, table, 1)
    add(store, table, 1)
    store.close()


def test_a_full_disk_keeps_what_was_saved(sqlite_store: Store) -> None:
    store = sqlite_store
    table = created(store, event("S1"))
    engine = store._database.engine

    @listening.listens_for(engine, "connect")
    def fill(connection: Any, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 60")

    engine.dispose()
    saved = 0
    with unavailable():
        for n in range(1_000):
            add(store, table, n, "x" * 5_000)
            saved += 1
    assert saved > 3
    assert list(titles(store, table)) == ["S1", *(f"N{n}" for n in range(saved))]
    assert store.find(table).revision == saved + 1
    listening.remove(engine, "connect", fill)
    engine.dispose()
    add(store, table, saved)
    assert store.find(table).revision == saved + 2


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of 2 MB, where we may make one."""
    folder = Path(tempfile.mkdtemp(prefix="csc-disk-"))
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        folder.rmdir()
        pytest.skip("a small file system cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


def test_a_really_full_disk_keeps_what_was_saved(small_disk: Path) -> None:
    address = f"sqlite:///{small_disk / 'store.db'}"
    store = open_store(address)
    table = created(store, event("S1"))
    saved = 0
    with unavailable():
        for n in range(1_000):
            add(store, table, n, "x" * 5_000)
            saved += 1
    with unavailable():
        store.back_up(small_disk / "backup.db")
    store.close()
    again = open_store(address)
    assert list(titles(again, table)) == ["S1", *(f"N{n}" for n in range(saved))]
    again.close()


@pytest.mark.parametrize("rights", [(0o555, 0o444), (0o755, 0o444), (0o555, 0o644)])
def test_a_file_that_may_not_be_written_is_said_so(rights: tuple[int, int]) -> None:
    with tempfile.TemporaryDirectory(prefix="csc-rights-") as name:
        folder = Path(name)
        file = folder / "store.db"
        store = open_store(f"sqlite:///{file}")
        created(store, event("S1"))
        store.close()
        folder.chmod(rights[0])
        file.chmod(rights[1])
        kind, says, try_this = as_another_user(file)
        folder.chmod(0o755)
        file.chmod(0o644)
        assert kind == "StoreUnavailable"
        assert_plain(StoreUnavailable(says, str(try_this)))
        store = open_store(f"sqlite:///{file}")
        assert len(store.collaborations()) == 1
        store.close()


def test_a_new_file_is_for_its_owner_alone(file: Path) -> None:
    store = open_store(f"sqlite:///{file}")
    created(store, event("S1"))
    assert {path.stat().st_mode & 0o777 for path in file.parent.glob("file.db*")} == {0o600}
    store.close()


def test_what_is_no_database_is_said_so(file: Path) -> None:
    file.write_bytes(b"date,kind,title\n" * 1_000)
    with unavailable():
        open_store(f"sqlite:///{file}")


def test_a_damaged_database_is_said_so(file: Path) -> None:
    store = open_store(f"sqlite:///{file}")
    table = created(store, *(event(f"S{n}", detail="x" * 2_000) for n in range(50)))
    store.scrub()
    store.close()
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    with unavailable():
        open_store(f"sqlite:///{file}").load(table)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "store.db",
        "mysql://root@localhost/x",
        "sqlite://",
        "sqlite:///:memory:",
        "postgresql+nothing://x/y",
    ],
)
def test_an_address_that_cannot_be_used_is_said_so(address: str) -> None:
    with pytest.raises(StoreUnavailable) as told:
        open_store(address)
    assert "sqlite:///" in told.value.try_this


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with unavailable():
        open_store(f"sqlite:///{tmp_path / 'nowhere' / 'store.db'}")


def test_a_server_that_is_not_there_is_said_so() -> None:
    with unavailable():
        open_store("postgresql://nobody:secret@127.0.0.1:1/none", patience=1)


def test_a_database_that_goes_away_and_comes_back(postgres_address: str) -> None:
    """Every connection is cut at once, as when the server restarts; the next call finds its way."""
    store = open_store(postgres_address)
    table = created(store, event("S1"))
    with unavailable(), store.edit(table, by()) as edit:
        edit.add(Part.EVENTS, event("S2"))
        cut_all(postgres_address)
    assert list(titles(store, table)) == ["S1"]
    cut_all(postgres_address)
    retitle(store, table, "S1", "Found its way")
    assert titles(store, table) == {"S1": "Found its way"}
    store.close()


def cut_all(address: str) -> None:
    other = open_store(address)
    with other._database.engine.begin() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )
        )
    other.close()


def test_secrets_and_events_are_not_in_what_faults_say(file: Path) -> None:
    """Also not in the chain behind them, which ends up in logs."""
    store = open_store(f"sqlite:///{file}", patience=0.1)
    table = created(store, event("S1"))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable) as told:
        add(store, table, 1, "PLANTED TEXT")
    behind: BaseException | None = told.value
    while behind is not None:
        assert "PLANTED" not in str(behind)
        behind = behind.__cause__ or behind.__context__
    with pytest.raises(StoreUnavailable) as told:
        open_store("postgresql://nobody:PLANTED@127.0.0.1:1/none", patience=1)
    assert "PLANTED" not in f"{told.value} {told.value.__cause__}"
    other.close()
