"""Long logs: drawn in time, folded where crowded, and every fold is told."""

import random
import time
from collections.abc import Callable
from functools import cache

import pytest

from csc_core.charting.entries import Code, Shown, entries
from csc_core.charting.marks import color_of
from csc_core.charting.phone import phone_lanes
from csc_core.charting.picture import picture
from csc_core.charting.scene import Box, Scene, Words
from csc_core.charting.since import days_since
from csc_core.charting.timeline import MOST_LANES, lanes_in_all, lanes_of, timeline, without_lane
from csc_core.model.analysis import Analysis
from tests.core.charting.seen import (
    analysed,
    center,
    counted,
    in_label_column,
    key_row,
    lane_heights,
    numbers,
    overlapping,
    rectangle,
    rows_of,
    touching,
)
from tests.core.small_logs import Row, e

STANCES = ("learning", "learning", "blaming", "mixed", "neutral", "unclear")


@cache
def long_log(n: int) -> Analysis:
    """A log of so many events over four years: about one in seven is a setback."""
    chance = random.Random(7)
    rows: list[Row] = []
    setbacks: list[str] = []
    for k in range(n):
        age, what = (n - k) * 1500 // n, chance.random()
        if not setbacks or what < 0.15:
            rows.append(e(f"S{k}", age, subtype="role_dispute"))
            setbacks.append(f"S{k}")
        elif what < 0.7:
            rows.append(e(f"R{k}", age, to=chance.choice(setbacks[-12:]), stance=chance.choice(STANCES)))
        elif what < 0.85:
            rows.append(e(f"P{k}", age, practice="data"))
        elif what < 0.95:
            rows.append(e(f"M{k}", age))
        else:
            subtype = chance.choice(("review_kept", "adjustment", "mode_change"))
            rows.append(e(f"G{k}", age, subtype=subtype, to_mode=chance.choice(("lead", "shared"))))
    return analysed(*rows)


SIZES = pytest.mark.parametrize("n", [60, 500, 5000])


@SIZES
@pytest.mark.parametrize("draw", [timeline, days_since])
def test_a_long_log_is_drawn_in_time(n: int, draw: Callable[[Analysis], Scene]) -> None:
    analysis = long_log(n)
    began = time.process_time()
    drawn = picture(draw(analysis))
    assert time.process_time() - began < 5
    assert 0 < drawn.height < 3000


@SIZES
def test_at_most_so_many_lanes_are_drawn_those_that_wait_first_and_the_rest_is_said(n: int) -> None:
    analysis = long_log(n)
    drawn = lane_heights(timeline(analysis), analysis)
    episodes = analysis.findings.episodes
    assert len(drawn) == min(len(episodes), MOST_LANES)
    assert without_lane(analysis, Shown()) == len(episodes) - len(drawn)
    waiting = {episode.setback_id for episode in analysis.findings.unanswered}
    assert waiting <= set(drawn) or set(drawn) <= waiting


@SIZES
def test_every_row_of_marks_is_shown_or_counted(n: int) -> None:
    analysis = long_log(n)
    scene, found = timeline(analysis), entries(analysis)
    rows = rows_of(scene)
    for row, codes in (
        (Code.PRACTICE, {Code.PRACTICE}),
        (Code.MILESTONE, {Code.MILESTONE, Code.CONTEXT}),
        (Code.MIXED, {Code.MIXED, Code.NEUTRAL, Code.UNCLEAR}),
    ):
        y = key_row(scene, row)
        assert len(rows[y]) + counted(scene, y) == sum(entry.code in codes for entry in found)
        assert touching(scene, rows[y]) == []
    heights = lane_heights(scene, analysis)
    for lane in lanes_of(analysis, found):
        if (y := heights.get(lane.episode.setback_id)) is not None:
            assert len(rows[y]) + counted(scene, y) == len(lane.ids)


@SIZES
def test_marks_reach_over_the_whole_life_of_the_log(n: int) -> None:
    scene = timeline(long_log(n))
    for code in (Code.PRACTICE, Code.MILESTONE, Code.MIXED):
        row = rows_of(scene)[key_row(scene, code)]
        assert center(scene, row[0]) < scene.plot * 0.25
        assert center(scene, row[-1]) > scene.plot * 0.75


@SIZES
def test_nothing_leaves_the_plot_so_that_the_picture_keeps_its_width(n: int) -> None:
    scene = timeline(long_log(n))
    assert [w.text for w in scene.words if rectangle(scene, w)[2] > scene.plot + 14] == []
    assert all(-1 <= center(scene, target) <= scene.plot for target in scene.targets)
    found = [int(words.text) for words in numbers(scene)]
    assert found == sorted(found)
    assert overlapping(scene, numbers(scene)) == []
    assert overlapping(scene, in_label_column(scene)) == []


def test_page_by_page_every_setback_has_one_lane() -> None:
    analysis = long_log(2_000)
    every = len(analysis.findings.episodes)
    assert lanes_in_all(analysis, Shown()) == every > 2 * MOST_LANES
    seen: list[str] = []
    for first in range(0, every, MOST_LANES):
        shown = Shown(lanes=first)
        here = list(lane_heights(timeline(analysis, shown), analysis))
        assert without_lane(analysis, shown) == every - len(here)
        seen += here
    assert seen == [episode.setback_id for episode in analysis.findings.episodes]


@pytest.mark.parametrize("draw", [days_since, phone_lanes])
def test_other_views_draw_the_chosen_lanes_too(draw: Callable[..., Scene]) -> None:
    analysis = long_log(500)
    last = analysis.findings.episodes[-1].number
    shown = Shown(lanes=last - 5)
    assert draw(analysis, shown).height < draw(analysis).height / 3
    assert str(last) in [words.text for words in draw(analysis, shown).words]


@pytest.mark.parametrize("n", [2_000, 5_000])
def test_a_crowded_journey_is_counted_by_stretches_of_time(n: int) -> None:
    analysis = long_log(n)
    scene, found = timeline(analysis), entries(analysis)
    for code in (Code.LEARNING, Code.BLAMING):
        color = color_of(code, scene.colors)
        bars = [box for box in scene.boxes if box.fill == color and box.radius == 0]
        told = [
            next(
                words
                for words in scene.words
                if words.size == 12 and words.x == (bar.x + bar.x2) / 2 and near(words, bar)
            )
            for bar in bars
        ]
        counts = [int(words.text.replace(",", "")) for words in told]
        assert sum(counts) == sum(entry.code is code for entry in found)
        tall = [bar.y2 - bar.y for bar in bars]
        assert tall == pytest.approx([max(tall) * count / max(counts) for count in counts])
        assert [bar.x for bar in bars] == sorted(bar.x for bar in bars)
        assert overlapping(scene, told) == []
    assert any("responses a " in words.text for words in scene.words)


def near(words: Words, bar: Box) -> bool:
    """Does a count stand at an end of a bar?"""
    return min(abs(words.y - bar.y), abs(words.y - bar.y2)) < 9


def test_a_journey_with_room_shows_each_response() -> None:
    scene = timeline(long_log(60))
    assert not any("responses a " in words.text for words in scene.words)
