"""The command for a folder of logs: all that loads stands side by side, all that does not is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from csc_core.__main__ import main
from csc_core.folders import logs_in

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"
HEADER = "event_id,date,kind,subtype,title,responds_to,stance\n"
LOST = "S1,2025-01-09,setback,funding_loss,Grant ended,,\n"
SHARED = "field,value\nname,{}\ncity,Aldea\nshare_in_comparisons,{}\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any], str]:
    code = main(["portfolio", *map(str, arguments), "--json"])
    printed = capsys.readouterr()
    return code, json.loads(printed.out), printed.err


def pact(folder: Path, name: str, shared: str = "yes", rows: str = LOST) -> None:
    (folder / f"{name}.csv").write_text(HEADER + rows)
    (folder / f"{name}-meta.csv").write_text(SHARED.format(name, shared))


def test_the_samples_are_read_and_set_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    code, values, told = run(capsys, SAMPLES)
    assert code == 0
    assert [log["verdict"] for log in values["logs"]] == ["load"] * 9
    assert [c["city"] for c in values["collaborations"]] == sorted(
        c["city"] for c in values["collaborations"]
    )
    assert values["compared"] == 9
    assert values["not_yet_picked_up"]["of"] == 9
    assert values["practices"]["data"]["of"] == 9
    assert len(told.splitlines()) == 9
    setbacks = {c["key"]: len(c["setbacks"]) for c in values["collaborations"]}
    for similar in values["similar"].values():
        assert bool(similar["met"]) == (similar["places"] >= 3)
        assert all(1 <= met["setback"] <= setbacks[met["key"]] for met in similar["met"])


def test_the_report_in_words_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    _, values, _ = run(capsys, SAMPLES)
    assert main(["portfolio", str(SAMPLES)]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert all(c["name"] in printed for c in values["collaborations"])
    assert all(limit in printed for limit in values["limits"])
    waiting = [
        s["title"] for c in values["collaborations"] for s in c["setbacks"] if not s["first_response_days"]
    ]
    assert any(title in printed for title in waiting)


def test_faults_are_told_one_by_one_and_stop_no_other_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pact(tmp_path, "good")
    pact(tmp_path, "partly", rows=f"{LOST}R1,soon,response,,No day,S1,\n")
    (tmp_path / "broken.xlsx").write_bytes(b"PK no workbook")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    (tmp_path / "asks.csv").write_text("date,kind,title\n03/04/2024,setback,Which day?\n")
    code, values, told = run(capsys, tmp_path)
    assert code == 1
    verdicts = {log["log"]: log["verdict"] for log in values["logs"]}
    assert verdicts == {
        "asks.csv": "ask",
        "broken.xlsx": "refuse",
        "good.csv": "load",
        "other.csv": "refuse",
        "partly.csv": "load+warn",
    }
    assert all(log["problems"] for log in values["logs"] if log["verdict"] == "refuse")
    assert [c["key"] for c in values["collaborations"]] == ["good.csv", "partly.csv"]
    assert all(name in told for name in ("broken.xlsx", "other.csv", "asks.csv"))
    assert main(["portfolio", str(tmp_path)]) == 1
    printed = capsys.readouterr().out
    assert all(name in printed for name in ("broken.xlsx", "other.csv", "asks.csv", "partly.csv"))


def test_nothing_that_loads_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, values, _ = run(capsys, tmp_path)
    assert (code, values["logs"], values["collaborations"]) == (3, [], [])
    assert main(["portfolio", str(tmp_path)]) == 3
    assert "0 of 0 logs" in capsys.readouterr().out
    with pytest.raises(SystemExit) as left:
        main(["portfolio", str(tmp_path / "missing")])
    assert left.value.code == 4


def test_two_places_and_those_that_did_not_agree_are_not_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, shared in (("one", "yes"), ("two", "yes"), ("three", "no")):
        pact(tmp_path, name, shared)
    code, values, _ = run(capsys, tmp_path)
    assert code == 0
    assert values["similar"] == {"funding_loss": {"places": 2, "met": []}}
    assert values["compared"] == 2
    main(["portfolio", str(tmp_path)])
    printed = capsys.readouterr().out
    assert "three does not say" in " ".join(printed.split())
    assert "Places that met" not in printed
    pact(tmp_path, "three", "yes")
    _, values, _ = run(capsys, tmp_path)
    assert (values["similar"]["funding_loss"]["places"], len(values["similar"]["funding_loss"]["met"])) == (
        3,
        3,
    )


def test_the_day_to_read_at_can_be_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pact(tmp_path, "one")
    _, values, _ = run(capsys, tmp_path, "--as-of", "2025-01-19")
    (summary,) = values["collaborations"]
    assert (summary["as_of"], summary["setbacks"][0]["age_days"]) == ("2025-01-19", 10)
    _, values, _ = run(capsys, tmp_path, "--as-of", "2025-01-08")
    assert values["collaborations"][0]["setbacks"] == []


def test_progress_is_told_in_few_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(90):
        (tmp_path / f"{number:02}.csv").write_text(HEADER + LOST)
    assert len(logs_in(tmp_path)) == 90
    code, values, told = run(capsys, tmp_path)
    assert (code, len(values["collaborations"])) == (0, 90)
    assert 10 <= len(told.splitlines()) <= 20
    assert "90 of 90" in told


def test_what_was_read_is_kept_as_parquet_and_says_the_same_the_next_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pact(tmp_path, "good")
    pact(tmp_path, "partly", rows=f"{LOST}R1,soon,response,,No day,S1,\n")
    kept = tmp_path / "kept" / "here"
    code, values, _ = run(capsys, tmp_path, "--write-parquet", kept)
    assert [path.suffix for path in kept.iterdir()] == [".parquet"]
    again = run(capsys, kept)
    assert (again[0], again[1]["collaborations"], again[1]["practices"]) == (
        code,
        values["collaborations"],
        values["practices"],
    )
    assert [(log["log"], log["why"]) for log in again[1]["logs"]] == [
        (log["log"], log["why"]) for log in values["logs"]
    ]
    pact(kept, "late")
    _, both, _ = run(capsys, kept)
    assert [c["key"] for c in both["collaborations"]] == ["good.csv", "late.csv", "partly.csv"]
    assert main(["portfolio", str(kept)]) == 1
    capsys.readouterr()
    (kept / "part-000000.parquet").write_bytes(b"nothing")
    code, values, told = run(capsys, kept)
    assert (code, [c["key"] for c in values["collaborations"]]) == (1, ["late.csv"])
    assert "part-000000.parquet" in told


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--scheduler", "tcp://127.0.0.1:1"), "--engine dask"),
        (("--engine", "spark"), "dask"),
        (("--write-parquet", "."), "already"),
        (("--write-parquet", "log.csv"), "cannot be used"),
    ],
)
def test_wrong_use_is_told(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "log.csv").write_text("a,b\n")
    (tmp_path / "some.parquet").write_bytes(b"")
    with pytest.raises(SystemExit) as left:
        main(["portfolio", ".", *arguments])
    assert left.value.code == 4
    assert says in capsys.readouterr().err


@pytest.mark.timeout(120)
def test_with_dask_the_answer_is_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("distributed")
    alone = run(capsys, SAMPLES)
    assert run(capsys, SAMPLES, "--engine", "dask")[:2] == alone[:2]
