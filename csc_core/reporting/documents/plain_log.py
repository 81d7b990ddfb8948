"""The log itself as tables of text: every column and row, in the forms that our own reader takes back."""

import pandas as pd

from csc_core.model.stored import BESIDE, Kept, Part
from csc_core.reporting.dictionary import EVENT_ORDER


def log_frames(kept: Kept) -> dict[str, pd.DataFrame]:
    """A table for each part of the log that has rows, every cell as text; the events are always there.

    A row that was set aside is among the events, as written. Columns that are not ours stand last.
    """
    frames = {str(Part.EVENTS): _events(kept)}
    return frames | {str(part): _frame(kept, part) for part in BESIDE if kept.rows.get(part)}


def _frame(kept: Kept, part: Part) -> pd.DataFrame:
    return pd.DataFrame([dict(row.cells) for row in kept.rows.get(part, ())]).fillna("").astype("str")


def _events(kept: Kept) -> pd.DataFrame:
    """The events, our columns in the template's order where they hold anything, or stood in the file."""
    found = _frame(kept, Part.EVENTS)
    there = list(dict.fromkeys((*kept.columns, *found.columns)))
    ours = [name for name in EVENT_ORDER if name in there]
    return found.reindex(columns=[*ours, *(name for name in there if name not in ours)], fill_value="")
