"""The blank log opens as an empty one, helps whoever fills it in, and opens again with rows in it."""

import datetime as dt
import io
from functools import cache

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from csc_core.content.catalogue import actions
from csc_core.content.codebook import coding, families, family
from csc_core.content.template import template
from csc_core.intake import open_log
from csc_core.model.event import COLUMNS
from csc_core.model.opened import Opened
from csc_core.model.roster import Meta
from csc_core.model.vocabulary import BlameForm, Facet, Kind, PolicyArea, Practice, Sector, Stance, Verdict
from csc_core.reporting.template import blank_workbook, template_files

TODAY = dt.date(2025, 10, 1)
FIRST = ["date", "kind", "title", "actors", "event_id", "responds_to", "stance"]


def fresh() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(blank_workbook()))


@cache
def blank() -> Workbook:
    return fresh()


def opened(book: Workbook) -> Opened:
    file = io.BytesIO()
    book.save(file)
    return open_log(file.getvalue(), "event-log.xlsx", today=TODAY)


def headers(sheet: Worksheet) -> list[str]:
    return [cell.value for cell in sheet[1]]


def rules(sheet: Worksheet) -> dict[str, DataValidation]:
    """The rule of each column's first cell below the header, by column name."""
    by_cell = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    return {cell.value: by_cell[f"{cell.column_letter}2"] for cell in sheet[1]}


def choices(rule: DataValidation) -> list[str]:
    sheet, _, place = rule.formula1.partition("!")
    return [str(row[0].value) for row in blank()[sheet][place.replace("$", "")]]


def no_faults(answer: Opened) -> bool:
    return answer.verdict is Verdict.LOAD and not (answer.problems or answer.set_aside or answer.unused)


def test_the_blank_csv_has_a_header_and_nothing_below_it() -> None:
    header, *below = template_files()["events.csv"].decode("utf-8-sig").split("\r\n")
    names = header.split(",")
    assert names[: len(FIRST)] == FIRST
    assert sorted(names) == sorted(COLUMNS)
    assert below == [""]


@pytest.mark.parametrize("name", ["events.csv", "event-log.xlsx"])
def test_the_blank_log_opens_as_an_empty_log_without_a_fuss(name: str) -> None:
    answer = open_log(template_files()[name], name, today=TODAY)
    assert no_faults(answer)
    assert answer.log is not None
    assert len(answer.log) == answer.rows == 0


def test_the_blank_tables_beside_the_log_open_without_a_fuss() -> None:
    files = template_files()
    beside = {table: (table, files[f"{table}.csv"]) for table in ("partners", "meta", "codings", "pulse")}
    log = b"date,kind,title\n2024-02-12,setback,Bus line 4 was closed\n"
    answer = open_log(log, "log.csv", today=TODAY, beside=beside)
    assert no_faults(answer)
    assert answer.log is not None
    assert answer.log.meta == Meta()


def test_the_workbook_has_its_sheets_and_the_lists_are_hidden() -> None:
    assert {sheet.title: sheet.sheet_state for sheet in blank()} == {
        "events": "visible",
        "partners": "visible",
        "meta": "visible",
        "guide": "visible",
        "lists": "hidden",
    }
    assert blank().active.title == "events"
    assert headers(blank()["events"])[: len(FIRST)] == FIRST
    assert sorted(headers(blank()["events"])) == sorted(COLUMNS)
    assert [row[0].value for row in blank()["meta"].iter_rows(min_row=2)] == list(Meta.model_fields)


@pytest.mark.parametrize("name", ["events", "partners", "meta"])
def test_the_header_stays_in_sight(name: str) -> None:
    assert blank()[name].freeze_panes == "A2"


def test_coded_columns_offer_their_codes() -> None:
    events = rules(blank()["events"])
    assert choices(events["kind"]) == [kind.value for kind in Kind]
    assert choices(events["stance"]) == [stance.value for stance in Stance]
    assert choices(events["severity"]) == ["1", "2", "3"]
    assert choices(events["action_id"]) == list(actions())
    assert {"funding_loss", "mode_change", "outcome", "election"} <= set(choices(events["subtype"]))
    assert choices(rules(blank()["partners"])["sector"]) == [sector.value for sector in Sector]
    assert str(events["kind"].sqref) == "B2:B1048576", "every row that may be filled"


def test_meta_offers_codes_beside_the_field_that_wants_them() -> None:
    sheet = blank()["meta"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "policy_area")
    rule = next(r for r in sheet.data_validations.dataValidation if f"B{row}" in r.sqref)
    assert choices(rule) == [area.value for area in PolicyArea]


def test_a_subtype_of_ones_own_is_let_in() -> None:
    assert not rules(blank()["events"])["subtype"].showErrorMessage
    assert rules(blank()["events"])["kind"].showErrorMessage


@pytest.mark.parametrize(
    ("column", "enum"), [("facets", Facet), ("blame_forms", BlameForm), ("practice", Practice)]
)
def test_where_several_codes_may_stand_they_are_named_and_not_listed(column: str, enum: type) -> None:
    rule = rules(blank()["events"])[column]
    assert rule.type in (None, "none")
    assert all(member.value in rule.prompt for member in enum)
    assert "semicolon" in rule.prompt


def test_every_cell_says_what_belongs_there_within_what_a_spreadsheet_shows() -> None:
    found = [rule for sheet in blank() for rule in sheet.data_validations.dataValidation]
    assert len(found) == 2 * len(COLUMNS) + 2 * 7 + len(Meta.model_fields)
    for rule in found:
        assert 0 < len(rule.promptTitle) <= 32
        assert 0 < len(rule.prompt) <= 255


def test_required_columns_are_marked() -> None:
    sheet = blank()["events"]
    fills = {cell.value: cell.fill.start_color.rgb for cell in sheet[1]}
    dark = {name for name, fill in fills.items() if fill == fills["date"]}
    required = {name for name, rule in rules(sheet).items() if rule.prompt.startswith("Required")}
    assert dark == required == {"date", "kind", "title"}


def test_a_spreadsheet_leaves_a_month_alone_and_knows_a_day() -> None:
    events = blank()["events"]
    formats = {
        cell.value: events.column_dimensions[cell.column_letter].number_format
        for cell in events[1]
        if cell.column_letter in events.column_dimensions
    }
    assert formats["date"] == formats["title"] == "@"
    assert formats["closed_on"] == formats["follow_up_due"] == "yyyy-mm-dd"


def test_nothing_in_the_workbook_is_a_formula_or_a_link() -> None:
    for sheet in blank():
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            assert cell.hyperlink is None


def test_the_guide_explains_the_coding_the_codes_and_three_rows() -> None:
    cells = [cell for row in blank()["guide"].iter_rows(values_only=True) for cell in row if cell]
    text = "\n".join(cells)
    assert "may be read in public" in text
    assert all(f"{number}. {step}" in cells for number, step in enumerate(coding().coding_order, start=1))
    assert all(row["title"] in cells for row in template().example)
    written = {
        "kind",
        "stance",
        "facet",
        "blame_form",
        "setback_subtype",
        "governance_mode",
        "practice",
        "sector",
    }
    assert written <= set(families())
    assert all(term.definition in cells for name in written for term in family(name))
    assert all(any(cell.split(" ")[0] == column for cell in cells) for column in COLUMNS)


def test_the_worked_rows_are_rows_our_own_reader_takes() -> None:
    book = fresh()
    for at, row in enumerate(template().example, start=2):
        for place, name in enumerate(headers(book["events"]), start=1):
            book["events"].cell(at, place).value = row.get(name)
    for at, org_id in enumerate(("CITY", "CHM", "SCH"), start=2):
        book["partners"].cell(at, 1).value = org_id
    answer = opened(book)
    assert no_faults(answer)
    assert answer.log is not None
    assert list(answer.log.events["kind"]) == ["setback", "practice", "response"]


def test_a_filled_workbook_opens_again_with_its_partners_and_facts() -> None:
    book = fresh()
    place = {name: at for at, name in enumerate(headers(book["events"]), start=1)}
    rows = (
        {
            "date": "2025-03",
            "kind": "setback",
            "title": "=Grant lost",
            "event_id": "S1",
            "severity": 3,
        },
        {
            "date": dt.datetime(2025, 4, 2),
            "kind": "response",
            "title": "Letter",
            "responds_to": "S1",
            "actors": "FND",
        },
        {"date": "2025-05-06", "kind": "context", "title": "Budget", "recorded_on": dt.date(2025, 5, 7)},
    )
    for at, row in enumerate(rows, start=2):
        for name, value in row.items():
            cell = book["events"].cell(at, place[name])
            cell.value = value
            cell.data_type = "s" if isinstance(value, str) else cell.data_type
    for column, value in enumerate(("FND", "Port Alder Fund", None, "philanthropy"), start=1):
        book["partners"].cell(2, column).value = value
    book["meta"]["B3"], book["meta"]["B6"] = "Port Alder Compact", "Port Alder"
    answer = opened(book)
    assert no_faults(answer), answer.problems
    log = answer.log
    assert log is not None
    assert list(log.events["date_precision"]) == ["month", "day", "day"]
    assert log.cell(0, "title") == "=Grant lost"
    assert log.codes.answers.of(1).tolist() == [0]
    assert [(p.org_id, p.name, p.sector) for p in log.partners] == [
        ("FND", "Port Alder Fund", "philanthropy")
    ]
    assert (log.meta.name, log.meta.city) == ("Port Alder Compact", "Port Alder")


def test_the_same_files_come_out_every_time() -> None:
    assert template_files() == template_files()
