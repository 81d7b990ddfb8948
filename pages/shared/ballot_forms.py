"""From a form's fields, or a tap on the tally, to an answer as it is stored, and back to a vote."""

from collections.abc import Mapping

from csc_core.meeting.ballots import vote_of
from csc_core.model.ballot import Choice, Vote
from csc_core.model.stored import Ballot, Cells
from csc_core.model.vocabulary import Facet
from pages.shared.ballot_question import Question

FIELDS = ("sector", "choice", "facet", "line")
NO_SECTOR = "Please choose whom you speak for."
NO_CHOICE = "Please choose one of the answers."


def missing_in(fields: Mapping[str, str], ballot: Ballot) -> str:
    """What a form still needs, in words; empty when nothing."""
    if fields["sector"] not in Question.of(ballot).sectors:
        return NO_SECTOR
    return "" if fields["choice"] in set(Choice) else NO_CHOICE


def answer_of(fields: Mapping[str, str]) -> Cells:
    """A complete form as it is stored. A facet that there is not is left out."""
    facet = fields["facet"] if fields["facet"] in set(Facet) else ""
    vote = vote_of(fields["sector"], fields["choice"], facet, fields["line"])
    cells = {"sector": vote.sector, "choice": vote.choice.value, "facet": facet, "line": vote.line}
    return {name: cell for name, cell in cells.items() if cell}


def vote_in(answer: Cells) -> Vote:
    """A stored answer as a vote."""
    return vote_of(answer["sector"], answer["choice"], answer.get("facet", ""), answer.get("line", ""))
