"""The lanes on another axis: days since each setback, all starting at the left edge."""

from csc_core.charting.entries import Code, Entry, Shown, entries
from csc_core.charting.lanes import Lane, draw_lane
from csc_core.charting.marks import draw_key_rows
from csc_core.charting.palette import palette
from csc_core.charting.scene import Align, Scene, Words
from csc_core.charting.timeline import CLOSE_FROM, MOST_LANES, lanes_of
from csc_core.model.analysis import Analysis

KEY = (Code.SETBACK, Code.LEARNING, Code.BLAMING, Code.MIXED, Code.RETREAT, Code.NEUTRAL, Code.UNCLEAR)
LABEL, PLOT = 312, 780
LANE, LOW_LANE = 44, 26
STEPS = (7, 14, 30, 60, 90, 180, 365)
TICKS = 9
ROOM_FOR_WORDS = 1.22  # the longest lane still has its reading beside it


def from_setback(lane: Lane) -> Lane:
    """The same lane with days counted from its setback, never below 0, as they are measured.

    A response may be dated before the middle of the month or year that is known of its setback.
    """
    zero = lane.setback.day

    def moved(entry: Entry) -> Entry:
        day = max(entry.day - zero, 0)
        return entry._replace(day=day, first=entry.first - zero, last=max(entry.last - zero, day))

    return Lane(lane.episode, moved(lane.setback), [moved(entry) for entry in lane.responses])


def last_day(lane: Lane) -> int:
    """The last day, counted from the setback, that a lane draws."""
    if lane.episode.unanswered:
        return lane.episode.age_days
    return max([entry.last for entry in lane.responses], default=0)


def days_since(analysis: Analysis, shown: Shown | None = None, *, dark: bool = False) -> Scene:
    """Every setback at day 0 and its responses along the days that followed."""
    shown = shown or Shown()
    found = entries(analysis, shown)
    lanes = [from_setback(lane) for lane in lanes_of(analysis, found, MOST_LANES, shown.lanes)]
    span = max([last_day(lane) for lane in lanes], default=0) or 30
    scene = Scene(palette(dark), -span * 0.03, span * ROOM_FOR_WORDS, PLOT, LABEL)
    y = top = draw_key_rows(scene, KEY, 0, 104, len(KEY)) + 8
    low = len(lanes) >= CLOSE_FROM
    height = LOW_LANE if low else LANE
    for lane in lanes:
        scene.across(y, scene.colors.rule)
        today = lane.episode.age_days
        draw_lane(scene, lane, y, height, lines=1 if low else 2, today=today)
        y += height
    scene.across(y, scene.colors.rule)
    scene.height = _draw_days(scene, top, y + 8, span)
    return scene


def _draw_days(scene: Scene, top: float, y: float, span: int) -> float:
    """Ticks in days from the setback, with what they are in words below."""
    scene.across(y, scene.colors.grey, 1.5, label=False)
    step = next((step for step in STEPS if span / step <= TICKS), -(-span // TICKS))
    for day in range(0, span + 1, step):
        scene.upright(day, top, y, scene.colors.rule)
        label, weight = (str(day), 400) if day else ("setback", 600)
        color = scene.colors.muted if day else scene.colors.ink
        scene.words.append(Words(day, y + 13, label, color, weight=weight, align=Align.CENTER))
    scene.words.append(Words(0, y + 32, "days since the setback", scene.colors.muted))
    return y + 44
