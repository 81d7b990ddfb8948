"""Typed columns to the two forms of an event log: the table people's words stand in, and small integers."""

from enum import StrEnum
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from csc_core.checking.cells import Cells
from csc_core.checking.days import NO_DAY
from csc_core.checking.fields import CHOICES, VERBATIM
from csc_core.checking.organizations import together
from csc_core.checking.texts import as_text, blanked, is_blank, lengths
from csc_core.checking.typed import Typed
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, SINGLE, EventCodes, position
from csc_core.model.event import COLUMNS, is_missing
from csc_core.model.vocabulary import DatePrecision, Kind

_TEXT = pd.StringDtype("pyarrow", na_value=np.nan)


def events_table(typed: Typed) -> pd.DataFrame:
    """The typed table, one row an event in file order; the columns are those of ``EventLog.events``."""
    days = typed.days
    made = {
        c.EVENT_ID: _text(typed.ids),
        c.DATE: _dates(days.day),
        c.DATE_PRECISION: _categories(days.precision, DatePrecision),
        c.KIND: _categories(typed.kind, Kind),
    }
    columns: dict[str, Any] = {c.ROW: typed.cells.rows}
    for name in COLUMNS:
        if name in made:
            columns[name] = made[name]
        elif name in typed.cells:
            columns[name] = _column(typed, name)
    columns[c.DATE_WRITTEN] = _text(_date_written(typed.cells))
    columns[c.DATE_FIRST] = _dates(days.first)
    columns[c.DATE_LAST] = _dates(days.last)
    return pd.DataFrame(columns, copy=False)


def _date_written(cells: Cells) -> pa.Array:
    """The dates as people wrote them: a stored log keeps that apart where it differs from what was read."""
    dates = cells.text(c.DATE)
    if c.DATE_WRITTEN not in cells:
        return dates
    written = cells.text(c.DATE_WRITTEN)
    return pc.if_else(pc.equal(written, ""), dates, written)


def _column(typed: Typed, name: str) -> Any:
    """One column of the table in its type."""
    if name in CHOICES:
        codes = typed.visibility if name == c.VISIBILITY else typed.choices[name]
        return _categories(codes, CHOICES[name])
    if name in typed.several:
        return _text(_rewritten(typed, name, typed.several[name][1]))
    if name in typed.organizations.written:
        return _text(_rewritten(typed, name, typed.organizations.written[name]))
    if name in typed.numbers:
        numbers = typed.numbers[name]
        return pd.arrays.IntegerArray(numbers.astype(np.int64), numbers == BLANK)
    if name in typed.other_days:
        return _dates(typed.other_days[name].day)
    if name == c.SUBTYPE:
        return _text(_subtype_text(typed))
    text = typed.cells.text(name)
    blank = lengths(text) == 0 if name in VERBATIM else is_blank(text)
    return _text(blanked(text, blank))


def _rewritten(typed: Typed, name: str, written: list[str | None]) -> pa.Array:
    """A column with its distinct cells put differently; the file's own cells where nothing changed."""
    coded = typed.cells.coded(name)
    if all(new in (old, None) for new, old in zip(written, coded.values, strict=True)):
        missing = np.array([new is None for new in written], dtype=bool)
        return blanked(typed.cells.text(name), missing[coded.codes])
    return as_text(coded.codes, written)


def _subtype_text(typed: Typed) -> pa.Array:
    """Subtypes as they are read; a practice row keeps what was written there."""
    coded = typed.cells.coded(c.SUBTYPE)
    written = [None if is_missing(value) else value.strip() for value in coded.values]
    known = typed.subtype.words
    places = np.where(
        typed.kind == position(Kind.PRACTICE), coded.codes + len(known) + 1, typed.subtype.codes + 1
    )
    return as_text(places.astype(np.int32), [None, *known, *written])


def _text(text: pa.Array) -> Any:
    return pd.arrays.ArrowStringArray(text, dtype=_TEXT)  # type: ignore[call-arg]  # the stubs lag behind


def _categories(codes: NDArray[np.int8], enum: type[StrEnum]) -> Any:
    return pd.Categorical.from_codes(codes, dtype=_category_type(enum), validate=False)


@cache
def _category_type(enum: type[StrEnum]) -> pd.CategoricalDtype:
    return pd.CategoricalDtype([member.value for member in enum])


def _dates(days: NDArray[np.int32]) -> NDArray[np.datetime64]:
    """Day numbers as dates; NO_DAY becomes "not a time"."""
    dates = days.astype("datetime64[D]").astype("datetime64[s]")
    dates[days == NO_DAY] = np.datetime64("NaT")
    return dates


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
