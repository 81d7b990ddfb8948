"""Private ballots on a setback: from the voices to what may be shown, and how far apart they are."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from csc_core.content.projecting import unfit
from csc_core.meeting.cells import cells_of, total_of
from csc_core.model import columns as c
from csc_core.model.ballot import (
    LINE_LENGTH,
    VOICES_SHOWN_FROM,
    Cell,
    Choice,
    Reading,
    Revealed,
    Spread,
    Vote,
)
from csc_core.model.vocabulary import Facet, Sector

# Where an answer stands between pulled apart and pulled together; the other answers take no side.
SIDES = {
    Choice.PULLED_TOGETHER: 1,
    Choice.SOME_OF_BOTH: 0,
    Choice.PULLED_APART: -1,
    Choice.STEPPED_BACK: -1,
}
READ_FROM = 3  # voices that took a side, below which a row is not read; ours


def vote_of(sector: str, choice: str, facet: str = "", line: str = "") -> Vote:
    """A vote from its text, as a form or a tally sheet gives it.

    An unknown sector is "other"; a line is put on one line and cut. Raises ValueError for an unknown choice
    or facet.
    """
    return Vote(
        sector=sector if sector in set(Sector) else Sector.OTHER,
        choice=Choice(choice),
        facet=Facet(facet) if facet else None,
        line=" ".join(line.split())[:LINE_LENGTH],
    )


def reveal(number: int, votes: Sequence[Vote], *, unanimous_shown: bool = False) -> Revealed:
    """What may be shown of the votes on the setback of this number, once the room opens the ballot.

    Open it once and take no more votes: two openings with a voice between them would tell what it said.
    ``unanimous_shown`` only if voters were promised so.
    """
    answers = [(vote.sector, vote.choice.value) for vote in votes]
    total, cells = total_of(answers), cells_of(answers, unanimous_shown=unanimous_shown)
    read = {cell.sector: reading(cell) for cell in (*cells, *([total] if total else []))}
    lines, kept = _lines([vote.line for vote in votes if vote.line])
    return Revealed(
        number=number,
        voices=len(votes),
        total=total,
        cells=cells,
        readings={sector: found for sector, found in read.items() if found},
        facets=_facets(votes),
        lines=lines,
        lines_kept=kept,
    )


def _facets(votes: Iterable[Vote]) -> dict[Facet, int]:
    """How often each facet was named, from five voices that named one."""
    named = Counter(vote.facet for vote in votes if vote.facet)
    if named.total() < VOICES_SHOWN_FROM:
        return {}
    return {facet: named[facet] for facet in Facet if named[facet]}


def _lines(written: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The lines that may be shown and how many may not.

    Lines that seem to name or quote a person, or to judge, are kept back like any title; the rest is shown
    from five up, in an order that has nothing to do with who wrote first.
    """
    kept = unfit(written, c.TITLE)
    fit = [line for line, unfit_line in zip(written, kept, strict=True) if not unfit_line]
    if len(fit) < VOICES_SHOWN_FROM:
        return (), len(written)
    shuffled = sorted(fit, key=lambda line: hashlib.blake2b(line.encode()).digest())
    return tuple(shuffled), len(written) - len(fit)


def reading(cell: Cell) -> Reading | None:
    """Where a row's voices stand and how far they agree; None when withheld or fewer than three took a side.

    Split: each side has two voices or more, and a third or more of those that took a side. Mostly: two
    thirds or more gave the same answer. The bounds are ours.
    """
    taken = Counter({Choice(answer): n for answer, n in cell.counts.items() if answer in set(SIDES)})
    voices = taken.total()
    if voices < READ_FROM:
        return None
    places = sorted(SIDES[choice] for choice in taken.elements())
    middle = (places[(voices - 1) // 2] + places[voices // 2]) / 2
    return Reading(voices, middle, places[0], places[-1], _spread(taken, voices))


def _spread(taken: Mapping[Choice, int], voices: int) -> Spread:
    together = sum(n for choice, n in taken.items() if SIDES[choice] > 0)
    apart = sum(n for choice, n in taken.items() if SIDES[choice] < 0)
    smaller, most = min(together, apart), max(taken.values())
    if most == voices:
        return Spread.ALIKE
    if smaller >= 2 and smaller * 3 >= voices:
        return Spread.SPLIT
    return Spread.MOSTLY if most * 3 >= voices * 2 else Spread.SEVERAL


def widest_first(ballots: Iterable[Revealed]) -> tuple[Revealed, ...]:
    """Ballots by gap, the widest first; of equal ones the older setback first, those without a gap last."""

    def turn(revealed: Revealed) -> tuple[float, int]:
        return (1.0 if revealed.gap is None else -revealed.gap), revealed.number

    return tuple(sorted(ballots, key=turn))
