"""The published description says what model and codebook say, and the files in the repository are current."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from csc_core.content import codebook
from csc_core.content.load import DATA
from csc_core.model.event import COLUMNS, SEVERAL_COLUMNS, Event
from csc_core.model.roster import Coding, Meta, Partner, Pulse
from csc_core.model.vocabulary import BlameForm, Facet, GovernanceMode, Kind, Stance, YesNo
from csc_core.reporting.dictionary import SUBTYPES, event_columns
from csc_core.reporting.schema import data_package, json_schema
from csc_core.reporting.template import template_files

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILES = template_files()


def typed(row: dict[str, str]) -> dict[str, Any]:
    return Event.model_validate(row).model_dump(mode="json")


def rows_with_full_dates() -> Iterator[dict[str, str]]:
    for path in (FIXTURES / "port_alder.csv", *sorted((DATA / "samples").glob("*/events.csv"))):
        with path.open(encoding="utf-8", newline="") as file:
            yield from (row for row in csv.DictReader(file) if len(row["date"]) == len("2024-02-12"))


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith(".xlsx")])
def test_the_files_in_the_repository_are_current(name: str) -> None:
    assert (DATA / "template" / name).read_bytes() == FILES[name], (
        "python -m csc_core template data/template --force"
    )


def test_the_workbook_in_the_repository_is_current() -> None:
    def parts(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {part: package.read(part) for part in package.namelist()}

    assert parts((DATA / "template" / "event-log.xlsx").read_bytes()) == parts(FILES["event-log.xlsx"])


def test_nothing_else_lies_in_the_folder() -> None:
    assert {path.name for path in (DATA / "template").iterdir()} == set(FILES)


def test_the_json_schema_is_valid_and_takes_every_row_of_the_samples_and_the_fixture() -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    events = [typed(row) for row in rows_with_full_dates()]
    assert len(events) > 300
    Draft202012Validator(schema).validate(events)


@pytest.mark.parametrize(
    "change",
    [
        {"stance": "learnt"},
        {"facets": ["collective"]},
        {"severity": 4},
        {"title": ""},
        {"kind": None},
        {"mood": "good"},
        {"participants_n": -1},
    ],
)
def test_the_json_schema_refuses_what_the_model_refuses(change: dict[str, Any]) -> None:
    event = typed({"date": "2024-02-12", "kind": "setback", "title": "Bus line 4 was closed"})
    validator = Draft202012Validator(json_schema())
    validator.validate([event])
    with pytest.raises(ValidationError):
        validator.validate([event | change])
    with pytest.raises(ValueError, match=next(iter(change))):
        Event.model_validate(event | change)


def test_every_column_has_the_words_of_the_codebook() -> None:
    described = json_schema()["$defs"]["Event"]["properties"]
    assert set(described) == set(COLUMNS)
    for name, text in codebook.fields().items():
        assert described[name]["title"] == text.label
        assert described[name]["description"].startswith(text.help)


@pytest.mark.parametrize("enum", [Kind, Stance, Facet, BlameForm, GovernanceMode, YesNo])
def test_every_code_has_its_meaning(enum: type[StrEnum]) -> None:
    codes = json_schema()["$defs"][enum.__name__]["oneOf"]
    assert [code["const"] for code in codes] == [member.value for member in enum]
    assert all(code["title"] and code["description"] for code in codes)


def test_columns_that_hold_several_values_and_those_that_hold_codes_are_known() -> None:
    columns = {column.name: column for column in event_columns()}
    assert {name for name, column in columns.items() if column.several} == set(SEVERAL_COLUMNS)
    assert {name for name, column in columns.items() if column.codes} == {
        *("kind", "date_precision", "stance", "facets", "blame_forms", "learning_product", "channel"),
        *("practice", "from_mode", "to_mode", "documented", "severity", "origin", "governance_relevant"),
        *("status", "shared_credit", "expected", "evidence", "confidence", "visibility", "source_type"),
        *("contested", "planned", "follow_up_done"),
    }
    assert {name for name, column in columns.items() if column.required} == {"date", "kind", "title"}
    assert all(codebook.family(group) for group in SUBTYPES.values())


def test_the_data_package_describes_the_five_tables() -> None:
    described = {
        resource["name"]: {field["name"]: field for field in resource["schema"]["fields"]}
        for resource in data_package()["resources"]
    }
    assert set(described["events"]) == set(COLUMNS)
    for name, model in {"partners": Partner, "codings": Coding, "pulse": Pulse}.items():
        assert list(described[name]) == list(model.model_fields)
    assert described["meta"]["field"]["constraints"]["enum"] == list(Meta.model_fields)
    assert all(f"{name}.csv" in FILES for name in described)


def test_the_data_package_gives_types_and_limits() -> None:
    tables = {resource["name"]: resource["schema"]["fields"] for resource in data_package()["resources"]}
    events = {field["name"]: field for field in tables["events"]}
    pulse = {field["name"]: field for field in tables["pulse"]}
    assert events["kind"]["constraints"] == {"required": True, "enum": [kind.value for kind in Kind]}
    assert {"value": "nao", "label": codebook.word("governance_mode", "nao")} in events["to_mode"][
        "categories"
    ]
    assert events["actors"]["type"] == "list"
    assert events["actors"]["delimiter"] == ";"
    assert events["date"]["type"] == "string", "a month or a year may be written"
    assert events["closed_on"]["type"] == "date"
    assert events["severity"]["constraints"]["maximum"] == 3
    assert pulse["n"]["constraints"] == {"required": True, "minimum": 5}


def test_the_descriptions_hold_no_more_than_json() -> None:
    for name in ("event-log.schema.json", "datapackage.json"):
        assert json.loads(FILES[name]) in (json_schema(), data_package())
