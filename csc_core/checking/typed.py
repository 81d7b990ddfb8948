"""All columns of a file in their types, each distinct cell read once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from csc_core.checking.cells import Cells
from csc_core.checking.choices import read_choices, read_numbers, read_several
from csc_core.checking.days import NO_DAY, Days
from csc_core.checking.faults import Faults, Told
from csc_core.checking.ids import read_ids
from csc_core.checking.links import Linker
from csc_core.checking.organizations import Organizations, read_organizations
from csc_core.checking.required import Required
from csc_core.checking.subtypes import Words, read_actions, read_subtypes
from csc_core.content.catalogue import actions
from csc_core.content.periods import period_around
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, BoolArray, Ragged, date_of, day_number, position
from csc_core.model.roster import Partner
from csc_core.model.vocabulary import DatePrecision, Kind, Severity, Stance, Visibility, YesNo


@dataclass(frozen=True)
class Typed:
    """A file's columns as codes, positions and days; see the readers for what each holds."""

    cells: Cells
    days: Days
    other_days: dict[str, Days]
    kind: NDArray[np.int8]
    choices: dict[str, NDArray[np.int8]]
    several: dict[str, tuple[NDArray[np.uint16], list[str | None]]]
    numbers: dict[str, NDArray[np.int32]]
    organizations: Organizations
    subtype: Words
    action: Words
    ids: pa.Array
    answers: Ragged

    def single(self, column: str) -> NDArray[np.int8]:
        """A one-of-a-list column's codes; a column the file lacks is blank throughout."""
        return self.choices.get(column, np.full(len(self.cells), BLANK, dtype=np.int8))

    def mask(self, column: str) -> NDArray[np.uint16]:
        """A several-of-a-list column's bit masks; a column the file lacks names nothing."""
        found = self.several.get(column)
        return np.zeros(len(self.cells), dtype=np.uint16) if found is None else found[0]

    def is_kind(self, kind: Kind) -> BoolArray:
        """Which rows are of this kind."""
        return np.equal(self.kind, position(kind))

    def says(self, column: str, member: StrEnum) -> BoolArray:
        """Which rows hold this code in a one-of-a-list column."""
        return np.equal(self.single(column), position(member))

    def filled(self, column: str) -> BoolArray:
        """Which rows hold any code in a one-of-a-list column."""
        return np.not_equal(self.single(column), BLANK)

    @cached_property
    def names_blame(self) -> BoolArray:
        """Rows coded blaming or mixed, or with a form of blame or retreat."""
        stance = self.says(c.STANCE, Stance.BLAMING) | self.says(c.STANCE, Stance.MIXED)
        return stance | np.not_equal(self.mask(c.BLAME_FORMS), 0)

    @cached_property
    def may_lie_ahead(self) -> BoolArray:
        """Rows that may be written down before their day: context, and planned practices."""
        planned = self.is_kind(Kind.PRACTICE) & self.says(c.PLANNED, YesNo.YES)
        return self.is_kind(Kind.CONTEXT) | planned

    @cached_property
    def visibility(self) -> NDArray[np.int8]:
        """Who may see each row: as written; if blank, the facilitator for blame, else the partners."""
        stated = self.single(c.VISIBILITY)
        hidden, shown = position(Visibility.FACILITATOR), position(Visibility.PARTNERS)
        default = np.where(self.names_blame, np.int8(hidden), np.int8(shown))
        return np.where(stated == BLANK, default, stated)


def read_typed(required: Required, partners: Sequence[Partner], faults: Faults) -> Typed:
    """Read every column of the rows that can become events; what does not fit is told and left blank."""
    cells, kind = required.cells, required.kind
    choices = read_choices(cells, faults)
    days = _with_precision(required.days[c.DATE], choices.get(c.DATE_PRECISION), faults)
    ids = read_ids(cells, days.day, kind, faults)
    linker = Linker(cells, ids, kind, days, faults)
    linker.check_causes()
    return Typed(
        cells=cells,
        days=days,
        other_days={
            name: _full_days(column, name, faults) for name, column in required.days.items() if name != c.DATE
        },
        kind=kind,
        choices=choices,
        several=read_several(cells, faults),
        numbers=read_numbers(cells, faults),
        organizations=read_organizations(cells, partners, faults),
        subtype=read_subtypes(cells, kind, faults),
        action=read_actions(cells, kind, actions(), faults),
        ids=ids,
        answers=linker.answers(),
    )


def _with_precision(days: Days, said: NDArray[np.int8] | None, faults: Faults) -> Days:
    """The dates with the precision a column states, where it is coarser than what was written.

    A date written in full may be known only roughly. The other way round is a doubt: nothing is filled in.
    """
    if said is None:
        return days
    finer = (said != BLANK) & (said < days.precision)

    def tell(row: int) -> Told:
        written = list(DatePrecision)[days.precision[row]]
        return Told(
            list(DatePrecision)[said[row]],
            f"The date names a {written} only, so it is taken as a {written}.",
            "Write the date in full, or correct date_precision.",
        )

    faults.flag(Severity.DOUBT, "precision_contradicts", c.DATE_PRECISION, finer, tell)
    coarser = np.flatnonzero(said > days.precision)
    if not len(coarser):
        return days
    first, last, precision = days.first.copy(), days.last.copy(), days.precision.copy()
    precision[coarser] = said[coarser]
    for row in coarser:
        period = period_around(date_of(days.day[row]), list(DatePrecision)[said[row]])
        first[row], last[row] = map(day_number, period)
    return replace(days, first=first, last=last, precision=precision)


def _full_days(days: Days, column: str, faults: Faults) -> Days:
    """Dates beside the event's own: only full days count, others are told and left blank."""
    coarse = days.known & (days.precision > 0)
    wrong = coarse | (days.cells.holds_at(days.unreadable))

    def tell(row: int) -> Told:
        refused = days.refused(row)
        says = refused.says if refused else "A full date is needed here."
        return Told(days.cells.text(row), f"{says} The cell counts as blank.", "Write it as 2024-05-31.")

    faults.flag(Severity.DOUBT, "bad_date", column, wrong, tell)
    return replace(days, day=np.where(wrong, np.int32(NO_DAY), days.day)) if coarse.any() else days
