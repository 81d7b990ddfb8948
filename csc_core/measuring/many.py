"""What comparing collaborations needs, of any number of them in one pass over whole columns."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from csc_core.measuring.episodes import EpisodeTable, episode_table
from csc_core.measuring.practices import with_practices_of_actions
from csc_core.measuring.segments import first_of, offsets_of, order_by_day, union_of_bits
from csc_core.model.codes import BLANK, BoolArray, EventCodes, IntArray, Ragged, is_any, position
from csc_core.model.vocabulary import (
    CODED_LABELS,
    LEARNING_LABELS,
    DatePrecision,
    GovernanceMode,
    GovernanceSubtype,
    Kind,
    Practice,
    Stance,
)

NO_DAY = np.iinfo(np.int32).max
RETREAT = len(Stance)  # the code after those of the stances
ANSWERS = len(Stance) + 1


@dataclass(frozen=True, slots=True)
class Many:
    """Any number of collaborations. ``sectors`` goes by organization, the rest by collaboration.

    ``today`` is the as-of day, ``start`` the stated start (NO_DAY for none), ``mode`` the stated first
    governance mode (BLANK for none).
    """

    codes: EventCodes
    sectors: IntArray
    today: NDArray[np.int32]
    start: NDArray[np.int32]
    mode: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.today)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found, by collaboration where nothing else is said.

    ``episodes`` is by collaboration and date, ``begins`` says where each collaboration's begin, and
    ``helped`` holds the practices (bits) of the practice rows that name the setback. ``exact`` and ``coarse``
    are the rows of responses, grouped by collaboration and answer (a stance, or RETREAT), by date.
    ``practices`` counts rows (collaboration × practice). ``modes`` are governance modes in their order.
    ``learnt`` counts coded and learning setbacks: earlier coded, earlier learning, later coded, later
    learning. ``until`` is the day from which a row to come counts, or the start moves; NO_DAY for none.
    """

    codes: EventCodes
    today: NDArray[np.int32]
    episodes: EpisodeTable
    begins: NDArray[np.int64]
    helped: NDArray[np.uint8]
    exact: Ragged
    coarse: Ragged
    entries: NDArray[np.int64]
    practices: NDArray[np.int64]
    start: NDArray[np.int32]
    until: NDArray[np.int32]
    modes: Ragged
    changes: NDArray[np.int64]
    reviews: NDArray[np.int64]
    linked: NDArray[np.int64]
    learnt: NDArray[np.int64]


def measure_many(many: Many) -> Measured:
    """Measure every collaboration at its own date. The same figures as measuring each alone gives."""
    codes, n = with_practices_of_actions(many.codes), len(many)
    counts: BoolArray = codes.day <= many.today[codes.collaboration]
    episodes = episode_table(codes, counts, many.sectors)
    responses = counts & codes.is_kind(Kind.RESPONSE)
    is_coarse = codes.precision != position(DatePrecision.DAY)
    governance = counts & codes.is_governance()
    changes = counts & codes.is_governance(GovernanceSubtype.MODE_CHANGE)
    start = starts(many, counts)

    def tally(rows: BoolArray) -> NDArray[np.int64]:
        return np.bincount(codes.collaboration[rows], minlength=n)

    return Measured(
        codes=codes,
        today=many.today,
        episodes=episodes,
        begins=offsets_of(episodes.collaboration, n),
        helped=practices_named(codes, episodes),
        exact=answers(codes, responses & ~is_coarse, n),
        coarse=answers(codes, responses & is_coarse, n),
        entries=tally(counts),
        practices=np.stack([tally(counts & codes.uses(practice)) for practice in Practice], axis=1),
        start=start,
        until=np.where(start == many.today, many.today + 1, earliest(codes, ~counts, n)),
        modes=modes(many, codes, changes, start),
        changes=tally(changes),
        reviews=tally(counts & codes.is_governance(GovernanceSubtype.REVIEW_KEPT)),
        linked=tally(governance & (codes.answers.counts() > 0)),
        learnt=halves(episodes, n),
    )


def earliest(codes: EventCodes, rows: BoolArray, n: int) -> NDArray[np.int32]:
    """The earliest day among the marked rows, NO_DAY where there are none."""
    found = np.full(n, NO_DAY, dtype=np.int32)
    np.minimum.at(found, codes.collaboration[rows], codes.day[rows])
    return found


def starts(many: Many, counts: BoolArray) -> NDArray[np.int32]:
    """The stated start, else the first row that counts; never after the as-of day."""
    first = earliest(many.codes, counts, len(many))
    return np.minimum(np.where(many.start == NO_DAY, first, many.start), many.today)


def answers(codes: EventCodes, rows: BoolArray, n: int) -> Ragged:
    """The marked responses by collaboration and answer, then date; a blank stance is unclear."""
    at = np.flatnonzero(rows)
    stance = codes.stance[at].astype(np.int64)
    stance[stance == BLANK] = position(Stance.UNCLEAR)
    stance[codes.is_retreat()[at]] = RETREAT
    groups = codes.collaboration[at] * np.int64(ANSWERS) + stance
    order = order_by_day(groups, codes.day[at])
    return Ragged(offsets_of(groups, n * ANSWERS), at[order].astype(np.int32))


def practices_named(codes: EventCodes, episodes: EpisodeTable) -> NDArray[np.uint8]:
    """The practices of the practice rows that name each setback."""
    groups, rows = episodes.members.rows(), episodes.members.values
    practice = codes.is_kind(Kind.PRACTICE)[rows]
    return union_of_bits(groups[practice], codes.practices[rows[practice]], len(Practice), len(episodes))


def modes(many: Many, codes: EventCodes, changes: BoolArray, start: NDArray[np.int32]) -> Ragged:
    """The modes of each collaboration in order. Of several changes on one day the last holds.

    The first is the stated one, else what the first change says it came from, else unclear. A change dated
    before the start holds from the start.
    """
    n, unclear = len(many), position(GovernanceMode.UNCLEAR)
    rows = np.flatnonzero(changes)
    rows = rows[order_by_day(codes.collaboration[rows], codes.day[rows])]
    owner = codes.collaboration[rows]
    first = first_of(owner, rows, n)
    came_from = np.full(n, BLANK, dtype=np.int8)
    came_from[first != BLANK] = codes.from_mode[first[first != BLANK]]
    initial = np.where(many.mode == BLANK, came_from, many.mode)
    groups: IntArray = np.concatenate((np.arange(n), owner))
    days: IntArray = np.concatenate((start, np.maximum(codes.day[rows], start[owner])))
    found = np.concatenate((initial, codes.to_mode[rows])).astype(np.int32)
    found[found == BLANK] = unclear
    order = order_by_day(groups, days)
    groups, days, found = groups[order], days[order], found[order]
    held = (np.diff(groups, append=n) != 0) | (np.diff(days, append=0) != 0)
    return Ragged(offsets_of(groups[held], n), found[held])


def halves(episodes: EpisodeTable, n: int) -> NDArray[np.int64]:
    """Coded and learning setbacks in the earlier and the later half of each collaboration's coded ones.

    Of an odd number the one in the middle goes to the later half.
    """
    coded = is_any(episodes.label, map(position, CODED_LABELS))
    groups = episodes.collaboration[coded]
    learning = is_any(episodes.label, map(position, LEARNING_LABELS))[coded]
    begins = offsets_of(groups, n)
    size = np.diff(begins)[groups]
    earlier = np.arange(len(groups)) - begins[groups] < size // 2
    parts = (earlier, earlier & learning, ~earlier, ~earlier & learning)
    return np.stack([np.bincount(groups[part], minlength=n) for part in parts], axis=1)
