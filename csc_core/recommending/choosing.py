"""At most three actions for the facilitator: matched, ranked, barred, and chosen not to repeat each other."""

from collections.abc import Iterable, Sequence

from csc_core.content.catalogue import Action, actions
from csc_core.model.commitment import Record
from csc_core.model.findings import Findings
from csc_core.model.prompts import Filters, HeatReading, Prompt, Recommendation, Signal
from csc_core.model.vocabulary import Heat
from csc_core.recommending.barring import Moment, barred
from csc_core.recommending.ranking import ordered
from csc_core.recommending.triggers import Candidate, match

AT_MOST = 3
AT_MOST_WHEN_HOT = 2

NO_FILTERS = Filters()


def recommend(
    findings: Findings,
    signals: Iterable[Signal],
    heat: HeatReading,
    *,
    records: Iterable[Record] = (),
    filters: Filters = NO_FILTERS,
) -> Recommendation:
    """The actions to suggest at the findings' as-of date, first choice first, and those left out, with why.

    ``records`` say what was done with earlier prompts, dated on the scale of the as-of date; those of the
    last 60 days keep their action from coming back. ``filters`` say what the meeting allows; an action that
    does not fit is neither suggested nor listed as left out. The same rows in another order give the same
    prompts, and so does asking again.
    """
    fired = tuple(signals)
    moment = Moment(findings, fired, heat, tuple(records))
    fitting = [action for action in actions().values() if _fits(action, filters)]
    ranked = ordered(match(fitting, fired), findings)
    verdicts = [(candidate, barred(candidate, moment)) for candidate in ranked]
    free = [candidate for candidate, verdict in verdicts if verdict is None]
    limit = AT_MOST_WHEN_HOT if heat.heat is Heat.HOT else AT_MOST
    return Recommendation(
        prompts=tuple(_prompt(candidate) for candidate in choose(free, limit)),
        not_now=tuple(verdict for _, verdict in verdicts if verdict),
        candidates=len(free),
        too_little=0 < findings.totals.responses == findings.totals.uncoded,
    )


def _fits(action: Action, filters: Filters) -> bool:
    return action.fits(filters.minutes, filters.people) and filters.setting in (None, action.setting)


def choose(ranked: Sequence[Candidate], limit: int) -> list[Candidate]:
    """Walk the order twice: first for actions that explain a signal not yet explained, then for any other.

    Either way a practice is used only once.
    """
    chosen: list[Candidate] = []
    for must_explain in (True, False):
        for candidate in ranked:
            explained = {signal for taken in chosen for signal in taken.signals}
            free = candidate.action.practice not in {taken.action.practice for taken in chosen}
            new = not explained.issuperset(candidate.signals)
            if len(chosen) < limit and free and (new or not must_explain):
                chosen.append(candidate)
    return chosen


def _prompt(candidate: Candidate) -> Prompt:
    action = candidate.action
    return Prompt(action.id, action.practice, action.stage, candidate.signals)
