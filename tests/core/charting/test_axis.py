"""The time axis: as many labels as can be read, and always a year."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from csc_core.charting.axis import draw_axis
from csc_core.charting.palette import LIGHT
from csc_core.charting.scene import Scene
from csc_core.model.codes import day_number
from tests.core.charting.seen import overlapping, rectangle

first_days = st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1)).map(day_number)


@given(first_days, st.integers(45, 40_000), st.sampled_from((340, 560, 760)))
def test_labels_never_overlap_and_a_year_is_always_told(start: int, days: int, plot: int) -> None:
    scene = Scene(LIGHT, start, start + days, plot, 0 if plot == 340 else 232)
    scene.height = draw_axis(scene, 0, 0, 100)
    assert overlapping(scene, scene.words) == []
    assert any(len(words.text) == 4 and words.text.isdigit() for words in scene.words)
    assert all(rectangle(scene, words)[2] <= plot + 6 for words in scene.words)


def test_labels_stand_at_the_day_they_name() -> None:
    start = day_number(dt.date(2023, 11, 1))
    scene = Scene(LIGHT, start, start + 800, 560, 232)
    draw_axis(scene, 0, 0, 100)
    places = {words.text: words.x for words in scene.words}
    assert places["2024"] == day_number(dt.date(2024, 1, 1))
    assert places["2025"] == day_number(dt.date(2025, 1, 1))
