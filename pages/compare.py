"""Compare: many collaborations side by side, what followed similar setbacks, and what this cannot say."""

from dataclasses import replace

import streamlit as st

from csc_core.charting.multiples import frame_of
from csc_core.content import in_words
from csc_core.model.portfolio import MINIMUM_PLACES, Portfolio, Similar
from csc_core.portfolio import side_by_side
from csc_core.reporting import comparison as said
from csc_core.reporting import comparison_limits as limited
from csc_core.reporting import comparison_tables as tables
from csc_core.reporting.delimited import csv
from pages.shared import parts
from pages.shared.compare import rows
from pages.shared.compare.choices import choose_kind, choose_logs, choose_part, choose_scale
from pages.shared.compare.dialogs import show_table, take_away
from pages.shared.compare.files import left_out, savable, save_table
from pages.shared.compare.grid import grid
from pages.shared.parts import FACILITATOR_BADGE, plain


def head(portfolio: Portfolio) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        n = in_words.count(len(portfolio.summaries), "collaboration")
        more = [said.as_of_words(portfolio), said.invented_words(portfolio)]
        rest = "".join(f" · {part}" for part in more if part)
        st.markdown(f"**{plain(n)}** :gray[{plain(rest)}]", width="stretch")
        st.badge(FACILITATOR_BADGE, color="gray", icon=":material/visibility_lock:")


def pictures(portfolio: Portfolio, files: Portfolio, hidden: int) -> Similar | None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        kind = choose_kind(portfolio)
        scale = choose_scale()
        part = choose_part(portfolio)
        frame = frame_of(portfolio.summaries, scale)
        chosen = kind.subtype.value if kind else None
        st.space("stretch")
        if st.button("Table", type="tertiary", icon=":material/table:"):
            show_table(portfolio, files)
        if files.summaries and st.button("Take away", type="tertiary", icon=":material/download:"):
            take_away(part, files, frame, chosen)
    grid(part, portfolio, frame, chosen)
    parts.muted(said.comparison_source(portfolio, scale, hidden))
    return kind


def similar(kind: Similar, files: Portfolio) -> None:
    parts.section("Places that met a similar setback, and what followed")
    st.markdown(plain(said.similar_sentence(kind)))
    if kind.places >= MINIMUM_PLACES:
        rows.setback_rows(kind.met)
        name = f"{parts.file_stem(kind.subtype)}-and-what-followed.csv"
        saved = next((one for one in files.similar if one.subtype is kind.subtype), None)
        if saved:
            save_table("What followed, as CSV", lambda: csv(tables.similar_table(saved)), name, files)


def still_open(portfolio: Portfolio, files: Portfolio) -> None:
    parts.section("Setbacks still open, and how old they are")
    st.markdown(plain(said.open_sentence(portfolio)))
    found = tables.open_setbacks(portfolio)
    if not found:
        return
    rows.setback_rows([pair for pair in found if pair[1].unanswered])
    first, which = rows.first_of(found, rows.ROWS)
    with st.expander(f"{plain(which)} with their ages"):
        st.dataframe(tables.setbacks_table(first), hide_index=True)
        save_table("Open setbacks as CSV", lambda: csv(tables.open_table(files)), "open-setbacks.csv", files)


def counts(portfolio: Portfolio) -> None:
    st.markdown(plain(limited.use_sentence(portfolio)))
    left, middle, right = st.columns(3, gap="small")
    with left:
        rows.uses("Practices", portfolio.practices, "practice")
    with middle:
        rows.uses("Governance forms", portfolio.modes, "governance_mode")
    with right:
        rows.uses("Governance looked at", portfolio.governance, "governance_subtype")


def cross_case(portfolio: Portfolio, files: Portfolio) -> None:
    parts.muted("Readings are left out of a case with fewer than four setbacks that have coded answers.")
    first, which = rows.first_of(portfolio.compared, rows.CASES)
    if len(first) < len(portfolio.compared):
        parts.muted(f"{which} by name; the file has all.")
    st.dataframe(tables.cross_case_columns(replace(portfolio, summaries=first)), hide_index=True, height=420)
    save_table("Cross-case table as CSV", lambda: csv(tables.cross_case_table(files)), "cases.csv", files)


def page() -> None:
    over = st.container()
    shown, hidden, says = choose_logs()
    portfolio = side_by_side(shown)
    files = savable(portfolio)
    with over:
        head(portfolio)
        parts.headline(said.comparison_headline(portfolio))
    kind = pictures(portfolio, files, hidden)
    for told in (*says, *left_out(portfolio, files)):
        parts.muted(told)
    if limited.left_out_sentence(portfolio):
        st.markdown(plain(limited.left_out_sentence(portfolio)))
    if kind:
        similar(kind, files)
    still_open(portfolio, files)
    if portfolio.compared:
        with st.expander("Practices and governance forms used"):
            counts(portfolio)
    rows.listed("Over time, one collaboration at a time", limited.trend_sentences(portfolio))
    if portfolio.compared:
        with st.expander("Cases by responses, practices and governance"):
            cross_case(portfolio, files)
        rows.listed("What these cases can and cannot say", limited.limits(portfolio))


page()
