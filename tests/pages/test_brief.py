"""Brief: for each audience its documents, each with a look at its first page and files to take away."""

import pytest

from tests.pages.visit import DEFAULT, TINY, go, opened, press, visit

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture(autouse=True)
def _no_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Laying out a page takes a second each; that the pages are right is tested where they are made."""
    monkeypatch.setattr("pages.shared.cached.first_look", lambda *_: PIXEL)


def test_without_a_log_the_example_can_be_opened_from_here() -> None:
    assert press(visit("brief"), "Show me an example").get("download_button")


@pytest.mark.parametrize("place", [0, 1, 2], ids=["facilitator", "room", "public"])
def test_every_document_of_every_audience_can_be_taken_away(place: int) -> None:
    audience = visit("brief", log=DEFAULT).radio(key="audience").options[place]
    documents = visit("brief", log=DEFAULT, audience=audience).radio(key="document").options
    assert len(documents) >= 5
    told = set()
    for document in documents:
        at = visit("brief", log=DEFAULT, audience=audience, document=document)
        assert at.get("download_button"), document
        told |= {button.proto.label for button in at.get("download_button")}
    assert len(told) >= 5


def test_a_log_of_one_setback_and_an_empty_one_have_documents() -> None:
    for text in (TINY, "date,kind,title\n"):
        assert go(opened(text), "brief").get("download_button")
