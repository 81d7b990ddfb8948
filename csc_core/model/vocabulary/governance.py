"""How a collaboration is governed."""

from enum import StrEnum


class GovernanceSubtype(StrEnum):
    """What a governance row records."""

    MODE_CHANGE = "mode_change"
    ADJUSTMENT = "adjustment"
    REVIEW_KEPT = "review_kept"
    MEMBERSHIP_RULE = "membership_rule"


class GovernanceMode(StrEnum):
    """Provan and Kenis's three modes, and two of ours for logs that do not fit one."""

    SHARED = "shared"
    LEAD = "lead"
    NAO = "nao"
    HYBRID = "hybrid"
    UNCLEAR = "unclear"
