"""The commands that write documents: of one log, of each log of a folder, and of a folder side by side."""

import io
from pathlib import Path
from typing import Any

import pytest

from csc_core.__main__ import main
from tests.core.reporting.documents.readers import Page, book, deck, everything, files, pdf, pdf_pages

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"
LOG = ROOT / "tests" / "fixtures" / "port_alder.csv"
GOOD = "event_id,date,kind,title\nS1,2025-01-09,setback,Grant ended\n"
AS_OF = ("--as-of", "2025-10-01")


def read(target: Path) -> str:
    return everything(target.read_bytes())


@pytest.mark.parametrize("form", ["pdf", "html", "pptx", "xlsx", "zip", "ics", "xes"])
def test_a_log_becomes_a_document_of_the_kind_its_name_says(form: str, tmp_path: Path) -> None:
    target = tmp_path / f"out.{form}"
    assert main(["report", str(LOG), "--to", str(target), *AS_OF]) == 0
    data = target.read_bytes()
    match form:
        case "pdf":
            assert len(pdf_pages(data)) > 2
            assert str(pdf(data).Root.Lang).startswith("en")
        case "html":
            assert "Not for projection".casefold() in Page(data).text.casefold()
        case "pptx":
            assert len(deck(data).slides) >= 4
        case "xlsx":
            assert "events" in book(data).sheetnames
        case "zip":
            assert "events.csv" in files(data)
    assert "facilitatorview" in read(target)


def test_a_document_for_the_room_is_made_of_what_the_room_may_see(tmp_path: Path) -> None:
    target = tmp_path / "room.html"
    assert (
        main(["report", str(LOG), "--to", str(target), "--document", "brief", "--for", "room", *AS_OF]) == 0
    )
    assert "fortheroom" in read(target)
    assert "facilitatorview" not in read(target)
    blaming = [line.split(",")[3] for line in LOG.read_text().splitlines() if ",blaming," in line]
    assert blaming
    assert not any("".join(title.split()).casefold() in read(target) for title in blaming)


def test_a_document_can_go_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["report", str(LOG), "--to", "-", "--form", "html", "--document", "brief", *AS_OF]) == 0
    assert capfdbinary.readouterr().out.lower().startswith(b"<!doctype html>")


@pytest.mark.parametrize(
    "arguments",
    [
        ["report", str(LOG), "--to", "out.doc"],
        ["report", str(LOG), "--to", "-"],
        ["report", str(LOG), "--to", "out.pdf", "--document", "novel"],
        ["report", str(LOG), "--to", "out.zip", "--for", "public", "--document", "records"],
        ["report", str(SAMPLES), "--to", "out.pdf"],
        ["portfolio", str(SAMPLES), "--to", "out.pptx"],
        ["portfolio", str(SAMPLES), "--to", "-", "--form", "csv", "--json"],
        ["convert", str(LOG), "out.doc"],
        ["convert", str(LOG), "-", "--form", "csv", "--json"],
        ["migrate"],
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CSC_STORE", raising=False)
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    assert leaving.value.code == 4
    assert "usage: python -m csc_core" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["check", "report", "convert", "portfolio", "template", "migrate"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main([command, "--help"])
    assert leaving.value.code == 0
    assert len(capsys.readouterr().out.splitlines()) > 8


def test_a_log_that_does_not_load_gets_no_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n")
    assert main(["report", str(tmp_path / "bad.csv"), "--to", str(tmp_path / "out.pdf")]) == 3
    assert not (tmp_path / "out.pdf").exists()
    assert "bad.csv" in capsys.readouterr().err


def folder_of(tmp_path: Path, **logs: str) -> Path:
    folder = tmp_path / "logs"
    folder.mkdir()
    for name, text in logs.items():
        (folder / f"{name}.csv").write_text(text)
    return folder


def test_each_log_of_a_folder_gets_its_document_and_faults_stop_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meta = "field,value\nname,Тестовый пакт\n"
    folder = folder_of(tmp_path, one=GOOD, two=GOOD, bad="a,b\n1,2\n")
    for name in ("one", "two"):
        (folder / f"{name}-meta.csv").write_text(meta)
    arguments = ["report", str(folder), "--to", str(tmp_path / "out"), "--form", "html", *AS_OF]
    assert main(arguments) == 1
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [
        "тестовый-пакт-2-report-facilitator-2025-10-01.html",
        "тестовый-пакт-report-facilitator-2025-10-01.html",
    ]
    printed = capsys.readouterr()
    assert "2 of 3 logs" in printed.out
    assert "bad.csv" in printed.err
    assert "3 of 3" in printed.err


def test_a_folder_without_a_log_that_loads(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, bad="a,b\n1,2\n")
    assert main(["report", str(folder), "--to", str(tmp_path / "out")]) == 3
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("form", ["pdf", "html", "csv"])
def test_a_folder_side_by_side_as_a_document(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / f"side.{form}"
    assert main(["portfolio", str(SAMPLES), "--to", str(target)]) == 0
    assert capsys.readouterr().out == ""
    told = read(target)
    assert "harborreadingpact" in told
    if form != "csv":
        assert "cannotsaywhatcauseswhat" in told
        assert "notforprojection" in told


def test_a_long_folder_tells_how_far_it_is(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", io.StringIO())
    folder = folder_of(tmp_path, **{f"log{k}": GOOD for k in range(40)})
    assert main(["report", str(folder), "--to", str(tmp_path / "out"), "--form", "ics"]) == 0
    assert 10 <= len(capsys.readouterr().err.splitlines()) <= 20
