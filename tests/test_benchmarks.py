"""The benchmarks work: made-up logs are sound, sides take turns, the C pass agrees, misses are shown."""

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pytest

from benchmarks import opening, pages, scale
from benchmarks.figure import Figure, Goal, Plan, left_out
from benchmarks.logs import AS_OF, beside, made_log
from benchmarks.machine import machine
from benchmarks.measuring import SECTORS, p6, p7
from benchmarks.report import as_json, line, markdown
from benchmarks.timing import Spread, Times, here, in_turn
from benchmarks.twins.in_c import COLUMNS, Pass, compiled
from csc_core.intake import open_log
from csc_core.measuring.episodes import episode_table
from csc_core.model.vocabulary import Verdict
from csc_core.reading import limits
from tests.oracles.synthetic import synthetic_codes

TINY = Plan(rounds=1, tiny=True)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quick work is done once, not for so long that it can be timed well."""
    monkeypatch.setattr("benchmarks.timing.SHORTEST", 0.0)
    monkeypatch.setattr("benchmarks.pages.BURST", 1)


@pytest.mark.parametrize("rows", [60, 500, 3_000])
def test_a_made_up_log_loads_without_a_fault_and_its_links_hold(rows: int) -> None:
    data = made_log(rows)
    assert 370 < len(data) / rows < 450
    opened = open_log(data, "log.csv", today=AS_OF, beside=beside())
    assert opened.verdict is Verdict.LOAD
    assert not opened.set_aside
    assert not opened.doubts
    assert opened.log is not None
    assert len(opened.log) == rows
    written = [cell for cell in opened.log.text("responds_to") if cell]
    links = sum(len(set(cell.split(";"))) for cell in written)
    assert len(opened.log.codes.answers.values) == links > rows / 4
    assert len(opened.log.codes.orgs) == 8


def test_the_same_seed_makes_the_same_log_and_another_does_not() -> None:
    assert made_log(80) == made_log(80)
    assert made_log(80) != made_log(80, seed=2)


def test_sides_take_turns_and_are_compared_round_by_round() -> None:
    order: list[str] = []

    def side(name: str, seconds: float) -> tuple[float, float]:
        order.append(name)
        return seconds, 2 * seconds

    found = in_turn({"a": lambda: side("a", 0.006), "b": lambda: side("b", 0.002)}, 3)
    assert order == ["a", "b"] * 3
    assert found.ratio("a", "b") == Spread(3, 3, 3)
    assert found.over("a", "b").middle == pytest.approx(4)
    assert found.with_sum("both", "a", "b").cpu["both"] == pytest.approx([0.008] * 3)


def test_a_ratio_is_told_by_the_median_of_its_rounds_with_the_ends() -> None:
    found = Times({"a": [1, 9, 4], "b": [1, 1, 2]}, {"a": [1, 1, 1], "b": [1, 1, 1]})
    assert found.ratio("a", "b") == Spread(2, 1, 9)


def test_quick_work_is_repeated_and_told_for_one_time() -> None:
    calls: list[int] = []
    cpu, wall = here(lambda: calls.append(sum(range(20_000))))()
    assert len(calls) > 20
    assert 0 < cpu < 0.05
    assert wall > 0


@pytest.mark.parametrize(
    ("goal", "value", "verdict"),
    [
        (Goal(3, 2), 1.9, "beyond"),
        (Goal(3, 2), 3.0, "reached"),
        (Goal(3, 2), 3.1, "missed"),
        (Goal(5, least=True), 4.9, "missed"),
        (Goal(5, 9, least=True), 9.0, "beyond"),
        (None, 1, ""),
    ],
)
def test_a_figure_is_judged_by_its_goal(goal: Goal | None, value: float, verdict: str) -> None:
    assert Figure("P0", "what", "size", "×", Spread(value, 0, 99), goal).verdict == verdict


def test_the_page_and_the_json_show_what_was_missed_and_what_was_not_measured() -> None:
    figures = [
        Figure("P1", "slow", "5 events", "×", Spread(7, 6, 8), Goal(3)),
        Figure("P2", "quick", "5 events", "×", Spread(1, 1, 1), Goal(3)),
        left_out("P8", "peer", "not here"),
    ]
    page = markdown(figures, machine(), Plan())
    assert "1 goals reached, 1 missed: P1" in page
    assert "**7×** (6 to 8)" in page
    assert "not here" in page
    for fact in ("processor", "Python", "pandas"):
        assert fact in page
    told = json.loads(as_json(figures, machine(), Plan()))
    assert [each["verdict"] for each in told["figures"]] == ["missed", "reached", "not measured"]
    assert "missed" in line(figures[0])


@pytest.mark.skipif(shutil.which("gcc") is None, reason="no gcc")
@pytest.mark.parametrize("seed", range(3))
def test_the_c_pass_finds_the_same_episodes(seed: int, tmp_path: Path) -> None:
    codes = synthetic_codes(3_000, each=300, seed=seed, coarse=0.1)
    given = codes, codes.day <= 18_600, SECTORS
    table, other = episode_table(*given), Pass(compiled(tmp_path), *given)
    n = other.run()
    assert n == len(table)
    assert np.array_equal(other.columns["member_at"][: n + 1], table.members.offsets)
    assert np.array_equal(other.columns["member"][: table.members.offsets[-1]], table.members.values)
    for name in COLUMNS.keys() - {"member_at", "member"}:
        assert np.array_equal(other.columns[name][:n], getattr(table, name)), name


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("benchmark", [opening.p3, opening.p9, opening.p10, p6, p7, pages.p15])
def test_a_figure_is_measured_on_a_tiny_size(benchmark: Callable[[Plan], Iterable[Figure]]) -> None:
    found = list(benchmark(TINY))
    assert found
    assert all(figure.spread is not None and figure.spread.low <= figure.spread.high for figure in found)


def test_a_million_events_are_asked_for() -> None:
    (only,) = opening.p1(TINY)
    assert only.verdict == "not measured"


@pytest.mark.usefixtures("hasty")
def test_a_page_with_a_log_from_the_store_costs_more_than_an_empty_one() -> None:
    page, other = pages.p12(TINY)
    if page.spread is None:
        pytest.skip(page.beside)
    assert page.spread.middle > 0
    assert other.spread is not None


def test_the_limit_on_uploads_is_lifted_for_a_benchmark_only() -> None:
    usual = limits.CSV_BYTES
    opening.upload(made_log(60))
    opening.read(made_log(60))
    assert usual == limits.CSV_BYTES == 50_000_000


@pytest.mark.parametrize("form", ["text", "columns"])
def test_parts_of_a_large_run_are_made_measured_and_deleted(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scale, "FOLDER", tmp_path)
    run = scale.scale(form, range(2), 2_000, here=True)
    assert [(part.events, part.collaborations) for part in run.parts] == [(2_000, 4)] * 2
    assert all(part.setbacks > 100 for part in run.parts)
    assert list(tmp_path.iterdir()) == []
    earlier = scale.kept_so_far(tmp_path / "run.jsonl", run)
    both = scale.kept_so_far(tmp_path / "run.jsonl", run)
    assert (earlier.parts, both.parts, both.cpu) == (run.parts, run.parts * 2, run.cpu * 2)
    assert "8,000 events" in both.told()


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_a_hundred_million_events_need_few_bytes_each_and_little_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scale, "FOLDER", tmp_path)
    events = 100_000_000
    run = scale.scale("columns", range(events // scale.PARTS["columns"]), events)
    print(run.told())
    assert sum(part.events for part in run.parts) == events
    assert all(part.bytes_in_memory / part.events <= 64 for part in run.parts)
    assert max(run.most_here, run.most_in_a_worker) <= 4e9
    slowest = max(part.seconds for part in run.parts[-10:]) / max(part.seconds for part in run.parts[:10])
    assert slowest < 3  # no part waits for what earlier ones left behind
