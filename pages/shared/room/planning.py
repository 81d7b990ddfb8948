"""Planning a meeting: the facilitator's own view before the room sees anything, and the minutes after it."""

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from csc_core.content.catalogue import actions
from csc_core.content.meeting import scripts
from csc_core.meeting.agenda import beforehand
from csc_core.meeting.timing import moved, restored, skipped, stretched
from csc_core.model.agenda import Agenda, Beforehand, Step
from csc_core.model.analysis import Analysis
from csc_core.model.room import Words
from pages.shared import memory, parts, session
from pages.shared.desk import Desk
from pages.shared.parts import plain
from pages.shared.room.meeting import Meeting, new_meeting

ROOM_SCRIPTS = "room"
STRETCH = 5  # minutes


def choose_meeting(desk: Desk, analysis: Analysis, meeting: Meeting) -> Meeting:
    """Which meeting and how long; choosing anew plans anew."""
    known = {key: script for key, script in scripts().items() if script.where == ROOM_SCRIPTS}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        script = st.selectbox(
            "Kind of meeting",
            list(known),
            index=list(known).index(meeting.agenda.script) if meeting.agenda.script in known else 0,
            format_func=lambda key: known[key].name,
            width=320,
        )
        choices = sorted({*known[script].choices, known[script].minutes})
        usual = meeting.agenda.minutes if meeting.agenda.minutes in choices else known[script].minutes
        minutes = st.selectbox(
            "We have", choices, index=choices.index(usual), format_func=lambda n: f"{n} minutes", width=180
        )
    parts.muted(known[script].when)
    if (script, minutes) != (meeting.agenda.script, meeting.agenda.minutes):
        meeting = new_meeting(desk, analysis, script, minutes)
        memory.keep(f"meeting-{desk.key}", meeting)
    return meeting


def show_beforehand(analysis: Analysis) -> None:
    """How the log reads, for the facilitator alone, and what it means for the meeting."""
    before = beforehand(analysis.heat, analysis.recommendation)
    with st.container(border=True):
        st.markdown("**For you alone, beforehand**")
        st.markdown(plain(before.says))
        _private_steps(before)
        parts.muted(before.tip)


def _private_steps(before: Beforehand) -> None:
    """A link to each private first step, where there is one."""
    for action_id in before.action_ids:
        st.page_link(
            "pages/prompts.py", label=plain(actions()[action_id].name), icon=":material/arrow_outward:"
        )


@st.dialog("Open the room view while the log reads as hot?")
def open_while_hot(analysis: Analysis) -> None:
    """Ask first: say what the room will not see, and which steps can be taken in private instead."""
    before = beforehand(analysis.heat, analysis.recommendation)
    st.markdown(plain(before.says))
    _private_steps(before)
    st.markdown(plain(before.tip))
    if st.button("Back to the plan", type="primary"):
        st.rerun()
    if st.button("Open it all the same", on_click=session.enter_room):
        st.rerun()


def show_settings(meeting: Meeting) -> None:
    """Who is in the room, what they agreed to see, and in whose words."""
    meeting.public = st.toggle(
        "A public audience", meeting.public, help="Leaves out what is meant for the partners only."
    )
    meeting.agreed = st.toggle(
        "The group agreed to see how setbacks read",
        meeting.agreed,
        help="Then each setback shows its reading and its count of strained answers, all alike.",
    )
    paper = st.toggle(
        "The study's words", meeting.words is Words.PAPER, help="Learning and blame, not pulled together."
    )
    meeting.words = Words.PAPER if paper else Words.ROOM


def show_agenda(meeting: Meeting) -> None:
    """The steps with their minutes; each can be moved, stretched or skipped, and the rest gives way."""
    with st.container(border=True, gap="small"):
        for place, step in enumerate(meeting.agenda.steps):
            with _step_row():
                length = "skipped" if step.skipped else f"{step.minutes} min"
                if parts.on_phone():
                    st.markdown(f"**{length}** {plain(step.title)}")
                else:
                    st.markdown(f"**{length}**", width=66)
                    st.markdown(plain(step.title), width="stretch")
                with st.container(horizontal=True, width="content", gap="small"):
                    _step_tools(meeting, step, place)
    parts.muted("↑ ↓ move a step, − + give it less or more time, × skips it; the others give way.")


def _step_row() -> DeltaGenerator:
    """Where a step and its tools stand: in one line, on a phone one below the other."""
    if parts.on_phone():
        return st.container(gap=None)
    return st.container(horizontal=True, vertical_alignment="center", gap="small")


def _step_tools(meeting: Meeting, step: Step, place: int) -> None:
    agenda, key = meeting.agenda, step.key
    _tool(meeting, "Earlier", "arrow_upward", key, partial(moved, agenda, key, -1), place > 0)
    later = place < len(agenda.steps) - 1
    _tool(meeting, "Later", "arrow_downward", key, partial(moved, agenda, key, 1), later)
    _tool(meeting, "Shorter", "remove", key, partial(stretched, agenda, key, -STRETCH), not step.skipped)
    _tool(meeting, "Longer", "add", key, partial(stretched, agenda, key, STRETCH), not step.skipped)
    if step.skipped:
        _tool(meeting, "Bring back", "undo", key, partial(restored, agenda, key), True)
    else:
        _tool(meeting, "Skip", "close", key, partial(skipped, agenda, key), len(agenda.held) > 1)


def _tool(
    meeting: Meeting, label: str, icon: str, key: str, change: Callable[[], Agenda], possible: bool
) -> None:
    """A small button that changes the agenda."""
    if parts.icon_button(label, icon, f"{label}-{key}", disabled=not possible):
        meeting.agenda = change()
        st.rerun()
