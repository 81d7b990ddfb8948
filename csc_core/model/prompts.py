"""What passes from the findings to the facilitator: signals, heat, prompts and why something is left out."""

from dataclasses import dataclass

from csc_core.model.vocabulary import Heat, Practice, Setting, Stage


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that fired, with the ids of the rows that fired it, oldest first.

    ``about`` is the facet, practice, subtype or organization it is about, None for rules that need none.
    ``days`` is the age the rule speaks of (oldest waiting, days since the last, ...), None where it speaks of
    none. ``qualifiers`` are the finer triggers it also answers to ("severity_3", "data_access", ...).
    """

    id: str
    about: str | None
    event_ids: tuple[str, ...]
    days: int | None = None
    qualifiers: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The form used in triggers and lists: ``S11:anticipate``."""
        return f"{self.id}:{self.about}" if self.about else self.id


@dataclass(frozen=True, slots=True)
class HeatReading:
    """How much strain is on record lately, and the rule, rows and age that say so (none when cool)."""

    heat: Heat
    signal: Signal | None
    event_ids: tuple[str, ...]
    days: int | None

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages this heat allows: a ceiling, never a floor."""
        ceiling = {Heat.HOT: Stage.CALM_AND_CONNECT, Heat.WARM: Stage.SEE_IT_TOGETHER}
        return tuple(stage for stage in Stage if stage <= ceiling.get(self.heat, Stage.LOCK_IN_AND_SPREAD))


@dataclass(frozen=True, slots=True)
class Prompt:
    """A recommended action with every fired trigger that speaks for it, in the order of the action's list."""

    action_id: str
    practice: Practice
    stage: Stage
    because: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class NotNow:
    """A candidate that was left out by a rule, and which."""

    action_id: str
    because: str  # hot stage setting recent legal few_partners few_sectors unclear, or S03 S05 S06 S21 S23
    event_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What the meeting allows. None means no limit."""

    minutes: int | None = None
    people: int | None = None
    setting: Setting | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """At most three prompts (two when hot), what was left out for a reason, and how much could be said.

    ``candidates`` counts the actions the prompts were chosen from. ``too_little`` asks to code some first;
    prompts that rest on other rows may stand beside it.
    """

    prompts: tuple[Prompt, ...]
    not_now: tuple[NotNow, ...]
    candidates: int
    too_little: bool = False  # there are responses, and all are unclear
