"""The eight questions, each deciding between two actions that are alike in all the questions before it."""

from functools import cache

import pytest

from csc_core.model.codes import day_number
from csc_core.model.findings import Findings
from csc_core.model.vocabulary import Practice, Stage
from csc_core.recommending.ranking import ABSENCES, URGENCY, ordered
from csc_core.recommending.triggers import match
from csc_core.signalling.rules import RULES
from tests.core.recommending.build import action, signal
from tests.core.small_logs import AS_OF, e, found


@cache
def findings() -> Findings:
    return found(
        e("S1", 90),
        e("S2", 20),
        e("R1", 60, to="S1", stance="blaming"),
        e("P1", 100, practice="trusted_people;data"),
        e("P2", 10, practice="joint_problem_solving"),
    )


def order(actions, *signals) -> list[str]:
    return [candidate.action.id for candidate in ordered(match(actions, signals), findings())]


def test_every_signal_has_its_urgency() -> None:
    assert set(URGENCY) == set(RULES)
    assert set(ABSENCES) <= set(RULES)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("S03", "S01"), ("S38:target_missed", "S08:A"), ("S31", "S25"), ("S37", "S34")],
)
def test_1_the_more_urgent_signal_first(earlier: str, later: str) -> None:
    actions = [action("DA01", later.partition(":")[0]), action("JP13", earlier.partition(":")[0])]
    assert order(actions, signal(earlier), signal(later)) == ["JP13", "DA01"]


def test_1_the_most_urgent_of_several_triggers_decides_wherever_it_stands() -> None:
    actions = [action("DA01", "S01"), action("JP13", "S33", "S25", "S03")]
    assert order(actions, signal("S01"), signal("S33"), signal("S03")) == ["JP13", "DA01"]


def test_2_then_the_place_of_that_trigger_in_the_list() -> None:
    actions = [action("DA01", "S02", "S01"), action("JP13", "S01", "S02")]
    assert order(actions, signal("S01", "S1")) == ["JP13", "DA01"]


def test_3_then_a_qualified_trigger_before_a_plain_one() -> None:
    actions = [action("DA01", "S35"), action("JP13", "S35:external_rejection")]
    assert order(actions, signal("S35:external_rejection", "S1")) == ["JP13", "DA01"]


def test_4_then_more_different_signals() -> None:
    fired = signal("S01", "S1"), signal("S12:other", "S1"), signal("S38", "S1")
    assert order([action("DA01", "S01"), action("JP13", "S01", "S12")], *fired) == ["JP13", "DA01"]
    quiet = signal("S08:A"), signal("S08:B"), signal("S08:C")
    actions = [action("DA01", "S01", "S08"), action("JP13", "S01", "S12", "S38")]
    assert order(actions, *fired, *quiet) == ["JP13", "DA01"]


def test_5_then_the_newest_evidence_and_none_comes_last() -> None:
    actions = [action("DA01", "S01"), action("JP13", "S22"), action("TK06", "S24")]
    assert order(actions, signal("S01", "S1"), signal("S22", "S1", "S2"), signal("S24")) == [
        "JP13",
        "DA01",
        "TK06",
    ]


def test_5_the_last_row_that_showed_a_practice_is_no_evidence_that_it_is_missing() -> None:
    actions = [action("JP13", "S15:joint_problem_solving"), action("PR09", "S15:prior_relationships")]
    fired = signal("S15:joint_problem_solving", "P2"), signal("S15:prior_relationships")
    assert order(actions, *fired) == ["PR09", "JP13"]


def test_6_then_the_practice_unused_longest_and_never_is_longest() -> None:
    assert findings().practices[Practice.TRUSTED_PEOPLE].last_days == 100
    actions = [action("JP01", "S01"), action("TK02", "S01"), action("PR09", "S01")]
    assert order(actions, signal("S01", "S1")) == ["PR09", "TK02", "JP01"]


def test_7_then_the_lower_stage() -> None:
    actions = [action("DA01", "S01", stage=Stage.LOCK_IN_AND_SPREAD), action("TK02", "S01")]
    assert order(actions, signal("S01", "S1")) == ["TK02", "DA01"]


def test_8_then_the_id() -> None:
    actions = [action("TK02", "S01"), action("DA01", "S01")]
    assert order(actions, signal("S01", "S1")) == ["DA01", "TK02"]


def test_a_date_ahead_is_newer_than_any_past() -> None:
    ahead = found(e("C1", -30, subtype="election"), e("S1", 0))
    assert ahead.facts.today == day_number(AS_OF)
    candidates = match(
        [action("DA01", "S19"), action("TK05", "S29")], [signal("S19", "S1"), signal("S29", "C1")]
    )
    assert [candidate.action.id for candidate in ordered(candidates, ahead)] == ["TK05", "DA01"]
