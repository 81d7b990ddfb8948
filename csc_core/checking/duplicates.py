"""Rows that say the same on the same day."""

import numpy as np
import pandas as pd

from csc_core.checking.faults import Faults, Told
from csc_core.checking.texts import fingerprints
from csc_core.checking.typed import Typed
from csc_core.model import columns as c
from csc_core.model.vocabulary import Kind, Severity


def check_duplicates(typed: Typed, faults: Faults) -> None:
    """Tell of rows with the day, kind and title of an earlier row. Both are kept."""
    titles = typed.cells.text(c.TITLE)
    keys = typed.days.day.astype(np.int64) * len(Kind) + typed.kind
    keys = keys << 32 | fingerprints(titles)  # equal titles have equal ones, so most rows end here
    maybe = np.flatnonzero(pd.Index(keys).duplicated(keep=False))
    wording = titles.take(maybe).dictionary_encode().indices.to_numpy()
    same = pd.factorize(keys[maybe])[0] * (len(maybe) + 1) + wording
    _, first, group = np.unique(same, return_index=True, return_inverse=True)
    earlier = maybe[first[group]]
    later = earlier != maybe

    def tell(at: int) -> Told:
        row = faults.rows[earlier[at]]
        says = f"The row looks like a repetition of row {row}: same day, kind and title."
        return Told(titles[int(maybe[at])].as_py(), says, "Remove one of them, unless it happened twice.")

    faults.flag(Severity.DOUBT, "looks_repeated", c.TITLE, maybe[later], tell, np.flatnonzero(later))
