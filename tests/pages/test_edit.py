"""Editing a kept log: what is saved, what is refused and why, who was first, and how to go back."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from csc_core.model import columns as c
from csc_core.model.errors import NotAnEvent
from csc_core.model.stored import By, Cells, Part, StoredRow
from pages.shared import keeping, kept, memory
from pages.shared.kept import KeptDesk
from pages.shared.log import edit_event
from tests.pages.visit import (
    APP,
    DEFAULT,
    HEADER,
    analysis_of,
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

TWO = (
    "event_id,date,kind,title,responds_to\n"
    "S1,2025-01-09,setback,Grant ended,\n"
    "R1,2025-02-09,response,Met on it,S1\n"
)
SOMEBODY = By("somebody else", keeping.moment())


def editing(text: str = TWO) -> AppTest:
    """A session at the grid of a log that is kept."""
    at = go(opened(text), "log")
    return at_work(at, "edit")


def key_of(at: AppTest) -> str:
    """The key of the open log, which stands in the address."""
    (key,) = [at.query_params["log"]] if isinstance(at.query_params["log"], str) else at.query_params["log"]
    return key


def desk_of(at: AppTest) -> KeptDesk:
    """The log as the store has it now."""
    return kept.open_desk(key_of(at))


def rows(at: AppTest) -> list[Cells]:
    """The events as stored."""
    stored = desk_of(at).stored
    assert stored is not None
    return [row.cells for row in stored.part(Part.EVENTS)]


def titles(at: AppTest) -> list[str]:
    return [cells[c.TITLE] for cells in rows(at)]


def row_of(desk: KeptDesk, key: str) -> StoredRow:
    assert desk.stored is not None
    return next(row for row in desk.stored.part(Part.EVENTS) if row.key == key)


def in_grid(monkeypatch: pytest.MonkeyPatch, at: AppTest, **changes: Any) -> AppTest:
    """Change the grid that is on the screen, as a person's typing would."""
    desk = desk_of(at)
    typed = {f"grid-{desk.key}-{desk.revision}": changes}
    monkeypatch.setattr(memory, "grid_changes", lambda key: typed.get(key, {}))
    return sound(at.run())


def change_elsewhere(at: AppTest, key: str, **cells: str) -> None:
    """Somebody else saves a row."""
    row = row_of(desk_of(at), key)
    with keeping.whole_store().edit(key_of(at), SOMEBODY, "Elsewhere") as edit:
        edit.change(Part.EVENTS, key, {**row.cells, **cells}, row.version)


def test_an_example_stays_as_it_is_and_its_copy_can_be_changed() -> None:
    at = visit("log", log=DEFAULT)
    at = at_work(at, "edit")
    assert not has_button(at, "Add an event")
    at = press(at, "Keep a copy")
    assert has_button(at, "Add an event")
    assert key_of(at) != DEFAULT
    assert len(rows(at)) == len(analysis_of(DEFAULT).log)


def test_an_event_that_is_added_stands_in_the_log_and_its_twin_too() -> None:
    desk = desk_of(opened(TWO))
    cells = {c.DATE: "2025-03-01", c.KIND: "setback", c.TITLE: "Bus line cut"}
    for count in (3, 4):
        edit_event._save(desk, cells)
        desk = kept.open_desk(desk.key)
        assert len(desk.log) == count
    assert len(set(desk.log.text(c.EVENT_ID))) == 4


def test_an_event_is_added_where_the_file_itself_uses_such_names() -> None:
    desk = desk_of(
        opened("event_id,date,kind,title\nrow-3,2025-01-09,setback,A\nrow-4,2025-01-10,setback,B\n")
    )
    for title in ("C", "D"):
        edit_event._save(desk, {c.DATE: "2025-03-01", c.KIND: "setback", c.TITLE: title})
    assert set(kept.open_desk(desk.key).log.text(c.TITLE)) == {"A", "B", "C", "D"}


def test_what_would_be_no_event_is_not_added() -> None:
    desk = desk_of(opened(TWO))
    with pytest.raises(NotAnEvent):
        kept.change(desk, "Event added", lambda edit: edit.add(Part.EVENTS, {c.TITLE: "When?"}))
    assert len(kept.open_desk(desk.key).log) == 2


def test_the_only_row_of_a_log_cannot_be_spoiled() -> None:
    desk = desk_of(opened(HEADER + "2025-01-09,setback,Grant ended\n"))
    row = next(iter(desk.stored.part(Part.EVENTS))) if desk.stored else None
    assert row is not None
    with pytest.raises(NotAnEvent):
        kept.change(
            desk,
            "Spoiled",
            lambda edit: edit.change(Part.EVENTS, row.key, {**row.cells, c.DATE: "soon"}, row.version),
        )
    assert kept.open_desk(desk.key).opened.log is not None


def test_what_is_changed_in_the_grid_is_saved_in_one_step(monkeypatch: pytest.MonkeyPatch) -> None:
    at = editing()
    assert button(at, "Nothing changed yet").disabled
    at = in_grid(
        monkeypatch,
        at,
        edited_rows={1: {c.TITLE: "Met about it", c.STANCE: "learning"}},
        added_rows=[{c.DATE: "2025-03", c.KIND: "setback", c.TITLE: "Bus line cut", c.EVENT_ID: "S1"}],
        deleted_rows=[],
    )
    at = press(at, "Save 2 changed rows")
    assert titles(at) == ["Grant ended", "Met about it", "Bus line cut"]
    assert rows(at)[1][c.STANCE] == "learning"
    assert button(at, "Nothing changed yet").disabled
    at = in_grid(monkeypatch, at, deleted_rows=[2])
    assert titles(press(at, "Save 1 changed row")) == ["Grant ended", "Met about it"]


def test_a_faulty_row_is_told_and_nothing_of_the_step_is_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    at = in_grid(monkeypatch, editing(), edited_rows={0: {c.TITLE: "Better"}, 1: {c.DATE: "2025-02-30"}})
    button(at, "Save 2 changed rows").click()
    at.run()
    assert not at.exception
    assert "Row 3" in at.error[0].value
    assert titles(at) == ["Grant ended", "Met on it"]
    assert has_button(at, "Save 2 changed rows")  # what was typed is still there


def test_who_saves_second_sees_both_versions_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    at = in_grid(monkeypatch, editing(), edited_rows={0: {c.TITLE: "Mine"}})
    change_elsewhere(at, "S1", title="Theirs")
    button(at, "Save 1 changed row").click()
    at.run()
    assert "somebody else" in at.error[0].value
    versions = at.dataframe[-1].value
    assert versions[["Yours", "Theirs"]].to_numpy().tolist() == [["Mine", "Theirs"]]
    assert titles(at)[0] == "Theirs"
    at = press(at, "Drop my changes")
    assert button(at, "Nothing changed yet").disabled


def test_who_changed_another_row_is_in_nobodys_way(monkeypatch: pytest.MonkeyPatch) -> None:
    at = in_grid(monkeypatch, editing(), edited_rows={0: {c.TITLE: "Mine"}})
    change_elsewhere(at, "R1", title="Theirs")
    assert titles(press(at, "Save 1 changed row")) == ["Mine", "Theirs"]


def test_a_grid_without_changes_follows_what_others_save(monkeypatch: pytest.MonkeyPatch) -> None:
    at = editing()
    change_elsewhere(at, "S1", title="Theirs")
    at = in_grid(monkeypatch, sound(at.run()), edited_rows={0: {c.DETAIL: "More"}})
    at = press(at, "Save 1 changed row")
    assert (rows(at)[0][c.TITLE], rows(at)[0][c.DETAIL]) == ("Theirs", "More")


def test_a_step_is_undone_and_done_again_and_what_was_done_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    at = editing()
    assert button(at, "Undo").disabled
    at = press(in_grid(monkeypatch, at, edited_rows={0: {c.TITLE: "Better"}}), "Save 1 changed row")
    assert titles(press(at, "Undo"))[0] == "Grant ended"
    assert titles(press(at, "Redo"))[0] == "Better"
    history = next(box for box in at.selectbox if box.label == "Row")
    at = sound(history.set_value("S1").run())
    assert "Grant ended → Better" in words(at)
    assert "Better → Grant ended" in words(at)


def test_an_undo_that_would_overwrite_somebody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    at = press(in_grid(monkeypatch, editing(), edited_rows={0: {c.TITLE: "Mine"}}), "Save 1 changed row")
    change_elsewhere(at, "S1", title="Theirs")
    button(at, "Undo").click()
    at.run()
    assert not at.exception
    assert "somebody else" in at.error[0].value
    assert titles(at)[0] == "Theirs"


def open_project_file(data: bytes) -> AppTest:
    """A session that is given a project file on the Log page."""
    at = visit("log")
    field = next(field for field in at.file_uploader if "project" in field.label)
    at = sound(field.set_value(("kept.zip", data, "application/zip")).run())
    button(at, "Open the project").click()
    return at.run()


def test_a_project_file_opens_the_log_with_its_history() -> None:
    at = opened(TWO)
    change_elsewhere(at, "S1", title="Reworded")
    again = sound(open_project_file(keeping.whole_store().export_project(key_of(at))))
    assert key_of(again) != key_of(at)
    assert rows(again) == rows(at)
    before = keeping.store().history(key_of(at), "S1")
    assert keeping.whole_store().history(key_of(again), "S1") == before != ()


def test_what_is_no_project_file_is_refused_in_words() -> None:
    at = open_project_file(b"PK\x03\x04 nothing of ours")
    assert not at.exception
    assert at.error
    assert "log" not in at.query_params


def test_a_store_that_is_away_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    key = key_of(opened(TWO))
    monkeypatch.setenv("CSC_STORE", "sqlite:////nowhere/at/all/csc.sqlite")
    at = AppTest.from_file(str(APP), default_timeout=30)
    at.query_params["log"] = key
    at.run()
    assert not at.exception
    assert "database" in at.error[0].value


def test_a_log_open_for_one_visit_offers_to_keep_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as away:
        away.setenv("CSC_STORE", "sqlite:////nowhere/at/all/csc.sqlite")
        at = go(press(upload(visit("log"), TWO), "Open the timeline"), "log")
    at = press(at_work(at, "edit"), "Keep a copy")
    assert titles(at) == ["Grant ended", "Met on it"]


def test_hints_on_wording_stand_below_the_grid_and_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    at = editing()
    assert "failed to" not in words(at)
    changed = {"1": {c.TITLE: "City failed to answer", c.DETAIL: "It is not our job"}}
    told = words(in_grid(monkeypatch, at, edited_rows=changed))
    assert "failed to" in told
    assert "not our job" in told
    assert not button(at, "Save 1 changed row").disabled
    at = press(at, "Save 1 changed row")
    assert titles(at)[1] == "City failed to answer"
    assert "failed to" not in words(at)
    at = sound(
        next(one for one in at.toggle if one.label.startswith("Words to look at")).set_value(True).run()
    )
    assert "failed to" in words(at)


def test_a_date_typed_in_the_grid_follows_the_order_the_log_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    at = editing(HEADER + "25/06/2019,setback,Grant ended\n2019-07-01,response,Met on it\n")
    at = in_grid(monkeypatch, at, edited_rows={"1": {c.DATE: "03/07/2019"}})
    assert "Read as 3 July 2019" in words(at)
    at = press(at, "Save 1 changed row")
    assert [cells[c.DATE] for cells in rows(at)] == ["2019-06-25", "2019-07-03"]
