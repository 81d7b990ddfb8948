"""How one response reads, and how an episode reads by its responses."""

from enum import StrEnum


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
