"""Guessing one another, and the pulse: totals only."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from csc_core.meeting.guessing import what_each_would_do, where_expectations_meet
from csc_core.meeting.pulse import pulse_totals
from csc_core.model.ballot import Guess, Move
from csc_core.model.vocabulary import PulseItem
from csc_core.reporting.ballot_sentences import guess_rows, met_rows, pulse_rows

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


@pytest.mark.parametrize("n", range(6))
@pytest.mark.parametrize("letters", ["same", "split", "each its own"])
def test_below_five_voices_no_guess_is_told_and_from_five_only_the_total(n: int, letters: str) -> None:
    moves = {"same": [Move.WAIT] * 6, "split": [Move.WAIT, Move.TAKE_ON] * 3, "each its own": list(Move)}
    guesses = group("business", moves[letters][:n], "government", Move.WAIT)
    total, cells = what_each_would_do(guesses)
    assert (total is None) is (n < 5)
    assert cells == ()  # one sector alone would say no more than the total
    assert where_expectations_meet(guesses) == ()
    assert len(guess_rows(guesses)) == (n == 5)
    assert met_rows(guesses) == ()


@given(
    st.lists(
        st.builds(
            Guess,
            st.sampled_from(["government", "business", "community"]),
            st.sampled_from(Move),
            st.dictionaries(st.sampled_from(["government", "business", "community"]), st.sampled_from(Move)),
        ),
        max_size=14,
    )
)
def test_what_is_told_of_guesses_rests_on_three_or_more_and_never_on_a_withheld_row(
    guesses: list[Guess],
) -> None:
    _, cells = what_each_would_do(guesses)
    shown = {cell.sector for cell in cells if not cell.withheld}
    for met in where_expectations_meet(guesses):
        assert met.sector in shown
        assert met.guesses >= 3
        assert met.met <= met.guesses
    assert all(cell.voices >= 3 for cell in cells)


@pytest.mark.parametrize("n", range(6))
def test_a_question_of_the_pulse_is_told_from_five_answers(n: int) -> None:
    answers = {PulseItem.PROMISES: [4] * n, PulseItem.OPEN: [1, 4, 1, 4, 1][:n]}
    assert len(pulse_totals(answers, DAY)) == (2 if n == 5 else 0)
    told = pulse_rows(answers)
    assert sum("Too few answered" in line for line in told) == (1 if n == 5 else 3)


def test_the_pulse_keeps_totals_of_items_that_five_answered() -> None:
    found = pulse_totals({PulseItem.PROMISES: [1, 2, 3, 4, 4], PulseItem.OPEN: [4, 4, 4, 4]}, DAY)
    assert [(row.item, row.n, row.mean) for row in found] == [(PulseItem.PROMISES, 5, 2.8)]
    with pytest.raises(ValidationError):
        pulse_totals({PulseItem.OPEN: [9] * 5}, DAY)
