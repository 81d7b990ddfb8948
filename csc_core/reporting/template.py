"""The blank event log: a CSV header, and a workbook with codes to choose from and a guide."""

import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from csc_core.charting.palette import LIGHT
from csc_core.content.catalogue import actions
from csc_core.content.codebook import family
from csc_core.model import columns as c
from csc_core.reporting.dictionary import (
    SUBTYPES,
    Column,
    Schema,
    coding_columns,
    event_columns,
    meta_fields,
    partner_columns,
    pulse_columns,
)
from csc_core.reporting.guide import write_guide
from csc_core.reporting.schema import data_package, json_schema

LAST_ROW = 1_048_575  # counted from 0, as xlsxwriter counts

SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MOST = 1_000_000  # where a count has no limit of its own
MADE = dt.datetime(2025, 1, 1)  # the same file every time
_CHOOSE = "Choose a code from the list, or leave the cell blank."
_COUNT = "Write a whole number, or leave the cell blank."
_WIDTHS = {c.TITLE: 60, c.DETAIL: 40, c.KIND: 13, c.DATE: 13}


def template_files() -> dict[str, bytes]:
    """Everything a person or a program needs to begin a log, by file name, the same bytes every time.

    Blank CSV files for the events and the tables beside them, the workbook, and both descriptions as JSON.
    """
    return {
        "events.csv": blank_csv(),
        "partners.csv": _header(partner_columns()),
        "meta.csv": _csv("field,value", *(f"{column.name}," for column in meta_fields())),
        "codings.csv": _header(coding_columns()),
        "pulse.csv": _header(pulse_columns()),
        "event-log.xlsx": blank_workbook(),
        "event-log.schema.json": _json(json_schema()),
        "datapackage.json": _json(data_package()),
    }


def blank_csv() -> bytes:
    """The header row of the events, what matters most first, and nothing below it (UTF-8 with a mark)."""
    return _header(event_columns())


def _header(columns: Sequence[Column]) -> bytes:
    return _csv(",".join(column.name for column in columns))


def _csv(*lines: str) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def _json(values: Schema) -> bytes:
    return (json.dumps(values, indent=2, ensure_ascii=False) + "\n").encode()


def blank_workbook() -> bytes:
    """The workbook: sheets ``events``, ``partners``, ``meta`` and ``guide``, and ``lists``, which is hidden.

    Cells for dates that may be coarse, and for words, are text, so that a spreadsheet leaves "2024-11" alone.
    """
    file = io.BytesIO()
    with Workbook(file, SAFE) as book:
        book.set_properties({"title": "Event log", "created": MADE})
        sheets = {name: book.add_worksheet(name) for name in ("events", "partners", "meta", "guide", "lists")}
        formats = Formats(book)
        lists = Lists()
        write_table(sheets["events"], event_columns(), formats, lists)
        write_table(sheets["partners"], partner_columns(), formats, lists)
        write_meta(sheets["meta"], formats, lists)
        write_guide(book, sheets["guide"])
        lists.write(sheets["lists"])
    return file.getvalue()


class Formats:
    """The workbook's cell formats."""

    def __init__(self, book: Workbook) -> None:
        header = {"bold": True, "border": 1, "border_color": LIGHT.rule}
        self.required: Format = book.add_format(header | {"bg_color": LIGHT.blue, "font_color": LIGHT.page})
        self.optional: Format = book.add_format(header | {"bg_color": LIGHT.strip})
        self.text: Format = book.add_format({"num_format": "@"})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd"})
        self.number: Format = book.add_format({"num_format": "0"})

    def of(self, column: Column) -> Format:
        """The format of a column's cells."""
        if column.is_number:
            return self.number
        return self.day if column.is_day and column.name != c.DATE else self.text


class Lists:
    """Codes to choose from, each list in its own column of the hidden sheet."""

    def __init__(self) -> None:
        self._places: dict[Sequence[str | int], str] = {}

    def place(self, codes: tuple[str | int, ...]) -> str:
        """Where a list stands, as a formula; lists alike are written once."""
        if codes not in self._places:
            letter = xl_col_to_name(len(self._places))
            self._places[codes] = f"=lists!${letter}$1:${letter}${len(codes)}"
        return self._places[codes]

    def write(self, sheet: Worksheet) -> None:
        """Write all lists that were asked for onto their sheet, row by row, and hide it."""
        for row, codes in enumerate(zip_longest(*self._places, fillvalue="")):
            sheet.write_row(row, 0, codes)
        sheet.hide()


def write_table(sheet: Worksheet, columns: Sequence[Column], formats: Formats, lists: Lists) -> None:
    """A header row that stays in sight, and below it cells that say what belongs there."""
    for at, column in enumerate(columns):
        width = _WIDTHS.get(column.name, max(len(column.name) + 3, 12))
        sheet.set_column(at, at, width, formats.of(column))
        sheet.write_string(0, at, column.name, formats.required if column.required else formats.optional)
        sheet.data_validation(0, at, 0, at, {"validate": "any"} | _message(column, column.help))
        sheet.data_validation(1, at, LAST_ROW, at, _rule(column, lists) | _message(column, column.hint))
    sheet.freeze_panes(1, 0)


def write_meta(
    sheet: Worksheet, formats: Formats, lists: Lists, facts: Mapping[str, str] = MappingProxyType({})
) -> int:
    """One fact a row: its name, and a cell that says what belongs there, empty where ``facts`` knows nothing.

    Gives the last row that was written.
    """
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 60)
    sheet.write_row(0, 0, ("field", "value"), formats.optional)
    for at, column in enumerate(meta_fields(), start=1):
        sheet.write_string(at, 0, column.name)
        if facts.get(column.name):
            sheet.write_string(at, 1, facts[column.name], formats.of(column))
        else:
            sheet.write_blank(at, 1, None, formats.of(column))
        sheet.data_validation(at, 1, at, 1, _rule(column, lists) | _message(column, column.help))
    sheet.freeze_panes(1, 0)
    return len(meta_fields())


def _rule(column: Column, lists: Lists) -> dict[str, object]:
    """What a spreadsheet lets in: a code from the list, a whole number, or anything.

    For a subtype and an action the list only suggests: what suits depends on the kind of the row.
    """
    rule: dict[str, object] = {"validate": "any"}
    if column.name in (c.SUBTYPE, c.ACTION_ID):
        rule = {"validate": "list", "source": lists.place(_suggested(column.name)), "show_error": False}
    elif column.codes and not column.several:
        place = lists.place(tuple(column.cell(term) for term in column.codes))
        rule = {"validate": "list", "source": place, "error_message": _CHOOSE}
    elif column.is_number:
        low, high = column.spec["minimum"], column.spec.get("maximum", MOST)
        rule = {"validate": "integer", "criteria": "between", "minimum": low, "maximum": high}
        rule["error_message"] = _COUNT
    return rule


def _suggested(name: str) -> tuple[str, ...]:
    if name == c.ACTION_ID:
        return tuple(actions())
    return tuple(dict.fromkeys(term.code for group in SUBTYPES.values() for term in family(group)))


def _message(column: Column, text: str) -> dict[str, object]:
    """What shows beside a chosen cell."""
    lead = "Required. " if column.required else ""
    return {"input_title": column.label, "input_message": f"{lead}{text}"}
