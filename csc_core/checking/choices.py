"""Columns that hold codes: one of a list, several of a list, or a whole number."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from csc_core.checking.cells import Cells, Coded
from csc_core.checking.faults import Faults, Told
from csc_core.checking.fields import CHOICES, NUMBERS, SEVERAL_CHOICES, number_reader
from csc_core.checking.plain_choices import plain_choices
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, bits, position
from csc_core.model.event import is_missing, split_cell
from csc_core.model.names import closest, fold
from csc_core.model.vocabulary import Severity, Visibility, YesNo

UNKNOWN = -2
# A word nobody can read must not show a row that somebody meant to keep back.
_KEEPS_BACK: dict[str, tuple[StrEnum, str]] = {
    c.VISIBILITY: (Visibility.FACILITATOR, "Until it can be read, the row is kept for the facilitator."),
    c.CONTESTED: (YesNo.YES, "Until it can be read, the row counts as contested."),
}
_SAME = {
    YesNo.YES: ("y", "true", "1"),
    YesNo.NO: ("n", "false", "0"),
}


@cache
def _words(enum: type[StrEnum]) -> dict[str, StrEnum]:
    """Every way of writing the codes of a list, in folded form."""
    words = {fold(code): code for code in enum}
    if set(YesNo) <= set(enum):
        words |= {word: enum(code) for code, ways in _SAME.items() for word in ways}
    return words


@cache
def _places(enum: type[StrEnum]) -> dict[str, int]:
    return {code: place for place, code in enumerate(enum)}


def member(value: str, enum: type[StrEnum]) -> StrEnum | None:
    """The code a cell names; upper case, spaces and hyphens do not matter. None when it names none."""
    return _words(enum).get(value) or _words(enum).get(fold(value))


def code_of(value: str, enum: type[StrEnum]) -> int:
    """The position of the code a cell names, BLANK for an empty cell, UNKNOWN for another word."""
    place = _places(enum).get(value)
    if place is not None:
        return place
    if is_missing(value):
        return BLANK
    found = member(value, enum)
    return UNKNOWN if found is None else _places(enum)[found]


def choice(cells: Coded, enum: type[StrEnum]) -> NDArray[np.int8]:
    """One code a row: a position in ``enum``, BLANK or UNKNOWN."""
    return np.array([code_of(value, enum) for value in cells.values], dtype=np.int8)[cells.codes]


def unknown_word(value: str, known: Iterable[str], effect: str = "") -> Told:
    """A word that is not in the list, with the nearest that is, and what became of the cell."""
    known = list(known)
    near = closest(value, known)
    shown = value if len(value) <= 60 else value[:59] + "…"
    return Told(
        value,
        f'"{shown}" is not one of: {", ".join(known)}. {effect}'.rstrip(),
        f'Did you mean "{near}"?' if near else f"Use one of: {', '.join(known)}.",
    )


def read_choices(cells: Cells, faults: Faults) -> dict[str, NDArray[np.int8]]:
    """Every one-of-a-list column the file has, as codes. Unknown words are told and become blank.

    In the columns that keep rows from the room, an unknown word keeps its row back.
    """
    names = [name for name in CHOICES if name in cells]
    found = plain_choices(cells, names)
    others = (name for name in names if name not in found)
    return found | {name: _read_choice(cells.coded_once(name), name, faults) for name in others}


def _read_choice(cells: Coded, column: str, faults: Faults) -> NDArray[np.int8]:
    codes = choice(cells, CHOICES[column])
    unknown = codes == UNKNOWN
    if not unknown.any():
        return codes
    instead, effect = _KEEPS_BACK.get(column, (None, "The cell counts as blank."))

    def tell(row: int) -> Told:
        return unknown_word(cells.text(row), CHOICES[column], effect)

    faults.flag(Severity.DOUBT, "unknown_value", column, unknown, tell)
    return np.where(unknown, np.int8(BLANK if instead is None else position(instead)), codes)


def read_several(cells: Cells, faults: Faults) -> dict[str, tuple[NDArray[np.uint16], list[str | None]]]:
    """Every several-of-a-list column the file has: a bit mask a row, each distinct cell as known codes."""
    return {name: _read_masks(cells.coded(name), name, faults) for name in SEVERAL_CHOICES if name in cells}


def _read_masks(cells: Coded, column: str, faults: Faults) -> tuple[NDArray[np.uint16], list[str | None]]:
    enum = SEVERAL_CHOICES[column]
    named = [[(part, member(part, enum)) for part in split_cell(value)] for value in cells.values]
    known = [list(dict.fromkeys(code for _, code in parts if code is not None)) for parts in named]
    strange = [[part for part, code in parts if code is None] for parts in named]

    def tell(row: int) -> Told:
        part = strange[cells.codes[row]][0]
        return unknown_word(part, enum, "This word was left out of the cell.")

    faults.flag(Severity.DOUBT, "unknown_value", column, cells.holds(map(bool, strange)), tell)
    masks = np.array([bits(codes) for codes in known], dtype=np.uint16)
    return masks[cells.codes], [";".join(codes) or None for codes in known]


def read_numbers(cells: Cells, faults: Faults) -> dict[str, NDArray[np.int32]]:
    """Every whole-number column the file has; BLANK where empty. Other values are told and become blank."""
    return {name: _read_number(cells.coded_once(name), name, faults) for name in NUMBERS if name in cells}


def _read_number(cells: Coded, column: str, faults: Faults) -> NDArray[np.int32]:
    values = np.full(len(cells.values), BLANK, dtype=np.int32)
    wrong: dict[int, str] = {}
    for place, written in enumerate(cells.values):
        if is_missing(written):
            continue
        try:
            values[place] = number_reader(column).validate_python(written.strip())
        except ValidationError as fault:
            wrong[place] = fault.errors()[0]["msg"]

    def tell(row: int) -> Told:
        says = f"{wrong[int(cells.codes[row])].replace('Input', 'The cell')}. It counts as blank."
        return Told(
            cells.text(row), says, "Write a whole number within these limits, or leave the cell empty."
        )

    faults.flag(Severity.DOUBT, "not_a_number", column, cells.holds_at(wrong), tell)
    return values[cells.codes]
