"""What each of the 38 signals says, asks and means."""

from functools import cache
from typing import Literal

from csc_core.content.load import Text, read


class SignalText(Text):
    """One signal's words.

    ``rule`` is the rule in one sentence. ``says`` stands on a card after the word "Because"; ``says_none``
    replaces it when no row stands behind the signal (an absence that was never otherwise). Both may use {n},
    {days}, {about} and {title}. ``question`` is one question to ask.
    """

    id: str
    code: str
    name: str
    family: Literal["strain", "waiting", "people", "wins", "gaps"]
    rule: str
    says: str
    says_none: str = ""
    question: str

    def sentence(self, n: int, days: int | None, about: str = "", title: str = "") -> str:
        """What the signal says of its ``n`` rows.

        ``days`` is the signal's age in days (None where it has none), ``about`` the word people read for what
        it is about, ``title`` the title of its first row. The result has no full stop.
        """
        says = self.says_none if self.says_none and not n else self.says
        if days == 1:
            says = says.replace("{days} days", "{days} day")
        return says.format(n=n, days=days, about=about, title=title)


class _Signals(Text):
    signal: tuple[SignalText, ...]


@cache
def signal_texts() -> dict[str, SignalText]:
    """All signals by id."""
    return {signal.id: signal for signal in read("signals", _Signals).signal}
