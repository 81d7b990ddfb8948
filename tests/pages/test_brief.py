"""Brief: documents for three audiences, a look at the first page, files that are made when asked for."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.visit import DEFAULT, SAMPLES, TINY, opened, press, sound, visit, words

ALL = ("brief", "report", "slides", "tables", "calendar")
FOR_ALL = {"Brief", "Full report", "Slides", "Tables", "Calendar"}


def documents(at: AppTest) -> list[str]:
    return list(at.radio(key="document").options)


def files(at: AppTest) -> list[str]:
    return [button.proto.label for button in at.get("download_button")]


def choose(at: AppTest, key: str, value: str) -> AppTest:
    return sound(at.radio(key=key).set_value(value).run())


def test_without_a_log_the_example_can_be_opened_from_here() -> None:
    assert documents(press(visit("brief"), "Show me an example"))


def test_each_audience_has_its_documents() -> None:
    at = visit("brief", log=DEFAULT)
    assert {*FOR_ALL, "Records request", "For other programs"} <= set(documents(at))
    room = documents(choose(at, "audience", "room"))
    assert {*FOR_ALL, "Learning history", "Hand-over"} <= set(room)
    assert not {"Records request", "For other programs"} & set(room)
    public = documents(choose(at, "audience", "public"))
    assert set(public) >= FOR_ALL
    assert "Hand-over" not in public


@pytest.mark.parametrize(
    ("audience", "ids", "badge"),
    [
        ("facilitator", (*ALL, "timeline", "exchange", "records"), "Facilitator view: not for projection"),
        ("room", (*ALL, "wall", "learning-history", "hand-over"), "For the room: the partners"),
        ("public", (*ALL, "wall"), "For a public audience"),
    ],
)
def test_every_document_can_be_chosen_and_says_for_whom_it_is(
    audience: str, ids: tuple[str, ...], badge: str
) -> None:
    at = choose(visit("brief", log=DEFAULT), "audience", audience)
    assert len(documents(at)) == len(ids)
    for id_ in ids:
        choose(at, "document", id_)
        assert files(at)
        assert f"It says of itself: {badge}" in words(at)


@pytest.mark.parametrize("sample", SAMPLES[:3])
def test_the_first_page_of_a_brief_is_shown(sample: str) -> None:
    at = visit("brief", log=sample)
    assert at.get("image")
    assert files(at) == ["Print (PDF)", "Web page (HTML)"]


def test_a_document_without_pages_has_no_picture() -> None:
    at = choose(visit("brief", log=DEFAULT), "document", "slides")
    assert not at.get("image")
    assert files(at) == ["Slides (PPTX)"]


def test_a_hand_over_asks_for_whom() -> None:
    at = choose(choose(visit("brief", log=DEFAULT), "audience", "room"), "document", "hand-over")
    (partner,) = [box for box in at.selectbox if box.label.startswith("For whoever")]
    assert len(partner.options) > 2
    before = at.get("image")[0].proto
    partner.set_value(partner.options[-1])
    assert sound(at.run()).get("image")[0].proto != before


def test_a_log_that_names_no_partner_has_no_hand_over() -> None:
    at = visit("brief", log=opened(TINY).query_params["log"])
    assert set(documents(at)) >= FOR_ALL
    assert "Hand-over" not in documents(choose(at, "audience", "room"))
