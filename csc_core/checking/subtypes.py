"""The finer kind of a row; for a practice row, the catalogue action it used."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from csc_core.checking.cells import Cells, Coded
from csc_core.checking.choices import member, unknown_word
from csc_core.checking.faults import Faults, Told
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, BoolArray, IntArray, position
from csc_core.model.event import is_missing
from csc_core.model.names import closest, fold
from csc_core.model.vocabulary import (
    ContextSubtype,
    GovernanceSubtype,
    Kind,
    MilestoneSubtype,
    SetbackSubtype,
    Severity,
)

_OF_KIND: dict[Kind, type[StrEnum]] = {
    Kind.SETBACK: SetbackSubtype,
    Kind.GOVERNANCE: GovernanceSubtype,
    Kind.MILESTONE: MilestoneSubtype,
    Kind.CONTEXT: ContextSubtype,
}
_OTHER = "other"
MOST_WORDS = 30_000  # distinct action ids that can be counted; no real log comes near


@dataclass(frozen=True)
class Words:
    """One entry a row: a position in ``words``, BLANK for none."""

    codes: NDArray[np.int16]
    words: tuple[str, ...]


def read_actions(cells: Cells, kind: NDArray[np.int8], known: Collection[str], faults: Faults) -> Words:
    """The catalogue action each practice row used; an unknown id is told and kept.

    Read from ``action_id``; where the file has no such column, from the practice row's ``subtype``.
    """
    column = c.ACTION_ID if c.ACTION_ID in cells else c.SUBTYPE
    coded = cells.coded(column)
    ids = [None if is_missing(value) else value.strip().upper() for value in coded.values]
    practice = kind == position(Kind.PRACTICE)
    strange = coded.holds(name is not None and name not in known for name in ids) & practice

    def tell(row: int) -> Told:
        written = coded.text(row)
        near = closest(written, known)
        says = f'"{written[:60]}" is not an action of the catalogue. It is kept as written.'
        return Told(
            written, says, f'Did you mean "{near}"?' if near else "Look the id up on the Prompts page."
        )

    faults.flag(Severity.DOUBT, "unknown_action", column, strange, tell)
    return _words(coded.codes, ids, practice)


def read_subtypes(cells: Cells, kind: NDArray[np.int8], faults: Faults) -> Words:
    """The subtype of every row but practice rows.

    An unknown one is told and kept as "other"; a kind that knows no "other" has it blank.
    """
    coded = cells.coded(c.SUBTYPE)
    kinds, width = list(Kind), len(coded.values)
    pairs, present = _pairs(kind, coded)
    found = [_subtype(kinds[key // width], coded.values[key % width]) for key in present]
    unknown = np.array(
        [
            word in (_OTHER, None) and not _is_plain(coded.values[key % width])
            for key, word in zip(present, found, strict=True)
        ],
        dtype=bool,
    )
    practice = kind == position(Kind.PRACTICE)

    def tell(row: int) -> Told:
        return _unknown(kinds[kind[row]], coded.text(row))

    faults.flag(Severity.DOUBT, "unknown_value", c.SUBTYPE, unknown[pairs] & ~practice, tell)
    return _words(pairs, found, ~practice)


def _subtype(kind: Kind, written: str) -> str | None:
    enum = _OF_KIND.get(kind)
    if enum is None or is_missing(written):
        return None
    return member(written, enum) or (_OTHER if _OTHER in set(enum) else None)


def _is_plain(written: str) -> bool:
    """Is the cell empty, or does it say "other"?"""
    return is_missing(written) or fold(written) == _OTHER


def _unknown(kind: Kind, written: str) -> Told:
    enum = _OF_KIND.get(kind)
    if enum is None:
        return Told(
            written, f"A {kind} row has no subtype. The cell counts as blank.", "Leave the cell empty."
        )
    kept = "as other" if _OTHER in set(enum) else "without a subtype"
    return unknown_word(written, enum, f"The row is kept {kept}.")


def _pairs(kind: NDArray[np.int8], coded: Coded) -> tuple[NDArray[np.int32], list[int]]:
    """Each row's place among the (kind, subtype) pairs that occur, and those as kind * width + subtype."""
    keys = kind.astype(np.int64) * len(coded.values) + coded.codes
    present = np.flatnonzero(np.bincount(keys, minlength=1))
    places = np.zeros(present[-1] + 1 if len(present) else 1, dtype=np.int32)
    places[present] = np.arange(len(present))
    return places[keys], present.tolist()


def _words(codes: IntArray, words: list[str | None], where: BoolArray) -> Words:
    """Words by row as positions in the list of those in use; BLANK outside the marked rows."""
    used = np.bincount(codes[where], minlength=len(words)) > 0
    in_use = [str(word) if word and use else None for word, use in zip(words, used, strict=True)]
    distinct = dict.fromkeys(filter(None, in_use))
    places = {word: place for place, word in enumerate(islice(distinct, MOST_WORDS))}
    of_value = np.array([places.get(word or "", BLANK) for word in in_use], dtype=np.int16)
    return Words(np.where(where, of_value[codes], np.int16(BLANK)), tuple(places))
