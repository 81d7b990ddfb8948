"""Coded cells: known words in any spelling, unknown ones told and never guessed."""

import pytest

from csc_core.checking.subtypes import MOST_WORDS
from csc_core.model.codes import BLANK, bits, position
from csc_core.model.event import COLUMNS
from csc_core.model.vocabulary import BlameForm, Facet, Kind, Severity, Stance, Visibility, YesNo
from tests.core.checking.opening import log_of, opened, rows_told, told


def one(columns: str, cells: str, kind: str = "response") -> str:
    return f"date,kind,title,{columns}\n2024-01-02,{kind},x,{cells}\n"


def test_words_are_read_in_any_spelling() -> None:
    log = log_of(
        opened(one("stance,facets,blame_forms", "Learning,Collective Approach; ANTICIPATE,fault-dispute"))
    )
    assert log.codes.stance[0] == position(Stance.LEARNING)
    assert log.codes.facets[0] == bits((Facet.ANTICIPATE, Facet.COLLECTIVE_APPROACH))
    assert log.codes.forms[0] == bits((BlameForm.FAULT_DISPUTE,))
    assert log.cell(0, "facets") == "collective_approach;anticipate"
    assert log.cell(0, "stance") == "learning"


@pytest.mark.parametrize("blank", ["", "na", "-", " N/A ", "None"])
def test_ways_of_writing_nothing(blank: str) -> None:
    answer = opened(one("stance,severity,actors,facets", f"{blank},{blank},{blank},{blank}"))
    log = log_of(answer)
    assert not told(answer, "unknown_value")
    assert log.codes.stance[0] == BLANK
    assert log.codes.actors.counts().tolist() == [0]
    assert log.cell(0, "severity") == ""


@pytest.mark.parametrize(("written", "code"), [("yes", 0), ("TRUE", 0), ("1", 0), ("n", 1), ("", BLANK)])
def test_yes_and_no(written: str, code: int) -> None:
    assert position(YesNo.YES) == 0
    assert log_of(opened(one("contested", written))).codes.contested[0] == code


def test_an_unknown_word_is_told_and_counts_as_blank() -> None:
    answer = opened(one("stance", "blamming"))
    problem = told(answer, "unknown_value")[0]
    assert (problem.severity, problem.row, problem.column, problem.value) == (
        Severity.DOUBT,
        2,
        "stance",
        "blamming",
    )
    assert problem.try_this == 'Did you mean "blaming"?'
    assert log_of(answer).codes.stance[0] == BLANK


@pytest.mark.parametrize("written", ["facilitators only", "privat", "confidential", "?"])
def test_a_word_for_who_may_see_a_row_that_nobody_can_read_keeps_it_for_the_facilitator(written: str) -> None:
    answer = opened(one("visibility", written, "setback"))
    assert log_of(answer).codes.visibility[0] == position(Visibility.FACILITATOR)
    (problem,) = told(answer, "unknown_value")
    assert "kept for the facilitator" in problem.says


def test_a_word_about_a_dispute_that_nobody_can_read_keeps_the_row_from_the_room() -> None:
    answer = opened(one("contested", "disputed by the schools", "setback"))
    assert log_of(answer).codes.contested[0] == position(YesNo.YES)
    assert "counts as contested" in told(answer, "unknown_value")[0].says
    assert log_of(opened(one("contested", "none", "setback"))).codes.contested[0] == BLANK


def test_an_unknown_word_among_several_leaves_the_others() -> None:
    answer = opened(one("facets", "anticipate;hope"))
    assert told(answer, "unknown_value")[0].value == "hope"
    assert log_of(answer).codes.facets[0] == bits((Facet.ANTICIPATE,))


@pytest.mark.parametrize("written", ["4", "0", "high", "2.5"])
def test_numbers_outside_their_limits_are_told(written: str) -> None:
    answer = opened(one("severity", written, "setback"))
    assert rows_told(answer, "not_a_number") == [2]
    assert log_of(answer).codes.severity[0] == BLANK


@pytest.mark.parametrize(
    ("kind", "written", "kept"),
    [
        ("setback", "earthquake", "other"),
        ("context", "eclipse", "other"),
        ("governance", "coup", ""),
        ("milestone", "party", ""),
    ],
)
def test_an_unknown_subtype_is_kept_as_other_where_there_is_one(kind: str, written: str, kept: str) -> None:
    answer = opened(one("subtype", written, kind))
    assert rows_told(answer, "unknown_value") == [2]
    assert log_of(answer).cell(0, "subtype") == kept


def test_subtypes_are_judged_by_kind() -> None:
    answer = opened(
        "date,kind,title,subtype\n2024-01-02,setback,a,mode_change\n2024-01-03,governance,b,Mode Change\n"
        "2024-01-04,setback,c,other\n2024-01-05,response,d,\n"
    )
    assert rows_told(answer, "unknown_value") == [2]
    codes = log_of(answer).codes
    assert [codes.subtypes[code] if code >= 0 else "" for code in codes.subtype] == [
        "other",
        "mode_change",
        "other",
        "",
    ]


def test_a_practice_rows_subtype_is_its_action() -> None:
    answer = opened(
        "date,kind,title,subtype,practice\n2024-01-02,practice,a,CE02,community\n2024-01-03,practice,b,XX99,data\n"
    )
    codes = log_of(answer).codes
    assert [codes.actions[code] for code in codes.action] == ["CE02", "XX99"]
    assert codes.subtype.tolist() == [BLANK, BLANK]
    assert rows_told(answer, "unknown_action") == [3]


def test_an_action_column_goes_before_the_subtype() -> None:
    answer = opened(
        "date,kind,title,subtype,action_id\n2024-01-02,practice,a,workshop,JP01\n2024-01-03,setback,b,,JP01\n"
    )
    codes = log_of(answer).codes
    assert codes.actions == ("JP01",)
    assert codes.action.tolist() == [0, BLANK]
    assert log_of(answer).cell(0, "subtype") == "workshop"


def test_visibility_defaults_to_partners_and_to_the_facilitator_for_blame() -> None:
    log = log_of(
        opened(
            "date,kind,title,stance,blame_forms,visibility\n"
            "2024-01-02,response,a,,,\n2024-01-03,response,b,blaming,,\n2024-01-04,response,c,neutral,silence,\n"
            "2024-01-05,response,d,mixed,,public\n"
        )
    )
    expected = (Visibility.PARTNERS, Visibility.FACILITATOR, Visibility.FACILITATOR, Visibility.PUBLIC)
    assert log.codes.visibility.tolist() == [position(member) for member in expected]
    assert log.events["visibility"].tolist() == list(expected)


def test_without_the_column_blame_is_still_for_the_facilitator() -> None:
    codes = log_of(opened(one("stance", "blaming"))).codes
    assert codes.visibility[0] == position(Visibility.FACILITATOR)


def test_every_column_of_the_template_is_read() -> None:
    header = ",".join(COLUMNS)
    cells = {
        "date": "2024-01-02",
        "kind": "practice",
        "title": "x",
        "detail": " kept as written ",
        "planned": "no",
    }
    row = ",".join(cells.get(name, "") for name in COLUMNS)
    log = log_of(opened(f"{header}\n{row}\n"))
    assert set(COLUMNS) <= set(log.events.columns)
    assert log.cell(0, "detail") == " kept as written "
    assert log.codes.kind[0] == position(Kind.PRACTICE)


def test_more_action_ids_than_can_be_counted_are_kept_as_written() -> None:
    rows = "".join(f"2024-01-02,practice,t{n},A{n}\n" for n in range(MOST_WORDS + 5))
    log = log_of(opened("date,kind,title,subtype\n" + rows))
    assert (log.codes.action >= 0).sum() == MOST_WORDS
    assert log.cell(MOST_WORDS + 4, "subtype") == f"A{MOST_WORDS + 4}"
