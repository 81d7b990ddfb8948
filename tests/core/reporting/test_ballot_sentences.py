"""Guesses and the pulse in sentences: counts, never fewer than the promise allows."""

from csc_core.model.ballot import Guess, Move
from csc_core.model.vocabulary import PulseItem
from csc_core.reporting.ballot_sentences import guess_headline, guess_rows, met_rows, pulse_rows


def say(sector: str, *would: Move, expects: dict[str, Move] | None = None) -> list[Guess]:
    return [Guess(sector, move, expects or {}) for move in would]


MIXED = [
    *say("business", Move.WAIT, Move.WAIT, Move.TAKE_ON, expects={"government": Move.TELL_EARLY}),
    *say("government", Move.TELL_EARLY, Move.TELL_EARLY, Move.WAIT, expects={"business": Move.ACT_ALONE}),
]


def test_below_five_voices_only_their_number_is_told() -> None:
    few = MIXED[:4]
    assert guess_headline(few).startswith("4 voices so far")
    assert guess_rows(few) == ()
    assert met_rows(few) == ()


def test_what_most_would_do_first_is_counted_and_ends_in_a_question() -> None:
    said = guess_headline(MIXED)
    assert said.startswith("3 of 6 voices")
    assert "wait and see" in said
    assert said.endswith("?")
    tied = guess_headline(MIXED[:5])
    assert "2 of 5" in tied
    assert "tell the others early or wait and see" in tied


def test_each_sector_has_its_row_and_all_voices_come_last() -> None:
    rows = guess_rows(MIXED)
    assert [row.split(" (")[0] for row in rows] == ["Government", "Business", "All voices"]
    assert "2 tell the others early, 1 wait and see" in rows[0]


def test_a_unanimous_sector_and_the_one_that_covers_it_are_left_to_the_total() -> None:
    rows = guess_rows([*MIXED, *say("faith", Move.WAIT, Move.WAIT, Move.WAIT)])
    assert sum("in the total" in row for row in rows) == 2
    assert not any("3 wait" in row for row in rows if row.startswith("Faith"))


def test_guesses_are_counted_against_what_most_would_do() -> None:
    assert met_rows(MIXED) == (
        "3 of 3 guesses about government were right",
        "0 of 3 guesses about business were right",
    )


def test_the_pulse_counts_who_says_mostly_or_fully_from_five_answers_on() -> None:
    rows = pulse_rows({PulseItem.PROMISES: [1, 2, 3, 4, 4], PulseItem.OPEN: [4, 4, 4, 4]})
    assert len(rows) == len(PulseItem)
    assert "3 of 5" in rows[0]
    assert "4" not in rows[1]
    assert "Too few" in rows[1]
    assert "Too few" in rows[2]
