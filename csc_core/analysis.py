"""From a checked event log to everything known about it at one date: findings, signals, heat and prompts."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import replace

from csc_core.measuring import measure
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Commitment, Record
from csc_core.model.log import EventLog
from csc_core.model.prompts import Filters
from csc_core.model.room import RoomFindings
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
    filters: Filters = NO_FILTERS,
    limits: Thresholds | None = None,
) -> Analysis:
    """Measure a log, read its signals and heat, and recommend actions.

    The date is ``as_of``, else the log's own, else ``today``. ``records`` say what was done with earlier
    prompts; ``commitments``, when given, stand in place of those of the log's follow-up columns.
    """
    findings = measure(log, log.as_of(today, as_of))
    if commitments is not None:
        findings = replace(findings, commitments=commitments)
    signals = read_signals(findings, limits)
    heat = read_heat(findings, signals, limits)
    recommendation = recommend(findings, signals, heat, records=records, filters=filters)
    return Analysis(log, findings, signals, heat, recommendation)


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
