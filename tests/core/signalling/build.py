"""Checks of one signal each: a small log, and what the signal must make of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from csc_core.model.prompts import Signal
from csc_core.signalling import read_signals
from tests.core.small_logs import Row, found


def signals(*events: Row, **beside: Sequence[Row]) -> tuple[Signal, ...]:
    """All signals of a log of these rows."""
    return read_signals(found(*events, **beside))


@dataclass(frozen=True)
class Check:
    """A small log and what one signal must make of it: event ids by what it is about; nothing when silent."""

    signal: str
    what: str
    expected: dict[str | None, str]
    events: tuple[Row, ...]
    beside: dict[str, Any] = field(default_factory=dict)

    def holds(self) -> bool:
        """Does the signal fire exactly so? Ids are written as one text, parted by blanks."""
        fired = {
            s.about: " ".join(s.event_ids)
            for s in signals(*self.events, **self.beside)
            if s.id == self.signal
        }
        assert fired == self.expected
        return True


def fires(signal: str, what: str, expected: dict[str | None, str], *events: Row, **beside: Any) -> Check:
    """The signal must fire, about this and with these rows."""
    return Check(signal, what, expected, events, beside)


def silent(signal: str, what: str, *events: Row, **beside: Any) -> Check:
    """The signal must not fire."""
    return Check(signal, what, {}, events, beside)


def each(checks: Sequence[Check]) -> pytest.MarkDecorator:
    """Run a test once for each check, named by what it is about."""
    return pytest.mark.parametrize("check", checks, ids=[f"{check.signal} {check.what}" for check in checks])
