"""Who wrote the log, and what it may therefore not show."""

import numpy as np
from numpy.typing import NDArray

from csc_core.model import columns as c
from csc_core.model.codes import BLANK, BoolArray, position
from csc_core.model.facts import Facts
from csc_core.model.findings import LogVoice, Share
from csc_core.model.log import EventLog
from csc_core.model.vocabulary import Kind, Sector, SourceType, Stance

LATE_DAYS = 30  # a row written so many days after its date, or sooner, is not late
ROSTER = "partners"


def recorders(log: EventLog, rows: BoolArray) -> tuple[tuple[str, int], ...]:
    """Who wrote how many rows, most first; the empty name for rows that do not say."""
    return tuple(sorted(log.counted(c.RECORDED_BY, rows).items(), key=lambda pair: (-pair[1], pair[0])))


def silent_sectors(log: EventLog, facts: Facts) -> tuple[str, ...]:
    """Sectors of the partners that have not left, in no response; none can be named without a roster."""
    codes = facts.codes
    responses = facts.counts & codes.is_kind(Kind.RESPONSE)
    heard = {codes.orgs[org] for org in np.unique(codes.actors.values[responses[codes.actors.rows()]])}
    sectors = {partner.org_id: partner.sector for partner in log.partners}
    here = {p.sector for p in log.partners if p.left is None or p.left > facts.date}
    speaking = {sectors.get(org) for org in heard}
    return tuple(sector for sector in Sector if sector in here - speaking)


def months(days: NDArray[np.int32]) -> NDArray[np.int64]:
    """The calendar months of day numbers, numbered on from January 1970."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def empty_months(facts: Facts) -> int:
    """Whole calendar months between the first row and the as-of date with no row.

    A coarse date fills every month of the period it names, so that none is called empty by mistake.
    """
    codes, rows = facts.codes, facts.counts
    if not rows.any():
        return 0
    first, last = months(codes.first[rows]), months(codes.last[rows])
    start, now = first.min(), int(months(np.array([facts.today], dtype=np.int32))[0])
    span = max(now - start, 0) + 1
    opened = np.bincount(np.minimum(first - start, span), minlength=span + 1)
    closed = np.bincount(np.minimum(last - start + 1, span), minlength=span + 1)
    return int((np.cumsum(opened - closed)[1 : span - 1] == 0).sum())


def longest_gap(facts: Facts) -> tuple[int, tuple[int, ...]]:
    """The longest time without a row, in days, from the first row to the as-of date, and the rows around it.

    Of several as long it is the first. No row comes after one that lasts to the as-of date.
    """
    rows = facts.ordered(facts.counts)
    if not len(rows):
        return 0, ()
    gaps = -np.diff(facts.age[rows], append=0)
    at = int(np.argmax(gaps))
    return int(gaps[at]), tuple(rows[at : at + 2].tolist())


def late_share(log: EventLog, facts: Facts) -> Share:
    """Rows written more than 30 days after their date (or the end of their period), of rows that say when."""
    written = log.days(c.RECORDED_ON)[facts.counts]
    known = ~np.isnat(written)
    delay = written[known].astype(np.int64) - facts.codes.last[facts.counts][known]
    return Share(int((delay > LATE_DAYS).sum()), int(known.sum()))


def recalled_share(facts: Facts) -> Share:
    """Rows written from memory, of rows that name a source type."""
    sources = facts.codes.source_type[facts.counts]
    return Share(int((sources == position(SourceType.RECALL)).sum()), int((sources != BLANK).sum()))


def blame_by_coder(log: EventLog, facts: Facts) -> tuple[tuple[str, Share], ...]:
    """For each coder (empty: not stated), responses coded blaming or mixed of all it coded, most first."""
    coded = facts.counts & facts.codes.is_stance(*Stance)
    blamed = log.counted(c.CODER, coded & facts.codes.is_stance(Stance.BLAMING, Stance.MIXED))
    shares = [(coder, Share(blamed.get(coder, 0), n)) for coder, n in log.counted(c.CODER, coded).items()]
    return tuple(sorted(shares, key=lambda pair: (-pair[1].n, pair[0])))


def cannot_tell(log: EventLog, facts: Facts) -> tuple[str, ...]:
    """What is missing and keeps us from saying something: the roster, or a column with nothing in it."""
    told = {
        name: bool((log.filled(name) & facts.counts).any())
        for name in (c.RECORDED_BY, c.RECORDED_ON, c.CODER)
    }
    told[c.SOURCE_TYPE] = (facts.codes.source_type[facts.counts] != BLANK).any()
    return tuple(name for name, there in {ROSTER: log.has_roster, **told}.items() if not there)


def measure_voice(log: EventLog, facts: Facts) -> LogVoice:
    """Figures that can show a one-sided record."""
    gap, around = longest_gap(facts)
    return LogVoice(
        recorded_by=recorders(log, facts.counts),
        silent_sectors=silent_sectors(log, facts),
        empty_months=empty_months(facts),
        longest_gap_days=gap,
        gap_rows=around,
        late=late_share(log, facts),
        recalled=recalled_share(facts),
        blame_by_coder=blame_by_coder(log, facts),
        cannot_tell=cannot_tell(log, facts),
    )
