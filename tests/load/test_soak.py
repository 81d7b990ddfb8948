"""A long day in short: the server's memory after many visits, uploads and reruns."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.logs import made_log
from tests.browser.app import launch
from tests.load.people import Person, memory_of, person, token_of

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]

VISITS, UPLOADS = 10, 20  # so many visits, each with so many uploads
GROWTH = 50  # MB
KEPT = 150  # visits; the server keeps up to 128 that broke off, for two minutes, should they come back
SPARE = 15  # MB
SAMPLE = "log=port-alder-jobs"
ROUND = (
    ("timeline", f"{SAMPLE}&row=4"),
    ("timeline", f"{SAMPLE}&row=9"),
    ("prompts", SAMPLE),
    ("present", SAMPLE),
    ("log", SAMPLE),
    ("compare", SAMPLE),
    ("", SAMPLE),
)
Server = tuple["subprocess.Popen[bytes]", int]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with launch(tmp_path / "log.txt", CSC_STORE=f"sqlite:///{tmp_path / 'csc.sqlite'}") as started:
        yield started


def bring(somebody: Person, token: str, seed: int) -> None:
    """Upload a log and open its timeline."""
    somebody.go("log", "work=Open+another")
    somebody.upload(f"log-{seed}.csv", made_log(40 + seed % 40, seed), token)
    somebody.press("Open the timeline")


def long_visit(server: Server, token: str, seed: int) -> int:
    """Somebody brings many logs, one after another, and reads; how many reruns that took."""
    with person(*server) as somebody:
        for k in range(UPLOADS):
            bring(somebody, token, seed * UPLOADS + k)
            for page, query in ROUND:
                somebody.go(page, query)
        assert somebody.faults == []
        return len(somebody.took)


def short_visit(server: Server, token: str, seed: int) -> None:
    """Somebody brings one log, looks at it, and leaves."""
    with person(*server) as somebody:
        bring(somebody, token, seed)
        assert somebody.faults == []


def test_two_thousand_reruns_and_two_hundred_uploads_leave_little_behind(server: Server) -> None:
    token = token_of(server[1])
    long_visit(server, token, 0)  # after it every import, cache and pool has its size
    before, reruns, more = memory_of(server[0]), 0, []
    for seed in range(1, VISITS + 1):
        reruns += long_visit(server, token, seed)
        more.append(round(memory_of(server[0]) - before))
    print(f"\n{reruns} reruns, {VISITS * UPLOADS} uploads: {before:.0f} MB at first, then {more} MB more")
    assert reruns >= 2_000
    assert max(more) <= GROWTH


def test_what_visits_held_is_given_back_when_they_are_over(server: Server) -> None:
    token = token_of(server[1])
    held = [memory_of(server[0])]
    for half in range(2):
        for seed in range(KEPT):
            short_visit(server, token, half * KEPT + seed)
        held.append(memory_of(server[0]))
    print(f"\nMB after 0, {KEPT} and {2 * KEPT} visits: {[round(each) for each in held]}")
    assert held[2] - held[1] <= SPARE
