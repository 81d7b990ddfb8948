"""What opens over the comparison: the table behind the pictures, and what can be taken away."""

from dataclasses import replace
from functools import partial

import streamlit as st

from csc_core.charting.frame import Frame
from csc_core.charting.picture import Picture, picture
from csc_core.charting.sheet import sheet
from csc_core.model.portfolio import Portfolio
from csc_core.reporting.comparison import standing_words
from csc_core.reporting.comparison_tables import all_setbacks, setbacks_table
from csc_core.reporting.delimited import csv
from csc_core.reporting.documents.blocks import Document
from csc_core.reporting.documents.comparison_report import comparison_report
from csc_core.reporting.documents.html import html
from csc_core.reporting.documents.offers import MIMES
from csc_core.reporting.documents.pdf import pdf
from pages.shared import parts
from pages.shared.compare.files import keys_of, save_table


@st.dialog("The table behind the pictures", width="large")
def show_table(portfolio: Portfolio, files: Portfolio) -> None:
    """Every setback on the page; ``files`` is what of it may be saved."""
    table = setbacks_table(all_setbacks(portfolio))
    parts.muted("Every setback that is drawn, by city, policy area and name.")
    st.dataframe(table, hide_index=True)
    saved = table if files is portfolio else setbacks_table(all_setbacks(files))
    save_table("Setbacks as CSV", partial(csv, saved), "setbacks-side-by-side.csv", files)


@st.dialog("Take away")
def take_away(part: Portfolio, files: Portfolio, frame: Frame, chosen: str | None) -> None:
    """The journeys of this screen (``part``) as a picture, and everything on the page as a document.

    ``files`` is what of it may be saved.
    """
    part = replace(part, summaries=tuple(one for one in part.summaries if one in files.summaries))
    of = keys_of(files)
    captions = {summary.face.key: standing_words(summary) for summary in part.summaries}

    def drawn() -> Picture:
        return picture(sheet(part, frame, captions, chosen), sized=True)

    def report() -> Document:
        return comparison_report(files, frame.scale)

    if part.summaries:
        parts.muted("The journeys on this screen in one picture, light.")
        with st.container(horizontal=True):
            parts.save_picture(drawn, "journeys-side-by-side", keys_of(part))
    parts.muted("Everything on this page, of all collaborations in it.")
    with st.container(horizontal=True):
        name = "side-by-side"
        parts.save_file("Print (PDF)", lambda: pdf(report()), f"{name}.pdf", MIMES["pdf"], of=of)
        parts.save_file("Web page (HTML)", lambda: html(report()), f"{name}.html", MIMES["html"], of=of)
    parts.muted("The facilitator view is not for projection.")
