"""Tables as a workbook that runs nothing when it opens: every text stays text, formulas are never live."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from csc_core.charting.palette import LIGHT
from csc_core.model.pieces import AT_ONCE, Piece, Pieces, stretches, whole
from csc_core.reporting.cell_rows import cell_rows
from csc_core.reporting.documents.long_book import PUT_TOGETHER, long_book
from csc_core.reporting.documents.stamp import Stamp

LONGEST = 32_767  # characters a cell can hold
_CUT = " … (cut: a cell holds no more)"
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_HEADER_LENGTH = 255  # characters a printed header or footer can hold
_WIDEST, _NARROWEST = 60, 8  # characters


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table on a sheet. A ``bare`` one begins with its header, so that a program can read it back."""

    name: str
    table: pd.DataFrame
    says: str = ""
    bare: bool = False


def workbook(stamp: Stamp, sheets: tuple[Sheet, ...], about: Mapping[str, str]) -> bytes:
    """An XLSX file: a sheet ``about`` that says what this is, then the tables.

    Each sheet says for whom it is, its date, source and method: on its first line, and on every printed page;
    a bare one on the printed pages only. ``about`` maps a sheet's name to what it holds.
    """
    return whole(workbook_pieces(stamp, sheets, about))


def workbook_pieces(
    stamp: Stamp, sheets: Sequence[Sheet], about: Mapping[str, str], at_once: int = AT_ONCE
) -> Pieces:
    """The same, writing so many rows at once; its bytes come with the last piece."""
    rows = [{"Sheet": name, "Holds": holds} for name, holds in about.items()]
    every = (Sheet("about", pd.DataFrame(rows, columns=["Sheet", "Holds"]), stamp.name), *sheets)
    cells = sum(sheet.table.size for sheet in every)
    with long_book() as (book, made):
        created = dt.datetime.combine(stamp.as_of, dt.time())
        book.set_properties({"title": stamp.name[:255], "comments": stamp.short, "created": created})
        writer, written = _Writer(book, stamp), 0
        for sheet in every:
            for more in writer.write(sheet, at_once):
                written += more
                yield Piece(b"", PUT_TOGETHER * written / cells)
        yield Piece(made(), 1.0)


class _Writer:
    """Writes tables onto new sheets of a workbook, all in one look."""

    def __init__(self, book: Workbook, stamp: Stamp) -> None:
        self._book, self._stamp = book, stamp
        cell = {"text_wrap": True, "valign": "top"}
        self._text: Format = book.add_format(cell | {"num_format": "@"})
        self._number: Format = book.add_format(cell | {"num_format": "0"})
        self._head: Format = book.add_format({"bold": True, "bg_color": LIGHT.strip, "valign": "top"})
        self._title: Format = book.add_format({"bold": True, "font_size": 14})
        self._muted: Format = book.add_format({"font_color": LIGHT.muted})

    def write(self, sheet: Sheet, at_once: int) -> Iterator[int]:
        """Add one sheet; after every stretch of rows, how many cells were in it."""
        page, table = self._book.add_worksheet(sheet.name), sheet.table
        top = 0 if sheet.bare else self._lead(page, sheet)
        for at, name in enumerate(table.columns):
            page.write_string(top, at, carried(str(name)), self._head)
            page.set_column(at, at, _width(table[name], str(name)))
        for places, _ in stretches(len(table), at_once):
            part = table.iloc[places.start : places.stop]
            for down, row in enumerate(cell_rows(part), top + 1 + places.start):
                for at, value in enumerate(row):
                    self._cell(page, down, at, value)
            yield part.size
        page.freeze_panes(top + 1, 0)
        if len(table):
            page.autofilter(top, 0, top + len(table), len(table.columns) - 1)
        self._printed(page)

    def _lead(self, page: Worksheet, sheet: Sheet) -> int:
        """What the sheet says first; returns the line the table begins on."""
        page.write_string(0, 0, carried(sheet.says or sheet.name), self._title)
        page.write_string(1, 0, carried(self._stamp.line), self._muted)
        return 3

    def _cell(self, page: Worksheet, row: int, column: int, value: Any) -> None:
        if isinstance(value, str):
            if value:
                page.write_string(row, column, carried(value), self._text)
        elif value is not None:
            page.write_number(row, column, int(value), self._number)

    def _printed(self, page: Worksheet) -> None:
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.set_header(f"&L{self._stamp.short.replace('&', '&&')}"[:_HEADER_LENGTH])
        page.set_footer("&L&A&R&P / &N")


def carried(text: str) -> str:
    """Text as a cell can hold it; what it cannot is replaced, or cut, where it shows."""
    clean = text if text.isascii() else _NOT_XML.sub("�", text)
    return clean if len(clean) <= LONGEST else clean[: LONGEST - len(_CUT)] + _CUT


def _width(column: "pd.Series[Any]", name: str) -> int:
    longest = max([len(name) + 3, *(len(str(value)) for value in column.head(200))])
    return max(_NARROWEST, min(longest + 1, _WIDEST))
