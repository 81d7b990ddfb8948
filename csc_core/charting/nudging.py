"""Keeping marks apart, on levels or along a row. Spans are (left, right) in pixels, in order."""

from collections.abc import Sequence

Span = tuple[float, float]


def levels(spans: Sequence[Span], most: int | None = None, spare: float = 0) -> list[int | None]:
    """For each span the lowest level, from 0, on which it does not touch the one before it.

    None stands for a span that would need more than ``most`` levels; the caller says how many they are in the
    ``spare`` pixels that are kept free after the span before them on the highest level.
    """
    ends: list[float] = []
    found: list[int | None] = []
    crowded = False
    for left, right in spans:
        level = next((k for k, end in enumerate(ends) if left >= end), len(ends))
        if level == most:
            ends[-1] += 0 if crowded else spare
            crowded = True
            found.append(None)
            continue
        if level == len(ends):
            ends.append(right)
        ends[level], crowded = right, crowded and level != len(ends) - 1
        found.append(level)
    return found


def shifts(spans: Sequence[Span], limit: float, edge: float, spare: float) -> list[float | None]:
    """How far each span moves so that it touches no neighbor and stays left of ``edge``.

    None stands for a span that finds no room within ``limit`` pixels; the caller says how many they are in
    the ``spare`` pixels that are kept free after the span before them. One alone that is no wider than these
    takes them itself.
    """
    found: list[float | None] = []
    end, used = float("-inf"), 0.0
    for left, right in spans:
        shift, size = max(0.0, end - left), right - left
        if not found or (shift <= limit and used + size + spare <= edge):
            found.append(shift)
            end, used = right + shift, used + size
            continue
        if found[-1] is not None:
            end, used = end + spare, used + spare
        found.append(None)
    return _within(spans, _without_lone(spans, found, spare), edge, spare)


def _without_lone(spans: Sequence[Span], found: Sequence[float | None], spare: float) -> list[float | None]:
    """The same shifts, with a span that would be counted alone put where its count would stand."""
    filled = list(found)
    for place in range(1, len(spans)):
        (left, right), before = spans[place], found[place - 1]
        if before is None or found[place] is not None or found[place + 1 : place + 2] == [None]:
            continue
        if right - left <= spare:
            filled[place] = spans[place - 1][1] + before - left
    return filled


def _within(
    spans: Sequence[Span], found: Sequence[float | None], edge: float, spare: float
) -> list[float | None]:
    """The same shifts, with what would pass ``edge`` moved back, and its neighbors no more than they must."""
    back: list[float | None] = []
    kept = 0.0
    for (left, right), shift in zip(reversed(spans), reversed(found), strict=True):
        if shift is None:
            kept = spare
        else:
            shift -= max(0.0, right + shift + kept - edge)
            edge, kept = left + shift, 0.0
        back.append(shift)
    return back[::-1]


def folded(found: Sequence[float | None]) -> dict[int, int]:
    """How many spans without room stand behind a placed one, by the place of that one."""
    counts: dict[int, int] = {}
    last = 0
    for place, shift in enumerate(found):
        if shift is None:
            counts[last] = counts.get(last, 0) + 1
        else:
            last = place
    return counts
