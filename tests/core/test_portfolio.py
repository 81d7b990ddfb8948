"""Many logs side by side: each as if alone, whoever stands beside it, and nobody before another."""

import datetime as dt
import json
import tracemalloc
from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csc_core import portfolio
from csc_core.analysis import analyse
from csc_core.charting.entries import entries
from csc_core.content.samples import samples
from csc_core.intake import open_sample
from csc_core.measuring.many import NO_DAY, Many, measure_many
from csc_core.model.codes import BLANK, date_of
from csc_core.model.findings import Share
from csc_core.model.log import EventLog
from csc_core.model.portfolio import AREAS, CollaborationSummary, as_values, from_values
from csc_core.model.vocabulary import Kind, Label, PolicyArea, Practice
from csc_core.portfolio import sample_summaries, side_by_side, summaries_of
from tests.core.collaborations import TODAY, made_logs, met_funding_loss, meta, portfolio_with
from tests.core.measuring.hand import log_of, response, setback
from tests.oracles.synthetic import ORGS, synthetic_codes

EPISODE_FIGURES = ("first_response_days", "first_learning_days", "coarse", "order_unknown", "is_coded")
FIGURES = (
    "number",
    "subtype",
    "label",
    "is_open",
    "age_days",
    "unanswered",
    "date",
    "precision",
    *EPISODE_FIGURES,
)


def seen(summary: CollaborationSummary) -> list[tuple[Any, ...]]:
    return [tuple(getattr(found, name) for name in FIGURES) for found in summary.setbacks]


def check_against_findings(summary: CollaborationSummary, log: EventLog) -> None:
    """The summary says what the log's own findings say."""
    analysis = analyse(log, today=summary.as_of, as_of=summary.as_of)
    findings = analysis.findings
    assert seen(summary) == [tuple(getattr(e, name) for name in FIGURES) for e in findings.episodes]
    assert [found.row for found in summary.setbacks] == [
        findings.facts.numbers[episode.position] for episode in findings.episodes
    ]
    assert (summary.start, summary.entries) == (findings.start, findings.totals.events)
    assert summary.modes == tuple(span.mode for span in findings.governance.spans)
    assert summary.mode_changes == findings.governance.mode_changes
    assert summary.reviews_kept == findings.governance.reviews_kept
    assert summary.governance_linked == findings.governance.changes_linked
    assert summary.practices == {practice: use.n for practice, use in findings.practices.items()}
    marks = [
        (str(item.code), item.day, item.first, item.last)
        for item in entries(analysis)
        if log.codes.kind[item.position] == list(Kind).index(Kind.RESPONSE)
    ]
    told = [
        (way, *(when if isinstance(when, tuple) else (when, when, when)))
        for way, days in summary.answers.items()
        for when in (*days.exact, *days.coarse)
    ]
    assert Counter(told) == Counter(marks)


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_a_summary_says_what_the_findings_say(sample: Any) -> None:
    log = open_sample(sample.id).log
    assert log is not None
    (summary,) = summaries_of([(sample.id, log)], today=dt.date.max)
    check_against_findings(summary, log)
    face = summary.face
    assert (face.key, face.name, face.city, face.policy_area) == (
        sample.id,
        sample.name,
        sample.city,
        sample.policy_area,
    )


@given(made_logs())
@settings(max_examples=60, deadline=None)
def test_a_summary_says_what_the_findings_of_any_log_say(log: EventLog) -> None:
    (summary,) = summaries_of([("a", log)], today=TODAY)
    check_against_findings(summary, log)


@given(st.lists(made_logs(), max_size=4), st.data())
@settings(max_examples=30, deadline=None)
def test_no_log_changes_the_summary_of_another(logs: list[EventLog], data: st.DataObject) -> None:
    keyed = [(str(number), log) for number, log in enumerate(logs)]
    alone = [next(summaries_of([one], today=TODAY)) for one in keyed]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portfolio, "BATCH", data.draw(st.integers(1, 40), label="rows in one pass"))
        assert list(summaries_of(keyed, today=TODAY)) == alone
    order = data.draw(st.permutations(keyed), label="order")
    cut = data.draw(st.integers(0, len(keyed)), label="cut")
    parts = [*summaries_of(order[cut:], today=TODAY), *summaries_of(order[:cut], today=TODAY)]
    assert side_by_side(parts) == side_by_side(alone) == side_by_side(summaries_of(keyed, today=TODAY))


@given(made_logs())
@settings(max_examples=40, deadline=None)
def test_a_summary_survives_as_json(log: EventLog) -> None:
    (summary,) = summaries_of([("a", log)], today=TODAY)
    assert from_values(json.loads(json.dumps(as_values(summary)))) == summary


@given(made_logs(), st.integers(0, 60))
@settings(max_examples=60, deadline=None)
def test_a_kept_summary_grows_older_until_more_than_its_ages_may_change(log: EventLog, days: int) -> None:
    (kept,) = summaries_of([("a", log)], today=TODAY)
    later = TODAY + dt.timedelta(days)
    (fresh,) = summaries_of([("a", log)], today=later)
    if kept.until is not None and later >= kept.until:
        with pytest.raises(ValueError, match="says nothing"):
            kept.at(later)
    else:
        assert kept.at(later) == fresh
    with pytest.raises(ValueError, match="says nothing"):
        kept.at(TODAY - dt.timedelta(1))


def test_many_collaborations_need_few_bytes_an_event() -> None:
    n, each = 200, 500
    codes = synthetic_codes(n * each, each=each)
    many = Many(
        codes,
        sectors=np.arange(ORGS, dtype=np.int8),
        today=np.full(n, 19_400, dtype=np.int32),
        start=np.full(n, NO_DAY, dtype=np.int32),
        mode=np.full(n, BLANK, dtype=np.int8),
    )
    measure_many(many)
    tracemalloc.start()
    measured = measure_many(many)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert measured.entries.sum() == (codes.day <= 19_400).sum()
    assert peak / (n * each) <= 64


def test_no_logs_make_an_empty_portfolio() -> None:
    empty = side_by_side(())
    assert (empty.summaries, empty.similar, empty.waiting) == ((), (), Share(0, 0))
    assert all(use.share == Share(0, 0) and use.range is None for use in empty.practices)


def test_an_empty_log_has_an_empty_summary() -> None:
    (summary,) = summaries_of([("a", log_of([]))], today=TODAY)
    assert (summary.entries, summary.setbacks, summary.answers, summary.trend) == (0, (), {}, None)
    assert (summary.start, summary.as_of, summary.area) == (TODAY, TODAY, PolicyArea.OTHER)


def test_a_kind_of_setback_is_shown_from_three_places_on() -> None:
    two = portfolio_with(met_funding_loss(times=3), met_funding_loss())
    (found,) = two.similar
    assert (found.subtype, found.places, found.met) == ("funding_loss", 2, ())
    three = portfolio_with(met_funding_loss(times=3), met_funding_loss(), met_funding_loss())
    (found,) = three.similar
    assert (found.places, len(found.met)) == (3, 5)
    summary, met = found.met[0]
    assert (summary.face.key, met.label, met.practices) == ("0", Label.LEARNING, (Practice.DATA,))
    assert (met.first_response_days, met.first_learning_days) == (10, 10)
    assert three.of("data_access") is None


@pytest.mark.parametrize("says", ["no", None])
def test_who_did_not_agree_to_be_compared_is_left_out_of_every_count(says: str | None) -> None:
    agreed = [met_funding_loss(), met_funding_loss()]
    found = portfolio_with(*agreed, met_funding_loss(shared=says, name="Not asked"))
    assert len(found.summaries) == 3
    assert found.waiting.n == 3
    assert [summary.face.key for summary in found.compared] == ["0", "1"]
    assert (found.similar[0].places, found.similar[0].met) == (2, ())
    uses = (*found.practices, *found.modes, *found.governance)
    assert {use.share.n for use in uses} == {2}


def test_other_is_no_kind_that_two_places_share() -> None:
    log = log_of([setback("S1", 1, subtype="other"), setback("S2", 1)], meta=meta())
    assert portfolio_with(log, log, log).similar == ()


def test_words_for_the_facilitator_only_and_contested_ones_stay_at_home() -> None:
    rows = [
        setback("S1", 1, title="Open to all", visibility="public"),
        setback("S2", 2, title="Kept", visibility="facilitator"),
        setback("S3", 3, title="Disputed", contested="yes"),
    ]
    (summary,) = summaries_of([("a", log_of(rows, meta=meta()))], today=TODAY)
    assert [found.title for found in summary.setbacks] == ["Open to all", "", ""]
    told = json.dumps(as_values(summary))
    assert "Kept" not in told
    assert "Disputed" not in told


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ("LLLBBB", None),
        ("BBBLLLL", None),
        ("BBBBLLLL", (Share(0, 4), Share(4, 4), 0.0286)),
        ("BLBLLLBL", (Share(2, 4), Share(3, 4), 1.0)),
        ("BBBBLLLLL", (Share(0, 4), Share(5, 5), 0.0079)),
        ("BBBBLLLL????", (Share(0, 4), Share(4, 4), 0.0286)),
    ],
)
def test_a_change_over_time_needs_four_coded_setbacks_in_each_half(stances: str, expected: Any) -> None:
    words = {"L": "learning", "B": "blaming", "?": "unclear"}
    rows: list[Any] = [setback(f"S{n}", n) for n in range(len(stances))]
    rows += [response(words[sign], 40 + n, f"S{n}") for n, sign in enumerate(stances)]
    (summary,) = summaries_of([("a", log_of(rows))], today=TODAY)
    if expected is None:
        assert summary.trend is None
    else:
        assert summary.trend is not None
        earlier, later, chance = expected
        assert (summary.trend.earlier, summary.trend.later) == (earlier, later)
        assert summary.trend.chance == pytest.approx(chance, abs=1e-4)


def test_an_interval_is_given_from_ten_collaborations_on() -> None:
    def data_use(n: int) -> Any:
        found = portfolio_with(
            *[met_funding_loss()] * (n - 2), *[log_of([setback("S1", 1)], meta=meta())] * 2
        )
        return next(use for use in found.practices if use.code == Practice.DATA)

    assert (data_use(9).share, data_use(9).range) == (Share(7, 9), None)
    assert (data_use(10).share, data_use(10).range) == (Share(8, 10), (49, 94))
    assert data_use(10).rows == 8


def test_collaborations_stand_by_name_whatever_they_learned() -> None:
    best, none = "Zeta pact", "Alpha pact"
    logs = [
        log_of([setback("S1", 1), response("learning", 2)], meta=meta(name=best)),
        log_of([setback("S1", 1), response("blaming", 2)], meta=meta(name=none)),
        log_of([setback("S1", 1)], meta=meta(name="No city", city=None, policy_area="education")),
        log_of([setback("S1", 1)], meta=meta(name="Earlier city", city="Aldea", policy_area="public_safety")),
    ]
    for order in (logs, logs[::-1]):
        found = portfolio_with(*order)
        assert [s.face.name for s in found.summaries] == ["Earlier city", none, best, "No city"]
        assert found.cities == ("Aldea",)
        assert [s.face.name for s in found.cell("Aldea", PolicyArea.PUBLIC_SAFETY)] == ["Earlier city"]
        assert found.cell("Aldea", PolicyArea.EDUCATION) == ()
        assert [s.face.name for s in found.elsewhere] == [none, best, "No city"]


def test_the_samples_fill_three_cities_and_three_policy_areas() -> None:
    found = side_by_side(sample_summaries())
    assert len(found.cities) == 3
    assert all(len(found.cell(city, area)) == 1 for city in found.cities for area in AREAS)
    assert found.elsewhere == ()
    assert found.compared == found.summaries


def test_each_log_is_read_at_its_own_date_unless_one_is_chosen() -> None:
    own = log_of([setback("S1", 1), setback("S2", 50)], meta=meta(as_of=date_of(10)))
    other = log_of([setback("S1", 1), setback("S2", 50)], meta=meta())
    keyed = [("own", own), ("other", other)]
    assert [s.as_of for s in summaries_of(keyed, today=TODAY)] == [date_of(10), TODAY]
    chosen = list(summaries_of(keyed, today=TODAY, as_of=date_of(60)))
    assert [(s.as_of, len(s.setbacks)) for s in chosen] == [(date_of(60), 2)] * 2
    assert replace(chosen[0], face=chosen[1].face) == chosen[1]
