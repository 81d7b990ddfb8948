"""The order in which a reader meets the entries of the timeline."""

import numpy as np

from csc_core.charting.entries import Shown, shown_rows
from csc_core.model.analysis import Analysis
from csc_core.model.codes import IntArray
from csc_core.model.vocabulary import Kind


def reading_order(analysis: Analysis, shown: Shown) -> IntArray:
    """The shown entries lane by lane, each setback before its responses, then what else happened.

    Entries are positions in the log, each once. A setback that is hidden leads its lane if one is shown that
    answers it.
    """
    codes, facts = analysis.log.codes, analysis.findings.facts
    kept = facts.ordered(shown_rows(analysis, shown))
    lane, rank = np.full(len(codes), -1), np.full(len(codes), -1)
    setbacks = np.array([episode.position for episode in analysis.findings.episodes], dtype=np.int64)
    lane[setbacks], rank[kept] = np.arange(len(setbacks)), np.arange(len(kept))
    rows, answered = codes.answers.rows(), codes.answers.values
    linked = (rank[rows] >= 0) & (lane[answered] >= 0)
    responses = linked & codes.is_kind(Kind.RESPONSE)[rows]
    heads = np.union1d(answered[linked], kept[lane[kept] >= 0])
    within = np.concatenate((np.full(len(heads), -1), rank[rows[responses]]))
    lanes = np.concatenate((lane[heads], lane[answered[responses]]))
    members = np.concatenate((heads, rows[responses]))[np.lexsort((within, lanes))]
    order = np.concatenate((members, kept))
    return order[np.sort(np.unique(order, return_index=True)[1])]


def neighbors(analysis: Analysis, shown: Shown, position: int) -> tuple[int | None, int | None]:
    """The row numbers of the entries before and after one; None at the ends, and for one that is hidden."""
    order = reading_order(analysis, shown)
    found = np.flatnonzero(order == position)
    if not len(found):
        return None, None
    here, numbers = int(found[0]), analysis.findings.facts.numbers[order]
    before = int(numbers[here - 1]) if here else None
    after = int(numbers[here + 1]) if here + 1 < len(numbers) else None
    return before, after
