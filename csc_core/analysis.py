"""From a checked event log to everything known about it at one date: findings, signals, heat and prompts."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from csc_core.measuring import measure
from csc_core.meeting.agenda import build_agenda
from csc_core.model.agenda import Agenda
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Commitment, Record, SecondTake
from csc_core.model.log import EventLog
from csc_core.model.prompts import Filters
from csc_core.model.room import RoomFindings, Words
from csc_core.recommending import recommend
from csc_core.room import project
from csc_core.signalling import Thresholds, read_heat, read_signals

NO_FILTERS = Filters()


def analyse(
    log: EventLog,
    *,
    today: dt.date,
    as_of: dt.date | None = None,
    records: Iterable[Record] = (),
    commitments: tuple[Commitment, ...] | None = None,
    second_takes: tuple[SecondTake, ...] = (),
    filters: Filters = NO_FILTERS,
    limits: Thresholds | None = None,
) -> Analysis:
    """Measure a log; its signals, heat and recommended actions are read when they are first asked for.

    The date is ``as_of``, else the log's own, else ``today``. ``records`` say what was done with earlier
    prompts; ``commitments``, when given, stand in place of those of the log's follow-up columns;
    ``second_takes`` say how partners mean to answer setbacks to come.
    """
    findings = measure(log, log.as_of(today, as_of))
    findings = replace(findings, second_takes=second_takes)
    if commitments is not None:
        findings = replace(findings, commitments=commitments)
    return Analysis(
        log,
        findings,
        partial(read_signals, limits=limits),
        partial(read_heat, limits=limits),
        partial(recommend, records=tuple(records), filters=filters),
    )


def room_of(
    analysis: Analysis,
    *,
    agreed: bool = False,
    public_audience: bool = False,
    kept_back: Collection[str] = (),
) -> RoomFindings:
    """What of an analysis may be projected in front of the partners, or of a public audience.

    ``agreed``: the group agreed to see how the setbacks read. ``kept_back`` are event ids that the
    facilitator does not want on the screen.
    """
    return project(
        analysis.findings,
        analysis.log,
        analysis.heat,
        agreed=agreed,
        public_audience=public_audience,
        kept_back=kept_back,
    )


def agenda_for(
    analysis: Analysis,
    room: RoomFindings,
    *,
    script: str = "from_log",
    minutes: int | None = None,
    chosen: Sequence[int] = (),
    gaps: Mapping[int, float] | None = None,
    words: Words = Words.ROOM,
) -> Agenda:
    """An agenda for a meeting that sees ``room``, by a ready ``script``, in ``minutes`` (its own if None).

    ``chosen`` are the numbers of the setbacks to speak about, ``gaps`` how differently the sectors saw a
    setback in a ballot. Raises KeyError for an unknown script, ValueError for minutes that do not do.
    """
    return build_agenda(
        room,
        analysis.recommendation,
        analysis.heat,
        script=script,
        minutes=minutes,
        chosen=chosen,
        gaps=gaps,
        words=words,
    )
