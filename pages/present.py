"""Present: plan a meeting alone, then show the room one step at a time."""

import streamlit as st

from pages.shared import memory, parts, session
from pages.shared.ballot.room import room_ballots
from pages.shared.desk import Desk
from pages.shared.others import for_others
from pages.shared.room import planning
from pages.shared.room.meeting import meeting_of, room_for
from pages.shared.room.minutes import show_minutes
from pages.shared.room.view import project


def plan(desk: Desk) -> None:
    analysis = desk.analysis()
    meeting = meeting_of(desk, analysis)
    parts.head(desk, analysis)
    parts.headline(f"A meeting of {meeting.agenda.minutes} minutes, built from the log.")
    left, right = st.columns([1.9, 1], gap="medium")
    with left:
        meeting = planning.choose_meeting(desk, analysis, meeting)
        planning.show_agenda(meeting)
    with right:
        planning.show_beforehand(analysis)
        planning.show_settings(meeting)
        parts.muted(
            "In the room view the keys ← and → turn the pages, and Esc blanks the screen. It hides; it does "
            "not protect. This computer still holds everything."
        )
    show_minutes(desk, analysis, meeting)
    parts.source(analysis)
    if memory.asked("room"):
        planning.open_while_hot(analysis)


def show(desk: Desk) -> None:
    analysis = desk.analysis()
    meeting = meeting_of(desk, analysis)
    room = room_for(analysis, meeting)
    names = {partner.org_id: partner.label for partner in analysis.findings.present}
    project(room, meeting, names, room_ballots(desk, analysis, meeting.words))


opened = for_others(session.current())
if opened is None:
    parts.nothing_open()
elif session.in_room():
    show(opened)
else:
    plan(opened)
