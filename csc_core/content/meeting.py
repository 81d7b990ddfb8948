"""What is said and asked in a meeting: its opening, the steps of an agenda, ready scripts, the ballot."""

from functools import cache
from typing import Literal

from pydantic import Field

from csc_core.content.codebook import Term, term
from csc_core.content.load import Text, read
from csc_core.model.agenda import Situation, StepKind
from csc_core.model.ballot import Choice, Move
from csc_core.model.room import Words
from csc_core.model.vocabulary import Heat


class Opening(Text):
    """The rule read out before the first step."""

    title: str
    rule: tuple[str, ...]


class SituationText(Text):
    """A step as it stands: its title (empty where the log gives one), question, and what to say."""

    code: Situation
    title: str
    question: str
    agree: tuple[str, ...]
    split: tuple[str, ...]


class ScriptStep(Text):
    """A step of a script. ``share`` divides the minutes.

    Setback steps take ``up_to`` so many setbacks, by ``pick``: those that wait first, or the newest. Practice
    steps take the first of ``actions`` that may be done now, else what the log suggests. A step that shows a
    ``page`` brings its own words.
    """

    kind: StepKind
    share: int = Field(gt=0)
    up_to: int = 1
    pick: Literal["waiting", "newest"] = "waiting"
    actions: tuple[str, ...] = ()
    page: str = ""
    title: str = ""
    say: tuple[str, ...] = ()
    question: str = ""


class Script(Text):
    """A meeting with the partners (``room``), or a walk through the pages, ready to choose."""

    id: str
    name: str
    when: str
    where: Literal["room", "pages"]
    minutes: int
    choices: tuple[int, ...]
    step: tuple[ScriptStep, ...] = Field(min_length=1)


class BeforeText(Text):
    """What the facilitator reads alone, by how the log reads."""

    says: str
    tip: str


class MinutesText(Text):
    """The words of the minutes; ``promise``, ``promised`` and ``met_for`` have parts to fill in."""

    title: str
    unnamed: str
    invented: str
    present: str
    facts: str
    decisions: str
    next_steps: str
    second_takes: str
    nothing: str
    promise: str
    no_owner: str
    no_date: str
    closing: str
    met: str
    met_for: str
    promised: str


class ChoiceText(Text):
    """An answer on the ballot, in the words of the room and in those of the study."""

    code: Choice
    name: str
    paper: str
    help: str


class MoveText(Text):
    """What a partner would do first."""

    code: Move
    name: str


class _Meeting(Text):
    opening: Opening
    fact: dict[str, str]
    chart: dict[str, str]
    before: dict[Heat, BeforeText]
    situation: tuple[SituationText, ...]
    script: tuple[Script, ...]
    showed: dict[str, str]
    second_take: dict[str, str]
    minutes: MinutesText
    ballot: dict[str, str | tuple[str, ...]]
    choice: tuple[ChoiceText, ...]
    guess: dict[str, str | tuple[str, ...]]
    move: tuple[MoveText, ...]
    pulse: dict[str, str | tuple[str, ...]]


@cache
def _meeting() -> _Meeting:
    return read("meeting", _Meeting)


def opening() -> Opening:
    """The rule read out first."""
    return _meeting().opening


def fact(name: str, **parts: object) -> str:
    """A line of facts for the screen, its parts filled in. Raises KeyError for an unknown line."""
    return _meeting().fact[name].format(**parts)


def chart_text(name: str, **parts: object) -> str:
    """Words on a picture for the room, their parts filled in. Raises KeyError for unknown words."""
    return _meeting().chart[name].format(**parts)


def before(heat: Heat) -> BeforeText:
    """What to read alone before a meeting."""
    return _meeting().before[heat]


@cache
def situations() -> dict[Situation, SituationText]:
    """How a step may stand, by code."""
    return {text.code: text for text in _meeting().situation}


@cache
def scripts() -> dict[str, Script]:
    """The ready scripts by id, in the order they are offered."""
    return {script.id: script for script in _meeting().script}


def showed_text(name: str, **parts: object) -> str:
    """Words on whether a sign showed, their parts filled in; an answer by its code. Raises KeyError."""
    return _meeting().showed[name].format(**parts)


def take_text(name: str, **parts: object) -> str:
    """Words for a second take, their parts filled in; a facet's by its code. Raises KeyError."""
    return _meeting().second_take[name].format(**parts)


def minutes_text() -> MinutesText:
    """The words of the minutes."""
    return _meeting().minutes


def ballot_text(name: str, **parts: object) -> str:
    """A line of the ballot, its parts filled in. Raises KeyError for an unknown line."""
    return str(_meeting().ballot[name]).format(**parts)


def promise() -> tuple[str, ...]:
    """What is promised at the moment of writing; shown on every ballot and kept with its results."""
    return _lines(_meeting().ballot["promise"])


def guess_promise() -> tuple[str, ...]:
    """What is promised to those who guess one another."""
    return _lines(_meeting().guess["promise"])


def pulse_promise() -> tuple[str, ...]:
    """What is promised to those who answer the pulse."""
    return _lines(_meeting().pulse["promise"])


def _lines(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


@cache
def choices() -> dict[Choice, ChoiceText]:
    """The answers of the ballot, in the order they are offered."""
    return {text.code: text for text in _meeting().choice}


def choice_word(choice: Choice, words: Words = Words.ROOM) -> str:
    """The word for an answer."""
    text = choices()[choice]
    return text.paper if words is Words.PAPER else text.name


def guess_text(name: str, **parts: object) -> str:
    """A line of the guessing exercise, its parts filled in. Raises KeyError for an unknown line."""
    return str(_meeting().guess[name]).format(**parts)


@cache
def moves() -> dict[Move, MoveText]:
    """What a partner would do first, in the order offered."""
    return {text.code: text for text in _meeting().move}


def pulse_text(name: str, **parts: object) -> str:
    """A line of the pulse, its parts filled in; its statements by the item's code. Raises KeyError."""
    return str(_meeting().pulse[name]).format(**parts)


def pulse_scale() -> tuple[str, ...]:
    """The words for the answers 1 to 4."""
    return _lines(_meeting().pulse["scale"])


def room_word(family: str, code: str, words: Words = Words.ROOM) -> str:
    """The word for a code in front of the partners: the room's own, or the study's if that is chosen."""
    known: Term = term(family, code)
    return known.name if words is Words.PAPER else known.room or known.name
