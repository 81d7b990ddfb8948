"""Adding an event in a short form: what happened, when, who; for a response, to what and how it reads."""

import datetime as dt

import streamlit as st

from csc_core.content.codebook import family, word
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.codes import day_number
from csc_core.model.errors import CscError
from csc_core.model.event import SEPARATOR, TITLE_LENGTH
from csc_core.model.stored import Part
from csc_core.model.vocabulary import Kind
from pages.shared import kept, memory, parts
from pages.shared.desk import today
from pages.shared.kept import KeptDesk
from pages.shared.log.wording_hints import show_hints

LINKED = (Kind.RESPONSE, Kind.GOVERNANCE, Kind.PRACTICE)


@st.dialog("Add an event")
def add_event(desk: KeptDesk, analysis: Analysis) -> None:
    """Ask for the fact first; the code last, and only for a response."""
    kinds = {kind.value: word("kind", kind) for kind in Kind}
    kind = st.radio("What is it?", list(kinds), format_func=kinds.__getitem__, horizontal=True)
    parts.muted(f"For instance: {next(one.counts for one in family('kind') if one.code == kind)}")
    title = st.text_input("What happened, in one neutral line", max_chars=TITLE_LENGTH)
    show_hints(c.TITLE, title)
    date = st.date_input("When", today(), max_value=today() + dt.timedelta(days=3650))
    names = {partner.org_id: partner.label for partner in analysis.findings.partners}
    actors = st.multiselect("Who", list(names), format_func=names.__getitem__, accept_new_options=True)
    cells = {c.KIND: kind, c.TITLE: title, c.DATE: date.isoformat(), c.ACTORS: SEPARATOR.join(actors)}
    if Kind(kind) in LINKED:
        cells |= ask_setback(analysis, day_number(date))
    if kind == Kind.RESPONSE:
        cells |= _stance()
    cells[c.DETAIL] = st.text_area("More words, if they are needed (never shown in the room)", height=80)
    show_hints(c.DETAIL, cells[c.DETAIL])
    if parts.asked_for("Add it", title, "First say what happened, in one line."):
        _save(desk, {name: value for name, value in cells.items() if value})


def ask_setback(analysis: Analysis, day: float) -> dict[str, str]:
    """Which setback it answers: the last one before its day is offered first, none is chosen."""
    days = analysis.log.codes.day
    nearest = sorted(
        analysis.findings.episodes,
        key=lambda episode: (days[episode.position] > day, abs(days[episode.position] - day)),
    )
    titles = {
        episode.setback_id: f"{episode.number} · {analysis.log.cell(episode.position, c.TITLE)}"
        for episode in nearest
    }
    chosen = st.multiselect("Which setback does it answer?", list(titles), format_func=titles.__getitem__)
    return {c.RESPONDS_TO: SEPARATOR.join(chosen)}


def _stance() -> dict[str, str]:
    codes = [term.code for term in family("stance")]
    stance = st.radio(
        "How does it read? Leave it open if you are not sure.",
        codes,
        index=None,
        format_func=lambda code: word("stance", code),
        horizontal=True,
    )
    return {c.STANCE: stance or ""}


def _save(desk: KeptDesk, cells: dict[str, str]) -> None:
    """Save the event, or say what is in the way; the form keeps what was typed."""
    added: list[str] = []
    try:
        kept.change(desk, "Event added", lambda edit: added.append(edit.add(Part.EVENTS, cells).key))
    except CscError as fault:
        parts.tell(fault)
        return
    memory.keep(f"added-{desk.key}", added[-1])  # the grid shows it first
    st.rerun()
