"""How an episode reads, by the stances of its responses."""

import pytest

from csc_core.model.findings import Episode
from tests.core.measuring.hand import log_of, measured, response, row, setback

LETTERS = {"L": "learning", "B": "blaming", "M": "mixed", "N": "neutral", "U": "unclear", "-": None}


def read(*rows: dict) -> Episode:
    (episode,) = measured(log_of([setback(), *rows])).episodes
    return episode


@pytest.mark.parametrize(
    ("stances", "label"),
    [
        ("", "no_response_recorded"),
        ("N", "not_yet_clear"),
        ("U", "not_yet_clear"),
        ("-", "not_yet_clear"),
        ("NU-N", "not_yet_clear"),
        ("L", "learning"),
        ("LLL", "learning"),
        ("NLUL-", "learning"),
        ("B", "blame"),
        ("BB", "blame"),
        ("NBU", "blame"),
        ("BL", "turned_to_learning"),
        ("ML", "turned_to_learning"),
        ("BLBL", "turned_to_learning"),
        ("MBL", "turned_to_learning"),
        ("NBULN", "turned_to_learning"),
        ("LB", "turned_to_blame"),
        ("MB", "turned_to_blame"),
        ("LBMB", "turned_to_blame"),
        ("M", "mixed"),
        ("MM", "mixed"),
        ("BM", "mixed"),
        ("LM", "mixed"),
        ("LBL", "mixed"),
        ("BLB", "mixed"),
        ("LML", "mixed"),
        ("BMB", "mixed"),
        ("BLM", "mixed"),
    ],
)
def test_the_seven_rules(stances: str, label: str) -> None:
    rows = [response(LETTERS[letter], number) for number, letter in enumerate(stances, 19_800)]
    assert read(*rows).label == label


def test_governance_and_practice_rows_are_no_response() -> None:
    episode = read(row("governance", "2024-02-01", answers="S1"), row("practice", "2024-02-02", answers="S1"))
    assert episode.label == "no_response_recorded"
    assert len(episode.linked) == 2


def test_the_order_is_by_date_and_not_by_row() -> None:
    late_first = read(response("learning", "2024-03-01"), response("blaming", "2024-02-01"))
    assert late_first.label == "turned_to_learning"


def test_rows_of_one_day_keep_the_order_of_the_file() -> None:
    quarrel, plan = response("blaming", "2024-02-01"), response("learning", "2024-02-01")
    assert read(quarrel, plan).label == "turned_to_learning"
    assert read(plan, quarrel).label == "turned_to_blame"
    assert not read(plan, quarrel).order_unknown


def month(stance: str, day: str, first: str, last: str) -> dict:
    return response(stance, day, precision="month", first=first, last=last)


FEBRUARY = ("2024-02-15", "2024-02-01", "2024-02-29")
MARCH = ("2024-03-15", "2024-03-01", "2024-03-31")


class TestCoarseDates:
    def test_two_rows_of_one_month_whose_order_decides_the_label_read_mixed(self) -> None:
        episode = read(month("blaming", *FEBRUARY), month("learning", *FEBRUARY))
        assert (episode.label, episode.order_unknown) == ("mixed", True)

    def test_a_month_and_a_day_inside_it_have_no_known_order(self) -> None:
        episode = read(month("blaming", *FEBRUARY), response("learning", "2024-02-20"))
        assert (episode.label, episode.order_unknown) == ("mixed", True)

    def test_months_that_do_not_overlap_are_in_order(self) -> None:
        episode = read(month("blaming", *FEBRUARY), month("learning", *MARCH))
        assert (episode.label, episode.order_unknown) == ("turned_to_learning", False)

    def test_a_swap_that_leaves_the_label_alone_does_not_matter(self) -> None:
        same = read(month("learning", *FEBRUARY), month("learning", *FEBRUARY))
        assert (same.label, same.order_unknown) == ("learning", False)
        inside = read(
            response("blaming", "2024-01-10"),
            month("blaming", *FEBRUARY),
            month("learning", *FEBRUARY),
            response("learning", "2024-05-01"),
        )
        assert (inside.label, inside.order_unknown) == ("turned_to_learning", False)

    def test_uncoded_rows_do_not_make_the_order_doubtful(self) -> None:
        episode = read(month("neutral", *FEBRUARY), month("learning", *FEBRUARY))
        assert (episode.label, episode.order_unknown) == ("learning", False)

    def test_a_mixed_label_whose_order_is_unknown_says_so(self) -> None:
        episode = read(
            response("learning", "2024-01-10"), month("blaming", *FEBRUARY), month("learning", *FEBRUARY)
        )
        assert (episode.label, episode.order_unknown) == ("mixed", True)
