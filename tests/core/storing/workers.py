"""What other processes do to a store in the tests; they are forked with everything loaded already."""

import multiprocessing as mp
import os
from multiprocessing.connection import Connection
from pathlib import Path

from csc_core.model.errors import CscError
from csc_core.model.stored import Part
from csc_core.storing import open_store
from tests.core.storing.build import by, created, event

processes = mp.get_context("forkserver")
processes.set_forkserver_preload(["tests.core.storing.workers", "sqlalchemy.dialects.sqlite"])

NOBODY = 65534


def write_for_ever(address: str, collaboration_id: str, first: int, said: Connection) -> None:
    """Add events one by one and tell the number of each once it is saved; until killed."""
    store = open_store(address)
    n = first
    while True:
        with store.edit(collaboration_id, by("writer")) as edit:
            edit.add(Part.EVENTS, event(f"N{n}"))
        said.send(n)
        n += 1


def write_some(address: str, collaboration_id: str, name: str, edits: int, said: Connection) -> None:
    """Add so many events, and count up one row that all writers share; tell what failed."""
    store = open_store(address)
    failed: list[str] = []
    for n in range(edits):
        try:
            with store.edit(collaboration_id, by(name)) as edit:
                edit.add(Part.EVENTS, event(f"{name}-{n}"))
                (shared,) = edit.rows(Part.RECORDS)
                count = str(int(shared.cells["count"]) + 1)
                edit.change(Part.RECORDS, shared.key, {"count": count}, shared.version)
        except CscError as fault:
            failed.append(str(fault))
    said.send(failed)


def try_to_write(address: str, user: int | None, said: Connection) -> None:
    """Open a store and add a collaboration, as another user; tell what was said about it."""
    if user is not None:
        os.setuid(user)
    try:
        store = open_store(address)
        said.send(("saved", created(store, event("S1")), len(store.collaborations())))
    except CscError as fault:
        said.send((type(fault).__name__, fault.says, fault.try_this))


def as_another_user(file: Path) -> tuple[str, str, str | int]:
    """What somebody who may not write to a file is told when they try."""
    hears, says = processes.Pipe(duplex=False)
    user = NOBODY if os.geteuid() == 0 else None
    one = processes.Process(target=try_to_write, args=(f"sqlite:///{file}", user, says))
    one.start()
    told: tuple[str, str, str | int] = hears.recv()
    one.join()
    return told
