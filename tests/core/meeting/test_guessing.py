"""Guessing one another, and the pulse: totals only."""

import datetime as dt

import pytest
from pydantic import ValidationError

from csc_core.meeting.guessing import what_each_would_do, where_expectations_meet
from csc_core.meeting.pulse import pulse_totals
from csc_core.model.ballot import Guess, Move
from csc_core.model.vocabulary import PulseItem

DAY = dt.date(2025, 10, 1)


def group(sector: str, would: list[Move], other: str, expects: Move) -> list[Guess]:
    return [Guess(sector, move, {other: expects}) for move in would]


BUSINESS = group("business", [Move.WAIT, Move.WAIT, Move.TAKE_ON], "government", Move.ACT_ALONE)
CITY = group("government", [Move.TELL_EARLY, Move.TELL_EARLY, Move.WAIT], "business", Move.WAIT)


def test_guesses_that_named_what_most_would_do_have_met() -> None:
    found = where_expectations_meet([*BUSINESS, *CITY])
    assert {(met.sector, met.met, met.guesses) for met in found} == {("business", 3, 3), ("government", 0, 3)}


def test_a_tie_is_met_by_either() -> None:
    city = group(
        "government", [Move.TELL_EARLY, Move.WAIT, Move.WAIT, Move.TELL_EARLY], "business", Move.WAIT
    )
    guesses = [
        *group("business", [Move.WAIT, Move.TAKE_ON, Move.WAIT], "government", Move.WAIT),
        Guess("community", Move.WAIT, {"government": Move.TELL_EARLY}),
        *(Guess("faith", Move.TAKE_ON, {}) for _ in range(2)),
    ]
    [met] = [met for met in where_expectations_meet([*city, *guesses]) if met.sector == "government"]
    assert (met.met, met.guesses) == (4, 4)


def test_too_few_guesses_too_few_voices_or_one_answer_are_not_told() -> None:
    unanimous = group("government", [Move.WAIT] * 3, "business", Move.WAIT)
    assert where_expectations_meet([*BUSINESS, *unanimous]) == ()
    assert where_expectations_meet(BUSINESS) == ()
    blind = [Guess("government", guess.would, {}) for guess in CITY]
    assert [met.sector for met in where_expectations_meet([*BUSINESS, *blind])] == ["government"]


def test_what_each_would_do_follows_the_rules_of_ballots() -> None:
    total, cells = what_each_would_do([*BUSINESS, *CITY])
    assert total is not None
    assert total.voices == 6
    assert [cell.sector for cell in cells] == ["government", "business"]
    assert what_each_would_do(BUSINESS) == (None, ())


def test_the_pulse_keeps_totals_of_items_that_five_answered() -> None:
    found = pulse_totals({PulseItem.PROMISES: [1, 2, 3, 4, 4], PulseItem.OPEN: [4, 4, 4, 4]}, DAY)
    assert [(row.item, row.n, row.mean) for row in found] == [(PulseItem.PROMISES, 5, 2.8)]
    with pytest.raises(ValidationError):
        pulse_totals({PulseItem.OPEN: [9] * 5}, DAY)
