"""Adopted with owner, date and sign; asked at the next setback of the kind; and how we would answer then."""

from streamlit.testing.v1 import AppTest

from csc_core.model.stored import Part
from pages.shared.keeping import whole_store
from tests.core.small_logs import Row, csv_of, e
from tests.pages.visit import DEFAULT, button, go, has_button, opened, press, sound, visit, words

SIGN = "One letter to *all* funders"
SECRET = "zqsecret"
LOG: list[Row] = [
    {**e("S1", 200, subtype="funding_loss", by="A"), "title": "The first grant ended"},
    {
        **e("R1", 190, to="S1", stance="learning", facets="anticipate", by="A;B"),
        "title": "Partners share grant dates",
    },
    {
        **e("P1", 180, to="S1", by="A"),
        "title": "Grants meeting",
        "follow_up": SIGN,
        "follow_up_owner": "A",
    },
    {**e("S2", 20, subtype="funding_loss"), "title": "The second grant ended"},
]


def prompts(at: AppTest) -> AppTest:
    return go(at, "prompts")


def log() -> AppTest:
    return prompts(opened(csv_of(LOG)))


def events(at: AppTest) -> list[dict[str, str]]:
    stored = whole_store().load(str(at.query_params["log"]))
    return [dict(row.cells) for row in stored.part(Part.EVENTS)]


def answered(at: AppTest, showed: str = "partly", line: str = "") -> AppTest:
    """The session after saying whether the first sign showed."""
    at = press(at, "sign-0")
    next(radio for radio in at.radio if radio.label == "What did you see?").set_value(showed)
    next(field for field in at.text_input if "what was seen" in field.label).set_value(line)
    return press(at, "sign-0", "Keep the answer")


def in_the_room(at: AppTest) -> str:
    """All that the room view says from its first screen to its last."""
    at = go(press(at, "Open room view"), "present")
    said = [words(at)]
    while not button(at, "Next").disabled:
        at = press(at, "Next")
        said.append(words(at))
    return "\n".join(said)


def test_a_prompt_is_not_adopted_without_owner_day_and_sign() -> None:
    at = visit("prompts", log=DEFAULT)
    opener = next(b.key for b in at.button if (b.key or "").startswith("adopt-"))
    before = sum((b.key or "").startswith("done-") for b in at.button)
    at = press(at, str(opener))
    at.date_input[0].set_value(None)
    at = press(at, str(opener), "Keep this commitment")
    for missing in ("the organization", "the day", "the sign that will be seen"):
        assert missing in words(at)
    at.text_input[0].set_value(SIGN)
    at = press(at, str(opener), "Keep this commitment")
    assert "Still missing: the organization and the day" in words(at)
    at = prompts(at)
    assert sum((b.key or "").startswith("done-") for b in at.button) == before


def test_a_sign_is_asked_about_at_the_next_setback_of_its_kind_and_the_answer_is_a_row() -> None:
    at = log()
    assert "Did it show? 1 sign to look at" in words(at)
    assert "Setback 2 · The second grant ended" in words(at)
    at = answered(at, line=f"{SECRET} letter went out late")
    assert "sign to look at" not in words(at)
    assert "Setback 2: partly" in words(at)
    row = events(at)[-1]
    assert (row["kind"], row["responds_to"]) == ("practice", "S2")
    assert row["title"] == f"Did it show? Partly: {SIGN}"
    assert SECRET in row["detail"]
    assert SECRET not in in_the_room(at)


def test_the_answer_can_be_taken_back_with_its_row_at_once_or_in_the_log() -> None:
    at = answered(log())
    at = press(at, "Undo: Sign looked at")
    assert len(events(at)) == len(LOG)
    assert "1 sign to look at" in words(at)
    at = answered(at)
    key = str(at.query_params["log"])
    with whole_store().edit(key, whole_store().steps(key)[0].by, "Undo") as edit:
        edit.undo()
    assert len(events(at)) == len(LOG)
    assert "1 sign to look at" in words(visit("prompts", log=key))


def test_an_example_is_copied_before_a_row_is_added() -> None:
    at = visit("prompts", log="kestrel-falls-review")
    if not has_button(at, "sign-0"):
        return
    at = answered(at)
    assert at.query_params["log"] != "kestrel-falls-review"


def test_an_answer_has_to_be_chosen() -> None:
    at = press(log(), "sign-0")
    at = press(at, "sign-0", "Keep the answer")
    assert "First choose an answer" in words(at)
    assert len(events(at)) == len(LOG)


def drafted(at: AppTest, says: str | None = None) -> AppTest:
    at = press(at, "Draft a second take")
    if says is not None:
        at.text_area[0].set_value(says)
    return press(at, "Draft a second take", "Keep this card")


def test_a_second_take_is_kept_and_shown_when_a_setback_of_the_kind_came_again() -> None:
    at = drafted(log())
    assert "It came again" in words(at)
    assert "we tell one another early" in words(at)
    assert "we tell one another early" in in_the_room(at)
    again = visit("prompts", log=str(at.query_params["log"]))
    assert "we tell one another early" in words(again)
    again = press(again, "take-0-icon")
    assert "we tell one another early" not in words(again)
    assert "we tell one another early" in words(press(again, "Undo: Second take taken out"))


def test_a_second_take_names_nobody_and_does_not_judge() -> None:
    for says in ("Next time Mayor Quimby calls first", "Next time nobody refused to come", " "):
        at = drafted(log(), says)
        assert "It came again" not in words(sound(at.run()))
        stored = whole_store().load(str(at.query_params["log"]))
        assert stored.part(Part.SECOND_TAKES) == ()
