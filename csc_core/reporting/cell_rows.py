"""The rows of a table as they are written to a file, cell by cell."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def cell_rows(table: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """The rows of a table; None where a cell holds nothing."""
    columns = (table.iloc[:, at].astype(object) for at in range(table.shape[1]))
    return zip(*(column.where(column.notna(), None).tolist() for column in columns), strict=True)
