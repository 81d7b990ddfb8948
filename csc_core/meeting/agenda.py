"""From what the room may see, and what the log suggests, to an agenda for the minutes there are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from csc_core.content.catalogue import Action, actions
from csc_core.content.meeting import Script, ScriptStep, before, opening, scripts
from csc_core.meeting.steps import (
    close_step,
    commitments_step,
    decision_step,
    practice_step,
    setback_step,
    show_step,
)
from csc_core.meeting.timing import divided
from csc_core.model.agenda import Agenda, Beforehand, Step, StepKind
from csc_core.model.prompts import HeatReading, Recommendation
from csc_core.model.room import RoomFindings, RoomSetback, Words
from csc_core.model.vocabulary import Heat, Setting

LEAST_MINUTES, MOST_MINUTES = 15, 180  # of a meeting with the partners
SECOND_SETBACK_FROM = 45  # minutes below which there is time for one setback only

Draft = tuple[int, Callable[[int], Step]]  # a step's share of the minutes, and the step once it has them


def build_agenda(
    room: RoomFindings,
    recommendation: Recommendation,
    heat: HeatReading,
    *,
    script: str = "from_log",
    minutes: int | None = None,
    chosen: Sequence[int] = (),
    gaps: Mapping[int, float] | None = None,
    words: Words = Words.ROOM,
) -> Agenda:
    """An agenda by a script, in ``minutes`` (the script's own if None).

    Setbacks are taken by number as ``chosen``, else those not yet picked up first, then those that the
    sectors see most differently (``gaps``, by number, from ballots), then the newest. Of the recommended
    actions only those for a group are named; while the log reads as hot there are none. Raises KeyError for
    an unknown script, ValueError when the minutes are not 15 to 180, or too few for a walk through the pages.
    """
    ready = scripts()[script]
    length = ready.minutes if minutes is None else minutes
    if ready.where == "room" and not LEAST_MINUTES <= length <= MOST_MINUTES:
        raise ValueError(f"a meeting takes {LEAST_MINUTES} to {MOST_MINUTES} minutes, not {length}")
    plan = _Plan(room, recommendation, heat, tuple(chosen), gaps or {}, words, length)
    drafts = list(plan.drafts(ready))
    lengths = divided(length, [share for share, _ in drafts])
    first = opening() if ready.where == "room" else None
    return Agenda(
        script=ready.id,
        name=ready.name,
        where=ready.where,
        minutes=length,
        opening_title=first.title if first else "",
        opening=first.rule if first else (),
        steps=tuple(make(spent) for (_, make), spent in zip(drafts, lengths, strict=True)),
    )


def beforehand(heat: HeatReading, recommendation: Recommendation) -> Beforehand:
    """What the facilitator reads alone before the meeting; when hot, the private first steps."""
    private = [
        prompt.action_id
        for prompt in recommendation.prompts
        if actions()[prompt.action_id].setting is Setting.PRIVATE
    ]
    text = before(heat.heat)
    return Beforehand(heat.heat, text.says, text.tip, tuple(private) if heat.heat is Heat.HOT else ())


@dataclass(frozen=True)
class _Plan:
    """What an agenda is made from."""

    room: RoomFindings
    recommendation: Recommendation
    heat: HeatReading
    chosen: tuple[int, ...]
    gaps: Mapping[int, float]
    words: Words
    minutes: int

    def drafts(self, script: Script) -> Iterator[Draft]:
        """The steps that the log has something for, in the script's order."""
        used: set[str] = set()
        for place, step in enumerate(script.step):
            match step.kind:
                case StepKind.COMMITMENTS:
                    yield step.share, partial(commitments_step, self.room)
                case StepKind.SETBACK:
                    yield from self._setbacks(step)
                case StepKind.PRACTICE:
                    action = self._action(step, used)
                    if action:
                        used.add(action.id)
                        yield step.share, _practice(action, shortened=bool(step.actions))
                case StepKind.DECISION:
                    yield step.share, decision_step
                case StepKind.CLOSE:
                    yield step.share, partial(close_step, self.room)
                case StepKind.SHOW:
                    yield step.share, partial(show_step, place, step)

    def _setbacks(self, step: ScriptStep) -> Iterator[Draft]:
        """One step for each setback there is time for, or one that asks what is missing."""
        most = step.up_to if self.minutes >= SECOND_SETBACK_FROM else 1
        ordered = sorted(self.room.setbacks, key=self._turn(step.pick))
        found: list[RoomSetback | None] = [*(self._chosen() or ordered[:most])]
        for setback in found or [None]:
            yield step.share // max(1, len(found)), partial(setback_step, self.room, setback, self.words)

    def _chosen(self) -> list[RoomSetback]:
        found = map(self.room.setback, self.chosen)
        return [setback for setback in found if setback is not None]

    def _turn(self, pick: str) -> Callable[[RoomSetback], tuple[bool, float, int]]:
        """The order in which setbacks are taken."""
        if pick == "newest":
            return lambda setback: (False, 0.0, -setback.number)
        return lambda setback: (not setback.waits, -self.gaps.get(setback.number, 0.0), -setback.number)

    def _action(self, step: ScriptStep, used: set[str]) -> Action | None:
        """The first action of the step that may be done with the group now; else of what is recommended."""
        known, barred = actions(), {verdict.action_id for verdict in self.recommendation.not_now}
        prompted = [prompt.action_id for prompt in self.recommendation.prompts]
        wanted = sorted(step.actions, key=lambda name: name not in prompted) if step.actions else prompted
        fitting = (known[name] for name in wanted if name not in barred | used)
        return next((action for action in fitting if self._allowed(action)), None)

    def _allowed(self, action: Action) -> bool:
        calm = self.heat.heat is not Heat.HOT
        return calm and action.setting is Setting.GROUP and action.stage in self.heat.stages


def _practice(action: Action, *, shortened: bool) -> Callable[[int], Step]:
    return lambda minutes: practice_step(action, shortened=shortened, minutes=minutes)
