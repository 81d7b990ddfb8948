"""The phones' way in: plain pages beside the app, on the same port, without a session of the app's own.

Nothing about a person is asked or kept. A device is known by a random mark, to one ballot only.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from csc_core.model.errors import BallotClosed, StoreUnavailable
from csc_core.model.stored import Ballot, BallotState, Cells
from pages.shared.ballot import pages as show
from pages.shared.ballot.forms import answer_of, missing_in, names_of
from pages.shared.ballot.guard import Device, Rates, RefusedError, form_of
from pages.shared.keeping import moment, whole_store

COOKIE = "ballot"
MOST_VOICES = 5000  # no room is larger: more are made up
RATES = Rates(time.monotonic)
WRITER = asyncio.Semaphore(1)  # SQLite has one writer: taking turns here is quicker than trying again there
UNKNOWN = (404, "There is no ballot with this code.", "Look at the code on the screen and type it again.")
CLOSED = (410, "This ballot is closed.", "Nothing more is taken. Ask the facilitator what comes next.")
FAST = (429, "Too many requests came from this network.", "Wait half a minute, then try again.")
AWAY = (503, "The ballot cannot be reached just now.", "Nothing was lost. Try again in a moment.")
STRANGE = (
    403,
    "This ballot was not opened on this device, or too long ago.",
    "Open it again by its code. If that does not help, allow cookies for it, or ask for a paper ballot.",
)
RETRY = {429: "30", 503: "5"}  # seconds, by status

Handler = Callable[[Request], Awaitable[Response]]


def served(handler: Handler) -> Handler:
    """A handler that is asked no more often than an address may, and says plainly what it refuses."""

    async def answer(request: Request) -> Response:
        try:
            if not RATES.allows(request.client.host if request.client else ""):
                raise RefusedError(*FAST)
            return await handler(request)
        except RefusedError as refused:
            return _tell(refused)
        except BallotClosed:
            return _tell(RefusedError(*CLOSED))
        except StoreUnavailable:
            return _tell(RefusedError(*AWAY))

    return answer


def _tell(refused: RefusedError) -> Response:
    response = _page(show.told_page(refused.says, refused.try_this), refused.status)
    if refused.status in RETRY:
        response.headers["retry-after"] = RETRY[refused.status]
    return response


def _page(html: str, status: int = 200) -> HTMLResponse:
    headers = {"cache-control": "no-store", "content-security-policy": show.content_security_policy()}
    return HTMLResponse(html, status, headers)


def _on_to(address: str) -> RedirectResponse:
    return RedirectResponse(address, 303, {"cache-control": "no-store"})


async def code(request: Request) -> Response:
    """/b: the code is typed here; a code in the address leads on to its ballot."""
    typed = "".join(request.query_params.get("code", "").split()).upper()
    return _on_to(f"b/{quote(typed[:12], safe='')}") if typed else _page(show.code_page())


async def ballot(request: Request) -> Response:
    """/b/<code>: shows the ballot, or takes the answer that is sent."""
    found = await run_in_threadpool(_taking, request.path_params["code"])
    if request.method == "POST":
        return await _take(request, found)
    return _show(request, found)


async def sent(request: Request) -> Response:
    """/b/<code>/sent: thanks, once an answer is in."""
    return _page(show.sent_page(await run_in_threadpool(_found, request.path_params["code"])))


ROUTES = (
    Route("/b", served(code), methods=["GET"]),
    Route("/b/{code}", served(ballot), methods=["GET", "POST"]),
    Route("/b/{code}/sent", served(sent), methods=["GET"]),
)


def _found(typed: str) -> Ballot:
    found = whole_store().ballots.by_code(typed)
    if found is None:
        raise RefusedError(*UNKNOWN)
    return found


def _taking(typed: str) -> Ballot:
    """The ballot of a code, while it takes answers."""
    found = _found(typed)
    if found.state is not BallotState.OPEN or moment() >= found.expires:
        raise RefusedError(*CLOSED)
    return found


def _show(request: Request, found: Ballot) -> Response:
    """The empty ballot, on a device that is known from now on."""
    if request.path_params["code"] != found.code:  # typed in small letters: the cookie belongs to one path
        return _on_to(found.code)
    known = Device.known(found.id, request.cookies.get(COOKIE))
    device = known or Device.new(found.id)
    response = _page(show.form_page(found, device.token))
    if known is None:
        _remember(request, response, found, device)
    return response


def _remember(request: Request, response: Response, found: Ballot, device: Device) -> None:
    # Lax, not strict: a link followed from a chat must find the answer this device gave before. No other site
    # can send a form all the same, since it would lack the token.
    response.set_cookie(
        COOKIE,
        device.cookie,
        max_age=max(60, int((found.expires - moment()).total_seconds())),
        path=request.url.path,
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


async def _take(request: Request, found: Ballot) -> Response:
    """Keep what was sent; say thanks on a page of its own, so that a reload does not send it again."""
    fields = await form_of(request, (*names_of(found), "token"))
    device = Device.known(found.id, request.cookies.get(COOKIE))
    if device is None or not device.sent(fields["token"]):
        raise RefusedError(*STRANGE)
    missing = missing_in(fields, found)
    if missing:
        return _page(show.form_page(found, device.token, given=fields, missing=missing), 422)
    async with WRITER:
        await run_in_threadpool(_cast, found, device, answer_of(fields, found))
    return _on_to(f"{found.code}/sent")


def _cast(found: Ballot, device: Device, answer: Cells) -> None:
    ballots = whole_store().ballots
    if ballots.count(found.id) >= MOST_VOICES:
        raise RefusedError(*CLOSED)
    ballots.cast(found.id, device.digest, answer, moment())
