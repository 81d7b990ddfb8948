"""Faults found in a person's file, told so that they can be mended."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from csc_core.model.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is, what stands there, what was expected and what to do.

    ``row`` is the file's own line or the sheet's row number, counted from 1; None for the whole file.
    ``table`` names the small table beside the events the fault is in; None for the events. ``count`` is how
    many faults this one stands for: more than one where a kind of fault has been told often enough.
    """

    severity: Severity
    code: str
    says: str
    try_this: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    table: str | None = None
    count: int = 1


SHOWN = 50  # faults of one kind in one column that are told one by one


def bounded(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, each kind at most ``SHOWN`` times, followed by how many more of it there are."""
    told: list[Problem] = []
    seen: Counter[tuple[str, str | None, str | None]] = Counter()
    last: dict[tuple[str, str | None, str | None], Problem] = {}
    for problem in problems:
        kind = (problem.code, problem.column, problem.table)
        seen[kind] += 1
        if seen[kind] <= SHOWN:
            told.append(problem)
        last[kind] = problem
    rest = (more_of(last[kind], n - SHOWN) for kind, n in seen.items() if n > SHOWN)
    return (*told, *rest)


def more_of(problem: Problem, n: int) -> Problem:
    """What stands for ``n`` further faults of a kind that has been told often enough."""
    return replace(problem, says=f"{n:,} more of the same kind.", row=None, value=None, count=n)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A source row that did not become an event, with its cells as written (header, value).

    ``faults`` names each cell that kept it out; it is empty where the row does not fit under the header.
    """

    row: int
    says: str
    try_this: str
    cells: tuple[tuple[str, str], ...] = ()
    faults: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something only a person can decide before the file can be read, e.g. the order of day and month."""

    about: str
    column: str | None
    says: str
    choices: tuple[str, ...]
