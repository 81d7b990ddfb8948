"""Workbooks: sheets, typed cells, and what is refused before it can do harm."""

import datetime as dt
import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from csc_core.model.errors import UnreadableFile
from csc_core.reading import grids, limits, read_table

HEADER = ["date", "kind", "title"]
SHEET = "xl/worksheets/sheet1.xml"


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return stream.getvalue()


def sheet_of(cells: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (
        f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()
    )


def test_typed_cells_become_what_people_would_write() -> None:
    day, moment = dt.date(2024, 5, 31), dt.datetime(2024, 5, 31, 14, 30)
    row = [day, "setback", "x", 3, 2.5, True, moment, None]
    raw = read_table(
        workbook(events=[[*HEADER, "severity", "value", "planned", "recorded_on", "unit"], row]), "a.xlsx"
    )
    assert list(raw.cells.to_pylist()[0].values()) == [
        "2024-05-31", "setback", "x", "3", "2.5", "yes", "2024-05-31 14:30:00", "",
    ]  # fmt: skip
    assert (raw.sheet, raw.header_row, raw.rows.tolist()) == ("events", 1, [2])


def test_the_sheet_named_events_is_taken_with_the_tables_beside_it() -> None:
    data = workbook(
        Notes=[HEADER, ["2020-01-01", "context", "not this one"]],
        Events=[["A title"], HEADER, [None], ["2024-01-02", "setback", "this one"]],
        Partners=[["org_id", "sector"], ["CITY", "government"]],
        Meta=[["field", "value"], ["name", "Compact"]],
    )
    raw = read_table(data, "a.xlsx")
    assert raw.cells["title"].to_pylist() == ["this one"]
    assert (raw.header_row, raw.rows.tolist()) == (2, [4])
    assert raw.others.keys() == {"partners", "meta"}
    assert raw.others["partners"].rows.tolist() == [2]


def test_without_such_a_name_the_first_sheet_with_the_needed_columns_is_taken() -> None:
    data = workbook(
        Readme=[["how", "to"], ["fill", "in"]], Log=[["Title", "Kind", "Date"], ["x", "setback", "2024"]]
    )
    assert read_table(data, "a.xlsx").sheet == "Log"


def test_a_sheet_can_be_asked_for() -> None:
    data = workbook(events=[HEADER], other=[HEADER, ["2024", "context", "x"]])
    assert read_table(data, "a.xlsx", sheet="Other").rows.tolist() == [2]
    with pytest.raises(UnreadableFile, match="no sheet"):
        read_table(data, "a.xlsx", sheet="third")


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="nothing"):
        read_table(workbook(events=[]), "a.xlsx")


def test_formulas_without_a_result_are_told() -> None:
    raw = read_table(workbook(events=[HEADER, ["2024-01-02", "setback", "=1+1"]]), "a.xlsx")
    assert [problem.code for problem in raw.problems] == ["empty_formula"]
    assert raw.cells["title"].to_pylist() == [""]


def test_a_cell_far_away_is_refused_before_loading() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    data = changed(workbook(events=[HEADER]), SHEET, lambda _: sheet_of(cells))
    with pytest.raises(UnreadableFile, match="too far"):
        read_table(data, "a.xlsx")


def test_far_formatting_without_content_does_no_harm() -> None:
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>date</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576" s="1"/><c r="XFC1048576" s="1"></c></row>'
    )
    data = changed(workbook(events=[HEADER]), SHEET, lambda _: sheet_of(cells))
    assert read_table(data, "a.xlsx").headers == ("date",)


def test_what_unpacks_to_too_much_is_refused() -> None:
    bomb = changed(workbook(events=[HEADER]), SHEET, lambda _: b" " * (limits.RATIO_FROM + 1))
    with pytest.raises(UnreadableFile, match="unpacks"):
        read_table(bomb, "a.xlsx")


def test_a_part_that_holds_more_than_it_declares_is_refused() -> None:
    data = bytearray(workbook(events=[HEADER]))
    place = data.rindex(SHEET.encode()) - 46
    size = int.from_bytes(data[place + 24 : place + 28], "little")
    data[place + 24 : place + 28] = (size - 5).to_bytes(4, "little")
    with pytest.raises(UnreadableFile, match="more than it declares"):
        read_table(bytes(data), "a.xlsx")


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("events.csv", "date,kind,title\n")
    with pytest.raises(UnreadableFile, match="archive"):
        read_table(stream.getvalue(), "a.zip")


def test_too_many_sheets_are_refused() -> None:
    data = workbook(**{f"s{n}": [HEADER] for n in range(limits.SHEETS + 1)})
    with pytest.raises(UnreadableFile, match="sheets"):
        read_table(data, "a.xlsx")


def test_a_cut_off_workbook_is_refused() -> None:
    data = workbook(events=[HEADER])
    for size in (30, 200, len(data) // 2, len(data) - 10):
        with pytest.raises(UnreadableFile):
            read_table(data[:size], "a.xlsx")


HELPERS = {
    "panics": "import json; print(json.dumps({'fault': 'PanicException', 'says': 'index out of bounds'}))",
    "dies": "import os; print('\"events\"', flush=True); os.abort()",
    "is silent": "",
    "never ends": "while True: pass",
}


@pytest.mark.parametrize("how", HELPERS)
def test_whatever_becomes_of_the_parser_is_a_refusal(
    how: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "parser.py").write_text(HELPERS[how])
    monkeypatch.setattr(grids, "PARSER", tmp_path / "parser.py")
    monkeypatch.setattr(limits, "PARSER_PATIENCE", 0.2)
    with pytest.raises(UnreadableFile, match="damaged"):
        read_table(workbook(events=[HEADER]), "a.xlsx")


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
@pytest.mark.parametrize("limit", ["PARSER_BYTES", "PARSER_SECONDS"])
def test_the_parser_is_stopped_at_its_limits(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook(events=[HEADER, *(["2024-01-02", "context", f"{n} happened"] for n in range(20_000))])
    assert len(read_table(data, "a.xlsx").rows) == 20_000
    monkeypatch.setattr(limits, "PARSER_BYTES_EACH", 0)
    monkeypatch.setattr(limits, "PARSER_BYTES_A_SECOND", 10**9)
    monkeypatch.setattr(limits, limit, 0)
    with pytest.raises(UnreadableFile, match="damaged"):
        read_table(data, "a.xlsx")


OPEN_DOCUMENT = (
    '<?xml version="1.0"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="events">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
CELL = '<table:table-cell{more} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def open_document(rows: str, manifest: str = "<manifest/>") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", OPEN_DOCUMENT.format(rows=rows))
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def row_of(*texts: str, more: str = "", row: str = "") -> str:
    cells = "".join(CELL.format(text=text, more=more) for text in texts)
    return f"<table:table-row{row}>{cells}</table:table-row>"


def test_an_open_document_is_read() -> None:
    trailing = row_of(row=' table:number-rows-repeated="1048000"')
    raw = read_table(open_document(row_of(*HEADER) + row_of("2024", "setback", "x") + trailing), "a.ods")
    assert raw.cells.to_pylist() == [{"date": "2024", "kind": "setback", "title": "x"}]


@pytest.mark.parametrize(
    "rows",
    [
        row_of("x", row=' table:number-rows-repeated="1048576"'),
        row_of("x", more=' table:number-columns-repeated="16384"'),
    ],
)
def test_content_repeated_without_end_is_refused(rows: str) -> None:
    with pytest.raises(UnreadableFile, match="too far"):
        read_table(open_document(row_of(*HEADER) + rows), "a.ods")


def test_a_sheet_that_never_ends_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read_table(open_document("<table:table-row>" + row_of("x")), "a.ods")


def test_an_encrypted_document_is_told_apart_from_a_damaged_one() -> None:
    with pytest.raises(UnreadableFile, match="password"):
        read_table(open_document("", manifest="<manifest><encryption-data/></manifest>"), "a.ods")


def test_a_sheet_that_defines_entities_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    with pytest.raises(UnreadableFile, match="damaged"):
        read_table(changed(workbook(events=[HEADER]), SHEET, lambda _: bomb), "a.xlsx")
