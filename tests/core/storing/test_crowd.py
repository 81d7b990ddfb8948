"""Many at once, in threads and in processes: no error, nothing lost."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer

import pytest

from csc_core.model.stored import Part
from csc_core.storing import Store, open_store
from tests.core.storing.build import by, created, event, kept, said
from tests.core.storing.workers import processes, write_some

WRITERS = 8


@pytest.mark.parametrize("edits", [20, pytest.param(100, marks=[pytest.mark.long, pytest.mark.timeout(300)])])
def test_eight_processes_write_and_nothing_is_lost(address: str, edits: int) -> None:
    """Each adds rows of its own, and all count up one row: a lost update would show in the count."""
    store = open_store(address)
    table = store.create(kept(event("S1"), records=[{"count": "0"}]), by()).id
    hears, says = processes.Pipe(duplex=False)
    writers = [
        processes.Process(target=write_some, args=(address, table, f"W{n}", edits, says))
        for n in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    assert [hears.recv() for _ in writers] == [[]] * WRITERS
    for writer in writers:
        writer.join()
    stored = store.load(table)
    assert len(stored.part(Part.EVENTS)) == 1 + WRITERS * edits
    assert said(stored, Part.RECORDS) == [{"count": str(WRITERS * edits)}]
    assert stored.collaboration.revision == 1 + WRITERS * edits
    assert [step.revision for step in store.steps(table)] == list(range(1 + WRITERS * edits, 0, -1))
    places = [row.place for row in stored.part(Part.EVENTS)]
    assert len(set(places)) == len(places)
    store.close()


def test_threads_of_one_store_write_and_read_side_by_side(store: Store) -> None:
    tables = [created(store, event("S1")) for _ in range(3)]

    def work(n: int) -> int:
        table = tables[n % 3]
        with store.edit(table, by(f"T{n}")) as edit:
            edit.add(Part.EVENTS, event(f"E{n}"))
        found = store.load(table)
        assert (
            len(found.part(Part.EVENTS)) == found.collaboration.revision
        )  # one event a step: a whole picture
        return len(store.collaborations())

    with ThreadPoolExecutor(8) as crowd:
        assert list(crowd.map(work, range(60))) == [3] * 60
    assert sum(len(store.load(table).part(Part.EVENTS)) for table in tables) == 63


def test_a_new_store_may_be_opened_by_all_at_once(address: str) -> None:
    with ThreadPoolExecutor(6) as crowd:
        stores = list(crowd.map(lambda _: open_store(address), range(6)))
    made = [created(store, event("S1")) for store in stores]
    assert {one.id for one in stores[0].collaborations()} == set(made)
    for store in stores:
        store.close()


def test_whoever_opens_a_new_file_waits_for_another_who_is_at_it(file: Path) -> None:
    other = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = Timer(0.3, other.execute, ["COMMIT"])
    done.start()
    try:
        opened = open_store(f"sqlite:///{file}", patience=5)
        assert opened.collaborations() == ()
        opened.close()
    finally:
        done.join()
        other.close()
