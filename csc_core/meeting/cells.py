"""What may be shown of answers by sector, so that no subtraction tells what one or two partners said.

Below five voices nothing is shown but their number. A sector has a row of its own from three voices up;
the others are pooled, and a pool of one or two takes in the smallest shown sector. A row whose voices all
gave the same answer would tell what each of them said, so its answers are left to the total; and where there
is just one such row, the smallest other is left out as well, since the total less the rest would be that one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from csc_core.model.ballot import ALL_OTHERS, SECTOR_SHOWN_FROM, VOICES_SHOWN_FROM, Cell, Withheld
from csc_core.model.vocabulary import Sector

Answers = Sequence[tuple[str, str]]  # sector and answer, one a voice
_ORDER = {sector: place for place, sector in enumerate(Sector)}


def total_of(answers: Answers) -> Cell | None:
    """All voices together; None below five."""
    return _cell("", answers) if len(answers) >= VOICES_SHOWN_FROM else None


def cells_of(answers: Answers, *, unanimous_shown: bool = False) -> tuple[Cell, ...]:
    """The rows by sector, all others last; none when they would say no more than the total.

    ``unanimous_shown``: rows of one and the same answer are shown too, because voters were told so.
    """
    if len(answers) < VOICES_SHOWN_FROM:
        return ()
    cells = [_cell(name, group) for name, group in _grouped(answers)]
    if len(cells) < 2:
        return ()
    return tuple(cells) if unanimous_shown else tuple(_guarded(cells))


def _cell(name: str, answers: Iterable[tuple[str, str]]) -> Cell:
    counts = Counter(answer for _, answer in answers)
    return Cell(name, counts.total(), dict(counts))


def _grouped(answers: Answers) -> list[tuple[str, list[tuple[str, str]]]]:
    """The voices of each row: sectors in the codebook's order, all others last."""
    by_sector: dict[str, list[tuple[str, str]]] = {}
    for sector, answer in answers:
        by_sector.setdefault(sector, []).append((sector, answer))
    shown = {name: group for name, group in by_sector.items() if len(group) >= SECTOR_SHOWN_FROM}
    pool = [voice for name, group in by_sector.items() if name not in shown for voice in group]
    while shown and 0 < len(pool) < SECTOR_SHOWN_FROM:
        smallest = min(shown, key=lambda name: (len(shown[name]), _place(name)))
        pool += shown.pop(smallest)
    rows = [(name, shown[name]) for name in sorted(shown, key=_place)]
    return [*rows, (ALL_OTHERS, pool)] if pool else rows


def _place(sector: str) -> tuple[int, str]:
    return _ORDER.get(Sector(sector) if sector in _ORDER else Sector.OTHER, len(_ORDER)), sector


def _guarded(cells: Sequence[Cell]) -> list[Cell]:
    """The rows without the answers that would give voices away."""
    withheld = {cell.sector: Withheld.SAME for cell in cells if len(cell.counts) == 1}
    if len(withheld) == 1:
        rest = [cell for cell in cells if cell.sector not in withheld]
        withheld[min(rest, key=lambda cell: cell.voices).sector] = Withheld.COVER
    return [
        replace(cell, counts={}, withheld=withheld[cell.sector]) if cell.sector in withheld else cell
        for cell in cells
    ]
