"""Broken project files: each opens as it was or is refused in words, and none leaves half a collaboration."""

import pytest

from csc_core.model.errors import SavedFileTooNew, UnreadableProject
from csc_core.storing import Store
from tests.core.reading.mutations import many
from tests.core.storing.build import created, event, retitle

FEW, PLENTY = 40, 1_500


def refused(store: Store, n: int) -> int:
    """How many of ``n`` broken project files were refused."""
    table = created(store, event("S1"), event("S2"), partners=[{"org_id": "CITY"}])
    retitle(store, table, "S1", "Another title")
    sound = store.export_project(table)
    store.import_project(sound)
    count = 0
    for data in many(sound, n):
        before = len(store.collaborations())
        try:
            store.import_project(data)
        except (UnreadableProject, SavedFileTooNew):
            assert len(store.collaborations()) == before
            count += 1
    return count


def test_broken_project_files_are_opened_or_refused(sqlite_store: Store) -> None:
    assert refused(sqlite_store, FEW) > FEW / 2


@pytest.mark.long
@pytest.mark.timeout(300)
def test_very_many_broken_project_files_are_opened_or_refused(sqlite_store: Store) -> None:
    assert refused(sqlite_store, PLENTY) > PLENTY / 2
