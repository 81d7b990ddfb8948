"""The tests that show pages use the same store of their own as the tests of the pages."""

from tests.pages.conftest import _no_search_for_components, _store_of_its_own

__all__ = ["_no_search_for_components", "_store_of_its_own"]
