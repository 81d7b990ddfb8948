"""What each reader is given by the queries themselves, cell by cell: every table, every way of reading it."""

from collections.abc import Callable, Mapping

import pytest
from sqlalchemy import update

from csc_core.model.errors import NotAllowed, UnknownCollaboration
from csc_core.model.people import GIVEN, Identity, Role
from csc_core.model.stored import Part
from csc_core.model.vocabulary import Visibility
from csc_core.storing import GuardedStore, Store
from csc_core.storing.schema import entry
from tests.core.storing.build import NOW, by, event, kept

# Each row holds a mark of its own. Marks in capitals are not for a viewer: they stand in, or hang on, a row
# kept for the facilitator by its visibility, because that cannot be read, or because it is coded as blame.
EVENTS = [
    event("S1", title="open-public", visibility="public"),
    event("S2", title="open-partners", visibility="partners"),
    event("S3", title="open-default"),
    event("S4", title="HIDDEN-SET", visibility="facilitator"),
    event("R1", kind="response", responds_to="S1", stance="learning", title="open-learning"),
    event("R2", kind="response", responds_to="S1", stance="blaming", title="HIDDEN-BLAMING"),
    event("R3", kind="response", responds_to="S1", stance="mixed", title="HIDDEN-MIXED"),
    event("R4", kind="response", responds_to="S1", blame_forms="accusing", title="HIDDEN-FORM"),
    event("R5", kind="response", responds_to="S1", stance="unclear", title="open-unclear"),
    event("R6", kind="response", stance="blaming", visibility="partners", title="open-agreed"),
    event("M1", kind="milestone", title="HIDDEN-TYPED", visibility=" Facilitator "),
    event("M2", kind="milestone", title="HIDDEN-UNREADABLE", visibility="nobody knows"),
]
BESIDE: Mapping[Part, list[dict[str, str]]] = {
    Part.PARTNERS: [{"org_id": "CITY", "name": "open-partner"}],
    Part.META: [{"field": "goal", "value": "open-goal"}],
    Part.PULSE: [{"date": "2025-01-01", "item": "trust", "value": "4", "n": "6", "note": "open-pulse"}],
    Part.CODINGS: [
        {"event_id": "R1", "coder": "open-coder", "field": "stance", "value": "learning"},
        {"event_id": "R2", "coder": "HIDDEN-CODER", "field": "stance", "value": "blaming"},
    ],
}
DECIDED: Mapping[Part, list[dict[str, str]]] = {
    Part.COMMITMENTS: [
        {"sign": "open-sign", "state": "open", "event_id": "S1"},
        {"sign": "open-free-sign", "state": "open"},
        {"sign": "HIDDEN-SIGN", "state": "open", "event_id": "S4"},
    ],
    Part.RECORDS: [{"action_id": "DA01", "note": "HIDDEN-NOTE"}],
    Part.SECOND_TAKES: [
        {"says": "open-take", "setback": "S1", "answer": "R1"},
        {"says": "HIDDEN-TAKE", "setback": "S4", "answer": "R1"},
    ],
}
WAYS: Mapping[str, Callable[[GuardedStore, str], object]] = {
    "load": lambda store, table: store.load(table),
    "find": lambda store, table: store.find(table),
    "list": lambda store, _: store.collaborations(),
    "summaries": lambda store, _: store.with_summaries(store.collaborations()),
    "history of a row": lambda store, table: [store.history(table, row["event_id"]) for row in EVENTS],
    "changes": lambda store, table: store.changes(table),
    "steps": lambda store, table: store.steps(table),
    "project file": lambda store, table: store.export_project(table),
    "ballots": lambda store, table: store.ballots.of(table),
}
FOR_THOSE_AT_WORK = ("history of a row", "changes", "steps", "project file", "ballots")


def marks(part: Part | None = None) -> set[str]:
    """The marks planted in one table, or in all."""
    tables = {Part.EVENTS: EVENTS, **BESIDE, **DECIDED}
    rows = [row for of, found in tables.items() if part in (None, of) for row in found]
    return {cell for row in rows for cell in row.values() if cell.startswith(("open-", "HIDDEN-"))}


@pytest.fixture
def table(store: Store) -> str:
    """The collaboration with every mark, a summary that tells of a hidden row, and a member of each role."""
    mine = store.for_(Identity("owner"), lambda: NOW)
    tables = {str(part): rows for part, rows in BESIDE.items()}
    made = mine.create(kept(*EVENTS, **tables), by(), summary={"says": "HIDDEN-SUMMARY"})
    with mine.edit(made.id, by(), "Decided") as edit:
        for part, rows in DECIDED.items():
            for row in rows:
                edit.add(part, row)
    for role in GIVEN:
        mine.give_role(made.id, role.value, role)
    return made.id


def as_(store: Store, who: str) -> GuardedStore:
    return store.for_(Identity(who), lambda: NOW)


@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("role", GIVEN)
def test_every_table_for_every_role(store: Store, table: str, role: Role, part: Part) -> None:
    told = repr(as_(store, role).load(table).part(part))
    planted = marks(part)
    given = {mark for mark in planted if mark in told}
    kept_back = {mark for mark in planted if mark.startswith("HIDDEN")} if role is Role.VIEWER else set()
    assert given == planted - kept_back


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("role", GIVEN)
def test_every_way_of_reading_for_every_role(store: Store, table: str, role: Role, way: str) -> None:
    its = as_(store, role)
    if role is Role.VIEWER and way in FOR_THOSE_AT_WORK:
        with pytest.raises(NotAllowed):
            WAYS[way](its, table)
        return
    told = repr(WAYS[way](its, table))
    if role is Role.VIEWER:
        assert "HIDDEN" not in told
    elif way == "summaries":
        assert "HIDDEN-SUMMARY" in told


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("who", ["stranger", "participant"])
def test_who_is_no_member_reads_nothing(store: Store, table: str, who: str, way: str) -> None:
    its = as_(store, who)
    if way in ("list", "summaries"):
        assert WAYS[way](its, table) == ()
    else:
        with pytest.raises(UnknownCollaboration):
            WAYS[way](its, table)


def test_hidden_rows_are_counted_and_never_leave_the_database(store: Store, table: str) -> None:
    hidden = [row for row in EVENTS if row["title"].startswith("HIDDEN")]
    viewer = as_(store, Role.VIEWER)
    assert viewer.hidden(table) == len(hidden)
    assert as_(store, Role.OWNER).hidden(table) == 0
    assert {row.cells["title"] for row in viewer.load(table).part(Part.EVENTS)} == {
        row["title"] for row in EVENTS if row not in hidden
    }


def test_rows_older_than_the_rule_that_withholds_them_are_counted_too(store: Store, table: str) -> None:
    unread = (entry.c.collaboration_id == table, entry.c.visibility == Visibility.FACILITATOR)
    with store._database.writing() as connection:
        connection.execute(update(entry).where(*unread).values(visibility=Visibility.PARTNERS))
    viewer = as_(store, Role.VIEWER)
    given = viewer.load(table).part(Part.EVENTS)
    assert viewer.hidden(table) == len(EVENTS) - len(given) > 0
