"""What a ballot asks about, as it stood when the ballot was opened: nothing that the room may not see."""

from typing import Self

from pydantic import BaseModel, ConfigDict

from csc_core.model.room import Words
from csc_core.model.stored import Ballot
from csc_core.model.vocabulary import Sector

# The kinds of ballot: how a setback was seen, what each would do next time, how we work together.
SETBACK, GUESS, PULSE = KINDS = ("setback", "guess", "pulse")


class Question(BaseModel):
    """What was put to the partners. It is kept as the text of the ballot's ``about``.

    ``event_id`` finds the setback again when the log has changed; phones are never sent it. It is empty, and
    ``number`` 0, where no setback is asked about. ``sectors`` are those a voice can speak from.
    """

    model_config = ConfigDict(frozen=True)

    event_id: str = ""
    number: int = 0
    title: str
    when: str = ""
    collaboration: str
    sectors: tuple[Sector, ...] = ()
    words: Words = Words.ROOM

    @classmethod
    def of(cls, ballot: Ballot) -> Self:
        """The question of a ballot."""
        return cls.model_validate_json(ballot.about)


def spaced(code: str) -> str:
    """A code as it is read aloud: two halves that stay on one line."""
    half = len(code) // 2
    return f"{code[:half]}\N{NO-BREAK SPACE}{code[half:]}"
