"""Measure the figures that are named, or all of them.

All of them are written to ``benchmarks/RESULTS.md`` and ``benchmarks/results.json``; a few are only printed.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks import drawing, measuring, national, opening, pages
from benchmarks.figure import Benchmark, Figure, Plan
from benchmarks.machine import machine
from benchmarks.report import as_json, line, markdown

HERE = Path(__file__).parent
BENCHMARKS: dict[str, Benchmark] = {
    "p1": opening.p1,
    "p2": opening.p2,
    "p3": opening.p3,
    "p4": opening.p4,
    "p5": measuring.p5,
    "p6": measuring.p6,
    "p7": measuring.p7,
    "p8": measuring.p8,
    "p9": opening.p9,
    "p10": opening.p10,
    "p11": opening.p11,
    "p12": pages.p12,
    "p13": pages.p13,
    "p14": pages.p14,
    "p15": pages.p15,
    "p16": drawing.p16,
    "first": pages.first,
    "national-sqlite": national.on_sqlite,
    "national-postgresql": national.on_postgres,
}


def measured(names: list[str], plan: Plan) -> Iterator[Figure]:
    """The figures of these names, printed as they come."""
    for name in names:
        for figure in BENCHMARKS[name](plan):
            print(line(figure), flush=True)
            yield figure


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "names",
        nargs="*",
        choices=[[], *BENCHMARKS],
        metavar="NAME",
        help=f"{', '.join(BENCHMARKS)}; all by default",
    )
    parser.add_argument(
        "--full", action="store_true", help="a million events as well; takes a quarter of an hour"
    )
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--tiny", action="store_true", help="tiny sizes, to see that it works")
    parser.add_argument("--json", action="store_true", help="print JSON at the end")
    asked = parser.parse_args()
    plan, on = Plan(asked.rounds, asked.full, asked.tiny), machine()
    figures = list(measured(asked.names or list(BENCHMARKS), plan))
    if asked.json:
        print(as_json(figures, on, plan), end="")
    if not asked.names and not asked.tiny:
        (HERE / "RESULTS.md").write_text(markdown(figures, on, plan))
        (HERE / "results.json").write_text(as_json(figures, on, plan))


if __name__ == "__main__":
    main()
