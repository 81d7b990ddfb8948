"""Log: open a file, see how it was read and what needs a look, and who wrote it."""

import streamlit as st

from csc_core.model.analysis import Analysis
from csc_core.reporting.editing import label
from csc_core.reporting.reception import opened_headline, voice_says, voice_sentences
from csc_core.reporting.template import blank_csv, blank_workbook
from pages.shared import cached, long_file, parts, session
from pages.shared.access import gate, rights
from pages.shared.coding.queue import coding_queue
from pages.shared.desk import Desk
from pages.shared.kept import KeptDesk
from pages.shared.log.about_panel import about_panel
from pages.shared.log.edit_grid import edit_grid
from pages.shared.log.kept_tools import history, offer_copy, open_project, tools
from pages.shared.log.mend_rows import mend_open_log
from pages.shared.log.reception_panel import show_faults, show_order, show_reception
from pages.shared.log.terms_panel import terms_panel
from pages.shared.log.upload import upload_form
from pages.shared.long_table import long_table
from pages.shared.parts import plain

ROWS_SEEN = 10  # more are scrolled to


def templates() -> None:
    parts.section("A blank log to fill in")
    parts.muted(
        "One row per event; only date, kind and title are needed. The workbook has drop-downs and a guide."
    )
    with st.container(horizontal=True):
        parts.save_file("Template for Excel", blank_workbook, "event-log.xlsx", parts.XLSX)
        parts.save_table("Template as CSV", blank_csv, "event-log.csv")


def read(desk: Desk, analysis: Analysis) -> None:
    mend_open_log(desk)
    left, right = st.columns([1.9, 1.2], gap="medium")
    with left:
        parts.section("The rows as they were read")
        table = cached.rows_as_read(desk.opened, desk.question())
        names = {name: label(name) for name in table.columns}
        long_table(table, "read", height=420 if len(table) > ROWS_SEEN else "auto", column_config=names)
        long_file.save_table("The log as CSV", table, parts.file_stem(desk.log.name), of=(desk.question(),))
        show_faults(desk.opened, "open")
        show_order(analysis)
    with right:
        parts.section("Who wrote this log?")
        drawn = cached.voice_picture(analysis, desk.question(), parts.is_dark())
        parts.chart(drawn, "voice", voice_says(analysis))
        for text in voice_sentences(analysis):
            st.markdown(plain(text))


def edit(desk: KeptDesk, analysis: Analysis) -> None:
    tools(desk, analysis)
    if desk.opened.needing:
        parts.to_work("read", "Put right the rows that were set aside")
    edit_grid(desk)
    history(desk)


def open_another() -> None:
    upload_side, template_side = st.columns([1.9, 1.2], gap="medium")
    with upload_side:
        read = upload_form()
        if read is None:
            open_project()
    with template_side:
        templates()
    if read is not None:
        show_reception(read)


WORK = {
    "read": "Read",
    "edit": "Edit",
    "code": "Code",
    "about": "Name and partners",
    "keep": "Members and terms",
}
ON_KEPT = {
    "edit": edit,
    "code": coding_queue,
    "about": about_panel,
    "keep": terms_panel,
}


def current(desk: Desk) -> None:
    analysis = desk.analysis()
    parts.head(desk, analysis)
    over = st.container()
    work = parts.choose_one("work", rights.work_on(desk, WORK | {"open": "Open another"}))
    if work != "code":  # there the screen belongs to the response
        with over:
            parts.headline(opened_headline(desk.opened))
    if work == "open":
        open_another()
        return
    if work == "read":
        read(desk, analysis)
    elif isinstance(desk, KeptDesk):
        ON_KEPT[work](desk, analysis)
    else:
        offer_copy(desk)
    parts.source(analysis)


opened = session.current()
if opened is not None:
    current(opened)
else:
    parts.headline("Open the event log your collaboration keeps.")
    if not gate.show_notice():
        parts.muted(
            "It stays on the computer this app runs on. Treat everything here as if it may be read in public."
        )
    open_another()
