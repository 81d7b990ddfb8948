"""Scenes to Vega-Lite: a valid spec, with a log's words in its data only, that draws without a browser."""

import copy
import json
from typing import Any

import altair as alt
import pytest

from csc_core.charting.bars import bars
from csc_core.charting.opening import opening
from csc_core.charting.phone import phone_lanes
from csc_core.charting.picture import PICK, SVG_LIMIT, picture, png, svg
from csc_core.charting.scene import Scene
from csc_core.charting.since import days_since
from csc_core.charting.timeline import timeline
from csc_core.content.samples import samples
from tests.core.charting.seen import analysed, overlapping, rectangle, sample_analysis
from tests.core.small_logs import e, several

SAMPLE = sample_analysis(samples()[0].id)
SCENES = {
    "timeline": timeline(SAMPLE),
    "days": days_since(SAMPLE),
    "phone": phone_lanes(SAMPLE),
    "opening": opening(),
    "bars": bars([("City", 3), ("Schools", 0)], "row"),
    "empty": timeline(analysed(e("C1", 9))),
}
HOSTILE = "<img src=x onerror=alert(1)> datum.x ![a](http://evil.test/p.png) {{title}} \"'`"


@pytest.mark.parametrize("name", SCENES)
def test_a_picture_is_valid_by_the_schema(name: str) -> None:
    spec = picture(SCENES[name], clickable=True, sized=True).whole()
    read = alt.LayerChart.from_dict(copy.deepcopy(spec), validate=True)
    assert len(read.layer) == len(spec["layer"])
    assert spec["$schema"].endswith(".json")


def keys(node: Any) -> set[str]:
    """All names used anywhere in a spec."""
    if isinstance(node, dict):
        return set(node) | {name for value in node.values() for name in keys(value)}
    return {name for value in node for name in keys(value)} if isinstance(node, list) else set()


def test_the_spec_holds_no_words_of_the_log_and_names_nothing_that_fetches() -> None:
    drawn = picture(timeline(analysed({**e("S1", 90), "title": HOSTILE})), clickable=True)
    spec = json.dumps(drawn.spec)
    assert "datasets" not in drawn.spec
    assert "evil.test" not in spec
    assert "onerror" not in spec
    assert keys(dict(drawn.spec)).isdisjoint({"href", "url", "image"})
    assert any(HOSTILE in row["says"] for row in drawn.rows("targets"))


def test_no_field_of_the_data_is_named_as_the_tooltip_would_take_for_a_picture() -> None:
    for scene in SCENES.values():
        for rows in picture(scene).whole()["datasets"].values():
            assert all({"title", "image", "href", "url"}.isdisjoint(row) for row in rows)


def test_one_picture_leaves_the_next_one_alone() -> None:
    before = json.dumps(picture(SCENES["timeline"]).spec)
    other = picture(SCENES["days"])
    other.spec["layer"][0]["encoding"].clear()
    assert json.dumps(picture(SCENES["timeline"]).spec) == before


def test_the_picture_can_be_clicked_only_where_it_is_asked_for() -> None:
    assert PICK in json.dumps(picture(SCENES["timeline"], clickable=True).spec)
    assert PICK not in json.dumps(picture(SCENES["timeline"]).spec.get("params", []))


def test_the_picture_has_the_size_and_bounds_of_its_scene() -> None:
    scene = SCENES["timeline"]
    drawn = picture(scene, sized=True)
    assert drawn.height == drawn.spec["height"] == scene.height
    assert drawn.spec["width"] == scene.label + scene.plot
    for layer in drawn.spec["layer"]:
        assert layer["encoding"]["x"]["scale"]["domain"] == [scene.start, scene.end]
        assert layer["encoding"]["y"]["scale"]["domain"] == [0, scene.height]
    assert "width" not in picture(scene).spec


def test_padding_is_an_object_and_few_marks_are_named_for_screen_readers() -> None:
    small = picture(SCENES["timeline"]).spec
    assert set(small["padding"]) == {"left", "right", "top", "bottom"}
    assert small["usermeta"]["embedOptions"]["renderer"] == "svg"
    crowd = analysed(*several("S", SVG_LIMIT + 20, 3))
    many = Scene(SCENES["timeline"].colors, 0, 1, 1, 0, targets=timeline(crowd).targets * 10)
    assert picture(many).spec["usermeta"]["embedOptions"]["renderer"] == "canvas"


@pytest.mark.parametrize("name", SCENES)
def test_pictures_are_drawn_without_a_browser(name: str) -> None:
    drawn = picture(SCENES[name], sized=True)
    image, text = png(drawn, scale=1), svg(drawn)
    assert image.startswith(b"\x89PNG\r\n")
    width, height = (int.from_bytes(image[k : k + 4]) for k in (16, 20))
    assert width <= drawn.spec["width"] + 30  # nothing beside the picture makes it wider
    assert abs(height - drawn.height) < 12
    words = [word.text for word in SCENES[name].words if word.text.isalpha()]
    assert all(word in text for word in words)
    assert "<script" not in text


def test_hostile_titles_are_drawn_as_letters() -> None:
    text = svg(picture(timeline(analysed({**e("S1", 90), "title": HOSTILE})), sized=True))
    assert "<img" not in text
    assert "href" not in text
    assert "&lt;img" in text


def test_the_opening_picture_shows_a_turn_a_mix_and_a_wait() -> None:
    scene = opening()
    told = " ".join(words.text for words in scene.words)
    assert "turned to learning" in told
    assert overlapping(scene, scene.words) == []
    assert opening(dark=True).colors != scene.colors


def test_bars_are_as_long_as_their_counts_and_say_them() -> None:
    counts = [("City manager", 12), ("A partner with a very long name indeed", 1), ("Library", 0)]
    scene = bars(counts, "row")
    assert [(box.x, box.x2) for box in scene.boxes] == [(0, 12), (0, 1)]
    assert len({box.fill for box in scene.boxes}) == 1
    told = [words.text for words in scene.words]
    assert "12 rows" in told
    assert "1 row" in told
    assert "no rows" in told
    assert overlapping(scene, scene.words) == []
    assert all(rectangle(scene, words)[2] <= scene.plot + 6 for words in scene.words)


def test_no_counts_make_an_empty_picture() -> None:
    assert bars([], "row").boxes == []
