"""Links: only those that hold join an episode; every other is told and shown."""

import pytest

from tests.core.checking.opening import log_of, opened, rows_told, told

HEADER = "event_id,date,kind,title,responds_to,caused_by\n"
SETBACKS = "S1,2024-01-10,setback,a,,\nS2,2024-02-10,setback,b,,\n"


def answers(text: str) -> list[list[int]]:
    codes = log_of(opened(HEADER + SETBACKS + text)).codes
    return [codes.answers.of(row).tolist() for row in range(2, len(codes))]


def test_links_to_one_or_several_setbacks() -> None:
    assert answers(
        "R1,2024-03-01,response,x,S1,\nP1,2024-03-02,practice,y, S2 ;S1; ;S2,\nG1,2024-03-03,governance,z,,\n"
    ) == [
        [0],
        [0, 1],
        [],
    ]


def test_a_setback_may_stand_below_the_row_that_answers_it() -> None:
    log = log_of(opened(HEADER + "R1,2024-03-01,response,x,S1,\n" + SETBACKS))
    assert log.codes.answers.of(0).tolist() == [1]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("R1,2024-03-01,response,x,S9,\n", "link_to_nothing"),
        ("R1,2024-01-09,response,x,S1,\n", "link_before"),
        ("R1,2023,response,x,S1,\n", "link_before"),
        ("R1,2024-03-01,response,x,R1,\n", "link_to_itself"),
        ("S3,2024-03-01,setback,x,S1,\n", "setback_answers"),
    ],
)
def test_links_that_do_not_hold_are_told_and_join_no_episode(row: str, code: str) -> None:
    answer = opened(HEADER + SETBACKS + row)
    assert rows_told(answer, code) == [4]
    assert log_of(answer).codes.answers.of(2).tolist() == []
    assert log_of(answer).cell(2, "responds_to") == row.split(",")[4]


def test_a_link_to_another_kind_is_told() -> None:
    answer = opened(HEADER + SETBACKS + "M1,2024-03-01,milestone,x,,\nR1,2024-03-02,response,y,M1;S1,\n")
    assert told(answer, "link_to_other_kind")[0].value == "M1"
    assert log_of(answer).codes.answers.of(3).tolist() == [0]


def test_a_coarse_date_is_early_only_if_its_whole_period_is() -> None:
    assert answers("R1,2024-01,response,x,S1,\nR2,2024,response,y,S2,\nR3,2024-01-10,response,z,S1,\n") == [
        [0],
        [1],
        [0],
    ]


def test_a_near_miss_is_suggested_and_not_taken() -> None:
    answer = opened(HEADER + SETBACKS + "R1,2024-03-01,response,x,s1,\n")
    assert told(answer, "link_to_nothing")[0].try_this == 'Did you mean "S1"?'
    assert log_of(answer).codes.answers.of(2).tolist() == []


def test_causes_are_checked_but_are_no_answers() -> None:
    answer = opened(HEADER + SETBACKS + "S3,2024-01-01,setback,x,,S1;S9\nS4,2024-03-01,setback,y,,S1\n")
    assert rows_told(answer, "link_before") == [4]
    assert rows_told(answer, "link_to_nothing") == [4]
    assert log_of(answer).codes.answers.counts().sum() == 0
