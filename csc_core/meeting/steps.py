"""The steps of a meeting as they stand in a log, each made once its minutes are known."""

from typing import Any

from csc_core.content.asking import situations as asking
from csc_core.content.catalogue import Action
from csc_core.content.meeting import ScriptStep, fact, situations
from csc_core.meeting.facts import few, not_shown_facts, promise_words, setback_facts, signs_asked
from csc_core.model.agenda import Situation, Step, StepKind
from csc_core.model.room import RoomFindings, RoomSetback, Words
from csc_core.model.vocabulary import Facet, SetbackSubtype

ABOUT_GOVERNANCE = (SetbackSubtype.ROLE_DISPUTE, SetbackSubtype.DECISION_STUCK)


def _step(kind: StepKind, situation: Situation, minutes: int, **given: Any) -> Step:
    """A step in the words of a situation, save for those ``given``."""
    text = situations()[situation]
    words: dict[str, Any] = {
        "key": kind.value,
        "title": text.title,
        "question": text.question,
        "if_agreed": text.agree,
        "if_split": text.split,
    }
    return Step(kind=kind, minutes=minutes, planned=minutes, **(words | given))


def commitments_step(room: RoomFindings, minutes: int) -> Step:
    """What was promised: signs that should have shown by now, then what is open, late promises first."""
    promises, signs = room.open_commitments, signs_asked(room)
    situation = Situation.COMMITMENTS_OPEN if promises or signs else Situation.COMMITMENTS_NONE
    facts = few([*signs, *map(promise_words, promises)])
    prompts = (fact("ask_signs"),) if signs else ()
    return _step(StepKind.COMMITMENTS, situation, minutes, facts=facts, prompts=prompts)


def setback_step(room: RoomFindings, setback: RoomSetback | None, words: Words, minutes: int) -> Step:
    """What happened, and one question about it; without a setback, the question which one is missing."""
    if setback is None:
        return _step(StepKind.SETBACK, Situation.SETBACK_NONE, minutes)
    return _step(
        StepKind.SETBACK,
        _situation(setback),
        minutes,
        key=f"setback-{setback.number}",
        title=setback.title,
        facts=setback_facts(room, setback, words),
        prompts=(*([fact("ask_take")] if room.takes_for(setback) else []), *setback_prompts(setback)),
        setback=setback.number,
    )


def _situation(setback: RoomSetback) -> Situation:
    if setback.picked_up is None:
        return Situation.SETBACK_QUIET
    if setback.waits:
        return Situation.SETBACK_WAITING
    return Situation.SETBACK_LEARNT if setback.answers else Situation.SETBACK_PICKED_UP


def setback_prompts(setback: RoomSetback) -> tuple[str, ...]:
    """Questions to ask one at a time.

    Of the three facets of learning those not yet seen come first, and each is asked about once before a
    second question of any. Questions on blame come first only where the group agreed to see strain.
    """
    known = asking()
    extra = known["governance"].questions if setback.subtype in ABOUT_GOVERNANCE else ()
    if setback.waits:
        return (*known["nothing_recorded"].questions, *extra)
    seen = {facet for answer in setback.answers for facet in answer.facets}
    facets = [known[facet].questions for facet in sorted(Facet, key=lambda facet: facet in seen)]
    turns = [questions[k] for k in range(max(map(len, facets))) for questions in facets if k < len(questions)]
    hard = known["blame_present"].questions if setback.strain else ()
    return (*hard, *turns, *extra)


def practice_step(action: Action, *, shortened: bool, minutes: int) -> Step:
    """An action of the catalogue: done now if it fits the minutes or may be ``shortened``, else planned."""
    now = shortened or (action.minutes_min is not None and action.minutes_min <= minutes)
    about: dict[str, Any] = {
        "key": f"practice-{action.id}",
        "title": action.name if now else f"To plan: {action.name}",
        "action_id": action.id,
    }
    if now:
        about |= {"question": action.ask[0], "prompts": action.ask[1:], "facts": few(action.steps)}
    else:
        about["facts"] = few([fact("takes", time=action.time, group=action.group), *action.steps])
    situation = Situation.PRACTICE_NOW if now else Situation.PRACTICE_PLAN
    return _step(StepKind.PRACTICE, situation, minutes, **about)


def decision_step(minutes: int) -> Step:
    """Who does what by when, and the sign."""
    return _step(StepKind.DECISION, Situation.DECISION, minutes)


def close_step(room: RoomFindings, minutes: int) -> Step:
    """What will be said outside, and what this screen did not show."""
    facts = (fact("next_time"), fact("coded"), *not_shown_facts(room))
    return _step(StepKind.CLOSE, Situation.CLOSE, minutes, facts=facts)


def show_step(place: int, script_step: ScriptStep, minutes: int) -> Step:
    """A page to show, with what to say about it."""
    return Step(
        key=f"show-{place}",
        kind=StepKind.SHOW,
        minutes=minutes,
        planned=minutes,
        title=script_step.title,
        question=script_step.question,
        facts=script_step.say,
        page=script_step.page,
    )
