"""Setbacks whose reading hangs on the order of answers that are known only to a month, quarter or year."""

from collections.abc import Iterable, Iterator

import numpy as np

from csc_core.measuring.labels import READ, turns
from csc_core.measuring.segments import first_that_holds
from csc_core.model.codes import EventCodes, is_any, position
from csc_core.model.findings import Episode, OrderDoubt
from csc_core.model.vocabulary import DatePrecision, Label

MOST = 200  # coded answers of one setback that are compared with each other


def order_doubts(codes: EventCodes, episodes: Iterable[Episode]) -> Iterator[OrderDoubt]:
    """What each setback with unknown order could read as, and the answers whose dates leave that open.

    An answer may have come first if no other one lies wholly before it, and last if none lies wholly after
    it; exact days keep their order. Every such first is tried with every such last.
    """
    for episode in episodes:
        if not episode.order_unknown:
            continue
        rows = np.array(episode.responses, dtype=np.int64)
        rows = rows[is_any(codes.stance[rows], READ)][:MOST]
        coarse = codes.precision[rows] != position(DatePrecision.DAY)
        before = codes.last[rows][:, None] < codes.first[rows][None, :]
        exact = ~coarse[:, None] & ~coarse[None, :]
        before |= exact & (np.arange(len(rows))[:, None] < np.arange(len(rows))[None, :])
        may_be_first = np.asarray(~before.any(axis=0))
        may_be_last = np.asarray(~before.any(axis=1))
        pairs = may_be_first[:, None] & may_be_last[None, :]
        np.fill_diagonal(pairs, False)
        first, last = np.nonzero(pairs)
        labels = first_that_holds(turns(codes.stance[rows[first]], codes.stance[rows[last]]), Label.MIXED)
        found = set(labels.tolist())
        unsure = coarse & (may_be_first | may_be_last)
        readings = tuple(label for label in Label if position(label) in found)
        yield OrderDoubt(episode.setback_id, episode.position, tuple(rows[unsure].tolist()), readings)
