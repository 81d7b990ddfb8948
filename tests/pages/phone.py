"""A phone in tests: it speaks HTTP to the app's own routes without a network, and keeps its cookies."""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from starlette.applications import Starlette
from starlette.types import Message

from pages.shared import readiness
from pages.shared.ballot import routes
from pages.shared.server import MIDDLEWARE

FORM = "application/x-www-form-urlencoded"
APP = Starlette(routes=[*routes.ROUTES, *readiness.ROUTES], middleware=list(MIDDLEWARE))


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: list[tuple[str, str]]
    text: str

    def header(self, name: str) -> list[str]:
        """All values of a header."""
        return [value for known, value in self.headers if known == name]

    @property
    def token(self) -> str:
        """The token of the form on this page."""
        found = re.search(r'name="token" value="([^"]+)"', self.text)
        assert found
        return found[1]


@dataclass
class Phone:
    """One device. ``address`` is where its requests seem to come from."""

    address: str = "10.0.0.7"
    scheme: str = "http"
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Answer:
        """Open an address."""
        return self.ask("GET", path)

    def post(self, path: str, fields: dict[str, str] | bytes, kind: str = FORM) -> Answer:
        """Send a form, or any bytes."""
        body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
        return self.ask("POST", path, [body], [("content-type", kind)])

    def vote(self, path: str, **fields: str) -> Answer:
        """Open a ballot and send it filled in."""
        return self.post(path, {"token": self.get(path).token, **fields})

    def ask(
        self, method: str, path: str, body: Iterable[bytes] = (), headers: Iterable[tuple[str, str]] = ()
    ) -> Answer:
        """Any request; the body comes in parts."""
        answer = asyncio.run(self._ask(method, path, list(body), list(headers)))
        for cookie in answer.header("set-cookie"):
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
        return answer

    async def _ask(self, method: str, path: str, body: list[bytes], headers: list[tuple[str, str]]) -> Answer:
        parts, kept = urlsplit(path), "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent: list[Message] = []
        coming = [{"type": "http.request", "body": part, "more_body": True} for part in body]
        coming.append({"type": "http.request", "body": b"", "more_body": False})

        async def receive() -> Message:
            return coming.pop(0) if coming else {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)

        all_headers = [*headers, ("host", "table.example"), *([("cookie", kept)] if kept else [])]
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": self.scheme,
            "path": parts.path,
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "root_path": "",
            "headers": [(name.encode(), value.encode()) for name, value in all_headers],
            "client": (self.address, 50_000),
            "server": ("table.example", 80),
        }
        await APP(scope, receive, send)
        start = next(message for message in sent if message["type"] == "http.response.start")
        text = b"".join(message.get("body", b"") for message in sent if message is not start).decode()
        found = [(name.decode().lower(), value.decode()) for name, value in start["headers"]]
        return Answer(start["status"], found, text)
