"""The data dictionary: every column of a log with its words, its type and its codes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from csc_core.content.codebook import FieldText, Term, family, fields
from csc_core.content.template import ColumnText, template
from csc_core.model import columns as c
from csc_core.model.event import COLUMNS, SEPARATOR, Event
from csc_core.model.roster import Coding, Meta, Partner, Pulse
from csc_core.model.vocabulary import Kind

Schema = dict[str, Any]

# The order in which a person fills the columns: what is required, what is most useful, and the rest.
_FIRST = (*c.REQUIRED, c.ACTORS, c.EVENT_ID, c.RESPONDS_TO, c.STANCE)
EVENT_ORDER = (*_FIRST, *(name for name in COLUMNS if name not in _FIRST))

# The codebook's families of subtypes, by the kind of row; a practice row names an action instead.
SUBTYPES = {
    Kind.SETBACK: "setback_subtype",
    Kind.GOVERNANCE: "governance_subtype",
    Kind.MILESTONE: "milestone_subtype",
    Kind.CONTEXT: "context_subtype",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its words, and what it may hold. ``spec`` is the JSON schema of one value."""

    name: str
    label: str
    help: str
    required: bool
    several: bool
    spec: Schema
    codes: tuple[Term, ...] = ()

    @property
    def is_day(self) -> bool:
        """Does it hold a calendar day?"""
        return self.spec.get("format") == "date"

    @property
    def is_number(self) -> bool:
        """Does it hold a whole number?"""
        return self.spec.get("type") == "integer"

    @property
    def hint(self) -> str:
        """What belongs in a cell; where several codes may stand, their names."""
        if not (self.codes and self.several):
            return self.help
        return f"Any of these, parted by semicolons: {f'{SEPARATOR} '.join(term.code for term in self.codes)}"

    def cell(self, term: Term) -> int | str:
        """One of its codes as a cell holds it."""
        return int(term.code) if self.is_number else term.code


def event_columns() -> tuple[Column, ...]:
    """The columns of the events, in the template's order."""
    found = {column.name: column for column in _columns(Event, fields())}
    return tuple(found[name] for name in EVENT_ORDER)


def partner_columns() -> tuple[Column, ...]:
    """The columns of the partners table."""
    return _columns(Partner, template().partners)


def meta_fields() -> tuple[Column, ...]:
    """The facts of a collaboration: each is a row of the meta table, not a column."""
    return _columns(Meta, template().meta)


def coding_columns() -> tuple[Column, ...]:
    """The columns of the table of second codings."""
    return _columns(Coding, template().codings)


def pulse_columns() -> tuple[Column, ...]:
    """The columns of the relationship pulse."""
    return _columns(Pulse, template().pulse)


def _columns(model: type[BaseModel], words: Mapping[str, FieldText | ColumnText]) -> tuple[Column, ...]:
    """The columns of a model in its own order, with the words for each."""
    schema = model.model_json_schema()
    return tuple(
        Column(
            name=name,
            label=words[name].label,
            help=words[name].help,
            required=name in schema.get("required", ()),
            several="items" in spec,
            spec=_value(spec),
            codes=_codes(name, _value(spec)),
        )
        for name, spec in schema["properties"].items()
    )


def _value(spec: Schema) -> Schema:
    """The schema of one value: without "or nothing", and without the list around several."""
    options: list[Schema] = spec.get("anyOf", [spec.get("items", spec)])
    return options[0]


def _codes(name: str, spec: Schema) -> tuple[Term, ...]:
    if name == c.SEVERITY:
        return family("setback_severity")
    return family(family_name(spec["$ref"].rpartition("/")[2])) if "$ref" in spec else ()


def family_name(enum: str) -> str:
    """The codebook's name for an enum: "BlameForm" is the family "blame_form"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", enum).lower()
