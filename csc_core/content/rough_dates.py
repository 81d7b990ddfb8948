"""Dates that people do not know exactly: "circa 2017", "mid-2019", "spring 2018". Nothing is filled in."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from csc_core.content.load import Text, read
from csc_core.content.periods import Period, Reading, Unreadable, coarse
from csc_core.model.vocabulary import DatePrecision

_YEAR = re.compile(r"\d{4}", re.ASCII)
_LINK = r"(?:of |in |de |del |do |du |des )?"
_WINTER = Unreadable("A winter lies in two years.", "Write the month, or the year alone: 2018-01, 2018.")

_BEYOND = Unreadable("This does not say when it happened, only before or after when.")


class _Words(Text):
    """The lists of the content file; see there."""

    about: tuple[str, ...]
    perhaps: tuple[str, ...]
    part: tuple[str, ...]
    season: tuple[str, ...]
    winter: tuple[str, ...]
    beyond: tuple[str, ...]


@dataclass(frozen=True)
class _Forms:
    about: re.Pattern[str]
    perhaps: re.Pattern[str]
    part: re.Pattern[str]
    season: re.Pattern[str]
    winter: re.Pattern[str]
    beyond: re.Pattern[str]


def read_rough(text: str, formed: Callable[[str], Reading]) -> Period | Unreadable | None:
    """The period a rough date lies in by its own words, with ``told`` set; None where it is no rough date.

    ``text`` bears no accents, ``formed`` reads a date in an explicit form. What is about a day is read as its
    month, a part of a period as the whole of it, a season as its year.
    """
    if not _YEAR.search(text):
        return None
    forms = _forms()
    if match := forms.season.fullmatch(text):
        year = coarse(int(match[1] or match[2]), 7, 1, DatePrecision.YEAR)
        return replace(year, told=True) if isinstance(year, Period) else year
    if forms.winter.fullmatch(text):
        return _WINTER
    if forms.beyond.fullmatch(text):
        return _BEYOND
    if match := forms.part.fullmatch(text):
        whole = formed(match[1])
        return replace(whole, told=True) if isinstance(whole, Period) and _has_parts(whole) else None
    for form in (forms.about, forms.perhaps):
        if match := form.fullmatch(text):
            return _about(match[1], formed)
    return None


def _about(rest: str, formed: Callable[[str], Reading]) -> Period | Unreadable | None:
    reading = formed(rest)
    if isinstance(reading, Period):
        if reading.precision is DatePrecision.DAY:
            reading = coarse(reading.day.year, reading.day.month, 15, DatePrecision.MONTH)
        return replace(reading, told=True) if isinstance(reading, Period) else reading
    return read_rough(rest, formed)


def _has_parts(period: Period) -> bool:
    return period.precision in (DatePrecision.MONTH, DatePrecision.QUARTER, DatePrecision.YEAR)


@cache
def _forms() -> _Forms:
    words = read("dates", _Words)
    about, perhaps, part = map(_any_of, (words.about, words.perhaps, words.part))
    season, winter, beyond = map(_any_of, (words.season, words.winter, words.beyond))
    return _Forms(
        about=_form(rf"(?:{about})\.?[ -]*(.*\d.*)"),
        perhaps=_form(rf"(.*\d.*?) ?,? ?(?:{perhaps})\.?"),
        part=_form(rf"(?:{part})[ -]+{_LINK}(.+)"),
        season=_form(rf"(?:{season}),? {_LINK}(\d{{4}})|(\d{{4}}) (?:{season})"),
        winter=_form(
            rf"(?:{winter}),? {_LINK}\d{{4}}(?:[-/]\d{{2,4}})?|\d{{4}}(?:[-/]\d{{2,4}})? (?:{winter})"
        ),
        beyond=_form(rf"(?:{beyond})[ -]+.*\d{{4}}.*"),
    )


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longer first; one of letters ends where they end."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) + (r"\b" if word[-1].isalpha() else "") for word in ordered)


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE)
