"""Many collaborations as plain values that JSON can hold. Names stay; more may be added."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from csc_core.model.opened import Received
from csc_core.model.portfolio import CollaborationSummary, Portfolio, Similar, Use, as_values
from csc_core.reporting.comparison_limits import limits
from csc_core.reporting.machine import METHOD

Values = dict[str, Any]


def portfolio_values(portfolio: Portfolio, received: Sequence[Received]) -> Values:
    """Every log of a folder with its faults, the collaborations by name, and what is counted over them.

    ``collaborations`` holds all that loaded. All else counts only those with ``shared`` true, and a kind of
    setback has ``met`` from three places on.
    """
    return {
        "method": METHOD,
        "logs": [_log(log) for log in received],
        "collaborations": [_collaboration(summary) for summary in portfolio.summaries],
        "not_yet_picked_up": {"collaborations": portfolio.waiting.k, "of": portfolio.waiting.n},
        "compared": len(portfolio.compared),
        "practices": {use.code: _use(use) for use in portfolio.practices},
        "governance_modes": {use.code: _use(use) for use in portfolio.modes},
        "governance": {use.code: _use(use) for use in portfolio.governance},
        "similar": {similar.subtype.value: _similar(similar) for similar in portfolio.similar},
        "limits": list(limits(portfolio)),
    }


def _log(log: Received) -> Values:
    return {
        "log": log.name,
        "verdict": log.verdict.value,
        "why": log.why,
        "rows": log.rows,
        "events": log.events,
        "set_aside": [{"row": row.row, "says": row.says, "try_this": row.try_this} for row in log.set_aside],
        "problems": [asdict(problem) for problem in log.problems],
    }


def _collaboration(summary: CollaborationSummary) -> Values:
    """The summary, its face among the other figures."""
    values = as_values(summary)
    return {**values.pop("face"), **values}


def _use(use: Use) -> Values:
    between = None if use.range is None else list(use.range)
    return {"collaborations": use.share.k, "of": use.share.n, "times": use.rows, "range_percent": between}


def _similar(similar: Similar) -> Values:
    met = [{"key": summary.face.key, "setback": setback.number} for summary, setback in similar.met]
    return {"places": similar.places, "met": met}
