"""Rows that say the same on the same day."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from csc_core.checking.faults import Faults, Told
from csc_core.checking.texts import fingerprints, piecewise, repeated
from csc_core.checking.typed import Typed
from csc_core.model import columns as c
from csc_core.model.codes import IntArray
from csc_core.model.text_columns import distinct
from csc_core.model.vocabulary import Kind, Severity

_APART = np.uint64(0x9E3779B97F4A7C15)  # spreads days and kinds over all numbers


def check_duplicates(typed: Typed, faults: Faults) -> None:
    """Tell of rows with the day, kind and title of an earlier row. Both are kept."""
    keys = (typed.days.day.astype(np.int64) * len(Kind) + typed.kind).astype(np.uint64)
    keys = keys * _APART + piecewise(fingerprints, typed.cells.pieces(c.TITLE))
    maybe = repeated(keys)  # equal titles have equal fingerprints, so most rows end here
    if not len(maybe):
        return
    places, titles = distinct(typed.cells.columns[c.TITLE].take(pa.array(maybe)))
    earlier = maybe[_first_like(keys[maybe], places)]
    later = earlier != maybe

    def tell(at: int) -> Told:
        row = faults.rows[earlier[at]]
        says = f"The row looks like a repetition of row {row}: same day, kind and title."
        return Told(titles[places[at]], says, "Remove one of them, unless it happened twice.")

    faults.flag(Severity.DOUBT, "looks_repeated", c.TITLE, maybe[later], tell, np.flatnonzero(later))


def _first_like(keys: NDArray[np.uint64], places: IntArray) -> NDArray[np.int64]:
    """For each entry the first one with the same key and place."""
    order = np.lexsort((places, keys))
    keys, places = keys[order], places[order]
    begins = np.append(True, (keys[1:] != keys[:-1]) | (places[1:] != places[:-1]))
    first = np.empty_like(order)
    first[order] = order[begins][np.cumsum(begins) - 1]
    return first
