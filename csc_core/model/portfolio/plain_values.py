"""A summary as plain values, to be kept and sent."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from csc_core.model.portfolio.summary import CollaborationSummary

_BY_FIGURE = "setbacks_by_figure"


@cache
def _adapter() -> TypeAdapter[CollaborationSummary]:
    return TypeAdapter(CollaborationSummary)


def as_values(summary: CollaborationSummary) -> dict[str, Any]:
    """The summary as plain values that JSON can hold."""
    values: dict[str, Any] = _adapter().dump_python(summary, mode="json")
    return values


def from_values(values: Mapping[str, Any]) -> CollaborationSummary:
    """The summary that was kept as plain values. Raises pydantic's ValidationError where they do not fit."""
    return _adapter().validate_python(values)


def packed(summary: CollaborationSummary) -> dict[str, Any]:
    """The summary as plain values that take little room: of the setbacks one list a figure."""
    values = as_values(summary)
    setbacks = values.pop("setbacks")
    columns = {name: [setback[name] for setback in setbacks] for name in setbacks[0]} if setbacks else {}
    return {**values, _BY_FIGURE: columns}


def unpacked(values: Mapping[str, Any]) -> CollaborationSummary:
    """The summary that was ``packed``. Raises whatever values of another form lead to."""
    rest = dict(values)
    columns = rest.pop(_BY_FIGURE)
    rows = zip(*columns.values(), strict=True)
    return from_values({**rest, "setbacks": [dict(zip(columns, row, strict=True)) for row in rows]})
