"""What opens over the comparison: the table behind the pictures, and the pictures as one file."""

from functools import partial

import streamlit as st

from csc_core.charting.frame import Frame
from csc_core.charting.picture import Picture, picture
from csc_core.charting.sheet import sheet
from csc_core.model.portfolio import Portfolio
from csc_core.reporting.comparison import standing_words
from csc_core.reporting.comparison_tables import all_setbacks, setbacks_table
from csc_core.reporting.tables import csv
from pages.shared import parts


@st.dialog("The table behind the pictures", width="large")
def show_table(portfolio: Portfolio) -> None:
    table = setbacks_table(all_setbacks(portfolio))
    parts.muted("Every setback that is drawn, by city, policy area and name.")
    st.dataframe(table, hide_index=True)
    parts.save_table("Setbacks as CSV", partial(csv, table), "setbacks-side-by-side.csv")


@st.dialog("Save the picture")
def save(portfolio: Portfolio, frame: Frame, chosen: str | None) -> None:
    parts.muted(
        "The journeys on this screen in one picture, light. The facilitator view is not for projection."
    )
    captions = {summary.face.key: standing_words(summary) for summary in portfolio.summaries}

    def make() -> Picture:
        return picture(sheet(portfolio, frame, captions, chosen), sized=True)

    with st.container(horizontal=True):
        parts.save_picture(make, "journeys-side-by-side")
