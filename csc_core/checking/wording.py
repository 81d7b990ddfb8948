"""Hints for neutral wording: they suggest, and never block."""

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from csc_core.checking.faults import Faults, Told
from csc_core.checking.typed import Typed
from csc_core.content.wording import Hint, hints
from csc_core.model.codes import position
from csc_core.model.problems import Problem
from csc_core.model.vocabulary import Severity, Visibility

LOOKED_AT = 2_000  # rows; longer logs are looked at in part, and that is said


def check_wording(typed: Typed, faults: Faults) -> None:
    """Point out judging words, mind reading, names and contact details, each as a note."""
    for wanted, columns in _together().items():
        filled = [column for column in columns if not typed.cells.is_empty(column)]
        if filled:
            _look(wanted, filled, typed, faults)
    if len(typed.cells) > LOOKED_AT:
        says = f"Hints on wording are given for the first {LOOKED_AT:,} rows only."
        faults.problems.append(Problem(Severity.NOTE, "wording_in_part", says, "Nothing to do."))


@cache
def _together() -> dict[tuple[Hint, ...], list[str]]:
    """The hints that look in the same columns, with those columns."""
    columns: dict[tuple[Hint, ...], list[str]] = {}
    for column in dict.fromkeys(column for hint in hints() for column in hint.columns):
        columns.setdefault(tuple(hint for hint in hints() if column in hint.columns), []).append(column)
    return columns


def _look(wanted: tuple[Hint, ...], columns: list[str], typed: Typed, faults: Faults) -> None:
    """One search through all columns that share their hints: making the expression ready takes longest."""
    texts = [typed.cells.first(column, LOOKED_AT) for column in columns]
    anything = "|".join(f"(?:{hint.expression})" for hint in wanted)
    found = np.asarray(pc.match_substring_regex(pa.concat_arrays(texts), anything))
    for column, text, rows in zip(columns, texts, found.reshape(len(columns), -1), strict=True):
        if rows.any():
            _tell(wanted, column, text, np.flatnonzero(rows), typed, faults)


def _tell(
    wanted: tuple[Hint, ...],
    column: str,
    text: pa.Array,
    rows: NDArray[np.int64],
    typed: Typed,
    faults: Faults,
) -> None:
    """Each hint of a column among the rows (of ``text``) that are worth a look."""
    cells = text.take(pa.array(rows))
    hidden = typed.visibility[rows] != position(Visibility.PUBLIC)
    for hint in wanted:
        found = np.asarray(pc.match_substring_regex(cells, hint.expression))
        if hint.hidden_only:
            found &= hidden

        def tell(row: int, hint: Hint = hint) -> Told:
            words = hint.words_in(text[row].as_py())
            return Told(words, hint.told_of(words), hint.try_this)

        faults.flag(Severity.NOTE, hint.code, column, rows[found], tell)
