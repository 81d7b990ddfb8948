"""Two coordinators code one log, each in a browser of their own: blind to each other, then together."""

import re
from collections.abc import Callable

import pytest

from tests.browser.app import Screen

pytestmark = [pytest.mark.browser, pytest.mark.timeout(150)]

LOG = (
    "event_id,date,kind,title,detail,actors,directed_at,responds_to\n"
    "S1,2025-01-09,setback,Only 140 of 400 placements were filled,,CITY;CHM,,\n"
    "R1,2025-01-20,response,Chamber spoke to the local paper,The schools failed to screen them,CHM,SCH,S1\n"
    "R2,2025-02-18,response,District took on screening,They agreed on a plan,SCH;CHM,,S1\n"
)
SAVE = re.compile("^Save and next")  # its keys stand beside it
FIRST, SECOND, TALK = "First reading", "Blind second reading", "Talk differences through"


def at_coding(screen: Screen, key: str, task: str) -> None:
    screen.open(f"log?log={key}&work=Code&coding={task.replace(' ', '+')}")


def choose(screen: Screen, steps: int) -> None:
    """With the focus on the codes: so many steps to the right, then save from the keyboard."""
    for _ in range(steps):
        screen.page.keyboard.press("ArrowRight")
        screen.page.wait_for_timeout(50)
    screen.press_key("Control+s")


def test_two_people_code_a_log_blind_to_each_other_and_settle_what_differs(
    open_screen: Callable[..., Screen],
) -> None:
    one, two = open_screen(), open_screen(phone=True)
    one.open("log")
    one.upload("our-log.csv", LOG.encode())
    one.press(re.compile("Open the timeline"))
    key = one.log_key

    at_coding(one, key, FIRST)
    assert "2 responses without a code" in one
    assert one.below_the_fold() == []
    box = one.button(SAVE).bounding_box()
    assert box is not None
    assert box["y"] < 720 - 40
    one.page.get_by_role("radio", name="learning", exact=True).focus()
    choose(one, 1)  # blaming
    assert "1 response without a code" in one
    choose(one, 4)  # the focus stayed at blaming: once around to learning
    assert "Every response has been read." in one

    at_coding(two, key, SECOND)
    two.fill("You code as", "coder 2")
    assert "0 of 2 read again" in two
    form = two.page.get_by_test_id("stForm")
    assert form.get_by_role("radio", checked=True).count() == 1  # how sure, and nothing else
    assert "coder 1" not in two
    for stance in ("mixed", "learning"):
        form.get_by_text(stance, exact=True).click()
        two.press(SAVE)
    assert "All 2 read again." in two

    at_coding(one, key, TALK)
    assert "Two coders gave the same code to 1 of 2 responses." in one
    one.page.get_by_text("As coder 2: mixed").click()
    one.idle()
    one.fill("Why", "The paper quotes only half")
    one.press("Settle it")
    assert "No response is left to talk about." in one
    one.open(f"timeline?log={key}&row=3")
    assert "The paper quotes only half" in one
