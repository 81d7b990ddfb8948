"""Checks across the cells of a row, and between rows. They change nothing; they tell."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow.compute as pc
from numpy.typing import NDArray

from csc_core.checking.cells import fingerprints, lengths
from csc_core.checking.faults import Faults, Told
from csc_core.checking.typed import Typed
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, BoolArray, day_number, position
from csc_core.model.event import TITLE_LENGTH
from csc_core.model.vocabulary import (
    GovernanceMode,
    GovernanceSubtype,
    Kind,
    Severity,
    Stance,
    Visibility,
    YesNo,
)


@dataclass(frozen=True)
class Consistency:
    """One typed file and where its faults are told."""

    typed: Typed
    faults: Faults

    def check(self, today: dt.date, initial_mode: GovernanceMode | None) -> None:
        """Run every check."""
        self.check_title_length()
        self.check_future(today)
        self.check_order_of_days()
        self.check_kinds()
        self.check_modes(initial_mode)
        self.check_codes()
        self.check_duplicates()

    def check_title_length(self) -> None:
        """Titles longer than a line of the timeline can show."""
        titles = self.typed.cells.text(c.TITLE)
        maybe = np.flatnonzero(lengths(titles) > TITLE_LENGTH)
        if not len(maybe):
            return
        sizes = pc.utf8_length(titles.take(maybe)).to_numpy()
        self._tell(
            Severity.DOUBT,
            "long_title",
            c.TITLE,
            maybe[sizes > TITLE_LENGTH],
            f"The title is longer than {TITLE_LENGTH} characters.",
            "Keep actor, act and date or number; move the rest to detail.",
        )

    def check_future(self, today: dt.date) -> None:
        """Dates to come, save for context and planned practices."""
        self._tell(
            Severity.DOUBT,
            "future_date",
            c.DATE,
            (self.typed.days.first > day_number(today)) & ~self._may_lie_ahead(),
            "The date lies in the future.",
            "Check the year. Only context rows, and practices with planned = yes, may lie ahead.",
        )

    def check_order_of_days(self) -> None:
        """Rows written down, or closed, before they happened."""
        for column, says in (
            (c.RECORDED_ON, "The row was written down before its date."),
            (c.CLOSED_ON, "The setback was closed before its date."),
        ):
            days = self.typed.other_days.get(column)
            if days is not None:
                early = days.known & (days.day < self.typed.days.first) & ~self._may_lie_ahead()
                self._tell(Severity.DOUBT, "day_too_early", column, early, says, "Check both dates.")

    def _may_lie_ahead(self) -> BoolArray:
        """Rows that are written down before their day: context to come, and planned practices."""
        planned = self._is(Kind.PRACTICE) & self._says(c.PLANNED, YesNo.YES)
        return self._is(Kind.CONTEXT) | planned

    def check_kinds(self) -> None:
        """Cells that belong to rows of another kind."""
        response = self._is(Kind.RESPONSE)
        coded = {c.STANCE: self._filled(c.STANCE)}
        coded |= {name: self._mask(name) != 0 for name in (c.FACETS, c.BLAME_FORMS)}
        for column, filled in coded.items():
            self._tell(
                Severity.DOUBT,
                "code_on_other_kind",
                column,
                filled & ~response,
                f"Only responses have {column}; it is not counted here.",
                "Log the answer as a response row of its own, or leave the cell empty.",
            )
        self._tell(
            Severity.DOUBT,
            "planned_other_kind",
            c.PLANNED,
            self._says(c.PLANNED, YesNo.YES) & ~self._is(Kind.PRACTICE),
            "Only practices can be planned; it is not counted here.",
            "Leave the cell empty, or make the row a practice.",
        )

    def check_codes(self) -> None:
        """Codes that say less, or show more, than the codebook asks for."""
        response = self._is(Kind.RESPONSE)
        self._tell(
            Severity.NOTE,
            "learning_without_facet",
            c.FACETS,
            response & self._says(c.STANCE, Stance.LEARNING) & (self._mask(c.FACETS) == 0),
            "Coded learning, but no facet is named.",
            "Name the facet that could be observed; good intentions alone do not count as learning.",
        )
        shown = self._filled(c.VISIBILITY) & ~self._says(c.VISIBILITY, Visibility.FACILITATOR)
        self._tell(
            Severity.NOTE,
            "blame_shown",
            c.VISIBILITY,
            self.typed.names_blame & response & shown,
            "The row has a code of blame and may be seen by more than the facilitator.",
            "Set visibility to facilitator, unless the partners agreed to show it.",
        )
        self._tell(
            Severity.NOTE,
            "practice_not_named",
            c.PRACTICE,
            self._is(Kind.PRACTICE) & (self._mask(c.PRACTICE) == 0),
            "The row names none of the five key practices, so it counts for none.",
            "Name the practice it belongs to.",
        )

    def check_modes(self, initial: GovernanceMode | None) -> None:
        """Governance rows whose modes do not follow from one another."""
        words = self.typed.subtype.words
        subtype = self.typed.subtype.codes
        governance = self._is(Kind.GOVERNANCE)
        changes, reviews = (
            governance & (subtype == words.index(name) if name in words else False)
            for name in (GovernanceSubtype.MODE_CHANGE, GovernanceSubtype.REVIEW_KEPT)
        )
        before, after = self._single(c.FROM_MODE), self._single(c.TO_MODE)
        both = (before != BLANK) & (after != BLANK)
        self._tell(
            Severity.DOUBT, "mode_not_changed", c.TO_MODE, changes & both & (before == after),
            "A mode change names the same mode before and after.",
            "Correct one of the modes, or log it as an adjustment or a review.",
        )  # fmt: skip
        self._tell(
            Severity.DOUBT, "mode_not_named", c.TO_MODE, changes & (after == BLANK),
            "A mode change does not say which mode came after.",
            f"Fill in to_mode: {', '.join(GovernanceMode)}.",
        )  # fmt: skip
        self._tell(
            Severity.DOUBT, "review_changed_mode", c.TO_MODE, reviews & both & (before != after),
            "A review that kept the mode names two different modes.",
            "Make it a mode_change, or name the same mode twice.",
        )  # fmt: skip
        self._check_succession(changes, reviews, before, after, initial)

    def _check_succession(
        self,
        changes: BoolArray,
        reviews: BoolArray,
        before: NDArray[np.int8],
        after: NDArray[np.int8],
        initial: GovernanceMode | None,
    ) -> None:
        """Every row's mode before has to be the one that the latest change before it led to."""
        rows = np.flatnonzero(changes | reviews)
        rows = rows[np.argsort(self.typed.days.day[rows], kind="stable")]
        moved = np.where(changes[rows] & (after[rows] != BLANK), np.arange(len(rows)), -1)
        latest = np.concatenate(([-1], np.maximum.accumulate(moved)[:-1])) if len(rows) else moved
        start = BLANK if initial is None else position(initial)
        mode = np.where(latest >= 0, after[rows[np.maximum(latest, 0)]], start)
        wrong = (mode != BLANK) & (before[rows] != BLANK) & (before[rows] != mode)
        modes = list(GovernanceMode)

        def tell(at: int) -> Told:
            said, known = modes[before[rows[at]]], modes[mode[at]]
            return Told(
                said,
                f"from_mode says {said}, but up to here the mode was {known}.",
                "Correct from_mode, or log the change that is missing.",
            )

        self.faults.flag(Severity.DOUBT, "mode_gap", c.FROM_MODE, rows[wrong], tell, np.flatnonzero(wrong))

    def check_duplicates(self) -> None:
        """Rows that say the same on the same day."""
        titles = self.typed.cells.text(c.TITLE)
        keys = self.typed.days.day.astype(np.int64) * len(Kind) + self.typed.kind
        keys = keys << 32 | fingerprints(titles)  # equal titles have equal ones, so most rows end here
        maybe = np.flatnonzero(pd.Index(keys).duplicated(keep=False))
        first: dict[tuple[int, str], int] = {}
        twin: dict[int, int] = {}
        for row, title in zip(maybe.tolist(), titles.take(maybe).to_pylist(), strict=True):
            earlier = first.setdefault((int(keys[row]), title), row)
            if earlier != row:
                twin[row] = earlier

        def tell(row: int) -> Told:
            says = f"The row looks like a repetition of row {self.faults.rows[twin[row]]}: same day, kind and title."
            return Told(str(titles[row]), says, "Remove one of them, unless it happened twice.")

        self.faults.flag(
            Severity.DOUBT, "looks_repeated", c.TITLE, np.array(list(twin), dtype=np.int64), tell
        )

    def _is(self, kind: Kind) -> BoolArray:
        return self.typed.kind == position(kind)

    def _single(self, column: str) -> NDArray[np.int8]:
        return self.typed.choices.get(column, np.full(len(self.typed.cells), BLANK, dtype=np.int8))

    def _filled(self, column: str) -> BoolArray:
        return self._single(column) != BLANK

    def _says(self, column: str, member: YesNo | Stance | Visibility) -> BoolArray:
        return self._single(column) == position(member)

    def _mask(self, column: str) -> NDArray[np.uint16]:
        found = self.typed.several.get(column)
        return np.zeros(len(self.typed.cells), dtype=np.uint16) if found is None else found[0]

    def _tell(
        self,
        severity: Severity,
        code: str,
        column: str,
        where: BoolArray | NDArray[np.int64],
        says: str,
        try_this: str,
    ) -> None:
        """Report the same words at each marked row, with the cell as written."""
        text: Callable[[int], str] = lambda row: self.typed.cells.text(column)[row].as_py()  # noqa: E731
        self.faults.flag(severity, code, column, where, lambda row: Told(text(row) or None, says, try_this))
