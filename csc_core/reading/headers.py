"""Headers made into column names, and what stands around them."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from csc_core.model.errors import UnreadableFile
from csc_core.model.problems import Problem
from csc_core.model.table import text_of
from csc_core.model.vocabulary import Severity
from csc_core.reading import limits


def unique_headers(header: list[str], name: str) -> list[str]:
    """The header's cells as column names: blank ones numbered, repeated ones told apart.

    Raises UnreadableFile when there are more columns than a log can have.
    """
    if len(header) > limits.COLUMNS:
        raise UnreadableFile(
            f"{name} has {len(header):,} columns; up to {limits.COLUMNS} can be read.",
            "Keep the columns of the event log and remove the others.",
        )
    names: list[str] = []
    for place, cell in enumerate(header, start=1):
        base = cell.strip() or _unnamed(place)
        unique, n = base, 1
        while unique in names:
            n += 1
            unique = f"{base} ({n})"
        names.append(unique)
    return names


def tags_under(names: list[str], tags: Sequence[str]) -> dict[str, str]:
    """The hashtag below each column's name, for those that have one."""
    return {name: tag for name, tag in zip(names, tags, strict=False) if tag.startswith("#")}


def without_empty(cells: pa.Table) -> pa.Table:
    """The table without columns that have neither a name nor any content."""
    empty = [
        name
        for place, name in enumerate(cells.column_names, start=1)
        if name == _unnamed(place) and not pc.max(pc.binary_length(text_of(cells[name]))).as_py()
    ]
    return cells.drop_columns(empty)


def _unnamed(place: int) -> str:
    return f"(column {place})"


def lines_above(n: int) -> list[Problem]:
    """A note on lines above the header, which are not read."""
    if not n:
        return []
    says = "A line above the header was not read." if n == 1 else f"{n} lines above the header were not read."
    return [Problem(Severity.NOTE, "above_header", says, "Nothing to do, unless one of them is an event.")]
