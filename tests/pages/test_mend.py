"""Rows that were set aside become events where they are listed, in an upload and in a kept log."""

from collections.abc import Mapping
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from csc_core.model import columns as c
from csc_core.model.stored import Part
from csc_core.reporting.mending import BETTER, DROP
from pages.shared import keeping, kept, session
from tests.pages.visit import (
    DEFAULT,
    FAULTY,
    button,
    go,
    has_button,
    opened,
    press,
    sound,
    upload,
    visit,
    words,
)


def mended(monkeypatch: pytest.MonkeyPatch, at: AppTest, edited: Mapping[int, Any]) -> AppTest:
    """Type into the grid of cells to mend that is on the screen, as a person would, and save."""
    grid = "mend-upload"
    if "log" in at.query_params:
        grid = f"mend-{key_of(at)}-{kept.open_desk(key_of(at)).revision}"
    typed = {"edited_rows": edited}
    monkeypatch.setattr(session, "grid_changes", lambda key: typed if key.startswith(grid) else {})
    return press(sound(at.run()), "save-mends")


def key_of(at: AppTest) -> str:
    found = at.query_params["log"]
    return found if isinstance(found, str) else found[0]


def titles(at: AppTest) -> list[str]:
    return list(kept.open_desk(key_of(at)).log.text(c.TITLE))


def test_a_row_of_an_upload_is_mended_in_place_and_its_history_tells_both(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = upload(visit("log"), FAULTY)
    assert button(at, "save-mends").disabled
    at = mended(monkeypatch, at, {0: {BETTER: "2017"}, 1: {BETTER: "context"}})
    assert titles(at) == ["Grant ended", "Data did not match", "Nobody came", "Letter sent"]
    stored = kept.open_desk(key_of(at)).stored
    assert stored is not None
    row = next(row for row in stored.part(Part.EVENTS) if row.cells[c.TITLE] == "Data did not match")
    changes = keeping.store().history(key_of(at), row.key)
    assert [change.step.what for change in changes][-1] == "Rows mended"
    assert changes[-1].before is not None
    assert changes[-1].before.cells[c.DATE] == "before 2017"


def test_a_row_of_a_kept_log_is_mended_and_one_still_wrong_stays_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = go(opened(FAULTY), "log")
    at = mended(monkeypatch, at, {0: {BETTER: "2017-05"}, 1: {BETTER: "gala"}})
    assert titles(at) == ["Grant ended", "Data did not match", "Letter sent"]
    assert at.dataframe[0].value["Written there"].tolist()[0] == "gala"
    assert "3 of 4 rows read; 1 needs you" in words(at)


def test_a_row_that_is_no_event_is_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    at = go(opened(FAULTY), "log")
    at = mended(monkeypatch, at, {1: {DROP: True}})
    assert "2 of 3 rows read; 1 needs you" in words(at)


def test_a_row_that_does_not_fit_under_the_header_is_typed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    at = go(
        opened("date,kind,title\n2025-01-09,setback,Grant ended\n2025-02-01,response,Met,twice,there\n"),
        "log",
    )
    cells = {0: {BETTER: "2025-02-01"}, 1: {BETTER: "response"}, 2: {BETTER: "Met twice"}}
    at = mended(monkeypatch, at, cells)
    assert titles(at) == ["Grant ended", "Met twice"]


def test_a_sound_log_has_nothing_to_mend() -> None:
    assert not has_button(visit("log", log=DEFAULT), "save-mends")
    assert not has_button(press(upload(visit("log"), FAULTY), "Undo this upload"), "save-mends")
