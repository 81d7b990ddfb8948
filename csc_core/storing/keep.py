"""An opened log as rows to be stored, so that opening them again gives the same log."""

import csv
import datetime as dt
import io
from collections.abc import Collection, Iterable, Iterator
from itertools import compress
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from csc_core.content.typed_dates import order_of, with_days
from csc_core.model import columns as c
from csc_core.model.event import COLUMNS, SEPARATOR, SEVERAL_COLUMNS, is_missing
from csc_core.model.log import EventLog
from csc_core.model.names import fold
from csc_core.model.opened import Opened
from csc_core.model.raw import RawTable
from csc_core.model.roster import Coding, Partner, Pulse
from csc_core.model.stored import AS_WRITTEN, BESIDE, Cells, Kept, NewRow, Part
from csc_core.model.text_columns import cells_of
from csc_core.model.vocabulary import DatePrecision, Kind
from csc_core.storing.cells import CELL_LENGTH, place_name, unique

_FIELDS = {
    Part.PARTNERS: Partner.model_fields,
    Part.META: ("field", "value"),
    Part.CODINGS: Coding.model_fields,
    Part.PULSE: Pulse.model_fields,
}
# Read anew each time: what they mean depends on the roster, or on other cells of the row.
_LEFT_AS_WRITTEN = (
    *(c.ACTORS, c.DIRECTED_AT, c.AFFECTED, c.AGREED_BY, c.LEAD_ORG),
    *(c.SUBTYPE, c.VISIBILITY, c.DATE_PRECISION),
)


def keep(opened: Opened) -> Kept:
    """The tables of a log that loaded, ready for the store; ValueError for one that did not.

    A cell is kept as it was read, so that nothing has to be decided twice; as written where it could not be
    read, or not all of it. Ids that were made, and the order of day and month, are settled thereby. Rows that
    were set aside are kept too, and columns and words that are not ours. The date as written is kept beside
    the date where the two differ.
    """
    if opened.log is None or opened.raw is None:
        raise ValueError("only a log that loaded can be kept")
    written = _written(opened, opened.raw)
    is_event = np.isin(opened.raw.rows, opened.log.table.column(c.ROW))
    read = list(_events(opened.log, {name: compress(cells, is_event) for name, cells in written.items()}))
    aside = _unread(opened.log, opened.raw.rows, ~is_event, written)
    taken = {row.cells[c.EVENT_ID] for row in read}
    events = [*read, *_named((*aside, *_ragged(opened.raw)), taken)]
    rows: dict[Part, list[NewRow]] = {Part.EVENTS: sorted(events, key=lambda row: row.place or 0)}
    rows |= {
        part: list(_beside(opened.raw.others[part], part)) for part in BESIDE if part in opened.raw.others
    }
    columns = dict.fromkeys((*written, c.ACTION_ID))
    return Kept(opened.log.name, opened.log.source.name, tuple(columns), rows)


def _written(opened: Opened, raw: RawTable) -> dict[str, list[str]]:
    """The source's own cells by column: under our names where they are read as ours, in our words where a
    person or the mapping said what theirs mean. Their words are then kept under their own header.
    """
    ours = {header: name for name, header in (opened.mapping or {}).items()}
    meant: dict[str, dict[str, str]] = {}
    for word in opened.words:
        if word.read_as is not None:
            meant.setdefault(word.column, {}).update(dict.fromkeys(word.spellings, word.read_as))
    columns = {name: [value] * len(raw.rows) for name, value in opened.same.items()}
    for header in raw.headers:
        cells = cells_of(raw.cells.column(header))
        name = ours.get(header)
        if name is not None:
            columns[name] = [meant[name].get(cell, cell) for cell in cells] if name in meant else cells
        if name is None or columns[name] != cells:
            columns[_their_name(header, columns)] = cells
    return columns


def _their_name(header: str, taken: Collection[str]) -> str:
    """A name for a column that is none of ours, and cannot be taken for one of ours either."""
    ours = fold(header) in (*COLUMNS, c.DATE_WRITTEN, AS_WRITTEN)
    return unique(f"({header})" if ours else header, taken)


def _events(log: EventLog, written: dict[str, Iterable[str]]) -> Iterator[NewRow]:
    """The rows that became events."""
    events = log.events
    columns = {name: list(cells) for name, cells in written.items()}
    for name in COLUMNS:
        if name in events:
            read = _as_text(events[name])
            columns[name] = _settled(name, columns.get(name, read), read)
    columns[c.DATE] = _dates(events)
    columns[c.DATE_WRITTEN] = _as_text(events[c.DATE_WRITTEN])
    if c.ACTION_ID not in columns and c.SUBTYPE in columns:
        practice = (events[c.KIND] == Kind.PRACTICE).tolist()
        columns[c.ACTION_ID] = [
            cell if is_one else "" for cell, is_one in zip(columns[c.SUBTYPE], practice, strict=True)
        ]
    names = [name for name, cells in columns.items() if any(cells)]
    for row, *values in zip(events[c.ROW].tolist(), *(columns[name] for name in names), strict=True):
        cells = {name: cell for name, cell in zip(names, values, strict=True) if cell}
        if cells.get(c.DATE_WRITTEN) == cells[c.DATE]:
            del cells[c.DATE_WRITTEN]
        yield NewRow(cells, row)


def _unread(
    log: EventLog, rows: NDArray[np.int64], which: NDArray[np.bool_], written: dict[str, list[str]]
) -> Iterator[NewRow]:
    """The rows that lack something every event needs; their day and month are in the order of the others."""
    order = order_of(log) if which.any() else None
    for at in np.flatnonzero(which).tolist():
        cells = {name: cells[at] for name, cells in written.items() if cells[at]}
        yield NewRow(with_days(cells, order), int(rows[at]))


def _ragged(raw: RawTable) -> Iterator[NewRow]:
    """The rows that cannot be laid under the header."""
    for row in raw.set_aside:
        yield NewRow({AS_WRITTEN: _in_one_cell(row.cells)}, row.row)


def _named(rows: Iterable[NewRow], taken: set[str]) -> Iterator[NewRow]:
    """Rows that are no events, under ids that none of the events has."""
    for row in rows:
        own = row.cells.get(c.EVENT_ID, "").strip()
        name = unique(own or place_name(row.place or 0), taken)
        taken.add(name)
        yield NewRow({**row.cells, c.EVENT_ID: name}, row.place)


def _settled(name: str, written: list[str], read: list[str]) -> list[str]:
    """The cells to keep of one column: as read where all of it could be read, else as written."""
    if read == written:
        return read
    if name in _LEFT_AS_WRITTEN:
        return written
    size = _parts if name in SEVERAL_COLUMNS else _is_filled
    return [cell if size(cell) >= size(raw) else raw for cell, raw in zip(read, written, strict=True)]


def _is_filled(cell: str) -> int:
    return not is_missing(cell)


def _parts(cell: str) -> int:
    return sum(not is_missing(part) for part in cell.split(SEPARATOR))


def _as_text(column: "pd.Series[Any]") -> list[str]:
    """A typed column as text: dates as 2024-05-31, codes as themselves, blanks as nothing."""
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        column = column.dt.strftime("%Y-%m-%d")
    return column.astype("str").where(column.notna(), "").tolist()


def _dates(events: pd.DataFrame) -> list[str]:
    """Every date in the one form that can be read without a question: a full day, or the period it names."""
    days = events[c.DATE].dt.date.tolist()
    firsts = events[c.DATE_FIRST].dt.date.tolist()
    precisions = events[c.DATE_PRECISION].astype("str").tolist()
    return [_date(*date) for date in zip(days, firsts, precisions, strict=True)]


def _date(day: dt.date, first: dt.date, precision: str) -> str:
    """A period's own name when its day is only the middle that stands for it, else the day."""
    if precision == DatePrecision.DAY:
        return day.isoformat()
    quarter = (first.month + 2) // 3
    middle, name = {
        DatePrecision.WEEK: (first + dt.timedelta(days=3), f"{first:%G-W%V}"),
        DatePrecision.MONTH: (first.replace(day=15), f"{first:%Y-%m}"),
        DatePrecision.QUARTER: (first.replace(month=3 * quarter - 1, day=15), f"{first:%Y}-Q{quarter}"),
        DatePrecision.YEAR: (first.replace(month=7, day=1), f"{first:%Y}"),
    }.get(DatePrecision(precision), (None, ""))
    return name if day == middle else day.isoformat()


def _in_one_cell(cells: Iterable[tuple[str, str]]) -> str:
    """A row that does not fit its header, as one line; a very long one is cut, and that is said in it."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow([cell for _, cell in cells])
    line = text.getvalue()
    if len(line) <= CELL_LENGTH:
        return line
    left = f" … ({len(line):,} characters in all)"
    return line[: CELL_LENGTH - len(left)] + left


def _beside(raw: RawTable, part: Part) -> Iterator[NewRow]:
    """The rows of a small table as written, under the names its model knows."""
    known = _FIELDS[part]
    names = {header: fold(header) if fold(header) in known else header for header in raw.headers}
    for row, cells in zip(raw.rows.tolist(), raw.cells.to_pylist(), strict=True):
        filled: Cells = {names[header]: cell for header, cell in cells.items() if cell}
        yield NewRow(filled, row)
