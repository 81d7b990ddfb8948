"""The commands that look after a store: backup, restore, and deleting what is past its date."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from csc_core.__main__ import main
from csc_core.model.people import Identity, Noted, Role
from csc_core.storing import Store, open_store
from tests.core.storing.build import by, created, event


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "csc.sqlite"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{file}")
    yield opened
    opened.close()


def kept_until(store: Store, until: dt.date | None, *, hold: bool = False) -> str:
    table = created(store, event("S1", detail="PLANTED"))
    with store.edit(table, by()) as edit:
        edit.terms(retention_until=until, legal_hold=hold, share=False)
    return table


def test_what_is_past_its_date_is_deleted_when_asked_and_noted(
    store: Store, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    past = kept_until(store, dt.date(2025, 1, 1))
    stay = {
        kept_until(store, dt.date(2025, 1, 1), hold=True),
        kept_until(store, dt.date(2025, 1, 2)),
        kept_until(store, None),
    }
    assert main(["retain", str(file), "--today", "2025-01-02"]) == 0
    assert "1 due, 0 deleted" in capsys.readouterr().out
    assert main(["retain", str(file), "--today", "2025-01-02", "--delete", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["id"], one["deleted"]) for one in told["due"]] == [(past, True)]
    assert {one.id for one in store.collaborations()} == stay
    (note,) = store.audit()
    assert (note.who, note.what, note.collaboration_id) == ("retention", Noted.DELETED, past)


def test_the_audit_of_what_is_gone_can_be_read(
    store: Store, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    past, stay = kept_until(store, dt.date(2025, 1, 1)), kept_until(store, None)
    mine = store.for_(Identity("this computer", local=True), lambda: by().at)
    mine.give_role(stay, "viewer@city.example", Role.VIEWER)
    assert main(["retain", str(file), "--today", "2025-01-02", "--delete"]) == 0
    capsys.readouterr()
    assert main(["audit", str(file), "--about", past, "--json"]) == 0
    (line,) = json.loads(capsys.readouterr().out)["audit"]
    assert (line["who"], line["what"], line["collaboration"]) == ("retention", Noted.DELETED, past)
    assert main(["audit", str(file)]) == 0
    told = capsys.readouterr().out
    assert past in told
    assert stay in told


def test_retention_leaves_nothing_in_the_raw_files(store: Store, file: Path) -> None:
    table = kept_until(store, dt.date(2025, 1, 1))
    mine = store.for_(Identity("this computer", local=True), lambda: by().at)
    mine.give_role(table, "PLANTED@city.example", Role.VIEWER)
    mine.remember(table, {"address": "PLANTED"})
    store.close()
    assert main(["retain", str(file), "--today", "2025-01-02", "--delete"]) == 0
    left = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    assert b"PLANTED" not in left
    assert b"Title of S1" not in left


def test_a_backup_is_made_and_put_back(
    store: Store, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = kept_until(store, None)
    copy = str(tmp_path / "copy.sqlite")
    monkeypatch.setenv("CSC_STORE", f"sqlite:///{file}")
    assert main(["backup", copy]) == 0
    store.delete(table)
    assert main(["restore", copy]) == 0
    assert [one.id for one in store.collaborations()] == [table]


def test_what_cannot_be_done_is_told_and_changes_nothing(
    store: Store, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = kept_until(store, None)
    assert main(["restore", str(tmp_path / "none"), str(file)]) == 3
    assert "no such backup" in capsys.readouterr().err
    assert main(["backup", str(tmp_path / "no" / "folder"), str(file)]) == 3
    assert main(["retain", str(tmp_path / "no" / "store")]) == 3
    with pytest.raises(SystemExit):
        main(["restore", str(file), "postgresql://host/name"])
    assert [one.id for one in store.collaborations()] == [table]
