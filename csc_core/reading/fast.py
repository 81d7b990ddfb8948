"""The quick way through well-formed delimited text. In any doubt it leaves the file to the careful way."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
from numpy.typing import NDArray

from csc_core.model.table import TEXT, text_of
from csc_core.reading import limits
from csc_core.reading.dialects import Dialect
from csc_core.reading.repeated import compact

_BLOCK = 1 << 20  # larger pieces are slower
MANY_CELLS = 8_000_000  # from which repeated cells are kept once: less memory, for a little more time
_STEP = 1 << 18
_NEWLINE, _RETURN, _QUOTE = 10, 13, 34


@dataclass(frozen=True, slots=True)
class _Records:
    """Where records begin (line numbers), whether some hold line breaks, and the longest one's bytes."""

    rows: NDArray[np.int64]
    multiline: bool
    longest: int


def read_fast(utf8: bytes, dialect: Dialect, names: list[str]) -> tuple[pa.Table, NDArray[np.int64]] | None:
    """Cells and row numbers of a well-formed file; None when only the careful way can be sure."""
    body = memoryview(utf8)[dialect.start :]
    records = _find_records(np.frombuffer(body, dtype=np.uint8), dialect)
    if records is None:
        return None
    if not len(records.rows):
        return pa.table({name: pa.array([], TEXT) for name in names}), records.rows
    try:
        pieces = _parse(body, dialect.delimiter, names, records.multiline)
        many = len(records.rows) * len(names) >= MANY_CELLS
        table = compact(pieces, names) if many else pieces.read_all()
    except pa.ArrowInvalid:
        return None
    if table.num_rows != len(records.rows):
        return None
    if records.longest > limits.CELL_CHARACTERS and _too_long(table):
        return None
    return _without_blank(table, records.rows)


def _parse(body: memoryview, delimiter: str, names: list[str], multiline: bool) -> pacsv.CSVStreamingReader:
    return pacsv.open_csv(
        pa.py_buffer(body),
        read_options=pacsv.ReadOptions(
            use_threads=False,
            block_size=_BLOCK,
            column_names=names,
        ),
        parse_options=pacsv.ParseOptions(delimiter=delimiter, newlines_in_values=multiline),
        convert_options=pacsv.ConvertOptions(
            check_utf8=False,  # decoding has made sure of that
            column_types=dict.fromkeys(names, TEXT),
            strings_can_be_null=False,
        ),
    )


def _find_records(body: NDArray[np.uint8], dialect: Dialect) -> _Records | None:
    """Every record's first line, told by the line ends outside quotes; None when quotes are out of place.

    A carriage return on its own also ends a line for the parser, not here: the counts then disagree.
    """
    if not body.size:
        return _Records(np.empty(0, dtype=np.int64), multiline=False, longest=0)
    marks = _find_marks(body)
    is_quote = body[marks] == _QUOTE
    if not _quotes_in_place(body, marks[is_quote], ord(dialect.delimiter)):
        return None
    ends, quotes_before = marks[~is_quote], np.cumsum(is_quote, dtype=np.int32)[~is_quote]
    if body[-1] != _NEWLINE:
        ends = np.append(ends, np.int32(body.size))
        quotes_before = np.append(quotes_before, np.int32(is_quote.sum()))
    lines = np.flatnonzero(quotes_before % 2 == 0)  # a line end after evenly many quotes ends a record
    starts = np.append(np.int32(0), ends[lines[:-1]] + 1)
    first_lines = np.concatenate(([0], lines[:-1] + 1))
    sizes = ends[lines] - starts
    if sizes.max(initial=0) > limits.LINE_CHARACTERS:
        return None
    holds = (sizes > 1) | ((sizes == 1) & (body[np.minimum(starts, body.size - 1)] != _RETURN))
    return _Records(
        first_lines[holds] + dialect.lines + 1,
        multiline=len(lines) != len(ends),
        longest=int(sizes.max(initial=0)),
    )


def _find_marks(body: NDArray[np.uint8]) -> NDArray[np.int32]:
    """Where line feeds and quotation marks stand; piece by piece, so that the pieces stay in the cache."""
    found = []
    for start in range(0, body.size, _STEP):
        piece = body[start : start + _STEP]
        marks = np.flatnonzero((piece == _NEWLINE) | (piece == _QUOTE)) + start
        found.append(marks.astype(np.int32))
    return np.concatenate(found)


def _quotes_in_place(body: NDArray[np.uint8], quotes: NDArray[np.int32], delimiter: int) -> bool:
    """Does every quotation mark open or close a cell, or stand doubled inside one?"""
    if not quotes.size:
        return True
    if quotes.size % 2:
        return False
    opening, closing = quotes[0::2], quotes[1::2]
    before = body[np.maximum(opening - 1, 0)]
    after = body[np.minimum(closing + 1, body.size - 1)]
    opens = (opening == 0) | (before == delimiter) | (before == _NEWLINE)
    opens[1:] |= opening[1:] == closing[:-1] + 1
    closes = (closing == body.size - 1) | (after == delimiter) | (after == _NEWLINE) | (after == _RETURN)
    closes[:-1] |= closing[:-1] + 1 == opening[1:]
    return bool(opens.all() and closes.all())


def _too_long(table: pa.Table) -> bool:
    """Does any cell pass the length a spreadsheet cell can hold?"""
    longest = (pc.max(pc.binary_length(text_of(column))).as_py() or 0 for column in table.columns)
    return any(length > limits.CELL_CHARACTERS for length in longest)


def _without_blank(table: pa.Table, rows: NDArray[np.int64]) -> tuple[pa.Table, NDArray[np.int64]]:
    """Leave out records that hold delimiters and nothing else."""
    blank = np.ones(len(rows), dtype=bool)
    for column in table.columns:
        blank &= pc.equal(pc.binary_length(text_of(column)), 0).to_numpy(zero_copy_only=False)
        if not blank.any():
            return table, rows
    return table.filter(pa.array(~blank)), rows[~blank]
