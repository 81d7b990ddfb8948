"""What may be shown of private ballots, at every edge, and how far apart the sectors see a setback."""

import random

import pytest

from csc_core.meeting.ballots import reading, reveal, vote_of, widest_first
from csc_core.model.ballot import ALL_OTHERS, LINE_LENGTH, Cell, Choice, Revealed, Spread, Vote, Withheld
from csc_core.model.vocabulary import Facet
from tests.core.meeting.build import LETTERS, votes


def rows(revealed: Revealed) -> dict[str, tuple[int, str]]:
    """Each row's voices and its answers as letters, or why they are withheld."""
    letters = {choice.value: letter for letter, choice in LETTERS.items()}

    def answers(cell: Cell) -> str:
        return "".join(sorted("".join(letters[answer] * n for answer, n in cell.counts.items())))

    return {cell.sector: (cell.voices, cell.withheld or answers(cell)) for cell in revealed.cells}


@pytest.mark.parametrize("n", range(5))
def test_below_five_voices_only_their_number_is_told(n: int) -> None:
    cast = [Vote("business", Choice.PULLED_APART, Facet.ANTICIPATE, f"Line {k}") for k in range(n)]
    found = reveal(1, cast)
    assert found.voices == n
    assert (found.total, found.cells, found.facets, found.lines) == (None, (), {}, ())
    assert found.lines_kept == n


def test_from_five_voices_the_total_is_told() -> None:
    found = reveal(1, votes(business="TTA", government="AA"))
    assert found.total == Cell("", 5, {"pulled_together": 2, "pulled_apart": 3})
    assert found.cells == ()  # the pool of two took in the three: one row, the same as the total


@pytest.mark.parametrize(
    ("cast", "shown"),
    [
        ({"business": "TTA", "government": "AAT"}, {"government": (3, "AAT"), "business": (3, "ATT")}),
        (
            {"business": "TTA", "government": "AATT", "faith": "T"},
            {"government": (4, "AATT"), ALL_OTHERS: (4, "ATTT")},
        ),
        (
            {"business": "TTA", "government": "AATT", "faith": "T", "media": "A", "other": "T"},
            {"government": (4, "AATT"), "business": (3, "ATT"), ALL_OTHERS: (3, "ATT")},
        ),
        ({"business": "TTATA", "faith": "T"}, {}),
        ({"business": "TTATAT"}, {}),
        ({"business": "TA", "faith": "TA", "media": "TA"}, {}),
    ],
)
def test_a_sector_has_a_row_from_three_voices_and_the_rest_are_pooled(
    cast: dict[str, str], shown: dict[str, tuple[int, str]]
) -> None:
    assert rows(reveal(1, votes(**cast))) == shown


def test_sectors_stand_in_the_codebook_s_order_and_all_others_last() -> None:
    cast = votes(faith="TAT", business="TAT", government="TAT", media="A", other="AT")
    for seed in range(5):
        random.Random(seed).shuffle(cast)
        assert [cell.sector for cell in reveal(1, cast).cells] == [
            "government",
            "business",
            "faith",
            ALL_OTHERS,
        ]


def test_a_row_of_one_and_the_same_answer_is_left_to_the_total() -> None:
    found = rows(reveal(1, votes(business="AAA", government="TAT", community="TATA", faith="SSS")))
    assert found["business"] == (3, Withheld.SAME)
    assert found["faith"] == (3, Withheld.SAME)
    assert found["government"] == (3, "ATT")


def test_a_single_such_row_takes_another_with_it_since_the_rest_would_tell() -> None:
    found = rows(reveal(1, votes(business="AAA", government="TAT", community="TATA")))
    assert found["business"] == (3, Withheld.SAME)
    assert found["government"] == (3, Withheld.COVER)
    assert found["community"] == (4, "AATT")


def test_all_the_same_everywhere_is_told_by_the_total_alone() -> None:
    found = reveal(1, votes(business="TTT", government="TTT"))
    assert found.total == Cell("", 6, {"pulled_together": 6})
    assert {cell.withheld for cell in found.cells} == {Withheld.SAME}


def test_the_same_answer_is_shown_if_that_was_promised() -> None:
    found = reveal(1, votes(business="AAA", government="TAT"), unanimous_shown=True)
    assert not any(cell.withheld for cell in found.cells)


def test_facets_are_told_from_five_voices_that_named_one() -> None:
    named = [Vote("business", Choice.PULLED_TOGETHER, Facet.ANTICIPATE)] * 4
    silent = votes(government="TTAA")
    assert reveal(1, [*named, *silent]).facets == {}
    more = [*named, Vote("faith", Choice.PULLED_TOGETHER, Facet.APPORTION_LABOR), *silent]
    assert reveal(1, more).facets == {Facet.ANTICIPATE: 4, Facet.APPORTION_LABOR: 1}


def test_lines_are_told_from_five_up_without_sector_or_order_of_writing() -> None:
    def cast(n: int) -> list[Vote]:
        lines = [Vote("business", Choice.PULLED_TOGETHER, line=f"Line {k}") for k in range(n)]
        return [*lines, *votes(government="TTAA")]

    assert reveal(1, cast(4)).lines == ()
    assert reveal(1, cast(4)).lines_kept == 4
    found = reveal(1, cast(8))
    assert sorted(found.lines) == [f"Line {k}" for k in range(8)]
    assert found.lines == reveal(1, cast(8)[::-1]).lines
    assert list(found.lines) != [f"Line {k}" for k in range(8)]


def test_a_line_that_names_a_person_or_a_fault_is_kept_back_and_counted() -> None:
    lines = [f"Line {k}" for k in range(5)] + ["Mayor Quimby was there", "The office failed to call"]
    found = reveal(1, [Vote("business", Choice.CANNOT_TELL, line=line) for line in lines])
    assert sorted(found.lines) == lines[:5]
    assert found.lines_kept == 2


def test_a_vote_is_read_from_its_text() -> None:
    assert vote_of("business", "stepped_back", "anticipate", "  One\n line ") == Vote(
        "business", Choice.STEPPED_BACK, Facet.ANTICIPATE, "One line"
    )
    assert vote_of("", "cannot_tell").sector == "other"
    assert vote_of("aliens", "cannot_tell").sector == "other"
    assert len(vote_of("business", "cannot_tell", "", "x" * 999).line) == LINE_LENGTH
    for choice, facet in (("maybe", ""), ("cannot_tell", "hope")):
        with pytest.raises(ValueError, match=r"maybe|hope"):
            vote_of("business", choice, facet)


@pytest.mark.parametrize(
    ("letters", "level", "low", "high", "spread"),
    [
        ("TTT", 1, 1, 1, Spread.ALIKE),
        ("SSS", -1, -1, -1, Spread.ALIKE),
        ("AAS", -1, -1, -1, Spread.MOSTLY),
        ("TTB", 1, 0, 1, Spread.MOSTLY),
        ("TTA", 1, -1, 1, Spread.MOSTLY),
        ("TBA", 0, -1, 1, Spread.SEVERAL),
        ("TTAA", 0, -1, 1, Spread.SPLIT),
        ("TTTAA", 1, -1, 1, Spread.SPLIT),
        ("TTTTAA", 1, -1, 1, Spread.SPLIT),
        ("TTTTTAA", 1, -1, 1, Spread.MOSTLY),
        ("TTAS", 0, -1, 1, Spread.SPLIT),
        ("TTBB", 0.5, 0, 1, Spread.SEVERAL),
        ("TTTCCCNN", 1, 1, 1, Spread.ALIKE),
    ],
)
def test_level_and_spread_are_told_apart(
    letters: str, level: float, low: int, high: int, spread: Spread
) -> None:
    cell = Cell("business", len(letters), {LETTERS[x].value: letters.count(x) for x in letters})
    found = reading(cell)
    assert found is not None
    assert (found.level, found.low, found.high, found.spread) == (level, low, high, spread)
    assert found.voices == sum(x in "TABS" for x in letters)


@pytest.mark.parametrize("letters", ["", "TA", "TACCCC", "NNNNN"])
def test_fewer_than_three_that_took_a_side_are_not_read(letters: str) -> None:
    cell = Cell("business", len(letters), {LETTERS[x].value: letters.count(x) for x in letters})
    assert reading(cell) is None


def test_the_widest_gap_comes_first_of_equal_ones_the_older_setback_and_those_without_last() -> None:
    wide = votes(business="TTTB", government="AAAB")
    narrow = votes(business="TTTB", government="TTAB")
    ballots = [reveal(1, votes(business="TTT")), reveal(5, narrow), reveal(4, wide), reveal(2, wide)]
    assert [ballot.gap for ballot in ballots] == [None, 0.5, 2, 2]
    assert [ballot.number for ballot in widest_first(ballots)] == [2, 4, 5, 1]


def test_withheld_rows_make_no_gap() -> None:
    assert reveal(1, votes(business="TTT", government="AAA")).gap is None
