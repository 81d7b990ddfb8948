"""A newer export beside the log it is added to: counts in words, and tables to choose from."""

from collections.abc import Iterable, Sequence

import pandas as pd

from csc_core.content import in_words
from csc_core.model import columns as c
from csc_core.model.stored import Cells, Comparison
from csc_core.reporting.editing import label

TAKE, TITLE, HERE, FILE = "Take the file's", "Event", "Here", "In the file"
DROP, DATE = "Take it out", "Date"


def beside_words(found: Comparison) -> str:
    """How many rows of the file are new, the same or changed, and how many of the log it lacks."""
    if not (found.new or found.altered or found.missing):
        return "Every row of this file is here already."
    return (
        f"{in_words.count(len(found.new), 'row')} new, {found.same:,} the same, "
        f"{len(found.altered):,} changed, {len(found.missing):,} missing from the file."
    )


def partners_words(new: Sequence[Cells]) -> str:
    """Which partners of the file come in; those that are here, and other tables, stay as they are."""
    if not new:
        return "Partners and other tables stay as they are here."
    names = [cells.get("name") or cells["org_id"] for cells in new]
    partners = in_words.count(len(new), "partner")
    return f"{partners} new: {in_words.listed(names)}. Other tables stay as they are here."


def altered_table(found: Comparison) -> pd.DataFrame:
    """One row for each changed event: what stands here and in the file, where they differ; none is taken."""
    records = [
        (
            False,
            pair.stored.cells.get(c.TITLE, pair.stored.key),
            _said(pair.stored.cells, pair.columns),
            _said(pair.new, pair.columns),
        )
        for pair in found.altered
    ]
    return pd.DataFrame(records, columns=[TAKE, TITLE, HERE, FILE])


def _said(cells: Cells, columns: Iterable[str]) -> str:
    return " · ".join(f"{label(column)}: {cells.get(column) or 'blank'}" for column in columns)


def missing_table(found: Comparison) -> pd.DataFrame:
    """One row for each event that came from a file and is not in this one; none is taken out."""
    records = [(False, row.cells.get(c.DATE, ""), row.cells.get(c.TITLE, row.key)) for row in found.missing]
    return pd.DataFrame(records, columns=[DROP, DATE, TITLE])
