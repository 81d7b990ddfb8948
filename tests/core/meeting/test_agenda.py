"""An agenda from what the room may see: which setbacks, which practice, which words, and how long."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from csc_core.content.asking import situations as asking
from csc_core.content.catalogue import actions
from csc_core.content.meeting import scripts
from csc_core.meeting.agenda import LEAST_MINUTES, MOST_MINUTES, beforehand, build_agenda
from csc_core.meeting.facts import LETTERS, MOST_LINES, ROWS_UNDER_PICTURE, rows_of
from csc_core.model.agenda import Agenda, Step, StepKind
from csc_core.model.room import RoomAnswer, RoomFindings, RoomTake, Words
from csc_core.model.vocabulary import CommitmentState, Facet, Heat, Label, SetbackSubtype
from tests.core.meeting.build import AS_OF, COOL, HOT, WARM, promise, recommended, room, setback

ROOMS = [name for name, script in scripts().items() if script.where == "room"]
NOTHING = recommended()


def agenda(found: RoomFindings, *action_ids: str, **given: Any) -> Agenda:
    return build_agenda(found, recommended(*action_ids), given.pop("heat", COOL), **given)


def setbacks_of(made: Agenda) -> list[int | None]:
    return [step.setback for step in made.steps if step.kind is StepKind.SETBACK]


def step_of(made: Agenda, kind: StepKind) -> Step:
    return next(step for step in made.steps if step.kind is kind)


@pytest.mark.parametrize("script", ROOMS)
@pytest.mark.parametrize("minutes", [15, 16, 29, 30, 45, 75, 90, 180])
@pytest.mark.parametrize("setbacks", [0, 1, 14])
def test_the_minutes_are_whole_and_add_up(script: str, minutes: int, setbacks: int) -> None:
    found = room(*(setback(n, waiting=10) for n in range(1, setbacks + 1)))
    made = agenda(found, "DA01", "CE02", script=script, minutes=minutes)
    assert sum(step.minutes for step in made.steps) == made.minutes == minutes
    assert all(step.minutes >= 1 for step in made.steps)
    assert len({step.key for step in made.steps}) == len(made.steps)


@pytest.mark.parametrize("minutes", [LEAST_MINUTES - 1, MOST_MINUTES + 1, 0])
def test_a_meeting_too_short_or_too_long_is_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match="minutes"):
        agenda(room(), minutes=minutes)


def test_an_unknown_script_is_refused() -> None:
    with pytest.raises(KeyError):
        agenda(room(), script="party")


def test_promises_come_first_then_setbacks_a_practice_the_decision_and_the_close() -> None:
    made = agenda(room(setback(1), setback(2)), "CE02", minutes=45)
    assert [step.kind for step in made.steps] == [
        StepKind.COMMITMENTS,
        StepKind.SETBACK,
        StepKind.SETBACK,
        StepKind.PRACTICE,
        StepKind.DECISION,
        StepKind.CLOSE,
    ]
    assert made.opening


def test_setbacks_not_yet_picked_up_come_first_then_the_widest_gap_then_the_newest() -> None:
    found = room(setback(1, waiting=300), setback(2), setback(3), setback(4, waiting=90), setback(5))
    assert setbacks_of(agenda(found, minutes=45)) == [4, 1]
    assert setbacks_of(agenda(found, minutes=30)) == [4]
    assert setbacks_of(agenda(found, minutes=45, gaps={1: 2.0, 2: 1.0})) == [1, 4]
    answered = room(*(setback(n) for n in range(1, 6)))
    assert setbacks_of(agenda(answered, minutes=45, gaps={2: 1.5, 3: 0.5})) == [2, 3]
    assert setbacks_of(agenda(answered, minutes=45)) == [5, 4]


def test_the_facilitator_can_choose_the_setbacks() -> None:
    found = room(setback(1), setback(2), setback(4, waiting=90))
    assert setbacks_of(agenda(found, chosen=[2, 1])) == [2, 1]
    assert setbacks_of(agenda(found, minutes=30, chosen=[1])) == [1]
    assert setbacks_of(agenda(found, chosen=[99])) == [4, 2]  # not shown in the room


def test_a_meeting_after_a_setback_takes_the_newest() -> None:
    found = room(setback(1, waiting=300), setback(2))
    assert setbacks_of(agenda(found, script="after_setback")) == [2]


def test_without_a_setback_the_room_is_asked_which_one_is_missing() -> None:
    made = agenda(room())
    assert setbacks_of(made) == [None]
    assert step_of(made, StepKind.SETBACK).title


def test_each_state_of_a_setback_has_a_question_of_its_own() -> None:
    states = (
        setback(1, waiting=9),
        setback(1, Facet.ANTICIPATE),
        setback(1),
        setback(1, picked_up=None),
    )
    questions = {step_of(agenda(room(state)), StepKind.SETBACK).question for state in states}
    assert len(questions) == 4


def test_what_is_on_record_is_told_within_seven_lines() -> None:
    many = setback(1, *[Facet.ANTICIPATE] * 4, subtype=SetbackSubtype.FUNDING_LOSS)
    found = room(many, setback(2, waiting=195), agreed=True)
    found = replace(
        found, setbacks=(replace(many, label=Label.TURNED_TO_LEARNING, strain=2), found.waiting[0])
    )
    facts = step_of(agenda(found, chosen=[1]), StepKind.SETBACK).facts
    assert len(facts) <= MOST_LINES
    assert sum(map(rows_of, facts)) <= ROWS_UNDER_PICTURE
    assert facts[0] == "5 May 2025: funding lost"
    assert facts[1] == "Answer 1: City office"
    assert "and 3 more" in facts
    assert "Reads as: pulled apart, then together" in facts
    assert any(fact.endswith(": 2") for fact in facts)
    assert "Others not yet picked up: 1 setback" in facts


def test_the_words_of_the_study_can_be_chosen() -> None:
    found = room(setback(1, Facet.ANTICIPATE, label=Label.TURNED_TO_LEARNING, strain=0))
    facts = step_of(agenda(found, words=Words.PAPER), StepKind.SETBACK).facts
    assert "Reads as: turned to learning" in facts


def test_how_long_a_setback_has_waited_is_said_once() -> None:
    [_, state] = step_of(agenda(room(setback(1, waiting=195, about=True))), StepKind.SETBACK).facts
    assert state == "Not yet picked up, about 195 days on"


def test_facets_not_yet_seen_are_asked_about_first_and_each_once_before_a_second_question() -> None:
    prompts = step_of(agenda(room(setback(1, Facet.ANTICIPATE))), StepKind.SETBACK).prompts
    first = [asking()[facet].questions[0] for facet in (Facet.APPORTION_LABOR, Facet.COLLECTIVE_APPROACH)]
    assert prompts[:2] == tuple(first)
    assert prompts[2] == asking()[Facet.ANTICIPATE].questions[0]
    assert len(set(prompts)) == len(prompts) == sum(len(asking()[facet].questions) for facet in Facet)


def test_questions_on_blame_wait_until_the_group_agreed_to_see_strain() -> None:
    hard = asking()["blame_present"].questions
    before = step_of(agenda(room(setback(1))), StepKind.SETBACK).prompts
    after = step_of(agenda(room(setback(1, label=Label.BLAME, strain=2))), StepKind.SETBACK).prompts
    assert not set(hard) & set(before)
    assert after[: len(hard)] == hard


def test_a_setback_about_roles_brings_the_questions_on_governance() -> None:
    about = setback(1, waiting=5, subtype=SetbackSubtype.ROLE_DISPUTE)
    prompts = step_of(agenda(room(about)), StepKind.SETBACK).prompts
    assert prompts == (*asking()["nothing_recorded"].questions, *asking()["governance"].questions)


def test_promises_are_told_late_ones_first_with_owner_and_day() -> None:
    day = dt.date(2025, 12, 1)
    promises = (
        promise("A visit", "City office", day),
        promise("A list", "Chamber", AS_OF - dt.timedelta(1)),
        promise("A letter", "Fund"),
        promise("A map", due=day),
        promise("A call"),
    )
    facts = step_of(agenda(room(commitments=promises)), StepKind.COMMITMENTS).facts
    assert facts == (
        "A list: Chamber, by 30 September 2025, now past its date",
        "A visit: City office, by 1 December 2025",
        "A letter: Fund, no date yet",
        "A map: by 1 December 2025, owner to be named",
        "A call: owner and date to be named",
    )
    many = room(commitments=tuple(promise(f"Sign {n}") for n in range(12)))
    assert len(step_of(agenda(many), StepKind.COMMITMENTS).facts) == MOST_LINES
    assert step_of(agenda(room()), StepKind.COMMITMENTS).question


def test_of_the_prompts_only_what_is_done_with_the_group_is_named() -> None:
    assert step_of(agenda(room(), "PR04", "CE02"), StepKind.PRACTICE).action_id == "CE02"
    private_only = agenda(room(), "PR04", "TK01")
    assert StepKind.PRACTICE not in [step.kind for step in private_only.steps]


def test_a_practice_is_done_now_if_it_fits_and_planned_if_not() -> None:
    long, short = (step_of(agenda(room(), "TK09", minutes=m), StepKind.PRACTICE) for m in (150, 30))
    assert long.question in actions()["TK09"].ask
    assert actions()["TK09"].steps[0] in long.facts
    assert short.question not in actions()["TK09"].ask
    assert actions()["TK09"].time in short.facts[0]


def test_a_script_s_own_actions_are_used_unless_something_speaks_against_them() -> None:
    def used(*not_now: str, heat: Any = COOL, prompts: tuple[str, ...] = ()) -> list[str | None]:
        made = build_agenda(room(), recommended(*prompts, not_now=not_now), heat, script="after_setback")
        return [step.action_id for step in made.steps if step.kind is StepKind.PRACTICE]

    assert used() == ["JP01", "JP06"]
    assert used("JP06") == ["JP01", "JP02"]
    assert used("JP01") == ["JP06"]
    assert used(prompts=("JP02",)) == ["JP01", "JP02"]
    assert used(heat=WARM) == ["JP01"]
    assert used(heat=HOT) == []


def test_no_action_comes_twice_in_a_meeting() -> None:
    made = agenda(room(), "DA01", "CE02", script="quarterly")
    assert [s.action_id for s in made.steps if s.kind is StepKind.PRACTICE] == ["DA01", "CE02"]


def test_while_hot_the_facilitator_alone_reads_of_private_first_steps() -> None:
    found = recommended("PR04", "TK04")
    assert beforehand(HOT, found).action_ids == ("PR04", "TK04")
    assert beforehand(COOL, found).action_ids == ()
    made = build_agenda(room(setback(1, picked_up=None), answers_shown=False), found, HOT)
    assert "PR04" not in repr(made)
    assert "Repair" not in repr(made)
    assert [step.facts for step in made.steps if step.kind is StepKind.SETBACK] == [("When: 5 May 2025",)]


@pytest.mark.parametrize("heat", Heat)
def test_there_is_always_something_to_read_beforehand(heat: Heat) -> None:
    found = beforehand(replace(COOL, heat=heat), NOTHING)
    assert found.says
    assert found.tip


def test_the_close_says_what_was_not_shown_and_what_is_being_corrected() -> None:
    facts = step_of(agenda(room(not_shown=13, being_corrected=1)), StepKind.CLOSE).facts
    assert "13 entries are not shown here" in facts
    assert "1 entry is being corrected" in facts
    assert not any("shown" in fact for fact in step_of(agenda(room()), StepKind.CLOSE).facts)


@pytest.mark.parametrize("script", ["demo", "upload"])
def test_a_walk_through_the_pages_shows_pages_and_needs_no_log(script: str) -> None:
    made = agenda(room(), script=script)
    assert sum(step.minutes for step in made.steps) == scripts()[script].minutes
    assert {step.kind for step in made.steps} == {StepKind.SHOW}
    assert all(step.page and step.question and step.facts for step in made.steps)
    assert not made.opening


def test_long_lists_of_partners_are_cut_so_that_the_facts_stay_above_the_controls() -> None:
    names = tuple(f"Office of Neighborhood Safety {k}" for k in range(9))
    long = RoomAnswer(
        "Partners agreed on a quarterly staffing check of every night post", 9, False, (), names
    )
    told = setback(1, answers=(long, long, long), picked_up=True)
    facts = step_of(agenda(room(told)), StepKind.SETBACK).facts
    assert sum(map(rows_of, facts)) <= ROWS_UNDER_PICTURE
    assert "others" in facts[1]
    assert len(facts[1]) <= 3 * LETTERS
    assert "Safety 8" not in facts[1]


def test_a_sign_that_should_have_shown_is_asked_about_first() -> None:
    asked = replace(promise("One calendar is in use"), asked_at=(3, 7), state=CommitmentState.DONE)
    step = step_of(agenda(room(commitments=(promise("A call"), asked))), StepKind.COMMITMENTS)
    assert "setback 7" in step.facts[0]
    assert "One calendar is in use" in step.facts[0]
    assert len(step.prompts) == 1
    assert step_of(agenda(room(commitments=(promise("A call"),))), StepKind.COMMITMENTS).prompts == ()


def test_what_was_said_after_a_setback_is_told_at_the_next_of_its_kind_and_not_before() -> None:
    loss = SetbackSubtype.FUNDING_LOSS
    before, after = setback(2, Facet.ANTICIPATE, subtype=loss), setback(5, waiting=9, subtype=loss)
    other = setback(6, waiting=3, subtype=SetbackSubtype.DATA_ACCESS)
    takes = (RoomTake(loss, "we ask first", 2), RoomTake(loss, "we ask all", 2))
    found = room(before, after, other, takes=takes)
    told = {number: step_of(agenda(found, chosen=[number]), StepKind.SETBACK) for number in (2, 5, 6)}
    assert any("we ask all" in line for line in told[5].facts)
    assert not any("we ask" in line for number in (2, 6) for line in told[number].facts)
    assert len(told[5].prompts) == len(told[6].prompts) + 1
