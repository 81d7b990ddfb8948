"""The table as Markdown and as JSON."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from benchmarks.figure import Figure, Goal, Plan

HEAD = ("", "what", "size", "median (min to max)", "goal", "further", "", "beside")


def markdown(figures: Sequence[Figure], on: Mapping[str, str], plan: Plan) -> str:
    """A page: how it was made, the machine, and one line a figure."""
    rows = [HEAD, tuple("---" for _ in HEAD), *map(_cells, figures)]
    goals = [figure.verdict for figure in figures]
    met = goals.count("reached") + goals.count("beyond")
    missed = [figure.number for figure in figures if figure.verdict == "missed"]
    return "\n".join(
        (
            "# How fast: the last run",
            "",
            f"Made by `{_command(plan)}` on {dt.date.today().isoformat()}; do not edit. "
            "What each line means stands in [docs/performance.md](../docs/performance.md).",
            "",
            *(f"- {name}: {value}" for name, value in on.items()),
            f"- {plan.rounds} rounds, sides in turn, CPU time, median with lowest and highest",
            "",
            f"{met} goals reached, {len(missed)} missed{': ' + ', '.join(missed) if missed else ''}.",
            "",
            *("| " + " | ".join(row) + " |" for row in rows),
            "",
        )
    )


def as_json(figures: Iterable[Figure], on: Mapping[str, str], plan: Plan) -> str:
    """The same as JSON."""
    lines = [{**asdict(figure), "verdict": figure.verdict} for figure in figures]
    return json.dumps({"machine": dict(on), "plan": asdict(plan), "figures": lines}, indent=1) + "\n"


def line(figure: Figure) -> str:
    """One figure as a line for the console."""
    number, what, size, measured, goal, _, verdict, beside = _cells(figure)
    return " · ".join(
        filter(None, (number, what, size, measured, f"goal {goal}" if goal else "", verdict, beside))
    )


def _cells(figure: Figure) -> tuple[str, ...]:
    spread, goal, unit = figure.spread, figure.goal, figure.unit
    measured = (
        f"**{_number(spread.middle)}{unit}** ({_number(spread.low)} to {_number(spread.high)})"
        if spread
        else ""
    )
    reach = _bound(goal, goal.reach, unit) if goal else ""
    further = _bound(goal, goal.stretch, unit) if goal and goal.stretch is not None else ""
    return figure.number, figure.what, figure.size, measured, reach, further, figure.verdict, figure.beside


def _bound(goal: Goal, bound: float, unit: str) -> str:
    return f"{'≥' if goal.least else '≤'} {_number(bound)}{unit}"


def _number(value: float) -> str:
    """Three figures, without an exponent."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _command(plan: Plan) -> str:
    return "python -m benchmarks" + (" --full" if plan.full else "") + (" --tiny" if plan.tiny else "")
