"""The tables behind the comparison of collaborations, in the order of names; nothing in them is a rank."""

from collections.abc import Iterable, Sequence
from itertools import count

import pandas as pd

from csc_core.charting.lanes import episode_words
from csc_core.content import in_words
from csc_core.content.codebook import term, word
from csc_core.model.portfolio import CollaborationSummary, Portfolio, SetbackSummary, Similar, Use
from csc_core.model.vocabulary import CODED_LABELS, GovernanceMode, Label, Practice, Stance
from csc_core.reporting.comparison_limits import use_words

HEADS = ("Collaboration", "City")
WHOLE = "Int64"  # whole numbers that may be missing
WITHHELD = "(kept by its facilitator)"


def setback_title(setback: SetbackSummary) -> str:
    """The setback's title, or that it stays with its collaboration."""
    return setback.title or WITHHELD


def practice_names(practices: Iterable[Practice]) -> str:
    """The practices by name, "none" when there are none."""
    return ", ".join(word("practice", practice) for practice in practices) or "none"


def setbacks_table(met: Sequence[tuple[CollaborationSummary, SetbackSummary]]) -> pd.DataFrame:
    """One row a setback, in the order given: where, what, how it reads, what followed.

    Days are whole days, blank where nothing followed; dates are words. No column without a setback.
    """
    records = [
        {
            "Collaboration": summary.face.name,
            "City": summary.face.city,
            "Policy area": word("policy_area", summary.area),
            "Setback": setback_title(setback),
            "Kind": word("setback_subtype", setback.subtype) if setback.subtype else "",
            "Date": in_words.date(setback.date, setback.precision),
            "Reads as": episode_words(setback),
            "Open": "yes" if setback.is_open else "no",
            "Age, days": setback.age_days,
            "First response, days": setback.first_response_days,
            "First learning, days": setback.first_learning_days,
            "Practices logged for it": practice_names(setback.practices),
            "Log": summary.face.source,
            "Row": setback.row,
            "As of": in_words.date(summary.as_of),
        }
        for summary, setback in met
    ]
    table = pd.DataFrame(records)
    days = [name for name in table.columns if name.endswith(", days")]
    return table.astype(dict.fromkeys(days, WHOLE))


def similar_table(similar: Similar) -> pd.DataFrame:
    """One row each time a kind of setback was met, as in ``setbacks_table``; empty below three places."""
    return setbacks_table(similar.met)


def open_setbacks(portfolio: Portfolio) -> list[tuple[CollaborationSummary, SetbackSummary]]:
    """Setbacks that are open or only eased, by collaboration, oldest first."""
    return [
        (place, setback) for place in portfolio.summaries for setback in place.setbacks if setback.is_open
    ]


def open_table(portfolio: Portfolio) -> pd.DataFrame:
    """One row a setback that is still open, as in ``setbacks_table``; no column where there is none."""
    return setbacks_table(open_setbacks(portfolio))


def all_setbacks(portfolio: Portfolio) -> list[tuple[CollaborationSummary, SetbackSummary]]:
    """Every setback, by collaboration, oldest first: what the pictures show."""
    return [(place, setback) for place in portfolio.summaries for setback in place.setbacks]


def use_table(uses: Sequence[Use], family: str, what: str) -> pd.DataFrame:
    """One row a code of a codebook family, headed ``what``: in how many collaborations, and rows in all."""
    records = [
        {what: in_words.capital(word(family, use.code)), "Collaborations": use_words(use), "Times": use.rows}
        for use in uses
    ]
    return pd.DataFrame(records, columns=[what, "Collaborations", "Times"])


def modes_words(modes: Iterable[GovernanceMode]) -> str:
    """Governance modes in the order they were used."""
    return ", then ".join(term("governance_mode", mode).name.lower() for mode in modes)


def cross_case_table(portfolio: Portfolio) -> pd.DataFrame:
    """One row a collaboration that agreed to be compared: its responses, practices and governance, as counts.

    How setbacks read is left blank below four coded ones.
    """
    return pd.DataFrame([_case(summary) for summary in portfolio.compared]).convert_dtypes()


def cross_case_columns(portfolio: Portfolio) -> pd.DataFrame:
    """The cross-case table for a screen: a column a case, so that no case can be sorted above another."""
    columns: dict[str, list[str]] = {}
    for summary in portfolio.compared:
        case = _case(summary)
        name = ", ".join(str(case.pop(head)) for head in HEADS if case[head])
        columns.setdefault("Figure", list(case))
        names = (name if k == 1 else f"{name} ({k})" for k in count(1))
        free = next(name for name in names if name not in columns)
        columns[free] = ["" if figure is None else str(figure) for figure in case.values()]
    return pd.DataFrame(columns)


def _case(summary: CollaborationSummary) -> dict[str, object]:
    oldest = max((setback.age_days for setback in summary.waiting), default=None)
    return {
        "Collaboration": summary.face.name,
        "City": summary.face.city,
        "Policy area": word("policy_area", summary.area),
        "Start": summary.start.isoformat(),
        "As of": summary.as_of.isoformat(),
        "Entries": summary.entries,
        "Setbacks": len(summary.setbacks),
        "Open": sum(setback.is_open for setback in summary.setbacks),
        "Not yet picked up": len(summary.waiting),
        "Oldest of these, days": oldest,
        "With coded answers": summary.coded,
        **_readings(summary),
        **_responses(summary),
        **_halves(summary),
        **{f"Practice: {word('practice', practice)}": n for practice, n in summary.practices.items()},
        "Governance modes": modes_words(summary.modes),
        "Mode changes": summary.mode_changes,
        "Reviews that kept the mode": summary.reviews_kept,
        "Governance rows that name a setback": summary.governance_linked,
        "Invented": "yes" if summary.face.invented else "no",
        "Source": summary.face.source,
    }


def _readings(summary: CollaborationSummary) -> dict[str, object]:
    """How many setbacks read as what; nothing below four coded ones."""
    labels = [setback.label for setback in summary.setbacks]
    return {
        f"Reads as {word('label', label)}": labels.count(label) if summary.has_pattern else None
        for label in (*CODED_LABELS, Label.NOT_YET_CLEAR)
    }


def _halves(summary: CollaborationSummary) -> dict[str, object]:
    """Learning in the earlier and the later half of the setbacks; nothing where a half is too small."""
    trend = summary.trend
    halves = {"Earlier": trend and trend.earlier, "Later": trend and trend.later}
    return {
        f"{half} setbacks that read as learning": f"{share.k} of {share.n}" if share else None
        for half, share in halves.items()
    }


def _responses(summary: CollaborationSummary) -> dict[str, object]:
    ways = (*(str(stance) for stance in Stance), "retreat")
    return {f"Responses: {way}": len(summary.answers.get(way, ())) for way in ways}
