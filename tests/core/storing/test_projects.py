"""A project file opens again in exactly the same state, and a hostile one opens nothing."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest

from csc_core.content.samples import samples
from csc_core.intake import open_log, open_sample
from csc_core.model.errors import SavedFileTooNew, UnreadableProject
from csc_core.model.pieces import whole
from csc_core.model.stored import Part
from csc_core.reading import limits
from csc_core.storing import Store, keep, projects
from csc_core.storing.parcel import LINE_BYTES, PACKED_BYTES
from csc_core.storing.projects import ROWS_AT_MOST
from tests.core.storing.build import NOW, by, created, event, retitle, titles

Files = dict[str, bytes]


def unzipped(project: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(project)) as parcel:
        return {name: parcel.read(name) for name in parcel.namelist()}


def zipped(files: Files) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, content in files.items():
            parcel.writestr(name, content)
    return packed.getvalue()


@pytest.fixture
def table(store: Store) -> str:
    """A collaboration with something in every table and a history of every sort."""
    table = created(
        store,
        event("S1", detail="Two\r\nlines; and a \rlone return", visibility="facilitator"),
        event("S2", title='=HYPERLINK("x")', detail="'quoted"),
        event("", as_written="a,b,c"),
        partners=[{"org_id": "CITY", "name": "City hall"}],
        meta=[{"field": "name", "value": "Harbor table"}],
        codings=[{"event_id": "S1", "coder": "one", "field": "stance", "value": "learning"}],
        pulse=[{"date": "2024-03-01", "item": "open", "n": "7", "mean": "3.1"}],
    )
    retitle(store, table, "S1", "Reworded", who="coordinator")
    with store.edit(table, by(minutes=5), "More") as edit:
        edit.add(Part.EVENTS, event("S3", theirs="unknown column"), came_from="newer.csv")
        edit.add(Part.COMMITMENTS, {"sign": "A call", "state": "open", "made_on": "2025-10-01"})
        edit.add(Part.RECORDS, {"action_id": "DA01", "date": "2025-10-01", "outcome": "adopted"})
        edit.remove(Part.EVENTS, "S2", 1)
        edit.terms(retention_until=NOW.date(), legal_hold=True, share=True)
    with store.edit(table, by(minutes=6), "Undo") as edit:
        edit.undo()
    return table


def test_a_project_opens_in_the_same_state(store: Store, table: str) -> None:
    copy = store.import_project(store.export_project(table)).id
    one, other = store.load(table), store.load(copy)
    assert other.rows == one.rows
    old, new = vars_of(one.collaboration), vars_of(other.collaboration)
    assert old.pop("id") != new.pop("id")
    assert old == new
    assert store.steps(copy) == store.steps(table)
    assert store.history(copy, "S1") == store.history(table, "S1")
    for id_ in (table, copy):
        with store.edit(id_, by(minutes=7), "Redo") as edit:
            assert edit.redo() is not None
    assert titles(store, copy) == titles(store, table)


def vars_of(value: Any) -> dict[str, object]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
def test_a_project_in_pieces_of_any_size_is_the_same_file(sqlite_store: Store, at_once: int) -> None:
    made = sqlite_store.create(keep(open_sample(samples()[0].id)), by("coordinator")).id
    pieces = list(sqlite_store.project_pieces(made, at_once))
    assert whole(pieces) == sqlite_store.export_project(made)
    told = [piece.done for piece in pieces]
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(pieces) > 2 * len(sqlite_store.load(made).part(Part.EVENTS)) // at_once


def test_export_import_export_gives_the_same_bytes(store: Store, table: str) -> None:
    project = store.export_project(table)
    copy = store.import_project(project).id
    assert store.export_project(copy) == project


@pytest.mark.parametrize("sample_id", [sample.id for sample in samples()])
def test_a_sample_as_a_project_gives_the_same_bytes_again(sqlite_store: Store, sample_id: str) -> None:
    made = sqlite_store.create(keep(open_sample(sample_id)), by())
    project = sqlite_store.export_project(made.id)
    copy = sqlite_store.import_project(project)
    assert sqlite_store.export_project(copy.id) == project
    assert sqlite_store.load(copy.id).rows == sqlite_store.load(made.id).rows


def test_a_project_moves_between_databases(store: Store, sqlite_store: Store, table: str) -> None:
    project = store.export_project(table)
    copy = sqlite_store.import_project(project)
    assert sqlite_store.export_project(copy.id) == project


def test_the_events_of_a_project_open_as_a_log(store: Store) -> None:
    made = store.create(keep(open_sample("port-alder-jobs")), by())
    files = unzipped(store.export_project(made.id))
    opened = open_log(files["events.csv"], "events.csv", today=NOW.date())
    assert opened.log is not None
    assert len(opened.log) == 43
    assert opened.set_aside == ()


def test_no_cell_of_a_project_runs_in_a_spreadsheet(store: Store, table: str) -> None:
    for name, content in unzipped(store.export_project(table)).items():
        if name.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(content.decode(), newline="")) for cell in row]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], name


def test_a_project_tells_no_address_and_no_ballot(store: Store, table: str) -> None:
    ballot = store.ballots.open(table, "setback", "S1", promise="Private.", expires=by(minutes=90).at)
    store.ballots.cast(ballot.id, "phone", {"choice": "pulled_apart", "line": "PLANTED"}, NOW)
    told = b"".join(unzipped(store.export_project(table)).values())
    for secret in (table, ballot.id, ballot.code, "PLANTED"):
        assert secret.encode() not in told


def test_a_newer_project_is_said_to_be_newer(store: Store, table: str) -> None:
    files = unzipped(store.export_project(table))
    manifest = json.loads(files["manifest.json"])
    files["manifest.json"] = json.dumps(manifest | {"format": manifest["format"] + 1}).encode()
    with pytest.raises(SavedFileTooNew) as told:
        store.import_project(zipped(files))
    assert "newer" in told.value.says


def test_a_step_that_changed_very_many_rows_opens_again(sqlite_store: Store) -> None:
    store = sqlite_store
    table = created(store, event("S0"))
    with store.edit(table, by(minutes=1), "Added") as edit:
        for n in range(1, 201):
            edit.add(Part.EVENTS, event(f"S{n}", detail="\N{SNOWMAN}" * 30_000))
    project = store.export_project(table)
    assert len(unzipped(project)["history.jsonl"]) > 2 * LINE_BYTES
    copy = store.import_project(project).id
    assert store.export_project(copy) == project
    assert store.steps(copy) == store.steps(table)
    with store.edit(copy, by(minutes=2), "Undo") as edit:
        edit.undo()
    assert set(titles(store, copy)) == {"S0"}


def test_what_a_page_takes_in_it_takes_as_a_project(sqlite_store: Store, monkeypatch: Any) -> None:
    assert ROWS_AT_MOST >= limits.LINES
    table = created(sqlite_store, event("S1"), event("S2"))
    project = sqlite_store.export_project(table)
    monkeypatch.setattr(projects, "ROWS_AT_MOST", 1)
    with pytest.raises(UnreadableProject, match="more than 1 rows") as told:
        sqlite_store.import_project(project)
    assert "command line" in told.value.try_this
    assert len(sqlite_store.collaborations()) == 1
    assert sqlite_store.import_project(project, bounded=False)  # the command line's way


@pytest.mark.long
@pytest.mark.timeout(300)
def test_the_longest_log_a_page_takes_opens_again(sqlite_store: Store) -> None:
    lines = [f"{2000 + n % 20}-01-{1 + n % 28:02d},setback,{n:060d}\n" for n in range(600_000)]
    text = "date,kind,title\n" + "".join(lines)
    assert limits.CSV_BYTES * 0.9 < len(text) < limits.CSV_BYTES
    opened = open_log(text.encode(), "long.csv", today=NOW.date())
    made = sqlite_store.create(keep(opened), by())
    project = sqlite_store.export_project(made.id)
    copy = sqlite_store.import_project(project)
    assert sqlite_store.export_project(copy.id) == project


def changed(name: str, change: Callable[[bytes], bytes]) -> Callable[[Files], bytes]:
    return lambda files: zipped({**files, name: change(files[name])})


def doubled(files: Files) -> bytes:
    packed = io.BytesIO(zipped(files))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(packed, "a") as parcel:
        parcel.writestr("events.csv", files["events.csv"])
    return packed.getvalue()


def lying(files: Files) -> bytes:
    """A zip whose directory says that a file is smaller than it is."""
    data = bytearray(zipped({**files, "history.jsonl": b"x" * 5_000_000}))
    size = (5_000_000).to_bytes(4, "little")
    while size in data:
        at = data.index(size)
        data[at : at + 4] = (100).to_bytes(4, "little")
    return bytes(data)


HOSTILE: dict[str, Callable[[Files], bytes]] = {
    "empty": lambda _: b"",
    "text": lambda _: b"date,kind,title\n",
    "cut": lambda files: zipped(files)[:-200],
    "no manifest": lambda files: zipped({k: v for k, v in files.items() if k != "manifest.json"}),
    "no rows": lambda files: zipped({k: v for k, v in files.items() if k != "rows.csv"}),
    "a table gone": lambda files: zipped({k: v for k, v in files.items() if k != "events.csv"}),
    "a path up": lambda files: zipped({**files, "../../evil.csv": b"x"}),
    "an absolute path": lambda files: zipped({**files, "/etc/cron.d/evil": b"x"}),
    "a stranger": lambda files: zipped({**files, "run.py": b"x"}),
    "twice the same": doubled,
    "a bomb": lambda files: zipped({**files, "history.jsonl": b"\n" * 60_000_000}),
    "a long line": lambda files: zipped({**files, "events.csv": b"," * (LINE_BYTES + 1)}),
    "many cells": changed("events.csv", lambda old: old + b"," * 3_000_000 + b"\r\n"),
    "a lying directory": lying,
    "too large": lambda _: b"PK" + b"\0" * PACKED_BYTES,
    "not json": changed("manifest.json", lambda _: b"{"),
    "deep json": changed("manifest.json", lambda _: b"[" * 100_000),
    "not unicode": changed("events.csv", lambda old: old + b"\xff\xfe\r\n"),
    "a row more": changed("events.csv", lambda old: old + old.splitlines(keepends=True)[-1]),
    "a row twice": changed("rows.csv", lambda old: old + b"events,S1,9,1,\r\n"),
    "a huge number": changed("rows.csv", lambda old: old.replace(b"S1,2,", b"S1,99999999999999,")),
    "a wild key": changed("rows.csv", lambda old: old.replace(b"S1,2,", b"\x01S1,2,")),
    "a huge key": changed("rows.csv", lambda old: old.replace(b"S1,2,", b"S" * 9_000 + b",2,")),
    "an unknown table": changed("rows.csv", lambda old: old.replace(b"events,S1", b"secrets,S1")),
    "history of nothing": changed("history.jsonl", lambda old: old + b"{}\n"),
    "history twice": changed("history.jsonl", lambda old: old + old),
    "history of the future": changed("history.jsonl", lambda old: old.replace(b':4,"by"', b':400,"by"')),
    "a loop": changed("history.jsonl", lambda old: old.replace(b'"undoes":3', b'"undoes":4')),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_sound_project_opens_nothing(sqlite_store: Store, make: Callable[[Files], bytes]) -> None:
    store = sqlite_store
    table = created(store, event("S1"), event("S2"), partners=[{"org_id": "CITY"}])
    for n in range(2):
        retitle(store, table, "S1", f"Title {n}")
    with store.edit(table, by(), "Undo") as edit:
        edit.undo()
    files = unzipped(store.export_project(table))
    data = make(files)
    assert data != zipped(files)
    with pytest.raises(UnreadableProject) as told:
        store.import_project(data)
    assert told.value.says
    assert told.value.try_this
    assert len(store.collaborations()) == 1
