"""Writes the database of a version as SQL, to be kept in ``earlier`` when the next migration is written.

python -m tests.core.storing.make_earlier 0001 > tests/core/storing/earlier/0001.sql
"""

import datetime as dt
import sqlite3
import sys
import tempfile
from pathlib import Path

from csc_core.model.stored import Part
from csc_core.storing import Store
from csc_core.storing.engine import Database
from csc_core.storing.migrating import upgrade
from tests.core.storing.build import by, event, kept, retitle


def fill(store: Store) -> None:
    """A collaboration with something of everything the first version had."""
    tables = kept(
        event("S1"),
        event("R1", kind="response", responds_to="S1", stance="blaming"),
        event("S2"),
        partners=[{"org_id": "CITY", "name": "City hall"}],
    )
    table = store.create(tables, by()).id
    retitle(store, table, "S1", "Reworded", who="coordinator")
    with store.edit(table, by(minutes=1), "Terms") as edit:
        edit.terms(retention_until=dt.date(2027, 1, 1), legal_hold=False, share=True)
    with store.edit(table, by(minutes=2), "One removed") as edit:
        edit.remove(Part.EVENTS, "S2", 1)
        edit.summarize({"setbacks": 2})
    store.remember("jira", {"day_month_order": "day/month/year"})


def dump(version: str) -> str:
    """The SQL of a database of this version."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "store.db"
        database = Database(f"sqlite:///{file}", 5.0)
        with database.writing() as connection:
            upgrade(connection, version)
        store = Store(database)
        fill(store)
        store.close()
        with sqlite3.connect(file) as connection:
            lines = list(connection.iterdump())
        connection.close()
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(dump(sys.argv[1]))
