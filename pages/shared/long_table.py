"""A table of any length: so many rows at a time, found by words. The file of it has all."""

from typing import Any

import streamlit as st

from csc_core.content import in_words
from csc_core.reporting.tables import Table, with_words
from pages.shared import parts

AT_ONCE = 1_000  # rows; a browser gets slow with many more


def long_table(table: Table, name: str, **settings: Any) -> None:
    """Draw a table. A long one gets a box for words and a choice of rows; ``name`` keeps boxes apart."""
    if len(table) <= AT_ONCE:
        st.dataframe(table, hide_index=True, **settings)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        words = sought(name)
        found = with_words(table, words) if words else table
        first = first_row(len(found), name)
        told = in_words.count(len(found), "row")
        parts.muted(f"{told} with these words" if words else f"{told} in all")
    st.dataframe(found.iloc[first : first + AT_ONCE], hide_index=True, **settings)


def sought(name: str, *, disabled: bool = False) -> str:
    """A box for words to look for in a table."""
    return st.text_input(
        "Words to find",
        key=f"{name}-words",
        placeholder="Find rows with these words",
        label_visibility="collapsed",
        width=280,
        disabled=disabled,
    )


def first_row(rows: int, name: str, *, at_once: int = AT_ONCE, disabled: bool = False) -> int:
    """Where the rows to show begin; asked for where there are more than are shown at once."""
    if rows <= at_once:
        return 0
    return st.selectbox(
        "Rows to show",
        range(0, rows, at_once),
        key=f"{name}-rows",
        format_func=lambda first: f"Rows {first + 1:,} to {min(first + at_once, rows):,}",
        label_visibility="collapsed",
        width=210,
        disabled=disabled,
    )
