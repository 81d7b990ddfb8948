"""Compare shows all that the store keeps, from the summaries beside the rows, without reading the rows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, delete, event, update

from csc_core.intake import open_log
from csc_core.model.people import Identity, Role
from csc_core.model.stored import By, Part
from csc_core.portfolio import account_of, kept_summary
from csc_core.storing import Store, keep, members
from csc_core.storing.schema import summary as summaries
from pages.shared import keeping, kept
from pages.shared.access import account
from pages.shared.desk import today
from pages.shared.keeping import moment
from tests.pages.visit import at_work, go, opened, press, sound, upload, visit, words

KEPT = "date,kind,subtype,title,responds_to,stance,event_id\n{day},setback,funding_loss,Grant ended,,,S1\n"
META = "field,value\nname,{name}\ncity,{city}\npolicy_area,education\nshare_in_comparisons,yes\n"
SOMEBODY = By("somebody", moment())


def kept_log(number: int, *, summed: bool = True) -> str:
    """A collaboration in the store, as the app keeps one, or as an earlier version of it did."""
    meta = META.format(name=f"Kept pact {number}", city=f"City {number // 20:02}")
    beside = {"meta": ("meta.csv", meta.encode())}
    log = open_log(KEPT.format(day="2025-01-09").encode(), "log.csv", today=today(), beside=beside)
    assert log.log is not None
    account = account_of(log.log, today=today()) if summed else None
    return keeping.whole_store().create(keep(log), SOMEBODY, summary=account).id


@contextmanager
def statements() -> Iterator[list[str]]:
    """What the databases are asked meanwhile."""
    told: list[str] = []

    def note(*given: object) -> None:
        told.append(str(given[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def entries_read(told: list[str]) -> int:
    return sum("FROM entry" in statement for statement in told)


def test_two_hundred_kept_logs_are_compared_without_a_row_being_read() -> None:
    for number in range(200):
        kept_log(number)
    with statements() as told:
        at = visit("compare")
    said = words(at)
    assert "209 collaborations" in said
    assert "Counted over 209 collaborations" in said
    assert "Kept pact 0" in " ".join(link.proto.label for link in at.get("page_link"))
    assert len(at.get("vega_lite_chart")) <= 19
    assert any("FROM collaboration" in statement for statement in told)
    assert entries_read(told) == 0
    assert "anew" not in said


def test_a_log_kept_without_a_summary_gets_one_and_that_is_said_once() -> None:
    keys = [kept_log(number, summed=False) for number in range(3)]
    at = visit("compare")
    assert "3 summaries of kept logs made anew" in words(at)
    assert "12 collaborations" in words(at)
    store = keeping.whole_store()
    assert all(kept_summary(store.find(key), today=today()) for key in keys)
    assert [store.find(key).revision for key in keys] == [1, 1, 1]
    with statements() as told:
        assert "anew" not in words(visit("compare"))
    assert entries_read(told) == 0


def another_method(store: Store, key: str) -> None:
    content = dict(store.find(key).summary or {}) | {"method": "0.0"}
    with store._database.writing() as connection:
        connection.execute(update(summaries).values(content=content))


def no_summary(store: Store, key: str) -> None:
    with store._database.writing() as connection:
        connection.execute(delete(summaries))


@pytest.mark.parametrize("spoil", [another_method, no_summary])
def test_a_summary_of_another_method_or_none_at_all_is_made_anew(
    spoil: Callable[[Store, str], None],
) -> None:
    key = kept_log(1)
    spoil(keeping.whole_store(), key)
    assert "1 summary of kept logs made anew" in words(visit("compare"))
    assert kept_summary(keeping.whole_store().find(key), today=today())


def current_setbacks(key: str) -> list[str]:
    """The titles in the summary that is kept; it must be one of the rows as they now stand."""
    found = kept_summary(keeping.whole_store().find(key), today=today())
    assert found is not None
    return [setback.title for setback in found.setbacks]


def test_the_summary_follows_every_step() -> None:
    at = opened(KEPT.format(day="2025-01-09"), meta=META.format(name="Ours", city="Aldea"))
    key = str(at.query_params["log"])
    assert current_setbacks(key) == ["Grant ended"]
    kept.change(
        kept.open_desk(key), "Added", lambda edit: edit.add(Part.EVENTS, row("2025-02-01", "Data lost"))
    )
    assert current_setbacks(key) == ["Grant ended", "Data lost"]
    at = go(at, "log")
    at = press(at_work(at, "edit"), "Undo")
    assert current_setbacks(key) == ["Grant ended"]
    at = press(at, "Redo")
    assert current_setbacks(key) == ["Grant ended", "Data lost"]
    newer = KEPT.format(day="2025-01-09") + "2025-03-01,setback,,Election lost,,,S9\n"
    at = upload(at_work(at, "open"), newer, "newer.csv")
    press(sound(at.toggle(key=f"append-{key}").set_value(True).run()), "append")
    assert current_setbacks(key) == ["Grant ended", "Data lost", "Election lost"]
    again = kept.open_project(keeping.whole_store().export_project(key))
    assert current_setbacks(again.id) == current_setbacks(key)


def test_what_is_decided_about_a_log_leaves_its_summary_as_it_is() -> None:
    key = kept_log(1)
    with keeping.whole_store().edit(key, SOMEBODY, "Promise") as edit:
        edit.add(Part.COMMITMENTS, {"sign": "A calendar", "owner": "CITY"})
    found = keeping.whole_store().find(key)
    assert (found.revision, found.summary_of) == (2, 2)
    assert current_setbacks(key) == ["Grant ended"]


def row(day: str, title: str) -> dict[str, str]:
    return {"event_id": title, "date": day, "kind": "setback", "title": title}


def test_a_log_open_in_this_visit_stands_once_and_as_it_is_read_there() -> None:
    at = go(opened(KEPT.format(day="2025-01-09"), meta=META.format(name="Ours", city="Aldea")), "compare")
    assert "10 collaborations" in words(at)
    assert sum(link.proto.label == "**Ours**" for link in at.get("page_link")) == 1


def test_without_a_store_the_examples_are_still_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSC_STORE", "sqlite:////nowhere/at/all/csc.sqlite")
    at = visit("compare")
    assert "9 collaborations" in words(at)
    assert "What is kept cannot be shown" in words(at)


def test_a_viewer_sees_what_a_viewer_may_and_leaves_the_kept_summary_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened_log = open_log(
        (KEPT.format(day="2025-01-09") + "2025-02-01,setback,,For the facilitator,,,S2\n")
        .replace("event_id\n", "event_id,visibility\n")
        .replace(",S1\n", ",S1,partners\n")
        .replace(",S2\n", ",S2,facilitator\n")
        .encode(),
        "log.csv",
        today=today(),
    )
    assert opened_log.log is not None
    store = keeping.whole_store()
    account_kept = account_of(opened_log.log, today=today())
    keys = [
        store.create(keep(opened_log), SOMEBODY, summary=account_kept, owner="owner").id for _ in range(2)
    ]
    with store._database.writing() as connection:
        members.put(connection, keys[0], "viewer", Role.VIEWER)
    monkeypatch.setattr(account, "arrived", lambda: Identity("viewer"))
    for _ in range(2):
        at = visit("compare")
        assert "10 collaborations" in words(at)
        assert "anew" not in words(at)
    table = press(at, "Table").dataframe[-1].value
    ours = table[table["Log"] == "log.csv"]
    assert ours["Setback"].tolist() == ["Grant ended"]
    found = kept_summary(store.find(keys[0]), today=today())
    assert found is not None
    assert len(found.setbacks) == 2
