"""A private ballot on one setback: the voices as typed values, and what may be shown of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from csc_core.model.vocabulary import Facet

VOICES_SHOWN_FROM = 5  # voices (and, apart, written lines) below which only their number is shown
SECTOR_SHOWN_FROM = 3  # voices a sector needs for a row of its own
LINE_LENGTH = 140

ALL_OTHERS = "all_others"  # stands for the sectors too small for a row of their own


class Choice(StrEnum):
    """How one voice saw what followed a setback."""

    PULLED_TOGETHER = "pulled_together"
    PULLED_APART = "pulled_apart"
    SOME_OF_BOTH = "some_of_both"
    STEPPED_BACK = "stepped_back"
    NOT_YET_PICKED_UP = "not_yet_picked_up"
    CANNOT_TELL = "cannot_tell"


class Move(StrEnum):
    """What a partner would do first if a setback of the kind came again."""

    TELL_EARLY = "tell_early"
    LOOK_TOGETHER = "look_together"
    TAKE_ON = "take_on"
    HAND_OVER = "hand_over"
    WAIT = "wait"
    ACT_ALONE = "act_alone"


class Withheld(StrEnum):
    """Why the answers of a row are not shown: all its voices gave the same, or it covers such a row."""

    SAME = "same"
    COVER = "cover"


class Spread(StrEnum):
    """How far the voices of a row agree."""

    ALIKE = "alike"
    MOSTLY = "mostly"
    SEVERAL = "several"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Vote:
    """One voice, with its partner's sector ("other" when the roster gives none); ``line`` may be empty."""

    sector: str
    choice: Choice
    facet: Facet | None = None
    line: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    """What one partner would do, and what it expects each other sector to do."""

    sector: str
    would: Move
    expects: Mapping[str, Move] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """The answers of one row: a sector, all others, or (``sector`` empty) all voices together.

    ``counts`` holds every answer given at least once; empty while ``withheld``.
    """

    sector: str
    voices: int
    counts: Mapping[str, int]
    withheld: Withheld | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Where the voices of a row stand between pulled apart (-1), both (0) and pulled together (1).

    ``level`` is the middle voice (halfway when two stand in the middle), ``low`` and ``high`` the outermost;
    ``voices`` are those that took a side, the rest could not tell or saw nothing picked up.
    """

    voices: int
    level: float
    low: int
    high: int
    spread: Spread


@dataclass(frozen=True, slots=True)
class Revealed:
    """What may be shown of a ballot on the setback of this ``number`` once the room opens it.

    ``total`` is None below five voices; ``cells`` are the sectors, all others last, and empty when they
    would say no more than the total; ``readings`` has an entry for each of them that can be read, by sector
    (empty for the total). ``facets`` and ``lines`` are empty until five voices gave one;
    ``lines_kept`` counts the lines that are not shown.
    """

    number: int
    voices: int
    total: Cell | None = None
    cells: tuple[Cell, ...] = ()
    readings: Mapping[str, Reading] = field(default_factory=dict)
    facets: Mapping[Facet, int] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    lines_kept: int = 0

    @property
    def gap(self) -> float | None:
        """How far apart the sectors stand, from 0 to 2; None when fewer than two can be read."""
        levels = [self.readings[cell.sector].level for cell in self.cells if cell.sector in self.readings]
        return max(levels) - min(levels) if len(levels) > 1 else None


@dataclass(frozen=True, slots=True)
class Met:
    """How many guesses about a sector named what most of that sector would do."""

    sector: str
    met: int
    guesses: int
