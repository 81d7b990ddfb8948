"""Heat: how much strain is on record lately."""

import pytest

from csc_core.model.prompts import HeatReading
from csc_core.model.vocabulary import Heat, Stage
from csc_core.signalling import read_heat, read_signals
from tests.core.small_logs import Row, e, found, partner


def heat(*events: Row, **beside: list[Row]) -> HeatReading:
    findings = found(*events, **beside)
    return read_heat(findings, read_signals(findings))


def public(days_ago: int) -> list[Row]:
    return [e("S1", 400), e("R1", days_ago, to="S1", stance="mixed", channel="public")]


def both_ways(days_ago: int) -> list[Row]:
    first = e("R1", days_ago + 1, to="S1", stance="mixed", by="A", at="B")
    return [e("S1", 400), first, e("R2", days_ago, to="S1", stance="mixed", by="B", at="A")]


def run_of_blame(days_ago: int) -> list[Row]:
    older = e("R1", days_ago + 9, to="S1", stance="blaming")
    return [e("S1", 400), older, e("R2", days_ago, to="S1", stance="blaming")]


def blame(severity: int | str, days_ago: int) -> list[Row]:
    return [e("S1", 400, severity=severity), e("R1", days_ago, to="S1", stance="blaming")]


def form(name: str, days_ago: int) -> list[Row]:
    return [e("S1", 400), e("R1", days_ago, to="S1", stance="unclear", forms=name)]


SEVERE = [public, both_ways, run_of_blame, lambda days: blame(3, days)]
LESSER = [
    lambda days: blame(2, days),
    lambda days: blame("", days),
    lambda days: form("withdrawing", days),
    lambda days: form("unilateral", days),
    lambda days: form("credit_dispute", days),
]


@pytest.mark.parametrize("log", SEVERE)
@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, Heat.HOT), (60, Heat.HOT), (61, Heat.WARM), (180, Heat.WARM), (181, Heat.COOL)],
)
def test_severe_strain_is_hot_for_60_days_and_warm_for_180(log, days, expected) -> None:
    assert heat(*log(days)).heat is expected


@pytest.mark.parametrize("log", LESSER)
@pytest.mark.parametrize(("days", "expected"), [(0, Heat.WARM), (180, Heat.WARM), (181, Heat.COOL)])
def test_lesser_strain_is_warm_for_180_days(log, days, expected) -> None:
    assert heat(*log(days)).heat is expected


def test_a_partner_that_left_warms_without_a_row() -> None:
    reading = heat(e("M1", 300, by="A"), partners=[partner("A", left=30)])
    assert (reading.heat, reading.event_ids, reading.days) == (Heat.WARM, (), 30)


def test_public_blame_stays_hot_though_the_setback_turned_to_learning() -> None:
    assert heat(*public(30), e("R2", 5, to="S1", stance="learning")).heat is Heat.HOT


def test_the_hottest_wins_and_says_why() -> None:
    reading = heat(*public(50), e("R2", 2, to="S1", stance="neutral", forms="withdrawing"))
    assert reading.signal is not None
    assert (reading.heat, reading.signal.id, reading.event_ids, reading.days) == (
        Heat.HOT,
        "S06",
        ("R1",),
        50,
    )


def test_a_mild_and_a_severe_setback_are_weighed_each_with_its_own_rows() -> None:
    mild = blame(1, 10)
    severe = [e("S2", 300, severity=3), e("R2", 100, to="S2", stance="blaming")]
    calm_between = e("R3", 50, to="S1", stance="neutral")
    reading = heat(*mild, calm_between, *severe, e("R9", 5, stance="learning"))
    assert (reading.heat, reading.event_ids, reading.days) == (Heat.WARM, ("R1",), 10)


def test_no_strain_is_cool_and_names_nothing() -> None:
    assert heat(e("M1", 10, by="A")) == HeatReading(Heat.COOL, None, (), None)


def test_heat_sets_a_ceiling_on_stages() -> None:
    assert heat(*public(5)).stages == (Stage.CALM_AND_CONNECT,)
    assert heat(*public(100)).stages == (Stage.CALM_AND_CONNECT, Stage.SEE_IT_TOGETHER)
    assert heat(*public(300)).stages == tuple(Stage)
