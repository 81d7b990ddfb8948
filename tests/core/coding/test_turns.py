"""Whose turn a response is: first readings, second readings blind to the first, and which rows are drawn."""

import pytest

from csc_core.coding.turns import AT_LEAST, Choice, first_turn, second_turn
from csc_core.model.analysis import Analysis
from tests.core.charting.seen import analysed
from tests.core.coding.coders import coded_log, coding
from tests.core.small_logs import e


def many(n: int, stance: str = "learning", first: int = 0) -> list[dict[str, str]]:
    return [dict(e(f"R{first + k}", 300 - first - k, to="S1", stance=stance)) for k in range(n)]


def logged(*rows: dict[str, str]) -> Analysis:
    return analysed(e("S1", 400), *rows)


def test_what_nobody_has_read_is_waiting_oldest_first_and_what_was_read_as_unclear_is_not() -> None:
    rows = [e("R1", 10, to="S1"), e("R2", 20, to="S1"), e("R3", 30, to="S1", stance="unclear")]
    assert first_turn(analysed(e("S1", 40), *rows)) == ("R3", "R2", "R1")
    read = coded_log([e("S1", 40), *rows], [coding("R3", "A", "unclear")])
    assert first_turn(read) == ("R2", "R1")


def test_a_second_coder_gets_what_others_coded_in_the_order_of_dates_and_never_their_own() -> None:
    rows = [
        e("S1", 40),
        e("R1", 30, to="S1", stance="blaming", coder="A"),
        e("R2", 20, to="S1", stance="learning"),
        e("R3", 10, to="S1"),
    ]
    log = coded_log(rows, [coding("R2", "C", "learning"), coding("R2", "B", "neutral")])
    assert second_turn(log, "A", Choice.ALL).waiting == ("R2",)
    turn = second_turn(log, "B", Choice.ALL)
    assert (turn.waiting, turn.done, turn.total) == (("R1",), 1, 2)
    assert second_turn(log, "C", Choice.ALL).waiting == ("R1",)


def test_the_codebook_s_choice_holds_all_that_blames_and_a_fifth_of_the_others_but_at_least_ten() -> None:
    log = logged(*many(100), *many(3, "blaming", 100), *many(2, "mixed", 103))
    chosen = second_turn(log, "B", Choice.CODEBOOK).waiting
    assert {f"R{k}" for k in range(100, 105)} <= set(chosen)
    assert len(chosen) == 5 + 20
    small = logged(*many(30), *many(1, "blaming", 30))
    assert second_turn(small, "B", Choice.CODEBOOK).total == 1 + AT_LEAST


@pytest.mark.parametrize("n", [1, 7, 50])
def test_a_sample_is_the_same_for_everybody_and_does_not_look_at_codes(n: int) -> None:
    one = second_turn(logged(*many(40)), "B", Choice.SAMPLE, n)
    other = second_turn(logged(*many(40, "blaming")), "C", Choice.SAMPLE, n)
    assert one.waiting == other.waiting
    assert one.total == min(n, 40)


def test_a_sample_keeps_its_rows_while_they_are_read() -> None:
    rows = [e("S1", 400), *many(40)]
    before = second_turn(coded_log(rows, []), "B", Choice.SAMPLE, 10)
    read = [coding(event, "B", "neutral") for event in before.waiting[:4]]
    first = [coding(event, "first coder", "learning") for event in before.waiting[:4]]
    after = second_turn(coded_log(rows, [*first, *read]), "B", Choice.SAMPLE, 10)
    assert (after.waiting, after.done) == (before.waiting[4:], 4)
