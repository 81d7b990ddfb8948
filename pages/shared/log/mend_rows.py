"""The cells that need a person, a card for each row: every cell is put right there, and checked at once."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from csc_core.content import in_words
from csc_core.content.periods import DayMonthOrder
from csc_core.content.typed_dates import DAYS, order_of, told_of, with_days
from csc_core.model.event import SEPARATOR, SEVERAL_COLUMNS
from csc_core.model.log import fingerprint
from csc_core.model.opened import Opened
from csc_core.model.people import Action
from csc_core.model.stored import Part
from csc_core.reporting import mending
from csc_core.reporting.editing import changed_cells
from csc_core.reporting.mending import BETTER, DROP, FaultyCell, Mends
from csc_core.storing.editing import Edit
from pages.shared import kept, memory, parts, session
from pages.shared.access import rights
from pages.shared.desk import Desk
from pages.shared.kept import KeptDesk
from pages.shared.log import held_grid, uploaded
from pages.shared.long_table import first_row
from pages.shared.parts import plain

NAME = "mend"
AT_ONCE = 5  # rows; more would push the rest of the page out of sight
LONGEST = 300  # characters of what a row says


def mend_open_log(desk: Desk) -> None:
    """The cells to mend in the open log. One that is not kept is shown, and stays as it is."""
    if not isinstance(desk, KeptDesk) or not rights.allowed(desk, Action.EDIT):
        _rows(desk.opened, mending.faulty_cells(desk.opened), None)
        return
    seen, changes = held_grid.seen(NAME, desk)
    cells = mending.faulty_cells(seen.opened)
    if not cells:
        return
    _rows(seen.opened, cells, held_grid.key(NAME, seen))
    mended = mending.mends(cells, changes.get("edited_rows", {}))
    if _asked(mended):
        held_grid.save(NAME, desk, "Rows mended", lambda edit: _apply(edit, seen, mended))
    held_grid.offer_anew(NAME, desk, seen)


def mend_upload(opened: Opened) -> None:
    """The cells to mend in a file that was just read. The log is kept first, so that history has both."""
    cells = mending.faulty_cells(opened)
    if opened.log is None or not cells:
        return
    key = f"{NAME}-upload-{fingerprint(repr(cells).encode())}"
    _rows(opened, cells, key)
    mended = mending.mends(cells, memory.grid_changes(key).get("edited_rows", {}))
    if _asked(mended):
        desk = session.open_upload(opened)
        uploaded.remember_answers(opened)
        uploaded.clear_upload()
        if isinstance(desk, KeptDesk):
            kept.change(desk, "Rows mended", lambda edit: _apply(edit, desk, mended))
        st.switch_page("pages/log.py", query_params={"log": desk.key, "work": "read"})


def _rows(opened: Opened, cells: tuple[FaultyCell, ...], key: str | None) -> None:
    """A card for each row, so many at once; without a ``key`` they can only be looked at."""
    if not cells:
        return
    parts.section(mending.mending_headline(opened, cells))
    rows = mending.by_row(cells)
    first = first_row(len(rows), f"{NAME}-{key}", at_once=AT_ONCE)
    order = order_of(opened.log) if opened.log is not None and key else None
    for row in rows[first : first + AT_ONCE]:
        with st.container(border=True, gap="small"):
            _card(opened, row, key, order)


def _card(
    opened: Opened, row: Mapping[int, FaultyCell], key: str | None, order: DayMonthOrder | None
) -> None:
    """A row: what it says, then each of its cells with what is wrong, and the field to put it right."""
    place, cell = next(iter(row.items()))
    says = cell.event if len(cell.event) <= LONGEST else f"{cell.event[: LONGEST - 1]}…"
    left_out = "set aside, not in the log yet" if cell.aside else "in the log, with a doubt"
    st.markdown(f"**{plain(f'Row {cell.row}')}** :gray[{plain(f'({left_out})')}] {plain(says)}")
    for at, one in row.items():
        words, field = st.columns([1.35, 1], gap="medium")
        with words:
            now = f"“{plain(one.written[:LONGEST])}”" if one.written.strip() else "empty"
            st.markdown(f"{plain(mending.cell_name(one))}: {now}")
            parts.muted(one.says)
        if key is not None:
            with field:
                _field(opened, one, at, key, order)
    if key is not None:
        widget = f"{key}-{place}-{DROP}"
        memory.begin(widget, bool(_typed(key, place).get(DROP)))
        says = "This row is no event: take it out (its history stays)"
        st.checkbox(plain(says), key=widget, on_change=_note, args=(key, place, DROP, widget))


def _field(opened: Opened, cell: FaultyCell, at: int, key: str, order: DayMonthOrder | None) -> None:
    """Where a cell is put right: a list where there is something to choose, else a line to type in."""
    choices, label = mending.offered(cell, opened.log), f"{mending.cell_name(cell)} in row {cell.row}"
    widget, now = f"{key}-{at}", _typed(key, at).get(BETTER)
    settings: dict[str, Any] = {
        "key": widget,
        "on_change": _note,
        "args": (key, at, BETTER, widget),
        "placeholder": "Choose" if choices else "Type it here",
    }
    if choices and cell.column in SEVERAL_COLUMNS:
        memory.begin(widget, [code for code in (now or "").split(SEPARATOR) if code in choices])
        st.multiselect(plain(label), list(choices), format_func=choices.__getitem__, **settings)
    elif choices:
        memory.begin(widget, now)
        st.selectbox(plain(label), list(choices), format_func=choices.__getitem__, **settings)
    else:
        memory.begin(widget, cell.written if now is None else now)
        st.text_input(plain(label), **settings)
        if now and cell.column in DAYS:
            st.markdown(plain(told_of(now, order)))


def _typed(key: str, place: int) -> Mapping[str, Any]:
    """What was done with a cell and not saved yet."""
    found: Mapping[str, Any] = memory.grid_changes(key).get("edited_rows", {}).get(place, {})
    return found


def _note(key: str, place: int, what: str, widget: str) -> None:
    """Note what stands in a field now, as a grid would: a page turn takes the field away, not the note."""
    value = memory.recalled(widget, object)
    edited = {**memory.grid_changes(key).get("edited_rows", {})}
    cell = {**edited.get(place, {}), what: SEPARATOR.join(value) if isinstance(value, list) else value}
    edited[place] = {name: held for name, held in cell.items() if held not in (None, False)}
    memory.keep(key, {"edited_rows": {at: cell for at, cell in edited.items() if cell}})


def _asked(mended: Mends) -> bool:
    """The button that saves; it says how many rows it is about."""
    says = f"Save {in_words.count(len(mended), 'mended row')}" if len(mended) else "Nothing mended yet"
    return st.button(
        says, type="primary", disabled=not len(mended), icon=":material/build:", key="save-mends"
    )


def _apply(edit: Edit, seen: KeptDesk, mended: Mends) -> None:
    """The changes as one step; each row says which version it was seen in."""
    order = order_of(seen.log)
    rows: Mapping[int, Any] = {row.place: row for row in seen.stored.part(Part.EVENTS)}
    for place, cells in mended.cells.items():
        row = rows[place]
        edit.change(Part.EVENTS, row.key, changed_cells(row.cells, with_days(cells, order)), row.version)
    for place in mended.dropped:
        edit.remove(Part.EVENTS, rows[place].key, rows[place].version)
