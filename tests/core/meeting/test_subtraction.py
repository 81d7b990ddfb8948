"""By brute force: nothing shown of a ballot lets anybody work out what one or two voices said."""

from itertools import chain, combinations, product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from csc_core.meeting.cells import cells_of, total_of
from csc_core.model.ballot import ALL_OTHERS, Cell, Withheld

SECTORS = ("government", "business", "community", "faith")
EVERY_SIZE = list(product(range(7), repeat=len(SECTORS)))


def answers(sizes: tuple[int, ...], letters: str = "") -> list[tuple[str, str]]:
    """So many voices a sector; the answers are dealt from ``letters``, else told apart by turns."""
    sectors = [name for name, n in zip(SECTORS, sizes, strict=True) for _ in range(n)]
    dealt = letters or "TA" * len(sectors)
    return list(zip(sectors, dealt, strict=False))


def subsets(cells: tuple[Cell, ...]) -> chain[tuple[Cell, ...]]:
    return chain.from_iterable(combinations(cells, n) for n in range(len(cells) + 1))


def test_no_sum_or_difference_of_what_is_shown_stands_for_one_or_two_voices() -> None:
    for sizes in EVERY_SIZE:
        voices = answers(sizes)
        cells, total = cells_of(voices), total_of(voices)
        if sum(sizes) < 5:
            assert (cells, total) == ((), None)
            continue
        assert total is not None
        assert not cells or sum(cell.voices for cell in cells) == total.voices == sum(sizes)
        for some in subsets(cells):
            rest = total.voices - sum(cell.voices for cell in some)
            assert rest == 0 or rest >= 3, (sizes, some)


def test_a_sector_of_one_or_two_never_has_a_row_and_its_row_is_shared() -> None:
    for sizes in EVERY_SIZE:
        cells = {cell.sector: cell.voices for cell in cells_of(answers(sizes))}
        for sector, n in zip(SECTORS, sizes, strict=True):
            if n < 3:
                assert sector not in cells
            if 0 < n < 3 and cells:
                assert cells[ALL_OTHERS] > n


@settings(max_examples=400)
@given(st.sampled_from([s for s in EVERY_SIZE if sum(s) >= 5]), st.text("TABC", min_size=24, max_size=24))
def test_a_row_left_out_is_not_the_total_less_the_rest(sizes: tuple[int, ...], letters: str) -> None:
    voices = answers(sizes, letters)
    cells, total = cells_of(voices), total_of(voices)
    assert total is not None
    hidden = [cell for cell in cells if cell.withheld]
    assert len(hidden) != 1
    assert all(cell.withheld or len(cell.counts) > 1 for cell in cells)
    assert all(not cell.counts for cell in hidden)
    shown = [cell for cell in cells if not cell.withheld]
    for answer, n in total.counts.items():
        assert sum(cell.counts.get(answer, 0) for cell in shown) <= n
    truth = {name: [a for s, a in voices if s == name] for name in SECTORS}
    for cell in hidden:
        if cell.withheld is Withheld.SAME and cell.sector != ALL_OTHERS:
            assert len(set(truth[cell.sector])) == 1


@given(st.sampled_from(EVERY_SIZE), st.randoms())
def test_the_order_of_the_voices_changes_nothing(sizes: tuple[int, ...], chance: Random) -> None:
    voices = answers(sizes)
    mixed = list(voices)
    chance.shuffle(mixed)
    assert cells_of(voices) == cells_of(mixed)
    assert total_of(voices) == total_of(mixed)
