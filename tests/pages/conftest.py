"""What every page test shares: Streamlit is spared a search that this app does not need."""

from collections.abc import Iterator

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager


@pytest.fixture(autouse=True, scope="session")
def _no_search_for_components() -> Iterator[None]:
    """The app has no components of its own; looking for some takes 0.1 s a session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            BidiComponentManager, "discover_and_register_components", lambda *_, **__: None, raising=True
        )
        yield
