"""Logs as people type them, made by Hypothesis: half right, half wrong, in words of any script."""

from hypothesis import strategies as st

from csc_core.model.vocabulary import Facet, Kind, Stance, Visibility

LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")  # as XML can hold
WORDS = st.text(LETTERS, min_size=1, max_size=12).filter(str.strip)
ORGS = st.lists(st.sampled_from(["CITY", "SCH", "City hall", "NPO"]), max_size=3).map("; ".join)
DATES = st.sampled_from(
    ["2024-03-05", "5 May 2023", "2024-05", "Q2 2023", "2022", "2024-W07", "31/12/2023", "2024-02-30", ""]
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "Date": DATES,
            "kind": st.sampled_from([*Kind, "Setback", "issue", ""]),
            "title": WORDS | st.just(""),
        },
        optional={
            "event_id": st.sampled_from(["A1", "A2", "A3", " A1 ", ""]),
            "actors": ORGS,
            "responds_to": st.sampled_from(["A1", "A2; A1", "nowhere", ""]),
            "stance": st.sampled_from([*Stance, "shouting", ""]),
            "facets": st.lists(st.sampled_from([*Facet, "humming"]), max_size=3).map(";".join),
            "severity": st.sampled_from(["1", "3", "7", "high", ""]),
            "date_precision": st.sampled_from(["", "day", "month", "year"]),
            "subtype": st.sampled_from(["role_dispute", "JP01", "elsewhere", ""]),
            "visibility": st.sampled_from([*Visibility, "everyone", ""]),
            "recorded_on": st.sampled_from(["2024-03-06", "03/13/2024", "soon", ""]),
            "detail": WORDS,
            "their own": WORDS,
        },
    ),
    min_size=1,
    max_size=8,
)
PARTNERS = st.just("") | st.just(
    "org_id,name,sector\nCITY,City hall,government\nSCH,District,public_education\n"
)
