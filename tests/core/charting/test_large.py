"""Long logs: drawn in time, folded where crowded, and every fold is told."""

import random
import time
from functools import cache

import pytest

from csc_core.charting.entries import Code, Shown, entries
from csc_core.charting.picture import picture
from csc_core.charting.since import days_since
from csc_core.charting.timeline import MOST_LANES, lanes_of, timeline, without_lane
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
def test_a_long_log_is_drawn_in_time(n: int, draw: object) -> None:
    analysis = long_log(n)
    began = time.process_time()
    drawn = picture(draw(analysis))  # type: ignore[operator]
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
