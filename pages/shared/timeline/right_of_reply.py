"""Right of reply: a partner disputes an entry, and its account is kept beside it, out of the room."""

import streamlit as st

from csc_core.model import columns as c
from csc_core.model.vocabulary import YesNo
from csc_core.reporting.details import Detail
from pages.shared import memory, session
from pages.shared.coding.save import change_event
from pages.shared.kept import KeptDesk
from pages.shared.log.wording_hints import show_hints
from pages.shared.parts import plain


def right_of_reply(found: Detail) -> None:
    """What a partner says against an entry, or the way to write it down; only where a log is kept."""
    desk = session.kept_here()
    if desk is None:
        return
    event_id = found.entry.id
    with st.expander("A partner's account" if found.contested else "A partner sees this otherwise"):
        if found.contested:
            st.markdown(plain(found.contested))
            st.markdown(":gray[Both accounts stay, and the room sees neither.]")
            if st.button("No longer contested", key=f"uncontest-{event_id}"):
                _save(desk, event_id, "No longer contested", "", "")
            return
        note = st.text_area(
            "What does the partner say? Name the organization, no person.", key=f"reply-{event_id}", height=80
        )
        show_hints(c.CONTESTED_NOTE, note)
        st.markdown(
            ":gray[The entry stays. The room will not see it, only that one more is being corrected.]"
        )
        if st.button("Mark as contested", key=f"contest-{event_id}"):
            _save(desk, event_id, "Contested", YesNo.YES, note)


def _save(desk: KeptDesk, event_id: str, what: str, contested: str, note: str) -> None:
    if change_event(desk, event_id, what, {c.CONTESTED: contested, c.CONTESTED_NOTE: note}):
        memory.ask_once("entry")  # where the entry was read in a dialog, it opens again
        st.rerun()
