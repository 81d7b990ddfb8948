"""Undo and redo: each person's own steps, nothing lost, nobody else's work overwritten."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from csc_core.model.errors import EditConflict
from csc_core.model.stored import Cells, Part, Step
from csc_core.storing import Store
from tests.core.storing.build import by, created, event, retitle, row, said, titles


def undo(store: Store, table: str, who: str = "facilitator") -> Step | None:
    with store.edit(table, by(who), "Undo") as edit:
        return edit.undo()


def redo(store: Store, table: str, who: str = "facilitator") -> Step | None:
    with store.edit(table, by(who), "Redo") as edit:
        return edit.redo()


@pytest.fixture
def table(store: Store) -> str:
    """A collaboration of two events."""
    return created(store, event("S1"), event("S2"))


def test_undo_takes_back_everything_a_step_did(store: Store, table: str) -> None:
    before = said(store.load(table))
    with store.edit(table, by(), "A lot") as edit:
        edit.add(Part.EVENTS, event("S3"))
        edit.remove(Part.EVENTS, "S1", 1)
        edit.change(Part.EVENTS, "S2", event("S2", title="New"), 1)
        edit.add(Part.PARTNERS, {"org_id": "CITY"})
    after = said(store.load(table))
    assert undo(store, table) is not None
    assert said(store.load(table)) == before
    assert said(store.load(table), Part.PARTNERS) == []
    assert redo(store, table) is not None
    assert said(store.load(table)) == after
    assert said(store.load(table), Part.PARTNERS) == [{"org_id": "CITY"}]


def test_the_next_undo_and_redo_are_named_beforehand(store: Store, table: str) -> None:
    assert store.next_undo(table, "facilitator") is None
    assert store.next_redo(table, "facilitator") is None
    retitle(store, table, "S1", "New")
    next_undo = store.next_undo(table, "facilitator")
    assert next_undo is not None
    assert next_undo.what == "Title of S1"
    undo(store, table)
    assert store.next_undo(table, "facilitator") is None
    next_redo = store.next_redo(table, "facilitator")
    assert next_redo is not None
    assert next_redo.undoes == next_undo.revision


def test_each_undoes_their_own_steps(store: Store, table: str) -> None:
    retitle(store, table, "S1", "Mine", who="one")
    retitle(store, table, "S2", "Theirs", who="two")
    undo(store, table, "one")
    assert titles(store, table) == {"S1": "Title of S1", "S2": "Theirs"}
    assert undo(store, table, "three") is None


def test_undo_does_not_overwrite_what_somebody_did_since(store: Store, table: str) -> None:
    retitle(store, table, "S1", "Mine", who="one")
    retitle(store, table, "S1", "Theirs", who="two")
    with pytest.raises(EditConflict) as told:
        undo(store, table, "one")
    assert (told.value.theirs or {})["title"] == "Theirs"
    assert told.value.by == by("two")
    assert titles(store, table)["S1"] == "Theirs"


def test_a_new_change_ends_what_could_be_redone(store: Store, table: str) -> None:
    retitle(store, table, "S1", "Mine")
    undo(store, table)
    retitle(store, table, "S2", "New")
    assert redo(store, table) is None
    assert titles(store, table) == {"S1": "Title of S1", "S2": "New"}


def test_history_is_only_ever_added_to(store: Store, table: str) -> None:
    retitle(store, table, "S1", "Mine")
    undo(store, table)
    redo(store, table)
    assert [(step.revision, step.undoes, step.redoes) for step in store.steps(table)] == [
        (4, None, 3),
        (3, 2, None),
        (2, None, None),
        (1, None, None),
    ]
    assert len(store.history(table, "S1")) == 3


Do = Callable[[Store, str, int], None]


def add(store: Store, table: str, n: int) -> None:
    with store.edit(table, by()) as edit:
        edit.add(Part.EVENTS, event(f"N{n}"))


def change(store: Store, table: str, n: int) -> None:
    keys = list(titles(store, table))
    if keys:
        retitle(store, table, keys[n % len(keys)], f"Title {n}")


def remove(store: Store, table: str, n: int) -> None:
    keys = list(titles(store, table))
    if keys:
        key = keys[n % len(keys)]
        with store.edit(table, by()) as edit:
            edit.remove(Part.EVENTS, key, row(store, table, key).version)


@example([add, "undo", add, "undo", "redo", "redo"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([add, change, remove, "undo", "redo"]), min_size=1, max_size=12))
def test_any_sequence_goes_back_and_forth_like_a_stack(sqlite_store: Store, doings: list[Do | str]) -> None:
    store = sqlite_store
    table = created(store, event("S1"), event("S2"))
    states: list[list[Cells]] = [said(store.load(table))]  # what undo should walk back through
    ahead: list[list[Cells]] = []
    for n, do in enumerate(doings):
        if do == "undo":
            assert (undo(store, table) is not None) == (len(states) > 1)
            ahead += [states.pop()] if len(states) > 1 else []
        elif do == "redo":
            assert (redo(store, table) is not None) == bool(ahead)
            states += [ahead.pop()] if ahead else []
        elif callable(do):
            do(store, table, n)
            now = said(store.load(table))
            if now != states[-1]:
                states.append(now)
                ahead.clear()
        assert said(store.load(table)) == states[-1]
    revisions = [step.revision for step in store.steps(table)]
    assert revisions == list(range(store.find(table).revision, 0, -1))
