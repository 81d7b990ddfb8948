"""Several files as one zip, the same bytes every time."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from csc_core.model.pieces import AT_ONCE, Piece, Pieces, within, zip_pieces
from csc_core.reporting.delimited import csv_pieces
from csc_core.reporting.documents.stamp import Stamp


def zipped(
    files: Mapping[str, bytes], tables: Mapping[str, pd.DataFrame], day: dt.date, at_once: int = AT_ONCE
) -> Pieces:
    """Files by name, then tables as CSV under their names, all dated ``day``."""
    every: list[tuple[str, Pieces]] = [(name, iter((Piece(file, 0.0),))) for name, file in files.items()]
    cells, written = sum(table.size for table in tables.values()) or 1, 0
    for name, table in tables.items():
        stretch = written / cells, (written + table.size) / cells
        every.append((f"{name}.csv", within(csv_pieces(table, at_once), *stretch)))
        written += table.size
    return zip_pieces(every, (day.year, day.month, day.day))


def note(stamp: Stamp, told: Mapping[str, str]) -> bytes:
    """A text that says what a set of files is and what each holds."""
    lines = [stamp.name, stamp.line, "", *(f"{name}: {holds}" for name, holds in told.items()), ""]
    return "\r\n".join(lines).encode("utf-8-sig")
