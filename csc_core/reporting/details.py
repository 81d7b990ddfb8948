"""One entry with all a reader needs to weigh it: its words, its source, what speaks against its code."""

from collections.abc import Iterator
from dataclasses import dataclass

from csc_core.charting.entries import ANSWERS, Entry, code_word, entry, when_words
from csc_core.coding.readings import TOGETHER, settlements
from csc_core.content import in_words
from csc_core.content.codebook import fields, word
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.event import SEPARATOR
from csc_core.model.vocabulary import (
    Confidence,
    DatePrecision,
    Evidence,
    Kind,
    SourceType,
    Stance,
    Visibility,
    YesNo,
)
from csc_core.reporting.dictionary import SUBTYPES


@dataclass(frozen=True, slots=True)
class Detail:
    """An entry's words by part. ``when`` says how long after its setback; ``doubts`` question its code."""

    entry: Entry
    badge: str
    when: str
    source: str
    coded: str
    facts: tuple[tuple[str, str], ...]
    text: str
    doubts: tuple[str, ...]
    contested: str  # that a partner contests it, and what it says; empty if none does
    facilitator_only: bool


def detail(analysis: Analysis, event_id: str) -> Detail | None:
    """Everything about one event; None when the log has no such id."""
    position = analysis.findings.facts.positions.get(event_id)
    if position is None:
        return None
    item = entry(analysis, position)
    return Detail(
        entry=item,
        badge=f"coded {code_word(item.code)}" if item.code in ANSWERS else code_word(item.code),
        when=_when(analysis, item),
        source=source_words(analysis, item),
        coded=_coded(analysis, position),
        facts=tuple(_facts(analysis, position)),
        text=analysis.log.cell(position, c.DETAIL),
        doubts=tuple(doubts(analysis, position)),
        contested=contested_words(analysis, position),
        facilitator_only=analysis.log.cell(position, c.VISIBILITY) == Visibility.FACILITATOR,
    )


def _when(analysis: Analysis, item: Entry) -> str:
    """The date, and for an answer how long after its setback it came."""
    when = when_words(analysis, item.position)
    numbers = {episode.position: episode for episode in analysis.findings.episodes}
    after = [
        f"{'about ' if item.coarse or numbers[p].precision is not DatePrecision.DAY else ''}"
        f"{in_words.days(item.day - int(analysis.log.codes.day[p]))} after setback {numbers[p].number}"
        for p in item.setbacks
        if p in numbers
    ]
    return ", ".join([when, *after])


def source_words(analysis: Analysis, item: Entry, *, blind: bool = False) -> str:
    """The row, where it comes from and who wrote it; ``blind`` leaves out what a coder may have chosen."""
    cell = analysis.log.cell
    parts = [f"Row {item.row}"]
    for family in (c.SOURCE_TYPE,) if blind else (c.SOURCE_TYPE, c.CHANNEL):
        value = cell(item.position, family)
        if value:
            parts.append(word(family, value))
    writer = cell(item.position, c.RECORDED_BY)
    if writer:
        parts.append(f"recorded by {analysis.log.partner_label(writer)}")
    return " · ".join(parts)


def _coded(analysis: Analysis, position: int) -> str:
    coder, confidence = (analysis.log.cell(position, name) for name in (c.CODER, c.CONFIDENCE))
    if analysis.log.codes.kind[position] != list(Kind).index(Kind.RESPONSE):
        return ""
    who = f"Coded by {coder}" if coder else "Coder not stated"
    who = "Settled by the coders together" if coder == TOGETHER else who
    return f"{who}, confidence {confidence}" if confidence else who


# Coded columns and the codebook family their values belong to, in the order they are shown.
_CODED_CELLS = (
    (c.SUBTYPE, ""),
    (c.FACETS, "facet"),
    (c.BLAME_FORMS, "blame_form"),
    (c.LEARNING_PRODUCT, "learning_product"),
    (c.PRACTICE, "practice"),
    (c.FROM_MODE, "governance_mode"),
    (c.TO_MODE, "governance_mode"),
    (c.SEVERITY, "setback_severity"),
    (c.STATUS, "status"),
    (c.EVIDENCE, "evidence"),
)


def _label(column: str) -> str:
    return fields()[column].label.rstrip("?")


def _facts(analysis: Analysis, position: int) -> Iterator[tuple[str, str]]:
    """The label and the words of each coded cell that is filled, then the partners."""
    kind = list(Kind)[analysis.log.codes.kind[position]]
    for column, family in _CODED_CELLS:
        value = analysis.log.cell(position, column)
        if value:
            known = family or SUBTYPES.get(kind, "")
            words = [word(known, part.strip()) for part in value.split(SEPARATOR)]
            yield _label(column), in_words.listed(words)
    for column in (c.ACTORS, c.DIRECTED_AT, c.AFFECTED):
        value = analysis.log.cell(position, column)
        if value:
            names = [analysis.log.partner_label(part.strip()) for part in value.split(SEPARATOR)]
            yield _label(column), in_words.listed(names)


def doubts(analysis: Analysis, position: int) -> Iterator[str]:
    """What in the row itself speaks against its code, by rule; nothing when nothing does."""
    cell = analysis.log.cell
    event_id = str(analysis.findings.facts.ids[position])
    stance = cell(position, c.STANCE)
    if any(event_id in field.differing for field in analysis.findings.agreement.fields):
        settled = settlements(analysis.log).get(event_id)
        why = f": {settled.note}" if settled and settled.note else "."
        yield f"Two coders read it differently{', and settled it' if settled else ''}{why}"
    if cell(position, c.CONFIDENCE) == Confidence.LOW:
        yield "The coder was not sure."
    if cell(position, c.EVIDENCE) in (Evidence.NO, Evidence.UNKNOWN):
        yield "No shared document or data stands behind it."
    if cell(position, c.SOURCE_TYPE) == SourceType.RECALL:
        yield "It was written from memory."
    if analysis.log.codes.first[position] != analysis.log.codes.last[position]:
        yield "Its date is not known to the day."
    if contested := contested_words(analysis, position):
        yield contested
    if stance in (Stance.BLAMING, Stance.MIXED) and not _second_coder(analysis, event_id):
        yield "No second coder has looked at it."
    if stance == Stance.BLAMING and not cell(position, c.DIRECTED_AT):
        yield "It names nobody it was directed at."


def contested_words(analysis: Analysis, position: int) -> str:
    """That a partner contests an entry, with the partner's account; empty if none does."""
    if analysis.log.cell(position, c.CONTESTED) != YesNo.YES:
        return ""
    note = analysis.log.cell(position, c.CONTESTED_NOTE)
    return f"A partner contests it: {note}" if note else "A partner contests it."


def _second_coder(analysis: Analysis, event_id: str) -> bool:
    return len({coding.coder for coding in analysis.log.codings if coding.event_id == event_id}) > 1
