"""The rows of a log as a picture needs them: which are shown, where they stand, and what each is called."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from csc_core.content import plain
from csc_core.content.codebook import word
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.codes import BLANK, BoolArray, date_of, day_number
from csc_core.model.vocabulary import DatePrecision, Kind, Stance


class Code(StrEnum):
    """What a mark stands for. Responses go by stance; retreat shows where the stance points neither way."""

    SETBACK = "setback"
    LEARNING = "learning"
    BLAMING = "blaming"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    UNCLEAR = "unclear"
    RETREAT = "retreat"
    GOVERNANCE = "governance"
    PRACTICE = "practice"
    MILESTONE = "milestone"
    CONTEXT = "context"


class Kinds(StrEnum):
    """Which kinds of entry a picture shows."""

    ALL = "all"
    ANSWERS = "answers"  # setbacks and responses
    WAITING = "waiting"  # setbacks not yet picked up


@dataclass(frozen=True, slots=True)
class Shown:
    """What the viewer chose to see. None and ALL hide nothing; ``days`` reaches back from the as-of date."""

    partner: str | None = None
    kinds: Kinds = Kinds.ALL
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the log. Days are day numbers; ``setbacks`` are the positions of those it answers.

    ``says`` is the entry in one line, for a tooltip and a screen reader.
    """

    position: int
    id: str
    row: int
    code: Code
    day: int
    first: int
    last: int
    precision: DatePrecision
    title: str
    says: str
    setbacks: tuple[int, ...] = ()

    @property
    def coarse(self) -> bool:
        """Is the date known less exactly than to the week?"""
        return self.precision not in (DatePrecision.DAY, DatePrecision.WEEK)


def code_word(code: Code) -> str:
    """The word for a mark."""
    if code is Code.RETREAT:
        return "retreat"
    if code in (Code.LEARNING, Code.BLAMING, Code.MIXED, Code.NEUTRAL, Code.UNCLEAR):
        return word("stance", code)
    return word("kind", code)


def code_of(analysis: Analysis, position: int) -> Code:
    """What the mark of a row stands for."""
    codes = analysis.log.codes
    kind = list(Kind)[codes.kind[position]]
    if kind is not Kind.RESPONSE:
        return Code(kind)
    stance = Stance.UNCLEAR if codes.stance[position] == BLANK else list(Stance)[codes.stance[position]]
    return Code.RETREAT if codes.is_retreat()[position] else Code(stance)


def entry(analysis: Analysis, position: int) -> Entry:
    """The row of the log at a position."""
    codes, facts = analysis.log.codes, analysis.findings.facts
    code, row = code_of(analysis, position), int(facts.numbers[position])
    title, when = analysis.log.cell(position, c.TITLE), when_words(analysis, position)
    return Entry(
        position=position,
        id=str(facts.ids[position]),
        row=row,
        code=code,
        day=int(codes.day[position]),
        first=int(codes.first[position]),
        last=int(codes.last[position]),
        precision=list(DatePrecision)[codes.precision[position]],
        title=title,
        says=f"{code_word(code)} · {when} · row {row} · {title}",
        setbacks=tuple(int(p) for p in codes.answers.of(position)),
    )


def when_words(analysis: Analysis, position: int) -> str:
    """The date of a row, as exactly as it is known."""
    codes = analysis.log.codes
    precision = list(DatePrecision)[codes.precision[position]]
    return plain.date(date_of(codes.day[position]), precision)


def shown_rows(analysis: Analysis, shown: Shown) -> BoolArray:
    """Which rows the viewer's choice leaves. Of later rows only context and plans are ever shown."""
    codes, facts = analysis.log.codes, analysis.findings.facts
    kept = facts.counts | ahead(analysis)
    if shown.partner is not None:
        org = codes.org(shown.partner)
        involved = facts.involves(org)
        involved[codes.directed_at.rows()[codes.directed_at.values == org]] = True
        kept = kept & involved
    if shown.kinds is not Kinds.ALL:
        kept = kept & (codes.is_kind(Kind.SETBACK) | codes.is_kind(Kind.RESPONSE))
    if shown.kinds is Kinds.WAITING:
        waiting: BoolArray = np.zeros(len(codes), dtype=bool)
        waiting[[episode.position for episode in analysis.findings.unanswered]] = True
        kept = kept & waiting
    if shown.days is not None:
        kept = kept & (codes.last >= day_number(analysis.findings.as_of) - shown.days)
    return kept


def ahead(analysis: Analysis) -> BoolArray:
    """Context rows and planned practices that lie after the as-of date."""
    codes, facts = analysis.log.codes, analysis.findings.facts
    return (codes.is_kind(Kind.CONTEXT) | codes.is_planned()) & (facts.age < 0)


def entries(analysis: Analysis, shown: Shown | None = None) -> list[Entry]:
    """The shown rows in date order, same-day rows in the file's order."""
    rows = analysis.findings.facts.ordered(shown_rows(analysis, shown or Shown()))
    return [entry(analysis, int(position)) for position in rows]


def hidden(analysis: Analysis, shown: Shown) -> int:
    """How many rows the viewer's choice hides."""
    return int(shown_rows(analysis, Shown()).sum() - shown_rows(analysis, shown).sum())
