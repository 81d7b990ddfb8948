"""Do governance rows follow from one another? Each mode before has to be the one the last change led to."""

import numpy as np
from numpy.typing import NDArray

from csc_core.checking.consistency import Teller
from csc_core.checking.faults import Faults, Told
from csc_core.checking.typed import Typed
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, BoolArray, position
from csc_core.model.vocabulary import GovernanceMode, GovernanceSubtype, Kind, Severity


def check_modes(typed: Typed, initial: GovernanceMode | None, faults: Faults) -> None:
    """Changes that change nothing, reviews that do, gaps. ``initial`` is the mode before the first row."""
    changes = _governance(typed, GovernanceSubtype.MODE_CHANGE)
    reviews = _governance(typed, GovernanceSubtype.REVIEW_KEPT)
    _check_each(Teller(typed, faults), changes, reviews)
    rows = np.flatnonzero(changes | reviews)
    rows = rows[np.argsort(typed.days.day[rows], kind="stable")]
    if len(rows):
        _check_succession(typed, rows, changes[rows], initial, faults)


def _governance(typed: Typed, subtype: GovernanceSubtype) -> BoolArray:
    """Governance rows of one subtype."""
    words = typed.subtype.words
    place = words.index(subtype) if subtype in words else len(words)
    return typed.is_kind(Kind.GOVERNANCE) & np.equal(typed.subtype.codes, place)


def _check_each(teller: Teller, changes: BoolArray, reviews: BoolArray) -> None:
    """What one row's two modes say against its subtype."""
    typed = teller.typed
    both = typed.filled(c.FROM_MODE) & typed.filled(c.TO_MODE)
    same = np.equal(typed.single(c.FROM_MODE), typed.single(c.TO_MODE))
    teller.tell(
        Severity.DOUBT,
        "mode_not_changed",
        c.TO_MODE,
        changes & both & same,
        "A mode change names the same mode before and after.",
        "Correct one of the modes, or log it as an adjustment or a review.",
    )
    teller.tell(
        Severity.DOUBT,
        "mode_not_named",
        c.TO_MODE,
        changes & ~typed.filled(c.TO_MODE),
        "A mode change does not say which mode came after.",
        f"Fill in to_mode: {', '.join(GovernanceMode)}.",
    )
    teller.tell(
        Severity.DOUBT,
        "review_changed_mode",
        c.TO_MODE,
        reviews & both & ~same,
        "A review that kept the mode names two different modes.",
        "Make it a mode_change, or name the same mode twice.",
    )


def _check_succession(
    typed: Typed,
    rows: NDArray[np.int64],
    change: BoolArray,
    initial: GovernanceMode | None,
    faults: Faults,
) -> None:
    """``rows`` are changes and reviews in date order; ``change`` marks the changes among them."""
    before, after = typed.single(c.FROM_MODE)[rows], typed.single(c.TO_MODE)[rows]
    moved = np.where(change & (after != BLANK), np.arange(len(rows)), -1)
    latest = np.concatenate(([-1], np.maximum.accumulate(moved)[:-1]))
    start = BLANK if initial is None else position(initial)
    mode = np.where(latest >= 0, after[latest], start)
    wrong = (mode != BLANK) & (before != BLANK) & (before != mode)
    modes = list(GovernanceMode)

    def tell(at: int) -> Told:
        said, known = modes[before[at]], modes[mode[at]]
        return Told(
            said,
            f"from_mode says {said}, but up to here the mode was {known}.",
            "Correct from_mode, or log the change that is missing.",
        )

    faults.flag(Severity.DOUBT, "mode_gap", c.FROM_MODE, rows[wrong], tell, np.flatnonzero(wrong))
