"""What a page shows when the database cannot go on, and that nothing is taken for saved which is not."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event as listening
from streamlit.testing.v1 import AppTest

from csc_core.content.samples import sample_files
from csc_core.model.errors import StoreUnavailable
from csc_core.storing import Store, open_store
from pages.shared import frame, keeping
from tests.pages.visit import DEFAULT, PAGES, button, go, opened, press, visit, words

SIGN = "A dated letter about the rooms"
JARGON = ("sqlite", "psycopg", "sqlalchemy", "exception", "errno", "traceback")


@pytest.fixture(autouse=True)
def _as_on_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """There, what no page deals with comes to the frame."""
    there = "streamlit.error_util.invoke_script_error_handler"
    monkeypatch.setattr(there, lambda fault, _: frame.show_fault(fault))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The database of the pages, which is not waited for as long as usual."""
    path = tmp_path / "hasty.sqlite"
    store = open_store(f"sqlite:///{path}", patience=0.2)
    monkeypatch.setattr(keeping, "_opened", lambda _: store)
    yield path
    store.close()


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Somebody else is writing and does not stop."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextmanager
def full(_: Path) -> Iterator[None]:
    """There is no room for another page of the database."""
    engine = keeping._opened("")._database.engine

    def fill(connection: Any, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    listening.listen(engine, "connect", fill)
    engine.dispose()
    yield
    listening.remove(engine, "connect", fill)
    engine.dispose()


def sample_opened() -> AppTest:
    """A copy of a sample, kept in the store, with its prompts open."""
    name, data = sample_files(DEFAULT)["events"]
    return go(opened(data, name), "prompts")


def adopt(at: AppTest) -> AppTest:
    """Adopt the first prompt; the page may say that it cannot be saved."""
    opener = next(b.key for b in at.button if (b.key or "").startswith("adopt-"))
    press(at, opener)
    at.text_input[0].set_value(SIGN)
    at.selectbox[-2].select_index(0)
    press(at, opener)
    for name in (opener, "Keep this commitment"):
        button(at, name).click()
    return at.run()


def assert_plain(at: AppTest) -> None:
    """One fault is told, with what to do, in words for people."""
    assert not at.exception
    assert len(at.error) == 1
    told = words(at) + at.error[0].value
    assert not any(word in told.casefold() for word in JARGON)


@pytest.mark.parametrize("trouble", [locked, full])
def test_what_could_not_be_saved_is_not_shown_as_kept(
    file: Path, trouble: Callable[[Path], AbstractContextManager[None]]
) -> None:
    at = sample_opened()
    with trouble(file):
        assert_plain(adopt(at))
        at = AppTest.run(at)
        assert SIGN not in words(at)
    assert SIGN not in words(visit("prompts", log=at.query_params["log"]))
    at = adopt(go(at, "prompts"))
    assert SIGN in words(at)
    assert SIGN in words(visit("prompts", log=at.query_params["log"]))


def test_an_undo_that_could_not_be_saved_leaves_everything_standing(file: Path) -> None:
    at = adopt(sample_opened())
    with locked(file):
        button(at, "Undo: ").click()
        assert_plain(at.run())
    assert SIGN in words(at.run())
    assert SIGN not in words(press(at, "Undo: "))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_whose_database_is_away_says_so_and_is_there_again_with_it(
    page: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = go(opened("date,kind,title\n2025-01-09,setback,Grant ended\n", "mine.csv"), page)
    before = words(at)

    def away(_: str) -> Store:
        raise StoreUnavailable("The database does not answer.", "Try again in a minute.")

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "_opened", away)
        at.run()
        assert not at.exception
        assert [error.value for error in at.error] in ([], ["The database does not answer\\."])
    assert words(at.run()) == before
    assert not at.error
