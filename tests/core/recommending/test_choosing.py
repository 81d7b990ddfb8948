"""At most three actions, chosen so that they do not repeat each other."""

import random
from pathlib import Path

import pytest

from csc_core.analysis import analyse
from csc_core.content.catalogue import actions
from csc_core.model.prompts import Filters
from csc_core.model.vocabulary import Heat, Practice, Setting, Stage
from csc_core.recommending.choosing import choose
from csc_core.recommending.triggers import match
from tests.core.recommending.build import CALM, action, recommended, signal, suggested
from tests.core.small_logs import AS_OF, Row, e, found, partner
from tests.make import make_log

FIXTURES = Path(__file__).parents[2] / "fixtures"

LOST = (
    e("S2", 60, by="A;B;N", subtype="external_rejection", severity=3),
    *CALM,
)


def chosen(candidates, *signals, limit: int = 3) -> list[str]:
    return [candidate.action.id for candidate in choose(match(candidates, signals), limit)]


def test_a_practice_is_used_once() -> None:
    ranked = [action("DA01", "S01"), action("DA02", "S12"), action("JP01", "S38")]
    assert chosen(ranked, signal("S01"), signal("S12"), signal("S38")) == ["DA01", "JP01"]


def test_an_action_that_explains_something_new_goes_before_one_that_ranks_higher() -> None:
    ranked = [action("DA01", "S01"), action("JP03", "S01"), action("CE02", "S12"), action("TK02", "S01")]
    assert chosen(ranked, signal("S01"), signal("S12:other")) == ["DA01", "CE02", "JP03"]


def test_it_stops_at_the_limit_and_does_not_pad() -> None:
    ranked = [action(f"{prefix}01", "S01") for prefix in ("PR", "TK", "CE", "DA", "JP")]
    assert chosen(ranked, signal("S01")) == ["PR01", "TK01", "CE01"]
    assert chosen(ranked, signal("S01"), limit=2) == ["PR01", "TK01"]
    assert chosen(ranked[:1], signal("S01")) == ["PR01"]


def test_nothing_is_suggested_when_nothing_presses() -> None:
    recommendation = recommended(found(*CALM))
    assert recommendation.prompts == recommendation.not_now == ()
    assert recommendation.candidates == 0


def test_a_prompt_names_every_signal_behind_it_in_the_order_of_its_triggers() -> None:
    prompts = recommended(found(*LOST)).prompts
    texts = {prompt.action_id: [signal.text for signal in prompt.because] for prompt in prompts}
    assert texts == {
        "CE06": ["S35:external_rejection"],
        "DA01": ["S01"],
        "JP03": ["S35:external_rejection", "S01"],
    }
    assert [(prompt.practice, prompt.stage) for prompt in prompts] == [
        (actions()[prompt.action_id].practice, actions()[prompt.action_id].stage) for prompt in prompts
    ]


def test_when_hot_there_are_at_most_two_and_all_are_private() -> None:
    public = e("R2", 5, to="S2", stance="blaming", channel="public", by="A", at="B")
    newcomer = [partner("A", "business"), partner("B", "business"), partner("N", "community", joined=20)]
    recommendation = recommended(found(*LOST, public, partners=newcomer))
    ids = [prompt.action_id for prompt in recommendation.prompts]
    assert 0 < len(ids) <= 2
    assert {actions()[id].setting for id in ids} == {Setting.PRIVATE}
    assert {actions()[id].stage for id in ids} == {Stage.CALM_AND_CONNECT}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ("CE06", "DA01", "JP03")),
        (Filters(minutes=45), ("DA01", "CE07", "JP03")),
        (Filters(minutes=29), ("CE08",)),
        (Filters(people=30), ("JP03", "CE02")),
        (Filters(setting=Setting.PRIVATE), ("TK02",)),
        (Filters(minutes=20, people=2, setting=Setting.GROUP), ()),
    ],
)
def test_filters_say_what_the_meeting_allows(filters: Filters, expected: tuple[str, ...]) -> None:
    assert suggested(*LOST, filters=filters) == expected


def test_what_the_filters_exclude_is_not_listed_as_left_out() -> None:
    used = e("P2", 10, subtype="DA01", by="A;B;N")
    assert [left.action_id for left in recommended(found(*LOST, used)).not_now] == ["DA01"]
    assert recommended(found(*LOST, used), filters=Filters(minutes=20)).not_now == ()


def test_candidates_count_those_that_could_have_been_chosen() -> None:
    one = recommended(found(*CALM, e("R2", 100, to="S1", stance="neutral", forms="unilateral", by="A")))
    assert [prompt.action_id for prompt in one.prompts] == ["PR07"]
    assert one.candidates == 2  # the repair talk too, of the same practice


def test_too_little_is_said_when_no_response_is_coded() -> None:
    setback, uncoded = e("S2", 40, by="A"), e("R2", 30, to="S2", by="A")
    assert recommended(found(setback, uncoded)).too_little
    assert not recommended(found(setback)).too_little
    assert not recommended(found(setback, uncoded, e("R3", 20, to="S2", stance="neutral"))).too_little


def test_asking_again_and_another_order_of_rows_give_the_same() -> None:
    rows: list[Row] = [*LOST, e("R2", 100, to="S1", stance="neutral", forms="unilateral", by="A")]
    expected = recommended(found(*rows))
    assert recommended(found(*rows)) == expected
    for seed in range(5):
        shuffled = random.Random(seed).sample(rows, len(rows))
        assert recommended(found(*shuffled)).prompts == expected.prompts


def test_the_worked_fixture_gives_the_expected_signals_heat_and_prompts() -> None:
    log = make_log(
        (FIXTURES / "port_alder.csv").read_text(encoding="utf-8"),
        partners=(FIXTURES / "port_alder_partners.csv").read_text(encoding="utf-8"),
    )
    result = analyse(log, today=AS_OF)
    fired = {signal.text: signal.event_ids for signal in result.signals}
    assert set(fired) == {"S01", "S13", *(f"S15:{practice}" for practice in Practice)}
    assert fired["S01"] == ("S3",)
    assert fired["S13"] == ("R1", "R2", "R3")
    assert fired["S15:prior_relationships"] == ()
    assert result.heat.heat is Heat.COOL
    assert [prompt.action_id for prompt in result.recommendation.prompts] == ["DA01", "PR09", "CE02"]
