"""The words the program branches on. What people read of each stands in ``data/content/codebook.toml``."""

from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """What a row of the event log is."""

    SETBACK = "setback"
    RESPONSE = "response"
    GOVERNANCE = "governance"
    PRACTICE = "practice"
    MILESTONE = "milestone"
    CONTEXT = "context"


class Stance(StrEnum):
    """How a response reads. ``learning`` and ``blaming`` are the paper's concepts; the others are ours."""

    LEARNING = "learning"
    BLAMING = "blaming"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    UNCLEAR = "unclear"


class Facet(StrEnum):
    """The three facets of mutual learning the paper names."""

    ANTICIPATE = "anticipate"
    APPORTION_LABOR = "apportion_labor"
    COLLECTIVE_APPROACH = "collective_approach"


class BlameForm(StrEnum):
    """Observable forms of blame and of retreat. All ours."""

    ACCUSING = "accusing"
    CREDIT_DISPUTE = "credit_dispute"
    FAULT_DISPUTE = "fault_dispute"
    PUBLIC_AIRING = "public_airing"
    LEGAL = "legal"
    WITHDRAWING = "withdrawing"
    WITHHOLDING = "withholding"
    UNILATERAL = "unilateral"
    SILENCE = "silence"
    DEFLECTING = "deflecting"


VOICED_FORMS = (
    BlameForm.ACCUSING,
    BlameForm.CREDIT_DISPUTE,
    BlameForm.FAULT_DISPUTE,
    BlameForm.PUBLIC_AIRING,
    BlameForm.LEGAL,
)
RETREAT_FORMS = tuple(form for form in BlameForm if form not in VOICED_FORMS)


class LearningProduct(StrEnum):
    """What a learning response changed."""

    IDEA = "idea"
    PRACTICE = "practice"
    ROLE = "role"
    RULE = "rule"
    PLAN = "plan"


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


class Practice(StrEnum):
    """The paper's five key actions."""

    PRIOR_RELATIONSHIPS = "prior_relationships"
    TRUSTED_PEOPLE = "trusted_people"
    COMMUNITY = "community"
    DATA = "data"
    JOINT_PROBLEM_SOLVING = "joint_problem_solving"


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


class Label(StrEnum):
    """How an episode reads, derived by ordered rules from the stances of its responses. Ours."""

    NO_RESPONSE_RECORDED = "no_response_recorded"
    LEARNING = "learning"
    BLAME = "blame"
    TURNED_TO_LEARNING = "turned_to_learning"
    TURNED_TO_BLAME = "turned_to_blame"
    MIXED = "mixed"
    NOT_YET_CLEAR = "not_yet_clear"


CODED_LABELS = (Label.LEARNING, Label.BLAME, Label.TURNED_TO_LEARNING, Label.TURNED_TO_BLAME, Label.MIXED)
LEARNING_LABELS = (Label.LEARNING, Label.TURNED_TO_LEARNING)
BLAME_LABELS = (Label.BLAME, Label.TURNED_TO_BLAME)


class LearningMutuality(StrEnum):
    """How many organizations, from how many sectors, took part in the learning of an episode."""

    STRONG_MUTUAL = "strong_mutual"
    MUTUAL = "mutual"
    ONE_SIDED = "one_sided"
    NONE = "none"


class BlameMutuality(StrEnum):
    """Whether blame in an episode went one way or both."""

    MUTUAL = "mutual"
    ONE_SIDED = "one_sided"
    NONE = "none"


class Heat(StrEnum):
    """How much strain is on record lately. It sets a ceiling on the stages of the prompts."""

    HOT = "hot"
    WARM = "warm"
    COOL = "cool"


class Stage(IntEnum):
    """How far an action asks the partners to go."""

    CALM_AND_CONNECT = 1
    SEE_IT_TOGETHER = 2
    REDIVIDE_AND_DECIDE = 3
    LOCK_IN_AND_SPREAD = 4


class Setting(StrEnum):
    """Whether an action is done with a few people in private or with the group."""

    PRIVATE = "private"
    GROUP = "group"


class Severity(StrEnum):
    """How much a problem weighs: the row is set aside, loads with a doubt, or is only worth a note."""

    BLOCKS = "blocks"
    DOUBT = "doubt"
    NOTE = "note"


class Verdict(StrEnum):
    """What became of a file."""

    LOAD = "load"
    LOAD_WITH_WARNINGS = "load+warn"
    ASK = "ask"
    REFUSE = "refuse"


class YesNo(StrEnum):
    """A yes-or-no cell; blank means not stated."""

    YES = "yes"
    NO = "no"


class Outcome(StrEnum):
    """What a facilitator did with a prompt."""

    ADOPTED = "adopted"
    NONE_FITS = "none_fits"
    PUT_ASIDE = "put_aside"


class CommitmentState(StrEnum):
    """Where a commitment stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
