"""Hints for neutral wording: they suggest, and never block."""

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from csc_core.checking.faults import Faults, Told
from csc_core.checking.typed import Typed
from csc_core.content.wording import Hint, hints
from csc_core.model.codes import position
from csc_core.model.problems import Problem
from csc_core.model.vocabulary import Severity, Visibility

LOOKED_AT = 2_000  # rows; longer logs are looked at in part, and that is said


def check_wording(typed: Typed, faults: Faults) -> None:
    """Point out judging words, mind reading, names and contact details, each as a note."""
    for column, wanted in _by_column().items():
        if not typed.cells.is_empty(column):
            _look(wanted, column, typed, faults)
    if len(typed.cells) > LOOKED_AT:
        says = f"Hints on wording are given for the first {LOOKED_AT:,} rows only."
        faults.problems.append(Problem(Severity.NOTE, "wording_in_part", says, "Nothing to do."))


@cache
def _by_column() -> dict[str, tuple[Hint, ...]]:
    """For each column, the hints that look in it."""
    columns = dict.fromkeys(column for hint in hints() for column in hint.columns)
    return {column: tuple(hint for hint in hints() if column in hint.columns) for column in columns}


def _look(wanted: tuple[Hint, ...], column: str, typed: Typed, faults: Faults) -> None:
    """All hints of one column: one search for rows worth a look, then each hint among those."""
    text = typed.cells.first(column, LOOKED_AT)
    anything = "|".join(f"(?:{hint.expression})" for hint in wanted)
    rows = np.flatnonzero(np.asarray(pc.match_substring_regex(text, anything)))
    if not len(rows):
        return
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
