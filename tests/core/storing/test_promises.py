"""Commitments and second takes come back from the store, and from a project file, as they went in."""

import datetime as dt

from csc_core.model.commitment import Commitment, Look, SecondTake, Showed
from csc_core.model.stored import Part
from csc_core.model.vocabulary import CommitmentState, Practice, SetbackSubtype
from csc_core.storing import (
    FILE,
    Store,
    commitment_cells,
    commitments,
    second_take_cells,
    second_takes,
)
from tests.core.storing.build import by, created, event, kept

DAY = dt.date(2025, 10, 1)
LOSS = SetbackSubtype.FUNDING_LOSS
LOOKS = (Look("S;1", Showed.PARTLY, "row-7"), Look('S"2', Showed.CANNOT_TELL, "row-9"))
PROMISES = (
    Commitment("Bare", None, None, CommitmentState.OPEN, DAY),
    Commitment(
        "Full", "A", DAY, CommitmentState.DONE, DAY, "P1", "JP01", (Practice.DATA,), "M1", LOSS, LOOKS
    ),
)
TAKES = (
    SecondTake(LOSS, "Next time we ask first; then we count.", DAY, "S1", "R1"),
    SecondTake(SetbackSubtype.DATA_ACCESS, "=we look together", DAY, "S2", "R2"),
)


def with_promises(store: Store) -> str:
    table = created(store, event("S1"))
    with store.edit(table, by(), "Promised") as edit:
        edit.replace(Part.COMMITMENTS, map(commitment_cells, PROMISES), 1)
        edit.replace(Part.SECOND_TAKES, map(second_take_cells, TAKES), 1)
    return table


def test_what_was_promised_and_said_for_next_time_is_read_back(store: Store) -> None:
    stored = store.load(with_promises(store))
    assert tuple((commitments(stored) or {}).values()) == PROMISES
    assert second_takes(stored) == TAKES


def test_it_travels_in_the_project_file_and_an_undo_takes_it_back(store: Store) -> None:
    table = with_promises(store)
    stored = store.load(store.import_project(store.export_project(table)).id)
    assert tuple((commitments(stored) or {}).values()) == PROMISES
    assert second_takes(stored) == TAKES
    with store.edit(table, by(), "Undo") as edit:
        edit.undo()
    assert second_takes(store.load(table)) == ()


def test_what_was_remembered_of_a_collaboration_goes_with_it(store: Store) -> None:
    table, other = (store.create(kept(event("S1")), by()).id for _ in range(2))
    store.remember("headers", {"kind": "Issue"})
    for one in (table, other):
        store.remember(one, {FILE: "headers", "phone-address": f"http://{one}"})
    store.delete(table)
    assert store.remembered(table) == {}
    assert store.remembered("headers") == {"kind": "Issue"}  # the other's file is of that kind too
    assert store.remembered(other)
    store.delete(other)
    assert store.remembered(other) == {}
    assert store.remembered("headers") == {}
