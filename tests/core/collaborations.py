"""Collaborations to stand side by side: made by hand, and by Hypothesis."""

from typing import Any

from hypothesis import strategies as st

from csc_core.model.codes import date_of
from csc_core.model.log import EventLog
from csc_core.model.portfolio import Portfolio
from csc_core.model.roster import Meta
from csc_core.model.vocabulary import GovernanceMode, Kind, PolicyArea, Practice
from csc_core.portfolio import side_by_side, summaries_of
from tests.core.measuring.hand import log_of, response, row, setback
from tests.core.measuring.made import made_rows

TODAY = date_of(90)


def meta(**facts: Any) -> Meta:
    return Meta(**({"share_in_comparisons": "yes", "city": "Port Alder"} | facts))


@st.composite
def made_logs(draw: st.DrawFn) -> EventLog:
    """A log with governance modes, practices, titles and statuses, and facts that may be missing."""
    rows = draw(made_rows(collaborations=1, most=12))
    some_mode = st.sampled_from((None, *GovernanceMode))
    for item in rows:
        item["title"] = draw(st.text(min_size=1, max_size=5))
        item["from_mode"], item["to_mode"] = draw(some_mode), draw(some_mode)
        item["status"] = draw(st.sampled_from((None, "open", "eased", "resolved")))
        item["visibility"] = draw(st.sampled_from((None, "public", "facilitator")))
        if item["kind"] is Kind.PRACTICE:
            item["practices"] = draw(st.lists(st.sampled_from(list(Practice)), unique=True))
            item["action"] = draw(st.sampled_from((None, "PR01", "CE02")))
    facts = meta(
        name=draw(st.text(max_size=30)),
        policy_area=draw(st.sampled_from((None, *PolicyArea))),
        start_date=draw(st.sampled_from((None, date_of(20), date_of(100)))),
        initial_mode=draw(some_mode),
        city=draw(st.sampled_from((None, "Aldea", "Brisa"))),
        share_in_comparisons=draw(st.sampled_from(("yes", "no", None))),
    )
    return log_of(rows, partners={"CITY": "government", "SCH": "public_education"}, meta=facts)


def met_funding_loss(*, shared: str | None = "yes", name: str = "A pact", times: int = 1) -> EventLog:
    rows: list[Any] = [setback(f"S{n}", n, subtype="funding_loss", title="Grant ended") for n in range(times)]
    rows.append(response("learning", 10, "S0"))
    rows.append(row("practice", 12, practices="data", answers="S0"))
    return log_of(rows, meta=meta(name=name, share_in_comparisons=shared))


def portfolio_with(*logs: EventLog) -> Portfolio:
    keyed = ((str(number), log) for number, log in enumerate(logs))
    return side_by_side(summaries_of(keyed, today=TODAY))
