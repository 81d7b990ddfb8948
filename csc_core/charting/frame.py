"""The time axis that many small pictures share."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from csc_core.charting.palette import palette
from csc_core.charting.scene import Align, Line, Scene, Words
from csc_core.content import in_words
from csc_core.model.codes import date_of, day_number
from csc_core.model.portfolio import CollaborationSummary

PLOT = 312  # pixels
SMALLER = 0.8  # of the timeline's marks and distances
ROOM = 44  # pixels a label of the axis needs
AXIS = 24
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)  # months between labels
YEAR, MONTH = 365.25, 365.25 / 12


class Scale(StrEnum):
    """What the shared time axis shows: time since each collaboration's start, or the calendar."""

    SINCE = "since"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pictures of one page share: the scale, its ends, and how many levels their marks need."""

    scale: Scale
    start: float
    end: float
    above: int = 1
    below: int = 1

    def origin(self, summary: CollaborationSummary) -> int:
        """The day number that stands at 0."""
        return day_number(summary.start) if self.scale is Scale.SINCE else 0

    def scene(self, dark: bool) -> Scene:
        """An empty picture of this frame, before it is made smaller."""
        return Scene(palette(dark), self.start, self.end, PLOT / SMALLER, 0)


def draw_shared_axis(scene: Scene, frame: Frame) -> None:
    """Labels under the picture, as many as stay apart, with a thin line above each."""
    foot = scene.height
    scene.across(foot, scene.colors.rule, 1, label=False)
    for x, label in ticks(frame):
        place = scene.pixels(x)
        scene.lines.insert(0, Line(x, x, 0, foot, scene.colors.rule))
        align = Align.LEFT if place < ROOM / 2 else Align.CENTER if place < PLOT - ROOM / 2 else Align.RIGHT
        nudge = {Align.LEFT: -place, Align.CENTER: 0, Align.RIGHT: PLOT - place}[align]
        words = Words(x, foot + AXIS / 2, label, scene.colors.muted, dx=nudge, align=align)
        scene.words.append(words)
    scene.height = foot + AXIS


def ticks(frame: Frame) -> list[tuple[float, str]]:
    """Where the axis has labels, and which."""
    pixels = PLOT / (frame.end - frame.start) * MONTH
    step = next((step for step in STEPS if step * pixels >= ROOM), STEPS[-1])
    make = _since if frame.scale is Scale.SINCE else _calendar
    return list(make(frame, step))


def _since(frame: Frame, step: int) -> Iterator[tuple[float, str]]:
    """ "start", "1 year", "2", "3"; of a short life "start", "3 months", "6"."""
    per, unit = (12, "year") if step >= 12 else (1, "month")
    for months in range(0, int(frame.end / MONTH) + 1, step):
        n = months // per
        label = str(n) if months > step else in_words.count(n, unit)
        yield months * MONTH, label if months else "start"


def _calendar(frame: Frame, step: int) -> Iterator[tuple[float, str]]:
    """Years, or months with the year at the first and at each January."""
    first, last = date_of(int(frame.start) + 1), date_of(int(frame.end))
    named = False
    for month in range(first.year * 12, last.year * 12 + last.month):
        day = dt.date(month // 12, month % 12 + 1, 1)
        if month % step or not first <= day <= last:
            continue
        short = in_words.month(day)
        label = str(day.year) if day.month == 1 else short if named else f"{short} {day.year}"
        named = True
        yield day_number(day), label
