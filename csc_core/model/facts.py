"""The rows that count at a given date, as masks and ages: what signals, charts and sentences read."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from csc_core.model.codes import BoolArray, EventCodes, date_of


@dataclass(frozen=True)
class Facts:
    """An event log's codes seen from one as-of day ``today`` (a day number).

    ``counts`` marks the rows every finding counts: dated on or before today (a planned practice counts once
    its day has come). ``age`` is today minus the row's day (negative for rows to come). ``ids`` gives event
    ids by row, ``numbers`` the file's own row numbers.
    """

    codes: EventCodes
    today: int
    ids: NDArray[np.object_]
    age: NDArray[np.int32]
    counts: BoolArray
    numbers: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, dtype=np.int64))

    @property
    def date(self) -> dt.date:
        """The as-of day as a calendar date."""
        return date_of(self.today)

    @cached_property
    def positions(self) -> dict[str, int]:
        """The row of the table, from 0, by event id."""
        return {event_id: row for row, event_id in enumerate(self.ids.tolist())}

    def id_at(self, number: int) -> str | None:
        """The id of the event in a row of the file, None when no event stands there."""
        rows = np.flatnonzero(self.numbers == number)
        return str(self.ids[rows[0]]) if len(rows) else None

    def within(self, days: int) -> BoolArray:
        """Rows that count and are at most so many days old; both ends are included."""
        return self.counts & (self.age <= days)

    def ordered(self, mask: BoolArray) -> NDArray[np.int64]:
        """The marked rows, oldest first; same-day rows in file order."""
        rows = np.flatnonzero(mask)
        return rows[np.argsort(self.codes.day[rows], kind="stable")]

    def newest(self, mask: BoolArray, n: int) -> NDArray[np.int64]:
        """The newest ``n`` marked rows, oldest of them first."""
        return self.ordered(mask)[-n:] if n else self.ordered(mask)[:0]

    def names(self, rows: NDArray[np.int64] | BoolArray) -> tuple[str, ...]:
        """Event ids of marked rows (a mask is put in date order; positions keep theirs)."""
        placed = self.ordered(rows.astype(bool)) if rows.dtype == np.bool_ else rows
        return tuple(str(name) for name in self.ids[placed])

    def involves(self, org: int) -> BoolArray:
        """Rows with this organization (position in ``codes.orgs``) among the actors."""
        mask = np.zeros(len(self.codes), dtype=bool)
        mask[self.codes.actors.rows()[self.codes.actors.values == org]] = True
        return mask
