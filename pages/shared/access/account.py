"""Who is using the app. Nothing else asks Streamlit about people."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from csc_core.access import account_name
from csc_core.model.errors import NotAllowed
from csc_core.model.people import Identity
from pages.shared.access.arrivals import ACCOUNT, ARRIVAL, HERE
from pages.shared.access.settings import settings, signs_in_here

THIS_COMPUTER = Identity("this computer", local=True)
AHEAD = dt.timedelta(minutes=5)  # clocks may differ by this much
T = TypeVar("T")
_acting: ContextVar[Identity | None] = ContextVar("acting", default=None)


class Door(StrEnum):
    """Why somebody is not in, and so what they are shown."""

    SIGN_IN = "sign in"
    EXPIRED = "expired"
    PROXY = "proxy"
    STRANGER = "stranger"
    NAMELESS = "nameless"


def identity() -> Identity:
    """Who is using the app. Raises NotAllowed for whoever is not in."""
    acting = _acting.get()
    if acting is not None:
        return acting
    found = arrived()
    if isinstance(found, Door):
        raise NotAllowed("You are not signed in.", "Reload the page and sign in.")
    return found


def arrived() -> Identity | Door:
    """Who is at the page, or why they are not in."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return Door.STRANGER
    now = dt.datetime.now(dt.UTC)
    if signs_in_here():
        return _signed_in(dict(st.user.to_dict()), now)
    mark = st.context.headers.get(ARRIVAL) or ""
    if settings().proxy_header:
        return _known(mark.removeprefix(ACCOUNT)) if mark.startswith(ACCOUNT) else Door.PROXY
    return THIS_COMPUTER if mark == HERE or settings().open_to_all else Door.STRANGER


def signed_in_at() -> str:
    """What tells one sign-in from the next: its time, else the day."""
    since = st.user.to_dict().get("iat") if signs_in_here() else None
    moment = dt.datetime.fromtimestamp(_seconds(since), dt.UTC) if since else dt.datetime.now(dt.UTC)
    return moment.isoformat(timespec="minutes") if since else moment.date().isoformat()


def _signed_in(claims: Mapping[str, Any], now: dt.datetime) -> Identity | Door:
    """The person of a sign-in, which lasts for so many hours from when it was made."""
    if not claims.get("is_logged_in"):
        return Door.SIGN_IN
    since = dt.datetime.fromtimestamp(_seconds(claims.get("iat")), dt.UTC)
    if not since - AHEAD <= now < since + dt.timedelta(hours=settings().hours):
        return Door.EXPIRED
    found = _known(_name(claims))
    return Door.NAMELESS if found is Door.STRANGER else found


def _name(claims: Mapping[str, Any]) -> str:
    """What the sign-in is known by. An e-mail address that nobody verified could be anybody's."""
    if settings().claim:
        return str(claims.get(settings().claim, ""))
    verified = claims.get("email_verified") is True and "email" in claims
    return str(claims.get("email" if verified else "sub", ""))


def _known(name: str) -> Identity | Door:
    try:
        who = account_name(name)
    except NotAllowed:
        return Door.STRANGER
    return Identity(who, administrator=who in settings().administrators)


def _seconds(claim: Any) -> float:
    return float(claim) if isinstance(claim, int | float) and 0 <= claim < 1e11 else 0.0


@contextmanager
def acting(who: Identity) -> Iterator[None]:
    """Let what is done in this block be done by somebody, where no page is being drawn."""
    token = _acting.set(who)
    try:
        yield
    finally:
        _acting.reset(token)


def on_behalf(make: Callable[[], T]) -> Callable[[], T]:
    """Something to be done later, as whoever is here now."""
    who = identity()

    def made() -> T:
        with acting(who):
            return make()

    return made
