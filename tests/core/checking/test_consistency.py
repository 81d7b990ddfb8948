"""What cells and rows say against each other is told, and nothing is changed."""

import datetime as dt

import pytest

from csc_core.model.codes import position
from csc_core.model.vocabulary import DatePrecision, Severity, Verdict
from tests.core.checking.opening import log_of, opened, rows_told, told


@pytest.mark.parametrize(
    ("header", "cells", "code"),
    [
        ("recorded_on", "2024-01-01", "day_too_early"),
        ("closed_on", "2023-12-31", "day_too_early"),
        ("closed_on", "2024-02", "bad_date"),
        ("recorded_on", "soon", "bad_date"),
        ("stance", "learning", "code_on_other_kind"),
        ("facets", "anticipate", "code_on_other_kind"),
        ("blame_forms", "silence", "code_on_other_kind"),
        ("planned", "yes", "planned_other_kind"),
    ],
)
def test_doubts_within_a_row(header: str, cells: str, code: str) -> None:
    answer = opened(f"date,kind,title,{header}\n2024-01-02,setback,x,{cells}\n2024-01-03,setback,y,\n")
    assert rows_told(answer, code) == [2]
    assert told(answer, code)[0].severity is Severity.DOUBT
    assert answer.verdict is Verdict.LOAD_WITH_WARNINGS
    assert len(log_of(answer)) == 2


def test_a_title_is_measured_in_characters() -> None:
    answer = opened(f"date,kind,title\n2024-01-02,setback,{'é' * 90}\n2024-01-02,setback,{'é' * 91}\n")
    assert rows_told(answer, "long_title") == [3]


def test_only_context_and_planned_practices_may_lie_ahead() -> None:
    text = (
        "date,kind,title,planned,recorded_on\n2025-10-02,setback,a,,\n2025-10-01,setback,b,,\n"
        "2026-01-01,context,c,,2025-09-01\n2026-01-01,practice,d,yes,2025-09-01\n2026-01-01,practice,e,,\n2025,setback,f,,\n"
    )
    answer = opened(text, today=dt.date(2025, 10, 1))
    assert rows_told(answer, "future_date") == [2, 6]
    assert not told(answer, "day_too_early")
    assert not told(opened(text, today=dt.date(2026, 2, 1)), "future_date")


def test_precision_follows_the_form_or_a_coarser_column() -> None:
    answer = opened(
        "date,kind,title,date_precision\n2024-11-15,setback,a,month\n2024-11,setback,b,\n2024-11,setback,c,day\n2024,setback,d,year\n"
        "2024-11,setback,e,quarter\n"
    )
    log = log_of(answer)
    names = (
        DatePrecision.MONTH,
        DatePrecision.MONTH,
        DatePrecision.MONTH,
        DatePrecision.YEAR,
        DatePrecision.QUARTER,
    )
    assert log.codes.precision.tolist() == [position(name) for name in names]
    assert rows_told(answer, "precision_contradicts") == [4]
    first = log.events["date_first"].dt.strftime("%Y-%m-%d").tolist()
    last = log.events["date_last"].dt.strftime("%Y-%m-%d").tolist()
    assert (first[0], last[0]) == ("2024-11-01", "2024-11-30")
    assert (first[4], last[4]) == ("2024-10-01", "2024-12-31")
    assert log.cell(1, "date_written") == "2024-11"
    assert log.codes.day[0] == log.codes.day[1], (
        "the written day, and the middle of November, are both the 15th"
    )


def governance(*rows: str) -> str:
    return "date,kind,title,subtype,from_mode,to_mode\n" + "".join(f"{row}\n" for row in rows)


def test_each_mode_before_is_the_one_the_last_change_led_to() -> None:
    answer = opened(
        governance(
            "2024-05-01,governance,c,mode_change,shared,nao",
            "2024-01-01,governance,a,mode_change,shared,lead",
            "2024-03-01,governance,b,review_kept,lead,lead",
            "2024-06-01,governance,d,adjustment,shared,shared",
        )
    )
    assert rows_told(answer, "mode_gap") == [2]
    assert "lead" in told(answer, "mode_gap")[0].says


def test_the_first_change_is_held_against_the_initial_mode() -> None:
    text = governance("2024-01-01,governance,a,mode_change,shared,lead")
    assert rows_told(opened(text, meta={"initial_mode": "nao"}), "mode_gap") == [2]
    assert not opened(text, meta={"initial_mode": "shared"}).problems
    assert not opened(text).problems


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("2024-01-01,governance,a,mode_change,lead,lead", "mode_not_changed"),
        ("2024-01-01,governance,a,mode_change,lead,", "mode_not_named"),
        ("2024-01-01,governance,a,review_kept,lead,shared", "review_changed_mode"),
    ],
)
def test_modes_that_contradict_the_subtype(row: str, code: str) -> None:
    assert rows_told(opened(governance(row)), code) == [2]


def test_notes_do_not_make_a_warning() -> None:
    answer = opened(
        "date,kind,title,stance,visibility,practice\n2024-01-02,response,a,learning,,\n"
        "2024-01-03,response,b,blaming,public,\n2024-01-04,practice,c,,,\n"
    )
    codes = {problem.code for problem in answer.problems}
    assert codes == {"learning_without_facet", "blame_shown", "practice_not_named"}
    assert {problem.severity for problem in answer.problems} == {Severity.NOTE}
    assert answer.verdict is Verdict.LOAD


def test_repeated_rows_are_told_and_kept() -> None:
    answer = opened(
        "date,kind,title\n2024-01-02,setback,same\n2024-01-02,response,same\n2024-01-03,setback,same\n"
        "2024-01-02,setback,same\n2024-01-02,setback,s__e\n2024-01-02,setback,same\n"
    )
    assert rows_told(answer, "looks_repeated") == [5, 7]
    assert all("row 2" in problem.says for problem in told(answer, "looks_repeated"))
    assert len(log_of(answer)) == 6


def test_a_question_about_dates_stops_everything_until_it_is_answered() -> None:
    text = "date,kind,title,recorded_on\n03/04/2024,setback,a,05/06/2024\n"
    asked = opened(text)
    assert asked.verdict is Verdict.ASK
    assert (asked.log, asked.set_aside, asked.rows) == (None, (), 1)
    assert asked.questions[0].about == "day_month_order"
    assert opened(text, answers={"day_month_order": "whatever"}).verdict is Verdict.ASK
    log = log_of(opened(text, answers={"day_month_order": "day/month/year"}))
    assert log.events["date"].iat[0].date() == dt.date(2024, 4, 3)
    assert log.events["recorded_on"].iat[0].date() == dt.date(2024, 6, 5)


def test_the_order_proved_by_the_event_dates_holds_for_the_other_date_columns() -> None:
    log = log_of(opened("date,kind,title,recorded_on\n13/04/2024,setback,a,05/06/2024\n"))
    assert log.events["recorded_on"].iat[0].date() == dt.date(2024, 6, 5)
