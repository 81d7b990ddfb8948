"""For whom something is taken away, and the documents there are for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from csc_core.analysis import agenda_for, room_of
from csc_core.model.analysis import Analysis
from csc_core.model.opened import Opened
from csc_core.model.stored import Change, Kept
from csc_core.reporting.documents.facilitator_shelf import Material, facilitator_offers
from csc_core.reporting.documents.frames import facilitator_stamp
from csc_core.reporting.documents.offers import Offer
from csc_core.reporting.documents.pdf import Paper
from csc_core.reporting.documents.room_shelf import RoomMaterial, room_offers
from csc_core.reporting.documents.stamp import Audience, Stamp, room_stamp
from pages.shared.ballot.book import all_results, asked_of
from pages.shared.desk import Desk
from pages.shared.keeping import store
from pages.shared.kept import KeptDesk
from pages.shared.others import OthersDesk, for_others
from pages.shared.room.meeting import meeting_of

AUDIENCES = {
    Audience.FACILITATOR.value: "For me, the facilitator",
    Audience.ROOM.value: "For the room",
    Audience.PUBLIC.value: "For a public audience",
}


@dataclass(frozen=True)
class Shelf:
    """The documents for one audience, what each of their pages says, and the choices they depend on."""

    stamp: Stamp
    offers: Sequence[Offer]
    choices: tuple[object, ...]


def choose_audience() -> Audience:
    """Whom it is for; the choice stands in the address."""
    chosen = st.radio(
        "For whom?",
        list(AUDIENCES),
        format_func=AUDIENCES.__getitem__,
        horizontal=True,
        key="audience",
        bind="query-params",
        label_visibility="collapsed",
    )
    return Audience(chosen or Audience.FACILITATOR.value)


def choose_partner(analysis: Analysis) -> str:
    """Which partner a newcomer will speak for."""
    return st.selectbox("For whoever will speak for", partners(analysis), width=360) or ""


def partners(analysis: Analysis) -> list[str]:
    """The names of those at the table."""
    return [partner.label for partner in analysis.findings.present]


def shelf_for(desk: Desk, analysis: Analysis, audience: Audience, paper: Paper, partner: str = "") -> Shelf:
    """The documents for an audience; ``partner`` is the one a hand-over is for.

    What the room may see is settled on the Present page.
    """
    if audience is Audience.FACILITATOR:
        material = Material(analysis, desk.opened, _rows, desk.records, partial(_history, desk))
        offers = facilitator_offers(material, paper)
        return Shelf(facilitator_stamp(analysis), offers, (audience, paper))
    desk = for_others(desk)
    analysis = desk.analysis()
    partner = desk.called(partner) if isinstance(desk, OthersDesk) else partner
    meeting = meeting_of(desk, analysis)
    partner = partner or next(iter(partners(analysis)), "")
    public = audience is Audience.PUBLIC
    room = room_of(analysis, agreed=meeting.agreed, public_audience=public)
    agenda = agenda_for(analysis, room, script=meeting.agenda.script, minutes=meeting.agenda.minutes)
    ballots = tuple(all_results(asked_of(desk, analysis)).values())
    told = tuple((ballot.number, ballot.voices) for ballot in ballots)
    offers = room_offers(RoomMaterial(room, agenda, ballots, partner), paper)
    return Shelf(room_stamp(room), offers, (audience, paper, meeting.agreed, partner, told))


def _rows(opened: Opened) -> Kept:
    """The log as rows of text."""
    from csc_core.storing import keep  # brings the database's library

    return keep(opened)


def _history(desk: Desk) -> Sequence[Change]:
    """Every change to a log that is in the store."""
    return store().changes(desk.key) if isinstance(desk, KeptDesk) else ()
