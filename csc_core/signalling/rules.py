"""The 38 rules by id, and reading them all."""

from csc_core.model.findings import Findings
from csc_core.model.prompts import Signal
from csc_core.signalling import gaps, people, strain, waiting, wins
from csc_core.signalling.thresholds import Thresholds
from csc_core.signalling.view import Rule, View

RULES: dict[str, Rule] = {
    "S01": waiting.open_no_response,
    "S02": waiting.stalled,
    "S03": strain.blame_only,
    "S04": strain.blame_run,
    "S05": strain.reciprocal_blame,
    "S06": strain.public_blame,
    "S07": strain.retreat,
    "S08": people.quiet_partner,
    "S09": strain.unilateral,
    "S10": strain.credit_or_fault,
    "S11": gaps.facet_gap,
    "S12": waiting.repeat_setback,
    "S13": gaps.sector_gap,
    "S14": gaps.community_gap,
    "S15": gaps.practice_gap,
    "S16": waiting.governance_due,
    "S17": gaps.governance_stale,
    "S18": gaps.governance_churn,
    "S19": people.key_person_change,
    "S20": people.new_partner,
    "S21": people.low_trust,
    "S22": waiting.goal_conflict,
    "S23": waiting.fact_dispute,
    "S24": waiting.role_unclear,
    "S25": wins.win_after_setback,
    "S26": wins.learning_streak,
    "S27": wins.recovery,
    "S28": gaps.slow_learning,
    "S29": people.upcoming_risk,
    "S30": gaps.coding_doubt,
    "S31": people.follow_up_overdue,
    "S32": gaps.one_hub,
    "S33": gaps.early_stage,
    "S34": gaps.no_setbacks_logged,
    "S35": waiting.outside_verdict,
    "S36": waiting.money_shock,
    "S37": wins.win_without_shared_credit,
    "S38": waiting.no_review,
}


def read_signals(findings: Findings, limits: Thresholds | None = None) -> tuple[Signal, ...]:
    """All signals that fire, by id; one per (id, about), each with its event ids, oldest first."""
    view = View(findings, limits or Thresholds())
    return tuple(signal for rule in RULES.values() for signal in rule(view))
