"""What every page test shares: Streamlit is spared a search that this app does not need."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager


@pytest.fixture(autouse=True)
def _store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test keeps what it opens in a store of its own."""
    monkeypatch.setenv("CSC_STORE", f"sqlite:///{tmp_path / 'csc.sqlite'}")


@pytest.fixture(autouse=True, scope="session")
def _no_search_for_components() -> Iterator[None]:
    """The app has no components of its own; looking for some takes 0.1 s a session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            BidiComponentManager, "discover_and_register_components", lambda *_, **__: None, raising=True
        )
        yield


@pytest.fixture(autouse=True, scope="session")
def _store_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Uploads of a test run are kept in a store that goes with it, one for each process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CSC_STORE", f"sqlite:///{tmp_path_factory.mktemp('store') / 'csc.sqlite'}")
        yield


@pytest.fixture
def empty_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store in which nothing is kept yet."""
    monkeypatch.setenv("CSC_STORE", f"sqlite:///{tmp_path / 'csc.sqlite'}")
