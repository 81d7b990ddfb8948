"""The three cells every event needs."""

from csc_core.model.vocabulary import Severity, Verdict
from tests.core.checking.opening import log_of, opened, rows_told, told

HEADER = "date,kind,title,budget\n"


def test_rows_without_a_date_a_kind_or_a_title_are_set_aside_with_every_reason() -> None:
    answer = opened(
        HEADER + "2024-01-02,setback,Fine,\nbefore 2017,setbak,Two faults,9\n,,-,\n2024-01-03,context,Fine,\n"
    )
    assert answer.verdict is Verdict.LOAD_WITH_WARNINGS
    assert (answer.rows, len(log_of(answer))) == (4, 2 + 1 - 1)
    assert [aside.row for aside in answer.set_aside] == [3, 4]
    assert "before or after" in answer.set_aside[0].says
    assert 'Did you mean "setback"?' in answer.set_aside[0].try_this
    assert dict(answer.set_aside[0].cells)["budget"] == "9", "what is set aside is shown in full"
    assert all(word in answer.set_aside[1].says for word in ("date", "kind", "title"))
    assert {p.severity for p in told(answer, "no_date")} == {Severity.BLOCKS}
    assert told(answer, "no_date")[0].value == "before 2017"


def test_rows_set_aside_do_not_shift_the_others() -> None:
    answer = opened(HEADER + "x,setback,Gone,\n2024-01-02,context,Kept,\n")
    log = log_of(answer)
    assert log.events["row"].tolist() == [3]
    assert log.cell(0, "title") == "Kept"


def test_a_file_where_no_row_can_be_an_event_is_refused() -> None:
    answer = opened(HEADER + "x,setback,a,\n2024-01-02,y,b,\n")
    assert answer.verdict is Verdict.REFUSE
    assert (answer.log, answer.rows, answer.set_aside) == (None, 2, ())
    assert rows_told(answer, "no_date") == [2]


def test_a_header_without_rows_is_an_empty_log() -> None:
    answer = opened(HEADER)
    assert (answer.rows, len(log_of(answer))) == (0, 0)


def test_kinds_may_be_written_in_any_case() -> None:
    log = log_of(opened(HEADER + "2024-01-02,Setback,a,\n2024-01-03, GOVERNANCE ,b,\n"))
    assert log.events["kind"].tolist() == ["setback", "governance"]


def test_many_faults_of_one_kind_are_told_in_bounds_and_counted() -> None:
    answer = opened(HEADER + "x,setback,a,\n" * 200 + "2024-01-02,context,b,\n")
    faults = told(answer, "no_date")
    assert len(faults) == 51
    assert sum(fault.count for fault in faults) == 200
    assert "150" in faults[-1].says
    assert len(answer.set_aside) == 200


def test_a_table_with_hardly_a_row_that_could_be_an_event_is_refused() -> None:
    answer = opened(HEADER + "x,setback,a,\n" * 20_001 + "2024-01-02,context,b,\n")
    assert answer.verdict is Verdict.REFUSE
    assert "20,001 of 20,002" in answer.why
