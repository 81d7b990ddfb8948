"""From a checked event log to everything that can be found in it at one date."""

import datetime as dt

import numpy as np

from csc_core.measuring.agreement import measure_agreement
from csc_core.measuring.commitments import measure_commitments
from csc_core.measuring.episodes import episode_table
from csc_core.measuring.governance import measure_governance
from csc_core.measuring.listing import list_episodes
from csc_core.measuring.order import order_doubts
from csc_core.measuring.partners import known_sectors, measure_partners, sector_codes
from csc_core.measuring.patterns import measure_patterns
from csc_core.measuring.practices import measure_practices, with_practices_of_actions
from csc_core.measuring.totals import measure_totals
from csc_core.measuring.voice import measure_voice
from csc_core.model import columns as c
from csc_core.model.codes import date_of, day_number
from csc_core.model.facts import Facts
from csc_core.model.findings import Findings
from csc_core.model.log import EventLog


def facts_at(log: EventLog, as_of: dt.date) -> Facts:
    """The log's rows seen from one day. Rows dated later count in nothing."""
    codes, today = with_practices_of_actions(log.codes), day_number(as_of)
    return Facts(
        codes=codes,
        today=today,
        ids=np.asarray(log.table.column(c.EVENT_ID), dtype=object),
        age=(today - codes.day).astype(np.int32),
        counts=codes.day <= today,
        numbers=np.asarray(log.table.column(c.ROW), dtype=np.int64),
    )


def start_of(log: EventLog, facts: Facts) -> dt.date:
    """The collaboration's stated start, else the date of its first row; never after the as-of date."""
    oldest = int(facts.age[facts.counts].max(initial=0))
    return min(log.meta.start_date or date_of(facts.today - oldest), date_of(facts.today))


def measure(log: EventLog, as_of: dt.date) -> Findings:
    """Everything found in ``log`` as of one date; the same log and date always give the same findings.

    Rows dated after ``as_of`` are left out of every figure. Works on any number of rows, none included.
    """
    facts = facts_at(log, as_of)
    table = episode_table(facts.codes, facts.counts, sector_codes(log))
    start = start_of(log, facts)
    episodes = list_episodes(table, facts)
    return Findings(
        as_of=as_of,
        facts=facts,
        episodes=episodes,
        governance=measure_governance(log, facts, table, start),
        practices=measure_practices(facts),
        partners=measure_partners(log, facts),
        voice=measure_voice(log, facts),
        agreement=measure_agreement(log.codings, facts),
        patterns=measure_patterns(table, facts),
        commitments=measure_commitments(log, facts),
        totals=measure_totals(facts),
        start=start,
        has_roster=log.has_roster,
        sectors=known_sectors(log),
        pulse=tuple(row for row in log.pulse if row.date <= as_of),
        order_doubts=tuple(order_doubts(facts.codes, episodes)),
    )
