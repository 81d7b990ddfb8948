"""Which of the five key practices were logged, how often and when last."""

from dataclasses import replace

import numpy as np

from csc_core.content.catalogue import actions
from csc_core.model.codes import BLANK, EventCodes, bits
from csc_core.model.facts import Facts
from csc_core.model.findings import PracticeUse
from csc_core.model.vocabulary import Kind, Practice


def with_practices_of_actions(codes: EventCodes) -> EventCodes:
    """The same codes, where a practice row that names no practice counts for those of its catalogue action.

    What a person wrote always stands; an action the catalogue does not know adds nothing.
    """
    unnamed = codes.is_kind(Kind.PRACTICE) & (codes.practices == 0) & (codes.action != BLANK)
    if not unnamed.any():
        return codes
    known = actions()
    masks = [
        bits((known[name].practice, *known[name].also)) if name in known else 0 for name in codes.actions
    ]
    of_action = np.array(masks, dtype=codes.practices.dtype)
    practices = codes.practices.copy()
    practices[unnamed] = of_action[codes.action[unnamed]]
    return replace(codes, practices=practices)


def practice_use(facts: Facts, practice: Practice) -> PracticeUse:
    """How often one practice was logged, and the newest row that shows it."""
    rows = facts.ordered(facts.counts & facts.codes.uses(practice))
    if not len(rows):
        return PracticeUse(practice, 0, None, None)
    return PracticeUse(practice, len(rows), int(facts.age[rows[-1]]), str(facts.ids[rows[-1]]))


def measure_practices(facts: Facts) -> dict[Practice, PracticeUse]:
    """The five key practices in their order. A row that names several counts for each of them."""
    return {practice: practice_use(facts, practice) for practice in Practice}
