"""Method: what the study says, what is ours, the codebook, the signals, and the worked cases."""

from collections.abc import Callable

import streamlit as st

from csc_core.content.asking import situations
from csc_core.content.catalogue import actions
from csc_core.content.codebook import coding
from csc_core.content.method import method
from csc_core.content.signals import SignalText, signal_texts
from pages.shared import parts
from pages.shared.method_chapters import codebook, worked_cases
from pages.shared.parts import plain

FAMILIES = {
    "strain": "Signs of strain",
    "waiting": "What waits to be worked out",
    "people": "People and who is heard",
    "wins": "What goes well",
    "gaps": "What the log leaves out",
}


def study() -> None:
    text = method()
    parts.section("The study")
    st.markdown(f"{plain(text.paper.citation)} doi:{plain(text.paper.doi)}")
    st.markdown(plain(text.paper.design))
    with st.container(border=True):
        st.markdown(f"**With care.** {plain(text.paper.caution)}")
    parts.section("What it says, and what this tool does with it")
    for claim in text.claim:
        with st.container(border=True):
            says, does = st.columns(2, gap="medium")
            says.markdown(plain(claim.says))
            with does:
                parts.muted(f"Here: {claim.does}")


def ours() -> None:
    text = method()
    for title, notes in (("What is ours", text.ours), ("Limits", text.limit), ("Not known", text.unknown)):
        parts.section(title)
        st.markdown("\n".join(f"- {plain(note.text)}" for note in notes))


def how_to_code() -> None:
    text = coding()
    parts.section("In this order, so that hindsight stays out")
    st.markdown("\n".join(f"{k}. {plain(step)}" for k, step in enumerate(text.coding_order, 1)))
    parts.section("Rules")
    for name, rule in text.rules.items():
        st.markdown(f"**{plain(name.replace('_', ' ').capitalize())}.** {plain(rule)}")
    parts.section("Hard cases")
    for case in text.hard_case:
        st.markdown(f"**{case.number}.** {plain(case.situation)} **{plain(case.code)}** {plain(case.why)}")


def signals() -> None:
    parts.muted(
        "Plain rules that look for something in the rows. Every number in them is ours and needs a pilot."
    )
    for family, title in FAMILIES.items():
        found = [text for text in signal_texts().values() if text.family == family]
        with st.expander(f"{plain(title)} · {len(found)}"):
            for text in found:
                signal(text)


def signal(text: SignalText) -> None:
    speaks = ", ".join(
        action.name
        for action in actions().values()
        if any(trigger.split(":")[0] == text.id for trigger in action.triggers)
    )
    st.markdown(
        f"**{text.id} · {plain(text.name)}**  \n{plain(text.rule)}  \n"
        f"Ask: “{plain(text.question)}”  \n:gray[Speaks for: {plain(speaks)}]"
    )


def questions() -> None:
    parts.muted("One at a time, read aloud, with a silence after each.")
    for situation in situations().values():
        parts.section(situation.name)
        parts.muted(situation.when)
        st.markdown("\n".join(f"- “{plain(question)}”" for question in situation.questions))


CHAPTERS: dict[str, Callable[[], None]] = {
    "The study": study,
    "Ours and limits": ours,
    "Codebook": codebook,
    "How to code": how_to_code,
    "Signals": signals,
    "Questions to ask": questions,
    "Worked cases": worked_cases,
}

parts.headline("How this reads a log, what it stands on, and what is ours.")
chapter = st.radio(
    "Chapter",
    list(CHAPTERS),
    horizontal=True,
    key="chapter",
    bind="query-params",
    label_visibility="collapsed",
)
CHAPTERS[chapter or "The study"]()
