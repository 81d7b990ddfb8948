"""The worked cases: small logs and what a careful facilitator would expect; run as tests, shown on Method."""

import datetime as dt
import tomllib
from functools import cache

from pydantic import Field, ValidationError

from csc_core.content.load import DATA, Text
from csc_core.model.errors import ContentBroken
from csc_core.model.event import TITLE_LENGTH
from csc_core.model.vocabulary import Heat, Label


class Expected(Text):
    """What the rules must give.

    ``prompts`` are the actions in order, ``not_now`` some that are left out and the reason's code.
    ``signals`` must fire (others may), ``silent`` must not; "S15" there stands for every S15. ``labels``
    are those of the setbacks by id. ``too_little``: are responses there, and none of them coded?
    """

    heat: Heat
    prompts: tuple[str, ...]
    not_now: dict[str, str] = Field(default_factory=dict)
    signals: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    labels: dict[str, Label] = Field(default_factory=dict)
    too_little: bool = False


class Case(Text):
    """A small invented log (CSV text in the template's columns) and what should come of it."""

    id: str
    title: str = Field(max_length=TITLE_LENGTH)
    story: str
    why: str
    as_of: dt.date
    events: str
    partners: str = ""
    meta: dict[str, str] = Field(default_factory=dict)
    expected: Expected


@cache
def cases() -> dict[str, Case]:
    """All worked cases by id, in file-name order. Raises ContentBroken when one does not fit."""
    found: dict[str, Case] = {}
    for path in sorted((DATA / "content" / "cases").glob("*.toml")):
        try:
            case = Case.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, ValidationError) as fault:
            raise ContentBroken(f"{path.name} does not hold a worked case: {fault}") from fault
        found[case.id] = case
    return found
