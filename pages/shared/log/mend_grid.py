"""A grid of just the cells that need a person: each is put right there, and its row is checked at once."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from csc_core.content import plain as written
from csc_core.model.opened import Opened
from csc_core.model.people import Action
from csc_core.model.stored import Part
from csc_core.reporting import mending
from csc_core.reporting.editing import changed_cells
from csc_core.reporting.mending import FaultyCell, Mends
from csc_core.storing.editing import Edit
from pages.shared import kept, parts, session
from pages.shared.access import rights
from pages.shared.desk import Desk
from pages.shared.kept import KeptDesk
from pages.shared.log import held_grid

NAME = "mend"
UPLOADED = "mend-upload"
ROW_HEIGHT = 76  # pixels; three lines, so that what was expected is read without opening a cell


def mend_open_log(desk: Desk) -> None:
    """The cells to mend in the open log. One that is not kept is shown, and stays as it is."""
    if not isinstance(desk, KeptDesk) or not rights.allowed(desk, Action.EDIT):
        _grid(desk.opened, mending.faulty_cells(desk.opened), key=None)
        return
    seen, changes = held_grid.seen(NAME, desk)
    cells = mending.faulty_cells(seen.opened)
    if not cells:
        return
    _grid(seen.opened, cells, held_grid.key(NAME, seen))
    todo = mending.mends(cells, changes.get("edited_rows", {}))
    if _asked(todo):
        held_grid.save(NAME, desk, "Rows mended", lambda edit: _apply(edit, seen, todo))
    held_grid.offer_anew(NAME, desk, seen)


def mend_upload(opened: Opened) -> None:
    """The cells to mend in a file that was just read. The log is kept first, so that history has both."""
    cells = mending.faulty_cells(opened)
    if opened.log is None or not cells:
        return
    key = f"{UPLOADED}-{session.answers_mark()}"
    _grid(opened, cells, key)
    todo = mending.mends(cells, session.grid_changes(key).get("edited_rows", {}))
    if _asked(todo):
        desk = session.open_upload(opened)
        session.remember_answers(opened)
        session.clear_upload()
        if isinstance(desk, KeptDesk):
            kept.change(desk, "Rows mended", lambda edit: _apply(edit, desk, todo))
        st.switch_page("pages/log.py", query_params={"log": desk.key, "work": "read"})


def _grid(opened: Opened, cells: tuple[FaultyCell, ...], key: str | None) -> None:
    """The grid; without a ``key`` it can only be looked at."""
    if not cells:
        return
    parts.section(mending.mending_headline(opened, cells))
    table = mending.mending_table(cells)
    settings = {
        mending.ROW: st.column_config.NumberColumn(width=50, format="%d"),
        mending.CELL: st.column_config.TextColumn(width=165),
        mending.BETTER: st.column_config.TextColumn(width=170),
        mending.DROP: st.column_config.CheckboxColumn(
            width=95, help="Tick it to take the row out of the log; its history stays."
        ),
        mending.EXPECTED: st.column_config.TextColumn(width=470),
        mending.WRITTEN: st.column_config.TextColumn(width=140),
    }
    if key is None:
        shown = table.drop(columns=[mending.BETTER, mending.DROP])
        st.dataframe(shown, hide_index=True, column_config=settings, row_height=ROW_HEIGHT)
        return
    fixed = [name for name in table.columns if name not in (mending.BETTER, mending.DROP)]
    st.data_editor(
        table, key=key, hide_index=True, disabled=fixed, column_config=settings, row_height=ROW_HEIGHT
    )


def _asked(todo: Mends) -> bool:
    """The button that saves; it says how many rows it is about."""
    says = f"Save {written.count(len(todo), 'mended row')}" if len(todo) else "Nothing mended yet"
    return st.button(says, type="primary", disabled=not len(todo), icon=":material/build:", key="save-mends")


def _apply(edit: Edit, seen: KeptDesk, todo: Mends) -> None:
    """The changes as one step; each row says which version it was seen in."""
    assert seen.stored is not None
    rows: Mapping[int, Any] = {row.place: row for row in seen.stored.part(Part.EVENTS)}
    for place, cells in todo.cells.items():
        row = rows[place]
        edit.change(Part.EVENTS, row.key, changed_cells(row.cells, cells), row.version)
    for place in todo.dropped:
        edit.remove(Part.EVENTS, rows[place].key, rows[place].version)
