"""Notes taken in front of the room: facts, decisions and next steps, nothing else."""

import datetime as dt

import streamlit as st

from csc_core.content import in_words
from csc_core.meeting.facts import few
from csc_core.meeting.minutes import Minutes
from csc_core.model.commitment import Commitment
from pages.shared import parts
from pages.shared.parts import plain
from pages.shared.room.meeting import Meeting

DUE_IN = dt.timedelta(days=30)
ADD = ":material/add:"  # "Next step" alone reads like "Next", which turns the page


ROWS = 8  # of type that notes may take beside the form


def note_form(meeting: Meeting, names: dict[str, str]) -> None:
    """One line at a time; the last note can be taken back."""
    with st.form("note", clear_on_submit=True, border=False):
        says = st.text_input("What we will see, or what was decided", max_chars=200)
        who, when = st.columns(2)
        owner = who.selectbox("Who", list(names), index=None, format_func=names.__getitem__)
        due = when.date_input("By when", meeting.minutes.held_on + DUE_IN)
        with st.container(horizontal=True, gap="small"):
            step = st.form_submit_button("Next step", type="primary", icon=ADD)
            decision = st.form_submit_button("Decision", icon=ADD)
            fact = st.form_submit_button("Fact", icon=ADD)
    if step:
        meeting.note(meeting.minutes.with_next_step(says, owner, due))
    if decision:
        meeting.note(meeting.minutes.with_decision(_with_owner(says, names.get(owner or ""), due)))
    if fact:
        meeting.note(meeting.minutes.with_fact(says))
    if (step or decision or fact) and not says.strip():
        st.markdown("Write it in the first line, then press again.")
    if meeting.kept and st.button("Take back the last note", type="tertiary", icon=":material/undo:"):
        meeting.take_back()
        st.rerun()


def _with_owner(says: str, owner: str | None, due: dt.date) -> str:
    """A decision's line; with an owner it says who and by when, so that nothing typed is lost."""
    return f"{says.strip()}: {owner}, by {in_words.date(due)}" if says.strip() and owner else says


def show_notes(meeting: Meeting, names: dict[str, str]) -> None:
    """What was noted so far, the last note on top; too many are counted."""
    last = _lines(meeting.minutes.since(meeting.kept[-1]), names) if meeting.kept else []
    lines = list(dict.fromkeys([*last, *_lines(meeting.minutes, names)]))
    if lines:
        st.markdown("\n".join(f"- {plain(line)}" for line in few(lines, ROWS)))
    else:
        parts.muted("Nothing noted yet.")


def _lines(minutes: Minutes, names: dict[str, str]) -> list[str]:
    """Next steps, decisions and facts, a line each, the newest of each sort first."""
    lines = [_promise(step, names) for step in reversed(minutes.next_steps)]
    lines += [f"Decided: {line}" for line in reversed(minutes.decisions)]
    return [*lines, *reversed(minutes.facts)]


def _promise(step: Commitment, names: dict[str, str]) -> str:
    """A next step in one line: what will be seen, who sees to it, by when."""
    by = f", by {in_words.date(step.due)}" if step.due else ""
    return f"{step.sign}: {names.get(step.owner or '', 'owner to be named')}{by}"
