"""The store as one person may use it: every role, every way in."""

import datetime as dt
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from csc_core.access import may
from csc_core.model.errors import CscError, NotAllowed, OnLegalHold, UnknownCollaboration
from csc_core.model.people import GIVEN, Action, Identity, Member, Noted, Role
from csc_core.model.stored import BallotState, Part
from csc_core.storing import GuardedStore, Store
from tests.core.storing.build import NOW, by, event, kept, row, said

OWNER = Identity("owner@city.example")
LOCAL = Identity("this computer", local=True)
HIDDEN = "kept for the facilitator"


def as_(store: Store, identity: Identity) -> GuardedStore:
    """The store for somebody; time passes with every note."""
    ticks = count()
    return store.for_(identity, lambda: NOW + dt.timedelta(minutes=next(ticks)))


def somebody(role: Role) -> Identity:
    return Identity(f"{role}@city.example")


@pytest.fixture
def table(store: Store) -> str:
    """A collaboration with a member of each role, and something in it that a viewer must not get."""
    mine = as_(store, OWNER)
    made = mine.create(
        kept(
            event("S1"),
            event("S2", visibility="facilitator", title=HIDDEN),
            event("R1", kind="response", responds_to="S1", stance="blaming", detail=HIDDEN),
            partners=[{"org_id": "CITY", "name": "City hall", "sector": "government"}],
            codings=[{"event_id": "R1", "coder": HIDDEN, "field": "stance", "value": "blaming"}],
        ),
        by("somebody else"),
        summary={"setbacks": HIDDEN},
    )
    with mine.edit(made.id, by(), "Decided") as edit:
        edit.add(Part.COMMITMENTS, {"sign": HIDDEN, "event_id": "S2", "state": "open"})
        edit.add(Part.COMMITMENTS, {"sign": "A call", "state": "open"})
        edit.add(Part.RECORDS, {"action_id": "DA01", "note": HIDDEN})
    for role in GIVEN:
        mine.give_role(made.id, somebody(role).who, role)
    return made.id


def edited(store: GuardedStore, table: str, action: Action) -> None:
    with store.edit(table, by(), "Added", action=action) as edit:
        edit.add(Part.EVENTS, event(""))


def terms(store: GuardedStore, table: str, **new: Any) -> None:
    now = store.find(table)
    old = {name: getattr(now, name) for name in ("retention_until", "legal_hold", "share", "pseudonyms")}
    with store.edit(table, by(), "Terms") as edit:
        edit.terms(**(old | new))


def ask(store: GuardedStore, table: str) -> None:
    store.ballots.open(table, "setback", "S1", promise="Private.", expires=by(minutes=9).at)


WAYS: Mapping[Action, Callable[[GuardedStore, str], object]] = {
    Action.SEE_TIMELINE: lambda store, table: store.load(table),
    Action.READ_HISTORY: lambda store, table: (
        store.steps(table),
        store.changes(table),
        store.history(table, "S1"),
    ),
    Action.EDIT: lambda store, table: edited(store, table, Action.EDIT),
    Action.CODE: lambda store, table: edited(store, table, Action.CODE),
    Action.APPEND: lambda store, table: edited(store, table, Action.APPEND),
    Action.DECIDE: lambda store, table: edited(store, table, Action.DECIDE),
    Action.UNDO: lambda store, table: (store.next_undo(table), store.next_redo(table)),
    Action.RUN_BALLOTS: ask,
    Action.SEE_BALLOTS: lambda store, table: store.ballots.of(table),
    Action.EXPORT_FACILITATOR: lambda store, table: store.export_project(table),
    Action.EXPORT_ROOM: lambda store, table: store.files.note([table], Action.EXPORT_ROOM, "brief"),
    Action.OPEN_ROOM: lambda store, table: store.must(table, Action.OPEN_ROOM),
    Action.SEE_PROMPTS: lambda store, table: store.must(table, Action.SEE_PROMPTS),
    Action.USE_PSEUDONYMS: lambda store, table: terms(store, table, pseudonyms=True),
    Action.CHANGE_TERMS: lambda store, table: terms(store, table, legal_hold=True),
    Action.CHANGE_MEMBERS: lambda store, table: store.give_role(table, "new@city.example", Role.VIEWER),
    Action.READ_AUDIT: lambda store, table: store.audit(table),
    Action.DELETE: lambda store, table: store.delete(table),
}


@pytest.mark.parametrize("role", GIVEN)
def test_each_way_in_is_open_to_the_roles_of_the_table_and_no_other(
    store: Store, table: str, role: Role
) -> None:
    its = as_(store, somebody(role))
    for action, way in WAYS.items():
        if may(role, action):
            continue
        before = store.export_project(table), store.ballots.of(table)
        with pytest.raises(NotAllowed):
            way(its, table)
        assert (store.export_project(table), store.ballots.of(table)) == before
    allowed = [way for action, way in WAYS.items() if may(role, action) and action is not Action.CHANGE_TERMS]
    for way in allowed:
        way(its, table)
    assert (not store.collaborations()) is may(role, Action.DELETE)


def test_a_stranger_finds_nothing_there(store: Store, table: str) -> None:
    stranger = as_(store, Identity("stranger@elsewhere.example"))
    for way in WAYS.values():
        with pytest.raises(UnknownCollaboration):
            way(stranger, table)
    assert stranger.collaborations() == ()
    assert stranger.role(table) is None


def test_a_viewer_is_given_nothing_that_is_for_the_facilitator(store: Store, table: str) -> None:
    viewer = as_(store, somebody(Role.VIEWER))
    assert HIDDEN not in repr(viewer.load(table))
    assert HIDDEN not in repr(viewer.collaborations())
    assert HIDDEN not in repr(viewer.find(table))
    assert [cells["sign"] for cells in said(viewer.load(table), Part.COMMITMENTS)] == ["A call"]
    assert viewer.hidden(table) == 2
    whole = as_(store, somebody(Role.COORDINATOR))
    assert len(whole.load(table).part(Part.EVENTS)) == 3
    assert whole.hidden(table) == 0


def test_pseudonyms_are_all_a_viewer_gets_once_they_are_on(store: Store, table: str) -> None:
    as_(store, somebody(Role.COORDINATOR)).must(table, Action.SEE_TRUE_NAMES)
    mine, viewer = as_(store, OWNER), as_(store, somebody(Role.VIEWER))
    assert said(viewer.load(table), Part.PARTNERS)[0]["name"] == "City hall"
    terms(mine, table, pseudonyms=True)
    assert said(viewer.load(table), Part.PARTNERS)[0]["name"] == "Government A"
    assert said(mine.load(table), Part.PARTNERS)[0]["name"] == "City hall"
    assert "City hall" not in repr((viewer.load(table), viewer.find(table), viewer.collaborations()))


def test_who_makes_a_collaboration_owns_it_whatever_name_they_sign_with(store: Store, table: str) -> None:
    mine = as_(store, OWNER)
    assert Member(OWNER.who, Role.OWNER) in mine.members(table)
    assert {step.by.who for step in mine.steps(table)} == {OWNER.who}
    copy = mine.import_project(store.export_project(table))
    assert mine.members(copy.id) == (Member(OWNER.who, Role.OWNER),)  # members do not travel


def test_the_last_owner_stays(store: Store, table: str) -> None:
    mine = as_(store, OWNER)
    for way in (
        lambda: mine.take_role(table, OWNER.who),
        lambda: mine.give_role(table, OWNER.who.upper(), Role.VIEWER),
    ):
        with pytest.raises(NotAllowed):
            way()
    assert Member(OWNER.who, Role.OWNER) in mine.members(table)
    mine.give_role(table, "next@city.example", Role.OWNER)
    mine.take_role(table, OWNER.who)
    with pytest.raises(UnknownCollaboration):
        mine.find(table)


def test_a_participant_is_no_member(store: Store, table: str) -> None:
    with pytest.raises(NotAllowed):
        as_(store, OWNER).give_role(table, "phone@city.example", Role.PARTICIPANT)


def test_where_nobody_signs_in_one_person_owns_everything(store: Store, table: str) -> None:
    here = as_(store, LOCAL)
    made = here.create(kept(event("S1")), by())
    assert {one.id for one in here.collaborations()} == {table, made.id}
    assert here.role(table) is Role.OWNER
    assert here.members(made.id) == ()
    here.delete(table)


def test_an_administrator_owns_only_what_has_no_members(store: Store, table: str) -> None:
    left = as_(store, LOCAL).create(kept(event("S1")), by()).id
    admin = as_(store, Identity("admin@city.example", administrator=True))
    assert [one.id for one in admin.collaborations()] == [left]
    with pytest.raises(UnknownCollaboration):
        admin.load(table)
    admin.give_role(left, "owner@city.example", Role.FACILITATOR)
    assert set(admin.members(left)) == {
        Member("admin@city.example", Role.OWNER),
        Member("owner@city.example", Role.FACILITATOR),
    }


def test_ballots_are_run_by_role_and_only_there(store: Store, table: str) -> None:
    ask(as_(store, OWNER), table)
    (ballot,) = store.ballots.of(table)
    lead, viewer = as_(store, somebody(Role.FACILITATOR)).ballots, as_(store, somebody(Role.VIEWER)).ballots
    coordinator = as_(store, somebody(Role.COORDINATOR)).ballots
    assert coordinator.count(ballot.id) == 0
    refused: tuple[Callable[[], object], ...] = (
        lambda: viewer.count(ballot.id),
        lambda: viewer.by_code(ballot.code),
        lambda: viewer.answers(ballot.id),
        lambda: coordinator.set_state(ballot.id, BallotState.REVEALED),
        lambda: coordinator.cast(ballot.id, "slip", {"choice": "learning"}, NOW),
        lambda: coordinator.take_back(ballot.id, "slip", NOW),
    )
    for way in refused:
        with pytest.raises(NotAllowed):
            way()
    lead.cast(ballot.id, "slip", {"choice": "learning"}, NOW)
    lead.set_state(ballot.id, BallotState.REVEALED)
    assert len(lead.answers(ballot.id)) == 1
    with pytest.raises(CscError):
        lead.count("no such ballot")


def _edit_and_lose_the_role(its: GuardedStore, table: str) -> None:
    with its.edit(table, by(), "Late") as edit:
        edit.add(Part.EVENTS, event("S9"))
        edit.connection.execute(text("DELETE FROM member WHERE who LIKE 'facilitator%'"))


def test_a_role_lost_while_working_saves_nothing(store: Store, table: str) -> None:
    its = as_(store, somebody(Role.FACILITATOR))
    before = store.export_project(table)
    with pytest.raises(UnknownCollaboration):
        _edit_and_lose_the_role(its, table)
    assert store.export_project(table) == before


def test_the_audit_tells_who_did_what_without_a_word_of_the_log(store: Store, table: str) -> None:
    mine = as_(store, OWNER)
    mine.note_sign(Noted.SIGNED_IN, "2025-10-01 12:00")
    mine.note_sign(Noted.SIGNED_IN, "2025-10-01 12:00")  # the same sign-in, told again after a reload
    mine.files.note([table], Action.EXPORT_ROOM, "brief")
    terms(mine, table, retention_until=dt.date(2030, 1, 1), legal_hold=True)
    with pytest.raises(OnLegalHold):
        mine.delete(table)
    terms(mine, table, legal_hold=False)
    noted = [(note.what, note.about) for note in reversed(mine.audit(table))][len(GIVEN) :]
    assert noted == [
        (Noted.SAVED_FILE, "brief"),
        (Noted.CHANGED_TERMS, "kept until 2030-01-01, legal hold on"),
        (Noted.CHANGED_TERMS, "kept until 2030-01-01, legal hold off"),
    ]
    mine.delete(table)
    last, *_ = store.audit()
    assert (last.what, last.who, last.collaboration_id) == (Noted.DELETED, OWNER.who, table)
    assert [note.what for note in store.audit()].count(Noted.SIGNED_IN) == 1
    told = repr(store.audit())
    assert not [secret for secret in (HIDDEN, "Harbor table", "City hall", "Title of") if secret in told]


def test_no_line_of_the_audit_can_be_changed_or_taken_out(store: Store, table: str) -> None:
    before = store.audit()
    assert before
    for change in ("UPDATE audit SET who = 'nobody'", "DELETE FROM audit"):
        with pytest.raises(DBAPIError), store._database.engine.begin() as connection:
            connection.execute(text(change))
    assert store.audit() == before


def test_a_change_of_a_row_says_who_signed_in(store: Store, table: str) -> None:
    its = as_(store, somebody(Role.COORDINATOR))
    there = row(store, table, "S1")
    with its.edit(table, by("the mayor"), "Reworded", action=Action.EDIT) as edit:
        edit.change(Part.EVENTS, "S1", {**there.cells, "title": "New"}, there.version)
    assert its.history(table, "S1")[-1].step.by.who == "coordinator@city.example"
    assert its.next_undo(table) is not None
    decided = as_(store, OWNER).next_undo(table)
    assert decided is not None
    assert decided.what == "Decided"
