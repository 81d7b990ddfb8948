"""How partners would answer next time: a first wording, and what may not stand in it."""

import pytest

from csc_core.meeting.second_takes import MOST_LETTERS, draft, what_is_missing
from csc_core.model.vocabulary import Facet

NAMES = ("Harbor Chamber", "CHM", "We", "IT")


def test_a_draft_begins_with_what_the_answer_showed_and_looks_forward() -> None:
    wordings = {facet: draft([facet]) for facet in Facet}
    assert len(set(wordings.values())) == len(Facet)
    for wording in (*wordings.values(), draft([]), draft(list(Facet))):
        assert wording.startswith("Next time")
        assert what_is_missing(wording, NAMES) == ""


@pytest.mark.parametrize(
    "says",
    [
        " \n ",
        "x" * (MOST_LETTERS + 1),
        "Next time Mayor Quimby calls first",
        "Next time nobody ignored the letter",
        'Next time we say "it was not our fault at all"',
        "Next time harbor chamber calls first",
        "Next time CHM calls first",
    ],
)
def test_what_names_judges_or_does_not_fit_is_not_kept(says: str) -> None:
    assert what_is_missing(says, NAMES)


def test_words_that_only_look_like_a_name_are_kept() -> None:
    assert what_is_missing("Next time we settle it in time", NAMES) == ""
