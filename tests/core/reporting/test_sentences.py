"""The sentences say what is counted, say nothing of patterns in few rows, and agree in number."""

import datetime as dt
import re

import pytest

from csc_core.analysis import analyse
from csc_core.content.samples import samples
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Commitment
from csc_core.model.vocabulary import CommitmentState, Heat
from csc_core.reporting.heat_sentences import heat_advice, heat_headline, heat_reason
from csc_core.reporting.sentences import (
    days_headline,
    follow_up_headline,
    headline,
    source_line,
    standing,
    start_headline,
)
from tests.core.charting.seen import analysed, sample_analysis
from tests.core.small_logs import AS_OF, Row, ago, csv_of, e
from tests.make import make_log

PATTERN = re.compile(r"\b(learning|blame|blaming)\b")
SAMPLE_IDS = [sample.id for sample in samples()]


def coded(n: int, stance: str = "learning") -> list[Row]:
    """So many setbacks with one coded answer each."""
    rows: list[Row] = []
    for k in range(n):
        rows += [e(f"S{k}", 400 - 20 * k), e(f"R{k}", 390 - 20 * k, to=f"S{k}", stance=stance)]
    return rows


def waiting(*days: int) -> list[Row]:
    """Setbacks without an answer, so many days old."""
    return [e(f"S{100 + k}", age) for k, age in enumerate(days)]


def promised(*due: int | None, state: CommitmentState = CommitmentState.OPEN) -> tuple[Commitment, ...]:
    """Commitments due in so many days."""
    return tuple(
        Commitment(
            f"Sign {k}", "CITY", AS_OF + dt.timedelta(days=days) if days is not None else None, state, AS_OF
        )
        for k, days in enumerate(due)
    )


def with_promises(*promises: Commitment) -> Analysis:
    return analyse(make_log(csv_of(coded(4))), today=AS_OF, commitments=promises)


@pytest.mark.parametrize("n", [0, 1, 3])
def test_below_four_coded_setbacks_nothing_is_said_of_learning_or_blame(n: int) -> None:
    analysis = analysed(*coded(n), e("M1", 30))
    for told in (headline(analysis), days_headline(analysis), standing(analysis)[1].text):
        assert not PATTERN.search(told), told


@pytest.mark.parametrize("n", [4, 7])
def test_from_four_coded_setbacks_on_the_reading_is_counted(n: int) -> None:
    told = headline(analysed(*coded(n)))
    assert told.startswith(f"{n} of {n} setbacks read as learning")
    assert "blame" not in told


def test_learning_and_blame_are_counted_apart() -> None:
    rows = coded(3) + [
        row | {"event_id": row["event_id"] + "9", "responds_to": (row.get("responds_to") or "") and "S09"}
        for row in coded(1, "blaming")
    ]
    told = headline(analysed(*rows))
    assert told.startswith("3 of 4 setbacks read as learning, 1 as blame")


def test_one_of_several_reads() -> None:
    rows = [*coded(4, "blaming"), e("S50", 90), e("R50", 80, to="S50", stance="learning")]
    assert headline(analysed(*rows)).startswith("1 of 5 setbacks reads as learning, 4 as blame")


@pytest.mark.parametrize(
    ("ages", "says"),
    [
        ((), ""),
        ((195,), "1 is not yet picked up, for 195 days"),
        ((195, 69), "2 are not yet picked up, the older for 195 days"),
        ((195, 69, 1), "3 are not yet picked up, the oldest for 195 days"),
        ((1,), "for 1 day."),
    ],
)
def test_what_waits_is_counted_with_the_age_of_the_oldest(ages: tuple[int, ...], says: str) -> None:
    analysis = analysed(*coded(4), *waiting(*ages))
    told = headline(analysis)
    assert says in told
    assert ("not yet picked up" in told) is bool(ages)
    assert str(len(ages) or "No") in standing(analysis)[2].text
    assert (str(len(ages)) in start_headline(analysis)) is bool(ages)


def test_a_coarse_date_makes_the_age_an_estimate() -> None:
    told = headline(analysed(*coded(4), e("S9", 0) | {"date": "2025-03"}))
    assert "for about 200 days" in told


@pytest.mark.parametrize(
    ("n", "says"),
    [(1, ": row 3."), (2, ": rows 3 and 4."), (8, ": rows 3, 4, 5 and five other rows.")],
)
def test_the_rows_to_code_are_named(n: int, says: str) -> None:
    answers = [e(f"R{k}", 90 - k, to="S1") for k in range(n)]
    assert headline(analysed(e("S1", 100), *answers)).endswith(says)


def test_answers_that_were_coded_neutral_are_not_asked_for_again() -> None:
    analysis = analysed(e("S1", 100), e("R1", 90, to="S1", stance="neutral"))
    assert "to code" not in headline(analysis)


def test_a_log_without_setbacks_says_so_everywhere() -> None:
    analysis = analysed(e("M1", 30))
    for told in (headline(analysis), start_headline(analysis), standing(analysis)[0].text):
        assert re.search(r"\bno setbacks?\b", told, re.IGNORECASE), told


def test_the_days_to_learning_are_told_as_a_range_and_asked_about() -> None:
    rows = coded(4)
    rows[1] = e("R0", 350, to="S0", stance="learning")
    told = days_headline(analysed(*rows))
    assert "4 setbacks that read as learning reached it in 10 to 50 days" in told
    assert told.endswith("?")
    assert "in 10 days" in days_headline(analysed(*coded(4)))


def test_one_learning_setback_is_told_in_the_singular() -> None:
    rows = [*coded(4, "blaming"), e("S50", 90), e("R50", 89, to="S50", stance="learning")]
    told = days_headline(analysed(*rows))
    assert "1 setback that reads as learning reached it in 1 day" in told


def test_four_sentences_tell_where_the_collaboration_stands() -> None:
    analysis = analysed(*coded(5), *waiting(12))
    told = [sentence.text for sentence in standing(analysis)]
    assert len(told) == 4
    assert told[0].startswith("6 setbacks in 13 months are on record")
    assert "12 days old" in told[0]
    assert told[1].startswith("5 of the 5 setbacks with coded answers read as learning")
    assert told[2].startswith("1 setback is not yet picked up")


def test_a_single_setback_is_told_in_the_singular() -> None:
    told = standing(analysed(e("S1", 1)))
    assert told[0].text.startswith("1 setback in 1 day is on record")
    assert "is not yet picked up, for 1 day" in told[2].text


def test_setbacks_that_turned_to_learning_are_told_apart() -> None:
    rows = coded(4)
    rows.insert(1, e("R99", 395, to="S0", stance="blaming"))
    assert "in 1 of them" in standing(analysed(*rows))[1].text
    assert "of them" not in standing(analysed(*coded(4)))[1].text


@pytest.mark.parametrize(
    ("due", "lead", "rest"),
    [
        ((), "No commitment", "agreed"),
        ((5,), "1 commitment", "is open, none past its date"),
        ((5, 9), "2 commitments", "are open, none past its date"),
        ((None,), "1 commitment", "is open, none past its date"),
        ((-3,), "The one open commitment", "is past its date"),
        ((-3, -9), "All 2 open commitments", "are past their date"),
        ((-3, 5), "1 of 2 open commitments", "is past its date"),
        ((-3, -4, 5), "2 of 3 open commitments", "are past their date"),
        ((0,), "1 commitment", "none past its date"),
    ],
)
def test_promises_are_counted_and_those_past_their_date_asked_about(
    due: tuple[int | None, ...], lead: str, rest: str
) -> None:
    told = standing(with_promises(*promised(*due)))[3]
    assert told.lead == lead
    assert rest in told.rest


@pytest.mark.parametrize(
    ("due", "says"),
    [
        ((), "no commitment is open."),
        ((5,), "1 commitment is open."),
        ((-5,), "1 commitment is open and past its date."),
        ((-5, -6), "2 commitments are open and past their date."),
        ((-5, 6), "2 commitments are open, 1 is past its date."),
        ((-5, -6, 6), "3 commitments are open, 2 are past their date."),
    ],
)
def test_the_line_over_the_follow_up_list_counts_what_is_open_and_late(
    due: tuple[int, ...], says: str
) -> None:
    promises = promised(*due)
    assert follow_up_headline(promises, with_promises(*promises).findings).endswith(says)


def test_commitments_that_are_done_or_dropped_are_not_open() -> None:
    settled = (*promised(-5, state=CommitmentState.DONE), *promised(-5, state=CommitmentState.DROPPED))
    analysis = with_promises(*settled)
    assert "no commitment is open" in follow_up_headline(settled, analysis.findings)
    assert standing(analysis)[3].lead == "No commitment"


def test_heat_is_told_with_its_newest_strain_its_rows_and_what_it_allows() -> None:
    strain = [e("R1", 9, to="S1", stance="blaming", forms="accusing", by="CITY", at="SCH", channel="public")]
    hot = analysed(e("S1", 20, severity="3"), *strain, e("R2", 8, to="S1", stance="blaming", forms="legal"))
    cool = analysed(e("S1", 20), e("R1", 9, to="S1", stance="learning"))
    assert hot.heat.heat is not Heat.COOL
    assert hot.heat.heat.value in heat_headline(hot)
    assert "8 days old" in heat_headline(hot) or "9 days old" in heat_headline(hot)
    assert re.search(r"rows? [234]", heat_reason(hot))
    assert "no blame or retreat" in heat_headline(cool)
    assert len({heat_advice(hot.heat), heat_advice(cool.heat)}) == 2


def test_cool_does_not_hide_strain_on_record() -> None:
    faint = analysed(
        e("S1", 60), e("R1", 40, to="S1", stance="mixed"), e("R2", 30, to="S1", stance="learning")
    )
    if faint.heat.heat is Heat.COOL:
        assert "40 days old" in heat_headline(faint)
    else:
        assert faint.heat.heat.value in heat_headline(faint)


def test_the_source_line_counts_every_entry_once() -> None:
    analysis = analysed(*coded(4), e("M1", 30), e("M2", -30))
    told = source_line(analysis, hidden=1)
    assert "log.csv" in told
    assert "9 entries: 4 setbacks, 4 responses, 1 other" in told
    assert "1 row after that date" in told
    assert "1 row hidden by filters" in told
    assert "0 rows hidden" in source_line(analysis)


@pytest.mark.parametrize("sample", SAMPLE_IDS)
def test_every_sentence_of_a_sample_is_plain_ends_well_and_judges_nobody(sample: str) -> None:
    analysis = sample_analysis(sample)
    told = [
        headline(analysis),
        days_headline(analysis),
        start_headline(analysis),
        *(sentence.text for sentence in standing(analysis)),
        heat_headline(analysis),
        heat_reason(analysis),
        heat_advice(analysis.heat),
        follow_up_headline(analysis.findings.commitments, analysis.findings),
    ]
    for sentence in told:
        assert sentence[-1] in ".?", sentence
        assert "  " not in sentence
        assert not re.search(
            r"\byou are\b|%|\d\.\d|\b1 (setbacks|commitments|days|rows|months)\b|[{}_]", sentence
        )
    assert len(headline(analysis)) <= 110


@pytest.mark.parametrize("day", [ago(0), "2030-01-01"])
def test_a_log_on_its_first_day_can_be_told(day: str) -> None:
    analysis = analyse(make_log(f"date,kind,title\n{day},setback,Grant ended\n"), today=AS_OF)
    assert all(sentence.text for sentence in standing(analysis))
    assert headline(analysis)
