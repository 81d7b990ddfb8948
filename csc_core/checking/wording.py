"""Hints for neutral wording: they suggest, and never block."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from csc_core.checking.faults import Faults, Told
from csc_core.checking.texts import holds_nothing
from csc_core.checking.typed import Typed
from csc_core.content.wording import Hint, hints
from csc_core.model.codes import position
from csc_core.model.problems import Problem
from csc_core.model.vocabulary import Severity, Visibility

LOOKED_AT = 5_000  # rows; longer logs are looked at in part, and that is said


def check_wording(typed: Typed, faults: Faults) -> None:
    """Point out judging words, mind reading, names and contact details, each as a note."""
    for hint in hints():
        for column in hint.columns:
            if column in typed.cells and not holds_nothing(typed.cells.text(column)):
                _look(hint, column, typed, faults)
    if len(typed.cells) > LOOKED_AT:
        says = f"Hints on wording are given for the first {LOOKED_AT:,} rows only."
        faults.problems.append(Problem(Severity.NOTE, "wording_in_part", says, "Nothing to do."))


def _look(hint: Hint, column: str, typed: Typed, faults: Faults) -> None:
    """One hint in one column."""
    text: pa.Array = typed.cells.text(column)[:LOOKED_AT]
    found = np.asarray(pc.match_substring_regex(text, hint.expression))
    if not found.any():
        return
    if hint.hidden_only:
        found &= typed.visibility[:LOOKED_AT] != position(Visibility.PUBLIC)

    def tell(row: int) -> Told:
        match = pc.extract_regex(text[row], f"(?P<words>{hint.expression})").as_py()
        words = match["words"][:80]
        return Told(words, hint.says.replace("{found}", words), hint.try_this)

    faults.flag(Severity.NOTE, hint.code, column, found, tell)
