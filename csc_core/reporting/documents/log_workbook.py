"""A log in the template's own workbook: the same sheets, drop-downs and guide, with its rows filled in."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
from xlsxwriter.worksheet import Worksheet

from csc_core.model.pieces import AT_ONCE, Piece, Pieces, stretches, whole
from csc_core.reporting.cell_rows import cell_rows
from csc_core.reporting.dictionary import (
    Column,
    coding_columns,
    event_columns,
    meta_fields,
    partner_columns,
    pulse_columns,
)
from csc_core.reporting.documents.long_book import PUT_TOGETHER, long_book
from csc_core.reporting.documents.workbook import carried
from csc_core.reporting.guide import write_guide
from csc_core.reporting.template import MADE, Formats, Lists, write_meta, write_table

NO_ROWS = pd.DataFrame()


def log_workbook(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """The tables of ``log_frames`` as an XLSX file in which a log can be kept from there on.

    Columns that are not ours stand to the right of ours.
    """
    return whole(log_workbook_pieces(tables))


def log_workbook_pieces(tables: Mapping[str, pd.DataFrame], at_once: int = AT_ONCE) -> Pieces:
    """The same, writing so many rows at once; its bytes come with the last piece."""
    columns = {
        "events": event_columns(),
        "partners": partner_columns(),
        **({"codings": coding_columns()} if "codings" in tables else {}),
        **({"pulse": pulse_columns()} if "pulse" in tables else {}),
    }
    rows, written = sum(len(tables.get(name, NO_ROWS)) for name in columns), 0
    with long_book() as (book, made):
        book.set_properties({"title": "Event log", "created": MADE})
        sheets = {name: book.add_worksheet(name) for name in (*columns, "meta", "guide", "lists")}
        formats, lists = Formats(book), Lists()
        for name, ours in columns.items():
            write_table(sheets[name], ours, formats, lists)
            for more in _fill(sheets[name], ours, tables.get(name, NO_ROWS), formats, at_once):
                written += more
                yield Piece(b"", PUT_TOGETHER * written / rows)
        _write_facts(sheets["meta"], tables.get("meta", NO_ROWS), formats, lists)
        write_guide(book, sheets["guide"])
        lists.write(sheets["lists"])
        yield Piece(made(), 1.0)


def _fill(
    sheet: Worksheet, ours: Sequence[Column], table: pd.DataFrame, formats: Formats, at_once: int
) -> Iterator[int]:
    """Write rows below the header, every cell as text under the column of its name; gives how many."""
    places = {column.name: at for at, column in enumerate(ours)}
    for name in table.columns:
        if name not in places:
            places[name] = len(places)
            sheet.write_string(0, places[name], carried(name), formats.optional)
    at = [places[name] for name in table.columns]
    for stretch, _ in stretches(len(table), at_once):
        part = table.iloc[stretch.start : stretch.stop]
        for row, cells in enumerate(cell_rows(part), start=stretch.start + 1):
            for place, cell in zip(at, cells, strict=True):
                if cell:
                    sheet.write_string(row, place, carried(cell))
        yield len(part)


def _write_facts(sheet: Worksheet, table: pd.DataFrame, formats: Formats, lists: Lists) -> None:
    """Write facts beside their names; those the template does not know below the others."""
    known = {column.name for column in meta_fields()}
    facts: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    for record in table.to_dict("records"):
        name, value = str(record.get("field", "")), carried(str(record.get("value", "")))
        if name in known:
            facts[name] = value or facts.get(name, "")
        else:
            others.append((name, value))
    last = write_meta(sheet, formats, lists, facts)
    for row, (name, value) in enumerate(others, start=last + 1):
        sheet.write_string(row, 0, carried(name))
        if value:
            sheet.write_string(row, 1, value)
