"""Editing the rows in a grid: nothing is saved until it is asked for, and a faulty row is told, not lost."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from csc_core.content import plain as written
from csc_core.model import columns as c
from csc_core.model.errors import CscError, EditConflict
from csc_core.model.stored import Part
from csc_core.reporting.editing import changed_cells, choices, editing_table, is_coded, label
from csc_core.storing.editing import Edit
from pages.shared import kept, parts, session
from pages.shared.kept import KeptDesk
from pages.shared.parts import plain


def edit_grid(desk: KeptDesk) -> None:
    """The grid, and the button that saves what was changed in it.

    While changes wait in it, the grid stays with the rows as they were seen, whatever others save meanwhile.
    """
    seen, changes = _seen(desk)
    assert seen.stored is not None
    table = editing_table(seen.stored)
    columns = {
        name: st.column_config.SelectboxColumn(label(name), options=choices(name, list(table[name])))
        if is_coded(name)
        else st.column_config.TextColumn(label(name))
        for name in table.columns
    }
    st.data_editor(
        table,
        key=_key(seen),
        column_config=columns,
        disabled=[c.EVENT_ID],  # links hang on it
        num_rows="dynamic",
        hide_index=True,
        height=460,
    )
    count = sum(len(changes.get(part, ())) for part in ("edited_rows", "added_rows", "deleted_rows"))
    with st.container(horizontal=True):
        label_ = f"Save {written.count(count, 'changed row')}" if count else "Nothing changed yet"
        if st.button(label_, type="primary", disabled=not count, icon=":material/save:"):
            _save(desk, seen, changes)
        if seen.revision != desk.revision and st.button("Drop my changes, show the rows as they stand"):
            _begin_anew(desk)
        parts.muted("Saved rows are checked like a file's. Every change can be undone.")


def _key(seen: KeptDesk) -> str:
    return f"grid-{seen.key}-{seen.revision}"


def _seen(desk: KeptDesk) -> tuple[KeptDesk, Mapping[str, Any]]:
    """The log as the grid shows it, and what was changed in it and not saved."""
    seen = session.remembered(f"grid-of-{desk.key}", lambda: desk)
    assert isinstance(seen, KeptDesk)
    changes = session.grid_changes(_key(seen))
    if seen.revision == desk.revision or any(changes.values()):
        return seen, changes
    session.keep(f"grid-of-{desk.key}", desk)
    return desk, {}


def _begin_anew(desk: KeptDesk) -> None:
    session.forget(f"grid-of-{desk.key}")
    st.rerun()


def _save(desk: KeptDesk, seen: KeptDesk, changes: Mapping[str, Any]) -> None:
    try:
        kept.change(desk, "Rows edited", lambda edit: _apply(edit, seen, changes))
    except EditConflict as conflict:
        _show_conflict(conflict)
    except CscError as fault:
        st.error(plain(fault.says))
        parts.muted(fault.try_this)
    else:
        _begin_anew(desk)


def _apply(edit: Edit, seen: KeptDesk, changes: Mapping[str, Any]) -> None:
    """The grid's changes as one step; each row says which version it was seen in."""
    assert seen.stored is not None
    rows = seen.stored.part(Part.EVENTS)
    for place, cells in changes.get("edited_rows", {}).items():
        row = rows[int(place)]
        edit.change(Part.EVENTS, row.key, changed_cells(row.cells, cells), row.version)
    for place in changes.get("deleted_rows", ()):
        edit.remove(Part.EVENTS, rows[int(place)].key, rows[int(place)].version)
    for cells in changes.get("added_rows", ()):
        edit.add(Part.EVENTS, changed_cells({}, {**cells, c.EVENT_ID: None}))  # a copy is an event of its own


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
