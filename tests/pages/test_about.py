"""Naming the collaboration and its partners: guessed from the log, saved in one step, read by every page."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from csc_core.model.log import EventLog
from pages.shared import kept, memory
from tests.pages.visit import DEFAULT, at_work, go, has_button, opened, press, sound, visit, words

LOG = (
    "event_id,date,kind,title,actors,responds_to,stance\n"
    "S1,2025-01-09,setback,Grant ended,CITY;SCH,,\n"
    "R1,2025-02-09,response,Met on it,CITY,S1,learning\n"
)


def about(text: str = LOG) -> AppTest:
    """A session at the form of a kept log."""
    return at_work(go(opened(text), "log"), "about")


def key_of(at: AppTest) -> str:
    found = at.query_params["log"]
    return found if isinstance(found, str) else found[0]


def log_of(at: AppTest) -> EventLog:
    return kept.open_desk(key_of(at)).log


def saved(monkeypatch: pytest.MonkeyPatch, at: AppTest, **edited: Any) -> AppTest:
    """Type into the grid of partners that is on the screen, and save."""
    grid = f"partners-{key_of(at)}-{kept.open_desk(key_of(at)).revision}"
    typed = {grid: edited}
    monkeypatch.setattr(memory, "grid_changes", lambda key: typed.get(key, {}))
    return press(sound(at.run()), "save-about")


def test_organizations_of_the_log_are_offered_with_their_counts() -> None:
    table = about().dataframe[0].value
    assert table["org_id"].tolist() == ["CITY", "SCH"]
    assert table["Rows"].tolist() == [2, 1]
    assert table["Partner"].all()


def test_a_name_and_partners_are_kept_and_told_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    at = about()
    next(field for field in at.text_input if field.label == "Name").set_value("Port Alder Jobs")
    edited = {0: {"name": "City youth office", "sector": "government"}, 1: {"sector": "public_education"}}
    at = saved(monkeypatch, at, edited_rows=edited)
    log = log_of(at)
    assert log.name == "Port Alder Jobs"
    assert [(p.org_id, p.name, p.sector) for p in log.partners] == [
        ("CITY", "City youth office", "government"),
        ("SCH", None, "public_education"),
    ]
    assert "Port Alder Jobs" in words(go(at, "timeline"))
    at = press(at_work(go(at, "log"), "edit"), "Undo")
    assert not log_of(at).partners


def test_what_is_unticked_is_no_partner_and_what_is_not_shown_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    at = saved(monkeypatch, about(), edited_rows={1: {"Partner": False}})
    assert [partner.org_id for partner in log_of(at).partners] == ["CITY"]
    at = saved(monkeypatch, at, edited_rows={0: {"joined": "2024-01-01"}})
    assert str(log_of(at).partners[0].joined) == "2024-01-01"


def test_an_example_is_not_renamed() -> None:
    at = at_work(visit("log", log=DEFAULT), "about")
    assert has_button(at, "Keep a copy")
    assert not has_button(at, "save-about")
