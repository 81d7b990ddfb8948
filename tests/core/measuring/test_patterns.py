"""What follows what inside episodes."""

from csc_core.model.findings import Patterns, Share
from tests.core.measuring.hand import log_of, measured, response, row, setback

STANCES = {"L": "learning", "B": "blaming", "M": "mixed", "N": "neutral", "U": "unclear"}


def patterns(*episodes: str) -> Patterns:
    rows = []
    for number, stances in enumerate(episodes):
        rows.append(setback(f"S{number}", 19_000 + number))
        rows += [response(STANCES[s], 19_100 + n, f"S{number}") for n, s in enumerate(stances)]
    return measured(log_of(rows)).patterns


def follows(found: Patterns, before: str, after: str) -> int:
    return found.follows[found.states.index(before)][found.states.index(after)]


def test_the_worked_sequence_is_counted_inside_episodes() -> None:
    found = patterns("BBL", "LLM", "BBB", "LLLM", "BLL", "LL")
    assert found.states == ("setback", "learning", "blaming", "mixed")
    assert (follows(found, "setback", "blaming"), follows(found, "setback", "learning")) == (3, 3)
    assert follows(found, "blaming", "blaming") == 3
    assert found.blame_repeats == Share(3, 5)
    assert all(follows(found, before, "setback") == 0 for before in found.states)
    assert all(z is None for line in found.residuals for z in line)


def test_neutral_and_unclear_responses_and_other_rows_are_passed_over() -> None:
    rows = [
        setback(),
        response("neutral", "2024-01-02"),
        response("blaming", "2024-01-03"),
        row("practice", "2024-01-04", answers="S1"),
        response("unclear", "2024-01-05"),
        response(None, "2024-01-06"),
        response("learning", "2024-01-07"),
    ]
    found = measured(log_of(rows)).patterns
    assert (follows(found, "setback", "blaming"), follows(found, "blaming", "learning")) == (1, 1)
    assert sum(map(sum, found.follows)) == 2


def test_an_answer_to_two_setbacks_stands_in_both_sequences() -> None:
    rows = [setback("S1"), setback("S2"), response("learning", "2024-02-01", "S1 S2")]
    assert follows(measured(log_of(rows)).patterns, "setback", "learning") == 2


def test_residuals_are_told_where_the_log_is_large_enough() -> None:
    found = patterns(*["BLBL"] * 30)
    z = found.residuals[found.states.index("blaming")][found.states.index("learning")]
    assert z is not None
    assert z > 2


def test_learnt_episodes_are_counted_of_those_that_can_be_read() -> None:
    found = patterns("L", "BL", "B", "M", "N", "")
    assert (found.learnt, found.learnt_range) == (Share(2, 4), None)


def test_a_range_is_told_from_ten_episodes_on() -> None:
    assert patterns(*["L"] * 8, *["B"] * 2).learnt_range == (49, 94)
    assert patterns(*["L"] * 7, *["B"] * 2).learnt_range is None
