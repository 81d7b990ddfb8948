"""Workbooks and CSV files: nothing runs, everything comes back, each says what it is."""

import csv
import io
from functools import cache

import pandas as pd
import pytest
from openpyxl.utils.escape import unescape as openpyxl_unescape
from openpyxl.workbook import Workbook

from csc_core.charting.legible import legible
from csc_core.intake import open_log
from csc_core.model.opened import Opened
from csc_core.model.pieces import whole
from csc_core.reporting.documents.facilitator_tables import facilitator_csvs, facilitator_workbook
from csc_core.reporting.documents.frames import facilitator_stamp
from csc_core.reporting.documents.room_tables import room_csvs, room_workbook
from csc_core.reporting.documents.workbook import LONGEST, Sheet, workbook
from csc_core.storing import keep
from tests.core.reporting.documents.made import (
    HOSTILE,
    ONE,
    SAMPLES,
    SPECIAL,
    analysis_of,
    opened_of,
    room_material,
)
from tests.core.reporting.documents.readers import book, files
from tests.core.small_logs import AS_OF

RUNS = ("=", "+", "-", "@", "\t", "\r")
BARE = ("events", "partners", "meta", "codings", "pulse")


@cache
def made(name: str) -> bytes:
    return whole(facilitator_workbook(analysis_of(name), keep(opened_of(name))))


@cache
def read(name: str) -> Workbook:
    return book(made(name))


def cells(opened: Opened) -> list[dict[str, str]]:
    """The filled cells of each event; row numbers of the file are its own."""
    assert opened.log is not None
    events = opened.log.events.drop(columns="row").astype("string").fillna("")
    return [{name: cell for name, cell in row.items() if cell} for row in events.to_dict("records")]


def beside(opened: Opened) -> tuple[object, ...]:
    assert opened.log is not None
    return opened.log.partners, opened.log.meta, opened.log.codings, opened.log.pulse


def same(one: Opened, other: Opened) -> bool:
    """Do two files hold the same log?"""
    return cells(one) == cells(other) and beside(one) == beside(other)


@pytest.mark.parametrize("name", [*SAMPLES, "one", "long", "foreign"])
def test_the_workbook_opens_as_the_same_log(name: str) -> None:
    again = open_log(made(name), "log.xlsx", today=AS_OF)
    assert again.sheet == "events"
    assert same(opened_of(name), again)


@pytest.mark.parametrize("name", [ONE, "long", "foreign"])
def test_the_csv_file_opens_as_the_same_log(name: str) -> None:
    packed = files(whole(facilitator_csvs(analysis_of(name), keep(opened_of(name)))))
    tables = {part: (f"{part}.csv", packed[f"{part}.csv"]) for part in BARE[1:] if f"{part}.csv" in packed}
    again = open_log(packed["events.csv"], "events.csv", today=AS_OF, beside=tables)
    assert same(opened_of(name), again)


@pytest.mark.parametrize("name", [ONE, *SPECIAL])
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(name: str) -> None:
    for sheet in read(name).worksheets:
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert "f" not in kinds
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_no_cell_of_a_csv_file_begins_as_a_formula() -> None:
    packed = files(whole(facilitator_csvs(analysis_of("hostile"), keep(opened_of("hostile")))))
    tables = [name for name in packed if name.endswith(".csv")]
    assert len(tables) > 5
    for name in tables:
        rows = csv.reader(io.StringIO(packed[name].decode("utf-8-sig"), newline=""))
        assert not [cell for row in rows for cell in row if cell.startswith(RUNS)]


def test_hostile_words_come_back_letter_for_letter_where_xml_can_hold_them() -> None:
    titles = [row[0].value for row in read("hostile")["events"].iter_rows(min_row=2, min_col=3, max_col=3)]
    assert set(HOSTILE[:5]) <= set(titles)


@pytest.mark.parametrize("name", [ONE, "empty"])
def test_every_sheet_says_for_whom_it_is_and_of_when(name: str) -> None:
    stamp = facilitator_stamp(analysis_of(name))
    for sheet in read(name).worksheets:
        assert stamp.badge in sheet.oddHeader.left.text
        if sheet.title not in BARE:
            assert sheet["A2"].value == stamp.line
    about = {row[0].value for row in read(name)["about"].iter_rows(min_row=5)}
    assert about == set(read(name).sheetnames) - {"about"}


def test_setbacks_signals_and_promises_are_those_of_the_analysis() -> None:
    analysis = analysis_of(ONE)
    numbers = [row[0].value for row in read(ONE)["setbacks"].iter_rows(min_row=5)]
    assert numbers == [episode.number for episode in analysis.findings.episodes]
    signals = [row[0].value for row in read(ONE)["signals"].iter_rows(min_row=5)]
    assert signals == [signal.id for signal in analysis.signals]
    signs = [row[1].value for row in read(ONE)["commitments"].iter_rows(min_row=5)]
    assert sorted(signs) == sorted(promise.sign for promise in analysis.findings.commitments)


def test_what_a_cell_cannot_hold_is_cut_where_it_shows() -> None:
    table = pd.DataFrame({"Words": ["x" * (LONGEST + 5), "a\ufffeb"]})
    found = book(workbook(facilitator_stamp(analysis_of("one")), (Sheet("t", table, bare=True),), {}))["t"]
    assert len(found["A2"].value) == LONGEST
    assert "cut" in found["A2"].value[-40:]
    assert found["A3"].value == "a�b"


@pytest.mark.parametrize("name", [ONE, "empty", "hostile"])
def test_the_room_s_workbook_holds_what_the_room_may_see(name: str) -> None:
    material = room_material(name)
    found = book(room_workbook(material.room))
    for sheet in found.worksheets:
        assert "For the room" in sheet["A2"].value
        assert "For the room" in sheet.oddHeader.left.text
    titles = [row[1].value for row in found["setbacks"].iter_rows(min_row=5)]
    held = [setback.title for setback in material.room.setbacks]
    assert [legible(openpyxl_unescape(title)) for title in titles if title] == list(map(legible, held))
    assert set(files(room_csvs(material.room))) == {
        "read-me.txt",
        *(f"{sheet}.csv" for sheet in found.sheetnames if sheet != "about"),
    }
