"""The worked cases: small logs with what a careful facilitator would expect. The tests run them; Method shows them."""

import datetime as dt
import tomllib
from functools import cache

from pydantic import ValidationError

from csc_core.content.load import DATA, Text
from csc_core.model.errors import ContentBroken
from csc_core.model.vocabulary import Heat


class Expected(Text):
    """What the rules must give. ``signals`` lists those that must fire (others may)."""

    heat: Heat
    prompts: tuple[str, ...]
    signals: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    labels: dict[str, str] = {}


class Case(Text):
    """A small invented log (CSV text in the template's columns) and what should come of it."""

    id: str
    title: str
    story: str
    why: str
    as_of: dt.date
    events: str
    partners: str = ""
    meta: dict[str, str] = {}
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
