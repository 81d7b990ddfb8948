"""Logs that Hypothesis makes: same-day rows, coarse dates, rows that answer several setbacks."""

from typing import Any

from hypothesis import strategies as st

from csc_core.model.vocabulary import (
    DatePrecision,
    Facet,
    GovernanceSubtype,
    Kind,
    SetbackSubtype,
    Stance,
    YesNo,
)

ORGS = ("CITY", "SCH", "CHM", "NBR")
SECTORS = {"CITY": 0, "SCH": 1, "CHM": 1}  # NBR's is not known
REACH = {DatePrecision.DAY: 0, DatePrecision.WEEK: 3, DatePrecision.MONTH: 15}
SUBTYPES = (
    None,
    SetbackSubtype.ROLE_DISPUTE,
    SetbackSubtype.FUNDING_LOSS,
    GovernanceSubtype.MODE_CHANGE,
    GovernanceSubtype.REVIEW_KEPT,
    GovernanceSubtype.ADJUSTMENT,
)
# What happens is mostly a setback or a response to one: that is where the definitions are.
KINDS = (Kind.SETBACK, Kind.SETBACK, *[Kind.RESPONSE] * 4, Kind.GOVERNANCE, Kind.PRACTICE, Kind.CONTEXT)

some_orgs = st.lists(st.sampled_from(ORGS), unique=True, max_size=3)


@st.composite
def one_row(draw: st.DrawFn, collaboration: int, number: int) -> dict[str, Any]:
    kind = draw(st.sampled_from(KINDS))
    day = draw(st.integers(0, 40) if kind is Kind.SETBACK else st.integers(0, 120))
    precision = draw(st.sampled_from((*[DatePrecision.DAY] * 6, DatePrecision.WEEK, DatePrecision.MONTH)))
    is_response = kind is Kind.RESPONSE
    return {
        "id": f"{collaboration}-{number}",
        "collaboration": collaboration,
        "kind": kind,
        "day": day,
        "precision": precision,
        "first": day - REACH[precision],
        "last": day + REACH[precision],
        "subtype": draw(st.sampled_from(SUBTYPES)),
        "stance": draw(st.sampled_from((None, *Stance, Stance.LEARNING, Stance.BLAMING)))
        if is_response
        else None,
        "facets": draw(st.lists(st.sampled_from(list(Facet)), unique=True)) if is_response else (),
        "actors": draw(some_orgs),
        "directed_at": draw(some_orgs) if is_response else (),
        "governance_relevant": draw(st.sampled_from((None, None, YesNo.YES, YesNo.NO))),
    }


def may_answer(row: dict[str, Any], setback: dict[str, Any]) -> bool:
    """Does a link from this row to this setback hold?"""
    answering = row["kind"] in (Kind.RESPONSE, Kind.GOVERNANCE, Kind.PRACTICE)
    return answering and setback["kind"] is Kind.SETBACK and row["last"] >= setback["first"]


@st.composite
def made_rows(draw: st.DrawFn, collaborations: int = 3, most: int = 14) -> list[dict[str, Any]]:
    """Rows of up to so many collaborations, with links that hold."""
    rows: list[dict[str, Any]] = []
    for collaboration in range(draw(st.integers(1, collaborations))):
        own = [draw(one_row(collaboration, number)) for number in range(draw(st.integers(0, most)))]
        for row in own:
            targets = [other["id"] for other in own if may_answer(row, other)]
            row["answers"] = (
                draw(st.lists(st.sampled_from(targets), unique=True, min_size=1, max_size=3))
                if targets
                else ()
            )
        rows += own
    return rows
