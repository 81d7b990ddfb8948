"""What the cells of a column look like."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pyarrow as pa

from csc_core.content.dates import read_date
from csc_core.content.periods import DayNumber, Reading, ShortYear, TwoNumbers, Unreadable
from csc_core.model.event import is_missing
from csc_core.model.raw import RawTable

ROWS_LOOKED_AT = 3_000
CELLS_LOOKED_AT = 150_000
_NUMBER = re.compile(r"[-+]?[\d.,\s]*\d%?")
_LINK = re.compile(r"\s*(?:https?://|www\.|mailto:)|\S+@\S+\.\S+$")
_WORDS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Profile:
    """A column of theirs: its header, and its cells in the rows that are looked at, blanks as ""."""

    header: str
    cells: tuple[str, ...] = field(repr=False)

    @cached_property
    def counts(self) -> Counter[str]:
        """The distinct cells that hold anything, and how often each stands there."""
        return Counter(cell for cell in self.cells if cell)

    @cached_property
    def filled(self) -> int:
        """How many of the cells hold anything."""
        return self.counts.total()

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """Every distinct cell read as a date."""
        return {cell: read_date(cell) for cell in self.counts}

    def share(self, cells: set[str]) -> float:
        """The part of the filled cells that is among these, from 0 to 1."""
        return sum(self.counts[cell] for cell in cells) / self.filled if self.filled else 0.0

    @cached_property
    def dates(self) -> float:
        """The part of the filled cells that is a date, or would be if the century were known."""
        return self.share(
            {
                cell
                for cell, reading in self.readings.items()
                if isinstance(reading, ShortYear) or not isinstance(reading, Unreadable)
            }
        )

    @cached_property
    def day_numbers(self) -> float:
        """The part of the filled cells that may count days, as spreadsheets do."""
        return self.share({cell for cell, reading in self.readings.items() if isinstance(reading, DayNumber)})

    @cached_property
    def only_numbers(self) -> bool:
        """Are nearly all filled cells plain numbers (years too)?"""
        return self.share({cell for cell in self.counts if _NUMBER.fullmatch(cell)}) > 0.9

    @cached_property
    def is_text(self) -> bool:
        """Do the cells hold words, and neither dates nor addresses?"""
        worded = self.share({cell for cell in self.counts if _WORDS.search(cell)})
        links = self.share({cell for cell in self.counts if _LINK.match(cell)})
        return worded > 0.5 and links < 0.5 and self.dates < 0.5

    @cached_property
    def length(self) -> float:
        """The mean length of the filled cells."""
        return sum(len(cell) * n for cell, n in self.counts.items()) / max(self.filled, 1)

    @property
    def variety(self) -> float:
        """Distinct cells as a part of the filled ones: near 0 for codes, 1 where no two are the same."""
        return len(self.counts) / max(self.filled, 1)

    @property
    def unsure_order(self) -> bool:
        """Does any cell depend on the order of day and month?"""
        return any(isinstance(reading, TwoNumbers) for reading in self.readings.values())


def profiles_of(raw: RawTable) -> dict[str, Profile]:
    """Every column of a table by header; of a long table, rows evenly spread over it."""
    n = raw.cells.num_rows
    most = min(ROWS_LOOKED_AT, CELLS_LOOKED_AT // max(len(raw.headers), 1))
    rows = np.linspace(0, n - 1, most).astype(np.int64)
    looked_at = raw.cells.take(pa.array(rows)) if n > most else raw.cells
    return {
        header: Profile(
            header,
            tuple("" if is_missing(cell) else cell.strip() for cell in looked_at.column(place).to_pylist()),
        )
        for place, header in enumerate(raw.headers)
    }
