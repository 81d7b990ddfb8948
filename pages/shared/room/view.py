"""The projected view: one step at a time, in large type, made only of what the room may see."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import streamlit as st

from csc_core.charting.room import setback_scene
from csc_core.charting.room_overview import overview_scene
from csc_core.charting.room_phone import phone_overview_scene, phone_setback_scene
from csc_core.charting.scene import Scene
from csc_core.content.meeting import fact
from csc_core.model.agenda import Step, StepKind
from csc_core.model.room import RoomFindings
from csc_core.reporting.room_sentences import headline, not_shown_line, step_line, title_line
from pages.shared import parts, session
from pages.shared.ballot.room import RoomBallot, Screen, ballot_buttons, screens_of, show_screen
from pages.shared.desk import now
from pages.shared.parts import plain
from pages.shared.room.meeting import RULE, Meeting
from pages.shared.room.notes import note_form, show_notes
from pages.shared.room.style import ROOM_STYLE

SHORT_QUESTION = 62  # letters that fit three lines in the largest type
SAYS_ON = "Shows what can be said then"
SHORT_FACTS = 200  # letters that leave the middle of the screen in sight; beside more, questions stand on top


def project(
    room: RoomFindings, meeting: Meeting, names: dict[str, str], ballots: Mapping[int, list[RoomBallot]]
) -> None:
    """Draw the step shown, or a blank screen.

    ``names`` are the partners a next step can be given to, ``ballots`` those on each setback, by number.
    """
    st.html(ROOM_STYLE)
    if meeting.blank:
        _blank(meeting)
        return
    _top(room, meeting)
    screens = screens_of(room, meeting, ballots)
    meeting.follows({place: len(found) for place, found in screens.items()})
    screen = screens[meeting.place][meeting.stop - 1] if meeting.stop else None
    step = meeting.step
    if screen is not None:
        show_screen(screen, meeting.words)
    elif step is not None:
        _step(room, meeting, step, names)
    elif meeting.place == RULE:
        _rule(meeting)
    else:
        _overview(room, meeting)
    with st.bottom:
        _controls(meeting, screen)


def _blank(meeting: Meeting) -> None:
    """Nothing but the way back."""
    with st.bottom:
        if st.button("Show again", shortcut="Esc"):
            meeting.blank = False
            st.rerun()


def _top(room: RoomFindings, meeting: Meeting) -> None:
    """Whose collaboration, as of when, and where the meeting stands."""
    with st.container(horizontal=True, vertical_alignment="center", key="room-top"):
        st.badge("Room view", color="gray")
        st.markdown(f":gray[{plain(title_line(room))}]", width="stretch")
        where = step_line(meeting.agenda, meeting.place) if meeting.step else "before we begin"
        st.markdown(f":gray[{plain(where)}]")


def _rule(meeting: Meeting) -> None:
    """The rule that is read out before anything is shown."""
    parts.headline(meeting.agenda.opening_title, 1)
    with st.container(border=True, gap="small", key="rule"):
        for line in meeting.agenda.opening:
            parts.headline(line, 3)


def _overview(room: RoomFindings, meeting: Meeting) -> None:
    """All setbacks at a glance."""
    says = headline(room, meeting.words)
    parts.headline(says, 1)
    draw = phone_overview_scene if parts.on_phone() else overview_scene
    _picture(draw(room, dark=parts.is_dark(), words=meeting.words), "room-overview", says)
    if not_shown_line(room):
        parts.muted(not_shown_line(room))


def _step(room: RoomFindings, meeting: Meeting, step: Step, names: dict[str, str]) -> None:
    parts.headline(step.title, 1)
    if step.setback is not None and room.setback(step.setback) is not None:
        draw = phone_setback_scene if parts.on_phone() else setback_scene
        scene = draw(room, step.setback, dark=parts.is_dark(), words=meeting.words)
        _picture(scene, f"room-{step.setback}", step.title)
    left, right = st.columns([1, 1.15], gap="medium")
    with left:
        if step.kind is StepKind.DECISION:
            note_form(meeting, names)
        else:
            if step.kind is StepKind.CLOSE:
                parts.headline("Noted today", 3)
                show_notes(meeting, names)
            _facts(step)
            if step.setback is not None:
                parts.muted(fact("coded"))
    with right:
        _asked(meeting, step, names)


def _picture(scene: Scene, key: str, says: str) -> None:
    """A picture; one that is not drawn for a phone may be wider than the window."""
    with st.container(key="drawn-for-a-phone" if parts.on_phone() else "picture-room"):
        parts.chart(parts.room_picture(scene), key, says)


def _asked(meeting: Meeting, step: Step, names: dict[str, str]) -> None:
    """The large question, what to say once the room showed how it stands, and what was noted so far."""
    noting = step.kind is StepKind.DECISION and bool(meeting.kept)
    beside_notes = noting or (step.kind is StepKind.CLOSE and bool(meeting.kept))
    short = sum(map(len, step.facts)) <= SHORT_FACTS and not beside_notes
    place: Literal["center", "top"] = "center" if short else "top"
    with st.container(border=True, height="stretch", vertical_alignment=place):
        asked = (step.question, *step.prompts)
        question = asked[min(meeting.asked, len(asked) - 1)]
        parts.headline(question, 2 if len(question) <= SHORT_QUESTION and not noting else 1)
        for line in {"agreed": step.if_agreed, "split": step.if_split}.get(meeting.said, ()):
            st.markdown(plain(line))
        if noting:
            show_notes(meeting, names)


def _facts(step: Step) -> None:
    """The facts of a step; that people coded them stands under the facts of a setback and at the close."""
    parts.headline("About this action" if step.kind is StepKind.PRACTICE else "What is on record", 3)
    st.markdown("\n".join(f"- {plain(line)}" for line in step.facts) or "Nothing yet.")


def _controls(meeting: Meeting, screen: Screen | None) -> None:
    """Large buttons, each with its key: steps by arrows, a blank screen by Esc."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        if st.button("Back", shortcut="Left", disabled=meeting.place == RULE):
            meeting.go(-1)
            st.rerun()
        if st.button("Next", shortcut="Right", type="primary", disabled=meeting.ends):
            meeting.go(1)
            st.rerun()
        step = meeting.step
        if screen is not None:
            ballot_buttons(screen.ballot)
        elif step is not None:
            _step_buttons(meeting, step)
        st.space("stretch")
        if step is not None:
            _timer(meeting, step)
        if st.button("Blank", shortcut="Esc"):
            meeting.blank = True
            st.rerun()
        if parts.icon_button("Leave the room view", "close", "leave-room"):
            leave()


def _step_buttons(meeting: Meeting, step: Step) -> None:
    if meeting.asked < len(step.prompts) and st.button("Another question", type="tertiary"):
        meeting.asked += 1
        st.rerun()
    for label, said in (("We agree", "agreed"), ("We are split", "split")):
        lines = step.if_agreed if said == "agreed" else step.if_split
        if lines and meeting.said != said and st.button(label, type="tertiary", help=SAYS_ON):
            meeting.said = said
            st.rerun()


def _timer(meeting: Meeting, step: Step) -> None:
    if meeting.timer_ends is None:
        if st.button(f"Start {step.minutes} min", icon=":material/timer:"):
            meeting.timer_ends = now() + dt.timedelta(minutes=step.minutes)
            st.rerun()
    else:
        _running(meeting)
        if parts.icon_button("Stop the timer", "timer_off", "stop-timer"):
            meeting.timer_ends = None
            st.rerun()


@st.fragment(run_every="1s")
def _running(meeting: Meeting) -> None:
    """The time that is left, once a second; past the end it counts on, without a color."""
    assert meeting.timer_ends is not None
    seconds = int((meeting.timer_ends - now()).total_seconds())
    over = "+" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    st.markdown(f"## {over}{minutes}:{rest:02d}", anchors=False, width="content")


@st.dialog("Back to the facilitator view?")
def leave() -> None:
    """Ask before anything that is not for the room comes on the screen."""
    st.markdown("It shows what is not for the room. Is the projector off, or the screen yours alone?")
    if st.button("Yes, leave the room view", type="primary"):
        session.leave_room()
        st.rerun()
    if st.button("Stay"):
        st.rerun()
