"""Ballot: asked in private, counted, closed, and shown only when there are voices enough."""

from streamlit.testing.v1 import AppTest

from tests.pages.visit import DEFAULT, SAMPLES, button, go, has_button, press, visit, words


def keyed(at: AppTest, begins: str) -> list[str]:
    """The keys of buttons that begin so."""
    return [b.key for b in at.button if (b.key or "").startswith(begins)]


def counted(at: AppTest, slips: int) -> AppTest:
    """The page after so many paper slips were counted, over as many sectors as there are."""
    (opener,) = keyed(at, "tally-")
    taps = keyed(press(at, opener), "tap-")
    for k in range(slips):
        at = press(press(at, opener), opener, taps[k * 3 % len(taps)])
    return press(at, opener, "Done")


def asked(sample: str = DEFAULT) -> AppTest:
    """A visitor who opened one ballot about a sample."""
    return press(visit("ballot", log=sample), "Open the ballot")


def test_without_a_log_the_example_can_be_opened_from_here() -> None:
    assert press(visit("ballot"), "Show me an example").query_params["log"] == DEFAULT


def test_asking_about_an_example_keeps_a_copy_of_it() -> None:
    at = asked()
    assert at.query_params["log"] != DEFAULT
    assert len(keyed(at, "close-")) == 1
    assert "0 voices" in words(at)
    again = visit("ballot", log=at.query_params["log"])
    assert keyed(again, "close-") == keyed(at, "close-")


def test_too_few_voices_are_never_shown() -> None:
    at = counted(asked(), 4)
    at = press(at, keyed(at, "close-")[0])
    assert button(at, keyed(at, "reveal-")[0]).disabled
    assert not has_button(at, "Yes, show them")


def test_enough_voices_are_shown_once_it_is_said_so_twice_and_for_good() -> None:
    at = counted(asked(), 6)
    at = press(at, keyed(at, "close-")[0])
    (opener,) = keyed(at, "reveal-")
    at = press(at, opener)
    assert has_button(at, "Yes, show them")
    at = press(at, opener, "Yes, show them")
    assert not keyed(at, "reveal-")
    assert not keyed(at, "again-")
    assert at.get("vega_lite_chart") or "6" in words(at)


def test_a_closed_ballot_can_be_opened_again() -> None:
    at = asked(SAMPLES[1])
    at = press(at, keyed(at, "close-")[0])
    at = press(at, keyed(at, "again-")[0])
    assert keyed(at, "close-")
    assert words(go(at, "present"))
