"""The lanes for a narrow screen: title above, marks below, nothing beside."""

import pytest
from hypothesis import given, settings

from csc_core.charting.entries import entries
from csc_core.charting.phone import phone_lanes
from csc_core.charting.picking import marked
from csc_core.charting.scene import Dash
from csc_core.charting.timeline import lanes_of
from csc_core.content.samples import samples
from csc_core.model.analysis import Analysis
from tests.core.charting.seen import (
    analysed,
    counted,
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

A_FEW = settings(max_examples=20, deadline=None)
MARGIN = 6  # the picture's own padding


@pytest.mark.parametrize("sample", [sample.id for sample in samples()])
def test_a_sample_fits_a_phone_and_no_words_overlap(sample: str) -> None:
    scene = phone_lanes(sample_analysis(sample))
    assert scene.label + scene.plot <= 370
    assert overlapping(scene, scene.words) == []
    assert [w.text for w in scene.words if rectangle(scene, w)[2] > scene.plot + MARGIN] == []
    assert [w.text for w in scene.words if rectangle(scene, w)[0] < 0] == []


@A_FEW
@given(made_analyses())
def test_every_setback_has_a_lane_that_shows_or_counts_its_entries(analysis: Analysis) -> None:
    scene = phone_lanes(analysis)
    rows, heights = rows_of(scene), lane_heights(scene, analysis)
    for lane in lanes_of(analysis, entries(analysis)):
        row = rows[heights[lane.episode.setback_id]]
        assert len(row) + counted(scene, row[0].y) == len(lane.ids)
        assert touching(scene, row) == []


def test_what_waits_is_dashed_and_the_picked_entry_has_a_ring() -> None:
    scene = marked(phone_lanes(analysed(e("S1", 300), e("R1", 200, to="S1"), e("S2", 90))), "R1")
    assert len([line for line in scene.lines if line.dash is Dash.DASHED]) == 1
    assert len(rings(scene)) == 1


def test_a_log_without_setbacks_can_be_drawn() -> None:
    scene = phone_lanes(analysed(e("M1", 30)))
    assert scene.targets == []
    assert scene.height > 0
