"""Bringing a log: a file, or cells copied from a spreadsheet, with the small tables beside it."""

import streamlit as st

from csc_core.intake import PASTED, open_log
from csc_core.model.opened import Opened
from pages.shared import parts
from pages.shared.log import uploaded

KINDS_OF_FILE = ["csv", "tsv", "txt", "xlsx", "xls", "ods", "json", "xes", "xml"]
BESIDE = ("partners", "meta", "codings", "pulse")


def upload_form() -> Opened | None:
    """The fields for a log and the tables beside it; gives what was read, None before there is any."""
    parts.section("Open a log")
    version = uploaded.version()
    file = st.file_uploader(
        "A CSV, Excel or OpenDocument file: the template, or what you keep already",
        type=KINDS_OF_FILE,
        key=f"upload-{version}",
    )
    with st.expander("Paste cells instead"):
        cells = st.text_area(
            "Copy the cells in your spreadsheet, with their headers, and paste them here",
            key=f"paste-{version}",
        )
        st.button("Read these cells", icon=":material/content_paste:")
    with st.expander("Partners and other tables, if you keep them as files of their own"):
        parts.muted("A workbook may hold them as sheets named partners, meta, codings and pulse.")
        beside = {
            table: st.file_uploader(
                table.capitalize(), type=KINDS_OF_FILE[:3], key=f"upload-{table}-{version}"
            )
            for table in BESIDE
        }
    if file is None and not cells.strip():
        return None
    name, data = (file.name, file.getvalue()) if file else (PASTED, cells.encode("utf-8", "replace"))
    extra = {part: (item.name, item.getvalue()) for part, item in beside.items() if item is not None}
    with st.spinner("Reading the log", show_time=True):
        return uploaded.read_once(name, data, extra, open_log)
