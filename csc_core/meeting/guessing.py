"""Guess your partner: what each would do at the next setback, and what the others expect it to do."""

from collections.abc import Sequence

from csc_core.meeting.cells import cells_of, total_of
from csc_core.model.ballot import SECTOR_SHOWN_FROM, Cell, Guess, Met


def what_each_would_do(guesses: Sequence[Guess]) -> tuple[Cell | None, tuple[Cell, ...]]:
    """What partners said they would do: all together, and by sector, under the rules of ballots.

    None, and no sector, while there are too few answers to show any.
    """
    answers = [(guess.sector, guess.would.value) for guess in guesses]
    return total_of(answers), cells_of(answers)


def where_expectations_meet(guesses: Sequence[Guess]) -> tuple[Met, ...]:
    """For each sector whose answers may be shown: how many guesses by others named what most of it would do.

    A tie for the most counts as met with either. Sectors that fewer than three others guessed are left out.
    """
    _, cells = what_each_would_do(guesses)
    found = []
    for cell in cells:
        expected = [
            guess.expects[cell.sector]
            for guess in guesses
            if guess.sector != cell.sector and cell.sector in guess.expects
        ]
        if not cell.withheld and len(expected) >= SECTOR_SHOWN_FROM:
            most = max(cell.counts.values())
            met = sum(cell.counts.get(move, 0) == most for move in expected)
            found.append(Met(cell.sector, met, len(expected)))
    return tuple(found)
