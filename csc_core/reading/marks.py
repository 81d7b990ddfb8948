"""Files for spreadsheets hold a mark before text that begins like a formula; here it is taken off."""

import re
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from csc_core.model.marks import MARK, STARTS, unmarked
from csc_core.model.problems import SetAside
from csc_core.model.raw import RawTable
from csc_core.model.table import text_of

_MARK = MARK.encode()
_MARKED = re.compile(f"{MARK}{STARTS}".encode())


def may_hold_marks(utf8: bytes) -> bool:
    """Does the mark stand anywhere before a character that it is put on for? Most texts have apostrophes."""
    at = utf8.find(_MARK)
    while at >= 0 and not _MARKED.match(utf8, at):
        at = utf8.find(_MARK, at + 1)
    return at >= 0


def without_marks(raw: RawTable) -> RawTable:
    """The table with the text that was meant: in cells, headers, rows set aside and further sheets."""
    columns = [_unmarked(column) for column in raw.cells.columns]
    return replace(
        raw,
        cells=pa.table(columns, names=_headers(raw.cells.column_names)),
        set_aside=tuple(map(_aside, raw.set_aside)),
        others={name: without_marks(table) for name, table in raw.others.items()},
    )


def _unmarked(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The same cells; few columns have any that begin with the mark, and the others are not copied."""
    text = text_of(column)
    if not pc.any(pc.starts_with(text, MARK)).as_py():
        return column
    return pc.replace_substring_regex(text, rf"\A{MARK}({STARTS})", r"\1")


def _headers(names: list[str]) -> list[str]:
    """The headers without marks, unless there is a column of that name already."""
    return [name if unmarked(name) in names else unmarked(name) for name in names]


def _aside(row: SetAside) -> SetAside:
    return replace(row, cells=tuple((name, unmarked(cell)) for name, cell in row.cells))
