"""Every number a rule uses, by name. All are ours and need a pilot; none comes from the study."""

from dataclasses import dataclass

from csc_core.model.findings import (
    ALPHA_FROM,
    ALPHA_LOW,
    CHURN_CHANGES,
    CHURN_DAYS,
    DOUBT_FROM,
    DOUBT_SHARE,
    GOVERNANCE_ANSWER_DAYS,
)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Days unless the name says otherwise. "Within n days" includes day 0 and day n."""

    no_response_age: int = 30
    stalled_age: int = 120
    stalled_coded: int = 2
    strain_window: int = 365
    hot_days: int = 60
    warm_days: int = 180
    left_window: int = 180
    quiet_days: int = 90
    quiet_others: int = 3
    facet_episodes: int = 3
    repeat_window: int = 365
    repeat_count: int = 2
    sector_responses: int = 3
    community_days: int = 120
    practice_days: int = 180
    practice_never_from: int = 120
    governance_due_from: int = GOVERNANCE_ANSWER_DAYS
    governance_due_to: int = 365
    governance_answer: int = GOVERNANCE_ANSWER_DAYS
    governance_stale: int = 365
    churn_changes: int = CHURN_CHANGES
    churn_window: int = CHURN_DAYS
    key_person_past: int = 60
    key_person_ahead: int = 540
    newcomer_days: int = 60
    trust_low: float = 2.5
    trust_drop: float = 0.5
    recent_setback: int = 180
    evidence_newest: int = 4
    evidence_missing: int = 2
    ownerless: int = 2
    win_window: int = 180
    streak: int = 2
    slow_median: int = 60
    slow_episodes: int = 3
    ahead_days: int = 120
    doubt_responses: int = DOUBT_FROM
    doubt_share: float = DOUBT_SHARE
    alpha_low: float = ALPHA_LOW
    alpha_units: int = ALPHA_FROM
    hub_events: int = 10
    hub_last: int = 15
    hub_share: float = 0.60
    hub_lead: float = 0.20
    hub_trusted: int = 3
    early_age: int = 120
    early_events: int = 5
    silent_setbacks: int = 180
    silent_others: int = 5
    verdict_window: int = 365
    credit_partners: int = 3
    review_severity: int = 2
    review_from: int = 7
    review_to: int = 45
