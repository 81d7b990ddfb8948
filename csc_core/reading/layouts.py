"""Where in the first rows of a table its header stands, and how many rows it takes."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from csc_core.content.mapping import header_words
from csc_core.model.columns import REQUIRED
from csc_core.model.names import fold
from csc_core.model.problems import Problem
from csc_core.model.vocabulary import Severity

Rows = Sequence[Sequence[str]]
_TAG = re.compile(r"#\s*[a-z][a-z0-9_]*(?:\s*\+\s*[a-z0-9_]+)*", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_HINT = re.compile(r"\(.*\)|\[.*\]|[dmy]{2,4}[-./ ][dmy]{2,4}(?:[-./ ][dmy]{2,4})?", re.IGNORECASE)
_FULL, _NEARLY_FULL, _WIDE = 0.8, 0.6, 5
_LABEL = 80  # characters; longer cells are no labels
_HINTS = 2  # cells that must speak for a second header row


@dataclass(frozen=True, slots=True)
class Layout:
    """The header's cells, its rows (counted from 0) and what stands above it.

    ``named`` is the row the names stand in and ``last`` the last row that belongs to the header; ``above``
    counts the rows above it that hold anything, ``lead`` are all of them. ``tags`` gives, for each header
    cell, the hashtag below it.
    """

    header: tuple[str, ...]
    named: int
    last: int
    above: int
    tags: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    lead: tuple[tuple[str, ...], ...] = ()


def find_layout(rows: Rows) -> Layout:
    """The layout of a table, from its first rows.

    The header is the first row with the columns every log needs; else the row above hashtags; else the first
    row of labels that fills most of the table's width, with a second row of labels if there is one.
    """
    needed = next((place for place, cells in enumerate(rows) if names_what_is_needed(cells)), None)
    if needed is not None:
        return _layout(rows, rows[needed], needed, needed)
    tagged = next((place for place, cells in enumerate(rows) if _is_tagged(cells)), None)
    if tagged is not None:
        return _under_tags(rows, tagged)
    place = _first_full(rows)
    if place + 2 < len(rows) and _goes_on(rows[place], rows[place + 1], rows[place + 2 :]):
        names = _together(rows[place], rows[place + 1])
        return _layout(rows, names, place, place + 1, problems=(_TWO_ROWS,))
    if place and len(set(filter(None, rows[place]))) < _filled(rows[place]) and _filled(rows[place - 1]) > 1:
        names = _together(_carried_on(rows[place - 1], len(rows[place])), rows[place])
        return _layout(rows, names, place, place, problems=(_TWO_ROWS,))
    return _layout(rows, rows[place] if rows else (), place, place)


def _layout(
    rows: Rows,
    header: Sequence[str],
    named: int,
    last: int,
    tags: tuple[str, ...] = (),
    problems: tuple[Problem, ...] = (),
) -> Layout:
    above = sum(any(cell.strip() for cell in row) for row in rows[:named])
    return Layout(tuple(header), named, last, above, tags, problems, tuple(map(tuple, rows[:named])))


def names_what_is_needed(cells: Sequence[str]) -> bool:
    """Are the columns every log needs among the cells of a row, under our names?"""
    return {cell.strip().casefold() for cell in cells}.issuperset(REQUIRED)


def _is_tagged(cells: Sequence[str]) -> bool:
    """Are the cells hashtags, for the most part?"""
    held = [cell.strip() for cell in cells if cell.strip()]
    return len(held) > 1 and sum(bool(_TAG.fullmatch(cell)) for cell in held) > len(held) / 2


def _under_tags(rows: Rows, place: int) -> Layout:
    """The names stand in the row above the hashtags, or are the hashtags where that is blank."""
    width = len(rows[place])
    names = [*rows[place - 1], *[""] * width][:width] if place else [""] * width
    tags = tuple(cell.strip() for cell in rows[place])
    header = [name.strip() or tag for name, tag in zip(names, tags, strict=True)]
    return _layout(rows, header, max(place - 1, 0), place, tags)


def _first_full(rows: Rows) -> int:
    """The first row of labels that fills most of the width; else the first row of any kind that does."""
    widest = max(map(_filled, rows), default=0)
    enough = (_NEARLY_FULL if widest >= _WIDE else _FULL) * widest
    for place, cells in enumerate(rows):
        if _filled(cells) >= max(enough, 1) and all(map(_is_label, cells)):
            return place
    return next((place for place, cells in enumerate(rows) if _filled(cells) >= max(_FULL * widest, 1)), 0)


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _is_label(cell: str) -> bool:
    """Could the cell be a header: blank, or a few words with a letter before any number?"""
    text = cell.strip()
    return not text or (len(text) <= _LABEL and not text[0].isdigit() and any(map(str.isalpha, text)))


def _goes_on(header: Sequence[str], second: Sequence[str], below: Rows) -> bool:
    """Is the row after the header a part of it: labels, over columns of dates or numbers?"""
    if _filled(second) < _NEARLY_FULL * _filled(header) or any(map(_DIGIT.search, second)):
        return False
    hints = sum(bool(cell.strip()) and _is_header_word(cell) for cell in second)
    over_numbers = [
        place for place, cell in enumerate(second) if cell.strip() and _holds_numbers(below, place)
    ]
    return hints >= _HINTS and bool(over_numbers)


def _is_header_word(cell: str) -> bool:
    return bool(_HINT.fullmatch(cell.strip())) or fold(cell) in header_words()


def _holds_numbers(rows: Rows, place: int) -> bool:
    cells = [row[place] for row in rows if place < len(row) and row[place].strip()]
    return bool(cells) and sum(bool(_DIGIT.search(cell)) for cell in cells) >= _FULL * len(cells)


def _carried_on(cells: Sequence[str], width: int) -> list[str]:
    """Cells that stand for a group of columns, repeated over the group."""
    carried: list[str] = []
    for cell in [*cells, *[""] * width][:width]:
        carried.append(cell.strip() or (carried[-1] if carried else ""))
    return carried


def _together(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Two rows of labels as one: the first, the second where the first is blank, both where one repeats."""
    pairs = [(upper.strip(), lower.strip()) for upper, lower in zip_longest(first, second, fillvalue="")]
    upper_counts, lower_counts = (Counter(side) for side in zip(*pairs, strict=True))
    if upper_counts.most_common(1)[0][1] == 1 or all(not lower for _, lower in pairs):
        return [upper or lower for upper, lower in pairs]
    if lower_counts.most_common(1)[0][1] == 1:
        return [lower or upper for upper, lower in pairs]
    return [f"{upper} {lower}".strip() if lower_counts[lower] > 1 else lower for upper, lower in pairs]


_TWO_ROWS = Problem(
    Severity.NOTE,
    "two_header_rows",
    "The header was read from two rows.",
    "Look whether the second of them is an event.",
)
