"""Who the partners are, what they work on, and how they say it goes."""

from enum import StrEnum


class Sector(StrEnum):
    """The sector of a partner organization."""

    GOVERNMENT = "government"
    PUBLIC_EDUCATION = "public_education"
    PUBLIC_INTERMEDIARY = "public_intermediary"
    BUSINESS = "business"
    NONPROFIT = "nonprofit"
    PHILANTHROPY = "philanthropy"
    COMMUNITY = "community"
    UNIVERSITY = "university"
    FAITH = "faith"
    MEDIA = "media"
    OTHER = "other"


class PolicyArea(StrEnum):
    """The policy areas of the study, and the rest."""

    EDUCATION = "education"
    ECONOMIC_DEVELOPMENT = "economic_development"
    PUBLIC_SAFETY = "public_safety"
    OTHER = "other"


class PulseItem(StrEnum):
    """The three items of the relationship pulse, answered 1 to 4."""

    PROMISES = "promises"
    OPEN = "open"
    PURPOSE = "purpose"
