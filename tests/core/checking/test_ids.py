"""Event ids: unique, and the same again when the file comes back in another order."""

from tests.core.checking.opening import log_of, opened, told

HEADER = "event_id,date,kind,title\n"


def ids(text: str) -> list[str]:
    return log_of(opened(text)).events["event_id"].tolist()


def test_made_ids_begin_with_the_kind_and_stay_when_rows_move() -> None:
    rows = [
        "2024-01-02,setback,a",
        "2024-01-03,response,b",
        "2024-01-04,governance,c",
        "2024-01-05,practice,d",
    ]
    header = "date,kind,title\n"
    there, back = ids(header + "\n".join(rows)), ids(header + "\n".join(reversed(rows)))
    assert [name[0] for name in there] == ["S", "R", "G", "P"]
    assert all(len(name) == 7 for name in there)
    assert there == back[::-1]


def test_an_id_does_not_depend_on_how_the_date_was_written() -> None:
    header = "date,kind,title\n"
    assert ids(header + "2024-05-31,setback,a\n") == ids(header + "31 May 2024,setback,a\n")


def test_twins_get_a_counter() -> None:
    first, second, third = ids("date,kind,title\n" + "2024-01-02,setback,a\n" * 3)
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_only_blank_ids_are_made() -> None:
    written = ids(
        HEADER + "S1,2024-01-02,setback,a\n,2024-01-03,setback,b\n na ,2024-01-04,setback,c\n"
        " S4 ,2024-01-05,setback,d\n"
    )
    assert (written[0], written[3]) == ("S1", "S4")
    assert len(set(written)) == 4
    assert "na" not in written


def test_a_repeated_id_keeps_both_rows_and_is_told() -> None:
    answer = opened(
        "event_id,date,kind,title,responds_to\nS1,2024-01-02,setback,a,\nS1,2024-01-03,setback,b,\n"
        "S1-2,2024-01-04,setback,c,\nR1,2024-01-05,response,d,S1\n"
    )
    log = log_of(answer)
    assert log.events["event_id"].tolist() == ["S1", "S1-3", "S1-2", "R1"]
    assert log.codes.answers.of(3).tolist() == [0]
    problem = told(answer, "repeated_id")[0]
    assert (problem.row, problem.value) == (3, "S1")
    assert "row 2" in problem.says
    assert '"S1-3"' in problem.says


def test_a_made_id_never_takes_a_written_one() -> None:
    made = ids("date,kind,title\n2024-01-02,setback,a\n")[0]
    both = ids(HEADER + f",2024-01-02,setback,a\n{made},2024-01-09,setback,b\n")
    assert both == [f"{made}-2", made]
