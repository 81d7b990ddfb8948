"""After the meeting: what was noted, to take away as text and to put into the log."""

import streamlit as st

from csc_core.content import in_words
from csc_core.meeting.minutes import Minutes, as_text, log_rows
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Commitment
from pages.shared import memory, parts
from pages.shared.copying import in_store
from pages.shared.desk import Desk
from pages.shared.kept import KeptDesk
from pages.shared.room.meeting import Meeting, minutes_of


def show_minutes(desk: Desk, analysis: Analysis, meeting: Meeting) -> None:
    """The minutes as text, and the rows they would be in the log, for the coordinator to take over."""
    if not meeting.minutes.notes:
        return
    minutes = minutes_of(meeting, analysis)
    parts.section(f"Minutes: {in_words.count(minutes.notes, 'note')}")
    text = as_text(minutes, desk.log.partner_label)
    st.text(text)
    stem = f"{parts.file_stem(desk.log.name)}-minutes.txt"
    parts.save_file("Minutes as text", text.encode, stem, "text/plain")
    new = minutes.since(meeting.logged) if meeting.logged else minutes
    if not new.notes:
        parts.muted("These notes are in the log, and shown under Prompts. Log, Edit, Undo takes them back.")
        return
    _offer_rows(desk, analysis, meeting, new)


def _offer_rows(desk: Desk, analysis: Analysis, meeting: Meeting, new: Minutes) -> None:
    """The rows as they would be written, seen before they are."""
    rows = log_rows(new)
    with st.expander(f"As {in_words.count(len(rows), 'row')} of the log"):
        st.dataframe(list(rows), hide_index=True)
    if st.button("Put them into the log", type="primary", icon=":material/add_task:"):
        put_into_log(desk, analysis, meeting, new)
        st.rerun()
    parts.muted("Next steps become commitments, and stand under Prompts.")
    if not isinstance(desk, KeptDesk):
        parts.muted("This log stays as it is: they go into a copy of your own, which then opens.")


def put_into_log(desk: Desk, analysis: Analysis, meeting: Meeting, new: Minutes) -> None:
    """Write the notes as events and the next steps as commitments, in one step; an example is copied."""
    there = in_store(desk)
    promises: tuple[Commitment, ...] = (*analysis.findings.commitments, *new.next_steps)
    there.log_events("Minutes put into the log", log_rows(new), lambda _ids: promises)
    meeting.logged = meeting.minutes
    memory.keep(f"meeting-{there.key}", meeting)
