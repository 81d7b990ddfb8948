"""When not: the rules that keep an action from being suggested now, each with the rows behind it.

Most of an action's "not when" is text for a person to weigh; here stand only the conditions a log can show.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from csc_core.model.codes import position
from csc_core.model.commitment import Record
from csc_core.model.findings import Findings
from csc_core.model.prompts import HeatReading, NotNow, Signal
from csc_core.model.vocabulary import BlameForm, Channel, Heat, Setting
from csc_core.recommending.triggers import Candidate

# Days, both ends included. Ours, and in need of a pilot.
REPEAT_DAYS = 60
LEGAL_DAYS = 180
RECENT_BLAME_DAYS = 180

NEVER_WHEN_HOT = frozenset({"PR01", "PR02", "DA01", "JP01", "JP08", "JP11"})
NOT_AFTER_LEGAL_NOTICE = frozenset({"PR04"})
NOT_WITH_SIGNAL = {"PR05": ("S03", "S05"), "JP12": ("S23",), "TK08": ("S21",)}
NOT_WITH_RECENT_SIGNAL = {"PR07": ("S06",)}
PARTNERS_NEEDED = {"PR09": 5, "TK03": 3}
SECTORS_NEEDED = {"JP05": 3}

DOUBT = "S30"  # doubt about the coding is rightly shown by unclear rows alone


@dataclass(frozen=True)
class Moment:
    """What the rules look at: findings, signals, heat, and what was done with earlier prompts."""

    findings: Findings
    signals: tuple[Signal, ...]
    heat: HeatReading
    records: tuple[Record, ...] = ()

    @cached_property
    def unclear(self) -> frozenset[str]:
        """Ids of the responses that are not coded, or whose stance is unclear."""
        facts = self.findings.facts
        return frozenset(facts.names(facts.counts & facts.codes.is_unclear()))


def barred(candidate: Candidate, moment: Moment) -> NotNow | None:
    """The first rule that speaks against a candidate now, with the rows behind it; None when none does."""
    for rule in RULES:
        reason = rule(candidate, moment)
        if reason:
            return NotNow(candidate.action.id, *reason)
    return None


Reason = tuple[str, tuple[str, ...]]


def _too_hot(candidate: Candidate, moment: Moment) -> Reason | None:
    """Heat sets a ceiling on stages; when hot, only what is done in private is left."""
    action, reading = candidate.action, moment.heat
    hot = reading.heat is Heat.HOT
    if hot and action.id in NEVER_WHEN_HOT:
        return "hot", reading.event_ids
    if action.stage not in reading.stages:
        return "stage", reading.event_ids
    if hot and action.setting is not Setting.PRIVATE:
        return "setting", reading.event_ids
    return None


def _after_legal_notice(candidate: Candidate, moment: Moment) -> Reason | None:
    """With a legal notice on record lately, counsel comes first."""
    if candidate.action.id not in NOT_AFTER_LEGAL_NOTICE:
        return None
    facts = moment.findings.facts
    notice = (facts.codes.channel == position(Channel.LEGAL)) | facts.codes.has_form(BlameForm.LEGAL)
    rows = notice & facts.within(LEGAL_DAYS)
    return ("legal", facts.names(rows)) if rows.any() else None


def _against_a_signal(candidate: Candidate, moment: Moment) -> Reason | None:
    """Some actions do harm, or come too early, while a certain signal stands."""
    always = NOT_WITH_SIGNAL.get(candidate.action.id, ())
    lately = NOT_WITH_RECENT_SIGNAL.get(candidate.action.id, ())
    for signal in moment.signals:
        recent = signal.days is not None and signal.days <= RECENT_BLAME_DAYS
        if signal.id in always or (signal.id in lately and recent):
            return signal.id, signal.event_ids
    return None


def _too_few(candidate: Candidate, moment: Moment) -> Reason | None:
    """Anonymity, or a talk between groups, takes a number of partners. Unknown sectors bar nothing."""
    present, sectors = moment.findings.present, moment.findings.sectors
    if len(present) < PARTNERS_NEEDED.get(candidate.action.id, 0):
        return "few_partners", ()
    seated = {sectors[partner.org_id] for partner in present if partner.org_id in sectors}
    if sectors and len(seated) < SECTORS_NEEDED.get(candidate.action.id, 0):
        return "few_sectors", ()
    return None


def _done_lately(candidate: Candidate, moment: Moment) -> Reason | None:
    """Used, adopted, turned down or put aside within the last weeks: not again so soon."""
    facts = moment.findings.facts
    used = facts.codes.used_action(candidate.action.id) & facts.within(REPEAT_DAYS)
    ages = (
        (moment.findings.as_of - record.date).days
        for record in moment.records
        if record.action_id == candidate.action.id
    )
    if used.any() or any(0 <= age <= REPEAT_DAYS for age in ages):
        return "recent", facts.names(used)
    return None


def _only_unclear(candidate: Candidate, moment: Moment) -> Reason | None:
    """Nothing is suggested from unclear codes alone, unless doubt about the coding is the very subject."""

    def says_nothing(signal: Signal) -> bool:
        unclear = bool(signal.event_ids) and moment.unclear.issuperset(signal.event_ids)
        return unclear and signal.id != DOUBT

    if all(says_nothing(signal) for signal in candidate.signals):
        return "unclear", _rows(candidate.signals)
    return None


def _rows(signals: Iterable[Signal]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(event_id for signal in signals for event_id in signal.event_ids))


RULES: tuple[Callable[[Candidate, Moment], Reason | None], ...] = (
    _too_hot,
    _after_legal_notice,
    _against_a_signal,
    _too_few,
    _done_lately,
    _only_unclear,
)
