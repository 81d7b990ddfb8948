"""Brief: what can be taken away, for the facilitator, the room or a public audience."""

from collections.abc import Sequence

import streamlit as st

from csc_core.analysis import agenda_for, room_of
from csc_core.model.analysis import Analysis
from csc_core.model.opened import Opened
from csc_core.model.stored import Kept
from csc_core.reporting.documents.facilitator_shelf import Material, facilitator_offers
from csc_core.reporting.documents.frames import facilitator_stamp
from csc_core.reporting.documents.offers import Offer
from csc_core.reporting.documents.pdf import Paper
from csc_core.reporting.documents.room_shelf import RoomMaterial, room_offers
from csc_core.reporting.documents.stamp import Audience, Stamp, room_stamp
from pages.shared import cached, parts
from pages.shared.meeting_state import meeting_of
from pages.shared.session import Desk, current

AUDIENCES = {
    Audience.FACILITATOR.value: "For me, the facilitator",
    Audience.ROOM.value: "For the room",
    Audience.PUBLIC.value: "For a public audience",
}
SAYS = {
    Audience.FACILITATOR: "Everything that was found, with codes and reasons. Not for projection.",
    Audience.ROOM: "What the partners may see: no codes of blame, no notes, nothing meant for you alone.",
    Audience.PUBLIC: "Only what is marked as public in the log.",
}
PAPERS = ((Paper.LETTER.value, "Letter"), (Paper.A4.value, "A4"))


def keep(opened: Opened) -> Kept:
    """The log as rows of text."""
    from csc_core.storing.keep import keep as kept  # brings the database's library

    return kept(opened)


def choose_audience() -> Audience:
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
    names = [partner.label for partner in analysis.findings.present]
    chosen = st.selectbox("The newcomer will speak for", names, help="For the hand-over.", width=320)
    return chosen or ""


def offers_for(
    desk: Desk, analysis: Analysis, audience: Audience, paper: Paper
) -> tuple[Stamp, Sequence[Offer], tuple[object, ...]]:
    """The stamp and the documents for an audience, and what they depend on besides the log."""
    if audience is Audience.FACILITATOR:
        material = Material(analysis, desk.opened, keep, desk.records)
        return facilitator_stamp(analysis), facilitator_offers(material, paper), ()
    meeting = meeting_of(desk, analysis)
    public = audience is Audience.PUBLIC
    partner = "" if public else choose_partner(analysis)
    room = room_of(analysis, agreed=meeting.agreed, public_audience=public)
    agenda = agenda_for(analysis, room, script=meeting.agenda.script, minutes=meeting.agenda.minutes)
    if meeting.agreed:
        parts.muted("How setbacks read is shown: the group agreed to it under Present.")
    shelf = RoomMaterial(room, agenda, partner=partner)
    return room_stamp(room), room_offers(shelf, paper), (meeting.agreed, partner)


def choose_offer(offers: Sequence[Offer]) -> Offer:
    known = {offer.id: offer for offer in offers}
    chosen = st.radio(
        "Document",
        list(known),
        format_func=lambda key: known[key].name,
        captions=[offer.says for offer in offers],
        key="document",
        bind="query-params",
    )
    return known.get(chosen or "", offers[0])


def page(desk: Desk) -> None:
    analysis = desk.analysis()
    parts.head(desk, analysis)
    parts.headline("What to take away: the same findings and pictures as on the screens.")
    with st.container(horizontal=True, vertical_alignment="center"):
        audience = choose_audience()
        st.space("stretch")
        paper = Paper(parts.choose("paper", PAPERS, 120))
    parts.muted(SAYS[audience])
    left, right = st.columns([1, 1.4], gap="large")
    with left:
        stamp, offers, besides = offers_for(desk, analysis, audience, paper)
        offer = choose_offer(offers)
        stem = parts.file_stem(desk.log.name)
        with st.container(horizontal=True):
            for file in offer.files:
                parts.save_file(file.label, file.make, file.name(stem, offer, stamp), file.mime)
        parts.muted(f"Every page says: {stamp.short}")
    with right, st.container(border=True):
        if offer.look:
            with st.spinner("Laying out the page"):
                picture = cached.first_look(offer.look, desk.question(), (audience, offer.id, paper, *besides))
            st.image(picture, width="stretch")
        else:
            parts.muted("These files have no page to look at. Each is made when you press its button.")
    parts.source(analysis)


opened = current()
if opened is None:
    parts.nothing_open()
else:
    page(opened)
