"""How a file was received is told by its verdict and its counts; who wrote a log by its rows."""

import datetime as dt

import pytest

from csc_core.content.samples import samples
from csc_core.intake import open_log
from csc_core.model.opened import Opened
from csc_core.model.vocabulary import Verdict
from csc_core.reporting.reception import (
    noticed,
    noticed_headline,
    opened_advice,
    opened_headline,
    voice_counts,
    voice_sentences,
)
from tests.core.charting.seen import analysed, sample_analysis
from tests.core.small_logs import AS_OF, ago, e, partner

GOOD = f"{ago(9)},setback,Grant ended\n"
HEADER = "date,kind,title\n"


def opened(text: str, today: dt.date = AS_OF) -> Opened:
    return open_log(text.encode(), "log.csv", today=today)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEADER + GOOD, ("1", "read")),
        (HEADER + GOOD * 3, ("3", "read")),
        (HEADER + GOOD + "before 2017,setback,Grant ended\n", ("1 of 2", "1 needs")),
        (HEADER + GOOD + "before 2017,setback,x\n,,\n2020-01-01,party,x\n", ("1 of", "need")),
    ],
)
def test_a_log_that_loads_is_told_in_counts(text: str, says: tuple[str, ...]) -> None:
    found = opened(text)
    assert found.log is not None
    told = opened_headline(found)
    assert all(part in told or (part == "1" and "one" in told) for part in says), told
    assert opened_advice(found)


@pytest.mark.parametrize("text", ["", "nothing of ours\n1,2\n", "\x00\x01\x02", HEADER + "x,y,z\n"])
def test_a_file_that_is_no_log_is_refused_with_a_reason(text: str) -> None:
    found = opened(text)
    assert found.verdict is Verdict.REFUSE
    assert opened_headline(found) != opened_headline(opened(HEADER + GOOD))
    assert opened_advice(found) == found.why
    assert found.why


def test_a_log_with_its_columns_and_no_rows_is_open() -> None:
    found = opened(HEADER)
    assert found.log is not None
    assert "no rows" in opened_headline(found)


def test_a_question_goes_before_reading() -> None:
    found = opened(HEADER + "03/04/2024,setback,Grant ended\n05/06/2024,setback,Another\n")
    assert found.verdict is Verdict.ASK
    assert "answer" in opened_headline(found)
    assert opened_advice(found)


def test_remarks_are_counted() -> None:
    found = opened(HEADER.strip() + ",responds_to\n" + GOOD.strip() + ",\n2025-09-25,response,Letter,S9\n")
    assert found.log is not None
    assert len(found.doubts) >= 1
    assert str(len(found.doubts)) in opened_advice(found)


@pytest.mark.parametrize("sample", [sample.id for sample in samples()])
def test_every_row_of_a_sample_is_counted_by_who_wrote_it(sample: str) -> None:
    analysis = sample_analysis(sample)
    counts = voice_counts(analysis)
    assert sum(n for _, n in counts) == analysis.findings.totals.events
    written = [n for _, n in counts]
    assert written == sorted(written, reverse=True)
    labels = [label for label, _ in counts]
    assert len(labels) == len(set(labels))


def test_partners_that_wrote_nothing_are_named_only_where_writers_are_known() -> None:
    partners = [partner("CITY"), partner("SCH"), partner("NBR")]
    told = analysed(e("S1", 9, recorded_by="CITY"), e("S2", 8), partners=partners)
    assert voice_counts(told) == (("Not stated", 1), ("CITY", 1), ("NBR", 0), ("SCH", 0)) or dict(
        voice_counts(told)
    ) == {"Not stated": 1, "CITY": 1, "SCH": 0, "NBR": 0}
    untold = analysed(e("S1", 9), e("S2", 8), partners=partners)
    assert voice_counts(untold) == (("Not stated", 2),)


def test_what_the_record_may_leave_out_is_told_and_asked() -> None:
    analysis = analysed(
        e("S1", 300, recorded_by="CITY", recorded_on=ago(100), source_type="recall"),
        e("R1", 40, to="S1", by="CITY", recorded_by="CITY", recorded_on=ago(40), source_type="minutes"),
        partners=[partner("CITY", "government"), partner("NBR", "community")],
    )
    told = " ".join(voice_sentences(analysis))
    assert "CITY wrote 2 of 2 rows" in told
    assert "1 partner wrote none" in told
    assert "community" in told
    assert "1 of 2 rows" in told
    assert told.endswith("?")


@pytest.mark.parametrize("rows", [[e("S1", 9)], [e("S1", -9)], [e("S1", 9, recorded_by="CITY")]])
def test_a_log_that_tells_little_is_told_in_sentences_not_in_column_names(rows: list[dict[str, str]]) -> None:
    for sentence in voice_sentences(analysed(*rows)):
        assert sentence[-1] in ".?"
        assert "_" not in sentence
        assert sentence[0].isupper() or sentence[0].isdigit()


def test_a_question_is_not_said_twice_and_questions_are_counted() -> None:
    found = opened(
        HEADER.replace("kind", "type") + "2025-01-02,Walk,Residents met\n2025-01-03,Errand,Keys lost\n"
    )
    assert found.verdict is Verdict.ASK
    assert len(found.questions) == 2
    assert opened_headline(found).startswith("Two answers are")
    assert all(question.says not in opened_advice(found) for question in found.questions)


def test_rows_left_out_on_purpose_are_told_apart_and_what_was_noticed_is_counted_once() -> None:
    text = HEADER + GOOD + "soon,setback,x\n2020-01-01,Chore,y\n"
    answers = {"column:kind": "kind", "kind:Chore": "leave out"}
    found = open_log(text.encode(), "log.csv", today=AS_OF, answers=answers)
    assert opened_headline(found) == "1 of 3 rows read; 1 needs you and 1 left out, as you said."
    assert len(noticed(found)) == len(found.problems) - 2
    assert "to look at" not in noticed_headline(found)


def test_the_longest_time_without_a_row_is_told_from_when_to_when() -> None:
    rows = (e("S1", 3000), e("S2", 2900) | {"date": "2018-03"}, e("R1", 40, to="S1"))
    told = " ".join(voice_sentences(analysed(*rows)))
    assert "March 2018 to 22 August 2025, about 7 years" in told
    assert "No row since" in " ".join(voice_sentences(analysed(e("S1", 400))))
