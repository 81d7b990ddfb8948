"""The tables beside the events: what is good is read, what is bad is told."""

import datetime as dt

import pytest

from csc_core.model.vocabulary import PulseItem, Sector, Severity, Verdict
from tests.core.checking.opening import log_of, opened, rows_told, told

EVENTS = "event_id,date,kind,title\nR1,2024-01-02,response,x\n"


def test_partners_are_read_with_their_dates_and_sectors() -> None:
    partners = (
        "Org ID,Name,Sector,Joined,Left\nCITY, City Office ,Government,31 May 2023,\n"
        "SCH,,public education,,2024-01-01\n"
    )
    answer = opened(EVENTS, partners=partners)
    city, school = log_of(answer).partners
    assert (city.name, city.sector, city.joined) == ("City Office", Sector.GOVERNMENT, dt.date(2023, 5, 31))
    assert (school.label, school.sector, school.left) == ("SCH", Sector.PUBLIC_EDUCATION, dt.date(2024, 1, 1))
    assert answer.verdict is Verdict.LOAD


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        ("NBR,x,guild,,", True),
        ("NBR,x,community,2023,", True),
        (",x,community,,", False),
        ("CITY,again,media,,", False),
    ],
)
def test_a_bad_cell_is_left_blank_and_a_row_without_an_id_left_out(row: str, kept: bool) -> None:
    answer = opened(EVENTS, partners=f"org_id,name,sector,joined,left\nCITY,a,government,,\n{row}\n")
    partners = log_of(answer).partners
    assert [partner.org_id for partner in partners] == (["CITY", "NBR"] if kept else ["CITY"])
    problem = answer.problems[0]
    assert (problem.severity, problem.table, problem.row) == (Severity.DOUBT, "partners", 3)


def test_a_number_is_never_taken_for_a_date() -> None:
    answer = opened(EVENTS, partners="org_id,joined\nCITY,86400\n")
    assert log_of(answer).partners[0].joined is None
    assert rows_told(answer, "bad_partners") == [2]


def test_meta_is_read_fact_by_fact() -> None:
    meta = {"name": "Compact", "as_of": "1 Oct 2025", "policy area": "Public Safety", "invented": "TRUE"}
    log = log_of(opened(EVENTS, meta=meta))
    assert (log.name, log.meta.as_of, log.meta.policy_area, log.invented) == (
        "Compact",
        dt.date(2025, 10, 1),
        "public_safety",
        True,
    )


def test_a_bad_or_unknown_fact_leaves_the_others() -> None:
    answer = opened(
        EVENTS, meta={"name": "Compact", "as_of": "soon", "initial_mode": "monarchy", "gaol": "x"}
    )
    log = log_of(answer)
    assert (log.name, log.meta.as_of, log.meta.initial_mode) == ("Compact", None, None)
    assert {problem.column for problem in told(answer, "bad_meta")} == {"as_of", "initial_mode"}
    assert 'Did you mean "goal"?' in told(answer, "unknown_fact")[0].try_this


def test_a_pulse_of_too_few_is_refused_so_that_nobody_can_be_picked_out() -> None:
    pulse = (
        "date,item,n,mean\n2024-01-02,promises,5,3.2\n2024-01-02,open,4,3.2\n"
        "2024-01-02,purpose,9,4.5\n2024-01-02,mood,9,3\n"
    )
    answer = opened(EVENTS, pulse=pulse)
    assert [row.item for row in log_of(answer).pulse] == [PulseItem.PROMISES]
    assert rows_told(answer, "bad_pulse") == [3, 4, 5]
    assert "picked out" in told(answer, "bad_pulse")[0].says


def test_codings_need_an_event_a_coder_and_a_field() -> None:
    codings = (
        "event_id,coder,field,value,coded_on\nR1,coder-1,stance,learning,2024-01-05\nR1,,stance,blaming,\n"
    )
    answer = opened(EVENTS, codings=codings)
    assert [(row.coder, row.value) for row in log_of(answer).codings] == [("coder-1", "learning")]
    assert rows_told(answer, "bad_codings") == [3]


@pytest.mark.parametrize("table", ["partners", "meta", "codings", "pulse"])
@pytest.mark.parametrize("content", ["\x89PNG\r\n", "one,two\n1\n1,2,3\n", " ", "a", '"'])
def test_a_table_that_cannot_be_read_does_not_stop_the_events(table: str, content: str) -> None:
    answer = opened(EVENTS, **{table: content} if table != "meta" else {})
    if table == "meta":
        from csc_core.intake import open_log

        answer = open_log(
            EVENTS.encode(),
            "log.csv",
            today=dt.date(2025, 1, 1),
            beside={"meta": ("m.csv", content.encode())},
        )
    assert len(log_of(answer)) == 1
    assert all(problem.table == table for problem in answer.problems)
    assert answer.problems
