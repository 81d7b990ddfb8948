"""Checks across the cells of a row. They change nothing; they tell."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from csc_core.checking.faults import Faults, Told
from csc_core.checking.texts import piecewise
from csc_core.checking.typed import Typed
from csc_core.content import in_words
from csc_core.model import columns as c
from csc_core.model.codes import BoolArray, day_number
from csc_core.model.event import TITLE_LENGTH
from csc_core.model.table import text_of
from csc_core.model.text_columns import lengths
from csc_core.model.vocabulary import Kind, Severity, Stance, Visibility, YesNo


@dataclass(frozen=True)
class Teller:
    """One typed file and where its faults are told."""

    typed: Typed
    faults: Faults

    def tell(
        self,
        severity: Severity,
        code: str,
        column: str,
        where: BoolArray | NDArray[np.int64],
        says: str,
        try_this: str,
    ) -> None:
        """Report the same words at each marked row, with the cell as written."""

        def told(row: int) -> Told:
            return Told(self.typed.cells.cell(column, row) or None, says, try_this)

        self.faults.flag(severity, code, column, where, told)


def check_rows(typed: Typed, today: dt.date, faults: Faults) -> None:
    """Everything that one row's cells can say against each other."""
    teller = Teller(typed, faults)
    _check_title_length(teller)
    _check_days(teller, today)
    _check_kinds(teller)
    _check_codes(teller)


def _check_title_length(teller: Teller) -> None:
    """Titles longer than a line of the timeline can show."""
    cells = teller.typed.cells
    maybe = np.flatnonzero(piecewise(lengths, cells.pieces(c.TITLE)) > TITLE_LENGTH)
    if len(maybe):
        sizes = pc.utf8_length(text_of(cells.columns[c.TITLE].take(pa.array(maybe)))).to_numpy()
        teller.tell(
            Severity.DOUBT,
            "long_title",
            c.TITLE,
            maybe[sizes > TITLE_LENGTH],
            f"The title is longer than {TITLE_LENGTH} characters.",
            "Keep actor, act and date or number; move the rest to detail.",
        )


def _check_days(teller: Teller, today: dt.date) -> None:
    """Dates to come, and rows written down or closed before they happened."""
    typed = teller.typed
    _tell_readings(teller)
    teller.tell(
        Severity.DOUBT,
        "future_date",
        c.DATE,
        (typed.days.first > day_number(today)) & ~typed.may_lie_ahead,
        "The date lies in the future.",
        "Check the year. Only context rows, and practices with planned = yes, may lie ahead.",
    )
    for column, says in (
        (c.RECORDED_ON, "The row was written down before its date."),
        (c.CLOSED_ON, "The setback was closed before its date."),
    ):
        days = typed.other_days.get(column)
        if days is not None:
            early = days.known & (days.day < typed.days.first) & ~typed.may_lie_ahead
            teller.tell(Severity.DOUBT, "day_too_early", column, early, says, "Check both dates.")


def _tell_readings(teller: Teller) -> None:
    """How dates were read that are written roughly, or as a number."""
    days = teller.typed.days

    def tell(row: int) -> Told:
        period = days.told[int(days.cells.codes[row])]
        written = days.cells.text(row)
        says = f'"{written.strip()}" is read as {in_words.date(period.day, period.precision)}.'
        return Told(written, says, "Write the exact date if somebody knows it.")

    told = days.cells.holds_at(days.told)
    teller.faults.flag(Severity.NOTE, "date_read_as", c.DATE, told, tell)


def _check_kinds(teller: Teller) -> None:
    """Cells that belong to rows of another kind."""
    typed = teller.typed
    coded = {
        c.STANCE: typed.filled(c.STANCE),
        c.FACETS: np.not_equal(typed.mask(c.FACETS), 0),
        c.BLAME_FORMS: np.not_equal(typed.mask(c.BLAME_FORMS), 0),
    }
    for column, filled in coded.items():
        teller.tell(
            Severity.DOUBT,
            "code_on_other_kind",
            column,
            filled & ~typed.is_kind(Kind.RESPONSE),
            f"Only responses have {column}; it is not counted here.",
            "Log the answer as a response row of its own, or leave the cell empty.",
        )
    teller.tell(
        Severity.DOUBT,
        "planned_other_kind",
        c.PLANNED,
        typed.says(c.PLANNED, YesNo.YES) & ~typed.is_kind(Kind.PRACTICE),
        "Only practices can be planned; it is not counted here.",
        "Leave the cell empty, or make the row a practice.",
    )


def _check_codes(teller: Teller) -> None:
    """Codes that say less, or show more, than the codebook asks for."""
    typed = teller.typed
    response = typed.is_kind(Kind.RESPONSE)
    teller.tell(
        Severity.NOTE,
        "learning_without_facet",
        c.FACETS,
        response & typed.says(c.STANCE, Stance.LEARNING) & np.equal(typed.mask(c.FACETS), 0),
        "Coded learning, but no facet is named.",
        "Name the facet that could be observed; good intentions alone do not count as learning.",
    )
    shown = typed.filled(c.VISIBILITY) & ~typed.says(c.VISIBILITY, Visibility.FACILITATOR)
    teller.tell(
        Severity.NOTE,
        "blame_shown",
        c.VISIBILITY,
        typed.names_blame & response & shown,
        "The row has a code of blame and may be seen by more than the facilitator.",
        "Set visibility to facilitator, unless the partners agreed to show it.",
    )
    teller.tell(
        Severity.NOTE,
        "practice_not_named",
        c.PRACTICE,
        typed.is_kind(Kind.PRACTICE) & np.equal(typed.mask(c.PRACTICE), 0),
        "The row names none of the five key practices, so it counts for none.",
        "Name the practice it belongs to.",
    )
