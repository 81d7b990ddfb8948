"""Hostile files cost little: each is opened as the app does, in a process that is watched from outside."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.reading.apart import Opener, Took, opener
from tests.core.reading.hostile_files import HEAVY, HOSTILE
from tests.core.reading.mutations import DOORS, many
from tests.core.reading.test_mutations import JARGON

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is looked up as Linux tells it")

SECONDS, MEGABYTES = 2.0, 150  # for one hostile file, helpers included
PATIENCE, ROOM = 5.0, 300  # for a broken one
# Half a million rows and more that are read as any others.
A_SOUND_LOG = {"near_duplicate_ids.csv": 190, "nothing_repeats.csv": 250}
FEW = 6


@pytest.fixture(scope="module")
def watched() -> Iterator[Opener]:
    with opener() as running:
        yield running


def opened(watched: Opener, path: Path, data: bytes) -> Took:
    """What opening these bytes took; the answer is plain, and the process lived to give it."""
    path.write_bytes(data)
    took = watched.open(path)
    assert took.end == 0, took
    assert took.says
    assert took.verdict.startswith("load") or not JARGON.search(took.says.replace(path.name, "")), took.says
    path.unlink()
    return took


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.long if name in HEAVY else ()) for name in HOSTILE]
)
def test_a_hostile_file_is_answered_soon_and_in_little_memory(
    name: str, watched: Opener, tmp_path: Path
) -> None:
    took = opened(watched, tmp_path / name, HOSTILE[name]())
    print(f"\n{name}: {took.seconds:.1f} s, {took.megabytes:.0f} MB, {took.verdict}: {took.says[:90]}")
    assert took.seconds <= SECONDS, took
    assert took.megabytes <= A_SOUND_LOG.get(name, MEGABYTES), took


def test_nothing_beside_a_hostile_file_is_read(watched: Opener, tmp_path: Path) -> None:
    for name in ("link.xlsx", "outside.xes", "project_link.zip"):
        took = opened(watched, tmp_path / name, HOSTILE[name]())
        assert took.verdict == "refuse"
        assert "root:" not in took.says


@pytest.mark.parametrize("door", DOORS)
def test_a_broken_file_of_any_kind_takes_bounded_time_and_memory(
    door: str, watched: Opener, tmp_path: Path
) -> None:
    for data in many(DOORS[door](), FEW):
        took = opened(watched, tmp_path / f"log.{door}", data)
        assert took.seconds <= PATIENCE, took
        assert took.megabytes <= ROOM, took
