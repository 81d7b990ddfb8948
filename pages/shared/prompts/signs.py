"""Did it show? Asked when a setback comes of the kind that a commitment was meant for."""

import streamlit as st

from csc_core.analysis import room_of
from csc_core.content import in_words
from csc_core.content.meeting import showed_text
from csc_core.meeting.signs import sign_row
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Commitment, Look, Showed
from csc_core.model.findings import Episode
from pages.shared import parts
from pages.shared.copying import in_store
from pages.shared.desk import Desk, changed
from pages.shared.parts import plain

MOST = 5  # asked about at once, those at the newest setbacks


def show_signs(desk: Desk, analysis: Analysis) -> None:
    """Every sign that should have shown at a later setback, with a button to say if it did."""
    waiting = sorted(analysis.findings.signs_to_ask, key=lambda pair: -pair[1].number)
    if not waiting:
        return
    parts.section(f"Did it show? {in_words.count(len(waiting), 'sign')} to look at")
    with st.container(border=True):
        for place, (promise, episode) in enumerate(waiting[:MOST]):
            with st.container(horizontal=True, vertical_alignment="center"):
                at = f"Setback {episode.number} · {analysis.log.cell(episode.position, c.TITLE)}"
                st.markdown(f"{plain(promise.sign)} :gray[{plain(at)}]", width="stretch")
                if st.button(plain(showed_text("question")), key=f"sign-{place}"):
                    ask(desk, analysis, promise, episode)
        if len(waiting) > MOST:
            parts.muted(f"and {len(waiting) - MOST:,} more")


@st.dialog("Did the sign show?")
def ask(desk: Desk, analysis: Analysis, promise: Commitment, episode: Episode) -> None:
    """Ask whether a sign showed at a setback; the answer becomes a row of the log that can be undone."""
    st.markdown(f"**{plain(promise.sign)}**")
    title = analysis.log.cell(episode.position, c.TITLE)
    parts.muted(f"At setback {episode.number}, {in_words.date(episode.date, episode.precision)}: {title}")
    codes = list(Showed)
    showed = st.radio(
        "What did you see?", codes, index=None, format_func=lambda code: plain(showed_text(code))
    )
    line = st.text_input("In one line: what was seen? Organizations and roles only.", max_chars=200)
    parts.muted("The answer stands in the log as a row of its own. The line is never shown in the room.")
    if parts.asked_for("Keep the answer", showed or "", "First choose an answer.") and showed:
        keep(desk, analysis, (promise, episode), showed, line)
        st.rerun()


def keep(
    desk: Desk, analysis: Analysis, asked: tuple[Commitment, Episode], showed: Showed, line: str
) -> None:
    """Write the answer into the log and into the commitment, in one step. An example is copied first."""
    promise, episode = asked
    there = in_store(desk)
    room = room_of(analysis)
    seen = room.setback(episode.number) is not None and any(
        promise.sign == shown.sign for shown in room.commitments
    )
    day = analysis.findings.as_of
    row = sign_row(promise.sign, showed, line, episode.setback_id, day, may_be_seen=seen)
    promises = analysis.findings.commitments
    there.log_events(
        "Sign looked at",
        [row],
        lambda ids: changed(
            promises, promise, looks=(*promise.looks, Look(episode.setback_id, showed, ids[0]))
        ),
    )
