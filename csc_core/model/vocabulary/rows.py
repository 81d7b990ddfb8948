"""What a row of the event log is, and what its cells may say."""

from enum import StrEnum


class Kind(StrEnum):
    """What a row of the event log is."""

    SETBACK = "setback"
    RESPONSE = "response"
    GOVERNANCE = "governance"
    PRACTICE = "practice"
    MILESTONE = "milestone"
    CONTEXT = "context"


class SetbackSubtype(StrEnum):
    """What kind of setback. Ours; four of them can be recognised in the authors' popular article."""

    TARGET_MISSED = "target_missed"
    EXTERNAL_REJECTION = "external_rejection"
    COMMUNITY_OPPOSITION = "community_opposition"
    FUNDING_LOSS = "funding_loss"
    FUNDING_SURGE = "funding_surge"
    GOAL_CONFLICT = "goal_conflict"
    ROLE_DISPUTE = "role_dispute"
    DECISION_STUCK = "decision_stuck"
    DATA_DISPUTE = "data_dispute"
    DATA_ACCESS = "data_access"
    KEY_PERSON_CHANGE = "key_person_change"
    PARTNER_EXIT = "partner_exit"
    DELIVERY_FAILURE = "delivery_failure"
    SCANDAL_OR_INCIDENT = "scandal_or_incident"
    OTHER = "other"


class MilestoneSubtype(StrEnum):
    """What was achieved."""

    PROCESS = "process"
    OUTPUT = "output"
    OUTCOME = "outcome"
    RECOGNITION = "recognition"


class ContextSubtype(StrEnum):
    """What happened outside the partners' control."""

    ELECTION = "election"
    LEADERSHIP_CHANGE = "leadership_change"
    POLICY_BUDGET = "policy_budget"
    ECONOMY = "economy"
    DISASTER = "disaster"
    MEDIA = "media"
    LAW = "law"
    GRANT_CYCLE = "grant_cycle"
    OTHER = "other"


class Origin(StrEnum):
    """Where a setback or a context event came from."""

    INTERNAL = "internal"
    EXTERNAL = "external"
    MIXED = "mixed"


class Status(StrEnum):
    """What people say of a setback. It never changes the label, and the label never changes it."""

    OPEN = "open"
    EASED = "eased"
    RESOLVED = "resolved"
    ACCEPTED = "accepted"


OPEN_STATUSES = (Status.OPEN, Status.EASED)


class DatePrecision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Channel(StrEnum):
    """Where a response was made. ``public``: press, council, social media; ``legal``: notice or claim."""

    MEETING = "meeting"
    BILATERAL = "bilateral"
    WRITTEN = "written"
    PUBLIC = "public"
    LEGAL = "legal"
    UNKNOWN = "unknown"


class Evidence(StrEnum):
    """Was a shared document or shared data consulted?"""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How sure the coder was."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Visibility(StrEnum):
    """Who may see a row."""

    PUBLIC = "public"
    PARTNERS = "partners"
    FACILITATOR = "facilitator"


class SourceType(StrEnum):
    """Where a row comes from."""

    MINUTES = "minutes"
    EMAIL = "email"
    LETTER = "letter"
    AGREEMENT = "agreement"
    REPORT = "report"
    PRESS = "press"
    INTERVIEW = "interview"
    RECALL = "recall"
    OBSERVATION = "observation"


class YesNo(StrEnum):
    """A yes-or-no cell; blank means not stated."""

    YES = "yes"
    NO = "no"
