"""JSON to raw tables: lists of objects or of rows, and the boards and records that trackers export."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from csc_core.model.errors import UnreadableFile
from csc_core.model.problems import Problem
from csc_core.model.raw import RawTable
from csc_core.model.vocabulary import Severity
from csc_core.reading import limits
from csc_core.reading.boards import cards, text_of
from csc_core.reading.delimited import read_delimited
from csc_core.reading.encodings import decode
from csc_core.reading.grids import Grid
from csc_core.reading.kinds import SAVE_AS
from csc_core.reading.listed import Item, table_of_items, too_much
from csc_core.reading.workbooks import table_of


def read_objects(data: bytes, name: str) -> RawTable:
    """The table in a JSON file; rows are numbered by their place in the list, from 1.

    Text that only begins like JSON is read as delimited text. Raises UnreadableFile when there is no list of
    events in it, or it is too large.
    """
    utf8 = decode(data, name).utf8
    if not name.lower().endswith(".json") and not utf8.rstrip().endswith((b"}", b"]")):
        return read_delimited(data, name)
    if len(utf8) > limits.MARKUP_BYTES or utf8.count(b",") > limits.OBJECT_VALUES:
        raise too_much(name, "values")
    if utf8.count(b"{") + utf8.count(b"[") > limits.OBJECTS:
        raise too_much(name, "objects")
    try:
        return _understood(json.loads(utf8), name)
    except (ValueError, RecursionError) as fault:
        if name.lower().endswith(".json"):
            raise UnreadableFile(f"{name} is damaged.", "Export it again, or as CSV.") from fault
        return read_delimited(data, name)


def _understood(value: Any, name: str) -> RawTable:
    """The cards of a board, or whatever list of events there is."""
    if isinstance(value, dict) and isinstance(value.get("cards"), list):
        return _with_note(table_of_items(enumerate(cards(value), 1), name))
    return _table(value, name)


def _table(value: Any, name: str) -> RawTable:
    """A list of objects, a list of rows, or the longest such list that an object holds."""
    if isinstance(value, dict):
        lists = [held for held in value.values() if isinstance(held, list) and held]
        value = max(lists, key=len, default=[])
    if not isinstance(value, list):
        value = []
    if value and all(isinstance(item, dict) for item in value):
        return table_of_items(((place, _flat(item)) for place, item in enumerate(value, 1)), name)
    if value and all(isinstance(item, list) for item in value):
        return table_of(Grid(name, [[text_of(cell) for cell in row] for row in value]), name)
    raise UnreadableFile(f"{name} holds no list of events.", SAVE_AS)


def _flat(item: Mapping[str, Any]) -> Item:
    """An object's values as text; what it keeps under "fields" stands beside them."""
    fields = item.get("fields")
    beside = fields if isinstance(fields, dict) else {}
    held = {key: value for key, value in item.items() if not (beside and key == "fields")} | beside
    return {key: text_of(value) for key, value in held.items()}


def _with_note(table: RawTable) -> RawTable:
    says = "The day a card was made is taken from the board's own record, or from the card's identifier."
    note = Problem(Severity.NOTE, "card_days", says, "Correct days that are not when something happened.")
    return replace(table, problems=(*table.problems, note))
