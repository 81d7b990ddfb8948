"""Days since the setback: every lane starts at zero and shows what followed."""

import pytest
from hypothesis import given, settings

from csc_core.charting.entries import Kinds, Shown, entries
from csc_core.charting.picking import marked
from csc_core.charting.scene import Align, Dash
from csc_core.charting.since import days_since
from csc_core.charting.timeline import lanes_of
from csc_core.content.samples import samples
from csc_core.model.analysis import Analysis
from tests.core.charting.seen import (
    analysed,
    center,
    counted,
    in_label_column,
    lane_heights,
    made_analyses,
    overlapping,
    rectangle,
    rings,
    rows_of,
    sample_analysis,
    touching,
)
from tests.core.small_logs import e

EACH_SAMPLE = pytest.mark.parametrize("sample", [sample.id for sample in samples()])
A_FEW = settings(max_examples=20, deadline=None)


@EACH_SAMPLE
def test_every_setback_of_a_sample_stands_at_day_zero(sample: str) -> None:
    analysis = sample_analysis(sample)
    scene = days_since(analysis)
    setbacks = [target for target in scene.targets if target.id in lane_heights(scene, analysis)]
    assert len(setbacks) == len(analysis.findings.episodes)
    assert {target.x for target in setbacks} == {0}


@EACH_SAMPLE
def test_no_two_words_of_a_sample_overlap_and_none_leave_the_picture(sample: str) -> None:
    scene = days_since(sample_analysis(sample))
    assert overlapping(scene, scene.words) == []
    assert all(rectangle(scene, words)[2] <= scene.plot + 6 for words in scene.words)
    assert all(rectangle(scene, words)[3] <= scene.height for words in scene.words)


@A_FEW
@given(made_analyses())
def test_a_lane_shows_or_counts_each_of_its_entries(analysis: Analysis) -> None:
    scene = days_since(analysis)
    rows, heights = rows_of(scene), lane_heights(scene, analysis)
    for lane in lanes_of(analysis, entries(analysis)):
        row = rows[heights[lane.episode.setback_id]]
        assert len(row) + counted(scene, row[0].y) == len(lane.ids)
        assert touching(scene, row) == []
    assert overlapping(scene, in_label_column(scene)) == []


def test_responses_stand_as_many_days_from_zero_as_they_came_after_the_setback() -> None:
    scene = days_since(analysed(e("S1", 300), e("R1", 260, to="S1"), e("S2", 250), e("R2", 150, to="S1; S2")))
    assert sorted((target.id, target.x) for target in scene.targets) == [
        ("R1", 40),
        ("R2", 100),
        ("R2", 150),
        ("S1", 0),
        ("S2", 0),
    ]


def test_a_response_dated_before_the_middle_of_its_setbacks_month_stands_beside_it() -> None:
    scene = days_since(analysed(e("S1", 0, date="2025-03"), e("R1", 0, date="2025-03-02", to="S1")))
    setback, response = sorted(scene.targets, key=lambda target: target.id, reverse=True)
    assert (setback.x, response.x) == (0, 0)
    assert center(scene, response) > center(scene, setback)


def test_what_waits_is_dashed_as_long_as_it_has_waited() -> None:
    scene = days_since(analysed(e("S1", 300), e("S2", 120)))
    dashed = sorted((line.x, line.x2) for line in scene.lines if line.dash is Dash.DASHED)
    assert dashed == [(0, 120), (0, 300)]


def test_the_axis_counts_days_in_steps_that_can_be_read() -> None:
    for age in (0, 3, 40, 700, 6000):
        scene = days_since(analysed(e("S1", age), e("S2", 0)))
        ticks = [words for words in scene.words if words.align is Align.CENTER and words.text.isdigit()]
        assert overlapping(scene, scene.words) == []
        assert ticks or age < 30
        assert all(int(words.text) == words.x for words in ticks)


def test_choices_hide_lanes() -> None:
    analysis = analysed(e("S1", 300), e("R1", 260, to="S1"), e("S2", 250))
    waiting = days_since(analysis, Shown(kinds=Kinds.WAITING))
    assert {target.id for target in waiting.targets} == {"S2"}
    nobody = days_since(analysis, Shown(partner="nobody"))
    assert nobody.targets == []
    assert nobody.height > 0


def test_the_picked_entry_has_a_ring() -> None:
    scene = marked(days_since(analysed(e("S1", 300), e("R1", 260, to="S1"))), "R1")
    (target,) = [target for target in scene.targets if target.id == "R1"]
    assert rings(scene) == [(center(scene, target), target.y)]


def test_a_log_without_setbacks_can_be_drawn() -> None:
    scene = days_since(analysed(e("M1", 30)))
    assert scene.targets == []
    assert scene.height > 0
