"""What came of a sign-in, told to the page in its address: the framework only leads back to the door."""

from enum import StrEnum
from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PARAMETER = "sign-in"
LOGIN, LOGOUT, CALLBACK = "/auth/login", "/auth/logout", "/oauth2callback"
USER_COOKIE = "_streamlit_user"


class Outcome(StrEnum):
    """Why somebody who signed in, or out, is at the door again."""

    DECLINED = "declined"
    REFUSED = "refused"
    UNFINISHED = "unfinished"
    AWAY = "away"
    LEFT = "left"


class WayBack:
    """Middleware that adds to the address of the door what came of a sign-in, in one word of ours."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; mark where its answer leads, if it leads back to the door."""
        path = scope.get("path", "")
        if scope["type"] != "http" or not path.endswith((LOGIN, LOGOUT, CALLBACK)):
            await self.app(scope, receive, send)
            return
        turned_away = False

        async def marked(message: Message) -> None:
            nonlocal turned_away
            if message["type"] == "http.response.start":
                turned_away = path.endswith(LOGIN) and message["status"] >= 400
                _mark(message, scope, turned_away)
            elif turned_away:
                message = {**message, "body": b""}
            await send(message)

        await self.app(scope, receive, marked)


def _mark(message: Message, scope: Scope, turned_away: bool) -> None:
    """Write the outcome into the address an answer leads to."""
    headers = MutableHeaders(raw=message["headers"])
    path = scope["path"]
    if turned_away:  # the framework says so in two words on an empty page
        message["status"] = 302
        headers["location"] = f"{path.removesuffix(LOGIN)}/?{PARAMETER}={Outcome.AWAY}"
        headers["content-length"] = "0"
    elif not path.endswith(LOGIN) and headers.get("location", "").endswith("/") and not _is_in(headers):
        said = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        headers["location"] += f"?{PARAMETER}={_outcome(said)}"
    message["headers"] = headers.raw


def _is_in(headers: Headers) -> bool:
    """Does the answer let somebody in?"""
    set_now = (SimpleCookie(given).get(USER_COOKIE) for given in headers.getlist("set-cookie"))
    return any(cookie is not None and cookie.value for cookie in set_now)


def _outcome(said: dict[str, list[str]]) -> Outcome:
    """What the provider's answer was, by what it sent along; nothing comes from who signed out."""
    if "error" in said:
        return Outcome.DECLINED if said["error"] == ["access_denied"] else Outcome.REFUSED
    return Outcome.UNFINISHED if "code" in said else Outcome.LEFT
