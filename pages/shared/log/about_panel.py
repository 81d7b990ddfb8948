"""What the collaboration is called, and who its partners are: a short form and a grid."""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import streamlit as st

from csc_core.model.analysis import Analysis
from csc_core.model.stored import Part, Stored
from csc_core.reporting import describing
from csc_core.reporting.dictionary import Column
from csc_core.storing.editing import Edit
from pages.shared import parts
from pages.shared.kept import KeptDesk
from pages.shared.log import held_grid
from pages.shared.parts import plain

NAME = "partners"


def about_panel(desk: KeptDesk, analysis: Analysis) -> None:
    """Both, saved in one step that can be undone."""
    seen, changes = held_grid.seen(NAME, desk)
    stored = seen.stored
    left, right = st.columns([1, 1.7], gap="large")
    with left:
        facts = _facts(seen, stored)
    with right:
        table = _partners(seen, stored, analysis)
    if st.button("Save the name and the partners", type="primary", icon=":material/save:", key="save-about"):
        edited = changes.get("edited_rows", {})
        held_grid.save(NAME, desk, "Described", lambda edit: _apply(edit, seen, facts, table, edited))
    held_grid.offer_anew(NAME, desk, seen)


def _facts(seen: KeptDesk, stored: Stored) -> dict[str, str]:
    """The facts as they stand in the form."""
    parts.section("The collaboration")
    now = describing.facts_of(stored)
    return {fact.name: _fact(fact, now.get(fact.name, ""), seen) for fact in describing.facts_asked()}


def _fact(fact: Column, now: str, seen: KeptDesk) -> str:
    key = f"fact-{fact.name}-{seen.key}-{seen.revision}"
    if fact.codes:
        words = {"": "not said"} | {term.code: term.name for term in fact.codes}
        at = list(words).index(now) if now in words else 0
        chosen = st.selectbox(
            plain(fact.label), list(words), at, format_func=words.__getitem__, key=key, help=plain(fact.help)
        )
        return chosen or ""
    if fact.is_day:
        known = None
        with suppress(ValueError):
            known = dt.date.fromisoformat(now)
        day = st.date_input(
            plain(fact.label), known, min_value=dt.date(1900, 1, 1), key=key, format="YYYY-MM-DD"
        )
        return day.isoformat() if day else now if known is None else ""
    return st.text_input(plain(fact.label), now, key=key, help=plain(fact.help)) or ""


def _partners(seen: KeptDesk, stored: Stored, analysis: Analysis) -> Any:
    """The grid of organizations; gives it as it was before edits."""
    parts.section("The partners")
    parts.muted(describing.described(analysis))
    table = describing.partners_table(analysis, stored)
    shown = describing.partners_shown()
    settings: dict[str, Any] = {name: _column(column) for name, column in shown.items()}
    settings[describing.IS_PARTNER] = st.column_config.CheckboxColumn(width=70)
    settings[describing.ROWS] = st.column_config.NumberColumn(width=60, help="Rows of the log that name it")
    st.data_editor(
        table,
        key=held_grid.key(NAME, seen),
        hide_index=True,
        disabled=[describing.ORG, describing.ROWS],
        column_config=settings,
        placeholder="",  # an empty cell looks empty
    )
    parts.muted("Organizations only, never persons.")
    return table


def _column(column: Column) -> Any:
    """How a column of the partners is edited."""
    if not column.codes:
        return st.column_config.TextColumn(column.label, help=column.help)
    words = {term.code: term.name for term in column.codes}
    return st.column_config.SelectboxColumn(
        column.label,
        help=column.help,
        options=["", *words],
        format_func=lambda code: words.get(str(code), str(code)),
    )


def _apply(
    edit: Edit,
    seen: KeptDesk,
    facts: Mapping[str, str],
    table: Any,
    edited: Mapping[Any, Mapping[str, Any]],
) -> None:
    """Both tables as one step; who changed them meanwhile is told."""
    edit.replace(Part.META, describing.with_facts(seen.stored, facts), seen.revision)
    edit.replace(Part.PARTNERS, describing.with_partners(seen.stored, table, edited), seen.revision)
