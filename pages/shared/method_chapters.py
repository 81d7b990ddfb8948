"""The two large chapters of the Method page: the codebook, and the worked cases."""

import streamlit as st

from csc_core.content.cases import Case, cases
from csc_core.content.catalogue import actions
from csc_core.content.codebook import Term, families, family, fields
from csc_core.reporting.heat_sentences import heat_headline
from csc_core.reporting.reasons import reasons
from csc_core.reporting.sentences import headline
from pages.shared import cached, parts
from pages.shared.parts import plain

ORIGINS = {
    "paper": ("the study", "blue"),
    "provan_kenis": ("Provan and Kenis 2008", "gray"),
    "ours": ("ours", "gray"),
}


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
    drawn = cached.case_picture(case.id, "phone" if parts.on_phone() else "calendar", parts.is_dark())
    parts.chart(drawn, f"case-{case.id}", headline(analysis))
    parts.section(heat_headline(analysis))
    st.markdown(plain(case.why))
    for prompt in analysis.recommendation.prompts:
        because = "; ".join(reason.says for reason in reasons(analysis, prompt.because))
        st.markdown(f"**{plain(actions()[prompt.action_id].name)}** · {plain(because)}")
    if not analysis.recommendation.prompts:
        st.markdown("Nothing is suggested, and that is as expected.")
