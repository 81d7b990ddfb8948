"""Where checks report what they find; a huge file tells each kind of fault a bounded number of times."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from csc_core.model.problems import SHOWN, Problem, more_of
from csc_core.model.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Told:
    """A fault in words: what stands there, what was expected, what to do."""

    value: str | None
    says: str
    try_this: str


@dataclass
class Faults:
    """Faults found so far. ``rows`` gives the file's own row number for each position."""

    rows: NDArray[np.int64]
    problems: list[Problem] = field(default_factory=list)

    def flag(
        self,
        severity: Severity,
        code: str,
        column: str | None,
        positions: NDArray[np.int64] | NDArray[np.bool_],
        tell: Callable[[int], Told],
        items: NDArray[np.int64] | None = None,
    ) -> None:
        """Report a fault at each position (or marked row); past ``SHOWN``, say how many more there are.

        ``tell`` gets the position, or the entry of ``items`` that belongs to it, and puts the fault in words.
        """
        rows = np.flatnonzero(positions) if positions.dtype == np.bool_ else positions
        if not len(rows):
            return
        for position, item in zip(rows[:SHOWN], (rows if items is None else items)[:SHOWN], strict=True):
            told = tell(int(item))
            row = int(self.rows[position])
            self.problems.append(Problem(severity, code, told.says, told.try_this, row, column, told.value))
        if len(rows) > SHOWN:
            self.problems.append(more_of(self.problems[-1], len(rows) - SHOWN))
