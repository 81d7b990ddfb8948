"""A crowded journey by stretches of time: bars of learning above the line and of blaming below it."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from csc_core.charting.entries import Code, Entry
from csc_core.charting.lettering import width
from csc_core.charting.marks import color_of
from csc_core.charting.scene import Align, Box, Scene, Words
from csc_core.model.codes import date_of, day_number

STEPS = {1: "month", 3: "quarter", 6: "half-year", 12: "year", 24: "two years", 60: "five years"}
SMALL, HEAD = 12, 15  # the size of a count, and the room it takes beyond its bar
GAP = 1.5  # pixels on either side of a bar


def stretches(scene: Scene, room: float) -> tuple[list[int], int]:
    """Where each stretch begins (day numbers), and its months: the shortest that has ``room`` pixels."""
    month = scene.plot / max((scene.end - scene.start) / 30.44, 1)
    step = next((step for step in STEPS if step * month >= room), max(STEPS))
    first, last = date_of(int(scene.start)), date_of(int(scene.end))
    begin = (first.year * 12 + first.month - 1) // step * step
    end = last.year * 12 + last.month
    return [day_number(dt.date(month // 12, month % 12 + 1, 1)) for month in range(begin, end, step)], step


def counts_in(entries: Iterable[Entry], begins: Sequence[int]) -> list[int]:
    """How many entries there are in each stretch; what is before the first counts in it."""
    found = [0] * len(begins)
    for entry in entries:
        found[max(bisect_right(begins, entry.day) - 1, 0)] += 1
    return found


def draw_bars(
    scene: Scene, learning: Sequence[Entry], blaming: Sequence[Entry], line: tuple[float, float], tall: float
) -> str:
    """Draw both sides, away from the two edges of ``line``; the longest bar is ``tall`` with its count.

    Returns the stretch of time in words. Both sides share one scale.
    """
    room = 8 + width(f"{max(len(learning), len(blaming)):,}") * SMALL / 14
    begins, step = stretches(scene, room)
    sides = (counts_in(learning, begins), counts_in(blaming, begins))
    most = max(*sides[0], *sides[1], 1)
    ends = [*begins[1:], scene.end]
    for code, counts, edge, way in zip((Code.LEARNING, Code.BLAMING), sides, line, (-1, 1), strict=True):
        for begin, end, count in zip(begins, ends, counts, strict=True):
            if count:
                days = (max(begin, scene.start), end)
                _draw_bar(scene, code, days, count, edge, way * (tall - HEAD) * count / most)
    return STEPS[step]


def _draw_bar(
    scene: Scene, code: Code, days: tuple[float, float], count: int, edge: float, length: float
) -> None:
    """One bar from ``edge`` on, upward where its length is negative, with its count at the end."""
    foot, head = sorted((edge, edge + length))
    scene.boxes.append(Box(*days, foot, head, color_of(code, scene.colors), dx=GAP, dx2=-GAP))
    y = edge + length + (HEAD / 2 if length > 0 else -HEAD / 2)
    middle, halo = sum(days) / 2, scene.colors.page
    words = Words(middle, y, f"{count:,}", scene.colors.ink, size=SMALL, align=Align.CENTER, halo=halo)
    scene.words.append(words)
