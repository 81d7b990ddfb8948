"""What measuring finds: small, frozen, and each figure with the rows or counts behind it."""

from csc_core.model.findings.agreement import (
    ALPHA_FROM,
    ALPHA_LOW,
    DOUBT_FROM,
    DOUBT_SHARE,
    Agreement,
    FieldAgreement,
)
from csc_core.model.findings.counts import PERCENT_FROM, Patterns, Share, Totals
from csc_core.model.findings.episodes import Episode, OrderDoubt
from csc_core.model.findings.findings import WORDS_FROM, Findings
from csc_core.model.findings.governance import (
    CHURN_CHANGES,
    CHURN_DAYS,
    DAYS_PER_YEAR,
    GOVERNANCE_ANSWER_DAYS,
    Governance,
    GovernanceMark,
    ModeSpan,
)
from csc_core.model.findings.voices import LogVoice, PartnerVoice, PracticeUse

__all__ = [
    "ALPHA_FROM",
    "ALPHA_LOW",
    "CHURN_CHANGES",
    "CHURN_DAYS",
    "DAYS_PER_YEAR",
    "DOUBT_FROM",
    "DOUBT_SHARE",
    "GOVERNANCE_ANSWER_DAYS",
    "PERCENT_FROM",
    "WORDS_FROM",
    "Agreement",
    "Episode",
    "FieldAgreement",
    "Findings",
    "Governance",
    "GovernanceMark",
    "LogVoice",
    "ModeSpan",
    "OrderDoubt",
    "PartnerVoice",
    "Patterns",
    "PracticeUse",
    "Share",
    "Totals",
]
