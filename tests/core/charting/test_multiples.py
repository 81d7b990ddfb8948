"""Small journeys: one scale for all, every answer drawn or counted, no word over another, no rank."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csc_core.charting.entries import ANSWERS, Code
from csc_core.charting.frame import PLOT, Frame, Scale, ticks
from csc_core.charting.marks import LOOKS, color_of
from csc_core.charting.multiples import frame_of, multiple, multiples_key, precision_of
from csc_core.charting.palette import palette
from csc_core.charting.picture import picture
from csc_core.charting.scene import Dash, Scene, Shape
from csc_core.charting.sheet import sheet
from csc_core.model.codes import day_number
from csc_core.model.portfolio import RETREAT, CollaborationSummary
from csc_core.model.vocabulary import Stance
from csc_core.portfolio import sample_summaries, side_by_side, summaries_of
from tests.core.charting.seen import counted, overlapping, rectangle
from tests.core.collaborations import TODAY, made_logs, meta
from tests.core.measuring.hand import log_of, response, setback

SAMPLES = sample_summaries()
BOTH = pytest.mark.parametrize("scale", Scale)
A_FEW = settings(max_examples=25, deadline=None)


def summary_of(*rows: dict[str, Any], **facts: Any) -> CollaborationSummary:
    (summary,) = summaries_of([("a", log_of(rows, meta=meta(**facts)))], today=TODAY)
    return summary


def answers_drawn(scene: Scene) -> int:
    """The targets that stand for responses: setbacks have a row to go to."""
    return sum(not target.id for target in scene.targets)


def diamonds(scene: Scene) -> list[Shape]:
    return sorted((shape for shape in scene.shapes if shape.shape == "diamond"), key=lambda shape: shape.x)


def check_words(scene: Scene) -> None:
    assert overlapping(scene, scene.words) == []
    for words in scene.words:
        left, top, right, bottom = rectangle(scene, words)
        assert left >= -2, words.text
        assert right <= scene.plot + 6, words.text
        assert top >= -1, words.text
        assert bottom <= scene.height + 1, words.text


@BOTH
def test_every_response_of_a_sample_is_drawn_or_counted(scale: Scale) -> None:
    frame = frame_of(SAMPLES, scale)
    for summary in SAMPLES:
        scene = multiple(summary, frame)
        assert answers_drawn(scene) + counted(scene) == summary.responses
        assert Counter(t.id for t in scene.targets if t.id) == Counter(str(s.row) for s in summary.setbacks)
        check_words(scene)


@A_FEW
@given(st.lists(made_logs(), min_size=1, max_size=3), st.sampled_from(Scale))
def test_every_response_of_any_log_is_drawn_or_counted(logs: list, scale: Scale) -> None:
    made = list(summaries_of([(str(k), log) for k, log in enumerate(logs)], today=TODAY))
    frame = frame_of(made, scale)
    for summary in made:
        scene = multiple(summary, frame)
        assert answers_drawn(scene) + counted(scene) == summary.responses
        for shape in scene.shapes:
            assert -10 <= scene.pixels(shape.x) + shape.dx <= scene.plot + 10
        check_words(scene)


@BOTH
def test_all_pictures_share_one_scale_and_one_height(scale: Scale) -> None:
    frame = frame_of(SAMPLES, scale)
    scenes = [multiple(summary, frame) for summary in SAMPLES]
    assert {(s.start, s.end, s.height, s.plot) for s in scenes} == {
        (frame.start, frame.end, scenes[0].height, PLOT)
    }
    labels = {tuple((w.x, w.text) for w in s.words if not w.text.startswith("+")) for s in scenes}
    assert labels == {tuple(ticks(frame))}


@BOTH
def test_who_stands_first_changes_no_picture(scale: Scale) -> None:
    frame = frame_of(SAMPLES, scale)
    assert frame_of(SAMPLES[::-1], scale) == frame
    again = frame_of([*SAMPLES, *SAMPLES[:2]], scale)
    assert multiple(SAMPLES[0], again) == multiple(SAMPLES[0], frame)


def test_time_runs_from_each_start_or_by_the_calendar() -> None:
    summary = SAMPLES[0]
    first = summary.setbacks[0]
    for scale, zero in ((Scale.SINCE, day_number(summary.start)), (Scale.CALENDAR, 0)):
        scene = multiple(summary, frame_of(SAMPLES, scale))
        assert diamonds(scene)[0].x == first.day - zero


def test_learning_stands_above_the_line_blaming_below_and_retreat_lowest() -> None:
    stances = ("learning", "blaming", "mixed", "neutral", "unclear")
    rows = [response(stance, 20 + 14 * k) for k, stance in enumerate(stances)]
    summary = summary_of(setback("S1", 1), *rows, response("neutral", 90, forms="withdrawing"))
    scene = multiple(summary, frame_of([summary], Scale.SINCE))
    (line,) = [line.y for line in scene.lines if line.y == line.y2 and line.width == 1.5]
    heights = {target.says.split(" · ")[0]: target.y for target in scene.targets}
    assert heights["learning"] < line < heights["blaming"] < heights["retreat"]
    assert heights["mixed"] == heights["neutral"] == heights["unclear"] == line
    assert set(summary.answers) == {*map(str, Stance), RETREAT}


def test_what_waits_is_dashed_from_the_oldest_to_the_as_of_date() -> None:
    waiting = [setback("S1", 10), setback("S2", 40), setback("S3", 50), response("learning", 60, "S3")]
    summary = summary_of(*waiting)
    scene = multiple(summary, frame_of([summary], Scale.CALENDAR))
    (dashes,) = [line for line in scene.lines if line.dash is Dash.DASHED]
    assert (dashes.x, dashes.x2) == (10, day_number(TODAY))
    solid = {line.x for line in scene.lines if line.x == line.x2 and line.dash is Dash.SOLID}
    assert {10, 40} <= solid
    answered = summary_of(setback("S3", 50), response("learning", 60, "S3"))
    scene = multiple(answered, frame_of([answered], Scale.CALENDAR))
    assert not any(line.dash is Dash.DASHED for line in scene.lines)


def test_the_chosen_kind_has_larger_marks_in_the_same_color() -> None:
    summary = summary_of(setback("S1", 10, subtype="funding_loss"), setback("S2", 40, subtype="data_access"))
    frame = frame_of([summary], Scale.SINCE)
    lost, other = diamonds(multiple(summary, frame, chosen="funding_loss"))
    assert lost.size > other.size
    assert (lost.fill, lost.stroke) == (other.fill, other.stroke)
    assert len({shape.size for shape in diamonds(multiple(summary, frame))}) == 1


def test_a_coarse_setback_has_a_bar_over_its_whole_period() -> None:
    rows = [setback("S1", 45, precision="quarter", first=0, last=89)]
    summary = summary_of(*rows, start_date=TODAY - timedelta(days=90))
    scene = multiple(summary, frame_of([summary], Scale.CALENDAR))
    assert (0, 89, 3) in {(line.x, line.x2, line.width) for line in scene.lines}
    assert any("quarter 1 of 1970" in target.says for target in scene.targets)


@pytest.mark.parametrize(
    ("length", "precision"),
    [(1, "day"), (7, "week"), (28, "month"), (31, "month"), (92, "quarter"), (366, "year")],
)
def test_a_period_tells_how_exact_its_date_is(length: int, precision: str) -> None:
    assert precision_of(100, 99 + length) == precision


@pytest.mark.parametrize("years", [0.1, 0.5, 1, 2, 5, 12, 40, 200])
@BOTH
def test_the_axis_is_never_without_labels_and_they_stay_apart(scale: Scale, years: float) -> None:
    frame = Frame(scale, 18_000, 18_000 + years * 365.25)
    if scale is Scale.SINCE:
        frame = Frame(scale, -years * 7, years * 365.25)
    found = ticks(frame)
    pixels = PLOT / (frame.end - frame.start)
    assert found
    assert all((b[0] - a[0]) * pixels >= 38 for a, b in pairwise(found))
    assert len({label for _, label in found}) == len(found) or scale is Scale.CALENDAR
    summary = SAMPLES[0]
    check_words(multiple(summary, frame_of([summary], scale)))


def test_an_empty_log_has_a_picture() -> None:
    empty = summary_of()
    scene = multiple(empty, frame_of([empty], Scale.SINCE))
    assert scene.height > 0
    assert scene.shapes == []
    assert picture(scene).spec["height"] == scene.height
    assert frame_of([], Scale.CALENDAR).end > 0


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("plot", [1100, 340, 200])
def test_the_key_names_every_mark(dark: bool, plot: int) -> None:
    scene = multiples_key(dark=dark, plot=plot)
    for code in (Code.SETBACK, *ANSWERS):
        shapes = [shape for shape in scene.shapes if shape.shape == LOOKS[code].shape]
        assert any(color_of(code, palette(dark)) in (shape.fill, shape.stroke) for shape in shapes), code
    assert any(line.dash is Dash.DASHED for line in scene.lines)
    check_words(scene)


def test_the_sheet_holds_every_picture_once() -> None:
    found = side_by_side(SAMPLES)
    frame = frame_of(found.summaries, Scale.SINCE)
    captions = {summary.face.key: f"caption of {summary.face.key}" for summary in found.summaries}
    scene = sheet(found, frame, captions, "funding_loss")
    parts = [multiple(summary, frame, chosen="funding_loss") for summary in found.summaries]
    assert len(scene.targets) == sum(len(part.targets) for part in parts)
    told = [words.text for words in scene.words]
    for summary in found.summaries:
        assert told.count(summary.face.name) == 1
        assert told.count(captions[summary.face.key]) == 1
    assert overlapping(scene, scene.words) == []
    assert max(words.y for words in scene.words) < scene.height
