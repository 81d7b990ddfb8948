"""The episodes of one log as small frozen values, from their columns."""

from itertools import pairwise
from typing import TypeVar

import numpy as np

from csc_core.measuring.episodes import FIGURES, EpisodeTable
from csc_core.model.codes import BLANK, E, IntArray, dates_of, members_in_order, members_of, position
from csc_core.model.facts import Facts
from csc_core.model.findings import Episode
from csc_core.model.vocabulary import (
    BlameMutuality,
    DatePrecision,
    Facet,
    Kind,
    Label,
    LearningMutuality,
    Practice,
    Status,
    YesNo,
)

T = TypeVar("T")

FACETS = {mask: members_of(mask, Facet) for mask in range(1 << len(Facet))}
PRACTICES = {mask: members_of(mask, Practice) for mask in range(1 << len(Practice))}
FIGURE_NAMES = {
    mask: tuple(name for bit, name in enumerate(FIGURES) if mask >> bit & 1)
    for mask in range(1 << len(FIGURES))
}


def decode(values: IntArray, enum: type[E], blank: E | None = None) -> list[E]:
    """The enum members behind codes; ``blank`` stands for an empty cell."""
    members = members_in_order(enum)
    return [members[value] if value != BLANK or blank is None else blank for value in values.tolist()]


def none_if_blank(values: IntArray) -> list[int | None]:
    """The numbers, None for an empty cell."""
    return [None if value == BLANK else value for value in values.tolist()]


def decode_masks(masks: IntArray, values: dict[int, tuple[T, ...]]) -> list[tuple[T, ...]]:
    """What each bit mask stands for, by a table of all masks."""
    return [values[mask] for mask in masks.tolist()]


def split(values: list[T], offsets: IntArray) -> list[tuple[T, ...]]:
    """A flat list cut at the offsets."""
    ends = offsets.tolist()
    return [tuple(values[start:end]) for start, end in pairwise(ends)]


def response_rows(table: EpisodeTable, facts: Facts) -> list[tuple[int, ...]]:
    """The table rows of each episode's responses, in order."""
    rows = table.members.values
    is_response = facts.codes.is_kind(Kind.RESPONSE)[rows]
    before = np.concatenate(([0], np.cumsum(is_response)))
    return split(rows[is_response].tolist(), before[table.members.offsets])


def list_episodes(table: EpisodeTable, facts: Facts) -> tuple[Episode, ...]:
    """The episodes of one log in the table's order, numbered from 1 for the oldest setback."""
    codes, rows = facts.codes, table.setback
    columns = zip(
        range(1, len(table) + 1),
        facts.ids[rows].tolist(),
        rows.tolist(),
        dates_of(codes.day[rows]),
        decode(codes.precision[rows], DatePrecision),
        ["" if place == BLANK else codes.subtypes[place] for place in codes.subtype[rows].tolist()],
        none_if_blank(codes.severity[rows]),
        decode(codes.status[rows], Status, Status.OPEN),
        decode(table.label, Label),
        facts.age[rows].tolist(),
        none_if_blank(table.first_response),
        none_if_blank(table.first_learning),
        none_if_blank(table.first_governance),
        decode_masks(table.facets, FACETS),
        decode(table.learning, LearningMutuality),
        decode(table.blame, BlameMutuality),
        table.governance_relevant.tolist(),
        (codes.contested[rows] == position(YesNo.YES)).tolist(),
        response_rows(table, facts),
        split(facts.ids[table.members.values].tolist(), table.members.offsets),
        decode_masks(table.coarse, FIGURE_NAMES),
        table.order_unknown.tolist(),
        strict=True,
    )
    return tuple(map(Episode._make, columns))
