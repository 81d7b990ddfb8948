import re
from collections import Counter
from collections.abc import Iterator

import pytest

from csc_core.content.catalogue import Action, PracticeText, Source, actions, practices, sources
from csc_core.content.load import raw
from csc_core.model.vocabulary import Facet, Practice, SetbackSubtype, Setting, Stage
from csc_core.signalling.rules import RULES
from csc_core.signalling.waiting import DATA_QUARRELS, OUTSIDE_VERDICTS

PER_PRACTICE = {"PR": 9, "TK": 9, "CE": 9, "DA": 9, "JP": 13}
PRIVATE = {"PR04", "PR06", "PR07", "TK01", "TK02", "TK04", "DA09"}
NO_SITTING = {"CE05", "CE08"}
PUBLISHED_TIMES = {"CE02", "DA03", "JP05", "JP07", "JP11"}
NARROWINGS: dict[str, set[str]] = {
    "S03": {"severity_3"},
    "S05": {"after_talks"},
    "S11": set(Facet),
    "S15": set(Practice),
    "S23": set(DATA_QUARRELS),
    "S31": {"community"},
    "S35": set(OUTSIDE_VERDICTS),
    "S38": set(SetbackSubtype),
}
LONGEST = {
    "name": 55,
    "when": 110,
    "not_when": 110,
    "time": 55,
    "prepare": 60,
    "group": 45,
    "lead": 50,
    "materials": 65,
    "log": 150,
}
BRITISH = re.compile(
    r"(?i)\b(organis|recognis|colour|behaviour|labour|neighbour|programme|centre)|\banalys(e|ed|ing)\b"
)
FORBIDDEN = re.compile(r"\bS\d\d\b|  |\s$|^\s|[\"]|--")

Entry = Action | PracticeText | Source
EACH_ACTION = pytest.mark.parametrize("action", actions().values(), ids=actions().keys())


def said(entry: Entry) -> Iterator[str]:
    """Every piece of prose of an entry, codes and keys left out."""
    codes = {"id", "key", "code", "practice", "also", "triggers", "sources", "prefix", "setting", "where"}
    for field, value in entry:
        if field not in codes:
            pieces = value if isinstance(value, tuple) else (value,)
            yield from (piece for piece in pieces if isinstance(piece, str) and piece)


def test_nothing_is_hidden_by_a_twin() -> None:
    assert len(raw("actions")["action"]) == len(actions()) == 49
    assert len(raw("sources")["source"]) == len(sources())
    assert len(raw("practices")["practice"]) == len(practices())


def test_the_practices_are_the_five_of_the_vocabulary_in_its_order() -> None:
    assert list(practices()) == list(Practice)
    assert {text.prefix for text in practices().values()} == set(PER_PRACTICE)


def test_ids_run_from_01_within_each_practice_in_the_practices_order() -> None:
    prefixes = [text.prefix for text in practices().values()]
    assert list(actions()) == [
        f"{prefix}{n:02}" for prefix in prefixes for n in range(1, PER_PRACTICE[prefix] + 1)
    ]


@EACH_ACTION
def test_an_action_belongs_to_the_practice_of_its_prefix(action: Action) -> None:
    assert practices()[action.practice].prefix == action.id[:2]
    assert action.practice not in action.also


def test_some_actions_count_as_a_second_practice() -> None:
    assert {a.id: a.also for a in actions().values() if a.also} == {
        "CE02": (Practice.DATA,),
        "CE06": (Practice.DATA,),
        "CE08": (Practice.TRUSTED_PEOPLE,),
    }


def test_every_stage_and_setting_has_actions() -> None:
    assert {a.stage for a in actions().values()} == set(Stage)
    assert {a.id for a in actions().values() if a.setting is Setting.PRIVATE} == PRIVATE


def test_names_are_unique() -> None:
    names = Counter(action.name.lower() for action in actions().values())
    assert names.most_common(1)[0][1] == 1


@EACH_ACTION
def test_triggers_are_signals_that_exist_narrowed_as_they_can_be(action: Action) -> None:
    assert action.triggers
    assert len(set(action.triggers)) == len(action.triggers)
    for trigger in action.triggers:
        signal, colon, narrowing = trigger.partition(":")
        assert signal in RULES
        assert not colon or narrowing in NARROWINGS[signal]


def test_no_signal_fires_without_an_action_to_offer() -> None:
    assert {t.partition(":")[0] for a in actions().values() for t in a.triggers} == set(RULES)


def test_every_gap_in_a_practice_is_answered_from_that_practice() -> None:
    for practice in Practice:
        answering = [a for a in actions().values() if f"S15:{practice}" in a.triggers]
        assert [a.practice for a in answering] == [practice]


@EACH_ACTION
def test_minutes_and_group_sizes_make_sense(action: Action) -> None:
    assert (action.minutes_min is None) == (action.minutes_max is None) == (action.id in NO_SITTING)
    if action.minutes_min is not None and action.minutes_max is not None:
        assert 15 <= action.minutes_min <= action.minutes_max <= 180
    assert action.group_min >= (1 if action.id == "TK04" else 2)
    assert action.group_max is None or action.group_min <= action.group_max


def test_only_times_that_a_source_gives_are_marked_as_published() -> None:
    assert {a.id for a in actions().values() if a.timing_published} == PUBLISHED_TIMES


@EACH_ACTION
def test_steps_can_be_followed_from_a_card(action: Action) -> None:
    assert 4 <= len(action.steps) <= 7
    for step in action.steps:
        assert len(step) <= 90
        assert re.match(r"[A-Z]", step)
        assert re.search(r"[.?]’?$", step)


@EACH_ACTION
def test_questions_can_be_read_aloud(action: Action) -> None:
    assert 2 <= len(action.ask) <= 4
    for question in action.ask:
        assert len(question) <= 75
        assert re.match(r"[A-Z]", question)
        assert question.endswith("?")


@EACH_ACTION
def test_every_field_is_written_and_short_enough_for_its_place(action: Action) -> None:
    for field, longest in LONGEST.items():
        text = getattr(action, field)
        assert len(text) <= longest, field
        assert text or field == "prepare"
    for sentence in (action.when, action.not_when, action.log):
        assert re.match(r"[A-Z].*\.$", sentence)
    assert re.search(r" leads?\b", action.lead)


@EACH_ACTION
def test_what_to_log_names_the_action_so_that_it_is_not_offered_again_at_once(action: Action) -> None:
    assert f"practice {action.id}" in action.log


@EACH_ACTION
def test_actions_that_are_pointed_to_exist_and_are_not_the_action_itself(action: Action) -> None:
    for text in said(action):
        pointed = set(re.findall(r"\((\w\w\d\d)\)", text))
        assert pointed <= set(actions()) - {action.id}


@EACH_ACTION
def test_sources_are_listed(action: Action) -> None:
    assert action.sources
    assert set(action.sources) <= set(sources())


def test_no_source_is_listed_for_nothing() -> None:
    assert {key for a in actions().values() for key in a.sources} == set(sources())


def test_practices_say_whose_they_are() -> None:
    for text in practices().values():
        assert "paper" in text.origin
        assert "ours" in text.origin
        assert len(text.looks_like) >= 3


def test_prose_is_in_us_spelling_and_free_of_codes_and_slips() -> None:
    entries: list[Entry] = [*actions().values(), *practices().values(), *sources().values()]
    for entry in entries:
        for text in said(entry):
            assert not FORBIDDEN.search(text), text
            if not isinstance(entry, Source):  # a title keeps its own spelling
                assert not BRITISH.search(text), text


def test_an_action_fits_up_to_its_limits_and_no_further() -> None:
    review = actions()["JP01"]  # 60 to 90 minutes, 5 to 20 people
    assert review.fits(None, None)
    assert review.fits(60, 5)
    assert review.fits(60, 20)
    assert not review.fits(59, 5)
    assert not review.fits(60, 4)
    assert not review.fits(60, 21)
    assert not review.fits(None, 4)
    assert not review.fits(59, None)


def test_what_needs_no_sitting_fits_any_time_and_what_has_no_largest_group_fits_any_crowd() -> None:
    assert actions()["CE08"].fits(0, 4)
    assert not actions()["CE08"].fits(0, 11)
    assert actions()["TK07"].fits(30, 1000)
    assert not actions()["TK07"].fits(30, 2)
