"""The two large chapters of the Method page: the codebook, and the worked cases."""

import streamlit as st

from csc_core.charting.entries import Shown
from csc_core.content.cases import Case, cases
from csc_core.content.catalogue import actions, practices
from csc_core.content.codebook import Term, family, fields
from csc_core.model.vocabulary import Practice
from csc_core.reporting.heat_sentences import heat_headline
from csc_core.reporting.reasons import reasons
from csc_core.reporting.sentences import headline
from csc_core.reporting.tables import entries_table
from pages.shared import cached, parts
from pages.shared.parts import plain

ORIGINS = {
    "paper": ("the study", "blue"),
    "provan_kenis": ("Provan and Kenis 2008", "gray"),
    "ours": ("ours", "gray"),
}


# The other families are words of the program's own screens.
CODEBOOK: dict[str, dict[str, str]] = {
    "How a response reads": {
        "stance": "The stance",
        "facet": "Facets of learning",
        "blame_form": "Forms of blame and retreat",
        "learning_product": "What learning changed",
    },
    "What a row is": {
        "kind": "Kinds of row",
        "setback_subtype": "Sorts of setback",
        "setback_severity": "How grave a setback is",
        "status": "How it stands now",
        "origin": "Where it comes from",
    },
    "How the partners govern": {
        "governance_mode": "Governance modes",
        "governance_subtype": "Changes and reviews",
    },
    "What is done, what is reached, what comes from outside": {
        "practice": "The five key practices",
        "milestone_subtype": "Sorts of milestone",
        "context_subtype": "Sorts of context",
    },
    "How a setback with its answers reads, by rule": {
        "label": "Labels",
        "learning_mutuality": "Who learned",
        "blame_mutuality": "Who blamed",
        "heat": "Heat",
    },
    "How a row is written down": {
        "channel": "Where it was said or done",
        "source_type": "Sources",
        "evidence": "Shared facts on the table",
        "confidence": "How sure the coder was",
        "date_precision": "How exact the date is",
        "visibility": "Who may see it",
    },
    "Who the partners are": {"sector": "Sectors", "policy_area": "Policy areas"},
}


def show_term(term: Term) -> None:
    says, color = ORIGINS[term.origin]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{plain(term.name)}**")
        st.badge(says, color=color)  # type: ignore[arg-type]  # the type of colors is not exported
        if term.room and term.room != term.name:
            parts.muted(f"in the room: {term.room}")
    st.markdown(plain(term.definition))
    if term.counts:
        parts.muted(f"Counts: {term.counts}")
    if term.does_not_count:
        parts.muted(f"Does not count: {term.does_not_count}")
    if term.family == "practice":
        examples = practices()[Practice(term.code)].looks_like
        parts.muted("It looks like this:")
        st.markdown("\n".join(f"- {plain(example)}" for example in examples))


def codebook() -> None:
    parts.muted("Each code says whose it is: the study's, Provan and Kenis's, or ours.")
    for title, groups in CODEBOOK.items():
        with st.expander(plain(title), expanded="stance" in groups):
            for name, heading in groups.items():
                parts.section(heading)
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
    with st.expander("The rows behind it"):
        st.dataframe(entries_table(analysis, Shown()), hide_index=True, placeholder="–")
    parts.section(heat_headline(analysis))
    st.markdown(plain(case.why))
    for prompt in analysis.recommendation.prompts:
        because = "; ".join(reason.says for reason in reasons(analysis, prompt.because))
        st.markdown(f"**{plain(actions()[prompt.action_id].name)}** · {plain(because)}")
    if not analysis.recommendation.prompts:
        st.markdown("Nothing is suggested, and that is as expected.")
