"""Adding, changing, removing and restoring rows; conflicts; and what history says of it."""

from contextlib import suppress

import pytest

from csc_core.model.errors import CellNotKept, EditConflict, UnknownCollaboration
from csc_core.model.stored import Part
from csc_core.model.vocabulary import Visibility
from csc_core.storing import Store
from tests.core.storing.build import NOW, by, created, event, retitle, row, said, titles


@pytest.fixture
def table(store: Store) -> str:
    """A collaboration of three events."""
    return created(store, event("S1"), event("S2"), event("S3"))


def test_a_step_counts_once_whatever_it_changes(store: Store, table: str) -> None:
    with store.edit(table, by(minutes=5), "Two at once") as edit:
        edit.add(Part.EVENTS, event("S4"))
        edit.add(Part.PARTNERS, {"org_id": "CITY"})
    found = store.find(table)
    assert (found.revision, found.created, found.changed) == (2, NOW, by(minutes=5).at)
    assert [step.what for step in store.steps(table)] == ["Two at once", ""]


def test_an_added_event_stands_last_and_is_of_the_new_revision(store: Store, table: str) -> None:
    with store.edit(table, by()) as edit:
        edit.add(Part.EVENTS, event("S0", title="Late"))
    last = store.load(table).part(Part.EVENTS)[-1]
    assert (last.key, last.place, last.version, last.came_from) == ("S0", 5, 2, None)


def test_an_event_without_an_id_is_called_after_its_place(store: Store, table: str) -> None:
    with store.edit(table, by()) as edit:
        made = edit.add(Part.EVENTS, {"date": "2024", "kind": "setback", "title": "Nameless"})
    assert made.key == "row-5"
    assert row(store, table, "row-5").cells["event_id"] == "row-5"


def test_a_place_is_not_given_twice(store: Store, table: str) -> None:
    with store.edit(table, by()) as edit:
        edit.remove(Part.EVENTS, "S3", 1)
    with store.edit(table, by()) as edit:
        assert edit.add(Part.EVENTS, event("S4")).place == 5


def test_a_changed_event_keeps_its_id_and_its_place(store: Store, table: str) -> None:
    with store.edit(table, by()) as edit:
        edit.change(
            Part.EVENTS, "S2", {"event_id": "X", "date": "2024", "kind": "setback", "title": "New"}, 1
        )
    assert list(titles(store, table)) == ["S1", "S2", "S3"]
    assert titles(store, table)["S2"] == "New"


def test_what_names_a_row_stays(store: Store) -> None:
    table = created(store, event("S1"), partners=[{"org_id": "CITY", "name": "City"}])
    with store.edit(table, by()) as edit:
        edit.change(Part.PARTNERS, "CITY", {"org_id": "SCH", "name": "City hall"}, 1)
    assert said(store.load(table), Part.PARTNERS) == [{"org_id": "CITY", "name": "City hall"}]


def test_a_new_date_makes_the_old_wording_void(store: Store) -> None:
    table = created(store, event("S1", date="2024-05", date_written="May '24"))
    there = row(store, table, "S1")
    with store.edit(table, by()) as edit:
        edit.change(Part.EVENTS, "S1", {**there.cells, "title": "Same day"}, there.version)
    assert row(store, table, "S1").cells["date_written"] == "May '24"
    there = row(store, table, "S1")
    with store.edit(table, by()) as edit:
        edit.change(Part.EVENTS, "S1", {**there.cells, "date": "2024-06"}, there.version)
    assert "date_written" not in row(store, table, "S1").cells


def test_the_second_of_two_editors_is_told_and_shown_both(store: Store, table: str) -> None:
    seen = row(store, table, "S1")
    retitle(store, table, "S1", "First", who="coordinator")
    with pytest.raises(EditConflict) as told, store.edit(table, by("facilitator")) as edit:
        edit.change(Part.EVENTS, "S1", {**seen.cells, "title": "Second"}, seen.version)
    conflict = told.value
    assert (conflict.yours or {})["title"] == "Second"
    assert (conflict.theirs or {})["title"] == "First"
    assert conflict.by == by("coordinator")
    assert titles(store, table)["S1"] == "First"
    there = row(store, table, "S1")
    with store.edit(table, by("facilitator")) as edit:
        edit.change(Part.EVENTS, "S1", {**there.cells, "title": "Second"}, there.version)
    assert titles(store, table)["S1"] == "Second"


def test_changing_what_somebody_removed_is_a_conflict(store: Store, table: str) -> None:
    seen = row(store, table, "S1")
    with store.edit(table, by("coordinator")) as edit:
        edit.remove(Part.EVENTS, "S1", seen.version)
    with pytest.raises(EditConflict) as told, store.edit(table, by()) as edit:
        edit.change(Part.EVENTS, "S1", seen.cells, seen.version)
    assert told.value.theirs is None
    assert told.value.by == by("coordinator")


def test_removing_what_somebody_changed_is_a_conflict(store: Store, table: str) -> None:
    retitle(store, table, "S1", "Changed")
    with pytest.raises(EditConflict), store.edit(table, by()) as edit:
        edit.remove(Part.EVENTS, "S1", 1)
    assert "S1" in titles(store, table)


def test_adding_under_a_name_that_is_taken_is_a_conflict(store: Store, table: str) -> None:
    with pytest.raises(EditConflict), store.edit(table, by()) as edit:
        edit.add(Part.EVENTS, event("S1", title="Another"))
    assert titles(store, table)["S1"] == "Title of S1"


def test_a_block_that_fails_leaves_nothing(store: Store, table: str) -> None:
    with suppress(EditConflict), store.edit(table, by()) as edit:
        edit.add(Part.EVENTS, event("S4"))
        edit.remove(Part.EVENTS, "S1", 1)
        edit.remove(Part.EVENTS, "S9", 1)
    assert list(titles(store, table)) == ["S1", "S2", "S3"]
    assert store.find(table).revision == 1


def test_a_step_that_changes_nothing_is_no_step(store: Store, table: str) -> None:
    there = row(store, table, "S1")
    with store.edit(table, by(minutes=9)) as edit:
        edit.change(Part.EVENTS, "S1", dict(there.cells), there.version)
        edit.add(Part.EVENTS, event("S4"))
        edit.remove(Part.EVENTS, "S4", 2)
    assert store.find(table).revision == 1
    assert len(store.steps(table)) == 1


def test_restore_puts_a_removed_row_back_where_it_stood(store: Store, table: str) -> None:
    retitle(store, table, "S2", "As it last was")
    with store.edit(table, by()) as edit:
        edit.remove(Part.EVENTS, "S2", 2)
    with store.edit(table, by()) as edit:
        restored = edit.restore(Part.EVENTS, "S2")
        assert edit.restore(Part.EVENTS, "never") is None
    assert restored is not None
    assert list(titles(store, table).items())[1] == ("S2", "As it last was")


def test_history_tells_who_when_before_and_after(store: Store, table: str) -> None:
    retitle(store, table, "S1", "Once", who="coordinator")
    retitle(store, table, "S1", "Twice")
    retitle(store, table, "S2", "Other")
    done = store.history(table, "S1")
    told = [(change.step.by.who, change.before, change.after) for change in done]
    seen = [(who, one and one.cells["title"], two and two.cells["title"]) for who, one, two in told]
    assert seen == [("coordinator", "Title of S1", "Once"), ("facilitator", "Once", "Twice")]
    assert [change.step.revision for change in done] == [2, 3]


def test_small_tables_are_replaced_as_a_whole(store: Store) -> None:
    table = created(store, event("S1"), partners=[{"org_id": "CITY"}, {"org_id": "SCH", "name": "District"}])
    with store.edit(table, by()) as edit:
        edit.replace(Part.PARTNERS, [{"org_id": "SCH", "name": "Schools"}, {"org_id": "NPO"}], revision=1)
    assert said(store.load(table), Part.PARTNERS) == [{"org_id": "SCH", "name": "Schools"}, {"org_id": "NPO"}]
    with pytest.raises(EditConflict) as told, store.edit(table, by("late")) as edit:
        edit.replace(Part.PARTNERS, [{"org_id": "SCH", "name": "Old"}], revision=1)
    assert len(said(store.load(table), Part.PARTNERS)) == 2
    assert told.value.by == by()


def test_rows_that_a_replacement_leaves_alone_are_no_change(store: Store) -> None:
    roster = [{"org_id": "CITY"}, {"org_id": "SCH"}]
    table = created(store, event("S1"), partners=roster)
    with store.edit(table, by()) as edit:
        edit.replace(Part.PARTNERS, roster, revision=1)
    assert store.find(table).revision == 1
    with store.edit(table, by()) as edit:
        edit.replace(Part.PARTNERS, [*roster, {"org_id": "NPO"}], revision=1)
    assert store.history(table, "CITY", part=Part.PARTNERS) == ()
    assert len(store.history(table, "NPO", part=Part.PARTNERS)) == 1


def test_replacing_notices_a_row_that_somebody_took_out(store: Store) -> None:
    table = created(store, event("S1"), partners=[{"org_id": "CITY"}, {"org_id": "SCH"}])
    with store.edit(table, by()) as edit:
        edit.remove(Part.PARTNERS, "SCH", 1)
    with pytest.raises(EditConflict), store.edit(table, by()) as edit:
        edit.replace(Part.PARTNERS, [{"org_id": "CITY"}, {"org_id": "SCH", "name": "Back"}], revision=1)


def test_two_coders_do_not_meet_in_one_row(store: Store, table: str) -> None:
    coding = {"event_id": "S1", "field": "stance", "value": "learning"}
    with store.edit(table, by("one")) as edit:
        edit.add(Part.CODINGS, {**coding, "coder": "one"})
    with store.edit(table, by("two")) as edit:
        edit.add(Part.CODINGS, {**coding, "coder": "two"})
    assert [cells["coder"] for cells in said(store.load(table), Part.CODINGS)] == ["one", "two"]


def test_the_name_follows_the_meta_table(store: Store, table: str) -> None:
    assert store.find(table).name == "Harbor table"
    with store.edit(table, by()) as edit:
        edit.add(Part.META, {"field": "Name", "value": " Jobs compact "})
    assert store.find(table).name == "Jobs compact"
    with store.edit(table, by()) as edit:
        edit.remove(Part.META, "Name", 2)
    assert store.find(table).name == "log.csv"


def test_cells_that_hold_too_much_or_no_text_are_refused(store: Store, table: str) -> None:
    for cell in ("x" * 32_768, "nul \0 in it", "half a pair \ud800"):
        with pytest.raises(CellNotKept), store.edit(table, by()) as edit:
            edit.add(Part.EVENTS, event("S4", detail=cell))
    assert len(titles(store, table)) == 3


def test_names_of_any_length_and_letters_are_told_apart(store: Store) -> None:
    long = "x" * 20_000
    table = created(store, event(long + "1"), event(long + "2"), event("Ж/ü 1"), event("tab\there"))
    assert [cells["event_id"] for cells in said(store.load(table))] == [
        long + "1",
        long + "2",
        "Ж/ü 1",
        "tab\there",
    ]
    first = store.load(table).part(Part.EVENTS)[0]
    retitle(store, table, first.key, "Found by its key")
    assert titles(store, table)[first.key] == "Found by its key"


def test_a_collaboration_that_is_not_there_is_said_so(store: Store) -> None:
    for call in (store.find, store.load, store.export_project, store.delete):
        with pytest.raises(UnknownCollaboration):
            call("nowhere")
    with pytest.raises(UnknownCollaboration), store.edit("nowhere", by()):
        pass


def test_rows_that_may_not_be_seen_are_not_read(store: Store) -> None:
    table = created(
        store,
        event("S1", visibility="public"),
        event("S2"),
        event("R1", kind="response", stance="blaming"),
        event("R2", kind="response", stance="blaming", visibility="partners"),
        event("R3", kind="response", blame_forms="accusing"),
        event("S3", visibility="Facilitator"),
        event("X1", as_written="a,b,c"),
        codings=[
            {"event_id": "R1", "coder": "one", "field": "stance", "value": "blaming"},
            {"event_id": "R2", "coder": "one", "field": "stance", "value": "blaming"},
        ],
    )

    def seen(*levels: Visibility) -> list[str]:
        return [row.key for row in store.load(table, may_see=frozenset(levels)).part(Part.EVENTS)]

    assert seen(Visibility.PUBLIC) == ["S1"]
    assert seen(Visibility.PUBLIC, Visibility.PARTNERS) == ["S1", "S2", "R2"]
    assert seen(Visibility.FACILITATOR) == ["R1", "R3", "S3", "X1"]
    assert seen(*Visibility) == [row.key for row in store.load(table).part(Part.EVENTS)]
    partners = store.load(table, may_see=frozenset({Visibility.PARTNERS}))
    assert [cells["event_id"] for cells in said(partners, Part.CODINGS)] == ["R2"]


def test_history_hides_what_was_once_for_the_facilitator_alone(store: Store) -> None:
    table = created(store, event("S1", visibility="facilitator", title="Said in private"))
    there = row(store, table, "S1")
    with store.edit(table, by()) as edit:
        edit.change(Part.EVENTS, "S1", event("S1", visibility="public"), there.version)
    everyone = frozenset({Visibility.PUBLIC, Visibility.PARTNERS})
    assert store.history(table, "S1", may_see=everyone) == ()
    assert len(store.history(table, "S1")) == 1


def test_all_changes_are_told_those_of_rows_that_are_gone_too(store: Store, table: str) -> None:
    retitle(store, table, "S1", "New")
    with store.edit(table, by(), "S2 out") as edit:
        edit.remove(Part.EVENTS, "S2", 1)
    told = [(change.step.what, change.key) for change in store.changes(table)]
    assert told[-2:] == [("Title of S1", "S1"), ("S2 out", "S2")]
    last = store.changes(table)[-1]
    assert last.before is not None
    assert last.after is None
