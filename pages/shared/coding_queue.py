"""Coding: one response at a time beside the codebook; the words decide, the program only asks."""

import streamlit as st

from csc_core.content import plain as written
from csc_core.content.codebook import family, term, word
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.errors import CscError
from csc_core.model.event import SEPARATOR
from csc_core.model.stored import Part
from csc_core.model.vocabulary import Stance, Visibility
from csc_core.reporting.details import detail
from csc_core.reporting.editing import changed_cells
from pages.shared import kept, parts
from pages.shared.edit_event import ask_setback
from pages.shared.kept import KeptDesk
from pages.shared.parts import plain


def coding_queue(desk: KeptDesk, analysis: Analysis) -> None:
    """The first response without a code, with what stands in its row, and the codes with their meaning."""
    waiting = analysis.findings.uncoded
    if not waiting:
        st.markdown("Every response has a code.")
        return
    parts.headline(
        f"{written.count(len(waiting), 'response')} without a code. One at a time, by the words alone."
    )
    left, right = st.columns([1.3, 1], gap="medium")
    with left, st.container(border=True):
        _words(analysis, waiting[0])
        _form(desk, analysis, waiting[0])
    with right:
        for code in family("stance"):
            st.markdown(f"**{plain(code.name)}** · {plain(code.definition)}")


def _words(analysis: Analysis, event_id: str) -> None:
    found = detail(analysis, event_id)
    if found is None:
        return
    parts.section(found.entry.title)
    st.markdown(plain(found.when))
    parts.muted(found.source)
    if found.text:
        st.text(found.text)


def _form(desk: KeptDesk, analysis: Analysis, event_id: str) -> None:
    """Which setback it answers if the row does not say, then stance, what can be seen, and how sure."""
    found = detail(analysis, event_id)
    with st.form(f"code-{event_id}", border=False):
        linked = ask_setback(analysis, found.entry.day) if found and not found.entry.setbacks else {}
        stance = _one_of("stance", "How does it read?", None)
        seen = {
            c.FACETS: _some_of("facet", "Facets of learning that can be seen"),
            c.BLAME_FORMS: _some_of("blame_form", "Forms of blame or retreat"),
        }
        sure = _one_of("confidence", "How sure are you?", 1)
        pressed = st.form_submit_button("Save and next", type="primary")
        if pressed and not stance:
            st.markdown("Choose how it reads first; unclear is an answer too.")
        elif pressed and stance:
            named = {column: setbacks for column, setbacks in linked.items() if setbacks}
            _save(desk, event_id, stance, sure or "", named | seen)


def _one_of(name: str, label: str, index: int | None) -> str | None:
    """One code of a family, by its word."""
    codes = {code.code: code.name for code in family(name)}
    chosen: str | None = st.radio(
        label, list(codes), index=index, format_func=codes.__getitem__, horizontal=True
    )
    return chosen


def _some_of(name: str, label: str) -> str:
    """Any codes of a family, joined as a cell holds them."""
    codes = {code.code: code.name for code in family(name)}
    return SEPARATOR.join(st.multiselect(label, list(codes), format_func=codes.__getitem__))


def _save(desk: KeptDesk, event_id: str, stance: str, sure: str, cells: dict[str, str]) -> None:
    assert desk.stored is not None
    row = next(row for row in desk.stored.part(Part.EVENTS) if row.cells.get(c.EVENT_ID) == event_id)
    edits = {**cells, c.STANCE: stance, c.CONFIDENCE: sure, c.CODER: kept.HERE}
    if stance in (Stance.BLAMING, Stance.MIXED) or cells[c.BLAME_FORMS]:
        edits[c.VISIBILITY] = Visibility.FACILITATOR.value  # a person may lower it in the grid
    try:
        new = changed_cells(row.cells, edits)
        kept.change(desk, "Response coded", lambda edit: edit.change(Part.EVENTS, row.key, new, row.version))
    except CscError as fault:
        st.error(plain(fault.says))
        parts.muted(fault.try_this)
    else:
        st.toast(plain(f"Coded {word('stance', stance)}. {term('stance', stance).definition}"))
        st.rerun()
