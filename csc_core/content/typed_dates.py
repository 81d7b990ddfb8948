"""Dates typed into an open log: read in the order of day and month in which its own dates were written."""

from collections.abc import Mapping
from typing import TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from csc_core.content import in_words
from csc_core.content.dates import read_date
from csc_core.content.periods import DayMonthOrder, Period, TwoNumbers, Unreadable
from csc_core.model import columns as c
from csc_core.model.codes import day_number
from csc_core.model.event import is_missing
from csc_core.model.log import EventLog

Cell = TypeVar("Cell", str, str | None)
DAYS = (c.DATE, c.RECORDED_ON, c.CLOSED_ON, c.FOLLOW_UP_DUE)  # the columns of calendar days
_TWO_NUMBERS = r"^\s*\d{1,2}\D{1,2}\d{1,2}\D"
_WORDS = {DayMonthOrder.DAY_FIRST: "day first", DayMonthOrder.MONTH_FIRST: "month first"}


def order_of(log: EventLog) -> DayMonthOrder | None:
    """The order in which the log's dates were written, told by the days they were read as.

    None where no date tells it, or where both orders were used.
    """
    written = pa.array(log.table.column(c.DATE_WRITTEN), type=pa.large_string())
    telling = pc.fill_null(pc.match_substring_regex(written, _TWO_NUMBERS), False)
    days = log.codes.day[np.asarray(telling)].tolist()
    orders = {
        order
        for cell, day in set(zip(written.filter(telling).to_pylist(), days, strict=True))
        for order in DayMonthOrder
        if _day(cell, order) == day and _day(cell, _other(order)) != day
    }
    return orders.pop() if len(orders) == 1 else None


def _other(order: DayMonthOrder) -> DayMonthOrder:
    return next(other for other in DayMonthOrder if other is not order)


def _day(written: str, order: DayMonthOrder) -> int | None:
    reading = read_date(written)
    settled = reading.read(order) if isinstance(reading, TwoNumbers) else None
    return day_number(settled.day) if isinstance(settled, Period) else None


def with_days(edits: Mapping[str, Cell], order: DayMonthOrder | None) -> dict[str, Cell]:
    """Edits of a row, with each date that could be read in two ways as the day that ``order`` makes of it.

    The date of the event keeps what was typed beside it, as a date from a file does.
    """
    settled = dict(edits)
    for name, typed in edits.items():
        reading = read_date(typed) if typed and name in DAYS else None
        if order is None or not isinstance(reading, TwoNumbers) or not reading.ambiguous:
            continue
        day = reading.read(order)
        if isinstance(day, Period):
            settled[name] = day.day.isoformat()
            settled |= {c.DATE_WRITTEN: typed} if name == c.DATE else {}
    return settled


def told_of(typed: str, order: DayMonthOrder | None) -> str:
    """How a typed date is read, or what keeps it from being read."""
    if is_missing(typed):
        return ""
    reading, by_order = read_date(typed), ""
    if isinstance(reading, TwoNumbers):
        if reading.ambiguous and order is not None:
            by_order = f", {_WORDS[order]} like the other dates here"
        elif reading.ambiguous:
            return "Day or month first? Write it as 2024-05-31."
        reading = reading.read(order if reading.ambiguous and order else _only_order(reading))
    if isinstance(reading, Unreadable):
        return f"Not read yet. {reading.says} {reading.try_this}"
    return f"Read as {in_words.date(reading.day, reading.precision)}{by_order}."


def _only_order(reading: TwoNumbers) -> DayMonthOrder:
    return reading.proves or DayMonthOrder.DAY_FIRST
