"""An open log with what was decided about it in this visit."""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Commitment, Record, SecondTake
from csc_core.model.log import EventLog
from csc_core.model.opened import Opened
from csc_core.model.prompts import Filters
from pages.shared import cached
from pages.shared.cached import Question


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, and what stood before it; ``rows`` are the events that came into the log with it."""

    what: str
    records: tuple[Record, ...]
    commitments: tuple[Commitment, ...] | None
    second_takes: tuple[SecondTake, ...]
    rows: tuple[str, ...] = ()


@dataclass
class Desk:
    """An open log with what was decided about it. ``key`` stands in the address, so that a reload finds it.

    ``commitments`` is None until one is made or changed here: until then they are those of the log.
    """

    key: str
    opened: Opened
    records: tuple[Record, ...] = ()
    commitments: tuple[Commitment, ...] | None = None
    second_takes: tuple[SecondTake, ...] = ()
    as_of: dt.date | None = None
    revision: int = 0  # of the log, where it can be changed
    decisions: list[Decision] = field(default_factory=list)

    @property
    def log(self) -> EventLog:
        """The open log."""
        assert self.opened.log is not None  # a desk is only made of a log that loaded
        return self.opened.log

    def analysis(self, filters: Filters | None = None) -> Analysis:
        """Everything known about the log at its date, computed once for the same question."""
        chosen = filters or Filters()
        return cached.analysis(self.log, self.question(), chosen)

    def question(self) -> Question:
        """What the analysis of this log depends on, for keeping what is drawn from it."""
        kept = (self.records, self.commitments, self.second_takes)
        return Question(self.key, self.revision, today(), self.as_of, *kept)

    def decide(
        self,
        what: str,
        *,
        records: tuple[Record, ...] = (),
        commitments: tuple[Commitment, ...] | None = None,
        second_takes: tuple[SecondTake, ...] | None = None,
    ) -> None:
        """Note what was done with prompts, and how all else then stands; it can be undone."""
        self.decisions.append(Decision(what, self.records, self.commitments, self.second_takes))
        self.records = (*self.records, *records)
        if commitments is not None:
            self.commitments = commitments
        if second_takes is not None:
            self.second_takes = second_takes

    def undo(self) -> None:
        """Take back the last decision."""
        if self.decisions:
            last = self.decisions.pop()
            self.records, self.commitments = last.records, last.commitments
            self.second_takes = last.second_takes

    def show_again(self, action_id: str) -> None:
        """Let an action that was put away here be suggested again."""
        self.decide("Shown again")
        self.records = tuple(record for record in self.records if record.action_id != action_id)


def changed(commitments: tuple[Commitment, ...], old: Commitment, **new: Any) -> tuple[Commitment, ...]:
    """The commitments with one of them changed: ``new`` is what its fields now hold."""
    return tuple(replace(c, **new) if c == old else c for c in commitments)


def today() -> dt.date:
    """The calendar date here and now. The core never asks for it."""
    return dt.date.today()


def now() -> dt.datetime:
    """The time here and now, for the timer of a meeting."""
    return dt.datetime.now()
