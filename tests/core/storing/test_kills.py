"""A writing process is killed again and again: what was said to be saved is there, and nothing by half."""

import os
import random
import signal
import sqlite3
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from csc_core.model.stored import Part
from csc_core.storing import open_store
from tests.core.storing.build import created, event
from tests.core.storing.workers import processes, write_for_ever


def kill_and_look(file: Path, kills: int) -> None:
    address = f"sqlite:///{file}"
    store = open_store(address)
    table = created(store, event("S1"))
    store.close()
    moments = random.Random(kills)
    first = 0
    for _ in range(kills):
        hears, says = processes.Pipe(duplex=False)
        writer = processes.Process(target=write_for_ever, args=(address, table, first, says))
        writer.start()
        says.close()
        acknowledged = [hears.recv()]  # it is writing by now
        time.sleep(moments.uniform(0, 0.05))
        assert writer.pid is not None
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        acknowledged += heard(hears)
        store = open_store(address)
        stored = store.load(table)
        there = {row.key for row in stored.part(Part.EVENTS)}
        assert {f"N{n}" for n in acknowledged} <= there
        assert stored.collaboration.revision == len(there) == len(store.steps(table))
        store.close()
        first = acknowledged[-1] + 2  # the last one written may have been saved without an answer
    assert sqlite3.connect(file).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def heard(hears: Connection) -> list[int]:
    """What the writer still got said before it died."""
    told: list[int] = []
    while True:
        try:
            told.append(hears.recv())
        except (EOFError, OSError):
            return told


def test_thirty_kills_lose_nothing(file: Path) -> None:
    kill_and_look(file, 30)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_three_hundred_kills_lose_nothing(file: Path) -> None:
    kill_and_look(file, 300)
