"""Compare: nine examples by city and policy area, the visitor's own logs beside them, and nothing ranked."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from csc_core.charting.sheet import parts_of
from csc_core.content.samples import samples
from tests.pages.visit import (
    DEFAULT,
    TINY,
    button,
    go,
    has_button,
    opened,
    press,
    visit,
    words,
)

OWN = "date,kind,subtype,title\n2025-01-09,setback,funding_loss,Our own grant ended\n"
META = "field,value\nname,Our own pact\ncity,Aldea\npolicy_area,education\nshare_in_comparisons,{}\n"


def pictures(at: AppTest) -> list[Any]:
    return at.get("vega_lite_chart")


def links(at: AppTest) -> list[Any]:
    return [link.proto for link in at.get("page_link")]


def test_the_nine_examples_stand_by_city_and_policy_area() -> None:
    at = visit("compare")
    told = words(at)
    assert "9 collaborations" in told
    assert "not for projection" in told
    assert len(pictures(at)) == 10  # nine journeys and the key
    named = [link.label for link in links(at)]
    assert all(f"**{sample.name}**" in [label.replace("\\", "") for label in named] for sample in samples())
    at_city = [told.index(city) for city in sorted({sample.city for sample in samples()})]
    assert at_city == sorted(at_city)
    assert "What these cases can and cannot say" in told


def test_every_journey_links_to_its_timeline() -> None:
    at = visit("compare")
    asked = {link.query_string for link in links(at)}
    assert {f"log={sample.id}" for sample in samples()} <= asked
    assert any("row=" in query for query in asked)


def test_a_kind_of_setback_is_chosen_and_what_followed_is_shown() -> None:
    at = visit("compare")
    box = at.selectbox(key="met")
    at = box.select_index(len(box.options) - 1).run()
    assert not at.exception
    fewest = box.options[-1]
    assert fewest.endswith(("1 place", "2 places"))
    assert "no place stands alone" in words(at)
    at = at.selectbox(key="met").select_index(0).run()
    assert "no place stands alone" not in words(at)
    assert any(b.proto.label.startswith("What followed") for b in at.get("download_button"))


def test_the_kind_the_open_log_waits_on_comes_first() -> None:
    at = go(visit("timeline", log=DEFAULT), "compare")
    assert at.selectbox(key="met").options[0].startswith("Funding lost")


def test_the_axis_can_be_the_calendar() -> None:
    at = visit("compare")
    assert "time since each start" in words(at)
    at = at.radio(key="time").set_value("calendar").run()
    assert "calendar time" in words(at)


def test_an_own_log_stands_among_the_examples_and_can_stand_alone() -> None:
    at = go(opened(OWN, meta=META.format("yes")), "compare")
    assert "10 collaborations" in words(at)
    assert "Our own pact" in " ".join(link.label for link in links(at))
    assert sum(link.label == "Add a log" for link in links(at)) == 2
    at = at.checkbox(key="examples").uncheck().run()
    assert not at.exception
    told = words(at)
    assert "One log is open here" in told
    assert "9 logs hidden" in told
    assert len(pictures(at)) == 2


def test_a_log_that_did_not_agree_is_drawn_and_counted_nowhere() -> None:
    at = go(opened(OWN, meta=META.format("no")), "compare")
    told = words(at)
    assert "10 collaborations" in told
    assert "share_in_comparisons" in told
    assert "Counted over 9 collaborations" in told
    assert "Our own grant ended" not in told.split("Setbacks still open")[0]
    table = at.dataframe[-1].value
    assert not any("Our own pact" in str(column) for column in table.columns)


def test_a_log_without_facts_finds_a_place() -> None:
    at = go(opened(TINY), "compare")
    assert "No place stated" in words(at)
    at = at.checkbox(key="examples").uncheck().run()
    assert not at.exception
    told = words(at)
    assert "share_in_comparisons" in told
    assert "Cases by responses" not in told


def test_hostile_words_are_shown_as_they_are() -> None:
    name = "**bold** <img src=x> $x$ [link](http://x)"
    text = f"date,kind,subtype,title\n2025-01-09,setback,funding_loss,{name}\n"
    at = go(opened(text, meta=META.format("yes").replace("Our own pact", name)), "compare")
    written = [element.value for element in at.markdown] + [link.label for link in links(at)]
    assert any("\\*\\*bold\\*\\*" in value for value in written)
    assert not any("<img" in value.replace("\\<img", "") for value in written)


def test_the_table_behind_the_pictures_and_the_picture_itself_can_be_taken() -> None:
    at = press(visit("compare"), "Table")
    assert len(at.dataframe[-1].value) > 60
    assert has_button(visit("compare"), "Take away")
    at = visit("compare")
    button(at, "Take away").click()
    at.run()
    assert not at.exception
    labels = [b.proto.label for b in at.get("download_button")]
    assert {"Image (PNG)", "Drawing (SVG)", "Print (PDF)", "Web page (HTML)"} <= set(labels)


def test_every_picture_says_in_words_what_it_shows() -> None:
    at = visit("compare")
    for chart in pictures(at):
        assert chart.proto.alt
        assert json.loads(chart.proto.spec)["layer"]


def test_many_are_shown_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.shared.compare.choices.parts_of", lambda shown: parts_of(shown, bands=2))
    at = visit("compare")
    box = at.selectbox(key="part")
    assert box.options == ["1 to 6 of 9", "7 to 9 of 9"]
    assert len(pictures(at)) == 7
    assert "Santa Brisa" not in words(at).split("Places that met")[0]
    at = box.select_index(1).run()
    assert not at.exception
    assert len(pictures(at)) == 4
    assert "Santa Brisa" in words(at).split("Places that met")[0]


def test_a_city_too_large_for_a_screen_says_where_the_rest_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.shared.compare.choices.parts_of", lambda shown: parts_of(shown, most=2))
    at = visit("compare")
    assert len(at.selectbox(key="part").options) == 6
    assert "On another screen of this list." in words(at)
    assert not any(link.label == "Add a log" for link in links(at))
