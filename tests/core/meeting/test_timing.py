"""Minutes divided among steps, and what moving, skipping and stretching do to them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csc_core.meeting.agenda import build_agenda
from csc_core.meeting.timing import divided, moved, restored, skipped, stretched
from csc_core.model.agenda import Agenda
from tests.core.meeting.build import COOL, recommended, room, setback

AGENDA = build_agenda(room(setback(1), setback(2)), recommended("CE02"), COOL, minutes=45)
KEYS = [step.key for step in AGENDA.steps]
SHORT = build_agenda(room(setback(1)), recommended("CE02"), COOL, minutes=15)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8), st.integers(0, 200))
def test_minutes_are_divided_whole_and_by_share(shares: list[int], spare: int) -> None:
    minutes = len(shares) + spare
    found = divided(minutes, shares)
    assert sum(found) == minutes
    for part, share in zip(found, shares, strict=True):
        assert abs(part - 1 - spare * share / sum(shares)) < 1


def test_too_few_minutes_are_refused() -> None:
    with pytest.raises(ValueError, match="3 steps"):
        divided(2, [1, 1, 1])


CHANGES = st.one_of(
    st.tuples(st.just(moved), st.sampled_from(KEYS), st.integers(-9, 9)),
    st.tuples(st.just(stretched), st.sampled_from(KEYS), st.integers(-60, 60)),
    st.tuples(st.sampled_from([skipped, restored]), st.sampled_from(KEYS)),
)


@settings(max_examples=200)
@given(st.lists(CHANGES, max_size=12))
def test_whatever_is_changed_the_meeting_keeps_its_length_and_its_steps(changes: list[Any]) -> None:
    agenda = AGENDA
    for change, *cells in changes:
        agenda = change(agenda, *cells)
        assert sum(step.minutes for step in agenda.steps) == 45
        assert sorted(step.key for step in agenda.steps) == sorted(KEYS)
        assert all(step.minutes >= 0 for step in agenda.steps)
        assert agenda.held
    for key in KEYS:
        agenda = restored(agenda, key)
    assert len(agenda.held) == len(KEYS)
    assert [step.minutes for step in AGENDA.steps] == [step.planned for step in AGENDA.steps]


def minutes(agenda: Agenda) -> dict[str, int]:
    return {step.key: step.minutes for step in agenda.steps}


def test_a_step_moves_as_far_as_the_agenda_goes() -> None:
    assert [step.key for step in moved(AGENDA, KEYS[1], 1).steps][1:3] == [KEYS[2], KEYS[1]]
    assert moved(AGENDA, KEYS[0], 99).steps[-1].key == KEYS[0]
    assert moved(AGENDA, KEYS[-1], -99).steps[0].key == KEYS[-1]


def test_skipping_gives_the_minutes_to_later_steps_first() -> None:
    before, after = minutes(AGENDA), minutes(skipped(AGENDA, KEYS[3]))
    assert after[KEYS[3]] == 0
    assert [after[key] for key in KEYS[:3]] == [before[key] for key in KEYS[:3]]
    assert sum(after[key] for key in KEYS[4:]) == sum(before[key] for key in KEYS[3:])
    last = minutes(skipped(AGENDA, KEYS[-1]))
    assert sum(last[key] for key in KEYS[:-1]) == 45


def test_a_skipped_step_comes_back_with_its_minutes() -> None:
    assert minutes(restored(skipped(AGENDA, KEYS[3]), KEYS[3])) == minutes(AGENDA)
    assert restored(AGENDA, KEYS[3]) is AGENDA
    assert skipped(skipped(AGENDA, KEYS[3]), KEYS[3]) == skipped(AGENDA, KEYS[3])


def test_the_last_step_held_cannot_be_skipped() -> None:
    agenda = AGENDA
    for key in KEYS:
        agenda = skipped(agenda, key)
    assert len(agenda.held) == 1


def test_stretching_takes_what_the_others_can_spare_and_no_more() -> None:
    longer = minutes(stretched(AGENDA, KEYS[1], 3))
    assert longer[KEYS[1]] == minutes(AGENDA)[KEYS[1]] + 3
    assert longer[KEYS[0]] == minutes(AGENDA)[KEYS[0]]
    most = minutes(stretched(SHORT, SHORT.steps[0].key, 60))
    assert sorted(most.values())[:-1] == [1] * (len(most) - 1)
    least = minutes(stretched(AGENDA, KEYS[1], -60))
    assert least[KEYS[1]] == 1
    assert sum(least.values()) == 45
    gone = skipped(AGENDA, KEYS[1])
    assert stretched(gone, KEYS[1], 5) is gone


def test_an_unknown_step_is_refused() -> None:
    for change in (skipped, restored):
        with pytest.raises(KeyError):
            change(AGENDA, "dance")
