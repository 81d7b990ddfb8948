"""The relationship pulse: three questions answered from 1 to 4, kept as totals only."""

import datetime as dt
from collections.abc import Mapping, Sequence

from csc_core.model.roster import PULSE_MINIMUM, Pulse
from csc_core.model.vocabulary import PulseItem


def pulse_totals(answers: Mapping[PulseItem, Sequence[int]], day: dt.date) -> tuple[Pulse, ...]:
    """The totals of each item that five or more answered; the answers themselves are not kept.

    Raises pydantic's ValidationError when the answers do not lie between 1 and 4 on average.
    """
    return tuple(
        Pulse(date=day, item=item, n=len(given), mean=sum(given) / len(given))
        for item, given in answers.items()
        if len(given) >= PULSE_MINIMUM
    )
