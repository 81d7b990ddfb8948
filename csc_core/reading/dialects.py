"""How delimited text is laid out: the delimiter, and where the header stands."""

import csv
import io
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from csc_core.model.errors import UnreadableFile
from csc_core.reading import limits
from csc_core.reading.layouts import Layout, find_layout, names_what_is_needed

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_BYTES = 1 << 17
_SEP_LINE = re.compile(r'"?sep=([,;|\t:^~])"?\s*', re.IGNORECASE)  # Excel's way of naming the delimiter


@dataclass(frozen=True, slots=True)
class Dialect:
    """The layout of a delimited file.

    ``layout`` tells of the header, ``header_row`` is the line its names end on, ``lines`` the number of lines
    up to and with its last, ``start`` the byte after it.
    """

    delimiter: str
    layout: Layout
    header_row: int
    lines: int
    start: int

    @property
    def header(self) -> tuple[str, ...]:
        """The header's cells."""
        return self.layout.header


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
    delimiter, records, layout = _split(lines[skip:], told[1] if told else _delimiters_in(sample))
    if not records:
        raise UnreadableFile(f"{name} holds nothing.", "Choose a file that holds your event log.")
    last_line = skip + records[layout.last].last_line
    if len("".join(lines[:last_line])) > limits.LINE_CHARACTERS:
        raise UnreadableFile(
            f"The first line of {name} is longer than {limits.LINE_CHARACTERS:,} characters.",
            "Check that the file has one line for each event and the column names in its first line.",
        )
    start = len("".join(lines[:last_line]).encode("utf-8"))
    return Dialect(delimiter, layout, skip + records[layout.named].last_line, last_line, start)


def _delimiters_in(sample: str) -> Iterable[str]:
    """The delimiters a text could be cut by; the first of them also where it has none."""
    first, *others = DELIMITERS
    return (first, *(other for other in others if other in sample))


def _split(lines: list[str], delimiters: Iterable[str]) -> tuple[str, list[_Record], Layout]:
    """The delimiter, the first records cut by it, and their layout.

    It is the one that shows the columns every log needs, else the one that cuts the lines most evenly.
    """
    best: tuple[int, int] = (-1, 0)
    chosen: tuple[str, list[_Record], Layout] = (",", [], find_layout([]))
    for delimiter in delimiters:
        records = _records(lines, delimiter)
        layout = find_layout([record.cells for record in records])
        if names_what_is_needed(layout.header):
            return delimiter, records, layout
        width = len(layout.header)
        even = sum(len(record.cells) == width for record in records)
        rank = (even, width) if width > 1 else (0, 0)
        if rank > best:
            best, chosen = rank, (delimiter, records, layout)
    return chosen


def _records(lines: list[str], delimiter: str) -> list[_Record]:
    """The first records that hold anything, with the line each ends on (counted from 1 in ``lines``).

    None are needed below a header in our own words.
    """
    reader = csv.reader(lines, delimiter=delimiter)
    records: list[_Record] = []
    with suppress(csv.Error):  # an endless cell: what was read so far has to do
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append(_Record(cells, reader.line_num))
            if len(records) == limits.HEADER_WITHIN or names_what_is_needed(cells):
                break
    return records
