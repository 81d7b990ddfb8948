"""Which actions the signals speak for."""

import pytest

from csc_core.content.catalogue import actions
from csc_core.model.vocabulary import Facet, Practice, SetbackSubtype
from csc_core.recommending.triggers import answers, match
from csc_core.signalling.rules import RULES
from tests.core.recommending.build import action, signal

QUALIFIERS = {"severity_3", "after_talks", "community"}


@pytest.mark.parametrize(
    ("fired", "trigger", "expected"),
    [
        (signal("S01", "S1"), "S01", True),
        (signal("S01", "S1"), "S02", False),
        (signal("S11:anticipate"), "S11:anticipate", True),
        (signal("S11:anticipate"), "S11:apportion_labor", False),
        (signal("S11:anticipate"), "S11", True),
        (signal("S03", qualifiers=("severity_3",)), "S03:severity_3", True),
        (signal("S03", qualifiers=("severity_3",)), "S03", True),
        (signal("S03"), "S03:severity_3", False),
        (signal("S15:data"), "S15:data", True),
        (signal("S31", qualifiers=("community",)), "S31:community", True),
    ],
)
def test_a_trigger_asks_for_the_signal_and_what_it_is_about(fired, trigger, expected) -> None:
    assert answers(fired, trigger) is expected


def test_only_actions_with_a_fired_trigger_match_and_each_trigger_keeps_its_place() -> None:
    fired = (
        signal("S01", "S1"),
        signal("S12:target_missed", "S1", "S2"),
        signal("S12:goal_conflict", "S3", "S4"),
    )
    (candidate,) = match([action("JP07", "S02", "S12", "S01"), action("JP06", "S24")], fired)
    assert candidate.action.id == "JP07"
    assert [(trigger.place, trigger.signal_id) for trigger in candidate.fired] == [(1, "S12"), (2, "S01")]
    assert candidate.signals == (fired[1], fired[2], fired[0])


def test_a_signal_behind_two_triggers_is_named_once() -> None:
    severe = signal("S03", "R1", qualifiers=("severity_3",))
    (candidate,) = match([action("TK04", "S03:severity_3", "S03")], [severe])
    assert candidate.signals == (severe,)
    assert [trigger.qualified for trigger in candidate.fired] == [True, False]


def test_every_trigger_of_the_catalogue_can_fire() -> None:
    finer = {*Facet, *Practice, *SetbackSubtype, *QUALIFIERS}
    for known in actions().values():
        for trigger in known.triggers:
            signal_id, _, about = trigger.partition(":")
            assert signal_id in RULES, known.id
            assert not about or about in finer, known.id
