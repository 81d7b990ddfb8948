"""Several columns of theirs put together for one of ours."""

from collections.abc import Callable
from dataclasses import replace

import pyarrow as pa

from csc_core.mapping.parts import put_together
from csc_core.model import columns as c
from csc_core.model.event import SEPARATOR, is_missing
from csc_core.model.raw import ColumnMapping, RawTable
from csc_core.model.table import TEXT
from csc_core.model.text_columns import cells_of


def joined(raw: RawTable, mapping: ColumnMapping) -> RawTable:
    """The table with the main column of every guess holding what the other columns of the guess hold too.

    Texts are joined with the header of each further column before it, dates in parts as they would be written
    in one cell, organizations by semicolons.
    """
    cells = raw.cells
    for guess in mapping.guesses:
        if len(guess.theirs) > 1:
            texts = [cells_of(raw.cells.column(header)) for header in guess.theirs]
            join = _JOINS.get(guess.ours, _names)
            column = pa.array([join(guess.theirs, row) for row in zip(*texts, strict=True)], TEXT)
            place = cells.column_names.index(guess.theirs[0])
            cells = cells.set_column(place, guess.theirs[0], column)
    return raw if cells is raw.cells else replace(raw, cells=cells)


def _texts(headers: tuple[str, ...], row: tuple[str, ...]) -> str:
    held = [
        cell if place == 0 else f"{header}: {cell}"
        for place, (header, cell) in enumerate(zip(headers, row, strict=True))
        if not is_missing(cell)
    ]
    return "\n".join(held)


def _names(_headers: tuple[str, ...], row: tuple[str, ...]) -> str:
    return SEPARATOR.join(cell.strip() for cell in row if not is_missing(cell))


_JOINS: dict[str, Callable[[tuple[str, ...], tuple[str, ...]], str]] = {
    c.DATE: put_together,
    c.DETAIL: _texts,
    c.TITLE: _texts,
}
