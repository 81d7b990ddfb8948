"""The main picture: governance strip, journey, lanes and what else happened, on one time axis."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from csc_core.charting.axis import draw_axis
from csc_core.charting.entries import ANSWERS, Code, Entry, Shown, entries, entries_at, shown_rows
from csc_core.charting.governance import draw_reviews, draw_strip
from csc_core.charting.journey import NUMBERS, draw_journey, draw_row
from csc_core.charting.lanes import Lane, draw_lane
from csc_core.charting.marks import draw_key
from csc_core.charting.palette import palette
from csc_core.charting.scene import Scene, Words
from csc_core.model.analysis import Analysis
from csc_core.model.codes import day_number
from csc_core.model.vocabulary import Kind

MOST_LANES = 60
CLOSE_FROM, DENSE_FROM = 9, 13  # setbacks
GAP = 6
SHORTEST = 45  # days of axis, so that the first of a month is always on it
AHEAD = 48  # pixels beyond the as-of date that are worth a word


@dataclass(frozen=True, slots=True)
class Spacing:
    """The sizes of one density, in pixels."""

    label: float
    plot: float
    lane: float
    lines: int
    level: float
    extra: float


ROOMY = Spacing(label=232, plot=560, lane=33, lines=2, level=20, extra=25)
CLOSE = Spacing(label=340, plot=760, lane=24, lines=1, level=18, extra=23)
DENSE = Spacing(label=340, plot=760, lane=18, lines=1, level=16, extra=18)


def spacing_for(setbacks: int) -> Spacing:
    """The sizes that let so many setbacks be read at once."""
    if setbacks < CLOSE_FROM:
        return ROOMY
    return CLOSE if setbacks < DENSE_FROM else DENSE


def is_dense(analysis: Analysis) -> bool:
    """Are there so many setbacks that lanes must be low and the picture needs the whole width?"""
    return len(analysis.findings.episodes) >= CLOSE_FROM


def lanes_of(
    analysis: Analysis, found: Sequence[Entry], most: int | None = None, first: int | None = None
) -> list[Lane]:
    """A lane for each setback that is found, or that a found row answers, in number order.

    Of more than ``most`` lanes, so many are kept from place ``first`` on; without it, those that are not yet
    picked up, then the newest.
    """
    followed: dict[int, list[Entry]] = {}
    for item in found:
        for setback in item.setbacks:
            followed.setdefault(setback, []).append(item)
    setbacks = {item.position: item for item in found if item.code is Code.SETBACK}
    episodes = [e for e in analysis.findings.episodes if e.position in setbacks or e.position in followed]
    if most is not None and first is not None:
        episodes = episodes[first : first + most]
    elif most is not None and len(episodes) > most:
        episodes.sort(key=lambda episode: (not episode.unanswered, -episode.number))
        episodes = sorted(episodes[:most], key=lambda episode: episode.number)
    hidden = [episode.position for episode in episodes if episode.position not in setbacks]
    setbacks |= {item.position: item for item in entries_at(analysis, np.array(hidden, dtype=np.int64))}
    return [
        Lane(
            episode,
            setbacks[episode.position],
            [item for item in followed.get(episode.position, ()) if item.code in ANSWERS],
        )
        for episode in episodes
    ]


def bounds(analysis: Analysis, found: Sequence[Entry], shown: Shown) -> tuple[float, float]:
    """First and last day of the axis: the log's life or the chosen period, with some room at both ends."""
    today = day_number(analysis.findings.as_of)
    first = min([item.first for item in found] + [day_number(analysis.findings.start)])
    if shown.days is not None:
        first = max(first, today - shown.days)
    last = max([item.last for item in found] + [today])
    last = min(last, today + max(60, (today - first) // 4))
    room = max(last - first, 30)
    end = last + room * 0.015 + 3
    return min(first - room * 0.012 - 2, end - SHORTEST), end


def timeline(analysis: Analysis, shown: Shown | None = None, *, dark: bool = False) -> Scene:
    """The timeline as a scene, for any screen at least 1,000 pixels wide."""
    shown = shown or Shown()
    found = entries(analysis, shown)
    spacing = spacing_for(len(analysis.findings.episodes))
    start, end = bounds(analysis, found, shown)
    found = [item for item in found if item.day <= end]
    scene = Scene(palette(dark), start, end, spacing.plot, spacing.label)
    lanes = lanes_of(analysis, found, MOST_LANES, shown.lanes)
    y = draw_reviews(scene, analysis, draw_strip(scene, analysis, 2))
    top = y
    y = draw_journey(scene, [lane.episode for lane in lanes], found, y, level=spacing.level)
    y = _draw_lanes(scene, lanes, y + GAP, spacing, day_number(analysis.findings.as_of))
    y = _draw_extras(scene, found, y, spacing)
    scene.height = draw_axis(scene, top, top, y) + 2
    _draw_today(scene, day_number(analysis.findings.as_of), top, y)
    return scene


def _draw_lanes(scene: Scene, lanes: Sequence[Lane], y: float, spacing: Spacing, today: float) -> float:
    for lane in lanes:
        scene.across(y, scene.colors.rule)
        draw_lane(scene, lane, y, spacing.lane, lines=spacing.lines, today=today)
        y += spacing.lane
    scene.across(y, scene.colors.rule)
    return y


def _draw_extras(scene: Scene, found: Sequence[Entry], y: float, spacing: Spacing) -> float:
    """Practices on one row, milestones and context on the next."""
    for codes in ((Code.PRACTICE,), (Code.MILESTONE, Code.CONTEXT)):
        middle = y + spacing.extra / 2 + 2
        for k, code in enumerate(codes):
            draw_key(scene, code, middle, k * 106, code.value + ("" if code is Code.CONTEXT else "s"))
        draw_row(scene, [item for item in found if item.code in codes], middle)
        y += spacing.extra
    return y + 3


def _draw_today(scene: Scene, today: float, top: float, foot: float) -> None:
    """A line at the as-of date where the axis runs beyond it, so that plans are not taken for facts."""
    if scene.pixels(scene.end) - scene.pixels(today) > AHEAD:
        scene.upright(today, top, foot, scene.colors.muted)
        words = Words(today, top + NUMBERS / 2, "ahead", scene.colors.muted, dx=6, halo=scene.colors.page)
        scene.words.append(words)


def lanes_in_all(analysis: Analysis, shown: Shown) -> int:
    """How many setbacks there are to draw, were there room for all."""
    codes, kept = analysis.log.codes, shown_rows(analysis, shown)
    with_lane = kept.copy()
    with_lane[codes.answers.values[kept[codes.answers.rows()]]] = True
    lanes = with_lane & analysis.findings.facts.counts & codes.is_kind(Kind.SETBACK)
    return int(lanes.sum())


def without_lane(analysis: Analysis, shown: Shown) -> int:
    """How many shown setbacks have no lane of their own because there are too many to draw."""
    every = lanes_in_all(analysis, shown)
    return every - min(MOST_LANES, max(every - (shown.lanes or 0), 0))
