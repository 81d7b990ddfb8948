"""The 38 rules together."""

import random

import pytest

from csc_core.content.signals import signal_texts
from csc_core.signalling import Thresholds, read_signals
from csc_core.signalling.rules import RULES
from tests.core.signalling import test_gaps, test_people, test_strain, test_waiting, test_wins
from tests.core.signalling.build import Check, signals
from tests.core.small_logs import e, found

CHECKS: list[Check] = [
    check
    for module in (test_strain, test_waiting, test_people, test_wins, test_gaps)
    for check in module.CHECKS
]


@pytest.mark.parametrize("expected", [True, False], ids=["fires", "is silent"])
def test_every_rule_is_seen_to_fire_and_to_be_silent(expected: bool) -> None:
    assert {check.signal for check in CHECKS if bool(check.expected) is expected} == set(RULES)


def test_every_rule_has_words() -> None:
    assert set(RULES) == set(signal_texts())


def test_an_empty_past_fires_only_what_an_early_table_shows() -> None:
    assert {signal.id for signal in signals(e("C1", -10, subtype="media"))} == {"S29", "S33"}


def test_each_signal_fires_once_about_each_thing_with_rows_of_the_log_oldest_first() -> None:
    for check in CHECKS:
        findings = found(*check.events, **check.beside)
        fired = read_signals(findings)
        assert len({signal.text for signal in fired}) == len(fired)
        date = {row["event_id"]: row["date"] for row in check.events}
        for signal in fired:
            dates = [date[event_id] for event_id in signal.event_ids]
            assert dates == sorted(dates), signal


def test_the_order_of_rows_in_the_file_changes_nothing() -> None:
    for check in CHECKS:
        shuffled = random.Random(check.what).sample(check.events, len(check.events))
        assert set(signals(*shuffled, **check.beside)) == set(signals(*check.events, **check.beside)), check


def test_thresholds_can_be_changed() -> None:
    findings = found(e("S1", 20))
    assert "S01" not in {signal.id for signal in read_signals(findings)}
    assert "S01" in {signal.id for signal in read_signals(findings, Thresholds(no_response_age=20))}
