"""Notes taken in front of the room: facts, decisions and next steps, nothing else."""

import datetime as dt

import streamlit as st

from csc_core.content import plain as written
from csc_core.meeting.minutes import Minutes
from pages.shared import parts
from pages.shared.meeting_state import Meeting
from pages.shared.parts import plain

DUE_IN = dt.timedelta(days=30)


def note_form(meeting: Meeting, names: dict[str, str]) -> None:
    """One line at a time; what was noted stands below, and the last note can be taken back."""
    with st.form("note", clear_on_submit=True, border=False):
        says = st.text_input("What we will see when it is done", max_chars=200)
        who, when = st.columns(2)
        owner = who.selectbox("Who", list(names), index=None, format_func=names.__getitem__)
        due = when.date_input("By when", meeting.minutes.held_on + DUE_IN)
        steps = st.columns(3)
        if steps[0].form_submit_button("Next step", type="primary"):
            meeting.note(meeting.minutes.with_next_step(says, owner, due))
        if steps[1].form_submit_button("Decision"):
            meeting.note(meeting.minutes.with_decision(says))
        if steps[2].form_submit_button("Fact"):
            meeting.note(meeting.minutes.with_fact(says))
    show_notes(meeting.minutes, names)
    if meeting.kept and st.button("Take back the last note", type="tertiary", icon=":material/undo:"):
        meeting.take_back()
        st.rerun()


def show_notes(minutes: Minutes, names: dict[str, str]) -> None:
    """What was noted so far, as it was said."""
    for step in minutes.next_steps:
        who = names.get(step.owner or "", "owner to be named")
        by = f", by {written.date(step.due)}" if step.due else ""
        st.markdown(f"- {plain(step.sign)}: {plain(who + by)}")
    for line in minutes.decisions:
        st.markdown(f"- Decided: {plain(line)}")
    for line in minutes.facts:
        st.markdown(f"- {plain(line)}")
    if not (minutes.next_steps or minutes.decisions or minutes.facts):
        parts.muted("Nothing noted yet.")
