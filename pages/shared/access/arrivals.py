"""Where a request comes from, told to the pages by a header that nobody outside can write."""

import secrets
import socket
from functools import lru_cache
from ipaddress import ip_address

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from pages.shared.access.settings import settings

ARRIVAL = f"csc-arrival-{secrets.token_hex(16)}"  # another name in every process: it cannot be guessed
HERE = "here"
ACCOUNT = "account:"
PEER = "csc.peer"


class Arrivals:
    """Middleware that marks what comes from this computer, and whom a trusted proxy vouches for.

    The header of the proxy is taken out of every request from elsewhere.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Mark the request and pass it on."""
        if scope["type"] in ("http", "websocket"):
            scope = {**scope, "headers": _marked(scope)}
        await self.app(scope, receive, send)


def _marked(scope: Scope) -> list[tuple[bytes, bytes]]:
    client = (scope.get("client") or ("",))[0]
    peer = (scope.get(PEER) or (client,))[0]
    claimed = settings().proxy_header.encode()
    given: list[tuple[bytes, bytes]] = list(scope.get("headers", []))
    passed = [pair for pair in given if pair[0].lower() not in (claimed, ARRIVAL.encode())]
    said = [value for name, value in given if claimed and name.lower() == claimed]
    if len(said) == 1 and settings().trusts(peer):
        return [*passed, (ARRIVAL.encode(), ACCOUNT.encode() + said[0])]
    if not claimed and is_here(peer) and is_here(client):
        return [*passed, (ARRIVAL.encode(), HERE.encode())]
    return passed


@lru_cache(maxsize=256)
def is_here(address: str) -> bool:
    """Is this an address of this very computer?"""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if found.is_loopback:
        return True
    family = socket.AF_INET if found.version == 4 else socket.AF_INET6
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind((address, 0))
        except OSError:
            return False
    return not found.is_unspecified


def remember_peers() -> None:
    """Keep who really connected, before the server puts there whom a proxy speaks for."""
    as_before = ProxyHeadersMiddleware.__call__

    async def call(self: ProxyHeadersMiddleware, scope: Scope, receive: Receive, send: Send) -> None:
        scope[PEER] = scope.get("client")
        await as_before(self, scope, receive, send)  # type: ignore[arg-type]  # its scope is a narrower dict

    ProxyHeadersMiddleware.__call__ = call  # type: ignore[method-assign,assignment]  # no other way in
