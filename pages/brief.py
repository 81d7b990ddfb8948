"""Brief: what can be taken away, for the facilitator, the room or a public audience."""

from collections.abc import Sequence

import streamlit as st

from csc_core.model.people import Action
from csc_core.reporting.documents.abridging import too_long
from csc_core.reporting.documents.offers import Offer
from csc_core.reporting.documents.pdf import Paper
from csc_core.reporting.documents.stamp import Audience
from pages.shared import cached, long_file, parts, session
from pages.shared.desk import Desk
from pages.shared.take_away import Shelf, choose_audience, choose_partner, shelf_for

SAYS = {
    Audience.FACILITATOR: "Everything that was found, with codes and reasons. Not for projection.",
    Audience.ROOM: "What the partners may see: no blame, no notes, nothing meant for you alone.",
    Audience.PUBLIC: "Only what the log marks as public.",
}
HAND_OVER = "hand-over"
READ = ("report", "slides", "learning-history", HAND_OVER)  # the documents that tell setback by setback
PAPERS = ((Paper.LETTER.value, "Letter"), (Paper.A4.value, "A4"))


def choose_offer(offers: Sequence[Offer]) -> Offer:
    known = {offer.id: offer for offer in offers}
    chosen = st.radio(
        "Document",
        list(known),
        format_func=lambda key: known[key].name,
        key="document",
        bind="query-params",
        label_visibility="collapsed",
    )
    return known.get(chosen or "", offers[0])


def save(desk: Desk, shelf: Shelf, offer: Offer) -> None:
    """A button for each file of a document; a file is made when its button is pressed."""
    stem = parts.file_stem(shelf.stamp.name)
    mine = shelf.stamp.audience is Audience.FACILITATOR
    action = Action.EXPORT_FACILITATOR if mine else Action.EXPORT_ROOM
    about = f"{offer.name}, for the {shelf.stamp.audience}"
    with st.container(horizontal=True):
        for file in offer.files:
            name = file.name(stem, offer, shelf.stamp)
            of = (desk.question(), offer.id, file.suffix, *shelf.choices)
            long_file.save_pieces(
                file.label,
                file.pieces,
                name,
                file.mime,
                rows=len(desk.log),
                of=of,
                action=action,
                about=about,
            )
    parts.muted(f"It says of itself: {shelf.stamp.short}")
    if offer.id in READ and (told := too_long(len(desk.log))):
        parts.muted(told)


def look(desk: Desk, shelf: Shelf, offer: Offer) -> None:
    """The first page of a document as it will be printed."""
    with st.container(border=True):
        if offer.look is None:
            parts.muted("No page to look at here. The file is made when you press its button.")
            return
        with st.spinner("Laying out the page", show_time=True):
            page = cached.first_look(offer.look, desk.question(), (offer.id, *shelf.choices))
        st.image(page, width="stretch", alt=f"{offer.name}: its first page")
    parts.muted("The first page as it will be printed. The web page holds the same in words.")


def page(desk: Desk) -> None:
    analysis = desk.analysis()
    parts.head(desk, analysis)
    parts.headline("Take away what the screens show: to print, to present, to go on working with.")
    with st.container(horizontal=True, vertical_alignment="center"):
        audience = choose_audience()
        st.space("stretch")
        paper = Paper(parts.choose("paper", PAPERS, 120))
    parts.muted(SAYS[audience])
    left, right = st.columns([1, 1.5], gap="large")
    with left:
        shelf = shelf_for(desk, analysis, audience, paper)
        offer = choose_offer(shelf.offers)
        parts.muted(offer.says)
        if offer.id == HAND_OVER:
            shelf = shelf_for(desk, analysis, audience, paper, choose_partner(analysis))
            offer = next(found for found in shelf.offers if found.id == HAND_OVER)
        save(desk, shelf, offer)
    with right:
        look(desk, shelf, offer)
    parts.source(analysis)


opened = session.current()
if opened is None:
    parts.nothing_open()
else:
    page(opened)
