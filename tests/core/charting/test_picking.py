"""The picked entry is marked in a picture that is laid out already."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_core.charting.entries import entries
from csc_core.charting.phone import phone_lanes
from csc_core.charting.picking import drawn, marked
from csc_core.charting.picture import picture
from csc_core.charting.scene import Scene
from csc_core.charting.since import days_since
from csc_core.charting.timeline import timeline
from csc_core.model.analysis import Analysis
from tests.core.charting.seen import analysed, in_label_column, made_analyses, rectangle, rings
from tests.core.small_logs import e

VIEWS = (timeline, days_since, phone_lanes)


@given(made_analyses(), st.data())
def test_a_picked_picture_is_that_of_the_marked_scene_and_the_laid_out_one_stays_as_it_is(
    analysis: Analysis, data: st.DataObject
) -> None:
    scene = data.draw(st.sampled_from(VIEWS))(analysis)
    before, laid = deepcopy(scene), drawn(scene)
    ids = [entry.id for entry in entries(analysis)]
    for picked in data.draw(st.lists(st.sampled_from([*ids, None, "nothing"]), max_size=3)):
        assert laid.with_picked(picked) == picture(marked(scene, picked), clickable=True)
    assert scene == before


def test_what_a_pick_does_not_change_is_sent_as_it_was() -> None:
    laid = drawn(timeline(analysed(e("S1", 300), e("R1", 100, to="S1"), e("S2", 90))))
    assert laid.with_picked(None) == laid.picture
    found = laid.with_picked("R1").datasets
    same = {name for name, data in laid.picture.datasets.items() if found[name] is data}
    assert same >= {"lines", "shapes", "glyphs", "targets"}
    assert found["rings"] != laid.picture.datasets["rings"]


def test_every_setback_that_a_picked_response_answers_stands_out() -> None:
    analysis = analysed(e("S1", 300), e("S2", 250), e("S3", 90), e("R1", 100, to="S1;S2"))
    scene = marked(timeline(analysis), "R1")
    assert len([box for box in scene.grounds if box.fill == scene.colors.tint]) == 2
    blue = [words.text for words in scene.words if words.color == scene.colors.blue]
    assert sorted(blue) == ["1", "1", "2", "2"]  # over the journey and beside the lane


@pytest.mark.parametrize("view", [timeline, days_since, phone_lanes])
def test_a_long_title_keeps_to_its_column_when_it_is_picked(view: type[Scene]) -> None:
    title = "The council turned down the shared budget for the third time in a row and said why at length"
    scene = marked(view(analysed(e("S1", 300, title=title))), "S1")
    bold = [words for words in in_label_column(scene) if words.weight == 600 and words.text in title]
    assert all(rectangle(scene, words)[2] <= 0 for words in bold)
    assert bool(bold) == (view is not phone_lanes)


def test_the_words_of_a_picked_setback_that_waits_leave_room_for_its_ring() -> None:
    scene = marked(timeline(analysed(e("S1", 300), e("S2", 20))), "S1")
    ((x, y),) = rings(scene)
    (left, _, right, _) = next(
        rectangle(scene, words) for words in scene.words if words.y == y and words.halo == scene.colors.tint
    )
    assert left > x + 14 or right < x - 14
