"""Backups made while others write, putting them back, and deleting for good."""

import sqlite3
import threading
from pathlib import Path

import pytest

from csc_core.model.errors import SavedFileTooNew, StoreUnavailable
from csc_core.model.stored import Part
from csc_core.storing import Store, open_store, put_back
from tests.core.storing.build import NOW, by, created, event, retitle, said, titles


def test_a_backup_made_while_others_write_is_one_moment(sqlite_store: Store, tmp_path: Path) -> None:
    store = sqlite_store
    table = created(store, event("S1"))
    stop = threading.Event()

    def write() -> None:
        n = 0
        while not stop.is_set():
            with store.edit(table, by()) as edit:
                edit.add(Part.EVENTS, event(f"N{n}"))
            n += 1

    writer = threading.Thread(target=write)
    writer.start()
    copies = [tmp_path / f"backup-{n}.db" for n in range(5)]
    for copy in copies:
        store.back_up(copy)
    stop.set()
    writer.join()
    sizes = []
    for copy in copies:
        assert [path.name for path in tmp_path.glob(f"{copy.name}*")] == [copy.name]  # one file, all in it
        assert copy.stat().st_mode & 0o777 == 0o600
        opened = open_store(f"sqlite:///{copy}")
        stored = opened.load(table)
        assert len(stored.part(Part.EVENTS)) == stored.collaboration.revision == len(opened.steps(table))
        sizes.append(stored.collaboration.revision)
        opened.close()
    assert sizes == sorted(sizes)
    assert sizes[-1] <= store.find(table).revision


def test_a_backup_put_back_is_identical(sqlite_store: Store, file: Path, tmp_path: Path) -> None:
    table = created(sqlite_store, event("S1"), event("S2"))
    retitle(sqlite_store, table, "S1", "Before")
    project = sqlite_store.export_project(table)
    backup = tmp_path / "backup.db"
    sqlite_store.back_up(backup)
    retitle(sqlite_store, table, "S1", "After")
    other = created(sqlite_store, event("S9"))
    put_back(backup, file)  # while the store is open
    assert sqlite_store.export_project(table) == project
    assert [one.id for one in sqlite_store.collaborations()] == [table]
    retitle(sqlite_store, table, "S2", "Work goes on")
    assert titles(sqlite_store, table) == {"S1": "Before", "S2": "Work goes on"}
    elsewhere = tmp_path / "elsewhere.db"
    put_back(backup, elsewhere)
    moved = open_store(f"sqlite:///{elsewhere}")
    assert moved.export_project(table) == project
    assert other not in {one.id for one in moved.collaborations()}
    moved.close()


def test_what_is_no_sound_backup_is_not_put_back(sqlite_store: Store, file: Path, tmp_path: Path) -> None:
    table = created(sqlite_store, *(event(f"S{n}", detail="x" * 3_000) for n in range(30)))
    backup = tmp_path / "backup.db"
    sqlite_store.back_up(backup)
    whole = backup.read_bytes()
    with pytest.raises(StoreUnavailable):
        put_back(tmp_path / "none.db", file)
    for content in (b"hello" * 900, whole[: len(whole) // 2], other_database(tmp_path)):
        damaged = tmp_path / "damaged.db"
        damaged.write_bytes(content)
        with pytest.raises(StoreUnavailable):
            put_back(damaged, file)
    newer = tmp_path / "newer.db"
    newer.write_bytes(whole)
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(SavedFileTooNew):
        put_back(newer, file)
    assert len(sqlite_store.load(table).part(Part.EVENTS)) == 30


def other_database(folder: Path) -> bytes:
    connection = sqlite3.connect(folder / "plain.db")
    connection.execute("CREATE TABLE notes (line)")
    connection.commit()
    connection.close()
    return (folder / "plain.db").read_bytes()


def test_postgresql_is_backed_up_by_its_own_tools(postgres_address: str, tmp_path: Path) -> None:
    store = open_store(postgres_address)
    with pytest.raises(StoreUnavailable) as told:
        store.back_up(tmp_path / "backup.db")
    assert "pg_dump" in told.value.try_this
    store.close()


def raw(file: Path) -> bytes:
    """Everything in the files of a SQLite store."""
    return b"".join(path.read_bytes() for path in sorted(file.parent.glob(f"{file.name}*")))


def test_what_was_deleted_is_in_no_file_any_more(sqlite_store: Store, file: Path) -> None:
    store = sqlite_store
    stays = created(store, *(event(f"K{n}", detail="KEPT" * 300) for n in range(20)))
    gone = created(store, *(event(f"G{n}", detail="PLANTED" * (n * 40 + 1)) for n in range(40)))
    for n in range(40):
        retitle(store, gone, f"G{n}", "PLANTED too")
        retitle(store, stays, "K1", f"KEPT {n}")
    with store.edit(gone, by()) as edit:
        edit.add(Part.PARTNERS, {"org_id": "PLANTED"})
        edit.add(Part.META, {"field": "name", "value": "PLANTED"})
        edit.summarize({"name": "PLANTED"})
    ballot = store.ballots.open(gone, "setback", "PLANTED", promise="PLANTED", expires=by(minutes=90).at)
    for n in range(20):
        store.ballots.cast(ballot.id, f"phone-{n}", {"line": "PLANTED"}, NOW)
    assert b"PLANTED" in raw(file)
    assert store.delete(gone) is True
    assert b"PLANTED" not in raw(file)
    assert gone.encode() not in raw(file)
    assert said(store.load(stays))[0]["detail"] == "KEPT" * 300
    assert len(store.steps(stays)) == 41


def test_deleting_while_somebody_reads_says_that_traces_remain(file: Path) -> None:
    store = open_store(f"sqlite:///{file}", patience=0.2)
    gone = created(store, event("S1", detail="PLANTED"))
    reader = sqlite3.connect(file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM entry").fetchall()
    assert store.delete(gone) is False
    assert store.collaborations() == ()
    reader.execute("ROLLBACK")
    assert store.scrub() is True
    assert b"PLANTED" not in raw(file)
    reader.close()
    store.close()
