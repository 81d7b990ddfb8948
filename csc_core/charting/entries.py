"""The rows of a log as a picture needs them: which are shown, where they stand, and what each is called."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.codes import BoolArray, EventCodes, IntArray, date_of, day_number, position
from csc_core.model.vocabulary import DatePrecision, Kind, Stance, YesNo


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


ANSWERS = (Code.LEARNING, Code.BLAMING, Code.MIXED, Code.NEUTRAL, Code.UNCLEAR, Code.RETREAT)
_CODES, _PRECISIONS = tuple(Code), tuple(DatePrecision)
_OF_KIND = np.array([-1 if kind is Kind.RESPONSE else position(Code(kind)) for kind in Kind])
_OF_STANCE = np.array([position(Code(stance)) for stance in (*Stance, Stance.UNCLEAR)])  # the last: not coded


class Kinds(StrEnum):
    """Which kinds of entry a picture shows."""

    ALL = "all"
    ANSWERS = "answers"  # setbacks and responses
    WAITING = "waiting"  # setbacks not yet picked up


@dataclass(frozen=True, slots=True)
class Shown:
    """What the viewer chose to see. None and ALL hide nothing; ``days`` reaches back from the as-of date.

    ``lanes`` is the place, counted from 0, of the first setback to draw where there are too many for all.
    """

    partner: str | None = None
    kinds: Kinds = Kinds.ALL
    days: int | None = None
    lanes: int | None = None


class Entry(NamedTuple):
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
    contested: bool = False

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


def entry_word(code: Code, contested: bool) -> str:
    """The word for an entry in tables and tooltips, which tell of a contested one."""
    return f"{code_word(code)}{', contested' if contested else ''}"


def entry(analysis: Analysis, position: int) -> Entry:
    """The row of the log at a position."""
    return entries_at(analysis, np.array([position]))[0]


def entries_at(analysis: Analysis, rows: IntArray) -> list[Entry]:
    """The rows of the log at these positions, in their order."""
    codes, facts = analysis.log.codes, analysis.findings.facts
    numbers, titles = facts.numbers[rows].tolist(), analysis.log.cells(c.TITLE, rows)
    marks, whens = codes_at(codes, rows), _when_words(codes, rows)
    contests = (codes.contested[rows] == position(YesNo.YES)).tolist()
    pairs = list(zip(marks, contests, strict=True))
    names = {pair: entry_word(*pair) for pair in set(pairs)}
    says = [
        f"{names[pair]} · {when} · row {number} · {title}"
        for pair, when, number, title in zip(pairs, whens, numbers, titles, strict=True)
    ]
    columns = (
        rows.tolist(),
        facts.ids[rows].tolist(),
        numbers,
        marks,
        codes.day[rows].tolist(),
        codes.first[rows].tolist(),
        codes.last[rows].tolist(),
        [_PRECISIONS[place] for place in codes.precision[rows].tolist()],
        titles,
        says,
        codes.answers.lists(rows),
        contests,
    )
    return list(map(Entry, *columns))


def codes_at(codes: EventCodes, rows: IntArray) -> list[Code]:
    """What the marks of these rows stand for."""
    response = codes.is_kind(Kind.RESPONSE)[rows]
    found = np.where(response, _OF_STANCE[codes.stance[rows]], _OF_KIND[codes.kind[rows]])
    found[codes.is_retreat()[rows]] = position(Code.RETREAT)
    return [_CODES[place] for place in found.tolist()]


def _when_words(codes: EventCodes, rows: IntArray) -> list[str]:
    """The dates of rows in words, each date put into words once."""
    keys = codes.day[rows].astype(np.int64) * len(_PRECISIONS) + codes.precision[rows]
    distinct, places = np.unique(keys, return_inverse=True)
    pairs = [divmod(key, len(_PRECISIONS)) for key in distinct.tolist()]
    words = [in_words.date(date_of(day), _PRECISIONS[precision]) for day, precision in pairs]
    return [words[place] for place in places.tolist()]


def when_words(analysis: Analysis, position: int) -> str:
    """The date of a row, as exactly as it is known."""
    return _when_words(analysis.log.codes, np.array([position]))[0]


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
    return entries_at(analysis, analysis.findings.facts.ordered(shown_rows(analysis, shown or Shown())))


def hidden(analysis: Analysis, shown: Shown) -> int:
    """How many rows the viewer's choice hides."""
    return int(shown_rows(analysis, Shown()).sum() - shown_rows(analysis, shown).sum())
