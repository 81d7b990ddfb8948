"""The ballot as steps of a meeting: the way in, promise and count while it is open, then the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from csc_core.charting.gaps import ballot_scene
from csc_core.content import plain as written
from csc_core.content.meeting import room_word
from csc_core.content.plain import capital
from csc_core.model.analysis import Analysis
from csc_core.model.ballot import Revealed
from csc_core.model.errors import StoreUnavailable
from csc_core.model.room import RoomFindings, Words
from csc_core.model.stored import BallotState
from csc_core.reporting.room_sentences import ballot_headline
from pages.shared import ballot_book as book
from pages.shared import parts
from pages.shared.ballot_address import draw_qr, phone_address, typed_at
from pages.shared.ballot_book import Asked
from pages.shared.ballot_cards import live_count, reveal
from pages.shared.ballot_question import spaced
from pages.shared.desk import Desk
from pages.shared.meeting_state import OVERVIEW, Meeting
from pages.shared.parts import plain

MOST_LINES, MOST_SECTORS = 7, 3  # in one view
QR = 260  # pixels
SHORT_TITLE, SHORT_RESULT = 58, 110  # letters that fit one line, and two, in the size of titles


@dataclass(frozen=True)
class RoomBallot:
    """The ballot on one setback as the room may see it; ``revealed`` once it was opened.

    ``address`` is how phones reach the app.
    """

    asked: Asked
    address: str
    revealed: Revealed | None

    @property
    def screens(self) -> int:
        """How many screens it fills: the ballot itself, and the lines if there are any to show."""
        if self.revealed is None:
            return 1
        return len(_pages(self.revealed)) + bool(self.revealed.lines or self.revealed.facets)


def room_ballots(desk: Desk, analysis: Analysis) -> Mapping[int, RoomBallot]:
    """The newest ballot on each setback, an open one before others; none while the store is away."""
    try:
        asked = book.asked_of(desk, analysis)
        address = phone_address(desk.key) if asked else ""
        by_age = sorted(asked, key=lambda one: (one.state is BallotState.OPEN, one.ballot.expires))
        newest = {one.number: one for one in by_age if one.number is not None}
        return {number: RoomBallot(one, address, _revealed(one)) for number, one in newest.items()}
    except StoreUnavailable:
        return {}


def _revealed(asked: Asked) -> Revealed | None:
    return book.results(asked) if asked.state is BallotState.REVEALED else None


@dataclass(frozen=True)
class Screen:
    """One screen of a ballot, counted from 0, with the setback's title as the room sees it."""

    ballot: RoomBallot
    title: str
    part: int


def screens_of(
    room: RoomFindings, meeting: Meeting, ballots: Mapping[int, RoomBallot]
) -> Mapping[int, list[Screen]]:
    """The screens after each place: a step on a setback brings its ballot, the overview all others."""
    steps = {place: step.setback or 0 for place, step in enumerate(meeting.agenda.held)}
    asked = {place: [number] for place, number in steps.items()}
    asked[OVERVIEW] = sorted(ballots.keys() - set(steps.values()))
    return {place: _screens(room, ballots, numbers) for place, numbers in asked.items()}


def _screens(room: RoomFindings, ballots: Mapping[int, RoomBallot], numbers: list[int]) -> list[Screen]:
    seen = [(ballots[n], setback) for n in numbers if n in ballots and (setback := room.setback(n))]
    return [Screen(ballot, setback.title, k) for ballot, setback in seen for k in range(ballot.screens)]


def show_screen(screen: Screen, words: Words) -> None:
    """The way in while the answers are hidden; then the answers, then the lines."""
    revealed = screen.ballot.revealed
    if revealed is None:
        _way_in(screen.ballot, screen.title)
    elif screen.part >= len(_pages(revealed)):
        _lines(revealed, words)
    else:
        page = _pages(revealed)[screen.part]
        says = ballot_headline(revealed, words)
        parts.headline(says, 1 if len(says) <= SHORT_RESULT else 3)
        scene = ballot_scene(page, dark=parts.is_dark(), words=words)
        parts.chart(parts.room_picture(scene), f"room-ballot-{page.number}-{screen.part}", says)


def _pages(revealed: Revealed) -> list[Revealed]:
    """The answers in views that fit the screen: all voices on top of each, and a few sectors."""
    starts = range(0, len(revealed.cells) or 1, MOST_SECTORS)
    return [replace(revealed, cells=revealed.cells[k : k + MOST_SECTORS]) for k in starts]


def _way_in(ballot: RoomBallot, title: str) -> None:
    """QR code, short code and count while it is open, or how many voices once it is closed; the promise."""
    asked = ballot.asked
    parts.headline(title, 1 if len(title) <= SHORT_TITLE else 3)
    if asked.state is not BallotState.OPEN:
        parts.headline(f"Closed, with {written.count(asked.voices, 'voice')}", 2)
    elif ballot.address:
        drawing, words = st.columns([1, 3], gap="medium", vertical_alignment="center")
        with drawing:
            draw_qr(ballot.address, asked.ballot.code, QR)
        with words:
            parts.headline(typed_at(ballot.address), 1)
            parts.headline(spaced(asked.ballot.code), 2)
            live_count(asked)
    else:
        parts.headline(spaced(asked.ballot.code), 2)
        live_count(asked)
    st.markdown("  \n".join(plain(line) for line in asked.ballot.promise.splitlines()))


def _lines(revealed: Revealed, words: Words) -> None:
    """What was named and written, as the promise allows."""
    parts.headline(f"In the voters' words, on setback {revealed.number}", 1)
    if revealed.facets:
        named = [f"{room_word('facet', facet, words)} ({n})" for facet, n in revealed.facets.items()]
        st.markdown(plain(capital(written.listed(named))))
    st.markdown("\n".join(f"- {plain(line)}" for line in revealed.lines[:MOST_LINES]))
    more = len(revealed.lines) - MOST_LINES
    if more > 0:
        parts.muted(f"{written.count(more, 'more line')} on the Ballot page.")
    if revealed.lines_kept:
        parts.muted(f"{written.count(revealed.lines_kept, 'line')} kept back, as the ballot promised.")


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
