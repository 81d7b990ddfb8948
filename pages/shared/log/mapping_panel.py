"""How a foreign file is read: its columns and its words beside ours, to be looked at and put right."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from csc_core.model.opened import Opened
from csc_core.reporting import mapping_tables as tables
from pages.shared import memory, parts
from pages.shared.log import uploaded


def mapping_panel(opened: Opened) -> None:
    """Two grids whose answers are taken together; nothing is shown for a file in our own columns."""
    if not opened.guesses:
        return
    parts.section(tables.understood(opened))
    key = f"mapping-{uploaded.answers_mark()}"
    st.data_editor(
        tables.columns_table(opened),
        key=key,
        hide_index=True,
        height="content",
        disabled=[tables.OURS, tables.SAMPLES, tables.FILLED, tables.SURE],
        column_config={
            tables.OURS: st.column_config.TextColumn(width=190),
            tables.THEIRS: st.column_config.SelectboxColumn(
                options=tables.header_choices(opened), required=True
            ),
        },
    )
    words = tables.words_table(opened)
    if len(words):
        st.data_editor(
            words,
            key=f"{key}-words",
            hide_index=True,
            disabled=[tables.WRITTEN, tables.COUNT],
            column_config={
                tables.READ_AS: st.column_config.SelectboxColumn(options=tables.kind_choices(), required=True)
            },
        )
    answers = dict(_answers(opened, memory.grid_changes(key), memory.grid_changes(f"{key}-words")))
    if answers and st.button("Read it so", key="read-mapping", type="primary"):
        for about, choice in answers.items():
            uploaded.answer(about, choice)
        st.rerun()


def _answers(
    opened: Opened, columns: Mapping[str, Any], words: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """What was changed in the grids, as answers."""
    for place, cells in columns.get("edited_rows", {}).items():
        if cells.get(tables.THEIRS):
            yield tables.column_answer(opened, int(place), cells[tables.THEIRS])
    for place, cells in words.get("edited_rows", {}).items():
        if cells.get(tables.READ_AS):
            yield tables.kind_answer(opened, int(place), cells[tables.READ_AS])
