"""A plot wider than the one reckoned for: dates move apart, and words and tracks move with their marks."""

from collections.abc import Callable

import pytest

from csc_core.charting.scene import Scene, Shape
from csc_core.charting.since import days_since
from csc_core.charting.timeline import timeline
from csc_core.content.samples import samples
from csc_core.model.analysis import Analysis
from tests.core.charting.seen import Rectangle, center, overlapping, rectangle, sample_analysis

HALF = 6  # pixels, a little less than half a mark


def covered(scene: Scene) -> list[str]:
    """Words that a mark stands on."""

    def stands_on(mark: Shape, box: Rectangle) -> bool:
        x = scene.pixels(mark.x) + mark.dx
        return box[0] - HALF < x < box[2] + HALF and box[1] < mark.y < box[3]

    return [
        words.text
        for words in scene.words
        if any(stands_on(mark, rectangle(scene, words)) for mark in scene.shapes)
    ]


@pytest.mark.parametrize("sample", [sample.id for sample in samples()])
@pytest.mark.parametrize("view", [timeline, days_since])
@pytest.mark.parametrize("times", [1, 2.5])
def test_words_keep_clear_of_marks(view: Callable[[Analysis], Scene], sample: str, times: float) -> None:
    scene = view(sample_analysis(sample))
    scene.plot *= times
    assert overlapping(scene, scene.words) == []
    assert covered(scene) == []


@pytest.mark.parametrize("times", [1, 2.5])
def test_a_track_ends_at_its_last_mark(times: float) -> None:
    scene = timeline(sample_analysis("port-alder-jobs"))
    scene.plot *= times
    tracks = [box for box in scene.boxes if box.fill == scene.colors.track]
    assert tracks
    for track in tracks:
        marks = [center(scene, mark) for mark in scene.targets if track.y < mark.y < track.y2]
        left, right = scene.pixels(track.x) + track.dx, scene.pixels(track.x2) + track.dx2
        assert left < min(marks) < left + 12
        assert max(marks) < right
