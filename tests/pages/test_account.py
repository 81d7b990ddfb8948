"""Who somebody is: a sign-in that lasts, a header only a trusted proxy may write, or this computer."""

import asyncio
import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import uvicorn
from hypothesis import given
from hypothesis import strategies as st

from csc_core.model.errors import NotAllowed
from csc_core.model.people import Identity
from pages.shared.access import account, arrivals
from pages.shared.access.account import Door
from pages.shared.access.arrivals import ACCOUNT, ARRIVAL, PEER, Arrivals, is_here, remember_peers
from pages.shared.access.settings import settings
from tests.browser.app import free_port

NOW = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)
HEADER = "X-Forwarded-User"
OUTSIDE = "203.0.113.9"
PROXY = "10.1.2.3"
Set = Callable[..., None]


@pytest.fixture
def set_to(monkeypatch: pytest.MonkeyPatch) -> Iterator[Set]:
    """Settings as whoever runs the app would give them in the environment."""

    def change(**given: str) -> None:
        for name, value in given.items():
            monkeypatch.setenv(f"CSC_{name.upper()}", value)
        settings.cache_clear()

    change(open="no")
    yield change
    settings.cache_clear()


def claims(**other: object) -> dict[str, object]:
    found = {"is_logged_in": True, "iat": NOW.timestamp() - 60, "sub": "s1", "email": "Ana@City.example"}
    return found | {"email_verified": True} | other


def at(now: dt.datetime = NOW, **other: object) -> Identity | Door:
    return account._signed_in(claims(**other), now)


@pytest.mark.parametrize(
    ("other", "who"),
    [
        ({}, "ana@city.example"),
        ({"email_verified": False}, "s1"),
        ({"email_verified": None}, "s1"),
        ({"email_verified": "true"}, "s1"),
    ],
)
def test_an_address_nobody_verified_is_no_name(set_to: Set, other: dict[str, object], who: str) -> None:
    found = at(**other)
    assert isinstance(found, Identity)
    assert (found.who, found.local, found.administrator) == (who, False, False)


def test_the_claim_that_names_people_can_be_set(set_to: Set) -> None:
    set_to(claim="upn", administrators="Boss@City.example, ana@city.example")
    assert at(upn="boss@city.example") == Identity("boss@city.example", administrator=True)
    assert at() is Door.NAMELESS


@pytest.mark.parametrize(
    ("hours", "door"),
    [(0, None), (11, None), (13, Door.EXPIRED), (24 * 30, Door.EXPIRED), (-1, Door.EXPIRED)],
)
def test_a_sign_in_lasts_twelve_hours(set_to: Set, hours: int, door: Door | None) -> None:
    found = at(NOW + dt.timedelta(hours=hours))
    assert found is door if door else isinstance(found, Identity)


@pytest.mark.parametrize("since", [None, "yesterday", -5, 1e300, float("nan")])
def test_a_sign_in_of_no_known_time_is_over(set_to: Set, since: object) -> None:
    assert at(iat=since) is Door.EXPIRED


def test_whoever_is_not_signed_in_is_asked_to(set_to: Set) -> None:
    assert account._signed_in({}, NOW) is Door.SIGN_IN
    assert at(is_logged_in=False) is Door.SIGN_IN


def test_outside_a_page_nobody_is_somebody() -> None:
    told: list[object] = []

    def ask() -> None:
        try:
            told.append(account.identity())
        except NotAllowed as fault:
            told.append(fault)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert isinstance(told[0], NotAllowed)


def test_what_is_done_later_is_done_as_who_asked_for_it() -> None:
    ana, found = Identity("ana"), []
    with account.acting(ana):
        later = account.on_behalf(lambda: found.append(account.identity()))
    thread = threading.Thread(target=later)
    thread.start()
    thread.join()
    assert found == [ana]


# Where a request comes from


def passed(
    client: str, headers: dict[str, str], *, peer: str = "", kind: str = "websocket"
) -> dict[str, str]:
    """The headers that the pages get of a request."""
    seen: dict[str, Any] = {}

    async def pages(scope: Any, receive: Any, send: Any) -> None:
        seen.update(scope)

    raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
    scope = {"type": kind, "client": (client, 1), "headers": raw} | ({PEER: (peer, 1)} if peer else {})

    async def nothing(*_: Any) -> Any:
        return {}

    asyncio.run(Arrivals(pages)(scope, nothing, nothing))
    return {name.decode(): value.decode("latin-1") for name, value in seen["headers"]}


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_only_this_computer_is_here(set_to: Set, kind: str) -> None:
    for address in ("127.0.0.1", "::1"):
        assert passed(address, {}, kind=kind)[ARRIVAL] == arrivals.HERE
    for address in (OUTSIDE, "10.0.0.7", "", "testclient", "0.0.0.0"):
        assert ARRIVAL not in passed(address, {}, kind=kind)


def test_whom_a_proxy_here_speaks_for_is_not_here(set_to: Set) -> None:
    assert ARRIVAL not in passed(OUTSIDE, {}, peer="127.0.0.1")
    assert ARRIVAL not in passed("127.0.0.1", {}, peer=OUTSIDE)
    assert passed("127.0.0.1", {}, peer="127.0.0.1")[ARRIVAL] == arrivals.HERE


def test_a_trusted_proxy_says_who_somebody_is(set_to: Set) -> None:
    set_to(proxy_header=HEADER, proxy_addresses="10.0.0.0/8, ::1/128")
    for peer in (PROXY, "::1"):
        found = passed(OUTSIDE, {HEADER: "Ana@City.example"}, peer=peer)
        assert found == {ARRIVAL: f"{ACCOUNT}Ana@City.example"}
    assert passed("127.0.0.1", {}) == {}  # this computer is no way around it


@pytest.mark.parametrize("peer", [OUTSIDE, "127.0.0.1", "11.0.0.1", "", "10.1.2.3.evil.example"])
def test_from_elsewhere_the_header_is_thrown_away(set_to: Set, peer: str) -> None:
    set_to(proxy_header=HEADER, proxy_addresses="10.0.0.0/8")
    assert passed(peer or "?", {HEADER: "boss", "Accept": "x"}, peer=peer) == {"accept": "x"}
    # not even where a visitor claims to come from the proxy
    assert passed(PROXY, {HEADER: "boss"}, peer=OUTSIDE) == {}


def test_by_default_no_header_counts(set_to: Set) -> None:
    assert ARRIVAL not in passed(PROXY, {HEADER: "boss"}, peer=PROXY)
    set_to(proxy_header=HEADER)
    assert passed(PROXY, {HEADER: "boss"}, peer=PROXY) == {}


@given(st.text(st.characters(max_codepoint=255), max_size=60))
def test_our_own_mark_cannot_be_sent_in(value: str) -> None:
    assert ARRIVAL not in passed(OUTSIDE, {ARRIVAL: value})


def test_two_names_are_none(set_to: Set) -> None:
    set_to(proxy_header=HEADER, proxy_addresses="10.0.0.0/8")
    raw = [(HEADER.lower().encode(), b"ana"), (HEADER.encode(), b"boss")]
    scope = {"type": "http", "client": (PROXY, 1), "headers": raw}
    assert arrivals._marked(scope) == []


def test_the_server_keeps_who_really_connected(set_to: Set) -> None:
    """A real server, and a visitor who claims by X-Forwarded-For to be somewhere else."""
    remember_peers()
    seen: list[tuple[object, object]] = []

    async def pages(scope: Any, receive: Any, send: Any) -> None:
        seen.append((scope.get(PEER, ("",))[0], scope["client"][0]))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    port = free_port()
    server = uvicorn.Server(uvicorn.Config(pages, port=port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    httpx.get(f"http://127.0.0.1:{port}/", headers={"X-Forwarded-For": OUTSIDE})
    server.should_exit = True
    thread.join()
    assert seen == [("127.0.0.1", OUTSIDE)]


def test_an_own_address_in_the_network_is_here() -> None:
    assert not is_here(OUTSIDE)
    assert not is_here("no address")
    assert is_here("127.0.0.9")


def test_a_mistake_in_the_settings_lets_nobody_in(set_to: Set) -> None:
    set_to(proxy_header=HEADER, proxy_addresses="10.0.0.0/99")
    with pytest.raises(ValueError, match="99"):
        settings()
