"""Delimited text (CSV and its relatives) to a raw table."""

from csc_core.model.errors import UnreadableFile
from csc_core.model.problems import Problem
from csc_core.model.raw import RawTable
from csc_core.model.vocabulary import Severity
from csc_core.reading import limits
from csc_core.reading.careful import read_careful
from csc_core.reading.dialects import find_dialect
from csc_core.reading.encodings import decode
from csc_core.reading.fast import read_fast


def read_delimited(data: bytes, name: str) -> RawTable:
    """The table in delimited text. Raises UnreadableFile when there is none, or it is too large."""
    if len(data) > limits.CSV_BYTES:
        raise UnreadableFile(
            f"{name} is larger than {limits.CSV_BYTES // 1_000_000} MB.",
            "Open a part of it: for instance one collaboration, or the last few years.",
        )
    decoded = decode(data, name)
    dialect = find_dialect(decoded.utf8, name)
    names = unique_headers(list(dialect.header), name)
    problems = [*decoded.problems, *lines_above(dialect.above)]
    fast = read_fast(decoded.utf8, dialect, names)
    if fast is None:
        sheet = read_careful(decoded.utf8, dialect, names)
        cells, rows = sheet.table()
        set_aside, found = tuple(sheet.set_aside), sheet.problems
    else:
        (cells, rows), set_aside, found = fast, (), []
    return RawTable(
        cells=cells,
        rows=rows,
        header_row=dialect.lines,
        name=name,
        encoding=decoded.encoding,
        delimiter=dialect.delimiter,
        problems=(*problems, *found),
        set_aside=set_aside,
    )


def unique_headers(header: list[str], name: str) -> list[str]:
    """The header's cells as column names: blank ones numbered, repeated ones told apart.

    Raises UnreadableFile when there are more columns than a log can have.
    """
    if len(header) > limits.COLUMNS:
        raise UnreadableFile(
            f"{name} has {len(header):,} columns; up to {limits.COLUMNS} can be read.",
            "Keep the columns of the event log and remove the others.",
        )
    names: list[str] = []
    taken: set[str] = set()
    for place, cell in enumerate(header, start=1):
        base = cell.strip() or f"(column {place})"
        unique, n = base, 1
        while unique in taken:
            n += 1
            unique = f"{base} ({n})"
        taken.add(unique)
        names.append(unique)
    return names


def lines_above(n: int) -> list[Problem]:
    """A note on lines above the header, which are not read."""
    if not n:
        return []
    says = "A line above the header was not read." if n == 1 else f"{n} lines above the header were not read."
    return [Problem(Severity.NOTE, "above_header", says, "Nothing to do, unless one of them is an event.")]
