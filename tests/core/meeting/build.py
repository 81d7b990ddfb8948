"""Room findings, recommendations and votes made by hand."""

import datetime as dt
from typing import Any

from csc_core.model.ballot import Choice, Vote
from csc_core.model.prompts import HeatReading, NotNow, Prompt, Recommendation
from csc_core.model.room import RoomAnswer, RoomCommitment, RoomFindings, RoomSetback
from csc_core.model.vocabulary import CommitmentState, Facet, Heat, Practice, Stage

AS_OF = dt.date(2025, 10, 1)
COOL, HOT = (HeatReading(heat, None, (), None) for heat in (Heat.COOL, Heat.HOT))
WARM = HeatReading(Heat.WARM, None, (), None)


def room(*setbacks: RoomSetback, **given: Any) -> RoomFindings:
    """What the room may see; what is not given is empty."""
    empty: dict[str, Any] = dict.fromkeys(("milestones", "practices", "modes", "commitments"), ())
    empty |= {"counts": None, "not_shown": 0, "being_corrected": 0, "promises_not_shown": 0}
    empty |= {"name": "Table", "as_of": AS_OF, "invented": True, "setbacks": setbacks}
    empty |= {"agreed": False, "public_audience": False, "answers_shown": True}
    return RoomFindings(**(empty | given))


def setback(number: int, *facets: Facet, waiting: int | None = None, **given: Any) -> RoomSetback:
    """A setback with one answer a facet, 14 days apart; ``waiting`` so many days without any."""
    answers = tuple(
        RoomAnswer(f"Answer {k}", 14 * k, False, (facet,), ("City office",))
        for k, facet in enumerate(facets, start=1)
    )
    known: dict[str, Any] = {"subtype": None, "about": False, "picked_up": waiting is None}
    known |= {"number": number, "title": f"Setback {number}", "when": "5 May 2025"}
    known |= {"waiting_days": waiting, "answers": answers}
    return RoomSetback(**(known | given))


def promise(sign: str, owner: str | None = None, due: dt.date | None = None) -> RoomCommitment:
    """An open promise, late when its day is past."""
    return RoomCommitment(sign, owner, due, CommitmentState.OPEN, due is not None and due < AS_OF)


def recommended(*action_ids: str, not_now: tuple[str, ...] = ()) -> Recommendation:
    """A recommendation of these actions, in this order."""
    prompts = tuple(Prompt(name, Practice.DATA, Stage.SEE_IT_TOGETHER, ()) for name in action_ids)
    return Recommendation(prompts, tuple(NotNow(name, "recent") for name in not_now), len(prompts))


LETTERS = dict(zip("TABSNC", Choice, strict=True))


def votes(**sectors: str) -> list[Vote]:
    """Votes by sector, a letter each: together, apart, both, stepped back, not yet, cannot tell."""
    return [Vote(sector, LETTERS[letter]) for sector, letters in sectors.items() for letter in letters]
