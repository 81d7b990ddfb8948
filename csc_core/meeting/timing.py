"""Whole minutes: divided among steps, and handed on when a step is moved, skipped or stretched.

Each change gives a new agenda of the same length; the old one stays, so that every change can be taken back.
"""

from collections.abc import Sequence
from dataclasses import replace

from csc_core.model.agenda import Agenda, Step


def divided(minutes: int, shares: Sequence[int]) -> tuple[int, ...]:
    """``minutes`` by ``shares``: whole, at least 1 each, adding up; the largest remainders are rounded up.

    Raises ValueError when there are fewer minutes than shares.
    """
    if minutes < len(shares):
        raise ValueError(f"{len(shares)} steps do not fit into {minutes} minutes")
    spare, whole = minutes - len(shares), sum(shares) or 1
    found = [1 + spare * share // whole for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda k: (-(spare * shares[k] % whole), k))
    for place in by_remainder[: minutes - sum(found)]:
        found[place] += 1
    return tuple(found)


def moved(agenda: Agenda, key: str, by: int) -> Agenda:
    """The step ``by`` so many places later (earlier when negative), as far as the agenda goes."""
    steps = list(agenda.steps)
    step = steps.pop(agenda.place(key))
    place = agenda.place(key) + by
    steps.insert(min(max(place, 0), len(steps)), step)
    return replace(agenda, steps=tuple(steps))


def skipped(agenda: Agenda, key: str) -> Agenda:
    """The step left out, its minutes handed to the others; the last step that is held cannot be left out."""
    place = agenda.place(key)
    if len(agenda.held) == 1 or agenda.steps[place].skipped:
        return agenda
    return _changed(agenda, place, -agenda.steps[place].minutes)


def restored(agenda: Agenda, key: str) -> Agenda:
    """A skipped step back in, with as many of its minutes as the others can spare."""
    place = agenda.place(key)
    step = agenda.steps[place]
    return _changed(agenda, place, step.planned) if step.skipped else agenda


def stretched(agenda: Agenda, key: str, by: int) -> Agenda:
    """The step longer by so many minutes (shorter when negative), which the others give or get.

    Later steps give first, then earlier ones; each keeps 1 minute, so the step may grow by less than asked.
    """
    place = agenda.place(key)
    step = agenda.steps[place]
    if step.skipped:
        return agenda
    grown = _changed(agenda, place, max(by, 1 - step.minutes))
    steps = list(grown.steps)
    steps[place] = replace(steps[place], planned=steps[place].minutes)
    return replace(grown, steps=tuple(steps))


def _changed(agenda: Agenda, place: int, by: int) -> Agenda:
    """The step at ``place`` longer by ``by``; the steps after it, then those before it, give as much."""
    steps = list(agenda.steps)
    later = [k for k in range(place + 1, len(steps)) if not steps[k].skipped]
    earlier = [k for k in range(place) if not steps[k].skipped]
    taken = 0
    for group in (later, earlier):
        taken += _take(steps, group, by - taken)
    steps[place] = replace(steps[place], minutes=steps[place].minutes + taken)
    return replace(agenda, steps=tuple(steps))


def _take(steps: list[Step], group: Sequence[int], minutes: int) -> int:
    """Take so many minutes from a group of steps by their length (give when negative); how many it took."""
    if not group or not minutes:
        return 0
    lengths = [steps[k].minutes for k in group]
    total = max(len(group), sum(lengths) - minutes)
    for k, length in zip(group, divided(total, lengths), strict=True):
        steps[k] = replace(steps[k], minutes=length)
    return sum(lengths) - total
