"""What became of a file: how it was read, what needs a person, and the way on."""

import streamlit as st

from csc_core.content import in_words
from csc_core.content.codebook import family
from csc_core.intake import SHEET
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.opened import Opened
from csc_core.model.vocabulary import Verdict
from csc_core.reporting.delimited import csv
from csc_core.reporting.documents.marked_sheet import has_marks, marked_sheet_pieces
from csc_core.reporting.order import ADVICE, HEADLINE, order_sentences
from csc_core.reporting.reception import noticed, noticed_headline, opened_advice, opened_headline
from csc_core.reporting.tables import problems_table, remarks_table, set_aside_table
from pages.shared import long_file, parts, session
from pages.shared.log import uploaded
from pages.shared.log.append_panel import append_panel
from pages.shared.log.mapping_panel import mapping_panel
from pages.shared.log.mend_rows import mend_upload
from pages.shared.parts import plain

MARKED = "sheet-with-faults.xlsx"


def show_reception(opened: Opened) -> None:
    """How a file was read: what it needs, how its columns are understood, what can be done with it."""
    parts.headline(opened_headline(opened))
    st.markdown(plain(opened_advice(opened)))
    _ask(opened)
    _choose_sheet(opened)
    mapping_panel(opened)
    with st.container(horizontal=True):
        if opened.log is not None:
            label = f"Open the timeline with {in_words.count(len(opened.log), 'row')}"
            if st.button(label, type="primary", icon=":material/timeline:"):
                session.open_upload(opened)
                uploaded.remember_answers(opened)
                uploaded.clear_upload()
                st.switch_page("pages/timeline.py", query_params={})
        if st.button("Undo this upload", type="tertiary", icon=":material/undo:"):
            uploaded.clear_upload()
            st.rerun()
    append_panel(opened)
    mend_upload(opened)
    show_faults(opened, "upload")


def _ask(opened: Opened) -> None:
    """Questions only a person can answer; the file is read again with the answer."""
    if any(question.about.startswith(c.KIND) for question in opened.questions):
        show_kinds()
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
                uploaded.answer(question.about, str(answer))
                st.rerun()


def show_kinds() -> None:
    """What the kinds of rows are, by example."""
    with st.expander("What the six kinds mean"):
        for kind in family("kind"):
            st.markdown(f"**{plain(kind.name)}** · {plain(kind.counts)}")


def _choose_sheet(opened: Opened) -> None:
    """Which sheet of a workbook holds the events, where there are several."""
    if len(opened.sheets) > 1 and opened.sheet in opened.sheets:
        sheet = st.selectbox(
            "Sheet", opened.sheets, index=opened.sheets.index(opened.sheet), format_func=plain
        )
        if sheet != opened.sheet:
            uploaded.answer(SHEET, sheet)
            st.rerun()


def show_faults(opened: Opened, which: str) -> None:
    """Everything that was noticed, and the files to take away: the rows set aside, the sheet with its faults.

    ``which`` tells the open log from an upload that stands below it.
    """
    with st.container(horizontal=True):
        if opened.set_aside:
            label = f"The {in_words.count(len(opened.set_aside), 'row')} set aside, as CSV"
            parts.save_table(
                label, lambda: csv(set_aside_table(opened)), "rows-set-aside.csv", f"aside-{which}"
            )
        if has_marks(opened):
            long_file.save_pieces(
                "Your sheet with the faults marked",
                lambda: marked_sheet_pieces(opened),
                MARKED,
                parts.XLSX,
                rows=opened.rows,
                of=(which, long_file.Same(opened)),
            )
    found = noticed(opened)
    if found:
        with st.expander(
            plain(noticed_headline(opened)), expanded=opened.verdict is Verdict.LOAD_WITH_WARNINGS
        ):
            st.dataframe(remarks_table(found), hide_index=True)
            parts.save_table(
                "Remarks as CSV", lambda: csv(problems_table(found)), "remarks.csv", f"remarks-{which}"
            )


def show_order(analysis: Analysis) -> None:
    """Which readings hang on the order of rough dates."""
    told = order_sentences(analysis)
    if told:
        parts.section(HEADLINE)
        for text in told:
            st.markdown(plain(text))
        parts.muted(ADVICE)
