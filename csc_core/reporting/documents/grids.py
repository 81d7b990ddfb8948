"""Tables of data as tables of a document."""

from collections.abc import Mapping

import pandas as pd

from csc_core.reporting.documents.blocks import Grid


def grid(table: pd.DataFrame, shares: Mapping[str, float], *, newest_last: bool = False) -> Grid:
    """The columns named in ``shares``, each that wide in proportion; a cell that holds nothing is blank."""
    chosen = table.reindex(columns=list(shares)).astype("string").fillna("")
    rows = tuple(tuple(row) for row in chosen.itertuples(index=False))
    return Grid(tuple(shares), rows, tuple(shares.values()), newest_last)
