"""Databases of every earlier version open, with everything in them; those of a later one are refused."""

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from csc_core.model.errors import SavedFileTooNew
from csc_core.model.people import Identity, Role
from csc_core.model.stored import Part
from csc_core.storing import open_store
from csc_core.storing.engine import Database
from csc_core.storing.migrating import upgrade, version
from csc_core.storing.schema import HEAD, metadata
from tests.core.storing.build import NOW, by, created, event, said, titles

EARLIER = sorted((Path(__file__).parent / "earlier").glob("*.sql"))


@pytest.mark.parametrize("dump", EARLIER, ids=lambda path: path.stem)
def test_an_earlier_database_opens_with_everything_in_it(dump: Path, file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()
    store = open_store(f"sqlite:///{file}")
    (found,) = store.collaborations()
    assert (found.name, found.revision, found.summary) == ("Harbor table", 4, {"setbacks": 2})
    assert found.retention_until == dt.date(2027, 1, 1)
    assert titles(store, found.id) == {"S1": "Reworded", "R1": "Title of R1"}
    assert said(store.load(found.id), Part.PARTNERS) == [{"org_id": "CITY", "name": "City hall"}]
    assert [step.by.who for step in store.steps(found.id)] == [
        "facilitator",
        "facilitator",
        "coordinator",
        "facilitator",
    ]
    assert len(store.history(found.id, "S1")) == 1
    assert store.remembered("jira") == {"day_month_order": "day/month/year"}
    with store.edit(found.id, by()) as edit:
        assert edit.undo() is not None
    assert list(titles(store, found.id)) == ["S1", "R1", "S2"]
    ballot = store.ballots.open(found.id, "setback", "S1", promise="Private.", expires=by(minutes=9).at)
    store.ballots.cast(ballot.id, "phone", {"choice": "cannot_tell"}, NOW)
    assert store.ballots.count(ballot.id) == 1
    store.close()


@pytest.mark.parametrize("earlier", [dump.stem for dump in EARLIER])
def test_each_earlier_schema_is_brought_up_to_date_with_what_is_in_it(address: str, earlier: str) -> None:
    database = Database(address, 5.0)
    with database.writing() as connection:
        upgrade(connection, earlier)
        connection.execute(
            text(
                "INSERT INTO collaboration (id, name, source, columns, revision, places, created, changed,"
                " legal_hold, share)"
                " VALUES ('old', 'Harbor table', 'log.csv', '[]', 1, 0, :at, :at, :no, :no)"
            ),
            {"at": NOW.isoformat(), "no": False},
        )
    database.engine.dispose()
    store = open_store(address)
    (found,) = store.collaborations()
    assert (found.name, found.pseudonyms, found.legal_hold) == ("Harbor table", False, False)
    admin = store.for_(Identity("admin", administrator=True), lambda: NOW)
    admin.give_role("old", "viewer", Role.VIEWER)
    assert [member.who for member in admin.members("old")] == ["admin", "viewer"]
    assert [note.about for note in admin.audit("old")] == ["viewer is viewer"]
    store.close()


def test_each_version_but_this_one_is_kept_as_a_fixture() -> None:
    assert [dump.stem for dump in EARLIER] == [f"{n:04}" for n in range(1, int(HEAD))]


def test_the_migrations_end_in_the_schema_that_is_used(address: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    store = open_store(address)
    with store._database.engine.connect() as connection:
        assert version(connection) == HEAD
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    store.close()


def test_a_newer_database_is_refused_and_left_alone(address: str) -> None:
    store = open_store(address)
    created(store, event("S1"))
    with store._database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SavedFileTooNew) as told:
        open_store(address)
    assert "newer" in told.value.says
    assert len(store.collaborations()) == 1
    store.close()


def test_a_migration_that_fails_leaves_the_earlier_database(address: str) -> None:
    database = Database(address, 5.0)
    with database.writing() as connection:
        upgrade(connection, "0001")
        connection.execute(text("CREATE TABLE vote (in_the_way INTEGER)"))
    with pytest.raises(Exception, match="vote"):
        open_store(address)
    with database.writing() as connection:
        assert version(connection) == "0001"
        connection.execute(text("DROP TABLE vote"))
    database.engine.dispose()
    store = open_store(address)
    created(store, event("S1"))
    store.close()
