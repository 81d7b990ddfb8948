"""How a foreign file is understood, as tables: each row can be put right, and the answer is understood."""

import datetime as dt
from collections.abc import Mapping

import pytest

from csc_core.intake import open_log
from csc_core.model import columns as c
from csc_core.model.opened import Opened
from csc_core.model.raw import LEFT_OUT
from csc_core.model.vocabulary import Kind
from csc_core.reporting import mapping_tables as tables

TRACKER = (
    "Issue ID,Opened,Type,Summary,Closed\n"
    "A-1,2025-01-09,Issue,Grant ended,2025-02-01\n"
    "A-2,2025-02-09,Action,Letter sent,\n"
    "A-3,2025-02-11,Change of lead,City hands over,\n"
    "A-4,2025-02-12,,Bus line cut,\n"
)
LATER = dt.date(2026, 1, 1)


def opened(answers: Mapping[str, str] | None = None) -> Opened:
    return open_log(TRACKER.encode(), "tracker.csv", today=LATER, answers=answers)


def test_every_column_that_was_found_is_a_row_with_its_samples() -> None:
    found = opened()
    table = tables.columns_table(found)
    assert len(table) == len(found.guesses)
    by_theirs = table.set_index(tables.THEIRS)
    assert by_theirs.loc["Opened", tables.FILLED] == "4 of 4"
    assert by_theirs.loc["Type", tables.FILLED] == "3 of 4"
    assert by_theirs.loc["Opened", tables.SAMPLES].startswith("2025-01-09 → 9 January 2025")
    assert by_theirs.loc["Summary", tables.SAMPLES] == "Grant ended · Letter sent · City hands over"


def test_every_header_can_be_chosen_and_none() -> None:
    choices = tables.header_choices(opened())
    assert {"Issue ID", "Opened", "Type", "Summary", "Closed", tables.NONE} <= set(choices)
    assert len(choices) == len(set(choices))


def test_a_column_that_is_chosen_is_the_one_that_is_read() -> None:
    found = opened()
    guess = next(guess for guess in found.guesses if guess.ours == c.DATE)
    about, choice = tables.column_answer(guess, "Closed")
    again = opened({about: choice})
    assert again.mapping is not None
    assert again.mapping[c.DATE] == "Closed"


@pytest.mark.parametrize("kind", [*Kind, LEFT_OUT])
def test_a_word_that_is_told_is_read_so_an_empty_cell_too(kind: str) -> None:
    found = opened()
    written = tables.words_table(found)[tables.WRITTEN].tolist()
    assert written[:3] == ["Issue", "Action", "Change of lead"]
    answers = dict(tables.kind_answer(found, place, kind) for place in (2, 3))
    again = opened(answers)
    assert not again.questions
    read = tables.words_table(again).set_index(tables.WRITTEN)[tables.READ_AS]
    assert read[written[2]] == read[written[3]] == kind
    assert again.log is not None
    assert len(again.log) + len(again.set_aside) == 4
    assert len(again.set_aside) == (2 if kind == LEFT_OUT else 0)


def test_what_is_offered_for_a_word_is_what_can_be_said() -> None:
    assert set(tables.kind_choices()) == {*Kind, LEFT_OUT}


def test_the_line_above_counts_columns_and_doubts() -> None:
    found = opened()
    assert f"{len(found.guesses)} columns" in tables.understood(found)
