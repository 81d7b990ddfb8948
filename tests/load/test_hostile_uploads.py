"""Hostile files through the upload of a running server: it answers, lives on, and stays small."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.app import launch
from tests.core.reading.hostile_files import HOSTILE
from tests.load.people import memory_of, person, token_of

pytestmark = [pytest.mark.long, pytest.mark.timeout(240)]

FILES = (
    "zip_bomb.xlsx",
    "same_part_many_times.xlsx",
    "far_cell.xlsx",
    "long_text_often.xlsx",
    "entities.xes",
    "long_case.xes",
    "commas_in_a_row.csv",
    "line_of_49_mb.csv",
    "short_lines.csv",
    "only_returns.csv",
    "program.csv",
    "deep.json",
)
MEGABYTES = 150


def test_a_server_outlives_hostile_uploads(tmp_path: Path) -> None:
    with launch(tmp_path / "log.txt", CSC_STORE=f"sqlite:///{tmp_path / 'csc.sqlite'}") as (process, port):
        token = token_of(port)
        with person(process, port) as somebody:
            somebody.go("log")
            somebody.upload("small.csv", b"date,kind,title\n2025-01-09,setback,Grant ended\n", token)
            rest, more = memory_of(process), {}
            for name in FILES:
                somebody.go("log")
                somebody.upload(name, HOSTILE[name](), token)
                more[name] = round(memory_of(process) - rest)
            print(
                f"\n{rest:.0f} MB at rest, then beyond it: {more}; slowest answer {max(somebody.took):.1f} s"
            )
            with pytest.raises(urllib.error.URLError):  # told so, or cut off while it is still sending
                somebody.upload("line.csv", HOSTILE["line_of_100_mb.csv"](), token)
            assert somebody.faults == []
        assert process.poll() is None
        assert max(more.values()) <= MEGABYTES
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=10) as alive:
            assert alive.status == 200
