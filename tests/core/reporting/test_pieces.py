"""A file made in pieces is the same file for any size of its pieces, and says truly how far it is."""

import csv as csv_format
import gc
import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.logs import made_log
from csc_core.analysis import analyse
from csc_core.intake import open_log
from csc_core.model.analysis import Analysis
from csc_core.model.opened import Opened
from csc_core.model.pieces import Pieces, whole
from csc_core.reporting.delimited import csv, csv_pieces
from csc_core.reporting.documents.frames import facilitator_stamp
from csc_core.reporting.documents.log_workbook import log_workbook_pieces
from csc_core.reporting.documents.marked_sheet import marked_sheet_pieces
from csc_core.reporting.documents.packing import zipped
from csc_core.reporting.documents.plain_log import log_frames
from csc_core.reporting.documents.workbook import Sheet, workbook_pieces
from csc_core.reporting.documents.xes import xes_pieces
from csc_core.reporting.tables import episodes_table, log_table
from csc_core.storing import keep
from tests.make import TODAY

ROWS = 50
WILD = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6),
    st.sampled_from(["=1+1", "-a", "'@b", 'say "x"', "one\ntwo", "é, ü", ""]),
)


@cache
def log() -> tuple[Opened, Analysis]:
    opened = open_log(made_log(ROWS), "log.csv", today=TODAY)
    assert opened.log is not None
    return opened, analyse(opened.log, today=TODAY)


@cache
def spoiled() -> Opened:
    """The same with three dates that cannot be read."""
    lines = made_log(ROWS).decode().splitlines()
    for at in (3, 17, 40):
        first, _, rest = lines[at].split(",", 2)
        lines[at] = f"{first},sometime,{rest}"
    return open_log("\n".join(lines).encode(), "log.csv", today=TODAY)


def _workbook(at_once: int) -> Pieces:
    opened, analysis = log()
    sheets = (Sheet("setbacks", episodes_table(analysis)), Sheet("events", log_table(opened), bare=True))
    return workbook_pieces(facilitator_stamp(analysis), sheets, {"events": "the log"}, at_once)


def _zip(at_once: int) -> Pieces:
    return zipped(
        {"read-me.txt": b"read me"}, {"a": log_table(log()[0]), "b": pd.DataFrame()}, TODAY, at_once
    )


WRITERS: dict[str, Callable[[int], Pieces]] = {
    "CSV": lambda at_once: csv_pieces(log_table(log()[0]), at_once),
    "workbook": _workbook,
    "the template's workbook": lambda at_once: log_workbook_pieces(log_frames(keep(log()[0])), at_once),
    "sheet with faults": lambda at_once: marked_sheet_pieces(spoiled(), at_once),
    "XES": lambda at_once: xes_pieces(log()[1], at_once),
    "zip": _zip,
}
EACH_WRITER = pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)


@EACH_WRITER
@settings(max_examples=12)
@given(at_once=st.integers(1, 2 * ROWS))
def test_pieces_of_any_size_make_the_same_file(writer: Callable[[int], Pieces], at_once: int) -> None:
    pieces = list(writer(at_once))
    assert whole(pieces) == whole(writer(10 * ROWS))
    told = [piece.done for piece in pieces]
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] == 1
    assert len(pieces) > ROWS // at_once


@settings(max_examples=60)
@given(
    rows=st.lists(st.tuples(WILD, st.none() | WILD, st.none() | st.integers(0, 9)), max_size=12),
    at_once=st.integers(1, 15),
)
def test_a_table_in_pieces_holds_every_cell(rows: list[tuple[object, ...]], at_once: int) -> None:
    table = pd.DataFrame(rows, columns=["=text", "gaps", "n"]).astype({"n": "Int64"})
    made = whole(csv_pieces(table, at_once))
    assert made == csv(table)
    text = io.StringIO(made.decode("utf-8-sig"), newline="")
    header, *read = csv_format.reader(text)
    assert header == ["'=text", "gaps", "n"]
    assert len(read) == len(rows)
    for cells, row in zip(read, rows, strict=True):
        for cell, value in zip(cells, row, strict=True):
            written = "" if value is None else str(value)
            assert cell in (written, f"'{written}")
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_times_are_written_alike_whatever_rows_a_piece_holds() -> None:
    table = pd.DataFrame({"at": pd.to_datetime(["2024-05-31 00:00", "2024-05-31 08:30", None])})
    assert whole(csv_pieces(table, 1)) == whole(csv_pieces(table, 3))


def test_a_zip_in_pieces_is_a_zip() -> None:
    with zipfile.ZipFile(io.BytesIO(whole(_zip(7)))) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == ["read-me.txt", "a.csv", "b.csv"]
        assert packed.read("a.csv") == csv(log_table(log()[0]))


@EACH_WRITER
def test_a_file_that_is_given_up_leaves_nothing_behind(
    writer: Callable[[int], Pieces], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    pieces = writer(5)
    next(pieces)
    next(pieces)
    del pieces
    gc.collect()
    assert not list(tmp_path.iterdir())
