"""From a log to the agenda of a meeting, through the composers: nothing strained is said aloud."""

from typing import Any

import pytest

from csc_core.analysis import agenda_for, room_of
from csc_core.content.meeting import scripts
from csc_core.content.samples import samples
from csc_core.meeting.agenda import beforehand
from csc_core.model.agenda import StepKind
from csc_core.model.vocabulary import Heat
from tests.core.charting.seen import sample_analysis


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_every_sample_has_an_agenda_by_every_script_and_says_nothing_strained(sample: Any) -> None:
    analysis = sample_analysis(sample.id)
    log, room = analysis.log, room_of(analysis, agreed=True)
    strained = [k for k in range(len(log)) if log.cell(k, "stance") in ("blaming", "mixed")]
    for script in scripts():
        agenda = agenda_for(analysis, room, script=script)
        assert sum(step.minutes for step in agenda.steps) == agenda.minutes
        assert not any(log.cell(row, "title") in repr(agenda) for row in strained)


def test_the_hot_sample_gives_private_steps_to_the_facilitator_and_no_answers_to_the_room() -> None:
    analysis = sample_analysis("port-alder-nights")
    assert analysis.heat.heat is Heat.HOT
    room = room_of(analysis)
    agenda = agenda_for(analysis, room)
    private = beforehand(analysis.heat, analysis.recommendation).action_ids
    assert private
    assert StepKind.PRACTICE not in [step.kind for step in agenda.steps]
    assert not any(setback.answers for setback in room.setbacks)


def test_a_gap_in_a_ballot_brings_a_setback_forward() -> None:
    analysis = sample_analysis("kestrel-falls-transit")
    room = room_of(analysis)
    answered = [setback.number for setback in room.setbacks if not setback.waits]
    agenda = agenda_for(analysis, room, minutes=45, gaps={answered[0]: 2.0})
    assert answered[0] in [step.setback for step in agenda.steps]
