"""What keeps the phones' routes safe: how often an address may ask, how much it sends, which device it is."""

import asyncio
import hashlib
import hmac
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from starlette.requests import Request

from csc_core.model.errors import CscError

BURST = 1500  # requests an address may send at once: a full hall behind one router asks and sends
PER_SECOND = 20.0  # and how fast it may go on
ADDRESSES = 10_000  # addresses remembered
LONGEST_BODY = 4096  # bytes; a full form with the longest line is under 2,000
PATIENCE = 10.0  # seconds a phone has to send its form
LARGE = (413, "That was more than a ballot holds.", "Go back and write one short line.")
SLOW = (408, "Your view did not arrive in time.", "Go back and send it again.")
FOREIGN = (415, "That was not a ballot of ours.", "Open the ballot by its code and send it from there.")
MOST_FIELDS = 20
FORM = "application/x-www-form-urlencoded"


class RefusedError(CscError):
    """A request is not served; ``status`` is what HTTP calls it."""

    def __init__(self, status: int, says: str, try_this: str) -> None:
        super().__init__(says, try_this)
        self.status = status


@dataclass
class Rates:
    """How often each address asked lately. ``clock`` gives seconds that only grow."""

    clock: Callable[[], float]
    burst: float = BURST
    per_second: float = PER_SECOND
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def allows(self, address: str) -> bool:
        """May this address ask once more now?"""
        now = self.clock()
        left, at = self._left.pop(address, (self.burst, now))
        left = min(self.burst, left + (now - at) * self.per_second)
        allowed = left >= 1
        self._left[address] = (left - 1 if allowed else left, now)
        if len(self._left) > ADDRESSES:
            self._left.popitem(last=False)
        return allowed


async def form_of(request: Request, names: Iterable[str]) -> dict[str, str]:
    """The fields of a form by these names, each as one line that can be shown, blank if missing.

    Raises RefusedError for what is no form, is too large, or does not come in time.
    """
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
        raise RefusedError(*FOREIGN)
    try:
        body = await asyncio.wait_for(_body(request), PATIENCE)
    except TimeoutError as fault:
        raise RefusedError(*SLOW) from fault
    try:
        given = parse_qs(body.decode("ascii", "replace"), max_num_fields=MOST_FIELDS, errors="replace")
    except ValueError as fault:
        raise RefusedError(*FOREIGN) from fault
    return {name: _line(given.get(name, [""])[-1]) for name in names}


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_BODY:
            raise RefusedError(*LARGE)
    return bytes(body)


def _line(text: str) -> str:
    shown = (letter if letter.isprintable() else " " for letter in text)
    return " ".join("".join(shown).split())


@dataclass(frozen=True)
class Device:
    """A device as one ballot knows it: a random mark in its cookie, and nothing that another ballot shares.

    ``key`` is the ballot's id, which no phone is ever told, so that only this server can sign.
    """

    key: str
    mark: str

    @classmethod
    def new(cls, key: str) -> "Device":
        """A device not seen before."""
        return cls(key, secrets.token_urlsafe(18))

    @classmethod
    def known(cls, key: str, cookie: str | None) -> "Device | None":
        """The device of a cookie; None when the cookie is missing or not of our making."""
        mark, _, signed = (cookie or "").partition(".")
        device = cls(key, mark)
        return device if mark and _same(device._hash("cookie"), signed) else None

    @property
    def cookie(self) -> str:
        """What the device keeps."""
        return f"{self.mark}.{self._hash('cookie')}"

    @property
    def token(self) -> str:
        """What a form of this device carries, so that no other site can send it."""
        return self._hash("form")

    @property
    def digest(self) -> str:
        """What the store knows of the device: enough to replace its answer, too little to find it."""
        return self._hash("vote")

    def sent(self, token: str) -> bool:
        """Is this the token of a form made for this device?"""
        return _same(self.token, token)

    def _hash(self, purpose: str) -> str:
        return hmac.new(self.key.encode(), f"{purpose}:{self.mark}".encode(), hashlib.sha256).hexdigest()


def _same(ours: str, theirs: str) -> bool:
    return hmac.compare_digest(ours.encode(), theirs.encode("utf-8", "replace"))
