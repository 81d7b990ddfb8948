"""The words of a meeting: complete, short enough to speak, and about nobody's fault."""

import re

import pytest

from csc_core.content import meeting
from csc_core.content.catalogue import actions
from csc_core.content.codebook import family
from csc_core.content.load import raw
from csc_core.model.agenda import Situation, StepKind
from csc_core.model.ballot import Choice, Move, Spread, Withheld
from csc_core.model.room import Words
from csc_core.model.vocabulary import Heat, Label, Setting, Stance

JUDGING = re.compile(r"\b(you are|wrong mode|dysfunctional|failing|failed to|should have)\b")
BRITISH = re.compile(r"\b(labour|organisation|neighbour|programme|behaviour)\w*")
PAGES = {"start", "timeline", "prompts", "log", "method", "compare", "brief", "present", "ballot"}


def test_every_situation_choice_move_and_heat_has_its_words_and_no_other() -> None:
    assert set(meeting.situations()) == set(Situation)
    assert list(meeting.choices()) == list(Choice)
    assert list(meeting.moves()) == list(Move)
    assert all(meeting.before(heat).says for heat in Heat)
    assert {meeting.ballot_text(name) for name in (*Spread, *Withheld)}


def test_every_step_has_a_question_and_something_to_say_either_way() -> None:
    for text in meeting.situations().values():
        assert text.question.endswith("?") or text.code is Situation.PRACTICE_NOW
        assert text.agree
        assert text.split


@pytest.mark.parametrize("script", meeting.scripts().values(), ids=lambda script: script.id)
def test_a_script_has_as_many_minutes_as_steps_and_known_actions_and_pages(script: meeting.Script) -> None:
    assert min(script.minutes, *script.choices) >= len(script.step)
    assert script.minutes in script.choices
    for step in script.step:
        assert all(actions()[name].setting is Setting.GROUP for name in step.actions)
        assert (step.kind is StepKind.SHOW) == (script.where == "pages")
        assert (step.page in PAGES) == (script.where == "pages")
    if script.where == "room":
        kinds = [step.kind for step in script.step]
        assert (kinds[0], *kinds[-2:]) == (StepKind.COMMITMENTS, StepKind.DECISION, StepKind.CLOSE)


def sentences(node: object) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        node = list(node.values())
    return [text for part in node for text in sentences(part)] if isinstance(node, list) else []


def test_nothing_is_too_long_to_say_in_one_breath_and_nobody_is_told_what_they_are() -> None:
    for text in sentences(raw("meeting")):
        assert len(text.split()) <= 32, text
        assert not JUDGING.search(text), text
        assert not BRITISH.search(text), text


def test_room_words_stand_for_every_label_and_stance() -> None:
    for group in ("label", "stance"):
        assert all(meeting.room_word(group, term.code) for term in family(group))
    assert meeting.room_word("label", Label.BLAME) == "pulled apart"
    assert meeting.room_word("label", Label.BLAME, Words.PAPER) == "blame"
    assert meeting.room_word("stance", Stance.LEARNING, Words.PAPER) == "learning"
    assert meeting.choice_word(Choice.PULLED_APART) == "Pulled apart"
    assert meeting.choice_word(Choice.PULLED_APART, Words.PAPER) == "Blaming"


def test_the_promise_tells_both_limits() -> None:
    promise = " ".join(meeting.promise())
    assert "5" in promise
    assert "3" in promise
