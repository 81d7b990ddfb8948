"""One action of the catalogue on screen: a card with its reasons, or its full text."""

from contextlib import nullcontext

import streamlit as st

from csc_core.charting.lettering import cut
from csc_core.content import in_words
from csc_core.content.catalogue import Action, practices, sources
from csc_core.content.codebook import word
from csc_core.model.analysis import Analysis
from csc_core.model.prompts import Prompt
from csc_core.reporting.reasons import Reason, reasons
from pages.shared.desk import Desk
from pages.shared.parts import muted, on_phone, plain, row_link

ASKED_ON_CARD = 2
REASONS_ON_CARD = 3
ROW_WIDTH = 280  # pixels; a link in a card does not wrap


def frame_words(action: Action) -> str:
    """How long, with how many, and whether in private: "60 to 90 min · 5 to 20 people · the group"."""
    setting = "in private" if action.setting.value == "private" else "the group"
    return f"{action.time} · {action.group} · {setting}"


def show_card(desk: Desk, analysis: Analysis, prompt: Prompt, action: Action) -> None:
    """A prompt with everything needed to decide: reasons with their rows, when not, steps, questions."""
    muted(practices()[prompt.practice].name)
    st.markdown(f"#### {plain(action.name)}", anchors=False)
    muted(frame_words(action))
    muted(action.lead)
    heading("Because")
    show_reasons(desk, analysis, prompt)
    heading("When not")
    st.markdown(plain(action.not_when))
    with st.expander("Steps and questions") if on_phone() else nullcontext():
        show_work(action)


def show_work(action: Action) -> None:
    """What is done, and what is asked aloud."""
    heading("Steps")
    numbered(action.steps)
    heading("Ask aloud")
    for question in action.ask[:ASKED_ON_CARD]:
        st.markdown(f"“{plain(question)}”")


def heading(text: str) -> None:
    """A small heading within a card, with room above it."""
    st.space(8)
    st.markdown(f"**{text}**")


def show_reasons(desk: Desk, analysis: Analysis, prompt: Prompt) -> None:
    """Each signal in a line, then links to the rows behind it."""
    told = reasons(analysis, prompt.because)
    with st.container(gap="xsmall"):
        for reason in told[:REASONS_ON_CARD]:
            st.markdown(plain(reason.says))
            for row in reason.rows:
                row_link(desk, row.row, cut(row.says, ROW_WIDTH))
            if reason.more:
                muted(f"and {in_words.count(reason.more, 'more row')}")
        if len(told) > REASONS_ON_CARD:
            more = in_words.count(len(told) - REASONS_ON_CARD, "more reason")
            muted(f"And {more}, under “Full text and source”.")


def numbered(steps: tuple[str, ...]) -> None:
    """Steps with their numbers."""
    st.markdown("\n".join(f"{k}. {plain(step)}" for k, step in enumerate(steps, 1)))


def show_full(action: Action, because: tuple[Reason, ...] = ()) -> None:
    """The whole text of an action, with every reason there is for it, what to log and where it comes from."""
    muted(
        f"{action.id} · {practices()[action.practice].name} · stage: {word('stage', str(action.stage.value))}"
    )
    muted(f"{frame_words(action)} · {action.lead}")
    parts = (
        ("When", action.when),
        ("When not", action.not_when),
        ("Bring", action.materials),
        ("Prepare", action.prepare),
        ("What to log afterwards", action.log),
    )
    if because:
        heading("Because")
        st.markdown("\n".join(f"- {plain(reason.says)}" for reason in because))
    for title, text in parts[:2]:
        _part(title, text)
    heading("Steps")
    numbered(action.steps)
    heading("Ask aloud")
    for question in action.ask:
        st.markdown(f"“{plain(question)}”")
    for title, text in parts[2:]:
        _part(title, text)
    heading("Where it comes from")
    for key in action.sources:
        source = sources()[key]
        st.markdown(f"{plain(source.title)} · {plain(source.where)}")
        muted(source.note)
    published = (
        "Its time is from a source."
        if action.timing_published
        else "Its time is a planning estimate of ours."
    )
    muted(f"{published} The practice is named by the study; which actions belong to it is our reading.")


def _part(title: str, text: str) -> None:
    if text:
        st.markdown(f"**{title}** · {plain(text)}")
