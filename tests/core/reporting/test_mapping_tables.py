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
from csc_core.reporting.editing import label

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
    assert [sure != tables.NOT_FOUND for sure in table[tables.SURE]].count(True) == len(found.guesses)
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
    place = next(place for place, guess in enumerate(found.guesses) if guess.ours == c.DATE)
    about, choice = tables.column_answer(found, place, "Closed")
    again = opened({about: choice})
    assert again.mapping is not None
    assert again.mapping[c.DATE] == "Closed"


def test_a_column_that_was_not_found_can_be_chosen_while_any_of_theirs_is_left() -> None:
    rows = TRACKER.replace("Closed", "Belongs to").replace("2025-02-01", "").replace("sent,", "sent,A-1")
    found = open_log(rows.encode(), "tracker.csv", today=LATER)
    table = tables.columns_table(found)
    place = table[tables.OURS].tolist().index(label(c.RESPONDS_TO))
    assert table[tables.THEIRS][place] == tables.NONE
    about, choice = tables.column_answer(found, place, "Belongs to")
    answers = {about: choice} | dict(tables.kind_answer(found, k, Kind.CONTEXT) for k in (2, 3))
    again = open_log(rows.encode(), "tracker.csv", today=LATER, answers=answers)
    assert again.log is not None
    assert list(again.log.text(c.RESPONDS_TO))[1] == "A-1"
    assert not again.unused
    assert tables.NOT_FOUND not in set(tables.columns_table(again)[tables.SURE])


@pytest.mark.parametrize("header", ["In reply to", "Reply to", "Reaction to"])
def test_the_setback_a_row_answers_is_found_by_its_header(header: str) -> None:
    rows = TRACKER.replace("Closed", header).replace("2025-02-01", "").replace("sent,", "sent,A-1")
    found = open_log(rows.encode(), "tracker.csv", today=LATER)
    assert header in next(guess.theirs for guess in found.guesses if guess.ours == c.RESPONDS_TO)


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
