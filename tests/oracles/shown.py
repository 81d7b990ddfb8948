"""An episode table as the same mappings that the slow twins give."""

from typing import Any

from csc_core.measuring.episodes import FIGURES, EpisodeTable
from csc_core.model.codes import BLANK, members_of
from csc_core.model.vocabulary import BlameMutuality, Facet, Label, LearningMutuality


def as_mappings(table: EpisodeTable) -> list[dict[str, Any]]:
    """One mapping an episode, with words for codes."""

    def number(value: int) -> int | None:
        return None if value == BLANK else int(value)

    return [
        {
            "collaboration": int(table.collaboration[at]),
            "setback": int(table.setback[at]),
            "members": table.members.of(at).tolist(),
            "label": str(list(Label)[table.label[at]]),
            "order_unknown": bool(table.order_unknown[at]),
            "first_response": number(table.first_response[at]),
            "first_learning": number(table.first_learning[at]),
            "first_governance": number(table.first_governance[at]),
            "coarse": [name for bit, name in enumerate(FIGURES) if table.coarse[at] >> bit & 1],
            "facets": sorted(members_of(int(table.facets[at]), Facet)),
            "learning": str(list(LearningMutuality)[table.learning[at]]),
            "blame": str(list(BlameMutuality)[table.blame[at]]),
            "governance_relevant": bool(table.governance_relevant[at]),
            "adapted": bool(table.adapted[at]),
        }
        for at in range(len(table))
    ]
