"""The ballot as steps of a meeting: the way in, promise and count while it is open, then the answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from csc_core.content import in_words
from csc_core.content.meeting import pulse_text
from csc_core.model.analysis import Analysis
from csc_core.model.errors import StoreUnavailable
from csc_core.model.room import RoomFindings, Words
from csc_core.model.stored import BallotState
from pages.shared import parts
from pages.shared.ballot import book as book
from pages.shared.ballot.address import draw_qr, phone_address, typed_at
from pages.shared.ballot.book import Asked
from pages.shared.ballot.cards import live_count, reveal
from pages.shared.ballot.question import spaced
from pages.shared.ballot.results import ballot_picture
from pages.shared.ballot.views import View, views_of
from pages.shared.desk import Desk
from pages.shared.parts import plain
from pages.shared.room.meeting import OVERVIEW, Meeting

QR = 260  # pixels
SHORT_TITLE, SHORT_RESULT = 58, 110  # letters that fit one line, and two, in the size of titles


@dataclass(frozen=True)
class RoomBallot:
    """A ballot as the room may see it; ``views`` are what came of it, once it was opened.

    ``address`` is how phones reach the app.
    """

    asked: Asked
    address: str
    views: tuple[View, ...] = ()


def room_ballots(desk: Desk, analysis: Analysis, words: Words) -> Mapping[int, list[RoomBallot]]:
    """The newest ballot of each kind on each setback (0: on none), an open one before others.

    None while the store is away.
    """
    try:
        asked = [one for one in book.asked_of(desk, analysis) if one.number is not None]
        address = phone_address(desk.key) if asked else ""
        by_age = sorted(asked, key=lambda one: (one.state is BallotState.OPEN, one.ballot.expires))
        newest = {(one.number, one.kind): one for one in by_age}
        found: dict[int, list[RoomBallot]] = {}
        for one in newest.values():
            found.setdefault(one.number or 0, []).append(RoomBallot(one, address, _views(one, words)))
        return found
    except StoreUnavailable:
        return {}


def _views(asked: Asked, words: Words) -> tuple[View, ...]:
    return views_of(asked, words) if asked.state is BallotState.REVEALED else ()


@dataclass(frozen=True)
class Screen:
    """One screen of a ballot, counted from 0, with the title as the room sees it."""

    ballot: RoomBallot
    title: str
    part: int


def screens_of(
    room: RoomFindings, meeting: Meeting, ballots: Mapping[int, list[RoomBallot]]
) -> Mapping[int, list[Screen]]:
    """The screens after each place: a step on a setback brings its ballots, the overview all others."""
    steps = {place: step.setback for place, step in enumerate(meeting.agenda.held) if step.setback}
    asked = {place: [number] for place, number in steps.items()}
    asked[OVERVIEW] = sorted(ballots.keys() - set(steps.values()))
    return {place: _screens(room, ballots, numbers) for place, numbers in asked.items()}


def _screens(
    room: RoomFindings, ballots: Mapping[int, list[RoomBallot]], numbers: Iterable[int]
) -> list[Screen]:
    titles = {setback.number: setback.title for setback in room.setbacks} | {0: pulse_text("title")}
    return [
        Screen(ballot, titles[number], part)
        for number in numbers
        if number in titles
        for ballot in ballots.get(number, ())
        for part in range(len(ballot.views) or 1)
    ]


def show_screen(screen: Screen, words: Words) -> None:
    """The way in while the answers are hidden; then one view of the answers."""
    if not screen.ballot.views:
        _way_in(screen.ballot, screen.title)
        return
    view = screen.ballot.views[screen.part]
    parts.headline(view.says, 1 if len(view.says) <= SHORT_RESULT else 3)
    if view.page is not None:
        key = f"room-{screen.ballot.asked.ballot.code}-{screen.part}"
        parts.chart(ballot_picture(view.page, words), key, view.says)
    st.markdown("\n".join(f"- {plain(line)}" for line in view.lines))
    if view.under:
        parts.muted(view.under)


def _way_in(ballot: RoomBallot, title: str) -> None:
    """QR code, short code and count while it is open, or how many voices once it is closed; the promise."""
    asked = ballot.asked
    parts.headline(title, 1 if len(title) <= SHORT_TITLE else 3)
    if asked.state is not BallotState.OPEN:
        parts.headline(f"Closed, with {in_words.count(asked.voices, 'voice')}", 2)
    elif ballot.address:
        drawing, words = st.columns([1, 3], gap="medium", vertical_alignment="center")
        with drawing:
            draw_qr(ballot.address, asked.ballot.code, QR)
        with words:
            parts.headline(typed_at(ballot.address), 1)
            parts.headline(spaced(asked.ballot.code), 2)
            live_count(asked)
    else:
        parts.headline("On paper: one slip each, folded, to the facilitator.", 3)
        live_count(asked)
    st.markdown("  \n".join(plain(line) for line in asked.ballot.promise.splitlines()))


def ballot_buttons(ballot: RoomBallot) -> None:
    """Close and show, one after the other; both by the facilitator, the second is asked about."""
    asked = ballot.asked
    if asked.state is BallotState.OPEN:
        if st.button("Close the ballot", type="tertiary"):
            book.close(asked)
            st.rerun()
    elif asked.state is BallotState.CLOSED and asked.enough:
        if st.button("Show the answers", type="tertiary"):
            reveal(asked)
    elif asked.state is BallotState.CLOSED and not asked.expired and st.button("Open again", type="tertiary"):
        book.open_again(asked)
        st.rerun()
