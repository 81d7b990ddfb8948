"""Hints on wording beside a field, once it was left. They suggest, and nothing waits for them."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from csc_core.content.wording import hints_for
from csc_core.model import columns as c
from csc_core.model.stored import Cells, StoredRow
from csc_core.reporting.editing import changed_cells
from csc_core.reporting.hinting import hints_on
from pages.shared import parts

MOST = 3  # more would bury the form
MOST_ROWS = 20


def show_hints(column: str, text: str) -> None:
    """What to point out in a text that was typed into this column of the log."""
    for says, try_this in list(hints_for(column, text))[:MOST]:
        parts.muted(f"{says} {try_this}")


def hints_below(rows: Sequence[StoredRow], changes: Mapping[str, Any]) -> None:
    """Below a grid of rows: hints on what was typed in it, and when asked for on every row it shows."""
    edited = changes.get("edited_rows", {})
    typed = [(rows[int(at)].place, changed_cells(rows[int(at)].cells, new)) for at, new in edited.items()]
    typed += [(0, changed_cells({}, new)) for new in changes.get("added_rows", ())]
    _list_hints(typed)
    asked = st.toggle("Words to look at in these rows (hints only; you decide)", key="grid-hints")
    if asked and not _list_hints([(row.place, row.cells) for row in rows]):
        parts.muted("No words stand out here.")


def _list_hints(rows: Sequence[tuple[int, Cells]]) -> bool:
    """The rows that have hints, each with its words; were there any?"""
    told = [(place, cells, list(hints_on(cells))[:MOST]) for place, cells in rows]
    told = [row for row in told if row[2]]
    for place, cells, hints in told[:MOST_ROWS]:
        name = f"Row {place}" if place else "New row"
        with st.container(gap="xsmall"):
            st.markdown(f"**{parts.plain(name)}** {parts.plain(cells.get(c.TITLE, ''))}")
            for says in hints:
                parts.muted(says)
    if len(told) > MOST_ROWS:
        parts.muted(f"{len(told) - MOST_ROWS:,} more rows have hints; find them by words above.")
    return bool(told)
