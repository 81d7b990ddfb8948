"""A collaboration in short, and many of them side by side. Nothing here puts one before another."""

from csc_core.model.portfolio.plain_values import as_values, from_values, packed, unpacked
from csc_core.model.portfolio.side_by_side import AREAS, MINIMUM_PLACES, Portfolio, Similar, Use
from csc_core.model.portfolio.summary import (
    HALF_FROM,
    RETREAT,
    Answers,
    CollaborationSummary,
    Face,
    SetbackSummary,
    Trend,
)

__all__ = [
    "AREAS",
    "HALF_FROM",
    "MINIMUM_PLACES",
    "RETREAT",
    "Answers",
    "CollaborationSummary",
    "Face",
    "Portfolio",
    "SetbackSummary",
    "Similar",
    "Trend",
    "Use",
    "as_values",
    "from_values",
    "packed",
    "unpacked",
]
