"""What opens over the timeline: the table behind it, the picture as a file, the picked entry."""

from functools import partial

import streamlit as st

from csc_core.charting.entries import Shown
from csc_core.charting.picture import Picture, picture
from csc_core.model.analysis import Analysis
from csc_core.reporting.delimited import csv
from csc_core.reporting.tables import entries_table, episodes_table
from pages.shared import cached, memory, parts, session
from pages.shared.long_table import long_table
from pages.shared.timeline import entry_panel


@st.dialog("The table behind the picture", width="large")
def show_table(analysis: Analysis, shown: Shown, name: str) -> None:
    for title, table, stem in (
        ("Setbacks", episodes_table(analysis), "setbacks"),
        ("Entries shown", entries_table(analysis, shown), "entries"),
    ):
        parts.dialog_section(f"{title}: {len(table):,}")
        long_table(table, stem, placeholder="–")
        parts.save_table(f"{title} as CSV", partial(csv, table), f"{name}-{stem}.csv")


@st.dialog("Save the picture")
def save(analysis: Analysis, view: str, shown: Shown, name: str) -> None:
    parts.muted(
        "The picture as you see it, light, with its filters. The facilitator view is not for projection."
    )

    def make() -> Picture:
        return picture(cached.VIEWS[view](analysis, shown), sized=True)

    with st.container(horizontal=True):
        parts.save_picture(make, f"{name}-timeline")


@st.dialog("The entry")
def entry_dialog(analysis: Analysis, shown: Shown) -> None:
    picked = session.picked_row(analysis)
    memory.is_news("entry", picked)  # seen here, so that the page does not open it again
    if picked:
        entry_panel.show_entry(analysis, picked, shown, in_dialog=True)
