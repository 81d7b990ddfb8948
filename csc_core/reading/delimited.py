"""Delimited text (CSV and its relatives) to a raw table."""

from csc_core.model.errors import UnreadableFile
from csc_core.model.raw import RawTable
from csc_core.reading import limits
from csc_core.reading.careful import read_careful
from csc_core.reading.dialects import find_dialect
from csc_core.reading.encodings import decode
from csc_core.reading.fast import read_fast
from csc_core.reading.headers import lines_above, tags_under, unique_headers, without_empty
from csc_core.reading.lines import check_cells, check_lines, count
from csc_core.reading.marks import may_hold_marks, without_marks


def read_delimited(data: bytes, name: str) -> RawTable:
    """The table in delimited text. Raises UnreadableFile when there is none, or it is too large."""
    if len(data) > limits.CSV_BYTES:
        raise UnreadableFile(
            f"{name} is larger than {limits.CSV_BYTES // 1_000_000} MB.",
            "Open a part of it: for instance one collaboration, or the last few years.",
        )
    lines = check_lines(data, name)
    decoded = decode(data, name)
    dialect = find_dialect(decoded.utf8, name)
    names = unique_headers(list(dialect.header), name)
    check_cells(lines if decoded.utf8 is data else count(decoded.utf8), len(names), name)
    problems = [*decoded.problems, *lines_above(dialect.layout.above), *dialect.layout.problems]
    few = len(decoded.utf8) < limits.FEW_BYTES
    fast = None if few else read_fast(decoded.utf8, dialect, names)
    if fast is None:
        sheet = read_careful(decoded.utf8, dialect, names, name)
        cells, rows = sheet.table()
        set_aside, found = tuple(sheet.set_aside), sheet.problems
    else:
        (cells, rows), set_aside, found = fast, (), []
    raw = RawTable(
        cells=without_empty(cells),
        rows=rows,
        header_row=dialect.header_row,
        name=name,
        encoding=decoded.encoding,
        delimiter=dialect.delimiter,
        problems=(*problems, *found),
        set_aside=set_aside,
        tags=tags_under(names, dialect.layout.tags),
        above=dialect.layout.lead,
    )
    return without_marks(raw) if may_hold_marks(decoded.utf8) else raw
