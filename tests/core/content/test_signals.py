"""The words of the signals against the rules that fire them."""

from string import Formatter

import pytest

from csc_core.content.load import raw
from csc_core.content.signals import SignalText, signal_texts
from csc_core.signalling.rules import RULES
from csc_core.signalling.thresholds import Thresholds

TEXTS = list(signal_texts().values())
ABSENCES = {"S08", "S11", "S13", "S14", "S15", "S16", "S17", "S33", "S34"}
# The numbers each rule uses; a text that states another number would mislead whoever reads it.
NUMBERS = {
    "S01": ["no_response_age"],
    "S02": ["stalled_age", "stalled_coded"],
    "S03": ["strain_window"],
    "S04": ["strain_window"],
    "S05": ["strain_window"],
    "S06": ["strain_window"],
    "S07": ["strain_window", "left_window"],
    "S08": ["quiet_days", "quiet_others"],
    "S09": ["strain_window"],
    "S10": ["strain_window"],
    "S11": ["facet_episodes"],
    "S12": ["repeat_count", "repeat_window"],
    "S13": ["sector_responses"],
    "S14": ["community_days"],
    "S15": ["practice_days", "practice_never_from"],
    "S16": ["governance_due_from", "governance_due_to", "governance_answer"],
    "S17": ["governance_stale"],
    "S18": ["churn_changes", "churn_window"],
    "S19": ["key_person_past", "key_person_ahead"],
    "S20": ["newcomer_days"],
    "S21": ["trust_low", "trust_drop"],
    "S22": ["recent_setback"],
    "S23": ["recent_setback", "evidence_newest", "evidence_missing"],
    "S24": ["recent_setback", "ownerless"],
    "S25": ["win_window"],
    "S26": ["streak"],
    "S28": ["slow_median", "slow_episodes"],
    "S29": ["ahead_days"],
    "S30": ["doubt_responses", "alpha_low", "alpha_units"],
    "S32": ["hub_events", "hub_last", "hub_trusted"],
    "S33": ["early_age", "early_events"],
    "S34": ["silent_setbacks", "silent_others"],
    "S35": ["verdict_window"],
    "S36": ["recent_setback"],
    "S37": ["win_window", "credit_partners"],
    "S38": ["review_severity", "review_from", "review_to"],
}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def numbers(text: str) -> set[float]:
    words = text.replace(";", " ").replace(",", " ").replace(")", " ").rstrip(".").split()
    return {float(word) for word in words if word.replace(".", "", 1).isdigit()}


def test_every_rule_has_a_text_and_every_text_a_rule() -> None:
    assert len(raw("signals")["signal"]) == 38
    assert set(signal_texts()) == set(RULES)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_family_is_the_module_of_the_rule(text: SignalText) -> None:
    assert RULES[text.id].__module__ == f"csc_core.signalling.{text.family}"


def test_codes_and_names_are_distinct() -> None:
    assert len({text.code for text in TEXTS}) == len({text.name for text in TEXTS}) == 38


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_rule_states_the_numbers_the_program_uses(text: SignalText) -> None:
    limits = Thresholds()
    used = {float(getattr(limits, name)) for name in NUMBERS.get(text.id, ())}
    assert used <= numbers(text.rule), text.rule


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_only_the_four_placeholders_are_used(text: SignalText) -> None:
    for words in (text.says, text.says_none):
        assert placeholders(words) <= {"n", "days", "about", "title"}
    assert not placeholders(text.rule + text.question)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
@pytest.mark.parametrize(("n", "days"), [(0, 0), (1, 1), (1, 195), (12, 1200)])
def test_sentence_reads_for_one_and_for_many(text: SignalText, n: int, days: int) -> None:
    said = text.sentence(n, days, "conflict over goals", "Two sites opened six weeks late")
    assert not {"{", "}"} & set(said)
    assert days != 1 or "1 days" not in said
    assert len(said) <= 110
    assert not said.endswith((".", "?"))


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_words_are_short_enough_for_a_card(text: SignalText) -> None:
    assert len(text.says) <= 90
    assert len(text.says_none) <= 90
    assert len(text.name) <= 34
    assert text.rule.endswith(".")
    assert text.question.endswith("?")
    assert len(text.question) <= 95


@pytest.mark.parametrize("text", [t for t in TEXTS if t.id in ABSENCES], ids=lambda text: text.id)
def test_an_absence_that_was_never_otherwise_is_said_without_a_number_of_days(text: SignalText) -> None:
    said = text.sentence(0, None, "anticipate each other")
    assert said
    assert "None" not in said
    assert "{days}" not in text.says_none


def test_a_partner_that_left_is_named_when_no_row_stands_behind_it() -> None:
    assert signal_texts()["S07"].sentence(0, 1, "Harbor Trust") == "Harbor Trust left 1 day ago"


def test_braces_in_a_partners_name_are_only_text() -> None:
    assert "{days} {0}" in signal_texts()["S20"].sentence(0, 3, "{days} {0}")


def test_no_text_tells_people_what_they_are_or_calls_anyone_guilty() -> None:
    for text in TEXTS:
        words = f"{text.name} {text.rule} {text.says} {text.says_none} {text.question}".casefold()
        for taboo in ("you are", "guilty", "fail", "refus", "ignor", "wrong mode", "dysfunctional"):
            assert taboo not in words, text.id
