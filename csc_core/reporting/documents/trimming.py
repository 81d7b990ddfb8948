"""Keeping to a page: long words cut where it shows, long lists ended by how many more there are."""

from collections.abc import Sequence
from typing import TypeVar

MOST = 1_000  # rows or items in a row that are printed; nobody reads more on paper
SHORT = 110  # letters; a title is asked to have at most 90

Item = TypeVar("Item")


def short(text: str, most: int = SHORT) -> str:
    """The text on one line, cut after ``most`` letters with an ellipsis."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"


def first(items: Sequence[str], most: int) -> list[str]:
    """The first items, and in place of the rest how many they are."""
    if len(items) <= most:
        return list(items)
    return [*items[: most - 1], f"and {len(items) - most + 1} more"]


def latest(items: Sequence[Item], most: int, what: str) -> tuple[Sequence[Item], str]:
    """The last so many of what stands in time order, and a sentence if that is not all of them."""
    if len(items) <= most:
        return items, ""
    return items[-most:], left_out("last", most, len(items), what)


def left_out(which: str, most: int, n: int, what: str) -> str:
    """The sentence below a list that ends: the first or the last so many of all there are."""
    return f"The {which} {most:,} of {n:,} {what}. The workbook under Tables has all."
