"""Keeping marks apart, on levels or along a row. Spans are (left, right) in pixels, in order."""

from collections.abc import Sequence

Span = tuple[float, float]


def levels(spans: Sequence[Span]) -> list[int]:
    """For each span the lowest level, from 0, on which it does not touch the one before it."""
    ends: list[float] = []
    found: list[int] = []
    for left, right in spans:
        level = next((k for k, end in enumerate(ends) if left >= end), len(ends))
        if level == len(ends):
            ends.append(right)
        ends[level] = right
        found.append(level)
    return found


def shifts(spans: Sequence[Span], limit: float) -> list[float]:
    """How far each span moves right so that it does not touch the one before it.

    Stops at the first that would move more than ``limit`` pixels: the list is then shorter than the spans,
    and the caller says how many are left out.
    """
    found: list[float] = []
    end = float("-inf")
    for left, right in spans:
        shift = max(0.0, end - left)
        if shift > limit:
            break
        found.append(shift)
        end = right + shift
    return found
