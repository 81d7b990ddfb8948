"""The tables hold every entry, and as files they run nothing and lose nothing."""

import csv as csv_format
import datetime as dt
import io
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csc_core.analysis import analyse
from csc_core.charting.entries import Kinds, Shown, entries
from csc_core.content.samples import samples
from csc_core.intake import open_log, open_sample
from csc_core.model.commitment import Commitment
from csc_core.model.event import COLUMNS
from csc_core.model.opened import Opened
from csc_core.model.problems import Problem
from csc_core.model.vocabulary import CommitmentState, Severity
from csc_core.reporting.delimited import csv
from csc_core.reporting.tables import (
    commitments_table,
    entries_table,
    episodes_table,
    log_table,
    problems_table,
    remarks_table,
    set_aside_table,
)
from tests.core.charting.seen import analysed, sample_analysis
from tests.core.small_logs import AS_OF, csv_of, e, partner

SAMPLE_IDS = [sample.id for sample in samples()]
EACH_SAMPLE = pytest.mark.parametrize("sample", SAMPLE_IDS)
FORMULAS = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '=cmd|"/C calc"!A0',
    '=HYPERLINK("http://x")',
]
AWKWARD = [
    "1. Mayor's office",
    "# 3 priority",
    "A -> B",
    "$5",
    ":red[x]",
    'He said "no", twice',
    "semi;colon, comma",
    "Éxito · 改善 · نجاح · 🙂",
    "'quoted'",
    "ends with space?",
    "tab\tinside",
]


def opened(text: str) -> Opened:
    return open_log(text.encode(), "log.csv", today=AS_OF)


def cells(data: bytes) -> list[list[str]]:
    """A CSV file as a spreadsheet would read it."""
    return list(csv_format.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@EACH_SAMPLE
def test_the_table_of_entries_has_a_row_for_each_and_follows_the_filters(sample: str) -> None:
    analysis = sample_analysis(sample)
    table = entries_table(analysis)
    assert table["Row"].tolist() == [entry.row for entry in entries(analysis)]
    assert table["Title"].tolist() == [entry.title for entry in entries(analysis)]
    waiting = entries_table(analysis, Shown(kinds=Kinds.WAITING))
    assert len(waiting) == len(analysis.findings.unanswered)
    assert list(waiting.columns) == list(table.columns)


@EACH_SAMPLE
def test_the_table_of_setbacks_has_a_row_for_each_with_its_days(sample: str) -> None:
    analysis = sample_analysis(sample)
    table = episodes_table(analysis)
    assert table["Setback"].tolist() == [episode.number for episode in analysis.findings.episodes]
    learnt = [episode.first_learning_days for episode in analysis.findings.episodes]
    column = table["First learning, days"]
    assert [None if pd.isna(days) else int(days) for days in column] == learnt
    assert not table["Title"].eq("").any()


def test_an_answer_names_the_numbers_of_its_setbacks_and_partners_by_name() -> None:
    analysis = analysed(
        e("S1", 90),
        e("S2", 80),
        e("R1", 70, to="S1; S2", by="CITY; SCH"),
        partners=[partner("CITY") | {"name": "City youth office"}, partner("SCH")],
    )
    answer = entries_table(analysis).iloc[2]
    assert answer["Setback"] == "1, 2"
    assert answer["Who"] == "City youth office; SCH"


def test_tables_of_an_empty_log_keep_their_heads_and_can_be_saved() -> None:
    empty = opened("date,kind,title\n")
    assert empty.log is not None
    analysis = analyse(empty.log, today=AS_OF)
    assert len(entries_table(analysis)) == 0
    assert list(entries_table(analysis).columns)
    for table in (entries_table(analysis), episodes_table(analysis), commitments_table(()), log_table(empty)):
        assert csv(table).startswith(b"\xef\xbb\xbf")


def test_commitments_are_told_as_the_follow_up_columns_would_tell_them() -> None:
    kept = Commitment("A page", "CITY", AS_OF, CommitmentState.DONE, AS_OF, action_id="DA01", evidence="R1")
    dropped = replace(kept, state=CommitmentState.DROPPED, owner=None, due=None, evidence=None)
    table = commitments_table((kept, dropped))
    assert table["follow_up_done"].tolist() == ["yes", "no"]
    assert table["follow_up_owner"].tolist() == ["CITY", ""]
    assert table["state"].tolist() == ["done", "dropped"]
    assert cells(csv(table))[1][3] == AS_OF.isoformat()


FAULTY = opened(
    "date,kind,title,row,extra\n2025-01-02,setback,Grant ended,7,x\n"
    "before 2017,setback,=1+1,8,-y\n2025-02-30,party,,9,z\n"
)


def test_rows_set_aside_are_kept_cell_for_cell_with_the_reason_in_front() -> None:
    table = set_aside_table(FAULTY)
    assert len(table) == len(FAULTY.set_aside) == 2
    assert table.iloc[:, 0].tolist() == [3, 4]
    assert table.iloc[:, 1].tolist() == [item.says for item in FAULTY.set_aside]
    for place, item in enumerate(FAULTY.set_aside):
        kept = table.iloc[place].tolist()
        assert {cell for _, cell in item.cells} <= set(kept)


def test_the_file_of_rows_set_aside_can_be_mended_and_uploaded_again() -> None:
    mended = csv(set_aside_table(FAULTY)).decode("utf-8-sig")
    again = opened(
        mended.replace("before 2017", "2017").replace("2025-02-30", "2025-02-28").replace("party", "setback")
    )
    assert again.log is not None
    assert len(again.log) == 1  # the other still has no title
    second = set_aside_table(again)
    assert second.iloc[:, 1].tolist() == [item.says for item in again.set_aside]


def test_remarks_say_where_they_stand_and_how_much_they_weigh() -> None:
    table = problems_table(FAULTY.problems)
    assert len(table) == len(FAULTY.problems)
    assert {3, 4} <= set(table["Row"].dropna())
    assert not table["Weight"].eq("").any()
    assert not set(table["Column"]) & set(COLUMNS)  # theirs, or ours as people call it
    empty = problems_table(opened("date,kind,title\n2025-01-02,setback,Grant ended\n").problems)
    assert list(empty.columns) == list(table.columns)


def test_what_is_said_of_several_rows_in_the_same_words_stands_once() -> None:
    def two(row: int, value: str) -> Problem:
        return Problem(Severity.NOTE, "x", "Read as two.", "", row=row, column="actors", value=value)

    whole = Problem(Severity.NOTE, "y", "No dates.", "Add some.")
    told = remarks_table([two(4, "A, B"), two(5, "A, C"), two(7, "A, B"), two(9, "A, B"), whole])
    assert told["Row"].tolist() == ["4 and 2 more", "5", "all"]
    assert remarks_table([]).empty


@EACH_SAMPLE
def test_the_log_as_a_file_reads_back_as_the_same_log(sample: str) -> None:
    first = open_sample(sample)
    assert first.log is not None
    again = open_log(csv(log_table(first)), "again.csv", today=dt.date.max)
    assert again.log is not None
    assert again.set_aside == ()
    for name in ("event_id", "kind", "title", "detail", "responds_to", "stance", "date_written", "actors"):
        assert again.log.text(name).tolist() == first.log.text(name).tolist(), name
    assert (again.log.codes.day == first.log.codes.day).all()


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_comes_back_as_it_was(text: str) -> None:
    first = opened(csv_of([{**e("S1", 9, detail=text), "title": text}]))
    again = open_log(csv(log_table(first)), "again.csv", today=AS_OF)
    assert first.log is not None
    assert again.log is not None
    assert again.log.cell(0, "title") == first.log.cell(0, "title") == text
    assert again.log.cell(0, "detail") == text


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_or_head_of_a_file_would_run(text: str) -> None:
    table = pd.DataFrame({text: [text, "plain"], "n": [-1, 2]})
    data = cells(csv(table))
    assert data[0][0] == f"'{text}"
    assert data[1][0] == f"'{text}"
    assert data[2] == ["plain", "2"]
    assert data[1][1] == "-1"  # a number stays a number


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_whatever_stands_in_a_cell_is_in_the_file_and_never_a_formula(texts: list[str]) -> None:
    data = cells(csv(pd.DataFrame({"text": texts, "n": range(len(texts))})))
    assert len(data) == len(texts) + 1
    for text, (cell, _) in zip(texts, data[1:], strict=True):
        assert cell in (text, f"'{text}")
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
