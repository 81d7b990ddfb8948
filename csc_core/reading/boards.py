"""The cards of a Trello board, in the columns of Trello's own table and with the day each was made."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any

from csc_core.reading.listed import Item

_NAMES = ("name", "displayName", "title", "value", "label", "fullName")
_ID_LENGTH = 24


def cards(board: Mapping[str, Any]) -> Iterator[Item]:
    """Every card of a board as named texts."""
    lists, members = _by_id(board, "lists", "name"), _by_id(board, "members", "fullName")
    made = {_card_of(action): text_of(action.get("date")) for action in _objects(board.get("actions"))}
    for card in _objects(board["cards"]):
        card_id = text_of(card.get("id"))
        labels = [text_of(label.get("name") or label.get("color")) for label in _objects(card.get("labels"))]
        yield {
            "Card ID": card_id,
            "Created": made.get(card_id) or _day_in_id(card_id),
            "Card Name": text_of(card.get("name")),
            "Card Description": text_of(card.get("desc")),
            "List Name": lists.get(text_of(card.get("idList")), ""),
            "Labels": text_of(labels),
            "Members": text_of([members.get(id_, "") for id_ in text_of(card.get("idMembers")).split(";")]),
            "Due Date": text_of(card.get("due")),
            "Last Activity Date": text_of(card.get("dateLastActivity")),
            "Archived": text_of(card.get("closed")),
        }


def text_of(value: Any) -> str:
    """A value as a cell: what a nested object is called, the parts of a list with semicolons."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ";".join(filter(None, map(text_of, value)))
    if isinstance(value, dict):
        named = next((value[key] for key in _NAMES if isinstance(value.get(key), str)), None)
        return named if named is not None else json.dumps(value, ensure_ascii=False)
    return str(value)


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _by_id(board: Mapping[str, Any], what: str, name: str) -> dict[str, str]:
    return {text_of(item.get("id")): text_of(item.get(name)) for item in _objects(board.get(what))}


def _card_of(action: Mapping[str, Any]) -> str:
    """The card that an entry of the board's record made; "" for other entries."""
    data = action.get("data")
    card = data.get("card") if isinstance(data, dict) and action.get("type") == "createCard" else None
    return text_of(card.get("id")) if isinstance(card, dict) else ""


def _day_in_id(card_id: str) -> str:
    """The day a card was made: identifiers begin with the second, in eight hexadecimal digits."""
    try:
        second = int(card_id[:8], 16) if len(card_id) == _ID_LENGTH else 0
    except ValueError:
        second = 0
    return dt.datetime.fromtimestamp(second, dt.UTC).date().isoformat() if second else ""
