"""One written date to the period it names. Explicit forms only; a missing part is never filled in."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from babel.dates import get_month_names

from csc_core.content.periods import (
    YEARS,
    DayMonthOrder,
    DayNumber,
    Period,
    Reading,
    ShortYear,
    TwoNumbers,
    Unreadable,
    coarse,
    full_day,
    period_around,
)
from csc_core.content.rough_dates import read_rough
from csc_core.model.vocabulary import DatePrecision

CENTURIES = {"2000-2099": 2000, "1900-1999": 1900}
COUNTED_FROM = {  # the day before the first, as spreadsheets count from March 1900 on
    "days since 1900": dt.date(1899, 12, 30),
    "days since 1904": dt.date(1904, 1, 1),
}
_ANY_CENTURY = 2000  # to see whether the rest of a date is one
LONGEST = 60  # characters; nothing longer is a date


def proved_order(readings: Iterable[object]) -> DayMonthOrder | None:
    """The order of day and month that a column's readings prove; None when none does, or both are proved."""
    proved = {reading.proves for reading in readings if isinstance(reading, TwoNumbers)} - {None}
    return proved.pop() if len(proved) == 1 else None


def read_date(written: str, century: int | None = None, day_zero: dt.date | None = None) -> Reading:
    """What one written date means. A time of day is cut off.

    ``century`` (1900 or 2000) is what a person said of years with two digits, ``day_zero`` from which day
    plain numbers count.
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
    if isinstance(reading, DayNumber):
        return reading if day_zero is None else _counted(plain, day_zero)
    if isinstance(reading, Unreadable):
        reading = read_rough(plain, _formed) or reading
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
        return DayNumber()
    return Unreadable("This is not a date in a form that can be read without guessing.")


def _counted(number: str, day_zero: dt.date) -> Period | Unreadable:
    """The day a plain number stands for; a part of a day is cut off."""
    day = day_zero + dt.timedelta(days=int(float(number)))
    reading = full_day(day.year, day.month, day.day)
    return replace(reading, told=True) if isinstance(reading, Period) else reading


def _quarter(year: int, quarter: int) -> Period | Unreadable:
    return coarse(year, 3 * quarter - 1, 15, DatePrecision.QUARTER)


def _week(year: int, week: int) -> Period | Unreadable:
    if year not in YEARS:
        return full_day(year, 1, 1)
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
        return coarse(int(year), number, 15, DatePrecision.MONTH)
    return full_day(int(year), number, int(day))


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
_SERIAL = re.compile(r"[1-6]\d{4}(?:\.\d+)?", re.ASCII)  # days from 1927 to 2091


def _form(
    pattern: str, make: Callable[[re.Match[str]], Reading]
) -> tuple[re.Pattern[str], Callable[..., Reading]]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE), make


_FORMS = (
    _form(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", lambda m: full_day(int(m[1]), int(m[3]), int(m[4]))),
    _form(r"(\d{4})-(\d{1,2})", lambda m: coarse(int(m[1]), int(m[2]), 15, DatePrecision.MONTH)),
    _form(r"(\d{1,2})[-/.](\d{4})", lambda m: coarse(int(m[2]), int(m[1]), 15, DatePrecision.MONTH)),
    _form(r"(\d{4})[- ]?Q([1-4])", lambda m: _quarter(int(m[1]), int(m[2]))),
    _form(r"Q([1-4])[-/ ]?(\d{4})", lambda m: _quarter(int(m[2]), int(m[1]))),
    _form(r"(\d{4})", lambda m: coarse(int(m[1]), 7, 1, DatePrecision.YEAR)),
    _form(r"(\d{4})-?W(\d{1,2})", lambda m: _week(int(m[1]), int(m[2]))),
    _form(rf"{_DAY}[-/ ](?:de )?{_MONTH}{_OF}(\d{{4}})", lambda m: _named(m[3], m[2], m[1])),
    _form(rf"{_MONTH}[-/ ]{_DAY}{_OF}(\d{{4}})", lambda m: _named(m[3], m[1], m[2])),
    _form(rf"{_MONTH}{_OF}(\d{{4}})", lambda m: _named(m[2], m[1], None)),
    _form(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", lambda m: full_day(int(m[3]), int(m[2]), int(m[1]))),
    _form(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})", lambda m: TwoNumbers(int(m[1]), int(m[3]), int(m[4]))),
)
