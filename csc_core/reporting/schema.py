"""The published description of an event log: JSON schema for typed rows, Data Package for CSV files."""

from pydantic import TypeAdapter

from csc_core.content.codebook import Term, family
from csc_core.content.template import template
from csc_core.model import columns as c
from csc_core.model.event import MISSING, SEPARATOR, Event
from csc_core.model.roster import Meta
from csc_core.reporting.dictionary import (
    Column,
    Schema,
    coding_columns,
    event_columns,
    family_name,
    partner_columns,
    pulse_columns,
)

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_PROFILE = "https://datapackage.org/profiles/2.0/"
_TYPED_DATE = "In a typed row this is always a full day; date_precision says how much of it is known."


def json_schema() -> Schema:
    """JSON schema of a log as a list of typed events; several values are lists, each code has its meaning."""
    schema = TypeAdapter(list[Event]).json_schema()
    definitions = schema["$defs"]
    event = definitions["Event"]
    for column in event_columns():
        text = f"{column.help} {_TYPED_DATE}" if column.name == c.DATE else column.help
        event["properties"][column.name] |= {"title": column.label, "description": text}
    for name in definitions.keys() - {"Event"}:
        definitions[name] = {
            "type": "string",
            "oneOf": [_constant(term) for term in family(family_name(name))],
        }
    return {"$schema": _DRAFT, "title": "Event log", "description": template().about} | schema


def _constant(term: Term) -> Schema:
    return {"const": term.code, "title": term.name, "description": term.definition}


def data_package() -> Schema:
    """Data Package (version 2) of the CSV files of a log: the events, and what may stand beside them."""
    meta: list[Schema] = [
        {"name": "field", "type": "string", "constraints": {"required": True, "enum": [*Meta.model_fields]}},
        {"name": "value", "type": "string"},
    ]
    return {
        "$schema": f"{_PROFILE}datapackage.json",
        "name": "event-log",
        "title": "Event log",
        "description": template().about,
        "resources": [
            _resource("events", [_event_field(column) for column in event_columns()]),
            _resource("partners", [_table_field(column) for column in partner_columns()]),
            _resource("meta", meta),
            _resource("codings", [_table_field(column) for column in coding_columns()]),
            _resource("pulse", [_table_field(column) for column in pulse_columns()]),
        ],
    }


def _resource(name: str, described: list[Schema]) -> Schema:
    """A CSV file with some or all of the described columns, in any order."""
    schema = {
        "$schema": f"{_PROFILE}tableschema.json",
        "fieldsMatch": "superset",
        "missingValues": sorted(MISSING),
        "fields": described,
    }
    return {"name": name, "path": f"{name}.csv", "type": "table", "encoding": "utf-8", "schema": schema}


def _event_field(column: Column) -> Schema:
    """As any column, but the date of an event may be written as a month, a quarter or a year."""
    return _table_field(column) | ({"type": "string"} if column.name == c.DATE else {})


def _table_field(column: Column) -> Schema:
    """The Table Schema of a column as it stands in a CSV file."""
    described: Schema = {
        "name": column.name,
        "title": column.label,
        "type": _table_type(column),
        "description": column.hint,
    }
    if column.several:
        described |= {"delimiter": SEPARATOR, "itemType": "string"}
    elif column.codes:
        described["categories"] = [{"value": column.cell(t), "label": t.name} for t in column.codes]
    constraints = _constraints(column)
    return described | ({"constraints": constraints} if constraints else {})


def _table_type(column: Column) -> str:
    if column.several:
        return "list"
    return "date" if column.is_day else str(column.spec.get("type", "string"))


def _constraints(column: Column) -> Schema:
    limits = ("minimum", "maximum", "minLength", "maxLength")
    found: Schema = {"required": True} if column.required else {}
    if not column.several:
        found |= {name: column.spec[name] for name in limits if name in column.spec}
        found |= {"enum": [column.cell(term) for term in column.codes]} if column.codes else {}
    return found
