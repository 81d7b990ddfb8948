"""The words of one entry beside the picture: what it says, its source, what speaks against its code."""

import streamlit as st

from csc_core.charting.entries import Code, Shown
from csc_core.charting.reading_order import neighbors
from csc_core.model.analysis import Analysis
from csc_core.reporting.details import Detail, detail
from pages.shared import session
from pages.shared.parts import dialog_section, muted, plain, section
from pages.shared.timeline.right_of_reply import right_of_reply

# Streamlit types the colors of a badge by a list of its own, which it does not export.
BADGES = {Code.LEARNING: "blue", Code.BLAMING: "orange", Code.RETREAT: "orange"}


def show_entry(analysis: Analysis, event_id: str, shown: Shown, *, in_dialog: bool = False) -> None:
    """Draw an entry with buttons to the one before and after it among those ``shown``."""
    found = detail(analysis, event_id)
    if found is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.badge(plain(found.badge), color=BADGES.get(found.entry.code, "gray"))  # type: ignore[arg-type]
        st.space("stretch")
        _steps(*neighbors(analysis, shown, found.entry.position))
    (dialog_section if in_dialog else section)(found.entry.title)
    _words(found)
    if found.coded:
        with st.container(gap="xsmall"):
            st.markdown("**What speaks against this code**")
            for doubt in found.doubts or ("Nothing in the row speaks against it.",):
                st.markdown(plain(doubt))
    elif found.contested:
        st.markdown(f"**{plain(found.contested)}**")
    right_of_reply(found)


def _words(found: Detail) -> None:
    with st.container(gap="xsmall"):
        st.markdown(plain(found.when))
        muted(found.source)
        if found.coded:
            muted(found.coded)
        if found.facilitator_only:
            muted("For the facilitator only: never shown in the room.")
    if found.text:
        st.text(found.text)
    with st.container(gap="xsmall"):
        for label, words in found.facts:
            st.markdown(f":gray[{plain(label)}:] {plain(words)}")


def _steps(before: int | None, after: int | None) -> None:
    """Buttons that step through the entries, so that no mark needs a mouse."""
    for label, row in (("Previous", before), ("Next", after)):
        st.button(
            label,
            key=f"step-{label}",
            type="tertiary",
            disabled=row is None,
            on_click=session.pick,
            args=(row,),
        )
