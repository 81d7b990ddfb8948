"""The command line keeps its contract: what it prints, where, and with which exit code."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from csc_core.__main__ import main
from csc_core.reporting.template import template_files

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
LOG = str(FIXTURES / "port_alder.csv")
PARTNERS = str(FIXTURES / "port_alder_partners.csv")
SAMPLE = ROOT / "data" / "samples" / "port-alder-jobs"
HEADER = "event_id,date,kind,title,actors,responds_to,stance\n"
ROW = "S1,2024-02-12,setback,Bus line 4 was closed,CITY,,\n"


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def written(text: str, name: str = "log.csv") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


def python(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=50, **options
    )


def run_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    code = main([*arguments, "--json"])
    printed = capsys.readouterr()
    assert printed.err == ""
    return code, json.loads(printed.out)


@pytest.mark.parametrize(
    ("text", "code", "verdict"),
    [
        (HEADER + ROW, 0, "load"),
        (HEADER, 0, "load"),
        (f"{HEADER}{ROW},soon,setback,No day,,,\n", 1, "load+warn"),
        (f"{HEADER}{ROW}R1,2024-03-01,response,Talk,CITY,S1,learnt\n", 1, "load+warn"),
        (HEADER + ROW.replace("2024-02-12", "03/04/2024"), 2, "ask"),
        ("a,b\n1,2\n", 3, "refuse"),
        ("", 3, "refuse"),
    ],
)
def test_the_exit_code_of_check_is_the_verdict(
    write: Any, capsys: pytest.CaptureFixture[str], text: str, code: int, verdict: str
) -> None:
    path = write(text)
    found, values = run_json(capsys, "check", path)
    assert (found, values["verdict"]) == (code, verdict)
    assert main(["check", path]) == code
    assert "log.csv" in capsys.readouterr().out


def test_an_answer_lets_the_file_load(write: Any, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(HEADER + ROW.replace("2024-02-12", "03/04/2024"))
    _, asked = run_json(capsys, "check", path)
    (question,) = asked["questions"]
    for choice, month in zip(question["choices"], (4, 3), strict=True):
        answer = ("--answer", f"{question['about']}={choice}")
        code, values = run_json(capsys, "check", path, *answer)
        assert (code, values["events"]) == (0, 1)
        _, values = run_json(capsys, "report", path, *answer, "--as-of", "2024-04-03")
        assert values["episodes"][0]["age_days"] == (0 if month == 4 else 30)


def test_check_tells_of_dates_after_the_day_it_is_given(
    write: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(HEADER + ROW)
    assert run_json(capsys, "check", path, "--as-of", "2024-02-12")[0] == 0
    code, values = run_json(capsys, "check", path, "--as-of", "2024-02-11")
    assert code == 1
    assert [problem["row"] for problem in values["problems"]] == [2]


def test_the_report_of_the_fixture(capsys: pytest.CaptureFixture[str]) -> None:
    code, values = run_json(capsys, "report", LOG, "--partners", PARTNERS, "--as-of", "2025-10-01")
    assert code == 0
    assert (values["as_of"], values["events"], values["heat"]) == ("2025-10-01", 18, "cool")
    assert [episode["label"] for episode in values["episodes"]] == [
        "turned_to_learning",
        "mixed",
        "no_response_recorded",
    ]
    assert values["governance"]["days_in_mode"] == {"shared": 93, "lead": 391, "nao": 148}
    assert [prompt["action_id"] for prompt in values["prompts"]] == ["DA01", "PR09", "CE02"]


def test_without_a_roster_sectors_are_not_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    _, values = run_json(capsys, "report", LOG, "--as-of", "2025-10-01")
    assert values["episodes"][0]["learning"] == "mutual"
    assert "S13" not in {signal["id"] for signal in values["signals"]}


def test_the_facts_beside_the_log_give_its_name_and_its_day(capsys: pytest.CaptureFixture[str]) -> None:
    tables = [f"--{name}={SAMPLE / name}.csv" for name in ("partners", "meta", "codings")]
    _, values = run_json(capsys, "report", str(SAMPLE / "events.csv"), *tables)
    assert (values["name"], values["as_of"]) == ("Port Alder Youth Jobs Compact", "2025-10-01")
    _, values = run_json(capsys, "report", str(SAMPLE / "events.csv"), *tables, "--as-of", "2024-01-01")
    assert values["as_of"] == "2024-01-01"
    assert values["later"] > 0


def test_a_report_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", LOG, "--partners", PARTNERS, "--as-of", "2025-10-01"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "S3 · 20 March 2025" in printed.out


def test_a_log_that_cannot_be_read_has_no_report(write: Any, capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("a,b\n1,2\n", HEADER + ROW.replace("2024-02-12", "03/04/2024")):
        for options in ([], ["--json"]):
            assert main(["report", write(text), *options]) == 3
            printed = capsys.readouterr()
            assert printed.out == ""
            assert "log.csv" in printed.err


@pytest.mark.parametrize("command", ["check", "report"])
def test_a_file_that_is_not_there_cannot_be_read(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "missing.csv")
    assert main([command, missing]) == 3
    assert main([command, LOG, "--partners", missing]) == 3
    assert main([command, str(tmp_path)]) == 3
    printed = capsys.readouterr()
    assert "no file named" in printed.out + printed.err
    assert "Error" not in printed.out + printed.err


def test_a_log_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((HEADER + ROW).encode())))
    code, values = run_json(capsys, "check", "-")
    assert (code, values["events"]) == (0, 1)


def test_the_sheet_of_a_workbook_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    for name, titles in {"events": ("a",), "second": ("a", "b")}.items():
        sheet = book.create_sheet(name)
        sheet.append(("date", "kind", "title"))
        for title in titles:
            sheet.append(("2024-02-12", "setback", title))
    path = tmp_path / "log.xlsx"
    book.save(path)
    assert run_json(capsys, "check", str(path))[1]["events"] == 1
    code, values = run_json(capsys, "check", str(path), "--sheet", "second")
    assert (code, values["sheet"], values["events"]) == (0, "second", 2)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["judge", LOG],
        ["check"],
        ["check", LOG, "--answer", "day_month_order"],
        ["check", LOG, "--as-of", "1 October 2025"],
        ["check", LOG, "--as-of", "2025-13-01"],
        ["report", "-", "--partners", "-"],
        ["report", LOG, "--loud"],
        ["template", "--form", "pdf"],
        ["template", "log.doc"],
        ["template", "no-such-folder/log.csv"],
    ],
)
def test_wrong_use_leaves_with_4_and_says_what_is_wrong(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    assert leaving.value.code == 4
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "usage: python -m csc_core" in printed.err


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["report", "-h"], ["template", "-h"]])
def test_help_is_at_hand(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    assert leaving.value.code == 0
    assert "usage: python -m csc_core" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ([], "events.csv"),
        (["--form", "xlsx"], "event-log.xlsx"),
        (["-", "--form", "schema"], "event-log.schema.json"),
        (["--form", "package"], "datapackage.json"),
    ],
)
def test_a_template_on_standard_output(
    arguments: list[str], name: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["template", *arguments]) == 0
    assert capsysbinary.readouterr().out == template_files()[name]


@pytest.mark.parametrize(
    ("target", "options", "name"),
    [
        ("ours.csv", [], "events.csv"),
        ("ours.XLSX", [], "event-log.xlsx"),
        ("ours.json", [], "event-log.schema.json"),
        ("ours.json", ["--form", "package"], "datapackage.json"),
    ],
)
def test_a_template_in_a_file(target: str, options: list[str], name: str, tmp_path: Path) -> None:
    assert main(["template", str(tmp_path / target), *options]) == 0
    assert (tmp_path / target).read_bytes() == template_files()[name]


def test_a_folder_gets_every_file(tmp_path: Path) -> None:
    assert main(["template", str(tmp_path)]) == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == template_files()


def test_a_log_that_is_there_is_not_written_over(write: Any) -> None:
    path = write(HEADER + ROW)
    with pytest.raises(SystemExit) as leaving:
        main(["template", path])
    assert leaving.value.code == 4
    assert Path(path).read_text(encoding="utf-8") == HEADER + ROW
    assert main(["template", path, "--force"]) == 0
    assert Path(path).read_bytes() == template_files()["events.csv"]


def test_checking_a_file_does_not_load_the_drawing_libraries() -> None:
    code = (
        "import sys; from csc_core.__main__ import main; main(['check', sys.argv[1]]);"
        "print(sorted({'altair', 'xlsxwriter', 'streamlit', 'vl_convert'} & set(sys.modules)))"
    )
    assert python("-c", code, LOG).stdout.splitlines()[-1] == "[]"


def test_the_module_runs_and_leaves_with_the_exit_code(write: Any) -> None:
    assert python("-m", "csc_core", "check", LOG).returncode == 0
    found = python("-m", "csc_core", "check", write("a,b\n1,2\n"), "--json")
    assert found.returncode == json.loads(found.stdout)["verdict"].count("refuse") * 3
    assert found.stderr == ""


def test_a_fault_of_ours_is_told_in_a_sentence_without_event_text() -> None:
    code = "import csc_core.__main__ as m; m.main = lambda: {}['a title from the log']; m.run()"
    found = python("-c", code)
    assert found.returncode == 70
    assert "fault of the program" in found.stderr
    assert "Traceback" not in found.stderr
    assert "title from the log" not in found.stderr


def test_broken_content_is_a_fault_of_ours_and_names_the_file() -> None:
    code = (
        "import csc_core.__main__ as m, csc_core.model.errors as e\n"
        "def broken(): raise e.ContentBroken('data/content/actions.toml cannot be read')\n"
        "m.main = broken; m.run()"
    )
    found = python("-c", code)
    assert found.returncode == 70
    assert "actions.toml" in found.stderr


def test_a_console_without_our_letters_still_gets_the_report(write: Any) -> None:
    path = write(HEADER + ROW.replace("Bus line 4", "Linia “4” 学"))
    found = python("-m", "csc_core", "report", path, env={"PYTHONIOENCODING": "ascii"})
    assert found.returncode == 0
    assert "\\u5b66" in found.stdout


def test_a_reader_that_stops_reading_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "csc_core", "report", LOG],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(50) == 0
