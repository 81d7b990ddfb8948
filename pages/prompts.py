"""Prompts: how the log reads lately, at most three actions with their reasons, and what was promised."""

import streamlit as st

from csc_core.content import in_words
from csc_core.content.catalogue import Action, actions
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Record
from csc_core.model.prompts import Prompt
from csc_core.model.vocabulary import Outcome
from csc_core.reporting.heat_sentences import heat_advice, heat_headline, heat_reason
from csc_core.reporting.reasons import not_now_words
from pages.shared import parts, session
from pages.shared.desk import Desk
from pages.shared.parts import plain
from pages.shared.prompts import action_card, follow_up
from pages.shared.prompts.choices import choose_filters
from pages.shared.prompts.dialogs import browse, full_text, none_fits
from pages.shared.prompts.second_takes import show_takes
from pages.shared.prompts.signs import show_signs


def cards(desk: Desk, analysis: Analysis) -> None:
    prompts = analysis.recommendation.prompts
    if not prompts:
        nothing_to_say(analysis)
        return
    if analysis.recommendation.too_little:
        waiting = in_words.count(analysis.findings.totals.uncoded, "response")
        parts.muted(f"{waiting} wait for a code. These prompts rest on other rows; coding would tell more.")
    for column, prompt in zip(st.columns(max(2, len(prompts)), gap="small"), prompts, strict=False):
        action = actions()[prompt.action_id]
        with column, st.container(border=True, height="stretch", gap="xsmall"):
            action_card.show_card(desk, analysis, prompt, action)
            st.space("stretch")
            with st.container(horizontal=True, gap="xsmall"):
                decisions(desk, analysis, prompt, action)


def decisions(desk: Desk, analysis: Analysis, prompt: Prompt, action: Action) -> None:
    if st.button("Adopt", key=f"adopt-{action.id}", type="primary", icon=":material/add_task:"):
        follow_up.adopt(desk, analysis, prompt, action)
    if st.button("Full text and source", key=f"full-{action.id}", type="tertiary"):
        full_text(analysis, prompt)
    if st.button("Put aside", key=f"aside-{action.id}", type="tertiary"):
        record = Record(action.id, analysis.findings.as_of, Outcome.PUT_ASIDE)
        desk.decide(f"“{action.name}” put aside", records=(record,))
        st.rerun()


def nothing_to_say(analysis: Analysis) -> None:
    with st.container(border=True):
        if analysis.recommendation.too_little:
            waiting = in_words.count(analysis.findings.totals.uncoded, "response")
            st.markdown(f"Nothing to suggest from uncoded rows. {waiting} wait for a code.")
        elif analysis.recommendation.not_now:
            st.markdown("Nothing fits for now. What would fit another time stands below, with the reason.")
        else:
            st.markdown("Nothing fits these filters. Allow more time, or another group size.")


def left_out(desk: Desk, analysis: Analysis) -> None:
    barred = analysis.recommendation.not_now
    if not barred:
        return
    actions_there = in_words.count(len(barred), "action")
    with st.expander(f"Also fitting, but not now: {actions_there}, each with its reason"):
        for place, item in enumerate(barred):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    f"**{plain(actions()[item.action_id].name)}** · {plain(not_now_words(item))}",
                    width="stretch",
                )
                mine = any(record.action_id == item.action_id for record in desk.records)
                if mine and st.button("Show again", key=f"again-{place}", type="tertiary"):
                    desk.show_again(item.action_id)
                    st.rerun()


def page(desk: Desk) -> None:
    over = st.container(gap="xsmall")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with parts.choices():
            filters = choose_filters()
        analysis = desk.analysis(filters)
        st.space("stretch")
        if desk.decisions and st.button(
            f"Undo: {plain(desk.decisions[-1].what)}", type="tertiary", icon=":material/undo:"
        ):
            desk.undo()
            st.rerun()
        if analysis.recommendation.prompts and st.button("None of these fits", type="tertiary"):
            none_fits(desk, analysis)
        if st.button(f"Browse all {len(actions())}", type="tertiary", icon=":material/menu_book:"):
            browse()
    with over:
        parts.head(desk, analysis)
        parts.headline(heat_headline(analysis))
        st.markdown(plain(f"{heat_reason(analysis)} {heat_advice(analysis.heat)}"))
    cards(desk, analysis)
    left_out(desk, analysis)
    show_signs(desk, analysis)
    follow_up.show_follow_up(desk, analysis)
    show_takes(desk, analysis)
    parts.source(analysis)


opened = session.current()
if opened is None:
    parts.nothing_open()
else:
    page(opened)
