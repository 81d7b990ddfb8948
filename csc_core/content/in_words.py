"""How dates, counts and lists are written, everywhere the same."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

from babel.dates import get_month_names

from csc_core.model.findings import DAYS_PER_YEAR
from csc_core.model.vocabulary import DatePrecision

LOCALE = "en_US"
MONTHS: dict[int, str] = dict(
    get_month_names("wide", locale=LOCALE)
)  # by number; asking Babel for every date is slow
SHORT_MONTHS: dict[int, str] = dict(get_month_names("abbreviated", locale=LOCALE))
_DAYS_TOLD, _MONTHS_TOLD = 61, 731  # days; from here on told in months, and in years
DAYS_PER_MONTH = 30.44
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def date(day: dt.date, precision: DatePrecision = DatePrecision.DAY) -> str:
    """A date as exactly as it is known: "5 September 2024", "week of 2 September 2024", "September 2024"."""
    match precision:
        case DatePrecision.YEAR:
            return str(day.year)
        case DatePrecision.QUARTER:
            return f"quarter {(day.month + 2) // 3} of {day.year}"
        case DatePrecision.MONTH:
            return f"{MONTHS[day.month]} {day.year}"
        case DatePrecision.WEEK:
            monday = day - dt.timedelta(days=day.weekday())
            return f"week of {date(monday)}"
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def month(day: dt.date) -> str:
    """The short name of a date's month, for an axis."""
    return SHORT_MONTHS[day.month]


def count(n: int, one: str, many: str = "") -> str:
    """ "1 setback", "7 setbacks", "0 entries"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def days(n: int) -> str:
    """ "1 day", "195 days"."""
    return count(n, "day")


def spelled(n: int) -> str:
    """Small numbers as words, for the middle of a sentence."""
    return NUMBERS[n] if 0 <= n < len(NUMBERS) else f"{n:,}"


def rows(numbers: Sequence[int], most: int = 3) -> str:
    """ "row 4", "rows 4 and 6", "rows 4, 6, 9 and three other rows"."""
    named, more = [str(number) for number in numbers[:most]], len(numbers) - most
    others = [f"{spelled(more)} other {'row' if more == 1 else 'rows'}"] if more > 0 else []
    return f"{'row' if len(numbers) == 1 else 'rows'} {listed([*named, *others])}"


def long_time(n: int) -> str:
    """A number of days in the unit people think in: "40 days", "about 8 months", "about 4 years"."""
    if n < _DAYS_TOLD:
        return days(n)
    if n < _MONTHS_TOLD:
        return f"about {count(round(n / DAYS_PER_MONTH), 'month')}"
    return f"about {count(round(n / DAYS_PER_YEAR), 'year')}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capital(text: str) -> str:
    """The text with its first letter raised."""
    return text[:1].upper() + text[1:]


def file_stem(text: str) -> str:
    """A name as the beginning of a file's name, in any script: letters and digits, parted by hyphens."""
    name = unicodedata.normalize("NFC", text).casefold()
    return re.sub(r"[\W_]+", "-", name).strip("-")[:60].rstrip("-") or "log"
