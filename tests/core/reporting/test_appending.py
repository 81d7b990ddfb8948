"""A newer export beside a log: every row is counted once, and both versions of a changed one can be read."""

from csc_core.model.stored import Comparison, StoredRow
from csc_core.reporting import appending as tables
from csc_core.storing import compare
from tests.core.storing.build import event, kept


def beside(*export: dict[str, str]) -> Comparison:
    """An export beside a log of three rows."""
    stored = [StoredRow(f"S{n}", n, 1, event(f"S{n}"), "log.csv") for n in (1, 2, 3)]
    return compare(stored, kept(*export))


def test_every_row_is_counted_as_new_the_same_changed_or_missing() -> None:
    words = tables.beside_words(beside(event("S1"), event("S2", title="Reworded"), event("S4"), event("S5")))
    assert words == "2 rows new, 1 the same, 1 changed, 1 missing from the file."


def test_a_file_that_says_nothing_new_is_told_so() -> None:
    found = beside(event("S1"), event("S2"), event("S3"))
    assert "already" in tables.beside_words(found)
    assert tables.altered_table(found).empty
    assert tables.missing_table(found).empty


def test_a_changed_row_shows_both_versions_where_they_differ_and_nothing_is_taken() -> None:
    table = tables.altered_table(beside(event("S1", title="Reworded", channel="meeting")))
    ((take, title, here, in_file),) = table.to_numpy().tolist()
    assert take is False
    assert title == "Title of S1"
    assert "Title of S1" in here
    assert "blank" in here
    assert "Reworded" in in_file
    assert "meeting" in in_file
    assert "2024-03-05" not in here + in_file


def test_a_missing_row_is_listed_with_its_date_and_stays_unless_it_is_chosen() -> None:
    table = tables.missing_table(beside(event("S1")))
    assert table.to_numpy().tolist() == [
        [False, "2024-03-05", "Title of S2"],
        [False, "2024-03-05", "Title of S3"],
    ]
