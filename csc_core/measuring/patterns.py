"""What follows what inside episodes, and how many episodes were learnt from. For the facilitator only."""

import numpy as np
from numpy.typing import NDArray

from csc_core.measuring.episodes import EpisodeTable
from csc_core.measuring.statistics import readable_residuals, wilson
from csc_core.model.codes import BLANK, IntArray, is_any, position
from csc_core.model.facts import Facts
from csc_core.model.findings import PERCENT_FROM, Patterns, Share
from csc_core.model.vocabulary import CODED_LABELS, LEARNING_LABELS, Kind, Stance

STATES = (Kind.SETBACK, Stance.LEARNING, Stance.BLAMING, Stance.MIXED)
SETBACK, BLAMING = STATES.index(Kind.SETBACK), STATES.index(Stance.BLAMING)


def state_of_stance() -> NDArray[np.int64]:
    """The state by stance code, BLANK for a stance that is passed over; one more place for a blank stance."""
    places = [STATES.index(stance) if stance in STATES else BLANK for stance in Stance]
    return np.array([*places, BLANK], dtype=np.int64)


def follows(table: EpisodeTable, facts: Facts) -> NDArray[np.int64]:
    """How often one state (row) was followed by another (column) inside an episode, all episodes together."""
    groups, rows = table.members.rows(), table.members.values
    state = np.where(
        facts.codes.is_kind(Kind.RESPONSE)[rows], state_of_stance()[facts.codes.stance[rows]], BLANK
    )
    groups, state = groups[state != BLANK], state[state != BLANK]
    after_setback = np.diff(groups, prepend=BLANK) != 0
    before = np.where(after_setback, SETBACK, np.roll(state, 1))
    size = len(STATES)
    return np.bincount(before * size + state, minlength=size * size).reshape(size, size)


def residuals(counts: NDArray[np.int64]) -> tuple[tuple[float | None, ...], ...]:
    """Adjusted residuals as values, None where the log is too small to read one."""
    return tuple(tuple(None if np.isnan(z) else float(z) for z in row) for row in readable_residuals(counts))


def learnt_share(labels: IntArray) -> Share:
    """Episodes learning or turned to learning, of those that can be read."""
    learnt = is_any(labels, map(position, LEARNING_LABELS))
    coded = is_any(labels, map(position, CODED_LABELS))
    return Share(int(learnt.sum()), int(coded.sum()))


def percent_range(share: Share) -> tuple[int, int] | None:
    """The 95 % interval in whole percent; None where no percentage is said."""
    if share.n < PERCENT_FROM:
        return None
    low, high = wilson(share.k, share.n)
    return round(100 * low), round(100 * high)


def measure_patterns(table: EpisodeTable, facts: Facts) -> Patterns:
    """Patterns over all episodes of one log."""
    counts = follows(table, facts)
    learnt = learnt_share(table.label)
    return Patterns(
        states=STATES,
        follows=tuple(tuple(row) for row in counts.tolist()),
        residuals=residuals(counts),
        blame_repeats=Share(int(counts[BLAMING, BLAMING]), int(counts[BLAMING].sum())),
        learnt=learnt,
        learnt_range=percent_range(learnt),
    )
