"""Editing the rows in a grid: nothing is saved until it is asked for, and a faulty row is told, not lost."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from csc_core.content import in_words
from csc_core.content.codebook import fields
from csc_core.content.periods import DayMonthOrder
from csc_core.content.typed_dates import DAYS, order_of, told_of, with_days
from csc_core.model import columns as c
from csc_core.model.stored import Part, StoredRow
from csc_core.reporting.editing import (
    changed_cells,
    choices,
    code_names,
    editing_table,
    having,
    in_sight,
    is_coded,
    label,
)
from csc_core.storing.editing import Edit
from pages.shared import memory, parts
from pages.shared.kept import KeptDesk
from pages.shared.log import held_grid
from pages.shared.log.wording_hints import hints_below
from pages.shared.long_table import AT_ONCE, first_row, sought

NAME = "grid"


def edit_grid(desk: KeptDesk) -> None:
    """The grid, and the button that saves what was changed in it.

    While changes wait in it, the grid stays with the rows as they were seen, whatever others save meanwhile.
    """
    seen, changes = held_grid.seen(NAME, desk)
    added = memory.recalled(f"added-{desk.key}", str) or ""
    count = sum(len(changes.get(part, ())) for part in ("edited_rows", "added_rows", "deleted_rows"))
    rows = _part_of(in_sight(seen.stored, added), waiting=count > 0)
    table = editing_table(rows)
    columns = {name: _column(name, table) for name in table.columns}
    if rows and rows[0].key == added:
        parts.muted("The event just added stands first.")
    st.data_editor(
        table,
        key=held_grid.key(NAME, seen),
        column_config=columns,
        disabled=[c.EVENT_ID],  # links hang on it
        num_rows="dynamic",
        hide_index=True,
        height=460,
        placeholder="",  # an empty cell looks empty
    )
    with st.container(horizontal=True):
        label_ = f"Save {in_words.count(count, 'changed row')}" if count else "Nothing changed yet"
        if st.button(label_, type="primary", disabled=not count, icon=":material/save:"):
            held_grid.save(NAME, desk, "Rows edited", lambda edit: _apply(edit, seen, rows, changes))
        held_grid.offer_anew(NAME, desk, seen)
        parts.muted("Rows are checked when you save. Every change can be undone.")
    _told_dates(seen, rows, changes)
    hints_below(rows, changes)


def _column(name: str, table: Any) -> Any:
    """How a column is edited: a coded one is chosen by the names of its codes."""
    known = fields().get(name)
    use = known.help if known else None
    if not is_coded(name):
        return st.column_config.TextColumn(label(name), help=use)
    names = code_names(name)
    return st.column_config.SelectboxColumn(
        label(name),
        help=use,
        options=choices(name, list(table[name])),
        format_func=lambda code: names.get(str(code), str(code)),
    )


def _part_of(rows: Sequence[StoredRow], waiting: bool) -> Sequence[StoredRow]:
    """Of many rows those to show now, by words and place. While changes wait, these stay in the grid."""
    if len(rows) <= AT_ONCE:
        return rows
    with st.container(horizontal=True, vertical_alignment="center"):
        found = having(rows, sought(NAME, disabled=waiting))
        first = first_row(len(found), NAME, disabled=waiting)
        parts.muted("Save what is changed before you go on to others." if waiting else f"{len(found):,} rows")
    return found[first : first + AT_ONCE]


def _order(seen: KeptDesk, changes: Mapping[str, Any]) -> DayMonthOrder | None:
    """How the log writes day and month, looked up only where a date was typed."""
    typed = (*changes.get("edited_rows", {}).values(), *changes.get("added_rows", ()))
    return order_of(seen.log) if any(name in DAYS for cells in typed for name in cells) else None


def _told_dates(seen: KeptDesk, rows: Sequence[StoredRow], changes: Mapping[str, Any]) -> None:
    """How each date that was typed will be read."""
    order = _order(seen, changes)
    for place, cells in changes.get("edited_rows", {}).items():
        for name, typed in cells.items():
            if typed and name in DAYS:
                parts.muted(f"Row {rows[int(place)].place}, {label(name)}: {told_of(typed, order)}")


def _apply(edit: Edit, seen: KeptDesk, rows: Sequence[StoredRow], changes: Mapping[str, Any]) -> None:
    """The grid's changes as one step; each row says which version it was seen in."""
    edited, added = changes.get("edited_rows", {}), changes.get("added_rows", ())
    order = _order(seen, changes)
    for place, cells in edited.items():
        row = rows[int(place)]
        edit.change(Part.EVENTS, row.key, changed_cells(row.cells, with_days(cells, order)), row.version)
    for place in changes.get("deleted_rows", ()):
        edit.remove(Part.EVENTS, rows[int(place)].key, rows[int(place)].version)
    for cells in added:
        new = {**with_days(cells, order), c.EVENT_ID: None}  # a copy is an event of its own
        edit.add(Part.EVENTS, changed_cells({}, new))
