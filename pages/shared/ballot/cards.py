"""The facilitator's view of a ballot: the way in while it is open, a question before it is shown, results."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from csc_core.content import in_words
from csc_core.content.in_words import capital
from csc_core.content.meeting import ballot_text, guess_text
from csc_core.model.ballot import VOICES_SHOWN_FROM
from csc_core.model.stored import BallotState
from pages.shared import parts
from pages.shared.ballot import book as book
from pages.shared.ballot.address import draw_qr, typed_at
from pages.shared.ballot.book import Asked
from pages.shared.ballot.question import GUESS, PULSE, SETBACK, spaced
from pages.shared.ballot.results import show_results
from pages.shared.ballot.tally import tally
from pages.shared.ballot.views import views_of
from pages.shared.desk import Desk
from pages.shared.keeping import moment
from pages.shared.parts import plain

STATES = {BallotState.OPEN: "open", BallotState.CLOSED: "closed", BallotState.REVEALED: "shown to the room"}
LIVE = dt.timedelta(seconds=2)
QR = 190  # pixels


def headline(asked: tuple[Asked, ...]) -> str:
    """How many ballots there are, by where they stand."""
    if not asked:
        return "No ballot yet. Ask each partner, in private, how it saw a setback."
    counted = {state: sum(one.state is state for one in asked) for state in STATES}
    told = [f"{n} {STATES[state]}" for state, n in counted.items() if n]
    if len(told) > 1:
        return f"{in_words.count(len(asked), 'ballot')}: {in_words.listed(told)}."
    are = "is" if len(asked) == 1 else "are"
    return f"{in_words.count(len(asked), 'ballot')} {are} {STATES[asked[0].state]}."


def show_card(asked: Asked, address: str, hot: bool) -> None:
    """A ballot that was not shown yet, with what can be done with it now.

    ``address`` is how phones reach the app, ``hot`` how the log reads.
    """
    with st.container(border=True):
        _title(asked)
        if asked.state is BallotState.OPEN:
            _open(asked, address)
        else:
            _closed(asked, hot)


def show_result(desk: Desk, asked: Asked) -> None:
    """What came of a ballot."""
    with st.container(border=True):
        _title(asked)
        if asked.kind == SETBACK:
            show_results(book.results(asked), asked.question.words, f"ballot-{asked.ballot.code}")
            return
        for view in views_of(asked, asked.question.words):
            st.markdown(f"**{plain(view.says)}**")
            st.markdown("\n".join(f"- {plain(line)}" for line in view.lines))
            if view.under:
                parts.muted(view.under)
        if asked.kind == PULSE:
            _keep(desk, asked)


def _keep(desk: Desk, asked: Asked) -> None:
    """The totals of a pulse belong into the log, where the next pulse is compared with them."""
    if st.button("Keep the totals in the log", key=f"keep-{asked.ballot.code}", icon=":material/save:"):
        st.toast("The totals are in the log." if book.keep_pulse(desk, asked) else "They are there already.")


def _title(asked: Asked) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(title(asked))}**", width="stretch")
        st.badge(STATES[asked.state], color="gray")
    if asked.number is None:
        parts.muted("The log no longer has this setback.")


def title(asked: Asked) -> str:
    """What a ballot is called on the facilitator's page."""
    if asked.kind == PULSE:
        return asked.question.title
    setback = f"{asked.number or asked.question.number} · {asked.question.title}"
    return f"{guess_text('title')}: {setback}" if asked.kind == GUESS else setback


def _open(asked: Asked, address: str) -> None:
    words, drawing = st.columns([1.6, 1], gap="medium")
    with words:
        parts.headline(spaced(asked.ballot.code), 1)
        if address:
            st.markdown(f"Phones: **{plain(typed_at(address))}**")
        else:
            parts.muted("The code for phones, once they can come in. On paper it is not needed.")
        st.markdown(f"Until {plain(until(asked))}")
        live_count(asked)
    if address:
        with drawing:
            draw_qr(address, asked.ballot.code, QR)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Close", key=f"close-{asked.ballot.code}", icon=":material/lock:"):
            book.close(asked)
            st.rerun()
        key, icon = f"tally-{asked.ballot.code}", ":material/exposure_plus_1:"
        if st.button("Count paper ballots", key=key, icon=icon):
            tally(asked)


def until(asked: Asked) -> str:
    """When a ballot closes by itself, on the visitor's clock."""
    clock = _clock()
    ends = asked.ballot.expires.astimezone(clock)
    today = ends.date() == moment().astimezone(clock).date()
    return f"{ends:%H:%M}" if today else f"{in_words.date(ends.date())}, {ends:%H:%M}"


def _clock() -> ZoneInfo | None:
    """The visitor's time zone; None, for this computer's own, when the browser does not tell one we know."""
    try:
        return ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


@st.fragment(run_every=LIVE)
def live_count(asked: Asked) -> None:
    """How many answered so far, without a reload; the whole page is drawn anew once the ballot is closed."""
    now = book.again(asked)
    if now is None or now.state is not asked.state:
        st.rerun()
    parts.headline(f"{in_words.count(now.voices, 'voice')} so far", 3)


def _closed(asked: Asked, hot: bool) -> None:
    why = "Its time is over." if asked.expired else "No more answers are taken."
    if asked.enough:
        st.markdown(f"{in_words.count(asked.voices, 'voice')}. {why}")
    else:
        voices = capital(in_words.count(asked.voices, "voice"))
        st.markdown(plain(f"{ballot_text('too_few', voices=voices, least=VOICES_SHOWN_FROM)} {why}"))
    with st.container(horizontal=True):
        key = f"reveal-{asked.ballot.code}"
        if st.button("Show the answers", key=key, type="primary", disabled=not asked.enough):
            reveal(asked, hot=hot)
        if not asked.expired and st.button("Open again", key=f"again-{asked.ballot.code}"):
            book.open_again(asked)
            st.rerun()


@st.dialog("Show the answers to the room?")
def reveal(asked: Asked, *, hot: bool = False) -> None:
    """Ask first: what was shown cannot be taken back, and nobody may vote knowing it.

    ``hot``, how the log reads, is for the facilitator's own screen.
    """
    if hot:
        st.markdown("The log reads as hot. Speak with each side before the room sees where it differs.")
    st.markdown(f"{in_words.count(asked.voices, 'voice')} will be counted. No more can be added after that.")
    with st.container(horizontal=True):
        if st.button("Yes, show them", type="primary"):
            book.show_answers(asked)
            st.rerun()
        if st.button("Not yet"):
            st.rerun()
