"""What partners do on purpose, what is offered to them, and what became of it."""

from enum import IntEnum, StrEnum


class Practice(StrEnum):
    """The paper's five key actions."""

    PRIOR_RELATIONSHIPS = "prior_relationships"
    TRUSTED_PEOPLE = "trusted_people"
    COMMUNITY = "community"
    DATA = "data"
    JOINT_PROBLEM_SOLVING = "joint_problem_solving"


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
