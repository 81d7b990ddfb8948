"""The command convert: a log that can be read comes out in our form, and says the same when read again."""

import datetime as dt
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from csc_core.__main__ import main
from csc_core.analysis import analyse
from csc_core.content.samples import samples
from csc_core.folders import logs_in, open_found
from csc_core.intake import BESIDE, open_kept, open_log, open_sample
from csc_core.model.opened import Opened
from csc_core.reporting.delimited import csv
from csc_core.reporting.documents.log_workbook import log_workbook
from csc_core.reporting.documents.plain_log import log_frames
from csc_core.reporting.machine import report_values
from csc_core.storing import keep, open_store
from tests.corpus.choices import Choices, look_alikes

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "samples" / "port-alder-jobs"
TODAY = dt.date(2025, 10, 1)
THEIRS = "Datum,Was,Art,Wer\n03.04.2024,Geld blieb aus,setback,Amt\n05.06.2024,Treffen,milestone,Amt\n"
ASKED = "date,kind,title\n03/04/2024,setback,Grant ended\n"
PARTLY = "date,kind,title,mood\n2024-04-03,setback,Grant ended,low\nsoon,setback,No day,\n"


def sample_arguments() -> list[str]:
    return [str(SAMPLE / "events.csv"), *beside(SAMPLE)]


def beside(folder: Path) -> list[str]:
    """The small tables of a sample, as options."""
    return [f"--{table}={folder / table}.csv" for table in BESIDE if (folder / f"{table}.csv").exists()]


def report(opened: Opened) -> dict[str, Any]:
    assert opened.log is not None, opened.why
    return report_values(opened, analyse(opened.log, today=TODAY))


def again(target: Path) -> Opened:
    """What was written, opened as a person would."""
    if target.suffix == ".zip":
        store = open_store(f"sqlite:///{target.parent / 'store.db'}")
        made = store.import_project(target.read_bytes())
        table = store.load(made.id).table()
        store.close()
        return open_kept(table, today=TODAY)
    (log,) = (log for log in logs_in(target.parent) if log.events == target)
    return open_found(log, today=TODAY)


@pytest.mark.parametrize("name", ["ours.csv", "ours.xlsx", "ours.zip"])
def test_a_log_and_the_tables_beside_it_say_the_same_in_each_form(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / name
    assert main(["convert", *sample_arguments(), str(target)]) == 0
    assert f"{target} written." in capsys.readouterr().out
    before, after = report(open_sample("port-alder-jobs")), report(again(target))
    assert {**after, "name": ""} == {**before, "name": ""}


@pytest.mark.parametrize("name", ["ours.csv", "ours.xlsx"])
def test_foreign_columns_become_ours_and_what_is_not_ours_is_kept(name: str, tmp_path: Path) -> None:
    source, target = tmp_path / "tracker.csv", tmp_path / "out" / name
    target.parent.mkdir()
    source.write_text(PARTLY)
    assert main(["convert", str(source), str(target)]) == 1
    found = open_log(target.read_bytes(), name, today=TODAY)
    assert (found.rows, len(found.set_aside)) == (2, 1)
    assert found.raw is not None
    assert "mood" in found.raw.headers
    assert found.log is not None
    assert found.log.cell(0, "title") == "Grant ended"


@pytest.mark.parametrize(("text", "code"), [(ASKED, 2), ("a,b\n1,2\n", 3)])
def test_what_does_not_load_is_told_and_nothing_is_written(
    text: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "log.csv", tmp_path / "ours.csv"
    source.write_text(text)
    assert main(["convert", str(source), str(target), "--json"]) == code
    values = json.loads(capsys.readouterr().out)
    assert values["written"] == []
    assert not target.exists()
    if values["questions"]:
        (question,) = values["questions"]
        answer = f"{question['about']}={question['choices'][0]}"
        assert main(["convert", str(source), str(target), "--answer", answer]) == 0
        assert b"2024-0" in target.read_bytes()


def test_from_standard_input_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PARTLY.encode())))
    assert main(["convert", "-", "-", "--form", "csv"]) == 1
    sys.stdout.flush()
    printed = capfdbinary.readouterr()
    assert printed.out.decode("utf-8-sig").startswith("date,kind,title")
    assert b"standard input" in printed.err


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "ours.csv"
    (tmp_path / "ours-meta.csv").write_text("mine")
    with pytest.raises(SystemExit) as leaving:
        main(["convert", *sample_arguments(), str(target)])
    assert leaving.value.code == 4
    assert not target.exists()
    assert (tmp_path / "ours-meta.csv").read_text() == "mine"
    assert main(["convert", *sample_arguments(), str(target), "--force"]) == 0


@pytest.mark.parametrize("sample", [sample.id for sample in samples()])
def test_the_workbook_of_a_sample_opens_as_the_same_log(sample: str, tmp_path: Path) -> None:
    folder = ROOT / "data" / "samples" / sample
    given = beside(folder)
    target = tmp_path / "ours.xlsx"
    assert main(["convert", str(folder / "events.csv"), *given, str(target)]) == 0
    assert report(again(target)) == report(open_sample(sample))


@pytest.mark.parametrize("choices", list(look_alikes()), ids=lambda choices: choices.name)
def test_lists_that_people_keep_load_again_at_once_with_the_same_events(choices: Choices) -> None:
    if choices.last.log is None:
        return
    tables, log = log_frames(keep(choices.last)), choices.last.log
    for name, data in (("a.csv", csv(tables["events"])), ("a.xlsx", log_workbook(tables))):
        found = open_log(data, name, today=TODAY)
        assert found.log is not None, found.why
        assert found.rows == choices.last.rows
        for column in ("date", "kind", "title", "stance", "actors"):
            assert found.log.text(column).tolist() == log.text(column).tolist(), column


def test_a_project_file_is_turned_into_a_log_that_says_the_same(tmp_path: Path) -> None:
    project, log = tmp_path / "ours.zip", tmp_path / "ours.csv"
    main(["convert", *sample_arguments(), str(project), "--as-of", str(TODAY)])
    before = report(again(project))
    assert main(["check", str(project), "--as-of", str(TODAY)]) in (0, 1)
    assert main(["convert", str(project), str(log), "--as-of", str(TODAY)]) in (0, 1)
    after = report(again(log))
    assert after["episodes"] == before["episodes"]
    assert after["signals"] == before["signals"]


def test_a_file_that_is_no_project_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = tmp_path / "ours.zip"
    project.write_bytes(b"PK no zip")
    assert main(["check", str(project)]) == 3
    assert "project file" in capsys.readouterr().out


@pytest.mark.parametrize("more", [["other.zip"], ["ours.csv", "--sheet", "events"]])
def test_a_project_file_is_not_made_of_one_nor_read_in_another_way(tmp_path: Path, more: list[str]) -> None:
    project = tmp_path / "ours.zip"
    main(["convert", *sample_arguments(), str(project)])
    with pytest.raises(SystemExit) as left:
        main(["convert", str(project), str(tmp_path / more[0]), *more[1:]])
    assert left.value.code == 4
    assert not (tmp_path / more[0]).exists()
