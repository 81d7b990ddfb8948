"""Collaborations as a whole: listed with their summaries, kept for so long, deleted for good."""

import datetime as dt
import re
from contextlib import suppress

import pytest
from sqlalchemy import event as listening

from csc_core.model.commitment import Commitment, Record
from csc_core.model.errors import CellNotKept, OnLegalHold, UnknownCollaboration
from csc_core.model.stored import By, Part
from csc_core.model.vocabulary import CommitmentState, Outcome, Practice
from csc_core.storing import Store, commitment_cells, commitments, record_cells, records
from tests.core.storing.build import NOW, by, created, event, kept

TODAY = NOW.date()


def terms(
    store: Store, table: str, until: dt.date | None, *, hold: bool = False, share: bool = False
) -> None:
    with store.edit(table, by()) as edit:
        edit.terms(retention_until=until, legal_hold=hold, share=share)


def test_ids_cannot_be_guessed(store: Store) -> None:
    ids = {created(store, event("S1")) for _ in range(20)}
    assert len(ids) == 20
    assert all(re.fullmatch(r"[\w-]{20,40}", id_) for id_ in ids)


def test_listed_with_summaries_the_one_changed_last_first(store: Store) -> None:
    first = store.create(kept(event("S1"), name="First"), by(), summary={"setbacks": 1})
    second = store.create(kept(event("S1"), name="Second"), by(minutes=1))
    assert [(one.name, one.summary) for one in store.collaborations()] == [
        ("Second", None),
        ("First", {"setbacks": 1}),
    ]
    with store.edit(first.id, by(minutes=2)) as edit:
        edit.add(Part.EVENTS, event("S2"))
        edit.summarize({"setbacks": len(edit.stored().part(Part.EVENTS))})
    listed = store.collaborations()
    assert [one.id for one in listed] == [first.id, second.id]
    assert (listed[0].summary, listed[0].summary_of, listed[0].revision) == ({"setbacks": 2}, 2, 2)


def test_a_summary_is_saved_with_its_events_or_not_at_all(store: Store) -> None:
    table = created(store, event("S1"))
    with suppress(CellNotKept), store.edit(table, by()) as edit:
        edit.summarize({"setbacks": 2})
        edit.add(Part.EVENTS, event("S2", detail="\0"))
    assert store.find(table).summary is None


def test_an_outdated_summary_shows_by_its_revision(store: Store) -> None:
    table = store.create(kept(event("S1")), by(), summary={"setbacks": 1}).id
    with store.edit(table, by()) as edit:
        edit.add(Part.EVENTS, event("S2"))
    found = store.find(table)
    assert (found.summary_of, found.revision) == (1, 2)
    with store.edit(table, by()) as edit:
        edit.summarize({"setbacks": 2})
    found = store.find(table)
    assert (found.summary, found.summary_of, found.revision) == ({"setbacks": 2}, 2, 2)


def test_listing_reads_no_event(store: Store) -> None:
    for _ in range(3):
        created(store, event("S1"))
    statements: list[str] = []
    engine = store._database.engine
    listening.listen(engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    store.collaborations()
    asked = [statement for statement in statements if "SELECT" in statement]
    assert len(asked) == 1
    assert "entry" not in asked[0]


def test_due_are_those_past_their_date_and_not_on_hold(store: Store) -> None:
    past, today, later, held, never = (created(store, event("S1")) for _ in range(5))
    terms(store, past, TODAY - dt.timedelta(days=1))
    terms(store, today, TODAY)
    terms(store, later, TODAY + dt.timedelta(days=1))
    terms(store, held, TODAY - dt.timedelta(days=9), hold=True)
    assert [one.id for one in store.due(TODAY)] == [past]
    assert [one.id for one in store.due(TODAY + dt.timedelta(days=400))] == [past, today, later]
    assert store.find(never).retention_until is None


def test_terms_are_a_step_and_no_undo_reaches_them(store: Store) -> None:
    table = created(store, event("S1"))
    terms(store, table, TODAY, share=True)
    found = store.find(table)
    assert (found.revision, found.retention_until, found.share) == (2, TODAY, True)
    with store.edit(table, by()) as edit:
        assert edit.undo() is None
    terms(store, table, TODAY, share=True)
    assert store.find(table).revision == 2


def test_a_legal_hold_blocks_deletion_until_it_is_lifted(store: Store) -> None:
    table = created(store, event("S1"))
    terms(store, table, None, hold=True)
    with pytest.raises(OnLegalHold):
        store.delete(table)
    assert len(store.load(table).part(Part.EVENTS)) == 1
    terms(store, table, None)
    store.delete(table)
    with pytest.raises(UnknownCollaboration):
        store.load(table)


def test_deleting_one_leaves_the_others(store: Store) -> None:
    gone, stays = created(store, event("S1")), created(store, event("S1", title="Stays"))
    store.delete(gone)
    assert [one.id for one in store.collaborations()] == [stays]
    assert store.load(stays).part(Part.EVENTS)[0].cells["title"] == "Stays"


def test_times_are_kept_whatever_the_clock_or_zone(store: Store) -> None:
    """A clock put back changes no order: steps are numbered, not timed."""
    table = created(store, event("S1"))
    new_york = dt.timezone(dt.timedelta(hours=-4))
    leap_day = dt.datetime(2024, 2, 29, 23, 59, tzinfo=dt.UTC)
    for at in (NOW - dt.timedelta(hours=1), NOW.astimezone(new_york), leap_day):
        with store.edit(table, By("one", at)) as edit:
            edit.add(Part.EVENTS, event(f"T{at:%d%H}"))
    steps = store.steps(table)
    assert [step.revision for step in steps] == [4, 3, 2, 1]
    assert [step.by.at for step in steps[:2]] == [leap_day, NOW]
    assert [row.place for row in store.load(table).part(Part.EVENTS)] == [2, 3, 4, 5]


def test_commitments_and_records_come_back_as_they_were(store: Store) -> None:
    table = created(store, event("S1"))
    assert commitments(store.load(table)) is None
    full = Commitment(
        sign="Two more sites; on paper",
        owner="CITY",
        due=dt.date(2025, 12, 1),
        state=CommitmentState.OPEN,
        made_on=TODAY,
        event_id="S1",
        action_id="DA01",
        practices=(Practice.DATA, Practice.COMMUNITY),
        evidence="S1",
    )
    bare = Commitment("A call", None, None, CommitmentState.DONE, TODAY)
    record = Record("DA01", TODAY, Outcome.ADOPTED, "taken up; at once")
    with store.edit(table, by()) as edit:
        for promise in (full, bare):
            edit.add(Part.COMMITMENTS, commitment_cells(promise))
        edit.add(Part.RECORDS, record_cells(record))
    stored = store.load(table)
    found = commitments(stored)
    assert found is not None
    assert tuple(found.values()) == (full, bare)
    assert records(stored) == (record,)


def test_answers_about_a_source_are_remembered_until_given_anew(store: Store) -> None:
    assert store.remembered("jira|date,kind") == {}
    store.remember("jira|date,kind", {"day_month_order": "day/month/year"})
    store.remember("jira|date,kind", {"day_month_order": "month/day/year", "kind": "Issue Type"})
    store.remember("x" * 9_000, {"a": "b"})
    assert store.remembered("jira|date,kind") == {"day_month_order": "month/day/year", "kind": "Issue Type"}
    assert store.remembered("x" * 9_000) == {"a": "b"}


def test_many_rows_are_stored_as_a_few_are(store: Store) -> None:
    events = [
        event(f"S{n}", detail='tab\tline\nback\\slash "quoted" \\N é 漢 😀'[: 3 + n % 40]) for n in range(400)
    ]
    table = store.create(kept(*events, partners=[{"org_id": "CITY"}]), by()).id
    found = store.load(table)
    assert [dict(row.cells) for row in found.part(Part.EVENTS)] == events
    assert {(row.version, row.came_from) for row in found.part(Part.EVENTS)} == {(1, "log.csv")}
    assert [(row.key, row.came_from) for row in found.part(Part.PARTNERS)] == [("CITY", None)]
