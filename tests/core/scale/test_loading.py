"""A folder of logs put into a store: each whole with its summary, and no log stops another."""

from pathlib import Path

from csc_core.folders import logs_in
from csc_core.intake import open_kept
from csc_core.model.people import Identity, Role
from csc_core.model.stored import Part
from csc_core.portfolio import kept_summary, summaries_of
from csc_core.scale.loading import load_many
from csc_core.storing import open_store
from tests.core.small_logs import AS_OF
from tests.core.storing.build import NOW, by

SAMPLES = Path(__file__).parents[3] / "data" / "samples"
OWNER = Identity("owner@city.example")


def test_a_folder_of_logs_is_loaded_with_summaries_and_owner(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    told = list(load_many(store, logs_in(SAMPLES), by(), today=AS_OF, owner=OWNER.who))
    assert [log.loaded for log in told] == [True] * 9
    mine = store.for_(OWNER, lambda: NOW)
    found = mine.with_summaries(mine.collaborations())
    assert len(found) == 9
    for one in found:
        assert mine.role(one.id) is Role.OWNER
        stored = store.load(one.id)
        log = open_kept(stored.table(), today=AS_OF).log
        assert log is not None
        assert kept_summary(one, today=AS_OF) == next(summaries_of([(one.id, log)], today=AS_OF))
    assert sum(len(store.load(one.id).part(Part.EVENTS)) for one in found) == sum(log.rows for log in told)
    store.close()


def test_a_log_that_does_not_load_is_told_and_the_others_are_there(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / "a.csv").write_text("date,kind,title\n2025-01-09,setback,Grant ended\n")
    (folder / "b.csv").write_text("a,b\n1,2\n")
    (folder / "c.csv").write_text("date,kind,title\n2025-02-09,setback,Data lost\n")
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    loading = load_many(store, logs_in(folder), by(), today=AS_OF)
    assert next(loading).name == "a.csv"
    assert [one.source for one in store.collaborations()] == ["a.csv"]
    assert [(log.name, log.loaded) for log in loading] == [("b.csv", False), ("c.csv", True)]
    assert {one.source for one in store.collaborations()} == {"a.csv", "c.csv"}
    store.close()
