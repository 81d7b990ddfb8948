"""Method: what the study says, what is ours, the codebook, the signals, and the worked cases."""

from collections.abc import Callable

import streamlit as st

from csc_core.content.asking import situations
from csc_core.content.cases import Case, cases
from csc_core.content.catalogue import actions
from csc_core.content.codebook import Term, coding, families, family, fields
from csc_core.content.method import method
from csc_core.content.signals import signal_texts
from csc_core.reporting.reasons import reasons
from csc_core.reporting.sentences import headline, heat_headline
from pages.shared import cached, parts
from pages.shared.parts import plain

ORIGINS = {
    "paper": ("the study", "blue"),
    "provan_kenis": ("Provan and Kenis 2008", "gray"),
    "ours": ("ours", "gray"),
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
        st.markdown(f"**{claim.id}** {plain(claim.says)}")
        parts.muted(f"Here: {claim.does}")


def ours() -> None:
    text = method()
    for title, notes in (("What is ours", text.ours), ("Limits", text.limit), ("Not known", text.unknown)):
        parts.section(title)
        st.markdown("\n".join(f"- {plain(note.text)}" for note in notes))


def show_term(term: Term) -> None:
    says, color = ORIGINS[term.origin]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{plain(term.name)}**")
        st.badge(says, color=color)  # type: ignore[arg-type]
        if term.room and term.room != term.name:
            parts.muted(f"in the room: {term.room}")
    st.markdown(plain(term.definition))
    if term.counts:
        parts.muted(f"Counts: {term.counts}")
    if term.does_not_count:
        parts.muted(f"Does not count: {term.does_not_count}")


def codebook() -> None:
    parts.muted("Each code says whose it is: the study's, Provan and Kenis's, or ours.")
    for name in families():
        with st.expander(name.replace("_", " ").capitalize(), expanded=name == "stance"):
            for term in family(name):
                show_term(term)
    parts.section("The columns of a log")
    rows = [
        {"Column": field.name, "Means": field.label, "How to fill it": field.help}
        for field in fields().values()
    ]
    st.dataframe(rows, hide_index=True)


def how_to_code() -> None:
    text = coding()
    parts.section("In this order, so that hindsight stays out")
    st.markdown("\n".join(f"{k}. {plain(step)}" for k, step in enumerate(text.coding_order, 1)))
    parts.section("Rules")
    for name, rule in text.rules.items():
        st.markdown(f"**{plain(name.replace('_', ' ').capitalize())}.** {plain(rule)}")
    parts.section("Hard cases")
    for case in text.hard_case:
        st.markdown(f"**{case.number}.** {plain(case.situation)} **{plain(case.code)}.** {plain(case.why)}")


def signals() -> None:
    parts.muted(
        "Plain rules that look for something in the rows. Every number in them is ours and needs a pilot."
    )
    for text in sorted(signal_texts().values(), key=lambda text: text.id):
        with st.expander(f"{text.id} · {plain(text.name)}"):
            st.markdown(plain(text.rule))
            st.markdown(f"Ask: “{plain(text.question)}”")
            speaks = [
                action.name
                for action in actions().values()
                if any(t.split(":")[0] == text.id for t in action.triggers)
            ]
            parts.muted(f"Speaks for: {', '.join(speaks)}")


def questions() -> None:
    parts.muted("One at a time, read aloud, with a silence after each.")
    for situation in situations().values():
        parts.section(situation.name)
        parts.muted(situation.when)
        st.markdown("\n".join(f"- “{plain(question)}”" for question in situation.questions))


def worked_cases() -> None:
    known = cases()
    parts.muted(
        f"{len(known)} small invented logs with what a careful facilitator would expect. "
        "The program's tests run these very cases."
    )
    chosen = st.selectbox(
        "Case", list(known), format_func=lambda key: known[key].title, key="case", bind="query-params"
    )
    if chosen:
        show_case(known[chosen])


def show_case(case: Case) -> None:
    analysis = cached.case_analysis(case.id)
    st.markdown(plain(case.story))
    parts.headline(headline(analysis))
    parts.chart(cached.case_picture(case.id, parts.is_dark()), f"case-{case.id}", headline(analysis))
    parts.section(heat_headline(analysis))
    st.markdown(plain(case.why))
    for prompt in analysis.recommendation.prompts:
        because = "; ".join(reason.says for reason in reasons(analysis, prompt.because))
        st.markdown(f"**{plain(actions()[prompt.action_id].name)}** · {plain(because)}")
    if not analysis.recommendation.prompts:
        st.markdown("Nothing is suggested, and that is as expected.")


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
