"""What a written date can mean: a period, why it cannot be read, or what only a person can settle."""

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from csc_core.model.vocabulary import DatePrecision

YEARS = range(1900, 2101)
# Written out, because the calendar module's names change with the machine's language.
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """The days a written date may mean, and the one that stands for them in sorting and arithmetic.

    That day is the written one, else the middle of the period: the 15th of a month, the 15th of a quarter's
    second month, 1 July, the Thursday of an ISO week. ``told`` is set where it was written in a way that
    leaves something open, or that only a person could explain: then people are told how it was read.
    """

    day: dt.date
    first: dt.date
    last: dt.date
    precision: DatePrecision
    told: bool = False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a date cannot be read, and how to write it."""

    says: str
    try_this: str = "Write it as 2024-05-31; if only the month or year is known, as 2024-05, 2024-Q2 or 2024."


@dataclass(frozen=True, slots=True)
class ShortYear(Unreadable):
    """A date whose year has two digits; it can be read once a person has named the century."""

    says: str = "The year has two digits, so the century is not certain."
    try_this: str = "Write all four digits."


@dataclass(frozen=True, slots=True)
class DayNumber(Unreadable):
    """A plain number that may count days, as spreadsheets do; a person can say from when."""

    says: str = "This is a plain number, perhaps a date that lost its format."
    try_this: str = "Format the column as a date in your spreadsheet program and save again."


@dataclass(frozen=True, slots=True)
class TwoNumbers:
    """A date with two numbers and a year, whose order of day and month depends on the column ("3/4/2024")."""

    left: int
    right: int
    year: int

    @property
    def proves(self) -> "DayMonthOrder | None":
        """The order this date can only be read in; None when both give a day (or the same one)."""
        if self.left > 12 >= self.right:
            return DayMonthOrder.DAY_FIRST
        if self.right > 12 >= self.left:
            return DayMonthOrder.MONTH_FIRST
        return None

    @property
    def ambiguous(self) -> bool:
        """Do both orders give a day, and not the same?"""
        return self.left <= 12 and self.right <= 12 and self.left != self.right

    def read(self, order: "DayMonthOrder") -> Period | Unreadable:
        """The day under one order."""
        day_first = order is DayMonthOrder.DAY_FIRST
        day, month = (self.left, self.right) if day_first else (self.right, self.left)
        return full_day(self.year, month, day)


class DayMonthOrder(StrEnum):
    """The two orders in use; the values are the choices a person is shown."""

    DAY_FIRST = "day/month/year"
    MONTH_FIRST = "month/day/year"


Reading = Period | TwoNumbers | Unreadable


def period_around(day: dt.date, precision: DatePrecision) -> tuple[dt.date, dt.date]:
    """First and last day of the week (Monday to Sunday), month, quarter or year a day lies in."""
    if precision is DatePrecision.WEEK:
        first = day - dt.timedelta(days=day.weekday())
        return first, first + dt.timedelta(days=6)
    if precision is DatePrecision.MONTH:
        return day.replace(day=1), month_end(day.year, day.month)
    if precision is DatePrecision.QUARTER:
        start = 3 * ((day.month - 1) // 3) + 1
        return dt.date(day.year, start, 1), month_end(day.year, start + 2)
    if precision is DatePrecision.YEAR:
        return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    return day, day


def full_day(year: int, month: int, day: int) -> Period | Unreadable:
    """A day of the calendar, or why there is none."""
    if year not in YEARS:
        return Unreadable(f"The year {year} is not between {YEARS[0]} and {YEARS[-1]}.", "Check the year.")
    if month not in range(1, 13):
        return Unreadable(f"There is no month {month}.")
    if day not in range(1, month_end(year, month).day + 1):
        return Unreadable(f"{_MONTH_NAMES[month - 1]} {year} has no day {day}.", "Check the day.")
    date = dt.date(year, month, day)
    return Period(date, date, date, DatePrecision.DAY)


def coarse(year: int, month: int, day: int, precision: DatePrecision) -> Period | Unreadable:
    """The week, month, quarter or year around the day that stands for it, or why there is none."""
    middle = full_day(year, month, day)
    if isinstance(middle, Unreadable):
        return middle
    return Period(middle.day, *period_around(middle.day, precision), precision)


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])
