"""What the room reads: counts that hold, plain words or the study's, and nothing it may not know."""

from dataclasses import replace

import pytest

from csc_core.meeting.agenda import build_agenda
from csc_core.meeting.ballots import reveal
from csc_core.meeting.timing import skipped
from csc_core.model.findings import Share
from csc_core.model.room import RoomCounts, RoomSetback, Words
from csc_core.model.vocabulary import Facet, Label
from csc_core.reporting.room_sentences import (
    ballot_headline,
    headline,
    not_shown_line,
    setback_headline,
    step_line,
    title_line,
)
from tests.core.meeting.build import COOL, recommended, room, setback, votes

FACET = Facet.ANTICIPATE


def test_the_line_on_top_names_the_collaboration_the_day_and_that_it_is_invented() -> None:
    assert title_line(room()) == "Table · 1 October 2025 · invented"
    assert title_line(room(name="", invented=False)) == "1 October 2025"


@pytest.mark.parametrize(
    ("setbacks", "says"),
    [
        ((setback(1, waiting=9), setback(2)), "1 of 2 setbacks is not yet picked up, for 9 days."),
        ((setback(1, waiting=1),), "1 of 1 setback is not yet picked up, for 1 day."),
        (
            (setback(1, waiting=300, about=True), setback(2, waiting=9), setback(3)),
            "2 of 3 setbacks are not yet picked up, the older for about 300 days.",
        ),
        ((setback(1), setback(2)), "Every setback here has been picked up."),
        ((setback(1),), "The one setback here has been picked up."),
    ],
)
def test_what_waits_is_said_with_its_count_and_age(setbacks: tuple[RoomSetback, ...], says: str) -> None:
    assert headline(room(*setbacks)) == says


def test_learning_is_counted_only_where_the_findings_count_it() -> None:
    found = room(setback(1, FACET), setback(2, waiting=9))
    assert "pulled together" not in headline(found)
    counted = replace(found, counts=RoomCounts(Share(3, 4), None))
    assert headline(counted).endswith("; 3 of the 4 with coded answers pulled together.")
    assert headline(counted, Words.PAPER).endswith("; 3 of the 4 with coded answers read as learning.")
    one = replace(found, counts=RoomCounts(Share(1, 4), 1))
    assert "1 of the 4 with coded answers reads as learning, 1 of them" in headline(one, Words.PAPER)
    assert "hard start" not in headline(counted)


def test_without_answers_only_the_number_of_setbacks_is_said() -> None:
    found = room(setback(1, picked_up=None), setback(2, picked_up=None), answers_shown=False)
    assert headline(found).startswith("2 setbacks")
    assert "picked up" not in headline(found)
    assert headline(room()).endswith("?")


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (setback(1, waiting=195), "Not yet picked up for 195 days."),
        (setback(1), "Picked up."),
        (setback(1, FACET), "Pulled together: 1 answer on record."),
        (setback(1, FACET, label=Label.MIXED, strain=2), "Reads as: both. 2 strained answers."),
        (setback(1, FACET, label=Label.LEARNING, strain=0), "Reads as: pulled together."),
        (setback(1, picked_up=None), "On record since 5 May 2025."),
    ],
)
def test_one_setback_is_told_as_far_as_it_may_be(found: RoomSetback, says: str) -> None:
    assert setback_headline(found) == says


def test_the_words_of_the_study_can_be_chosen_for_one_setback() -> None:
    turned = setback(1, label=Label.TURNED_TO_LEARNING, strain=1)
    assert setback_headline(turned, Words.PAPER) == "Reads as: turned to learning. 1 strained answer."


def test_what_is_left_out_is_counted() -> None:
    assert not_shown_line(room()) == ""
    assert not_shown_line(room(not_shown=1)) == "1 entry is not shown here"
    both = not_shown_line(room(not_shown=1300, being_corrected=2))
    assert both == "1,300 entries are not shown here · 2 entries are being corrected"


def test_the_step_is_told_among_those_that_are_held() -> None:
    agenda = build_agenda(room(setback(4)), recommended(), COOL, minutes=30)
    assert step_line(agenda, 1) == "Setback 4 · step 2 of 4"
    assert step_line(agenda, 0) == "Step 1 of 4"
    assert step_line(skipped(agenda, "commitments"), 0) == "Setback 4 · step 1 of 3"


def test_a_ballot_is_told_from_five_voices_and_split_when_it_is() -> None:
    assert "4 voices so far" in ballot_headline(reveal(1, votes(business="TTAA")))
    split = ballot_headline(reveal(1, votes(business="TTTAA")))
    assert split.startswith("3 of 5 voices say “Pulled together”: the room is split.")
    tie = ballot_headline(reveal(1, votes(business="TTTAAAB")), Words.PAPER)
    assert tie.startswith("3 of 7 voices each say “Learning” and “Blaming”")
    unclear = ballot_headline(reveal(1, votes(business="CCCCCN")))
    assert unclear.startswith("5 of 6 voices say “I cannot tell”. ")
