"""Stored rows as a grid, and history in words."""

import pytest

from csc_core.intake import open_sample
from csc_core.model import columns as c
from csc_core.model.stored import Change, Collaboration, Part, Step, Stored, StoredRow
from csc_core.model.vocabulary import Kind, Stance
from csc_core.reporting.editing import (
    ALWAYS,
    changed_cells,
    choices,
    editing_table,
    history_lines,
    in_sight,
    is_coded,
    label,
)
from csc_core.storing import keep
from tests.core.storing.build import NOW, by, event


def stored(*rows: StoredRow) -> Stored:
    return Stored(Collaboration("1", "A", "a.csv", 1, NOW, NOW), {Part.EVENTS: rows})


def row(place: int, **cells: str) -> StoredRow:
    return StoredRow(f"S{place}", place, 1, event(f"S{place}", **cells))


def test_the_grid_has_a_row_for_each_in_order_and_the_columns_most_needed() -> None:
    table = editing_table(in_sight(stored(row(2), row(3, title="Later", channel="meeting"))))
    assert table[c.TITLE].tolist() == ["Title of S2", "Later"]
    assert set(ALWAYS) <= set(table.columns)
    assert "channel" in table.columns
    assert c.FACETS not in table.columns
    assert not table.isna().any(axis=None)


def test_the_grid_of_an_empty_log_can_be_filled_in() -> None:
    table = editing_table(in_sight(stored()))
    assert len(table) == 0
    assert set(ALWAYS) <= set(table.columns)


def test_every_cell_of_a_sample_that_is_ours_can_be_edited() -> None:
    rows = keep(open_sample("port-alder-jobs")).rows[Part.EVENTS]
    kept = [StoredRow(str(n), n, 1, one.cells) for n, one in enumerate(rows)]
    table = editing_table(in_sight(stored(*kept)))
    assert len(table) == len(rows)
    assert {name for one in rows for name in one.cells} - set(table.columns) <= {c.DATE_WRITTEN}


def test_coded_columns_offer_blank_their_codes_and_what_stands_there() -> None:
    assert choices(c.STANCE, ["", "furious", "learning"]) == ["", *Stance, "furious"]
    assert choices(c.KIND, []) == ["", *Kind]


def test_only_columns_of_one_code_have_a_list_to_choose_from() -> None:
    assert is_coded(c.STANCE)
    assert is_coded(c.KIND)
    assert not is_coded(c.FACETS)  # several at once
    assert not is_coded(c.TITLE)
    assert not is_coded("their own")


def test_a_column_that_is_not_ours_keeps_its_name() -> None:
    assert label("their own") == "their own"
    assert label(c.TITLE) != c.TITLE


@pytest.mark.parametrize(
    ("edits", "after"),
    [
        ({"b": "3"}, {"a": "1", "b": "3"}),
        ({"b": None}, {"a": "1"}),
        ({"b": "  "}, {"a": "1"}),
        ({"c": " x "}, {"a": "1", "b": "2", "c": "x"}),
        ({}, {"a": "1", "b": "2"}),
    ],
)
def test_edits_replace_add_and_empty_cells(edits: dict[str, str | None], after: dict[str, str]) -> None:
    before = {"a": "1", "b": "2"}
    assert changed_cells(before, edits) == after
    assert before == {"a": "1", "b": "2"}


def test_history_is_told_newest_first_with_before_and_after() -> None:
    first, second = row(2), row(2, title="Reworded", stance="learning")
    steps = [Step(n, by("coordinator", n)) for n in (1, 2, 3)]
    told = list(
        history_lines(
            [
                Change(steps[0], Part.EVENTS, "S2", None, first),
                Change(steps[1], Part.EVENTS, "S2", first, second),
                Change(steps[2], Part.EVENTS, "S2", second, None),
            ]
        )
    )
    assert "taken out" in told[0]
    assert "Title of S2 → Reworded" in told[1]
    assert "blank → learning" in told[1]
    assert told[2].endswith("added")
    assert all("coordinator" in line for line in told)


def test_one_row_can_be_brought_into_sight_and_the_others_keep_their_order() -> None:
    rows = stored(row(2), row(3), row(4))
    keys = [one.key for one in in_sight(rows)]
    assert [one.key for one in in_sight(rows, keys[2])] == [keys[2], keys[0], keys[1]]
    assert [one.key for one in in_sight(rows, "nothing")] == keys
