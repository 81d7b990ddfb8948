"""Who shows in the log, who wrote it, and which key practices it holds."""

import datetime as dt
from dataclasses import dataclass

from csc_core.model.findings.counts import Share
from csc_core.model.vocabulary import Practice


@dataclass(frozen=True, slots=True)
class PracticeUse:
    """How often a key practice was logged, and how many days ago last (None: never)."""

    practice: Practice
    n: int
    last_days: int | None
    last_id: str | None


@dataclass(frozen=True, slots=True)
class PartnerVoice:
    """How a partner shows in the log: rows and responses it acted in, days since it was last seen."""

    org_id: str
    label: str
    sector: str | None
    events: int
    responses: int
    last_days: int | None
    joined: dt.date | None = None
    left: dt.date | None = None


@dataclass(frozen=True, slots=True)
class LogVoice:
    """Who wrote the log: figures that can show a one-sided record."""

    recorded_by: tuple[tuple[str, int], ...]  # organization or role ("": not stated) and its rows, most first
    silent_sectors: tuple[str, ...]  # rostered sectors in no response
    empty_months: int  # months of the log's life with no row
    longest_gap_days: int
    gap_rows: tuple[int, ...]  # around that time: the row before it, and the one after if there is one
    late: Share  # rows written more than 30 days after their date, of rows that say when they were written
    recalled: Share  # rows from memory, of rows that name a source type
    blame_by_coder: tuple[tuple[str, Share], ...]
    cannot_tell: tuple[str, ...] = ()  # what a missing roster or column keeps us from saying
