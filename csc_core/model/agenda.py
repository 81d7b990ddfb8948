"""An agenda for a meeting: timed steps, each with what to show, one question, and what to say."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from csc_core.model.vocabulary import Heat


class StepKind(StrEnum):
    """What a step of a meeting is for."""

    COMMITMENTS = "commitments"
    SETBACK = "setback"
    PRACTICE = "practice"
    DECISION = "decision"
    CLOSE = "close"
    SHOW = "show"  # a page is shown and talked over


class Situation(StrEnum):
    """How a step stands, which decides its question and what to say."""

    COMMITMENTS_OPEN = "commitments_open"
    COMMITMENTS_NONE = "commitments_none"
    SETBACK_WAITING = "setback_waiting"
    SETBACK_LEARNT = "setback_learnt"
    SETBACK_PICKED_UP = "setback_picked_up"
    SETBACK_QUIET = "setback_quiet"  # no responses are shown
    SETBACK_NONE = "setback_none"
    PRACTICE_NOW = "practice_now"
    PRACTICE_PLAN = "practice_plan"
    DECISION = "decision"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``facts`` may be projected; ``prompts`` are asked one at a time, after the large question.

    ``minutes`` is 0 while the step is skipped; ``planned`` is what it had before. ``setback`` is the number
    of the setback it is about, ``action_id`` the action of the catalogue, ``page`` the page to show.
    """

    key: str  # unique within an agenda, the same when it is built again
    kind: StepKind
    minutes: int
    planned: int
    title: str
    question: str
    facts: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    if_agreed: tuple[str, ...] = ()
    if_split: tuple[str, ...] = ()
    setback: int | None = None
    action_id: str | None = None
    page: str = ""

    @property
    def skipped(self) -> bool:
        """Is it left out of the meeting?"""
        return self.minutes == 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """The steps of one meeting, in order; the minutes of those not skipped add up to ``minutes``.

    ``opening`` is the rule read out first, empty for a walk through the pages (``where``).
    """

    script: str
    name: str
    where: Literal["room", "pages"]
    minutes: int
    opening_title: str
    opening: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def held(self) -> tuple[Step, ...]:
        """The steps that are not skipped."""
        return tuple(step for step in self.steps if not step.skipped)

    def place(self, key: str) -> int:
        """Where a step stands, from 0. Raises KeyError when there is none with this key."""
        places = {step.key: place for place, step in enumerate(self.steps)}
        return places[key]


@dataclass(frozen=True, slots=True)
class Beforehand:
    """What the facilitator should read alone before a meeting; never part of an agenda.

    ``action_ids`` are private first steps of the catalogue, named only while the log reads as hot.
    """

    heat: Heat
    says: str
    tip: str
    action_ids: tuple[str, ...]
