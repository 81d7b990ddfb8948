"""The words other people's files use for what a log holds: headers, cells, known exports, hashtags."""

from functools import cache

from pydantic import field_validator

from csc_core.content.load import Text, read
from csc_core.model.event import COLUMNS
from csc_core.model.names import fold


class ColumnWords(Text):
    """Headers that mean one of our columns, folded; see the file for what the lists are."""

    ours: str
    strong: tuple[str, ...]
    fair: tuple[str, ...]
    weak: tuple[str, ...]
    other: tuple[str, ...]

    @field_validator("strong", "fair", "weak", "other")
    @classmethod
    def _folded(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(fold(word) for word in words)

    @field_validator("ours")
    @classmethod
    def _is_ours(cls, name: str) -> str:
        if name not in COLUMNS:
            raise ValueError(f"{name} is no column of a log")
        return name


class CodeWords(Text):
    """Cells that mean one of the codes of a column."""

    column: str
    code: str
    words: tuple[str, ...]


class Preset(Text):
    """An export of a known tracker: the headers that give it away, and the header of each of our columns."""

    name: str
    needs: tuple[str, ...]
    columns: dict[str, str]


class Tagged(Text):
    """Hashtags that mean one of our columns, the best first."""

    ours: str
    tags: tuple[str, ...]


class DatePart(Text):
    """Headers of columns that hold a part of a date: the year, quarter, month or day."""

    part: str
    headers: tuple[str, ...]


class _Mapping(Text):
    date_part: tuple[DatePart, ...]
    column: tuple[ColumnWords, ...]
    words: tuple[CodeWords, ...]
    preset: tuple[Preset, ...]
    tag: tuple[Tagged, ...]


@cache
def _mapping() -> _Mapping:
    return read("mapping", _Mapping)


@cache
def column_words() -> dict[str, ColumnWords]:
    """The words for headers, by our column."""
    return {words.ours: words for words in _mapping().column}


@cache
def code_words(column: str) -> dict[str, str]:
    """The code each folded word of a column means; the words of a code that come first win."""
    found: dict[str, str] = {}
    for entry in _mapping().words:
        if entry.column == column:
            found = {fold(word): entry.code for word in (entry.code, *entry.words)} | found
    return found


def presets() -> tuple[Preset, ...]:
    """The known exports, the more telling first."""
    return _mapping().preset


@cache
def date_parts() -> dict[str, str]:
    """The part of a date that a folded header names: year, quarter, month or day."""
    return {fold(header): entry.part for entry in _mapping().date_part for header in entry.headers}


def tags() -> tuple[Tagged, ...]:
    """The hashtags that mean one of our columns."""
    return _mapping().tag


@cache
def header_words() -> frozenset[str]:
    """Every header that means one of our columns, folded."""
    lists = (words.strong + words.fair + words.weak for words in column_words().values())
    return frozenset(word for words in lists for word in words)
