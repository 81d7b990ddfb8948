"""Which texts may not stand on a projected screen: those that seem to name a person, quote one, or judge."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from csc_core.content.wording import hints
from csc_core.model.codes import BoolArray

UNFIT = ("fault_verb", "person", "contact", "quotation")


def unfit(texts: Sequence[str], column: str, *, quotes_allowed: BoolArray | None = None) -> BoolArray:
    """Which of the ``texts``, written in a ``column`` of the log, must not be projected.

    ``quotes_allowed`` marks texts that everybody may see anyway, where words of theirs may be quoted.
    """
    found = np.zeros(len(texts), dtype=bool)
    for hint in hints():
        if hint.code in UNFIT and column in hint.columns:
            matches = np.asarray(pc.match_substring_regex(pa.array(texts, pa.string()), hint.expression))
            if hint.hidden_only and quotes_allowed is not None:
                matches = matches & ~quotes_allowed
            found |= matches
    return found
