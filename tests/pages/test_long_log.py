"""A long log stays usable: tables come so many rows at a time, lists end, and words find rows."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.logs import made_log
from tests.pages.test_edit import in_grid, titles
from tests.pages.visit import at_work, go, opened, press, sound, words

ROWS = 2_600  # some four hundred setbacks over twenty years


@pytest.fixture(scope="module")
def log() -> str:
    return made_log(ROWS).decode()


def sent(at: AppTest) -> Iterator[int]:
    """How many rows each table on the screen has."""
    return (len(table.value) for table in at.dataframe)


def test_the_log_page_shows_a_part_of_many_rows_and_finds_words_in_all(log: str) -> None:
    at = go(opened(log), "log")
    assert max(sent(at)) == 1_000
    assert "2,600 rows in all" in words(at)
    last = sound(at.selectbox(key="read-rows").set_value(2_000).run())
    assert 600 in sent(last)
    title = last.dataframe[0].value["title"].iloc[-1]
    number = int(last.dataframe[0].value["row"].iloc[-1])
    found = sound(last.text_input(key="read-words").set_value(title.upper()).run())
    rows = found.dataframe[0].value
    assert number in set(rows["row"].astype(int))
    assert (rows["title"] == title).all()


def test_lists_of_what_waits_end(log: str) -> None:
    at = opened(log)
    start = go(at, "start")
    assert sum(button.label == "Look at it" for button in start.button) == 12
    assert "more, on the timeline" in words(start)
    prompts = go(at, "prompts")
    assert sum(str(button.key).startswith("done-") for button in prompts.button) <= 40


def test_a_short_log_s_table_has_no_boxes_around_it() -> None:
    at = go(opened(made_log(60).decode()), "log")
    assert max(sent(at)) == 60
    assert not [box for box in at.text_input if box.key == "read-words"]


def test_a_row_far_down_is_found_and_changed(log: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at = go(opened(log), "log")
    at = at_work(at, "edit")
    assert "2,600 rows" in words(at)
    at = sound(at.selectbox(key="grid-rows").set_value(2_000).run())
    at = in_grid(monkeypatch, at, edited_rows={3: {"title": "Changed far down"}})
    assert at.selectbox(key="grid-rows").disabled
    assert at.text_input(key="grid-words").disabled
    press(at, "Save 1 changed row")
    assert [place for place, title in enumerate(titles(at)) if title == "Changed far down"] == [2_003]


def saving(at: AppTest) -> list[str]:
    return [button.proto.label for button in at.get("download_button")]


def test_a_file_of_a_long_log_is_made_when_asked_for_and_then_kept(
    log: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = sound(go(opened(log), "brief").radio(key="document").set_value("tables").run())
    assert not saving(at)
    press(at, "Make CSV files (ZIP)")
    (ready,) = saving(at)
    assert ready.startswith("Save CSV files (ZIP), ")

    def made_again(*_: object) -> None:
        raise AssertionError("the file was there already")

    monkeypatch.setattr("csc_core.reporting.documents.facilitator_shelf.facilitator_csvs", made_again)
    sound(at.radio(key="document").set_value("report").run())
    assert "more than anybody reads on paper" in words(at)
    assert saving(sound(at.radio(key="document").set_value("tables").run())) == [ready]


def test_a_file_of_a_short_log_is_saved_with_one_click() -> None:
    at = go(opened(made_log(60).decode()), "brief")
    assert saving(at) == ["Print (PDF)", "Web page (HTML)"]
    assert "on paper" not in words(at)
