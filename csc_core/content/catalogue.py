"""The catalogue of facilitation actions, the five practices they belong to, and their sources."""

from functools import cache

from pydantic import Field

from csc_core.content.load import Text, read
from csc_core.model.vocabulary import Practice, Setting, Stage


class Action(Text):
    """One action a facilitator can take.

    ``triggers`` are signal ids, the strongest first; ``S23:data_access`` wants a signal about, or qualified
    by, that. ``minutes_min`` and ``minutes_max`` are those of the longest sitting with everyone, None when
    nobody sits together; ``prepare`` is what it takes besides. ``group_max`` None means no limit. ``lead``
    is a clause with its verb. ``also`` are practices it counts as besides its own. ``timing_published``:
    the time comes from a source; other times, and the group sizes, are ours unless the note of the source
    says otherwise.
    """

    id: str
    name: str
    practice: Practice
    also: tuple[Practice, ...] = ()
    stage: Stage
    setting: Setting
    when: str
    triggers: tuple[str, ...]
    not_when: str
    steps: tuple[str, ...]
    time: str
    minutes_min: int | None = None
    minutes_max: int | None = None
    prepare: str = ""
    group: str
    group_min: int
    group_max: int | None = None
    lead: str
    materials: str
    ask: tuple[str, ...]
    log: str
    sources: tuple[str, ...]
    timing_published: bool = False

    def fits(self, minutes: int | None, people: int | None) -> bool:
        """Can it be done in so many minutes by so many people? None is no limit; no sitting always fits."""
        in_time = minutes is None or self.minutes_min is None or self.minutes_min <= minutes
        in_group = people is None or (
            self.group_min <= people and (self.group_max is None or people <= self.group_max)
        )
        return in_time and in_group


class PracticeText(Text):
    """One of the paper's five key actions; the definition of what counts is ours.

    ``prefix`` begins the ids of the actions that belong to it.
    """

    code: Practice
    name: str
    short: str
    definition: str
    why: str
    origin: str
    looks_like: tuple[str, ...]
    prefix: str


class Source(Text):
    """Where an action comes from: ``where`` it was published or read, and a ``note`` on what it supports."""

    key: str
    title: str
    where: str
    note: str


class _Actions(Text):
    action: tuple[Action, ...] = Field(min_length=1)


class _Practices(Text):
    practice: tuple[PracticeText, ...]


class _Sources(Text):
    source: tuple[Source, ...]


@cache
def actions() -> dict[str, Action]:
    """All actions by id, in catalogue order."""
    return {action.id: action for action in read("actions", _Actions).action}


@cache
def practices() -> dict[Practice, PracticeText]:
    """The five practices, in the paper's order."""
    return {practice.code: practice for practice in read("practices", _Practices).practice}


@cache
def sources() -> dict[str, Source]:
    """All sources by key."""
    return {source.key: source for source in read("sources", _Sources).source}
