"""Present: a meeting is planned alone, shown one step at a time, and nothing slips onto the wall."""

from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from csc_core.model.stored import Part
from pages.shared.keeping import whole_store
from tests.core.small_logs import Row, csv_of, e, partner
from tests.pages.test_hostile import on_screen
from tests.pages.visit import (
    ABOUT_A_LOG,
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

SECRET = "zqsecret"
ALL_THE_SAME = "Open it all the same"
HOT = "port-alder-nights"


def in_room(page: str = "present", **address: str) -> AppTest:
    """A visitor who opened the room view from a page."""
    return open_room(visit(page, **address))


def open_room(at: AppTest) -> AppTest:
    """The session in the room view; while the log reads as hot that is asked about first."""
    at = press(at, "Open room view")
    return go(press(at, ALL_THE_SAME) if has_button(at, ALL_THE_SAME) else at, "present")


def steps(at: AppTest) -> list[str]:
    """The keys of the agenda's steps, in order."""
    return [(b.key or "").removeprefix("Earlier-") for b in at.button if (b.key or "").startswith("Earlier-")]


def leave(at: AppTest) -> AppTest:
    """The session with the question on the screen whether to leave the room view."""
    next(b for b in at.button if b.help.startswith("Leave")).click()
    return at


def test_without_a_log_the_example_can_be_opened_from_here() -> None:
    at = press(visit("present"), "Show me an example")
    assert at.query_params["log"] == DEFAULT


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_meeting_is_planned_for_every_sample_and_can_be_shown_to_its_end(sample: str) -> None:
    plan = visit("present", log=sample)
    n = len(steps(plan))
    assert n >= 3
    at = open_room(plan)
    assert "Room view" in words(at)
    screens = 1
    while not button(at, "Next").disabled:
        at = press(at, "Next")
        screens += 1
        assert "Facilitator view" not in words(at)
    assert screens >= n
    while not button(at, "Back").disabled:
        at = press(at, "Back")
        screens -= 1
    assert screens == 1


@pytest.mark.parametrize("page", ABOUT_A_LOG)
def test_the_room_view_opens_in_one_click_from_every_page(page: str) -> None:
    at = press(visit(page, log=DEFAULT), "Open room view")
    assert "Room view" in words(at)
    assert "Facilitator view" not in words(at)


def test_steps_can_be_moved_stretched_skipped_and_brought_back() -> None:
    at = visit("present", log=DEFAULT)
    before = steps(at)
    at = press(at, f"Later-{before[0]}")
    assert steps(at)[:2] == [before[1], before[0]]
    at = press(at, f"Earlier-{before[0]}")
    assert steps(at) == before
    assert button(at, f"Earlier-{before[0]}").disabled
    longer = press(at, f"Longer-{before[1]}")
    assert steps(longer) == before
    skipped = press(longer, f"Skip-{before[1]}")
    assert "skipped" in words(skipped)
    assert "skipped" not in words(press(skipped, f"Bring back-{before[1]}"))


def test_choosing_another_length_plans_anew() -> None:
    at = visit("present", log=DEFAULT)
    box = next(box for box in at.selectbox if str(box.value).isdigit())
    other = next(int(option.split()[0]) for option in box.options if int(option.split()[0]) != box.value)
    at = sound(box.set_value(other).run())
    assert f"A meeting of {other} minutes" in words(sound(at.run()))


def test_the_screen_can_be_blanked_and_comes_back_where_it_was() -> None:
    at = press(press(in_room(log=DEFAULT), "Next"), "Next")
    shown = words(at)
    blank = press(at, "Blank")
    assert words(blank) == ""
    assert not blank.get("vega_lite_chart")
    assert words(press(blank, "Show again")) == shown


def test_a_running_timer_can_be_stopped_and_started_again() -> None:
    at = in_room(log=DEFAULT)
    while not has_button(at, "Start"):
        at = press(at, "Next")
    at = press(at, "Start")
    assert not has_button(at, "Start")
    assert has_button(press(at, "Stop the timer"), "Start")


def test_leaving_the_room_view_is_asked_about() -> None:
    at = in_room(log=DEFAULT)
    at = sound(leave(at).run())
    assert has_button(at, "Yes, leave")
    assert "Room view" in words(at)
    at = press(leave(at), "Yes, leave")
    assert "Facilitator view" in words(at)


def test_another_page_in_the_address_ends_the_room_view() -> None:
    at = go(in_room(log=DEFAULT), "timeline")
    assert "Facilitator view" in words(at)


def kept_rows(at: AppTest) -> list[Mapping[str, str]]:
    """The cells of the events that the store keeps of the open log."""
    return [row.cells for row in whole_store().load(str(at.query_params["log"])).part(Part.EVENTS)]


def test_notes_are_taken_in_the_room_and_kept_as_commitments() -> None:
    at = in_room(log=DEFAULT)
    while not at.text_input:
        at = press(at, "Next")
    at.text_input[0].set_value("Calendar *is* up")
    at = press(at, "Next step")
    assert "Calendar *is* up" in words(at)
    at.text_input[0].set_value("We meet monthly")
    at = press(at, "Decision")
    assert "We meet monthly" in words(at)
    at = press(at, "Take back the last note")
    assert "We meet monthly" not in words(at)
    at.text_input[0].set_value("Counts are shared")
    owner = next(box for box in at.selectbox if box.label == "Who")
    owner.select_index(0)
    at = press(at, "Decision")
    assert f"Decided: Counts are shared: {owner.options[0]}, by" in words(at)
    at = press(leave(sound(leave(at).run())), "Yes, leave")
    assert "Calendar *is* up" in words(at)
    assert "a copy of your own" in words(at)
    at = press(at, "Put them into the log")
    assert "These notes are in the log" in words(at)
    rows = kept_rows(at)
    assert "Counts are shared" in rows[-1]["outputs"]
    assert "Calendar *is* up" in words(go(at, "prompts"))
    undone = press(go(at, "prompts"), "Undo: Minutes put into the log")
    assert "Calendar *is* up" not in words(undone)
    assert len(kept_rows(at)) == len(rows) - 1


def test_while_the_log_reads_as_hot_the_room_view_asks_first_and_names_private_steps() -> None:
    assert "Room view" not in words(press(visit("timeline", log=HOT), "Open room view"))
    at = press(visit("present", log=HOT), "Open room view")
    assert "Room view" not in words(at)
    assert "the room sees no answers" in words(at)
    assert has_button(at, "Back to the plan")
    assert "Facilitator view" in words(press(at, "Back to the plan"))
    assert "Room view" in words(open_room(at))
    assert not has_button(press(visit("timeline", log=DEFAULT), "Open room view"), ALL_THE_SAME)


def planted() -> list[Row]:
    """A log with a secret in every place that must not be projected."""
    hidden = dict.fromkeys(("detail", "contested_note", "outputs", "coder", "recorded_by"), SECRET)
    calm: list[Row] = []
    for k in range(5):
        calm.append({**e(f"S{k}", 900 - 50 * k, by="A"), **hidden, "title": f"Setback number {k}"})
        calm.append(
            {
                **e(f"R{k}", 890 - 50 * k, to=f"S{k}", stance="learning", by="A;B"),
                **hidden,
                "title": f"Answer {k}",
            }
        )
    secret = {**hidden, "title": f"{SECRET} title"}
    return [
        *calm,
        {**e("R8", 700, to="S0", stance="blaming", by="B", at="A"), **secret},
        {**e("R9", 690, to="S0", stance="learning", visibility="facilitator"), **secret},
        {**e("R10", 680, to="S1", stance="learning", contested="yes"), **secret},
        {**e("M1", 300, visibility="facilitator"), **secret},
    ]


def test_nothing_that_is_not_for_the_room_is_on_any_of_its_screens() -> None:
    partners = csv_of([partner("A", "business"), partner("B", "government")])
    at = opened(csv_of(planted()), f"{SECRET}.csv", partners=partners, meta="field,value\nname,Table\n")
    at = go(press(at, "Open room view"), "present")
    screens = 0
    while True:
        texts = [text for _, _, text in on_screen(sound(at))]
        assert any("Room view" in text for text in texts)
        assert not [text for text in texts if SECRET in text.casefold()]
        screens += 1
        if button(at, "Next").disabled:
            break
        at = press(at, "Next")
    assert screens >= 4


def test_a_log_of_one_setback_can_be_presented() -> None:
    at = go(press(opened(TINY), "Open room view"), "present")
    for _ in range(3):
        at = press(at, "Next")
    assert words(at)


def test_meetings_about_two_logs_are_kept_apart() -> None:
    at = press(in_room(log=SAMPLES[0]), "Next")
    name = analysis_of(SAMPLES[0]).log.name
    assert name in words(at)
    other = in_room(log=SAMPLES[1])
    assert name not in words(other)
