"""Which partners there are, and how each shows in the log."""

import numpy as np
from numpy.typing import NDArray

from csc_core.model.codes import BLANK, BoolArray, EventCodes, Ragged, position
from csc_core.model.facts import Facts
from csc_core.model.findings import PartnerVoice
from csc_core.model.log import EventLog
from csc_core.model.roster import Partner
from csc_core.model.vocabulary import Kind


def known_sectors(log: EventLog) -> dict[str, str]:
    """The sector by organization, for rostered partners that have one."""
    return {partner.org_id: partner.sector for partner in log.partners if partner.sector}


def sector_codes(log: EventLog) -> NDArray[np.int8]:
    """The sector's code by organization (position in ``codes.orgs``), BLANK when unknown."""
    sectors = {partner.org_id: partner.sector for partner in log.partners}
    found = (sectors.get(org) for org in log.codes.orgs)
    return np.array([BLANK if sector is None else position(sector) for sector in found], dtype=np.int8)


def named(column: Ragged, rows: BoolArray, orgs: int) -> NDArray[np.int64]:
    """How many of these rows name each organization in this column."""
    return np.bincount(column.values[rows[column.rows()]], minlength=orgs)


def newest_age(codes: EventCodes, facts: Facts) -> NDArray[np.int64]:
    """Days since each organization last acted in a row that counts, BLANK for never."""
    owner, actors = codes.actors.rows(), codes.actors.values
    counts = facts.counts[owner]
    owner, actors = owner[counts], actors[counts]
    order = np.argsort(codes.day[owner], kind="stable")  # quick where rows are nearly in order
    newest = np.full(len(codes.orgs), BLANK, dtype=np.int64)
    newest[actors[order]] = facts.age[owner[order]]  # the last one assigned stays
    return newest


def list_partners(log: EventLog, facts: Facts) -> tuple[Partner, ...]:
    """The rostered partners, then other organizations that act in a row.

    Without a roster: every organization a row names in any of its columns; their sectors are unknown.
    """
    codes = facts.codes
    orgs = len(codes.orgs)
    columns = (codes.actors,) if log.has_roster else (codes.actors, codes.directed_at, codes.touched)
    shown = sum(named(column, facts.counts, orgs) for column in columns)
    rostered = {partner.org_id for partner in log.partners}
    others = (codes.orgs[place] for place in np.flatnonzero(shown))
    return (*log.partners, *(Partner(org_id=org) for org in others if org not in rostered))


def measure_partners(log: EventLog, facts: Facts) -> tuple[PartnerVoice, ...]:
    """How each partner shows: rows and responses it acted in, days since it was last seen.

    A partner is seen in a row that lists it among the actors, whatever the row's kind.
    """
    codes = facts.codes
    events = named(codes.actors, facts.counts, len(codes.orgs))
    responses = named(codes.actors, facts.counts & codes.is_kind(Kind.RESPONSE), len(codes.orgs))
    ages = newest_age(codes, facts)
    place = {org: number for number, org in enumerate(codes.orgs)}

    def voice(partner: Partner) -> PartnerVoice:
        at = place.get(partner.org_id)
        return PartnerVoice(
            org_id=partner.org_id,
            label=partner.label,
            sector=partner.sector,
            events=0 if at is None else int(events[at]),
            responses=0 if at is None else int(responses[at]),
            last_days=None if at is None or ages[at] == BLANK else int(ages[at]),
            joined=partner.joined,
            left=partner.left,
        )

    return tuple(voice(partner) for partner in list_partners(log, facts))
