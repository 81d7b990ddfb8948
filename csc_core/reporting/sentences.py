"""What the log says, in plain sentences made by rule, with counts. They read; they never judge."""

from dataclasses import dataclass

from csc_core.coding.turns import first_turn
from csc_core.content import in_words
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Commitment
from csc_core.model.findings import Episode, Findings
from csc_core.model.vocabulary import (
    BLAME_LABELS,
    LEARNING_LABELS,
    CommitmentState,
    Label,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence whose first words carry the count."""

    lead: str
    rest: str

    @property
    def text(self) -> str:
        """The whole sentence."""
        return f"{self.lead}{self.rest}"


def waiting_words(findings: Findings) -> str:
    """How many setbacks are not yet picked up and how long the oldest has waited; empty for none."""
    waiting = findings.unanswered
    if not waiting:
        return ""
    age = f"{_about(waiting[0])}{in_words.days(waiting[0].age_days)}"
    if len(waiting) == 1:
        return f"1 is not yet picked up, for {age}"
    return f"{len(waiting)} are not yet picked up, the {'older' if len(waiting) == 2 else 'oldest'} for {age}"


def _about(episode: Episode) -> str:
    return "about " if "age_days" in episode.coarse else ""


def _uncoded_rows(analysis: Analysis) -> list[int]:
    """Row numbers of responses that nobody has read yet."""
    facts = analysis.findings.facts
    return [int(facts.numbers[facts.positions[event]]) for event in first_turn(analysis)]


def headline(analysis: Analysis) -> str:
    """The sentence over the timeline."""
    findings = analysis.findings
    episodes = findings.episodes
    if not episodes:
        return "No setbacks are on record yet."
    setbacks = in_words.count(len(episodes), "setback")
    if not findings.has_pattern:
        return f"{setbacks} {_are(len(episodes))} on record; {_too_few(analysis)}"
    learnt = sum(e.label in LEARNING_LABELS for e in episodes)
    blamed = sum(e.label in BLAME_LABELS for e in episodes)
    parts = [f"{learnt:,} of {setbacks} {_read(learnt)} as learning"]
    if blamed:
        parts.append(f"{blamed:,} as blame")
    waiting = waiting_words(findings)
    return ", ".join(parts) + (f"; {waiting}." if waiting else ".")


def _are(n: int) -> str:
    return "is" if n == 1 else "are"


def _its(n: int) -> str:
    return "its" if n == 1 else "their"


def _read(n: int) -> str:
    return "reads" if n == 1 else "read"


def _too_few(analysis: Analysis) -> str:
    """Why no pattern is read, and which rows to code if that would help."""
    rows = _uncoded_rows(analysis)
    if rows:
        these = "Answer" if len(rows) == 1 else "Answers"
        return f"too few to read a pattern. {these} to code: {in_words.rows(rows)}."
    if analysis.findings.totals.responses and not analysis.findings.coded:
        return "no answer to them reads as learning or blaming."
    return "too few answers are coded to read a pattern."


def unlinked_line(analysis: Analysis) -> str:
    """That responses answer no setback on record, so that they pick none up; empty if all answer one."""
    n = analysis.findings.totals.unlinked
    if not n:
        return ""
    stand = "stands" if n == 1 else "stand"
    return (
        f"{in_words.count(n, 'response')} {_are(n)} tied to no earlier setback, and {stand} in no row below."
    )


def days_headline(analysis: Analysis) -> str:
    """The sentence over the picture of days since the setback."""
    findings = analysis.findings
    lags = sorted(
        e.first_learning_days
        for e in findings.coded
        if e.label in LEARNING_LABELS and e.first_learning_days is not None
    )
    if not findings.has_pattern or not lags:
        return headline(analysis)
    if len(lags) == 1 or lags[0] == lags[-1]:
        who = "The 1 setback that reads" if len(lags) == 1 else f"The {len(lags)} setbacks that read"
        return f"{who} as learning reached it in {in_words.days(lags[0])}. What made that possible?"
    return (
        f"The {len(lags)} setbacks that read as learning reached it in {lags[0]} to "
        f"{in_words.days(lags[-1])}. What made the {lags[0]} possible?"
    )


def start_headline(analysis: Analysis) -> str:
    """Where we stand, in one line."""
    waiting = analysis.findings.unanswered
    if waiting:
        verb = "is waiting" if len(waiting) == 1 else "are waiting"
        return f"Where we stand: {in_words.count(len(waiting), 'setback')} {verb} for an answer."
    if not analysis.findings.episodes:
        return "Where we stand: no setback is on record."
    return "Where we stand: every open setback has an answer on record."


def standing(analysis: Analysis) -> tuple[Sentence, ...]:
    """Where the collaboration stands, in four sentences: setbacks, readings, what waits, promises."""
    return (
        _setbacks(analysis.findings),
        _readings(analysis),
        _waiting(analysis.findings),
        _promises(analysis.findings),
    )


def _setbacks(findings: Findings) -> Sentence:
    if not findings.episodes:
        return Sentence("No setbacks", " are on record. Were there none, or was none written down?")
    newest = findings.episodes[-1]
    n = len(findings.episodes)
    months = int(findings.age_days / in_words.DAYS_PER_MONTH)
    span = in_words.count(months, "month") if months else in_words.days(findings.age_days)
    age = in_words.days(newest.age_days)
    return Sentence(
        in_words.count(n, "setback"),
        f" in {span} {_are(n)} on record; the newest is {_about(newest)}{age} old.",
    )


def _readings(analysis: Analysis) -> Sentence:
    findings = analysis.findings
    coded = findings.coded
    if not findings.has_pattern:
        if not coded:
            return Sentence("No setback", f" has a coded answer: {_too_few(analysis)}")
        n = len(coded)
        verb = "has" if n == 1 else "have"
        return Sentence(in_words.count(n, "setback"), f" {verb} coded answers: {_too_few(analysis)}")
    learnt = [e for e in coded if e.label in LEARNING_LABELS]
    turned = sum(e.label is Label.TURNED_TO_LEARNING for e in learnt)
    first = f"; in {turned} of them something else came first" if turned else ""
    return Sentence(
        f"{len(learnt)} of the {len(coded)}",
        f" setbacks with coded answers {_read(len(learnt))} as learning{first}.",
    )


def _waiting(findings: Findings) -> Sentence:
    waiting = findings.unanswered
    if not waiting:
        return Sentence("No open setback", " is without an answer on record.")
    lead = in_words.count(len(waiting), "setback")
    return Sentence(lead, waiting_words(findings).removeprefix(str(len(waiting))) + ".")


def _promises(findings: Findings) -> Sentence:
    still_open = [c for c in findings.commitments if c.state is CommitmentState.OPEN]
    late = sum(c.overdue(findings.as_of) for c in still_open)
    if not still_open:
        return Sentence("No commitment", " is open. What was agreed last time?")
    if late:
        who = f"{late} of {len(still_open)} open commitments" if late < len(still_open) else _every(late)
        return Sentence(
            who, f" {_are(late)} past {_its(late)} date. Who could tell us what stands in the way?"
        )
    return Sentence(
        in_words.count(len(still_open), "commitment"), f" {_are(len(still_open))} open, none past its date."
    )


def _every(n: int) -> str:
    return "The one open commitment" if n == 1 else f"All {n} open commitments"


def follow_up_headline(commitments: tuple[Commitment, ...], findings: Findings) -> str:
    """The line over the follow-up list."""
    still_open = [c for c in commitments if c.state is CommitmentState.OPEN]
    if not still_open:
        return "Follow-up: no commitment is open."
    late = sum(c.overdue(findings.as_of) for c in still_open)
    n = len(still_open)
    if late == n:
        tail = f" and past {_its(n)} date"
    else:
        tail = f", {late} {_are(late)} past {_its(late)} date" if late else ""
    return f"Follow-up: {in_words.count(n, 'commitment')} {_are(n)} open{tail}."


def source_line(analysis: Analysis, hidden: int = 0) -> str:
    """Where the picture comes from: file, date, counts, and how many rows the filters hide."""
    totals, log = analysis.findings.totals, analysis.log
    others = totals.events - totals.setbacks - totals.responses
    counted = (
        f"{in_words.count(totals.events, 'entry', 'entries')}: {in_words.count(totals.setbacks, 'setback')}, "
        f"{in_words.count(totals.responses, 'response')}, {in_words.count(others, 'other')}"
    )
    later = f" · {in_words.count(totals.later, 'row')} after that date" if totals.later else ""
    return (
        f"Source: {log.source.name} · as of {in_words.date(analysis.findings.as_of)} · {counted}{later} · "
        f"{in_words.count(hidden, 'row')} hidden by filters"
    )
