"""The ballots of a store as one person may use them. Phones vote by their code, and need no role."""

import datetime as dt
from collections.abc import Callable

from csc_core.model.people import Action, Role
from csc_core.model.stored import Ballot, BallotState, Cells
from csc_core.storing.ballots import Ballots

Must = Callable[[str, Action], Role]


class GuardedBallots:
    """``Ballots``, each call with the right it needs; ``must`` refuses by collaboration."""

    def __init__(self, ballots: Ballots, must: Must) -> None:
        self._ballots, self._must = ballots, must

    def open(
        self, collaboration_id: str, kind: str, about: str, *, promise: str, expires: dt.datetime
    ) -> Ballot:
        """Open a ballot, with a short code for the phones."""
        self._must(collaboration_id, Action.RUN_BALLOTS)
        return self._ballots.open(collaboration_id, kind, about, promise=promise, expires=expires)

    def by_code(self, code: str) -> Ballot | None:
        """The ballot of a code; None for a code that was never given."""
        found = self._ballots.by_code(code)
        if found is not None:
            self._must(found.collaboration_id, Action.SEE_BALLOTS)
        return found

    def of(self, collaboration_id: str) -> tuple[Ballot, ...]:
        """The ballots of a collaboration, the one that expires last first."""
        self._must(collaboration_id, Action.SEE_BALLOTS)
        return self._ballots.of(collaboration_id)

    def cast(self, ballot_id: str, device: str, answer: Cells, at: dt.datetime) -> None:
        """Count one paper slip. ``device`` is made up for it, so that every slip is a voice."""
        self._must(self._ballots.belongs_to(ballot_id), Action.RUN_BALLOTS)
        self._ballots.cast(ballot_id, device, answer, at)

    def take_back(self, ballot_id: str, device: str, at: dt.datetime) -> None:
        """Forget a paper slip that was miscounted."""
        self._must(self._ballots.belongs_to(ballot_id), Action.RUN_BALLOTS)
        self._ballots.take_back(ballot_id, device, at)

    def count(self, ballot_id: str) -> int:
        """How many answered."""
        self._must(self._ballots.belongs_to(ballot_id), Action.SEE_BALLOTS)
        return self._ballots.count(ballot_id)

    def set_state(self, ballot_id: str, state: BallotState) -> None:
        """Close a ballot, open it again, or reveal it."""
        self._must(self._ballots.belongs_to(ballot_id), Action.RUN_BALLOTS)
        self._ballots.set_state(ballot_id, state)

    def answers(self, ballot_id: str) -> tuple[Cells, ...]:
        """The answers to a revealed ballot."""
        self._must(self._ballots.belongs_to(ballot_id), Action.SEE_BALLOTS)
        return self._ballots.answers(ballot_id)
