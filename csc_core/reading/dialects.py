"""How delimited text is laid out: the delimiter, and where the header stands."""

import csv
import io
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from csc_core.model.columns import REQUIRED
from csc_core.model.errors import UnreadableFile
from csc_core.reading import limits

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_BYTES = 1 << 17
_SEP_LINE = re.compile(r'"?sep=([,;|\t:^~])"?\s*', re.IGNORECASE)  # Excel's way of naming the delimiter


@dataclass(frozen=True, slots=True)
class Dialect:
    """The layout of a delimited file.

    ``header`` are the header's cells, ``lines`` the number of lines up to and with the header's last,
    ``start`` the byte after it, ``above`` the number of lines above the header that hold anything.
    """

    delimiter: str
    header: tuple[str, ...]
    lines: int
    start: int
    above: int


@dataclass(frozen=True, slots=True)
class _Record:
    cells: list[str]
    last_line: int


def lines_of(text: str) -> Iterable[str]:
    """The lines of a text with their ends, broken only where a spreadsheet breaks them."""
    return io.StringIO(text, newline="")


def find_dialect(utf8: bytes, name: str) -> Dialect:
    """The layout of a file, from its first lines. Raises UnreadableFile when it has no header to speak of."""
    sample = utf8[:_SAMPLE_BYTES].decode("utf-8", errors="ignore")
    lines = list(lines_of(sample))
    if not lines or not sample.strip():
        raise UnreadableFile(f"{name} holds nothing.", "Choose a file that holds your event log.")
    told = _SEP_LINE.fullmatch(lines[0])
    skip = 1 if told else 0
    delimiter, records = _split(lines[skip:], told[1] if told else DELIMITERS)
    if not records:
        raise UnreadableFile(f"{name} holds nothing.", "Choose a file that holds your event log.")
    place = header_place([record.cells for record in records])
    header = records[place]
    last_line = skip + header.last_line
    if len("".join(lines[:last_line])) > limits.LINE_CHARACTERS:
        raise UnreadableFile(
            f"The first line of {name} is longer than {limits.LINE_CHARACTERS:,} characters.",
            "Check that the file has one line for each event and the column names in its first line.",
        )
    start = len("".join(lines[:last_line]).encode("utf-8"))
    above = sum(any(cell.strip() for cell in record.cells) for record in records[:place])
    return Dialect(delimiter, tuple(header.cells), last_line, start, above)


def header_place(records: list[list[str]]) -> int:
    """Which of the first records is the header.

    The first that names the columns every log needs; else the first that fills most of the table's width, so
    that a title or a remark above the header is passed over.
    """
    for place, cells in enumerate(records):
        if _names_what_is_needed(cells):
            return place
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in records]
    return next((place for place, count in enumerate(filled) if count and count >= 0.8 * max(filled)), 0)


def _names_what_is_needed(cells: list[str]) -> bool:
    return {cell.strip().casefold() for cell in cells}.issuperset(REQUIRED)


def _split(lines: list[str], delimiters: Iterable[str]) -> tuple[str, list[_Record]]:
    """The delimiter and the first records cut by it.

    It is the one that shows the columns every log needs, else the one that cuts the lines most evenly.
    """
    best: tuple[int, int] = (-1, 0)
    chosen: tuple[str, list[_Record]] = (",", [])
    for delimiter in delimiters:
        records = _records(lines, delimiter)
        cells = [record.cells for record in records]
        header = cells[header_place(cells)] if cells else []
        if _names_what_is_needed(header):
            return delimiter, records
        even = sum(len(row) == len(header) for row in cells)
        rank = (even, len(header)) if len(header) > 1 else (0, 0)
        if rank > best:
            best, chosen = rank, (delimiter, records)
    return chosen


def _records(lines: list[str], delimiter: str) -> list[_Record]:
    """The first records that hold anything, with the line each ends on (counted from 1 in ``lines``)."""
    reader = csv.reader(lines, delimiter=delimiter)
    records: list[_Record] = []
    with suppress(csv.Error):  # an endless cell: what was read so far has to do
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append(_Record(cells, reader.line_num))
            if len(records) == limits.HEADER_WITHIN:
                break
    return records
