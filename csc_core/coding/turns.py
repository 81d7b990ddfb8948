"""Whose turn a response is: what nobody has coded, and what a second coder reads blind to the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from csc_core.coding.readings import FIRST_CODER, STRAINED, Reading, readings
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.codes import position
from csc_core.model.log import fingerprint
from csc_core.model.vocabulary import Kind, Stance

FIFTH, AT_LEAST = 5, 10  # of the rows that do not blame: one in five, and no fewer than ten


class Choice(StrEnum):
    """Which of the coded responses a second coder reads."""

    ALL = "all"
    CODEBOOK = "codebook"  # all that blame, and a drawn fifth of the others
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Turn:
    """The responses that wait for a coder, oldest first, and how many of the chosen are done."""

    waiting: tuple[str, ...]
    done: int

    @property
    def total(self) -> int:
        """How many there are in all."""
        return len(self.waiting) + self.done


def first_turn(analysis: Analysis) -> tuple[str, ...]:
    """Ids of the responses that nobody has read yet, oldest first; one that was coded unclear was read."""
    known = readings(analysis.log)
    return tuple(event for event in analysis.findings.uncoded if event not in known)


def second_turn(analysis: Analysis, coder: str, choice: Choice, sample: int = 10) -> Turn:
    """What ``coder`` reads of the responses that somebody else has coded.

    The draw goes by the ids alone: it is the same for everybody, and a row's words have no part in it.
    """
    known = readings(analysis.log)
    first = _first_coders(analysis, known)
    coded = [event for event, coders in first.items() if coders != coder]
    chosen = _chosen(analysis, coded, known, choice, sample)
    waiting = tuple(event for event in chosen if coder not in known.get(event, {}))
    return Turn(waiting, len(chosen) - len(waiting))


def _first_coders(analysis: Analysis, known: dict[str, dict[str, Reading]]) -> dict[str, str]:
    """By event id, oldest first: who coded a response before anybody else."""
    log, facts = analysis.log, analysis.findings.facts
    found: dict[str, str] = {}
    for place in facts.ordered(facts.counts & facts.codes.is_kind(Kind.RESPONSE)):
        event = str(facts.ids[place])
        if event in known:
            found[event] = next(iter(known[event]))
        elif log.cell(int(place), c.STANCE) not in ("", Stance.UNCLEAR):
            found[event] = log.cell(int(place), c.CODER) or FIRST_CODER
    return found


def _chosen(
    analysis: Analysis,
    coded: Sequence[str],
    known: dict[str, dict[str, Reading]],
    choice: Choice,
    sample: int,
) -> list[str]:
    """The rows of a choice, in the order they came in, so that their order tells nothing of their codes."""
    if choice is Choice.ALL:
        return list(coded)
    strained = {event for event in coded if _blames(analysis, event, known)}
    if choice is Choice.SAMPLE:
        strained = set()
    others = [event for event in coded if event not in strained]
    wanted = sample if choice is Choice.SAMPLE else max(AT_LEAST, -(-len(others) // FIFTH))
    drawn = set(sorted(others, key=lambda event: fingerprint(event.encode()))[:wanted])
    return [event for event in coded if event in strained or event in drawn]


def _blames(analysis: Analysis, event: str, known: dict[str, dict[str, Reading]]) -> bool:
    facts = analysis.findings.facts
    stands = facts.codes.stance[facts.positions[event]] in [position(stance) for stance in STRAINED]
    return bool(stands) or any(reading.stance in STRAINED for reading in known.get(event, {}).values())
