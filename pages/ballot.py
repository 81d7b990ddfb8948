"""Ballot: ask the partners privately how they saw a setback, count, and show what may be shown."""

import datetime as dt

import streamlit as st

from csc_core.model.analysis import Analysis
from csc_core.model.room import RoomFindings, RoomSetback
from csc_core.model.stored import BallotState
from csc_core.model.vocabulary import Heat
from pages.shared import parts, session
from pages.shared.ballot import book as book
from pages.shared.ballot.address import choose_address, phone_address
from pages.shared.ballot.book import Asked
from pages.shared.ballot.cards import headline, show_card, show_result
from pages.shared.ballot.paper import paper_page
from pages.shared.ballot.question import GUESS, PULSE, SETBACK
from pages.shared.ballot.results import show_gaps
from pages.shared.desk import Desk
from pages.shared.others import for_others
from pages.shared.parts import plain
from pages.shared.room.meeting import Meeting, meeting_of, room_for

HOURS = {1: "one hour", 4: "four hours", 24: "a day", 168: "a week"}
USUAL = 4
KINDS = {
    SETBACK: "How a setback was seen",
    GUESS: "Guess your partner: what each would do next time",
    PULSE: "How we work together, in totals only",
}


def open_form(desk: Desk, analysis: Analysis, meeting: Meeting, asked: tuple[Asked, ...]) -> None:
    room = room_for(analysis, meeting)
    parts.section("Open a ballot")
    kind = st.radio("What do you ask?", list(KINDS), format_func=KINDS.__getitem__)
    picked = [] if kind == PULSE else choose_setbacks(room, asked, kind)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        hours = st.selectbox(
            "Open for", list(HOURS), index=list(HOURS).index(USUAL), format_func=HOURS.__getitem__, width=180
        )
        several = "Open these ballots" if len(picked) > 1 else "Open the ballot"
        if st.button(several, type="primary", disabled=kind != PULSE and not picked):
            if kind == PULSE:
                book.ask_pulse(desk, meeting, dt.timedelta(hours=hours))
            else:
                book.ask_about(desk, analysis, meeting, kind, picked, dt.timedelta(hours=hours))
            st.rerun()
    parts.section("What each voter is promised")
    st.markdown("\n".join(f"- {plain(line)}" for line in book.PROMISES[kind]()))


def choose_setbacks(room: RoomFindings, asked: tuple[Asked, ...], kind: str) -> list[RoomSetback]:
    titles = {setback.number: f"{setback.number} · {setback.title}" for setback in room.setbacks}
    busy = {one.number for one in asked if one.state is BallotState.OPEN and one.kind == kind}
    free = [number for number in reversed(titles) if number not in busy]
    if not titles:
        parts.muted("No setback of this log may be shown to the room, so there is none to ask about.")
        return []
    first = next((setback.number for setback in room.waiting if setback.number in free), None)
    chosen = st.multiselect(
        "On which setbacks?",
        free,
        default=[first or free[0]] if free and not asked else [],
        format_func=titles.__getitem__,
    )
    return [setback for setback in room.setbacks if setback.number in chosen]


def beside(desk: Desk, asked: tuple[Asked, ...]) -> None:
    choose_address(desk)
    parts.section("On paper")
    ballots = [one.ballot for one in asked if one.state is BallotState.OPEN]
    if ballots:
        parts.save_file(
            "Slips to print and cut", lambda: paper_page(ballots).encode(), "paper-ballots.html", "text/html"
        )
    else:
        parts.muted("Open a ballot: its slips are printed here, and counted beside it.")
    parts.muted("More voices than people in the room? Then close the ballot, and ask again on paper.")


def results(desk: Desk, analysis: Analysis, meeting: Meeting, asked: tuple[Asked, ...]) -> None:
    shown = [one for one in asked if one.state is BallotState.REVEALED]
    if shown:
        parts.section("What the ballots say")
        show_gaps(list(book.all_results(shown).values()), room_for(analysis, meeting), meeting.words)
    for one in shown:
        show_result(desk, one)


def show(desk: Desk) -> None:
    analysis = desk.analysis()
    meeting = meeting_of(desk, analysis)
    asked = book.asked_of(desk, analysis)
    pending = [one for one in asked if one.state is not BallotState.REVEALED]
    parts.head(desk, analysis)
    parts.headline(headline(asked))
    if not pending:
        results(desk, analysis, meeting, asked)
    left, right = st.columns([1.9, 1.1], gap="medium")
    with right:  # first: the address chosen there is drawn on the left
        beside(desk, asked)
    with left:
        for one in pending:
            show_card(one, phone_address(desk.key), hot=analysis.heat.heat is Heat.HOT)
        open_form(desk, analysis, meeting, asked)
    if pending:
        results(desk, analysis, meeting, asked)
    parts.source(analysis)


opened = for_others(session.current())
if opened is None:
    parts.nothing_open()
else:
    show(opened)
