"""Sides timed in turn (A B A B …) in one run, so that a busy or slower machine weighs on all alike."""

import gc
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

SHORTEST = 0.12  # seconds of CPU a sample takes at least; quicker work is repeated


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure's median over the rounds, with the lowest and the highest."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: list[float]) -> "Spread":
        """The spread of at least one value."""
        return cls(median(values), min(values), max(values))


@dataclass(frozen=True, slots=True)
class Times:
    """CPU and wall seconds of every side, one entry a round."""

    cpu: Mapping[str, list[float]]
    wall: Mapping[str, list[float]]

    def with_sum(self, name: str, *sides: str) -> "Times":
        """The same with one side more: several sides one after the other."""

        def added(seconds: Mapping[str, list[float]]) -> dict[str, list[float]]:
            return {
                **seconds,
                name: [sum(steps) for steps in zip(*(seconds[side] for side in sides), strict=True)],
            }

        return Times(added(self.cpu), added(self.wall))

    def ratio(self, one: str, other: str) -> Spread:
        """CPU of one side over the other's, round by round."""
        return Spread.of([a / b for a, b in zip(self.cpu[one], self.cpu[other], strict=True)])

    def over(self, one: str, other: str) -> Spread:
        """CPU of one side beyond the other's, in milliseconds, round by round."""
        return Spread.of([1000 * (a - b) for a, b in zip(self.cpu[one], self.cpu[other], strict=True)])

    def ms(self, side: str) -> Spread:
        """CPU milliseconds of one side."""
        return Spread.of([1000 * seconds for seconds in self.cpu[side]])

    def told(self) -> str:
        """Every side's median in words: CPU, and wall time in brackets."""
        return "; ".join(
            f"{side} {amount(median(self.cpu[side]))} (wall {amount(median(self.wall[side]))})"
            for side in self.cpu
        )


Side = Callable[[], tuple[float, float]]  # does its work once; CPU and wall seconds it took


def amount(seconds: float) -> str:
    """A time in the unit it is read best in."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1000 * seconds:.{2 if seconds < 0.01 else 0}f} ms"


def here(work: Callable[[], object]) -> Side:
    """Work of this process as a side; quick work is done several times in a row."""
    began = time.process_time()
    work()
    times = max(1, round(SHORTEST / max(time.process_time() - began, 1e-6)))

    def run() -> tuple[float, float]:
        gc.collect()
        cpu, wall = time.process_time(), time.perf_counter()
        for _ in range(times):
            work()
        return (time.process_time() - cpu) / times, (time.perf_counter() - wall) / times

    return run


def in_turn(sides: Mapping[str, Side], rounds: int) -> Times:
    """Let every side do its work once a round."""
    cpu: dict[str, list[float]] = {side: [] for side in sides}
    wall: dict[str, list[float]] = {side: [] for side in sides}
    for _ in range(rounds):
        for name, run in sides.items():
            used, passed = run()
            cpu[name].append(used)
            wall[name].append(passed)
    return Times(cpu, wall)
