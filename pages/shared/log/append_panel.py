"""Adding a newer export to the log that is open: new rows come in, everything else is asked."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from csc_core.model.errors import CscError
from csc_core.model.opened import Opened
from csc_core.model.stored import Cells, Comparison, Part
from csc_core.reporting import appending as tables
from csc_core.reporting.describing import unknown_partners
from pages.shared import kept, memory, parts, session
from pages.shared.kept import KeptDesk
from pages.shared.log import uploaded
from pages.shared.parts import plain


def append_panel(opened: Opened) -> None:
    """The offer to add a file that loaded to the open log, where that is kept; laid beside it when asked."""
    desk = session.current()
    if opened.log is None or not isinstance(desk, KeptDesk):
        return
    if st.toggle(plain(f"Add it to {desk.log.name}"), key=f"append-{desk.key}"):
        _beside(desk, opened)


def _beside(desk: KeptDesk, opened: Opened) -> None:
    """What is the same, new, changed and missing; nothing of the log changes unless it is chosen."""
    found, partners = _compared(desk, opened)
    parts.headline(tables.beside_words(found))
    key = f"append-{desk.revision}-{uploaded.answers_mark()}-{opened.rows}"
    altered = _chosen(
        "Changed rows: ours stay unless you choose", f"{key}-altered", tables.altered_table(found)
    )
    missing = _chosen("Not in the file: they stay too", f"{key}-missing", tables.missing_table(found))
    if opened.raw is not None and opened.raw.others:
        parts.muted(tables.partners_words(partners))
    if st.button(
        "Add it",
        type="primary",
        icon=":material/library_add:",
        key="append",
        disabled=not (found.new or altered or missing or partners),
    ):
        _add(
            desk,
            found,
            partners,
            [found.altered[place].stored.key for place in altered],
            [found.missing[place].key for place in missing],
        )


def _compared(desk: KeptDesk, opened: Opened) -> tuple[Comparison, Sequence[Cells]]:
    """The file beside all stored rows, and its partners that are not here yet."""
    from csc_core.storing import compare, keep

    export = keep(opened)
    here = [row.cells for row in desk.stored.part(Part.PARTNERS)]
    partners = unknown_partners(here, [row.cells for row in export.rows.get(Part.PARTNERS, ())])
    return compare(desk.stored.part(Part.EVENTS), export), partners


def _chosen(says: str, key: str, table: Any) -> list[int]:
    """The places of the rows whose box, in the first column, was ticked."""
    if table.empty:
        return []
    box, *others = table.columns
    parts.section(says)
    st.data_editor(table, key=key, hide_index=True, disabled=others)
    edited = memory.grid_changes(key).get("edited_rows", {})
    return sorted(int(place) for place, cells in edited.items() if cells.get(box))


def _add(
    desk: KeptDesk,
    found: Comparison,
    partners: Sequence[Cells],
    altered: Sequence[str],
    missing: Sequence[str],
) -> None:
    """One step, which can be undone. Rows of the file that are no events are kept as rows set aside."""
    try:
        with kept.step(desk.key, f"Added {found.source}") as edit:
            edit.take(found, altered=altered, missing=missing)
            for cells in partners:
                edit.add(Part.PARTNERS, cells)
    except CscError as fault:
        parts.tell(fault)
        return
    uploaded.clear_upload()
    st.switch_page("pages/timeline.py", query_params={})
