"""What stands before the app: the sign-in, who is signed in, and the notice everybody reads once."""

from contextlib import suppress

import streamlit as st

from csc_core.model.errors import StoreUnavailable
from csc_core.model.people import Identity, Noted
from pages.shared import memory, parts, session
from pages.shared.access import account
from pages.shared.access.account import Door
from pages.shared.access.settings import settings, signs_in_here
from pages.shared.access.way_back import PARAMETER, Outcome
from pages.shared.keeping import store

NOTICE = "notice"
SAYS = {
    Door.SIGN_IN: (
        "Sign in to open your collaborations.",
        "You see those you are a member of. An owner adds members by the address they sign in with.",
    ),
    Door.EXPIRED: (
        "Your sign-in has ended.",
        "Sign in again to go on. What was saved is still there.",
    ),
    Door.PROXY: (
        "Please come in by your organization's own address.",
        "This app is told there who you are. Ask whoever runs it for the address.",
    ),
    Door.STRANGER: (
        "This app is for the computer it runs on.",
        "To vote, open the address on the screen in the room. To let others in, whoever runs the app sets "
        "up a sign-in; the administration guide says how.",
    ),
    Door.NAMELESS: (
        "Your sign-in does not say who you are.",
        "What this app knows people by is missing in it. Try another account. If every account meets this, "
        "the setting for it is wrong.",
    ),
}
CAME_BACK = {
    Outcome.DECLINED: (
        "You were not signed in: the sign-in was called off, or this account may not use the app.",
        "Sign in again, with another account if you have one.",
    ),
    Outcome.REFUSED: (
        "You were not signed in: your organization's sign-in refused the request.",
        "You can try once more. If it is refused again, the reason is in the server's log.",
    ),
    Outcome.UNFINISHED: (
        "You were not signed in: the answer of your organization's sign-in did not count.",
        "It may have taken too long, been begun in another window, or come a second time. Sign in again "
        "from here. If that does not help, the reason is in the server's log.",
    ),
    Outcome.AWAY: (
        "Your organization's sign-in cannot be reached at the moment.",
        "Nothing is wrong with your account. Try again in a few minutes.",
    ),
    Outcome.LEFT: (
        "You are signed out.",
        "On a shared computer, close the browser too.",
    ),
}


def show_way_in(door: Door) -> None:
    """What somebody is shown who is not in: why, what to do, and whom to ask."""
    says, try_this = _why(door)
    with st.container(border=True, width=640):
        parts.headline(says)
        parts.muted(try_this)
        if signs_in_here():
            label = "Sign in with another account" if door is Door.NAMELESS else "Sign in"
            st.button(label, type="primary", icon=":material/login:", on_click=st.login)
        st.text(f"Questions about access: {settings().contact or 'ask whoever runs this app.'}")


def _why(door: Door) -> tuple[str, str]:
    """Why somebody is not in, and what to do: what came of the sign-in tells more than that there is none."""
    came_back = session.address_says(PARAMETER)
    if door is Door.SIGN_IN and came_back in list(Outcome):
        return CAME_BACK[Outcome(came_back)]
    return SAYS[door]


def welcome(who: Identity) -> None:
    """Note a sign-in, once however often the page is loaded."""
    if not who.local and memory.is_news("account", who.who):
        _note(Noted.SIGNED_IN)


def show_account(who: Identity) -> None:
    """At the foot of a page: who is signed in, and the way out. Nothing where nobody signs in."""
    if who.local or session.in_room():
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"Signed in as {who.who}")  # as Markdown an address would become a link
        if signs_in_here() and st.button("Sign out", type="tertiary", icon=":material/logout:"):
            _note(Noted.SIGNED_OUT)
            st.logout()


def _note(what: Noted) -> None:
    with suppress(StoreUnavailable):
        store().note_sign(what, account.signed_in_at())


def show_notice() -> bool:
    """What everybody is told before they write anything here: once, and remembered. Was it shown?"""
    who = account.identity()
    if _has_read(who):
        return False
    with st.container(border=True):
        words, button = st.columns([5, 1], vertical_alignment="center")
        words.markdown(
            "**Treat everything here as if it may be read in public.** No persons, no private quotes. What "
            "is hidden is not protected. Ask counsel about records law.",
        )
        if button.button("I have read this", icon=":material/check:"):
            memory.keep(NOTICE, who.who)
            with suppress(StoreUnavailable):
                store().remember(f"{NOTICE} {who.who}", {"read": "yes"})
            st.rerun()
    return True


def _has_read(who: Identity) -> bool:
    if memory.recalled(NOTICE, str) == who.who:
        return True
    with suppress(StoreUnavailable):
        if store().remembered(f"{NOTICE} {who.who}"):
            memory.keep(NOTICE, who.who)
            return True
    return False
