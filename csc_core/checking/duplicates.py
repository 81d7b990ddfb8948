"""Rows that say the same on the same day."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from csc_core.checking.faults import Faults, Told
from csc_core.checking.texts import fingerprints, piecewise
from csc_core.checking.typed import Typed
from csc_core.model import columns as c
from csc_core.model.table import text_of
from csc_core.model.vocabulary import Kind, Severity

_APART = 0x9E3779B97F4A7C15 - (1 << 64)  # spreads days and kinds over all numbers


def check_duplicates(typed: Typed, faults: Faults) -> None:
    """Tell of rows with the day, kind and title of an earlier row. Both are kept."""
    keys = typed.days.day.astype(np.int64) * len(Kind) + typed.kind
    keys = keys * _APART + piecewise(fingerprints, typed.cells.pieces(c.TITLE))
    maybe = _repeated(keys)  # equal titles have equal fingerprints, so most rows end here
    if not len(maybe):
        return
    titles = text_of(typed.cells.columns[c.TITLE].take(pa.array(maybe))).to_pylist()
    first: dict[tuple[int, str], int] = {}
    says = zip(keys[maybe].tolist(), titles, maybe.tolist(), strict=True)
    earlier = np.array([first.setdefault((key, title), row) for key, title, row in says])
    later = earlier != maybe

    def tell(at: int) -> Told:
        row = faults.rows[earlier[at]]
        says = f"The row looks like a repetition of row {row}: same day, kind and title."
        return Told(titles[at], says, "Remove one of them, unless it happened twice.")

    faults.flag(Severity.DOUBT, "looks_repeated", c.TITLE, maybe[later], tell, np.flatnonzero(later))


def _repeated(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rows whose key another row has too."""
    ordered = np.sort(keys)
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    if not len(twice):
        return np.empty(0, dtype=np.int64)
    nearest = np.minimum(np.searchsorted(twice, keys), len(twice) - 1)
    return np.flatnonzero(twice[nearest] == keys)
