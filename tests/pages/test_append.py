"""Adding a newer export to a kept log: codes stay, changes are chosen, and one undo takes all of it back."""

import pytest
from streamlit.testing.v1 import AppTest

from csc_core.model import columns as c
from csc_core.model.stored import Part
from pages.shared import kept, memory
from tests.pages.visit import (
    DEFAULT,
    TINY,
    at_work,
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

HEAD = "event_id,date,kind,title,responds_to,stance\n"
OLD = (
    f"{HEAD}S1,2025-01-09,setback,Grant ended,,\n"
    "R1,2025-02-09,response,Met on it,S1,learning\n"
    "S2,2025-03-01,setback,Bus line cut,,\n"
)
NEWER = (
    f"{HEAD}S1,2025-01-09,setback,Grant was ended,,\n"
    "R1,2025-02-09,response,Met on it,S1,\n"
    "S3,2025-04-01,setback,Lease ended,,\n"
)
CHOSEN = {"edited_rows": {0: dict.fromkeys(("Take the file's", "Take it out"), True)}}


def laid_beside(newer: str = NEWER) -> AppTest:
    """A session with a kept log open, and a newer export of it laid beside."""
    at = go(opened(OLD), "log")
    at = at_work(at, "open")
    at = upload(at, newer, "newer.csv")
    return sound(at.toggle[0].set_value(True).run())


def choose(monkeypatch: pytest.MonkeyPatch, at: AppTest, *grids: str) -> AppTest:
    """Tick the first box of these grids: ``altered``, ``missing``."""
    monkeypatch.setattr(memory, "grid_changes", lambda key: CHOSEN if key.endswith(grids) else {})
    return sound(at.run())


def titles(at: AppTest) -> dict[str, str]:
    """Every event's title by its id, as stored."""
    found = at.query_params["log"]
    stored = kept.open_desk(found if isinstance(found, str) else found[0]).stored
    assert stored is not None
    return {row.key: row.cells.get(c.TITLE, "") for row in stored.part(Part.EVENTS)}


def test_the_offer_is_made_only_for_a_log_that_is_kept() -> None:
    at = at_work(visit("log", log=DEFAULT), "open")
    assert not upload(at, TINY).toggle
    assert not upload(visit("log"), TINY).toggle


def test_rows_are_counted_and_nothing_but_new_rows_is_added_unasked() -> None:
    at = laid_beside()
    assert "1 row new, 1 the same, 1 changed, 1 missing from the file." in words(at)
    at = press(at, "append")
    assert titles(at) == {
        "S1": "Grant ended",
        "R1": "Met on it",
        "S2": "Bus line cut",
        "S3": "Lease ended",
    }


def test_a_chosen_change_and_a_chosen_removal_are_done_and_codes_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = press(choose(monkeypatch, laid_beside(), "altered", "missing"), "append")
    assert titles(at) == {"S1": "Grant was ended", "R1": "Met on it", "S3": "Lease ended"}
    found = at.query_params["log"]
    log = kept.open_desk(found if isinstance(found, str) else found[0]).log
    assert log.text(c.STANCE).tolist()[1] == "learning"


def test_one_undo_takes_all_of_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    at = go(press(choose(monkeypatch, laid_beside(), "altered", "missing"), "append"), "log")
    at = press(at_work(at, "edit"), "Undo")
    assert list(titles(at).values()) == ["Grant ended", "Met on it", "Bus line cut"]


def test_the_same_file_again_adds_nothing() -> None:
    at = laid_beside(OLD)
    assert "Every row of this file is here already." in words(at)
    assert button(at, "append").disabled


def test_rows_of_the_file_that_are_no_events_are_kept_and_told() -> None:
    at = press(laid_beside(f"{OLD}S9,soon,setback,When,,\n"), "append")
    assert titles(at)["S9"] == "When"
    at = at_work(go(at, "log"), "read")
    assert [field.value for field in at.text_input if field.label.endswith("row 5")] == ["soon"]


def test_a_removal_alone_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    at = laid_beside("\n".join(OLD.splitlines()[:3]) + "\n")
    assert button(at, "append").disabled
    at = press(choose(monkeypatch, at, "missing"), "append")
    assert list(titles(at)) == ["S1", "R1"]


def test_what_could_not_be_read_is_not_offered() -> None:
    at = go(opened(OLD), "log")
    at = at_work(at, "open")
    assert not upload(at, "nothing of ours\n1,2\n").toggle
    assert not has_button(at, "append")


def test_partners_of_the_file_that_are_not_here_come_in_and_the_others_stay() -> None:
    at = go(opened(OLD, partners="org_id,name\nCITY,City office\n"), "log")
    at = at_work(at, "open")
    at = upload(
        at, OLD, "newer.csv", partners="org_id,name,sector\nCITY,Other name,\nSCH,Schools,public_education\n"
    )
    at = sound(at.toggle[0].set_value(True).run())
    assert "1 partner new: Schools." in words(at)
    at = press(at, "append")
    found = at.query_params["log"]
    log = kept.open_desk(found if isinstance(found, str) else found[0]).log
    assert [(partner.org_id, partner.name) for partner in log.partners] == [
        ("CITY", "City office"),
        ("SCH", "Schools"),
    ]
