"""What is noted while partners meet: facts, decisions and next steps; nothing of who said what.

A running record is a frozen value; each note gives a new one. At the end it becomes plain text to send round,
and rows for the log.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from csc_core.content import in_words
from csc_core.content.catalogue import actions
from csc_core.content.meeting import minutes_text
from csc_core.model import columns as c
from csc_core.model.commitment import Commitment
from csc_core.model.event import DETAIL_LENGTH, SEPARATOR, TITLE_LENGTH
from csc_core.model.vocabulary import CommitmentState, Kind, Practice, SourceType, Visibility

T = TypeVar("T")


class Noted(StrEnum):
    """The three things that are noted in a meeting."""

    FACT = "facts"
    DECISION = "decisions"
    NEXT_STEP = "next_steps"


@dataclass(frozen=True, slots=True)
class Minutes:
    """The record of one meeting. ``setbacks`` are the ids of those that were spoken about.

    ``present`` are the organizations (ids) that took part, ``action_ids`` the actions of the catalogue that
    were used, ``second_takes`` what was shown of how partners mean to answer such setbacks; ``invented``
    marks a made-up collaboration.
    """

    collaboration: str
    held_on: dt.date
    length: int  # minutes
    invented: bool = False
    present: tuple[str, ...] = ()
    setbacks: tuple[str, ...] = ()
    action_ids: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    next_steps: tuple[Commitment, ...] = ()
    second_takes: tuple[str, ...] = ()

    @property
    def notes(self) -> int:
        """How many facts, decisions and next steps were noted."""
        return len(self.facts) + len(self.decisions) + len(self.next_steps)

    def since(self, kept: "Minutes") -> "Minutes":
        """The notes that are not among those kept before."""
        return replace(
            self,
            facts=tuple(note for note in self.facts if note not in kept.facts),
            decisions=tuple(note for note in self.decisions if note not in kept.decisions),
            next_steps=tuple(step for step in self.next_steps if step not in kept.next_steps),
        )

    def with_fact(self, says: str) -> "Minutes":
        """A fact more; blank words change nothing."""
        return replace(self, facts=(*self.facts, *_line(says)))

    def with_decision(self, says: str) -> "Minutes":
        """A decision more; blank words change nothing."""
        return replace(self, decisions=(*self.decisions, *_line(says)))

    def with_next_step(
        self, sign: str, owner: str | None, due: dt.date | None, action_id: str | None = None
    ) -> "Minutes":
        """A promise more: the sign we will see, the organization, the day. Blank words change nothing."""
        made = [
            Commitment(
                sign=line,
                owner=owner,
                due=due,
                state=CommitmentState.OPEN,
                made_on=self.held_on,
                action_id=action_id,
                practices=_practices(action_id),
            )
            for line in _line(sign)
        ]
        return replace(self, next_steps=(*self.next_steps, *made))

    def without(self, noted: Noted, place: int) -> "Minutes":
        """One note less; ``place`` counts from 0."""
        match noted:
            case Noted.FACT:
                return replace(self, facts=_without(self.facts, place))
            case Noted.DECISION:
                return replace(self, decisions=_without(self.decisions, place))
            case Noted.NEXT_STEP:
                return replace(self, next_steps=_without(self.next_steps, place))


def _without(notes: tuple[T, ...], place: int) -> tuple[T, ...]:
    return (*notes[:place], *notes[place + 1 :])


def _line(says: str) -> tuple[str, ...]:
    """Words on one line, without what could break a list or a table."""
    words = " ".join(says.split())
    return (words,) if words else ()


def _practices(action_id: str | None) -> tuple[Practice, ...]:
    action = actions().get(action_id or "")
    return (action.practice, *action.also) if action else ()


def as_text(minutes: Minutes, name: Callable[[str], str]) -> str:
    """The minutes as plain text without any markup; ``name`` gives the words for an organization's id."""
    text = minutes_text()
    mark = f" ({text.invented})" if minutes.invented else ""
    lines = [
        f"{text.title}: {minutes.collaboration or text.unnamed}{mark}",
        f"{in_words.date(minutes.held_on)}, {minutes.length} min",
    ]
    if minutes.present:
        lines.append(f"{text.present}: {in_words.listed([name(org) for org in minutes.present])}")
    steps = tuple(_promise(step, name) for step in minutes.next_steps)
    for heading, notes in (
        (text.facts, minutes.facts),
        (text.decisions, minutes.decisions),
        (text.next_steps, steps),
    ):
        lines += ["", heading, *(f"  {note}" for note in notes or (text.nothing,))]
    if minutes.second_takes:
        lines += ["", text.second_takes, *(f"  {says}" for says in minutes.second_takes)]
    return "\n".join([*lines, "", text.closing, ""])


def _promise(step: Commitment, name: Callable[[str], str]) -> str:
    text = minutes_text()
    owner = name(step.owner) if step.owner else text.no_owner
    due = in_words.date(step.due) if step.due else text.no_date
    return text.promise.format(sign=step.sign, owner=owner, due=due)


def log_rows(minutes: Minutes) -> tuple[dict[str, str], ...]:
    """The meeting as rows of the event log, by column: a practice row for each action used, at least one.

    The first row holds the facts, the decisions and the first promise; every further promise has a row of
    its own that names no practice, so that it counts for none. Ids are left blank, to be made on reading.
    """
    used = minutes.action_ids or ("",)
    met = [_met(minutes, action_id) for action_id in used]
    met[0] |= {
        c.DETAIL: _joined(minutes.facts),
        c.OUTPUTS: _joined(minutes.decisions),
        c.DURATION_MIN: str(minutes.length),
    }
    for row, step in zip(met, minutes.next_steps[:1], strict=False):
        row |= _follow_up(step)
    further = [
        _row(minutes, minutes_text().promised.format(sign=step.sign)) | _follow_up(step)
        for step in minutes.next_steps[1:]
    ]
    return tuple(_filled(row) for row in (*met, *further))


def _met(minutes: Minutes, action_id: str) -> dict[str, str]:
    """The practice row of one action."""
    action = actions().get(action_id)
    title = minutes_text().met_for.format(action=action.name) if action else minutes_text().met
    return _row(minutes, title) | {
        c.RESPONDS_TO: SEPARATOR.join(minutes.setbacks),
        c.PRACTICE: SEPARATOR.join(_practices(action_id)),
        c.ACTION_ID: action_id,
    }


def _row(minutes: Minutes, title: str) -> dict[str, str]:
    return {
        c.DATE: minutes.held_on.isoformat(),
        c.KIND: Kind.PRACTICE.value,
        c.TITLE: title if len(title) <= TITLE_LENGTH else f"{title[: TITLE_LENGTH - 1]}…",
        c.ACTORS: SEPARATOR.join(minutes.present),
        c.RECORDED_ON: minutes.held_on.isoformat(),
        c.VISIBILITY: Visibility.PARTNERS.value,
        c.SOURCE_TYPE: SourceType.MINUTES.value,
    }


def _follow_up(step: Commitment) -> dict[str, str]:
    return {
        c.FOLLOW_UP: step.sign,
        c.FOLLOW_UP_OWNER: step.owner or "",
        c.FOLLOW_UP_DUE: step.due.isoformat() if step.due else "",
    }


def _joined(notes: tuple[str, ...]) -> str:
    return " / ".join(notes)[:DETAIL_LENGTH]


def _filled(row: dict[str, str]) -> dict[str, str]:
    return {name: cell for name, cell in row.items() if cell}
