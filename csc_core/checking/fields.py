"""What each column may hold, taken from the event model so that it is said in one place only."""

import datetime as dt
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter

from csc_core.model import columns as c
from csc_core.model.event import COLUMNS, Event

ORG_COLUMNS = (c.ACTORS, c.DIRECTED_AT, c.AFFECTED, c.AGREED_BY, c.LEAD_ORG)
VERBATIM = (c.TITLE, c.DETAIL)  # shown as written, white space and all


@cache
def inner(model: type[BaseModel], column: str) -> Any:
    """The type of one value of a column, without None and without the tuple around several."""
    annotation = model.model_fields[column].annotation
    options = [option for option in get_args(annotation) if option not in (NoneType, ...)]
    return options[0] if options else annotation


def _is_several(column: str) -> bool:
    return get_origin(Event.model_fields[column].annotation) is tuple


def _enum(column: str) -> type[StrEnum] | None:
    kind = inner(Event, column)
    return kind if isinstance(kind, type) and issubclass(kind, StrEnum) else None


CHOICES: dict[str, type[StrEnum]] = {
    name: enum for name in COLUMNS if (enum := _enum(name)) is not None and not _is_several(name)
}
SEVERAL_CHOICES: dict[str, type[StrEnum]] = {
    name: enum for name in COLUMNS if (enum := _enum(name)) is not None and _is_several(name)
}
DAYS = tuple(name for name in COLUMNS if inner(Event, name) is dt.date)
NUMBERS = tuple(name for name in COLUMNS if int in (inner(Event, name), *get_args(inner(Event, name))))


@cache
def number_reader(column: str) -> TypeAdapter[int]:
    """Reads one value of a whole-number column within the limits the model sets."""
    return TypeAdapter(inner(Event, column))
