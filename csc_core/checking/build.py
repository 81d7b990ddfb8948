"""Typed columns to the two forms of an event log: the table people's words stand in, and small integers."""

from collections.abc import Callable
from enum import StrEnum
from functools import cache, partial
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from csc_core.checking.cells import Coded
from csc_core.checking.days import NO_DAY
from csc_core.checking.fields import CHOICES, VERBATIM
from csc_core.checking.organizations import together
from csc_core.checking.subtypes import Words
from csc_core.checking.texts import as_text, blanked, is_blank
from csc_core.checking.typed import Typed
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, SINGLE, EventCodes, position
from csc_core.model.event import COLUMNS, is_missing
from csc_core.model.table import EventTable, text_of
from csc_core.model.text_columns import in_one_piece, lengths
from csc_core.model.vocabulary import DatePrecision, Kind

_TEXT = pd.StringDtype("pyarrow", na_value=np.nan)


def events_table(typed: Typed) -> EventTable:
    """The typed table, one row an event in file order; the columns are those of ``EventLog.table``."""
    days, cells = typed.days, typed.cells
    made = {
        c.EVENT_ID: partial(_text, typed.ids),
        c.DATE: partial(_dates, days.day),
        c.DATE_PRECISION: partial(_categories, days.precision, DatePrecision),
        c.KIND: partial(_categories, typed.kind, Kind),
    }
    makers: dict[str, Callable[[], Any]] = {c.ROW: partial(np.asarray, cells.rows)}
    for name in COLUMNS:
        if name in made or name in cells:
            makers[name] = made.get(name) or _maker(typed, name)
    makers[c.DATE_WRITTEN] = partial(_date_written, *map(cells.columns.get, (c.DATE, c.DATE_WRITTEN)))
    makers[c.DATE_FIRST] = partial(_dates, days.first)
    makers[c.DATE_LAST] = partial(_dates, days.last)
    return EventTable(makers)


def _maker(typed: Typed, name: str) -> Callable[[], Any]:
    """How one column of the table is made in its type. It holds on to no more than it needs."""
    if name in CHOICES:
        codes = typed.visibility if name == c.VISIBILITY else typed.choices[name]
        return partial(_categories, codes, CHOICES[name])
    column = typed.cells.columns[name]
    if name in typed.several:
        return partial(_rewritten, column, typed.cells.coded(name), typed.several[name][1])
    if name in typed.organizations.written:
        return partial(_rewritten, column, typed.cells.coded(name), typed.organizations.written[name])
    if name in typed.numbers:
        return partial(_numbers, typed.numbers[name])
    if name in typed.other_days:
        return partial(_dates, typed.other_days[name].day)
    if name == c.SUBTYPE:
        return partial(_subtypes, typed.cells.coded(name), typed.kind, typed.subtype)
    return partial(_plain, column, name in VERBATIM)


def _plain(column: pa.ChunkedArray, verbatim: bool) -> Any:
    """Text as written; missing where a cell holds nothing."""
    text = in_one_piece(text_of(column))
    return _text(blanked(text, lengths(text) == 0 if verbatim else is_blank(text)))


def _date_written(dates: pa.ChunkedArray, written: pa.ChunkedArray | None) -> Any:
    """The dates as people wrote them: a stored log keeps that apart where it differs from what was read."""
    if written is not None:
        written = text_of(written)
        dates = pc.if_else(pc.equal(written, ""), text_of(dates), written)
    return _text(in_one_piece(text_of(dates)))


def _numbers(numbers: NDArray[np.int32]) -> Any:
    return pd.arrays.IntegerArray(numbers.astype(np.int64), numbers == BLANK)


def _rewritten(column: pa.ChunkedArray, coded: Coded, written: list[str | None]) -> Any:
    """A column with its distinct cells put differently; the file's own cells where nothing changed."""
    if all(new in (old, None) for new, old in zip(written, coded.values, strict=True)):
        missing = np.array([new is None for new in written], dtype=bool)
        return _text(blanked(in_one_piece(text_of(column)), missing[coded.codes]))
    return _text(as_text(coded.codes, written))


def _subtypes(coded: Coded, kind: NDArray[np.int8], read: Words) -> Any:
    """Subtypes as they are read; a practice row keeps what was written there."""
    written = [None if is_missing(value) else value.strip() for value in coded.values]
    written_at = coded.codes.astype(np.int32) + len(read.words) + 1
    places = np.where(kind == position(Kind.PRACTICE), written_at, read.codes + 1)
    return _text(as_text(places, [None, *read.words, *written]))


def _text(text: pa.Array) -> Any:
    return pd.arrays.ArrowStringArray(text, dtype=_TEXT)  # type: ignore[call-arg]  # the stubs lag behind


def _categories(codes: NDArray[np.int8], enum: type[StrEnum]) -> Any:
    return pd.Categorical.from_codes(codes, dtype=_category_type(enum), validate=False)


@cache
def _category_type(enum: type[StrEnum]) -> pd.CategoricalDtype:
    return pd.CategoricalDtype([member.value for member in enum])


def _dates(days: NDArray[np.int32]) -> Any:
    """Day numbers as dates; NO_DAY becomes "not a time"."""
    dates = days.astype("datetime64[D]").astype("datetime64[s]")
    dates[days == NO_DAY] = np.datetime64("NaT")
    return pd.array(dates, copy=False)


def event_codes(typed: Typed) -> EventCodes:
    """The same rows as small integers."""
    rows = len(typed.cells)
    orgs = typed.organizations
    single = {name: typed.single(name) for name in SINGLE if name not in ("kind", "visibility", "precision")}
    return EventCodes(
        collaboration=np.zeros(rows, dtype=np.int32),
        day=typed.days.day,
        first=typed.days.first,
        last=typed.days.last,
        precision=typed.days.precision,
        kind=typed.kind,
        facets=typed.mask(c.FACETS).astype(np.uint8),
        forms=typed.mask(c.BLAME_FORMS),
        practices=typed.mask(c.PRACTICE).astype(np.uint8),
        subtype=typed.subtype.codes,
        action=typed.action.codes,
        visibility=typed.visibility,
        severity=typed.numbers.get(c.SEVERITY, np.full(rows, BLANK)).astype(np.int8),
        actors=orgs.of(c.ACTORS, rows),
        directed_at=orgs.of(c.DIRECTED_AT, rows),
        touched=together([orgs.of(name, rows) for name in (c.AFFECTED, c.AGREED_BY, c.LEAD_ORG)], rows),
        answers=typed.answers,
        subtypes=typed.subtype.words,
        actions=typed.action.words,
        orgs=orgs.names,
        **single,
    )
