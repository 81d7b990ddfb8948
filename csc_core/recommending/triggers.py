"""Which actions the signals speak for: an action's triggers, matched to the signals that fired."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from csc_core.content.catalogue import Action
from csc_core.model.prompts import Signal


@dataclass(frozen=True, slots=True)
class Fired:
    """A trigger that fired: its place in the action's list (from 0), and the signals behind it."""

    place: int
    qualified: bool
    signals: tuple[Signal, ...]

    @property
    def signal_id(self) -> str:
        """The signal the trigger names."""
        return self.signals[0].id


@dataclass(frozen=True, slots=True)
class Candidate:
    """An action with every trigger of it that fired, in the order of the action's list."""

    action: Action
    fired: tuple[Fired, ...]

    @property
    def signals(self) -> tuple[Signal, ...]:
        """The signals that speak for the action, each once, in the order of its triggers."""
        return tuple(dict.fromkeys(signal for trigger in self.fired for signal in trigger.signals))


def answers(signal: Signal, trigger: str) -> bool:
    """Does a signal fire a trigger?

    "S01" asks for the signal alone; "S11:anticipate" also for what it is about; "S03:severity_3" for one of
    its qualifiers.
    """
    wanted, _, finer = trigger.partition(":")
    return signal.id == wanted and (not finer or finer == signal.about or finer in signal.qualifiers)


def match(actions: Iterable[Action], signals: Sequence[Signal]) -> tuple[Candidate, ...]:
    """The actions at least one of whose triggers fired, in catalogue order."""
    by_id: dict[str, list[Signal]] = {}
    for signal in signals:
        by_id.setdefault(signal.id, []).append(signal)
    matched = (Candidate(action, _fired(action, by_id)) for action in actions)
    return tuple(candidate for candidate in matched if candidate.fired)


def _fired(action: Action, signals: Mapping[str, Sequence[Signal]]) -> tuple[Fired, ...]:
    """The triggers of an action that fired, given the signals by their id."""
    named = ((trigger, signals.get(trigger.partition(":")[0], ())) for trigger in action.triggers)
    found = (
        Fired(place, ":" in trigger, tuple(signal for signal in asked_for if answers(signal, trigger)))
        for place, (trigger, asked_for) in enumerate(named)
        if asked_for
    )
    return tuple(trigger for trigger in found if trigger.signals)
