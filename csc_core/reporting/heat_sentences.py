"""How much strain is on record lately, why it reads so, and what that allows, in sentences."""

from csc_core.content import in_words
from csc_core.content.signals import signal_texts
from csc_core.model.analysis import Analysis
from csc_core.model.findings import Findings
from csc_core.model.prompts import HeatReading
from csc_core.model.vocabulary import RETREAT_FORMS, Heat, Stance
from csc_core.reporting.sentences import waiting_words

HEAT_WINDOW = 180


def heat_headline(analysis: Analysis) -> str:
    """How the log reads lately, in a sentence."""
    heat = analysis.heat
    if heat.heat is not Heat.COOL:
        age = in_words.days(heat.days or 0)
        return f"This reads as {heat.heat.value}: the newest sign of strain is {age} old."
    since = newest_strain(analysis.findings)
    if since is None or since > HEAT_WINDOW:
        return f"This reads as cool: no blame or retreat has been logged in the last {HEAT_WINDOW} days."
    return f"This reads as cool, though the newest sign of strain is {in_words.days(since)} old."


def newest_strain(findings: Findings) -> int | None:
    """Days since the newest row that blames or retreats; None when there is none."""
    codes, facts = findings.facts.codes, findings.facts
    strained = codes.is_stance(Stance.BLAMING, Stance.MIXED) | codes.has_form(*RETREAT_FORMS)
    ages = facts.age[strained & facts.counts]
    return int(ages.min()) if len(ages) else None


def heat_reason(analysis: Analysis) -> str:
    """Which rows make the log read so, or what is known when none do."""
    heat, facts = analysis.heat, analysis.findings.facts
    if heat.signal is None:
        waiting = waiting_words(analysis.findings)
        return f"Of the setbacks, {waiting}." if waiting else "No open setback waits for an answer."
    numbers = [int(n) for n, known in zip(facts.numbers, facts.ids, strict=True) if known in heat.event_ids]
    rows = f" ({in_words.rows(numbers)})" if numbers else ""
    return f"The reason: {signal_texts()[heat.signal.id].name}{rows}."


def heat_advice(heat: HeatReading) -> str:
    """What that heat allows, and why."""
    match heat.heat:
        case Heat.HOT:
            return "Only private first steps are offered, at most two: calm comes before a meeting."
        case Heat.WARM:
            return "Only steps that calm, connect or help to see it together are offered for now."
    return "Any kind of action is open now, from a first look together to keeping what works."
