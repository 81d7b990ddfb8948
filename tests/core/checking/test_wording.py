"""Neutral wording: hints that suggest and never block."""

import pytest

from csc_core.checking.wording import LOOKED_AT
from csc_core.content.wording import hints, hints_for
from csc_core.model.vocabulary import Severity, Verdict
from tests.core.checking.opening import opened, rows_told, told


def titled(title: str, detail: str = "", visibility: str = "partners") -> str:
    quoted = title.replace('"', '""')
    return f'date,kind,title,detail,visibility\n2024-01-02,setback,"{quoted}",{detail},{visibility}\n'


@pytest.mark.parametrize(
    ("title", "code", "found"),
    [
        ("Schools ignored the request", "fault_verb", "ignored"),
        ("The board FAILED TO answer", "fault_verb", "FAILED TO"),
        ("Chamber wanted to leave", "mind_reading", "wanted to"),
        ("City is always late", "always_never", "always"),
        ("Mayor Smith closed the talks", "person", "Mayor Smith"),
        ("Dr. Jones wrote to the board", "person", "Dr. Jones"),
        ("Ask jo@example.org for the list", "contact", "jo@example.org"),
        ("Call (555) 123-4567", "contact", "555) 123-4567"),
        ('Chamber: "they came unprepared"', "quotation", '"they came unprepared"'),
    ],
)
def test_what_is_pointed_out(title: str, code: str, found: str) -> None:
    answer = opened(titled(title))
    problem = told(answer, code)[0]
    assert (problem.severity, problem.row, problem.value) == (Severity.NOTE, 2, found)
    assert found in problem.says
    assert answer.verdict is Verdict.LOAD


@pytest.mark.parametrize(
    "title",
    [
        "Chamber asked on May 3; no reply recorded by June 1",
        "Mayor announced 40 placements",
        "Refusal rate fell to 3 percent",
        "Nevertheless the plan was kept",
        "Only 140 of 400 summer placements were filled",
    ],
)
def test_plain_facts_are_left_alone(title: str) -> None:
    assert not opened(titled(title)).problems


def test_persons_are_looked_for_in_details_judgments_are_not() -> None:
    answer = opened(titled("x", "Mr Brown said they failed to come"))
    assert [(problem.code, problem.column) for problem in answer.problems] == [("person", "detail")]


def test_quotations_are_for_public_rows() -> None:
    assert not opened(titled('Chamber: "they came unprepared"', visibility="public")).problems


def test_a_long_log_is_looked_at_in_part_and_that_is_said() -> None:
    rows = "".join(f"2024-01-02,setback,Schools ignored request {n}\n" for n in range(LOOKED_AT + 10))
    answer = opened("date,kind,title\n" + rows)
    assert sum(problem.count for problem in told(answer, "fault_verb")) == LOOKED_AT
    assert rows_told(answer, "wording_in_part") == [None]


def test_hostile_text_takes_no_time() -> None:
    letters = "a." * 16_000
    assert not told(opened(titled("x", letters)), "contact")


def test_every_hint_looks_somewhere_and_suggests_something() -> None:
    assert all(hint.expression and hint.columns and hint.try_this for hint in hints())
    assert len({hint.code for hint in hints()}) == len(hints())


def test_one_text_is_pointed_out_as_it_is_typed_by_the_same_hints() -> None:
    assert [says for says, _ in hints_for("title", "Schools ignored the chamber")] == [
        told(opened(titled("Schools ignored the chamber")), "fault_verb")[0].says
    ]
    assert next(hints_for("detail", "They wanted to leave"))
    assert not list(hints_for("title", "Chamber asked on 3 May; no reply recorded by 1 June"))
    assert not list(hints_for("title", ""))
    assert list(hints_for("title", 'Chamber: "they came unprepared"'))
    assert not list(hints_for("title", 'Chamber: "they came unprepared"', public=True))
