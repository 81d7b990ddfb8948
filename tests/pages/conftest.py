"""What every page test shares: a store of its own, and no search that this app does not need."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager

from pages.shared.access.account import THIS_COMPUTER, acting
from pages.shared.access.settings import settings


@pytest.fixture(autouse=True)
def _store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test keeps what it opens in a store of its own, and is the one person at this computer."""
    monkeypatch.setenv("CSC_STORE", f"sqlite:///{tmp_path / 'csc.sqlite'}")
    monkeypatch.setenv("CSC_OPEN", "yes")  # no server here that could tell where a visitor comes from
    settings.cache_clear()
    with acting(THIS_COMPUTER):  # what a test asks of the store itself
        yield
    settings.cache_clear()


@pytest.fixture(autouse=True, scope="session")
def _no_search_for_components() -> Iterator[None]:
    """The app has no components of its own; looking for some takes 0.1 s a session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            BidiComponentManager, "discover_and_register_components", lambda *_, **__: None, raising=True
        )
        yield
