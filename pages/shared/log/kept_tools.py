"""What can be done with a log that is kept: undo, redo, history, a copy of an example, the project file."""

import streamlit as st

from csc_core.model.analysis import Analysis
from csc_core.model.errors import CscError
from csc_core.model.stored import Part
from csc_core.reporting.editing import history_lines
from pages.shared import kept, long_file, parts, session
from pages.shared.desk import Desk
from pages.shared.keeping import store
from pages.shared.kept import KeptDesk
from pages.shared.log import uploaded
from pages.shared.log.edit_event import add_event
from pages.shared.parts import plain

ZIP = "application/zip"


def offer_copy(desk: Desk) -> None:
    """An example is not changed, nor what lasts for this visit only; a copy that is kept can be."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown("This log stays as it is. To change it, keep a copy of your own.", width="stretch")
        if st.button("Keep a copy", icon=":material/content_copy:"):
            session.open_upload(desk.opened)
            st.rerun()


def tools(desk: KeptDesk, analysis: Analysis) -> None:
    """Add, undo, redo, and the file that reopens the exact state."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Add an event", type="primary", icon=":material/add:"):
            add_event(desk, analysis)
        for label, icon, step, turn in (
            ("Undo", "undo", store().next_undo(desk.key), "undo"),
            ("Redo", "redo", store().next_redo(desk.key), "redo"),
        ):
            what = f": {step.what}" if step and step.what else ""
            if st.button(
                f"{label}{plain(what)}", type="tertiary", icon=f":material/{icon}:", disabled=not step
            ):
                take_back(desk, turn)
        st.space("stretch")
        name = f"{parts.file_stem(desk.log.name)}-project.zip"
        long_file.save_pieces(
            "Project file",
            lambda: store().project_pieces(desk.key),
            name,
            ZIP,
            rows=len(desk.log),
            of=(desk.question(),),
        )


def take_back(desk: KeptDesk, turn: str) -> None:
    """Take the last step back, or do it again; a conflict is told."""
    try:
        with kept.step(desk.key, turn.capitalize()) as edit:
            edit.undo() if turn == "undo" else edit.redo()
    except CscError as fault:
        parts.tell(fault)
    else:
        st.rerun()


def history(desk: KeptDesk) -> None:
    """What was done to one row: who, when, before and after."""
    rows = {row.key: row.cells.get("title", row.key) for row in desk.stored.part(Part.EVENTS)}
    with st.expander("History of a row"):
        key = st.selectbox("Row", list(rows), index=None, format_func=rows.__getitem__)
        if key:
            for line in history_lines(store().history(desk.key, key)):
                st.markdown(plain(line))


def open_project() -> None:
    """A project file, opened as it was."""
    key = f"project-{uploaded.version()}"
    file = st.file_uploader("A project file (zip) saved here", type=["zip"], key=key)
    if file is not None and st.button("Open the project", type="primary"):
        try:
            opened = kept.open_project(file.getvalue())
        except CscError as fault:
            parts.tell(fault)
            return
        uploaded.clear_upload()
        session.open_kept(opened.id)
        st.switch_page("pages/timeline.py", query_params={})
