"""Opening a file: the upload fields, what became of the file, and what needs a person."""

import streamlit as st

from csc_core.content import plain as written
from csc_core.intake import open_log
from csc_core.model.opened import Opened
from csc_core.model.vocabulary import Verdict
from csc_core.reporting.documents.marked_sheet import has_marks, marked_sheet
from csc_core.reporting.reception import noticed, noticed_headline, opened_advice, opened_headline
from csc_core.reporting.tables import csv, problems_table, set_aside_table
from pages.shared import parts, session
from pages.shared.append_panel import append_panel
from pages.shared.mapping_panel import mapping_panel
from pages.shared.mend_grid import mend_upload
from pages.shared.parts import plain

KINDS_OF_FILE = ["csv", "tsv", "txt", "xlsx", "xls", "ods", "json", "xes", "xml"]
BESIDE = ("partners", "meta", "codings", "pulse")
MARKED = "sheet-with-faults.xlsx"


def upload_form() -> None:
    """The fields for a log and the tables beside it; below them what became of the file."""
    parts.section("Open a log")
    version = session.remembered("upload-version", int)
    file = st.file_uploader(
        "A CSV, Excel or OpenDocument file: the template, or what you keep already",
        type=KINDS_OF_FILE,
        key=f"upload-{version}",
    )
    with st.expander("Partners and other tables, if you keep them as files of their own"):
        parts.muted("A workbook may hold them as sheets named partners, meta, codings and pulse.")
        beside = {
            table: st.file_uploader(
                table.capitalize(), type=KINDS_OF_FILE[:3], key=f"upload-{table}-{version}"
            )
            for table in BESIDE
        }
    if file is not None:
        extra = {name: (item.name, item.getvalue()) for name, item in beside.items() if item is not None}
        with st.spinner("Reading the file", show_time=True):
            read = session.read_once(file.name, file.getvalue(), extra, open_log)
        _report(read)


def _report(opened: Opened) -> None:
    parts.headline(opened_headline(opened))
    st.markdown(plain(opened_advice(opened)))
    _ask(opened)
    mapping_panel(opened)
    with st.container(horizontal=True):
        if opened.log is not None:
            label = f"Open the timeline with {written.count(len(opened.log), 'row')}"
            if st.button(label, type="primary", icon=":material/timeline:"):
                session.open_upload(opened)
                session.remember_answers(opened)
                session.clear_upload()
                st.switch_page("pages/timeline.py")
        if st.button("Undo this upload", type="tertiary", icon=":material/undo:"):
            session.clear_upload()
            st.rerun()
    append_panel(opened)
    mend_upload(opened)
    show_faults(opened, "upload")


def _ask(opened: Opened) -> None:
    """Questions only a person can answer; the file is read again with the answer."""
    for question in opened.questions:
        with st.container(border=True):
            st.markdown(plain(question.says))
            answer = st.radio(
                "Which is it?",
                question.choices,
                format_func=plain,
                index=None,
                horizontal=True,
                key=question.about,
            )
            if st.button("Read it so", disabled=answer is None, key=f"answer-{question.about}"):
                session.answer(question.about, str(answer))
                st.rerun()


def show_faults(opened: Opened, which: str) -> None:
    """Everything that was noticed, and the files to take away: the rows set aside, the sheet with its faults.

    ``which`` tells the open log from an upload that stands below it.
    """
    with st.container(horizontal=True):
        if opened.set_aside:
            label = f"The {written.count(len(opened.set_aside), 'row')} set aside, as CSV"
            parts.save_table(
                label, lambda: csv(set_aside_table(opened)), "rows-set-aside.csv", f"aside-{which}"
            )
        if has_marks(opened):
            parts.save_file(
                "Your sheet with the faults marked", lambda: marked_sheet(opened), MARKED, parts.XLSX
            )
    found = noticed(opened)
    if found:
        with st.expander(noticed_headline(opened), expanded=opened.verdict is Verdict.LOAD_WITH_WARNINGS):
            table = problems_table(found)
            st.dataframe(table, hide_index=True)
            parts.save_table("Remarks as CSV", lambda: csv(table), "remarks.csv", f"remarks-{which}")
