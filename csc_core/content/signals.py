"""What each of the 38 signals says, asks and means."""

from functools import cache
from typing import Literal

from csc_core.content.load import Text, read


class SignalText(Text):
    """One signal's words. ``says`` may use {n}, {days}, {about} and {title}; ``says_none`` is for "none so far"."""

    id: str
    code: str
    name: str
    family: Literal["strain", "waiting", "people", "wins", "gaps"]
    rule: str
    says: str
    says_none: str = ""
    question: str


class _Signals(Text):
    signal: tuple[SignalText, ...]


@cache
def signal_texts() -> dict[str, SignalText]:
    """All signals by id."""
    return {signal.id: signal for signal in read("signals", _Signals).signal}
