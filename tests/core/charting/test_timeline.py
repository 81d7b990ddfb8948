"""The main picture: everything of the log is in it, in its place, and nothing covers anything else."""

import pytest
from hypothesis import given, settings

from csc_core.analysis import analyse
from csc_core.charting.entries import Code, Kinds, Shown, entries
from csc_core.charting.lettering import width
from csc_core.charting.marks import STRIDE
from csc_core.charting.picking import marked
from csc_core.charting.reading_order import neighbors, reading_order
from csc_core.charting.scene import Dash
from csc_core.charting.timeline import lanes_of, timeline, without_lane
from csc_core.content.samples import samples
from csc_core.model.analysis import Analysis
from csc_core.model.codes import day_number
from tests.core.charting.seen import (
    analysed,
    capsules,
    center,
    counted,
    in_label_column,
    key_row,
    lane_heights,
    made_analyses,
    numbers,
    overlapping,
    rectangle,
    rings,
    rows_of,
    sample_analysis,
    touching,
)
from tests.core.small_logs import AS_OF, e, several
from tests.make import make_log

TODAY = day_number(AS_OF)
EACH_SAMPLE = pytest.mark.parametrize("sample", [sample.id for sample in samples()])
A_FEW = settings(max_examples=25, deadline=None)


def setbacks(analysis: Analysis) -> list[str]:
    return [episode.setback_id for episode in analysis.findings.episodes]


@EACH_SAMPLE
def test_every_entry_of_a_sample_can_be_pointed_at_or_is_counted(sample: str) -> None:
    analysis = sample_analysis(sample)
    scene = timeline(analysis)
    there = {target.id for target in scene.targets}
    missing = [entry.id for entry in entries(analysis) if entry.id not in there]
    assert len(missing) <= counted(scene)
    assert len(missing) <= 1


@A_FEW
@given(made_analyses())
def test_every_entry_of_any_log_can_be_pointed_at_or_is_counted(analysis: Analysis) -> None:
    scene = timeline(analysis)
    there = {target.id for target in scene.targets}
    missing = [entry.id for entry in entries(analysis) if entry.id not in there and entry.day <= scene.end]
    assert len(missing) <= counted(scene)


@EACH_SAMPLE
def test_no_two_words_of_a_sample_overlap_and_none_leave_the_picture(sample: str) -> None:
    scene = timeline(sample_analysis(sample))
    assert overlapping(scene, scene.words) == []
    for words in scene.words:
        left, top, right, bottom = rectangle(scene, words)
        assert -scene.label <= left, words.text
        assert right <= scene.plot + 6, words.text
        assert top >= 0, words.text
        assert bottom <= scene.height, words.text


@A_FEW
@given(made_analyses())
def test_no_two_words_overlap_in_the_label_column(analysis: Analysis) -> None:
    scene = timeline(analysis)
    assert overlapping(scene, in_label_column(scene)) == []


@A_FEW
@given(made_analyses())
def test_titles_stay_inside_the_label_column(analysis: Analysis) -> None:
    scene = timeline(analysis)
    labels = [words for words in in_label_column(scene) if words.x == scene.start]
    assert all(rectangle(scene, words)[2] <= 0 for words in labels)


@A_FEW
@given(made_analyses())
def test_every_setback_has_a_lane_and_lanes_follow_their_numbers(analysis: Analysis) -> None:
    scene = timeline(analysis)
    heights = lane_heights(scene, analysis)
    assert list(heights) == sorted(heights, key=heights.__getitem__)
    assert set(heights) == set(setbacks(analysis))
    assert len(set(heights.values())) == len(heights)


@A_FEW
@given(made_analyses())
def test_marks_in_a_lane_never_overlap_and_stay_inside_the_plot(analysis: Analysis) -> None:
    scene = timeline(analysis)
    rows = rows_of(scene)
    for height in lane_heights(scene, analysis).values():
        assert touching(scene, rows[height]) == []
        assert all(center(scene, target) < scene.plot for target in rows[height])


@A_FEW
@given(made_analyses())
def test_a_lane_shows_or_counts_each_of_its_entries(analysis: Analysis) -> None:
    scene = timeline(analysis)
    rows, heights = rows_of(scene), lane_heights(scene, analysis)
    for lane in lanes_of(analysis, entries(analysis)):
        height = heights[lane.episode.setback_id]
        assert len(rows[height]) + counted(scene, height) == len(lane.ids)


@A_FEW
@given(made_analyses())
def test_numbers_stand_in_order(analysis: Analysis) -> None:
    found = [int(words.text) for words in numbers(timeline(analysis))]
    assert found == sorted(found)


def test_learning_stands_above_the_line_blaming_below_it_and_the_rest_on_it() -> None:
    stances = ("learning", "blaming", "mixed", "neutral", "unclear")
    answers = [e(f"R{k}", 90 - 20 * k, to="S1", stance=stance) for k, stance in enumerate(stances)]
    scene = timeline(analysed(e("S1", 200), *answers, e("R9", 3, to="S1", forms="withdrawing")))
    line = key_row(scene, Code.MIXED)
    journey = {target.id: target.y for target in reversed(scene.targets)}
    assert journey["R0"] < line < journey["R1"] < journey["R9"]
    assert journey["R2"] == journey["R3"] == journey["R4"] == line
    assert journey["R9"] == key_row(scene, Code.RETREAT)


def test_the_number_stands_over_its_setback() -> None:
    analysis = analysed(*several("S", 3, 100), e("S9", 10))
    scene = timeline(analysis)
    assert [words.text for words in numbers(scene)] == ["1", "2", "3", "4"]
    newest = numbers(scene)[-1]
    assert newest.x == TODAY - 10
    assert newest.dx == 0


def test_an_unanswered_lane_is_dashed_from_its_setback_to_the_as_of_day() -> None:
    analysis = analysed(e("S1", 300), e("R1", 290, to="S1", stance="learning"), e("S2", 120))
    scene = timeline(analysis)
    dashed = [line for line in scene.lines if line.dash is Dash.DASHED]
    height = lane_heights(scene, analysis)["S2"]
    assert [(line.x, line.x2, line.y) for line in dashed] == [(TODAY - 120, TODAY, height)]
    assert any("120 days" in words.text and words.y == height for words in scene.words)


def test_a_setback_closed_without_an_answer_does_not_wait() -> None:
    analysis = analysed(e("S1", 300, status="resolved"))
    scene = timeline(analysis)
    assert not [line for line in scene.lines if line.dash is Dash.DASHED]
    assert any("closed" in words.text for words in scene.words)


def test_coarse_dates_are_capsules_over_their_whole_period() -> None:
    rows = [e("S1", 500), e("R1", 0, to="S1", stance="learning") | {"date": "2024-Q3"}]
    scene = timeline(analysed(*rows))
    found = capsules(scene)
    assert len(found) == 2  # in the journey and in the lane
    assert {(box.x, box.x2) for box in found} == {
        (
            day_number(AS_OF.replace(year=2024, month=7, day=1)),
            day_number(AS_OF.replace(year=2024, month=9, day=30)),
        )
    }
    exact = timeline(analysed(e("S1", 500), e("R1", 400, to="S1", stance="learning")))
    assert capsules(exact) == []


def test_the_picked_response_has_a_ring_wherever_it_is_drawn_and_its_number_is_colored() -> None:
    analysis = analysed(e("S1", 300), e("R1", 100, to="S1", stance="learning"), e("S2", 90))
    scene = marked(timeline(analysis), "R1")
    places = [(center(scene, target), target.y) for target in scene.targets if target.id == "R1"]
    assert len(places) == 2
    assert sorted(rings(scene)) == sorted(places)
    assert [words.text for words in numbers(scene) if words.color == scene.colors.blue] == ["1"]
    assert rings(timeline(analysis)) == []
    assert rings(marked(timeline(analysis), "nothing")) == []


def test_the_picked_lane_is_tinted_over_its_whole_width() -> None:
    analysis = analysed(e("S1", 300), e("S2", 90))
    scene = marked(timeline(analysis), "S2")
    (tint,) = [box for box in scene.grounds if box.fill == scene.colors.tint]
    assert (tint.x, tint.x2, tint.dx) == (scene.start, scene.end, -scene.label)
    assert tint.y < lane_heights(scene, analysis)["S2"] < tint.y2


def test_same_day_marks_are_drawn_side_by_side_and_a_crowd_is_counted() -> None:
    same_day = [e(f"R{k}", 200, to="S1", stance="learning") for k in range(8)]
    analysis = analysed(e("S1", 300), *same_day, e("R9", 20, to="S1", stance="blaming"))
    scene = timeline(analysis)
    height = lane_heights(scene, analysis)["S1"]
    row = rows_of(scene)[height]
    assert touching(scene, row) == []
    assert counted(scene, height) == 8 - 4
    assert row[-1].id == "R9"  # a crowd does not hide what came much later
    assert row[-1].dx == 0


def test_a_reading_that_fits_nowhere_beside_its_marks_stands_between_them() -> None:
    answers = [e("R1", 880, to="S1", stance="blaming"), e("R2", 2, to="S1", stance="learning")]
    scene = timeline(analysed(e("S1", 890), *answers))
    (reading,) = [words for words in scene.words if words.text == "turned to learning"]
    left, _, right, _ = rectangle(scene, reading)
    assert left > 0
    assert right < scene.plot - STRIDE
    assert overlapping(scene, scene.words) == []


@pytest.mark.parametrize(
    "title", ["word " * 200, "W" * 500, "改善" * 200, "نتائج المراجعة " * 40, "🙂" * 200, "\u200b"]
)
def test_titles_of_any_length_and_script_are_wrapped_within_the_label_width(title: str) -> None:
    analysis = analysed({**e("S1", 30), "title": title}, {**e("S2", 20), "title": title})
    scene = timeline(analysis)
    titles = [words for words in in_label_column(scene) if words.text[:1] == title[0]]
    assert 2 <= len(titles) <= 4
    assert all(width(words.text, bold=words.weight > 400) <= scene.label - 24 for words in titles)
    assert overlapping(scene, in_label_column(scene)) == []


def test_an_empty_log_gives_an_empty_picture_that_can_still_be_drawn() -> None:
    for analysis in (analyse(make_log("date,kind,title\n"), today=AS_OF), analysed(e("S1", -900))):
        scene = timeline(analysis)
        assert {target.id for target in scene.targets} <= {""}
        assert scene.height > 0
        assert scene.end > scene.start
        assert overlapping(scene, scene.words) == []


@pytest.mark.parametrize("kind", ["S1", "R1", "G1", "P1", "M1", "C1"])
@pytest.mark.parametrize("days", [0, 20, 4000])
def test_a_log_of_one_event_shows_it_on_an_axis_that_says_when(kind: str, days: int) -> None:
    scene = timeline(analysed(e(kind, days)))
    (target,) = [target for target in scene.targets if target.id == kind]
    assert 0 <= center(scene, target) <= scene.plot
    at_the_foot = [words.text for words in scene.words if words.y > scene.height - 20]
    assert any(text.isdigit() and len(text) == 4 for text in at_the_foot)
    assert days > 400 or len(at_the_foot) >= 2


def test_filters_take_rows_out_and_leave_the_picture_sound() -> None:
    analysis = sample_analysis(samples()[0].id)
    for shown in (
        Shown(partner="nobody"),
        Shown(kinds=Kinds.WAITING),
        Shown(kinds=Kinds.ANSWERS, days=365),
        Shown(days=1),
    ):
        scene = timeline(analysis, shown)
        kept = {entry.id for entry in entries(analysis, shown)}
        marks = {target.id for target in scene.targets} & {
            entry.id for entry in entries(analysis, Shown(kinds=Kinds.ANSWERS))
        }
        lanes = {
            entry.id for lane in lanes_of(analysis, entries(analysis, shown)) for entry in (lane.setback,)
        }
        assert marks <= kept | lanes
        assert overlapping(scene, scene.words) == []


def test_a_period_begins_the_axis_there() -> None:
    analysis = sample_analysis(samples()[0].id)
    today = day_number(analysis.findings.as_of)
    year, life = timeline(analysis, Shown(days=365)), timeline(analysis)
    assert today - 390 < year.start <= today - 365
    assert life.start < year.start


def test_what_lies_ahead_is_marked_off_from_what_happened() -> None:
    ahead = timeline(analysed(e("S1", 300), e("P1", -50, planned="yes")))
    assert any(words.text == "ahead" for words in ahead.words)
    assert any(target.id == "P1" for target in ahead.targets)
    assert not any(words.text == "ahead" for words in timeline(analysed(e("S1", 300))).words)


def test_the_reading_order_goes_through_every_entry_once_lane_by_lane() -> None:
    analysis = analysed(
        e("S1", 300), e("S2", 280), e("R1", 270, to="S1"), e("R2", 260, to="S1; S2"), e("M1", 250)
    )
    facts = analysis.findings.facts
    order = reading_order(analysis, Shown())
    assert facts.names(order) == ("S1", "R1", "R2", "S2", "M1")
    rows = facts.numbers[order].tolist()
    found = [neighbors(analysis, Shown(), place) for place in order.tolist()]
    assert found == list(zip([None, *rows], [*rows[1:], None], strict=False))


def test_a_hidden_entry_has_no_neighbors_but_a_hidden_setback_leads_its_lane() -> None:
    analysis = analysed(e("S1", 500), e("R1", 100, to="S1"), e("S2", 400), e("M1", 90))
    facts, lately = analysis.findings.facts, Shown(days=200)
    assert facts.names(reading_order(analysis, lately)) == ("S1", "R1", "M1")
    assert neighbors(analysis, lately, facts.positions["S2"]) == (None, None)


@given(made_analyses())
def test_the_reading_order_is_that_of_the_lanes(analysis: Analysis) -> None:
    found = entries(analysis)
    lanes = [entry for lane in lanes_of(analysis, found) for entry in (lane.setback, *lane.responses)]
    expected = dict.fromkeys(entry.position for entry in (*lanes, *found))
    assert reading_order(analysis, Shown()).tolist() == list(expected)


def test_dark_and_light_differ_in_color_only() -> None:
    analysis = sample_analysis(samples()[0].id)
    light, dark = timeline(analysis), timeline(analysis, dark=True)
    assert [target.id for target in light.targets] == [target.id for target in dark.targets]
    assert light.height == dark.height
    assert {words.color for words in light.words}.isdisjoint({words.color for words in dark.words})


def test_no_setback_is_without_a_lane_in_a_log_of_ordinary_size() -> None:
    assert all(without_lane(sample_analysis(sample.id), Shown()) == 0 for sample in samples())
