"""Start: what this is and two ways in; with a log open, where the collaboration stands."""

from itertools import groupby

import streamlit as st

from csc_core.content.codebook import word
from csc_core.content.in_words import capital
from csc_core.content.samples import Sample, samples
from csc_core.model.people import Action
from csc_core.reporting.sentences import standing, start_headline
from pages.shared import cached, parts, session
from pages.shared.access import gate, rights
from pages.shared.desk import Desk
from pages.shared.log.kept_list import show_kept
from pages.shared.parts import plain
from pages.shared.standing import next_prompt, waiting_list

TIMELINE, PROMPTS, LOG = "pages/timeline.py", "pages/prompts.py", "pages/log.py"


def show_example(sample_id: str | None = None) -> None:
    session.open_example(sample_id)
    st.switch_page(TIMELINE, query_params={})


def welcome() -> None:
    words, picture = st.columns([1, 1.1], gap="large", vertical_alignment="center")
    with words:
        parts.headline("See what followed each setback, and agree on what to do next.", 1)
        st.markdown(
            "Open the event log your collaboration already keeps. It stays on the computer this app runs on."
        )
        st.space("small")
        with st.container(horizontal=True):
            if st.button("Show me an example", type="primary", icon=":material/play_arrow:"):
                show_example()
            if st.button("Use my own log", icon=":material/upload_file:"):
                st.switch_page(LOG, query_params={})
        parts.muted(
            "CSV or Excel: our template, or the columns you keep already. A first picture takes two clicks."
        )
    with picture, st.container(border=True):
        says = "Three invented setbacks: one turned to learning, one mixed, one without an answer yet."
        parts.chart(cached.opening_picture(parts.is_dark()), "opening", says)


def show_sample(sample: Sample) -> None:
    with st.container(gap=None):
        if st.button(
            f"**{plain(sample.name)}**",
            key=sample.id,
            type="tertiary",
            icon=":material/arrow_outward:",
            help=plain(sample.what_to_see),
        ):
            show_example(sample.id)
        area = capital(word("policy_area", sample.policy_area))
        parts.muted(f"{area}. {sample.what_to_see}")


def shelf() -> None:
    parts.section("Collaborations already here")
    show_kept()
    parts.section("Invented collaborations, to look around in")
    for column, (city, group) in zip(
        st.columns(3, gap="small"), groupby(samples(), key=lambda sample: sample.city), strict=False
    ):
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"**{plain(city)}**")
            for sample in group:
                show_sample(sample)


def where_we_stand(desk: Desk) -> None:
    analysis = desk.analysis()
    parts.head(desk, analysis)
    parts.headline(start_headline(analysis))
    left, right = st.columns([1.36, 1], gap="medium")
    with left:
        parts.section("In four sentences")
        for text in standing(analysis):
            parts.sentence(text)
        waiting_list(analysis)
    with right:
        if rights.allowed(desk, Action.SEE_PROMPTS):
            next_prompt(analysis)
        parts.section("Also possible now")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(TIMELINE, label="Open the timeline", icon=":material/timeline:")
            st.page_link(LOG, label="Look at the log", icon=":material/table_rows:")
            if rights.allowed(desk, Action.EDIT):
                parts.to_work("edit", "Add an event")
            if st.button("Switch log", type="tertiary", icon=":material/folder_open:"):
                session.put_away()
                st.rerun()
    parts.source(analysis)


opened = session.current()
if opened is None:
    welcome()
    told = gate.show_notice()
    shelf()
    if not told:
        parts.muted("Treat everything here as if it may be read in public. Ask counsel about records law.")
else:
    where_we_stand(opened)
