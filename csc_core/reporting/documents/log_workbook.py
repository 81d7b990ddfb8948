"""A log in the template's own workbook: the same sheets, drop-downs and guide, with its rows filled in."""

import io
from collections.abc import Mapping, Sequence

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from csc_core.reporting.dictionary import (
    Column,
    coding_columns,
    event_columns,
    partner_columns,
    pulse_columns,
)
from csc_core.reporting.documents.workbook import carried
from csc_core.reporting.guide import write_guide
from csc_core.reporting.template import MADE, SAFE, Formats, Lists, write_meta, write_table

NO_ROWS = pd.DataFrame()


def log_workbook(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """The tables of ``log_frames`` as an XLSX file in which a log can be kept from there on.

    Columns that are not ours stand to the right of ours.
    """
    columns = {
        "events": event_columns(),
        "partners": partner_columns(),
        **({"codings": coding_columns()} if "codings" in tables else {}),
        **({"pulse": pulse_columns()} if "pulse" in tables else {}),
    }
    file = io.BytesIO()
    with Workbook(file, SAFE) as book:
        book.set_properties({"title": "Event log", "created": MADE})
        sheets = {name: book.add_worksheet(name) for name in (*columns, "meta", "guide", "lists")}
        formats, lists = Formats(book), Lists(sheets["lists"])
        for name, ours in columns.items():
            write_table(sheets[name], ours, formats, lists)
            _fill(sheets[name], ours, tables.get(name, NO_ROWS), formats)
        facts = write_meta(sheets["meta"], formats, lists)
        _fill_meta(sheets["meta"], facts, tables.get("meta", NO_ROWS))
        write_guide(book, sheets["guide"])
        sheets["lists"].hide()
    return file.getvalue()


def _fill(sheet: Worksheet, ours: Sequence[Column], table: pd.DataFrame, formats: Formats) -> None:
    """Write rows below the header, every cell as text under the column of its name."""
    places = {column.name: at for at, column in enumerate(ours)}
    for name in table.columns:
        if name not in places:
            places[name] = len(places)
            sheet.write_string(0, places[name], carried(name), formats.optional)
    for name in table.columns:
        for row, cell in enumerate(table[name].tolist(), start=1):
            if cell:
                sheet.write_string(row, places[name], carried(cell))


def _fill_meta(sheet: Worksheet, facts: Mapping[str, int], table: pd.DataFrame) -> None:
    """Write facts beside their names; those the template does not know below the others."""
    below = max(facts.values(), default=0)
    for record in table.to_dict("records"):
        name, value = str(record.get("field", "")), str(record.get("value", ""))
        row = facts.get(name)
        if row is None:
            below += 1
            row = below
            sheet.write_string(row, 0, carried(name))
        if value:
            sheet.write_string(row, 1, carried(value))
