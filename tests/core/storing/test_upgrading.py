"""An earlier store is brought up on purpose: a copy first, from and to told, nothing else changed."""

import json
import sqlite3
from pathlib import Path

import pytest

from csc_core.__main__ import main
from csc_core.model.errors import StoreUnavailable
from csc_core.storing import open_store
from csc_core.storing.schema import HEAD
from csc_core.storing.upgrading import bring_up
from tests.core.storing.build import created, event, titles

EARLIER = sorted((Path(__file__).parent / "earlier").glob("*.sql"))


def earlier(dump: Path, file: Path) -> str:
    with sqlite3.connect(file) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()
    return f"sqlite:///{file}"


def version_of(file: Path) -> str:
    with sqlite3.connect(file) as connection:
        (found,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    connection.close()
    return str(found)


@pytest.mark.parametrize("dump", EARLIER, ids=lambda path: path.stem)
def test_an_earlier_store_is_copied_and_brought_up(
    dump: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = earlier(dump, file)
    assert main(["migrate", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["from"], told["to"], told["migrated"]) == (dump.stem, HEAD, True)
    assert version_of(Path(told["backup"])) == dump.stem
    store = open_store(url)
    assert titles(store, store.collaborations()[0].id)["S1"] == "Reworded"
    store.close()
    assert main(["migrate", url, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "from": HEAD,
        "to": HEAD,
        "migrated": False,
        "backup": None,
    }


def test_the_copy_lies_where_it_was_asked_for_and_over_no_other_file(file: Path, tmp_path: Path) -> None:
    url = earlier(EARLIER[0], file)
    taken = tmp_path / "taken"
    taken.write_text("mine")
    with pytest.raises(StoreUnavailable, match="already there"):
        bring_up(url, taken)
    assert taken.read_text() == "mine"
    assert version_of(file) == EARLIER[0].stem
    assert bring_up(url, tmp_path / "free").backup == tmp_path / "free"


def test_what_cannot_be_opened_is_told_and_left_alone(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("no database " * 100)
    missing = tmp_path / "missing.db"
    empty = tmp_path / "empty.db"
    sqlite3.connect(empty).execute("CREATE TABLE theirs (x)").connection.close()
    newer = tmp_path / "newer.db"
    url = earlier(EARLIER[0], newer)
    store = open_store(url)
    store.close()
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    for path in (other, missing, empty, newer):
        assert main(["migrate", str(path)]) == 3
        assert capsys.readouterr().err.strip()
    assert not missing.exists()
    assert other.read_text().startswith("no database")
    assert version_of(newer) == "9999"


def test_the_store_can_be_named_by_the_environment_and_used_meanwhile(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(f"sqlite:///{file}")
    created(store, event("S1"))
    monkeypatch.setenv("CSC_STORE", f"sqlite:///{file}")
    assert main(["migrate"]) == 0
    assert "Nothing to do" in capsys.readouterr().out
    assert len(store.collaborations()) == 1
    store.close()


def test_a_postgresql_store_is_brought_up_once_it_was_backed_up(postgres_address: str) -> None:
    from csc_core.storing.engine import Database
    from csc_core.storing.migrating import upgrade
    from tests.core.storing.conftest import emptied

    emptied(postgres_address)
    database = Database(postgres_address, 5.0)
    with database.writing() as connection:
        upgrade(connection, "0001")
    database.engine.dispose()
    with pytest.raises(StoreUnavailable, match="own tools"):
        bring_up(postgres_address)
    assert bring_up(postgres_address, without_backup=True).found == "0001"
