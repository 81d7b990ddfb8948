"""Setbacks and the rows that answer them, as columns for any number of collaborations at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from csc_core.measuring.labels import label_episodes
from csc_core.measuring.mutuality import blame_mutuality, learning_mutuality
from csc_core.measuring.segments import Links, order_by_day, union_of_bits
from csc_core.model.codes import BLANK, BoolArray, EventCodes, IntArray, Ragged, position
from csc_core.model.findings import GOVERNANCE_ANSWER_DAYS
from csc_core.model.vocabulary import (
    DatePrecision,
    Facet,
    GovernanceSubtype,
    Kind,
    SetbackSubtype,
    Stance,
    YesNo,
)

# The figures of an episode that can rest on a coarse date; bit k of ``EpisodeTable.coarse`` marks the k-th.
FIGURES = ("age_days", "first_response_days", "first_learning_days", "first_governance_days")


@dataclass(frozen=True, slots=True)
class EpisodeTable:
    """One entry an episode in every array, by collaboration, then setback date, then row.

    ``setback`` is the setback's row in the codes; ``members`` holds the rows that name it, by date, then
    row. Days run from the setback's day, BLANK for none, and never below 0 (a coarse date can lie before
    the setback). Small codes are positions in ``Label``, ``LearningMutuality`` and ``BlameMutuality``;
    ``facets`` and ``coarse`` are bit masks over ``Facet`` and ``FIGURES``. ``adapted`` marks a linked mode
    change, or review that kept the mode, within 90 days.
    """

    collaboration: NDArray[np.int32]
    setback: NDArray[np.int64]
    members: Ragged
    label: NDArray[np.int8]
    order_unknown: BoolArray
    first_response: NDArray[np.int32]
    first_learning: NDArray[np.int32]
    first_governance: NDArray[np.int32]
    coarse: NDArray[np.uint8]
    facets: NDArray[np.uint8]
    learning: NDArray[np.int8]
    blame: NDArray[np.int8]
    governance_relevant: BoolArray
    adapted: BoolArray

    def __len__(self) -> int:
        return len(self.setback)


def ordered_setbacks(codes: EventCodes, counts: BoolArray) -> NDArray[np.int64]:
    """Rows of the setbacks that count, by collaboration, day and row."""
    rows = np.flatnonzero(counts & codes.is_kind(Kind.SETBACK))
    return rows[order_by_day(codes.collaboration[rows], codes.day[rows])]


def membership(codes: EventCodes, counts: BoolArray, setbacks: IntArray) -> Links:
    """Every link between rows that count, grouped by episode."""
    episode_of = np.full(len(codes), BLANK, dtype=np.int64)
    episode_of[setbacks] = np.arange(len(setbacks))
    groups, rows = episode_of[codes.answers.values], codes.answers.rows()
    holds = (groups != BLANK) & counts[rows]
    groups, rows = groups[holds], rows[holds]
    order = order_by_day(groups, codes.day[rows])
    return Links(groups[order], rows[order], len(setbacks))


def is_governance_relevant(codes: EventCodes, setbacks: IntArray) -> BoolArray:
    """Setbacks about how the collaboration is governed: said so, or a role dispute or a stuck decision."""
    said = codes.governance_relevant == position(YesNo.YES)
    by_nature = codes.has_subtype(SetbackSubtype.ROLE_DISPUTE, SetbackSubtype.DECISION_STUCK)
    relevant: BoolArray = (said | by_nature)[setbacks]
    return relevant


def is_coarse(codes: EventCodes, rows: IntArray) -> BoolArray:
    """Which of these rows have a date coarser than a day."""
    coarse: BoolArray = codes.precision[rows] != position(DatePrecision.DAY)
    return coarse


def lag(codes: EventCodes, setbacks: IntArray, links: Links) -> tuple[NDArray[np.int32], BoolArray]:
    """Days from each setback to its first link (BLANK for none), and where they rest on a coarse date."""
    row = links.first_rows()
    days = np.where(row == BLANK, BLANK, np.maximum(codes.day[row] - codes.day[setbacks], 0))
    return days.astype(np.int32), (row != BLANK) & (is_coarse(codes, row) | is_coarse(codes, setbacks))


def is_adapted(codes: EventCodes, setbacks: IntArray, governance: Links) -> BoolArray:
    """Setbacks that a mode change, or a review that kept the mode, answered within 90 days."""
    answers = codes.has_subtype(GovernanceSubtype.MODE_CHANGE, GovernanceSubtype.REVIEW_KEPT)
    days, _ = lag(codes, setbacks, governance.among(answers))
    adapted: BoolArray = (days != BLANK) & (days <= GOVERNANCE_ANSWER_DAYS)
    return adapted


def flags(*marks: BoolArray) -> NDArray[np.uint8]:
    """One bit a mark, the first mark in the lowest bit."""
    found = np.zeros(len(marks[0]), dtype=np.uint8)
    for bit, mark in enumerate(marks):
        found |= mark.astype(np.uint8) << np.uint8(bit)
    return found


def episode_table(codes: EventCodes, counts: BoolArray, sectors: IntArray) -> EpisodeTable:
    """Measure every episode of every collaboration at once.

    ``counts`` marks the rows that count at the as-of date; ``sectors`` gives the sector's code by
    organization (its position in ``codes.orgs``), BLANK when unknown.
    """
    setbacks = ordered_setbacks(codes, counts)
    members = membership(codes, counts, setbacks)
    responses = members.among(codes.is_kind(Kind.RESPONSE))
    learning = responses.among(codes.is_stance(Stance.LEARNING, Stance.MIXED))
    blaming = responses.among(codes.is_stance(Stance.BLAMING, Stance.MIXED))
    governance = members.among(codes.is_governance())
    response_days, response_coarse = lag(codes, setbacks, responses)
    learning_days, learning_coarse = lag(codes, setbacks, learning)
    governance_days, governance_coarse = lag(codes, setbacks, governance)
    label, order_unknown = label_episodes(codes, responses)
    return EpisodeTable(
        collaboration=codes.collaboration[setbacks],
        setback=setbacks,
        members=members.ragged(),
        label=label,
        order_unknown=order_unknown,
        first_response=response_days,
        first_learning=learning_days,
        first_governance=governance_days,
        coarse=flags(is_coarse(codes, setbacks), response_coarse, learning_coarse, governance_coarse),
        facets=union_of_bits(learning.groups, codes.facets[learning.rows], len(Facet), len(setbacks)),
        learning=learning_mutuality(codes, sectors, learning),
        blame=blame_mutuality(codes, blaming),
        governance_relevant=is_governance_relevant(codes, setbacks),
        adapted=is_adapted(codes, setbacks, governance),
    )
