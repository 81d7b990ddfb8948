"""A newer export of the same log: codes stay, changes are shown, nothing goes without being asked."""

from csc_core.model.stored import Comparison, Part
from csc_core.storing import Store, compare
from tests.core.storing.build import by, created, event, kept, row, titles


def laid_beside(store: Store, table: str, *export: dict[str, str]) -> Comparison:
    return compare(store.load(table).part(Part.EVENTS), kept(*export))


def test_rows_are_matched_by_id_then_by_date_kind_and_title(store: Store) -> None:
    table = created(store, event("S1"), event("S2", title="No steady id"), event("S3"))
    found = laid_beside(
        store,
        table,
        event("S1", title="Reworded"),
        event("X9", title="no steady ID"),
        event("S4"),
    )
    assert [one.stored.key for one in found.altered] == ["S1", "S2"]
    assert found.altered[1].columns == ("title",)
    assert [one.cells["event_id"] for one in found.new] == ["S4"]
    assert [one.key for one in found.missing] == ["S3"]
    assert found.same == 0


def test_codes_given_here_are_no_difference_and_stay(store: Store) -> None:
    table = created(store, event("R1", kind="response"))
    there = row(store, table, "R1")
    with store.edit(table, by()) as edit:
        edit.change(Part.EVENTS, "R1", {**there.cells, "stance": "learning"}, there.version)
    found = laid_beside(store, table, event("R1", kind="response", stance=""))
    assert (found.same, found.altered, found.new, found.missing) == (1, (), (), ())
    found = laid_beside(store, table, event("R1", kind="response", stance="", title="Corrected"))
    with store.edit(table, by()) as edit:
        edit.take(found, altered=["R1"])
    cells = row(store, table, "R1").cells
    assert (cells["title"], cells["stance"]) == ("Corrected", "learning")


def test_only_what_was_chosen_is_applied_and_new_rows_stand_last(store: Store) -> None:
    table = created(store, event("S1"), event("S2"), event("S3"), event("S4"))
    found = laid_beside(store, table, event("S5"), event("S1", title="A"), event("S2", title="B"))
    with store.edit(table, by(), "Newer export") as edit:
        edit.take(found, altered=["S2"], missing=["S4"])
    assert list(titles(store, table).items()) == [
        ("S1", "Title of S1"),
        ("S2", "B"),
        ("S3", "Title of S3"),
        ("S5", "Title of S5"),
    ]
    with store.edit(table, by()) as edit:
        edit.undo()
    assert titles(store, table) == {key: f"Title of {key}" for key in ("S1", "S2", "S3", "S4")}


def test_rows_typed_in_here_are_not_missed_from_the_export(store: Store) -> None:
    table = created(store, event("S1"))
    with store.edit(table, by()) as edit:
        edit.add(Part.EVENTS, event("H1", title="By hand"))
    assert laid_beside(store, table, event("S1")).missing == ()


def test_twins_are_taken_one_by_one(store: Store) -> None:
    table = created(store, event("S1", title="Twin"), event("S2", title="Twin"))
    found = laid_beside(
        store, table, event("a", title="Twin"), event("b", title="Twin"), event("c", title="Twin")
    )
    assert (found.same, len(found.new)) == (2, 1)


def test_rows_without_a_name_are_known_by_what_they_say(store: Store) -> None:
    """A row that is only called after its place stands in another place next time."""
    table = created(store, event("row-2", title="Nameless"), event("row-3", title="Another"))
    with store.edit(table, by()) as edit:
        typed = edit.add(Part.EVENTS, {"date": "2024", "kind": "setback", "title": "By hand"})
    assert typed.key == "row-4"
    found = laid_beside(
        store,
        table,
        event("row-2", title="New on top"),
        event("row-3", title="Nameless"),
        event("row-4", title="Another"),
    )
    assert (found.same, found.altered, found.missing) == (2, (), ())
    with store.edit(table, by()) as edit:
        edit.take(found)
    assert titles(store, table)["row-5"] == "New on top"


def test_the_same_export_again_says_nothing_new(store: Store) -> None:
    events = [event("S1"), event("S2", as_written="a,b,c"), event("", title="Nameless")]
    table = created(store, *events)
    found = laid_beside(store, table, *events)
    assert (found.same, found.altered, found.new, found.missing) == (3, (), (), ())
