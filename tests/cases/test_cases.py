"""The worked cases: what the rules give is what a careful facilitator would expect."""

import random

import pytest

from csc_core.analysis import analyse
from csc_core.content.cases import Case, cases
from csc_core.content.catalogue import actions
from csc_core.model.analysis import Analysis
from csc_core.model.event import TITLE_LENGTH
from csc_core.model.log import EventLog
from csc_core.signalling.rules import RULES
from tests.make import make_log

each_case = pytest.mark.parametrize("case", cases().values(), ids=cases().keys())


def log_of(case: Case, events: str | None = None) -> EventLog:
    return make_log(
        events or case.events.strip(), partners=case.partners.strip(), meta=case.meta, today=case.as_of
    )


def analysed(case: Case, events: str | None = None) -> Analysis:
    return analyse(log_of(case, events), today=case.as_of)


def prompts(analysis: Analysis) -> tuple[str, ...]:
    return tuple(prompt.action_id for prompt in analysis.recommendation.prompts)


@each_case
def test_labels_and_heat(case: Case) -> None:
    analysis = analysed(case)
    assert {e.setback_id: e.label for e in analysis.findings.episodes} == case.expected.labels
    assert analysis.heat.heat is case.expected.heat


@each_case
def test_signals_that_must_fire_and_those_that_must_not(case: Case) -> None:
    fired = {signal.text for signal in analysed(case).signals}
    families = {text.partition(":")[0] for text in fired}
    assert set(case.expected.signals) <= fired
    assert not {text for text in case.expected.silent if text in fired | families}


@each_case
def test_prompts_in_their_order(case: Case) -> None:
    recommendation = analysed(case).recommendation
    assert prompts(analysed(case)) == case.expected.prompts
    assert recommendation.too_little is case.expected.too_little
    left_out = {left.action_id: left.because for left in recommendation.not_now}
    assert case.expected.not_now.items() <= left_out.items()


@each_case
def test_rows_in_another_order_give_the_same(case: Case) -> None:
    header, *rows = case.events.strip().splitlines()
    for seed in range(3):
        shuffled = random.Random(seed).sample(rows, len(rows))
        again = analysed(case, "\n".join([header, *shuffled]))
        assert prompts(again) == case.expected.prompts


@each_case
def test_every_reason_names_rows_of_the_log(case: Case) -> None:
    analysis = analysed(case)
    ids = {analysis.log.event_id(row) for row in range(len(analysis.log))}
    for prompt in analysis.recommendation.prompts:
        assert prompt.because
        assert {event_id for signal in prompt.because for event_id in signal.event_ids} <= ids


@each_case
def test_a_case_is_well_formed(case: Case) -> None:
    log = log_of(case)
    assert {*case.expected.prompts, *case.expected.not_now} <= set(actions())
    assert {text.partition(":")[0] for text in (*case.expected.signals, *case.expected.silent)} <= set(RULES)
    assert 6 <= len(log) <= 20
    assert max(len(log.cell(row, "title")) for row in range(len(log))) <= TITLE_LENGTH
    assert set(log.codes.orgs) <= {partner.org_id for partner in log.partners}
    assert log.invented
