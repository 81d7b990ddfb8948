"""Where a collaboration stands: the next prompt, and the setbacks that wait."""

import streamlit as st

from csc_core.content import in_words
from csc_core.content.catalogue import actions, practices
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.reporting.reasons import reasons
from pages.shared import parts
from pages.shared.parts import plain

TIMELINE, PROMPTS = "pages/timeline.py", "pages/prompts.py"
MOST_LISTED = 12


def next_prompt(analysis: Analysis) -> None:
    parts.section("The next prompt")
    with st.container(border=True):
        if not analysis.recommendation.prompts:
            st.markdown("Nothing to suggest from this log as it stands.")
            st.page_link(PROMPTS, label="See why")
            return
        prompt = analysis.recommendation.prompts[0]
        action = actions()[prompt.action_id]
        parts.muted(practices()[prompt.practice].name)
        st.markdown(f"##### {plain(action.name)}")
        first = reasons(analysis, prompt.because)[0]
        row = f" {first.rows[0].says}." if first.rows else ""
        st.markdown(f"**Because:** {plain(first.says)}.{plain(row) and ' ' + plain(row)}")
        st.markdown(f"**When not:** {plain(action.not_when)}")
        n = len(analysis.recommendation.prompts)
        label = "See this prompt" if n == 1 else f"See all {in_words.spelled(n)} prompts"
        if st.button(label, icon=":material/lightbulb:"):
            st.switch_page(PROMPTS, query_params={})


def waiting_list(analysis: Analysis) -> None:
    waiting = analysis.findings.unanswered
    parts.section("Not yet picked up, oldest first")
    with st.container(border=True):
        if not waiting:
            st.markdown("Every open setback has an answer on record.")
        for episode in waiting[:MOST_LISTED]:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{in_words.days(episode.age_days)}**", width=90)
                title = analysis.log.cell(episode.position, c.TITLE)
                st.markdown(f"{episode.number} · {plain(title)}", width="stretch")
                if st.button("Look at it", key=f"look-{episode.setback_id}"):
                    row = int(analysis.findings.facts.numbers[episode.position])
                    st.switch_page(TIMELINE, query_params={"row": str(row)})
        if len(waiting) > MOST_LISTED:
            parts.muted(f"and {len(waiting) - MOST_LISTED:,} more, on the timeline")
