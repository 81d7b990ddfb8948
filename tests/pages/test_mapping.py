"""A file in other words than ours: how it is read can be seen, put right, and is remembered."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from csc_core.model import columns as c
from csc_core.model.raw import LEFT_OUT
from csc_core.reporting import mapping_tables as tables
from pages.shared import memory
from tests.pages.visit import TINY, button, has_button, press, sound, upload, visit, words

HEAD = "Issue ID,Opened,Type,Summary,Closed\n"
TRACKER = (
    f"{HEAD}A-1,2025-01-09,Issue,Grant ended,2025-02-01\n"
    "A-2,2025-02-09,Action,Letter sent,2025-03-01\n"
    "A-3,2025-02-11,Change of lead,City hands over,2025-03-05\n"
    "A-4,2025-02-12,,Bus line cut,2025-03-07\n"
)
NEXT = (
    f"{HEAD}B-1,2026-01-09,Change of lead,County hands over,2026-02-01\n"
    "B-2,2026-01-10,Issue,Lease ended,2026-02-02\n"
)
WORDS_ROWS = {2: {tables.READ_AS: "governance"}, 3: {tables.READ_AS: LEFT_OUT}}


def put_right(monkeypatch: pytest.MonkeyPatch, at: AppTest, **grids: dict[int, dict[str, str]]) -> AppTest:
    """Change cells in the grids of columns and words, and have the file read so."""
    typed: dict[str, Any] = {name: {"edited_rows": rows} for name, rows in grids.items()}
    monkeypatch.setattr(
        memory, "grid_changes", lambda key: typed.get("words" if key.endswith("-words") else "columns", {})
    )
    at = press(sound(at.run()), "read-mapping")
    typed.clear()
    return sound(at.run())


def place_of(at: AppTest, ours: str) -> int:
    """The row of one of our columns in the grid."""
    guesses = at.session_state["upload-read"].guesses
    return next(place for place, guess in enumerate(guesses) if guess.ours == ours)


def read(at: AppTest, column: str) -> list[str]:
    """What was read into a column, as text."""
    return [str(cell) for cell in at.session_state["upload-read"].log.text(column)]


def test_a_file_in_our_words_shows_no_grid() -> None:
    at = upload(visit("log"), TINY)
    assert "How we read your file" not in words(at)
    assert not has_button(at, "read-mapping")


def test_without_a_change_there_is_nothing_to_read_again() -> None:
    at = upload(visit("log"), TRACKER)
    assert "How we read your file" in words(at)
    assert not has_button(at, "read-mapping")
    assert not has_button(at, "Open the timeline")


def test_words_that_are_told_become_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    at = put_right(monkeypatch, upload(visit("log"), TRACKER), words=WORDS_ROWS)
    assert button(at, "Open the timeline with 3 rows")
    assert read(at, c.KIND) == ["setback", "response", "governance"]


def test_another_column_can_be_taken_for_ours_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    at = put_right(monkeypatch, upload(visit("log"), TRACKER), words=WORDS_ROWS)
    dates = {place_of(at, c.DATE): {tables.THEIRS: "Closed"}}
    at = put_right(monkeypatch, at, columns=dates)
    assert read(at, c.DATE_WRITTEN) == ["2025-02-01", "2025-03-01", "2025-03-05"]
    names = {place_of(at, c.EVENT_ID): {tables.THEIRS: tables.NONE}}
    at = put_right(monkeypatch, at, columns=names)
    assert not set(read(at, c.EVENT_ID)) & {"A-1", "A-2", "A-3"}


def test_columns_and_words_are_taken_together(monkeypatch: pytest.MonkeyPatch) -> None:
    at = upload(visit("log"), TRACKER)
    dates = {place_of(at, c.DATE): {tables.THEIRS: "Closed"}}
    at = put_right(monkeypatch, at, columns=dates, words=WORDS_ROWS)
    assert read(at, c.DATE_WRITTEN)[0] == "2025-02-01"
    assert read(at, c.KIND)[2] == "governance"


def test_answers_hold_for_the_next_file_with_the_same_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    at = put_right(monkeypatch, upload(visit("log"), TRACKER), words=WORDS_ROWS)
    press(at, "Open the timeline")
    again = upload(visit("log"), NEXT, "next.csv")
    assert read(again, c.KIND) == ["governance", "setback"]
    other = upload(visit("log"), NEXT.replace("Closed", "Ended"), "other.csv")
    assert not has_button(other, "Open the timeline")


def test_answers_about_an_upload_that_was_undone_are_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    at = put_right(monkeypatch, upload(visit("log"), TRACKER), words=WORDS_ROWS)
    press(at, "Undo this upload")
    assert not has_button(upload(visit("log"), TRACKER), "Open the timeline")
