"""Measuring whole logs: empty, with one row, with rows to come, and through the door files come in by."""

import datetime as dt

import pytest

from csc_core.measuring import measure
from csc_core.model.findings import Share, Totals
from csc_core.model.roster import Meta, Pulse
from csc_core.model.vocabulary import Practice
from csc_core.signalling import read_heat, read_signals
from tests.core.measuring.hand import log_of, measured, response, row, setback
from tests.make import make_log


def test_an_empty_log_can_be_measured() -> None:
    findings = measured(log_of([]), "2024-05-01")
    assert (findings.episodes, findings.partners, findings.commitments) == ((), (), ())
    assert findings.totals == Totals(0, 0, 0, 0, 0, 0)
    assert (findings.start, findings.age_days) == (dt.date(2024, 5, 1), 0)
    assert (findings.governance.current, findings.governance.adaptability) == ("unclear", Share(0, 0))
    assert not findings.has_pattern
    assert read_heat(findings, read_signals(findings)).heat == "cool"


def test_one_row_can_be_measured() -> None:
    findings = measured(log_of([setback("S1", "2024-04-01")]), "2024-05-01")
    assert [e.label for e in findings.unanswered] == ["no_response_recorded"]
    assert (findings.totals.events, findings.totals.setbacks, findings.age_days) == (1, 1, 30)


def test_a_log_of_rows_to_come_is_as_good_as_empty() -> None:
    findings = measured(log_of([setback("S1", "2024-04-01", actors="CITY")]), "2024-03-31")
    assert (findings.episodes, findings.partners, findings.totals.events) == ((), (), 0)
    assert findings.totals.later == 1


def test_totals_count_each_row_once() -> None:
    rows = [
        setback("S1"),
        response("learning", "2024-02-01"),
        response("mixed", "2024-02-01"),
        response("unclear", "2024-02-01"),
        response(None, "2024-02-01", answers=""),
        response("neutral", "2024-02-01", forms="withdrawing"),
        row("practice", "2024-02-01", forms="accusing"),
        row("milestone", "2025-02-01"),
    ]
    assert measured(log_of(rows), "2024-12-31").totals == Totals(
        events=7, setbacks=1, responses=5, uncoded=2, unlinked=1, strain=2, later=1
    )


def test_the_start_is_stated_or_the_first_row_and_never_after_the_as_of_date() -> None:
    rows = [setback("S1", "2024-03-01"), row("context", "2024-02-01")]
    assert measured(log_of(rows)).start == dt.date(2024, 2, 1)
    assert measured(log_of(rows, meta=Meta(start_date=dt.date(2023, 1, 1)))).start == dt.date(2023, 1, 1)
    assert measured(log_of(rows, meta=Meta(start_date=dt.date(2024, 2, 20)))).start == dt.date(2024, 2, 20)
    assert measured(log_of(rows, meta=Meta(start_date=dt.date(2030, 1, 1)))).age_days == 0


def test_pulse_totals_after_the_as_of_date_are_left_out() -> None:
    pulse = [Pulse(date=dt.date(2024, month, 1), item="open", n=6, mean=3) for month in (1, 6)]
    assert measured(log_of([setback()], pulse=pulse), "2024-03-01").pulse == tuple(pulse[:1])


def test_words_about_learning_need_four_coded_episodes() -> None:
    def log(coded: int) -> list[dict]:
        setbacks = [setback(f"S{n}") for n in range(5)]
        return setbacks + [response("learning", "2024-02-01", f"S{n}") for n in range(coded)]

    assert not measured(log_of(log(3))).has_pattern
    assert measured(log_of(log(4))).has_pattern


@pytest.mark.parametrize(
    ("k", "n", "percent"), [(3, 9, None), (3, 10, 30), (1, 40, 3), (0, 10, 0), (0, 0, None)]
)
def test_percentages_need_ten_cases(k: int, n: int, percent: int | None) -> None:
    assert Share(k, n).percent == percent


def test_rows_in_another_order_give_the_same_findings() -> None:
    rows = [
        setback("S1", "2024-01-01", actors="CITY"),
        setback("S2", "2024-02-01", actors="SCH"),
        response("blaming", "2024-01-10", id="R1", actors="CITY", directed_at="SCH"),
        response("learning", "2024-01-20", id="R2", actors="SCH"),
    ]

    def told(order: list[dict]) -> list:
        return [(e.setback_id, e.label, e.linked, e.blame) for e in measured(log_of(order)).episodes]

    assert told(rows) == told(rows[::-1])


def test_a_file_that_only_just_opens_is_measured() -> None:
    findings = measure(
        make_log("date,kind,title\n2024-03,setback,The grant ended\n2024-05-02,response,Partners met\n"),
        dt.date(2025, 1, 1),
    )
    (episode,) = findings.episodes
    assert (episode.label, episode.coarse, episode.age_days) == ("no_response_recorded", ("age_days",), 292)
    assert (findings.totals.unlinked, findings.totals.uncoded) == (1, 1)


def test_columns_read_from_a_file_reach_the_figures() -> None:
    text = (
        "event_id,date,kind,title,recorded_by,recorded_on,coder,stance,responds_to,"
        "follow_up,follow_up_owner,follow_up_due,follow_up_done,source_type,practice\n"
        "S1,2024-03-01,setback,Late start,CITY,2024-06-01,,,,,,,,recall,\n"
        "R1,2024-03-05,response,A plan,CITY,2024-03-06,A,mixed,S1,,,,,minutes,\n"
        "P1,2024-04-01,practice,Data walk,SCH,,,,S1,Map is posted,SCH,2024-05-01,no,,data\n"
    )
    findings = measure(make_log(text), dt.date(2025, 1, 1))
    assert findings.voice.recorded_by == (("CITY", 2), ("SCH", 1))
    assert (findings.voice.late, findings.voice.recalled) == (Share(1, 2), Share(1, 2))
    assert findings.voice.blame_by_coder == (("A", Share(1, 1)),)
    (promise,) = findings.commitments
    assert (promise.owner, promise.due, promise.state) == ("SCH", dt.date(2024, 5, 1), "open")
    assert findings.practices[Practice.DATA].last_days == 275
