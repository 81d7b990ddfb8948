"""The collaborations the store keeps: to open, and to delete for good."""

import streamlit as st

from csc_core.content import in_words
from csc_core.model.errors import CscError, StoreUnavailable
from csc_core.model.people import Role
from csc_core.model.stored import Collaboration
from pages.shared import parts, session
from pages.shared.desk import today
from pages.shared.keeping import store
from pages.shared.parts import plain

MOST_LISTED = 20


def show_kept() -> None:
    """One row a collaboration, the one changed last first."""
    try:
        found, many = store().collaborations(MOST_LISTED), store().how_many()
    except StoreUnavailable as fault:
        parts.muted(f"{fault.says} {fault.try_this}")
        return
    if not found:
        with st.container(border=True):
            st.markdown("None yet. The first log you open will be listed here.")
    for collaboration in found:
        _row(collaboration)
    if many > len(found):
        parts.muted(f"{in_words.count(many - len(found), 'more')} not listed; the last changed come first.")


def _row(collaboration: Collaboration) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(collaboration.name)}**", width="stretch")
        if is_due(collaboration):
            st.badge("due to be deleted", color="orange")
        parts.muted(f"changed {in_words.date(collaboration.changed.date())}")
        if st.button("Open", key=f"open-{collaboration.id}"):
            session.open_kept(collaboration.id)
            st.switch_page("pages/timeline.py", query_params={})
        if store().role(collaboration.id) is Role.OWNER and st.button(
            "Delete", key=f"delete-{collaboration.id}", type="tertiary"
        ):
            delete_dialog(collaboration)


def is_due(collaboration: Collaboration) -> bool:
    """Is the date past until which it was to be kept, and nothing holds it?"""
    until = collaboration.retention_until
    return until is not None and until < today() and not collaboration.legal_hold


@st.dialog("Delete for good?")
def delete_dialog(collaboration: Collaboration) -> None:
    """Ask before a collaboration is deleted with its history."""
    st.markdown(f"**{plain(collaboration.name)}**")
    st.markdown("Its log, its history, its commitments and its ballots are deleted. This cannot be undone.")
    parts.muted("A project file, from the Log page, would bring it back exactly as it is.")
    if st.button("Delete for good", type="primary"):
        try:
            store().delete(collaboration.id)
        except CscError as fault:
            parts.tell(fault)
            return
        session.close(collaboration.id)
        st.toast(f"{plain(collaboration.name)} was deleted, with its history.")
        st.rerun()
