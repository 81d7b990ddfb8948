"""One written date to the period it names. Explicit forms only; a missing part is never filled in."""

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from babel.dates import get_month_names

from csc_core.model.vocabulary import DatePrecision

YEARS = range(1900, 2101)
_ANY_CENTURY = 2000  # to see whether the rest of a date is one
LONGEST = 60  # characters; nothing longer is a date
# Written out, because the calendar module's names change with the machine's language.
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """The days a written date may mean, and the one that stands for them in sorting and arithmetic.

    That day is the written one, else the middle of the period: the 15th of a month, the 15th of a quarter's
    second month, 1 July, the Thursday of an ISO week.
    """

    day: dt.date
    first: dt.date
    last: dt.date
    precision: DatePrecision


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
        return _day(self.year, month, day)


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
        return day.replace(day=1), _month_end(day.year, day.month)
    if precision is DatePrecision.QUARTER:
        start = 3 * ((day.month - 1) // 3) + 1
        return dt.date(day.year, start, 1), _month_end(day.year, start + 2)
    if precision is DatePrecision.YEAR:
        return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    return day, day


def proved_order(readings: Iterable[object]) -> DayMonthOrder | None:
    """The order of day and month that a column's readings prove; None when none does, or both are proved."""
    proved = {reading.proves for reading in readings if isinstance(reading, TwoNumbers)} - {None}
    return proved.pop() if len(proved) == 1 else None


def read_date(written: str, century: int | None = None) -> Reading:
    """What one written date means. A time of day is cut off.

    ``century`` (1900 or 2000) is what a person said of years with two digits.
    """
    text = written.strip()
    if len(text) > LONGEST:
        return Unreadable("This is too long to be a date.")
    dated = _TIME.sub("", text) if ":" in text else text
    plain = dated if dated.isascii() else _without_accents(dated)
    if short := _SHORT_YEAR.fullmatch(plain):
        reading = _formed(f"{short[1]}{(century or _ANY_CENTURY) + int(short[3])}")
        return reading if century is not None or isinstance(reading, Unreadable) else ShortYear()
    reading = _formed(plain)
    if dated != text and isinstance(reading, Period) and reading.precision is not DatePrecision.DAY:
        return Unreadable("This gives a time of day, but no full date.")
    return reading


def _formed(text: str) -> Reading:
    """A date in one of the forms, without a time of day."""
    for pattern, make in _FORMS:
        if match := pattern.fullmatch(text):
            return make(match)
    return _refusal(text)


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _refusal(text: str) -> Unreadable:
    if _SERIAL.fullmatch(text):
        return Unreadable(
            "This is a plain number, perhaps a date that lost its format.",
            "Format the column as a date in your spreadsheet program and save again.",
        )
    return Unreadable("This is not a date in a form that can be read without guessing.")


def _day(year: int, month: int, day: int) -> Period | Unreadable:
    if year not in YEARS:
        return Unreadable(f"The year {year} is not between {YEARS[0]} and {YEARS[-1]}.", "Check the year.")
    if month not in range(1, 13):
        return Unreadable(f"There is no month {month}.")
    if day not in range(1, _month_end(year, month).day + 1):
        return Unreadable(f"{_MONTH_NAMES[month - 1]} {year} has no day {day}.", "Check the day.")
    date = dt.date(year, month, day)
    return Period(date, date, date, DatePrecision.DAY)


def _coarse(year: int, month: int, day: int, precision: DatePrecision) -> Period | Unreadable:
    """A period by the day that stands for it."""
    middle = _day(year, month, day)
    if isinstance(middle, Unreadable):
        return middle
    return Period(middle.day, *period_around(middle.day, precision), precision)


def _quarter(year: int, quarter: int) -> Period | Unreadable:
    return _coarse(year, 3 * quarter - 1, 15, DatePrecision.QUARTER)


def _week(year: int, week: int) -> Period | Unreadable:
    if year not in YEARS:
        return _day(year, 1, 1)
    try:
        thursday = dt.date.fromisocalendar(year, week, 4)
    except ValueError:
        return Unreadable(f"{year} has no week {week}.", "Check the week number.")
    return Period(thursday, *period_around(thursday, DatePrecision.WEEK), DatePrecision.WEEK)


def _named(year: str, month: str, day: str | None) -> Reading:
    """A date whose month is written out, in full or shortened."""
    number = _MONTHS.get(month.casefold())
    if number is None:
        return Unreadable(f'"{month}" is not a month name.')
    if day is None:
        return _coarse(int(year), number, 15, DatePrecision.MONTH)
    return _day(int(year), number, int(day))


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _month_words() -> Iterator[tuple[str, int]]:
    """Month names as they are written in several languages, without accents and full stops."""
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                yield _without_accents(name).casefold().strip("."), number


LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "nl")  # no word means one month here and another there
_MONTHS = dict(_month_words()) | {"sept": 9}

_TIME = re.compile(
    r"(?:,? |T)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?"
    r"(?: ?[AP]\.?M\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$",
    re.ASCII | re.IGNORECASE,
)
_MONTH = r"([A-Z]{3,10})\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th|er)?\.?"
_OF = r",?[-/ ](?:del? )?"
_SHORT_YEAR = re.compile(
    r"(\d{1,2}([/.] ?)\d{1,2}\2|(?:\d{1,2}[-/. ]+)?[A-Z]{3,10}[-/. ]+)'?(\d{2})",
    re.ASCII | re.IGNORECASE,
)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)


def _form(
    pattern: str, make: Callable[[re.Match[str]], Reading]
) -> tuple[re.Pattern[str], Callable[..., Reading]]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE), make


_FORMS = (
    _form(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", lambda m: _day(int(m[1]), int(m[3]), int(m[4]))),
    _form(r"(\d{4})-(\d{1,2})", lambda m: _coarse(int(m[1]), int(m[2]), 15, DatePrecision.MONTH)),
    _form(r"(\d{1,2})[-/.](\d{4})", lambda m: _coarse(int(m[2]), int(m[1]), 15, DatePrecision.MONTH)),
    _form(r"(\d{4})[- ]?Q([1-4])", lambda m: _quarter(int(m[1]), int(m[2]))),
    _form(r"Q([1-4])[-/ ]?(\d{4})", lambda m: _quarter(int(m[2]), int(m[1]))),
    _form(r"(\d{4})", lambda m: _coarse(int(m[1]), 7, 1, DatePrecision.YEAR)),
    _form(r"(\d{4})-?W(\d{1,2})", lambda m: _week(int(m[1]), int(m[2]))),
    _form(rf"{_DAY}[-/ ](?:de )?{_MONTH}{_OF}(\d{{4}})", lambda m: _named(m[3], m[2], m[1])),
    _form(rf"{_MONTH}[-/ ]{_DAY}{_OF}(\d{{4}})", lambda m: _named(m[3], m[1], m[2])),
    _form(rf"{_MONTH}{_OF}(\d{{4}})", lambda m: _named(m[2], m[1], None)),
    _form(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", lambda m: _day(int(m[3]), int(m[2]), int(m[1]))),
    _form(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})", lambda m: TwoNumbers(int(m[1]), int(m[3]), int(m[4]))),
)
