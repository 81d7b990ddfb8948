"""What opens over the prompts: the whole catalogue, an action's full text, and why none fits."""

import streamlit as st

from csc_core.content.catalogue import actions, practices
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Record
from csc_core.model.prompts import Prompt
from csc_core.model.vocabulary import Outcome
from csc_core.reporting.reasons import reasons
from pages.shared import parts
from pages.shared.desk import Desk
from pages.shared.parts import plain
from pages.shared.prompts import action_card


@st.dialog("The whole catalogue", width="large")
def browse() -> None:
    parts.muted("The five practices are the study's; which actions belong to them is our reading.")
    for practice in practices().values():
        parts.dialog_section(practice.name)
        for action in actions().values():
            if action.practice is practice.code:
                with st.expander(f"{action.id} · {plain(action.name)} · {plain(action.time)}"):
                    action_card.show_full(action)


@st.dialog("Full text and source", width="large")
def full_text(analysis: Analysis, prompt: Prompt) -> None:
    parts.dialog_section(actions()[prompt.action_id].name)
    action_card.show_full(actions()[prompt.action_id], reasons(analysis, prompt.because))


@st.dialog("None of these fits")
def none_fits(desk: Desk, analysis: Analysis) -> None:
    st.markdown("Then these are put away for 60 days, and the next ones are shown.")
    why = st.text_input("In one line: why not?", max_chars=200)
    if parts.asked_for("Put them away", why, "First say why not, in one line."):
        today = analysis.findings.as_of
        shown = [
            Record(p.action_id, today, Outcome.NONE_FITS, why.strip())
            for p in analysis.recommendation.prompts
        ]
        desk.decide("None of these fits", records=tuple(shown))
        st.rerun()
