"""Prompts: at most three with their reasons; decisions can be taken back; commitments are followed up."""

import pytest
from streamlit.testing.v1 import AppTest

from csc_core.content.catalogue import actions
from csc_core.model.vocabulary import Heat
from tests.core.small_logs import ago, csv_of, e
from tests.pages.visit import (
    DEFAULT,
    SAMPLES,
    TINY,
    analysis_of,
    button,
    go,
    has_button,
    opened,
    press,
    sound,
    visit,
    words,
)


def shown(at: AppTest) -> list[str]:
    """The ids of the actions on the cards."""
    keys = [b.key or "" for b in at.button]
    return [key.removeprefix("adopt-") for key in keys if key.startswith("adopt-")]


def open_promises(at: AppTest) -> int:
    return sum((b.key or "").startswith("done-") for b in at.button)


def test_without_a_log_the_example_can_be_opened_from_here() -> None:
    assert shown(press(visit("prompts"), "Show me an example"))


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_sample_has_its_prompts_with_reasons_and_rows(sample: str) -> None:
    at, recommendation = visit("prompts", log=sample), analysis_of(sample).recommendation
    assert shown(at) == [prompt.action_id for prompt in recommendation.prompts]
    assert len(shown(at)) <= (2 if analysis_of(sample).heat.heat is Heat.HOT else 3)
    for action_id in shown(at):
        assert actions()[action_id].name in words(at)
        assert actions()[action_id].not_when in words(at)
    if shown(at):
        links = [link.proto.query_string for link in at.get("page_link")]
        assert any("row=" in link for link in links)


def test_a_card_links_to_the_row_behind_it() -> None:
    at = visit("prompts", log=DEFAULT)
    link = next(link for link in at.get("page_link") if "row=" in link.proto.query_string)
    row = link.proto.query_string.split("row=")[1].split("&")[0]
    assert f"Row {row}" in link.proto.label.replace("\\", "")
    assert f"log={DEFAULT}" in link.proto.query_string


def test_an_action_put_aside_can_be_shown_again_or_taken_back() -> None:
    at = visit("prompts", log=DEFAULT)
    before = shown(at)
    at = press(at, f"aside-{before[0]}")
    assert before[0] not in shown(at)
    assert has_button(at, "Undo")
    again = press(at, "Show again")
    assert shown(again) == before
    at = press(press(again, "Undo"), "Undo")
    assert shown(at) == before
    assert not has_button(at, "Undo")


def test_none_of_these_fits_asks_why_and_brings_the_next_ones() -> None:
    at = visit("prompts", log=DEFAULT)
    before = shown(at)
    at = press(at, "None of these fits")
    at = press(at, "None of these fits")
    at = press(at, "None of these fits", "Put them away")
    assert shown(at) == before
    at = press(at, "None of these fits")
    at.text_input[0].set_value("We did all of them last month")
    at = press(at, "None of these fits")
    at = press(at, "None of these fits", "Put them away")
    assert not set(before) & set(shown(at))
    assert shown(press(at, "Undo")) == before


def test_adopting_makes_a_commitment_with_owner_date_and_sign() -> None:
    at = visit("prompts", log=DEFAULT)
    first, promises = shown(at)[0], open_promises(at)
    opener = f"adopt-{first}"
    at = press(at, opener)
    at = press(at, opener, "Keep this commitment")
    assert open_promises(at) == promises
    at = press(at, opener)
    owner = next(box for box in at.selectbox if box.key not in ("minutes", "people", "setting"))
    owner.set_value(analysis_of(DEFAULT).findings.partners[0].org_id)
    at.text_input[0].set_value("One page *on* employers")
    at = press(at, opener)
    at = press(at, opener, "Keep this commitment")
    assert first not in shown(at)
    assert open_promises(at) == promises + 1
    assert "One page *on* employers" in words(at)
    assert analysis_of(DEFAULT).findings.partners[0].label in words(at)
    at = press(at, "Undo")
    assert open_promises(at) == promises
    assert first in shown(at)


def test_a_commitment_is_done_with_a_row_moved_or_dropped() -> None:
    at = visit("prompts", log=DEFAULT)
    n = open_promises(at)
    assert n >= 2
    at = press(at, "done-0")
    assert button(at, "Done").key == "done-0"
    at = press(at, "done-0", "Done, but no row shows it yet")
    assert open_promises(at) == n - 1
    at = press(at, "date-0")
    at = press(at, "date-0", "Set the new date")
    assert open_promises(at) == n - 1
    at = press(at, "date-0")
    at = press(at, "date-0", "Drop this commitment")
    assert open_promises(at) == n - 2
    for left in (n - 1, n - 1, n):
        at = press(at, "Undo")
        assert open_promises(at) == left


def test_decisions_hold_on_every_page_and_for_one_log_only() -> None:
    at = visit("prompts", log=DEFAULT)
    first = shown(at)[0]
    at = press(at, f"aside-{first}")
    assert actions()[first].name not in words(go(at, "start"))
    assert first not in shown(go(at, "prompts"))
    assert first in shown(visit("prompts", log=DEFAULT))  # another visitor decides alone


@pytest.mark.parametrize("sample", SAMPLES)
def test_filters_keep_what_fits(sample: str) -> None:
    at = visit("prompts", log=sample)
    at.selectbox(key="minutes").set_value("30")
    assert all((actions()[action].minutes_min or 0) <= 30 for action in shown(sound(at.run())))
    at.selectbox(key="minutes").set_value("any")
    at.selectbox(key="setting").set_value("private")
    assert all(actions()[action].setting.value == "private" for action in shown(sound(at.run())))


def test_filters_that_leave_nothing_say_so() -> None:
    at = visit("prompts", log=DEFAULT)
    for key, value in (("minutes", "30"), ("setting", "group"), ("people", "40")):
        at.selectbox(key=key).set_value(value)
    at = sound(at.run())
    assert shown(at) or "Nothing fits" in words(at)


def test_the_full_text_and_the_whole_catalogue_can_be_read() -> None:
    at = visit("prompts", log=DEFAULT)
    for action_id in shown(at):
        full = words(press(at, f"full-{action_id}"))
        assert all(step in full for step in actions()[action_id].steps)
    at = press(at, "Browse all")
    assert len(at.expander) >= len(actions())


def test_a_log_of_one_setback_has_a_page() -> None:
    at = go(opened(TINY), "prompts")
    assert "Follow-up" in words(at)


def test_an_empty_log_has_a_page() -> None:
    at = go(opened("date,kind,title\n"), "prompts")
    assert "Follow-up" in words(at)


def test_uncoded_answers_are_to_be_coded_first() -> None:
    rows = [e(f"S{k}", 90 - k) for k in range(2)] + [e(f"R{k}", 60 - k, to=f"S{k}") for k in range(2)]
    at = go(opened(csv_of(rows)), "prompts")
    assert "wait for a code" in words(at)


def test_commitments_of_the_log_itself_are_followed_up() -> None:
    row = e(
        "P1", 40, practice="data", follow_up="Dashboard is up", follow_up_owner="CITY", follow_up_due=ago(10)
    )
    at = go(opened(csv_of([e("S1", 90), row])), "prompts")
    assert open_promises(at) == 1
    assert "Dashboard is up" in words(at)
    assert "past" in words(at)


def test_decisions_about_a_log_that_is_kept_outlive_the_visit() -> None:
    at = go(opened(csv_of([e("S1", 90), e("S2", 80), e("R1", 70, to="S1", stance="learning")])), "prompts")
    first = shown(at)[0]
    at = press(at, f"aside-{first}")
    later = visit("prompts", log=at.query_params["log"])
    assert first not in shown(later)
    assert first in shown(press(later, "Show again"))
