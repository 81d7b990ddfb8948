"""A folder of logs: every table is a log or stands beside one, and none is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from csc_core.content.samples import samples
from csc_core.folders import logs_in, open_found
from tests.core.small_logs import AS_OF

ROOT = Path(__file__).parents[2]
TINY = "date,kind,title\n2025-01-09,setback,Grant ended\n"
META = "field,value\nname,Our pact\n"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", "-").replace("DOT", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(folder: Path) -> dict[str, list[str]]:
    return {log.name: sorted(log.beside) for log in logs_in(folder)}


def test_tables_stand_beside_the_log_they_are_named_after(tmp_path: Path) -> None:
    write(
        tmp_path,
        aDOTcsv=TINY,
        a_metaDOTcsv=META,
        b_eventsDOTtsv=TINY,
        b_partnersDOTcsv="org_id\nCITY\n",
        c_metaDOTcsv=META,
        d__eventsDOTcsv=TINY,
        d__metaDOTcsv=META,
        d__otherDOTcsv=TINY,
        d__e__deeperDOTcsv=TINY,
        notesDOTmd="text",
        DOThidden__eventsDOTcsv=TINY,
    )
    assert found(tmp_path) == {
        "a.csv": ["meta"],
        "b-events.tsv": ["partners"],
        "c-meta.csv": [],
        "d/events.csv": ["meta"],
        "d/other.csv": [],
    }


def test_every_table_of_a_folder_is_a_log_or_beside_one(tmp_path: Path) -> None:
    for name in (
        "events.csv",
        "events.xlsx",
        "meta.csv",
        "meta.ods",
        "a.csv",
        "a.txt",
        "a-meta.csv",
        "~$a.xlsx",
    ):
        (tmp_path / name).write_text("x")
    told = {log.events for log in logs_in(tmp_path)} | {
        p for log in logs_in(tmp_path) for p in log.beside.values()
    }
    assert {path.name for path in told} == {path.name for path in tmp_path.iterdir()} - {"~$a.xlsx"}


def test_the_folder_of_samples_holds_nine_logs() -> None:
    logs = logs_in(ROOT / "data" / "samples")
    assert {log.name for log in logs} == {f"{sample.id}/events.csv" for sample in samples()}
    opened = open_found(logs[0], today=AS_OF)
    assert opened.log is not None
    assert opened.log.meta.city


def test_a_log_without_a_name_is_called_by_its_file(tmp_path: Path) -> None:
    write(tmp_path, one__eventsDOTcsv=TINY, two__eventsDOTcsv=TINY, two__metaDOTcsv=META)
    names = [opened.log.name for log in logs_in(tmp_path) if (opened := open_found(log, today=AS_OF)).log]
    assert names == ["one/events", "Our pact"]


def test_what_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a__eventsDOTcsv=TINY, shut__eventsDOTcsv=TINY)
    listed = Path.iterdir

    def forbidden(path: Path) -> Iterator[Path]:
        if path.name == "shut":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", forbidden)
    logs = logs_in(tmp_path)
    assert [log.name for log in logs] == ["a/events.csv", "shut/"]
    assert open_found(logs[1], today=AS_OF).verdict == "refuse"
    (tmp_path / "a" / "events.csv").unlink()
    assert open_found(logs[0], today=AS_OF).verdict == "refuse"


def test_a_folder_that_is_none_raises(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        logs_in(tmp_path / "missing")
