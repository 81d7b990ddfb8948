"""Why a prompt is given: each signal in a sentence, and the rows of this log that fired it."""

from dataclasses import dataclass, replace

import numpy as np

from csc_core.charting.entries import entries_at
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.content.signals import signal_texts
from csc_core.model.analysis import Analysis
from csc_core.model.prompts import NotNow, Signal
from csc_core.model.vocabulary import Facet, Practice, SetbackSubtype

NAMED_ROWS = 3


@dataclass(frozen=True, slots=True)
class RowLink:
    """A row of the log that can be opened: "Row 36 · State declined to renew the grant"."""

    event_id: str
    row: int
    says: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One fired signal in words, the rows behind it (at most three), and how many more there are."""

    signal: Signal
    says: str
    rows: tuple[RowLink, ...]
    more: int


def about_words(analysis: Analysis, signal: Signal) -> str:
    """What a signal is about, in words: a facet, a practice, a kind of setback or a partner."""
    if signal.about is None:
        return ""
    if signal.about in tuple(Facet):
        return word("facet", signal.about)
    if signal.about in tuple(Practice):
        return word("practice", signal.about)
    if signal.about in tuple(SetbackSubtype):
        return word("setback_subtype", signal.about)
    return analysis.log.partner_label(signal.about)


def reason(analysis: Analysis, signal: Signal) -> Reason:
    """A signal in words with its rows."""
    text = signal_texts()[signal.id]
    places = analysis.findings.facts.positions
    known = [places[event_id] for event_id in signal.event_ids if event_id in places]
    rows = entries_at(analysis, np.array(known[:NAMED_ROWS], dtype=np.int64))
    first = rows[0].title if rows else ""
    says = text.sentence(len(known), signal.days, about_words(analysis, signal), first)
    links = tuple(RowLink(row.id, row.row, f"Row {row.row} · {row.title}") for row in rows)
    return Reason(signal, in_words.capital(says), links, len(known) - len(links))


def reasons(analysis: Analysis, because: tuple[Signal, ...]) -> tuple[Reason, ...]:
    """The fired signals in words, in the order given; a row is linked where it is first spoken of."""
    found: list[Reason] = []
    seen: set[str] = set()
    for signal in because:
        full = reason(analysis, signal)
        fresh = tuple(row for row in full.rows if row.event_id not in seen)
        seen.update(row.event_id for row in fresh)
        found.append(replace(full, rows=fresh))
    return tuple(found)


# What kept a candidate out, in words; a signal's id stands for itself.
_NOT_NOW = {
    "hot": "The log reads as hot, and this can wound.",
    "stage": "It asks more of the partners than the strain on record allows.",
    "setting": "While the log reads as hot, only what is done in private is offered.",
    "recent": "It was used, adopted or put aside in the last 60 days.",
    "legal": "A legal notice is on record: ask counsel first.",
    "few_partners": "There are too few partners for it.",
    "few_sectors": "There are too few sectors for it.",
    "unclear": "Only rows that nobody has coded yet speak for it.",
}


def not_now_words(barred: NotNow) -> str:
    """Why an action that would fit is left out for now."""
    known = _NOT_NOW.get(barred.because)
    return known or f"Not while this stands: {signal_texts()[barred.because].name}."
