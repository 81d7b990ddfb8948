"""Editing the rows in a grid: nothing is saved until it is asked for, and a faulty row is told, not lost."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from csc_core.content import plain as written
from csc_core.model.errors import CscError, EditConflict
from csc_core.model.stored import Part
from csc_core.reporting.editing import changed_cells, choices, editing_table, is_coded, label
from csc_core.storing.editing import Edit
from pages.shared import kept, parts, session
from pages.shared.kept import KeptDesk
from pages.shared.parts import plain


def edit_grid(desk: KeptDesk) -> None:
    """The grid, and the button that saves what was changed in it."""
    assert desk.stored is not None
    table = editing_table(desk.stored)
    key = f"grid-{desk.key}-{desk.revision}"
    columns = {
        name: st.column_config.SelectboxColumn(label(name), options=choices(name, list(table[name])))
        if is_coded(name)
        else st.column_config.TextColumn(label(name))
        for name in table.columns
    }
    st.data_editor(table, key=key, column_config=columns, num_rows="dynamic", hide_index=True, height=460)
    changes = session.grid_changes(key)
    count = sum(len(changes.get(part, ())) for part in ("edited_rows", "added_rows", "deleted_rows"))
    with st.container(horizontal=True):
        label_ = f"Save {written.count(count, 'changed row')}" if count else "Nothing changed yet"
        if st.button(label_, type="primary", disabled=not count, icon=":material/save:"):
            _save(desk, changes)
        parts.muted("Saved rows are checked like a file's. Every change can be undone.")


def _save(desk: KeptDesk, changes: Mapping[str, Any]) -> None:
    try:
        kept.change(desk, "Rows edited", lambda edit: _apply(edit, desk, changes))
    except EditConflict as conflict:
        _show_conflict(conflict)
    except CscError as fault:
        st.error(plain(fault.says))
        parts.muted(fault.try_this)
    else:
        st.rerun()


def _apply(edit: Edit, desk: KeptDesk, changes: Mapping[str, Any]) -> None:
    """The grid's changes as one step; each row says which version it was seen in."""
    assert desk.stored is not None
    rows = desk.stored.part(Part.EVENTS)
    for place, cells in changes.get("edited_rows", {}).items():
        row = rows[int(place)]
        edit.change(Part.EVENTS, row.key, changed_cells(row.cells, cells), row.version)
    for place in changes.get("deleted_rows", ()):
        edit.remove(Part.EVENTS, rows[int(place)].key, rows[int(place)].version)
    for cells in changes.get("added_rows", ()):
        edit.add(Part.EVENTS, changed_cells({}, cells))


def _show_conflict(conflict: EditConflict) -> None:
    """Both versions of a row that somebody else changed first."""
    st.error(plain(conflict.says))
    mine, theirs = conflict.yours or {}, conflict.theirs or {}
    differing = [name for name in dict.fromkeys((*mine, *theirs)) if mine.get(name) != theirs.get(name)]
    st.dataframe(
        [
            {"": label(name), "Yours": mine.get(name, ""), "Theirs": theirs.get(name, "")}
            for name in differing
        ],
        hide_index=True,
    )
    parts.muted(conflict.try_this)
