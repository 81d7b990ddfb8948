"""How a collaboration was governed, in sentences with counts. None says that more is better, or less."""

from csc_core.content import in_words
from csc_core.model.findings import DAYS_PER_YEAR, GOVERNANCE_ANSWER_DAYS, Governance


def governance_sentences(governance: Governance) -> tuple[str, ...]:
    """Changes and reviews, how many name a setback, and how setbacks about governance were followed.

    Empty where no governance row is on record. A rate stands from one year on, since a shorter log would
    have to be stretched to a year that has not been.
    """
    if governance.days_since_last is None:
        return ()
    entries = len(governance.marks)
    whose = "names" if governance.changes_linked == 1 else "name"
    return (
        _changes(governance),
        f"{governance.changes_linked} of {in_words.count(entries, 'governance entry', 'governance entries')} "
        f"{whose} a setback; the newest is {in_words.days(governance.days_since_last)} old.",
        *_adapted(governance),
    )


def _changes(governance: Governance) -> str:
    years = governance.span_years
    span = f"{years:.1f} years" if years >= 1 else in_words.days(round(years * DAYS_PER_YEAR))
    rate = governance.changes_per_year
    each = f", about {rate:.1f} a year" if rate and years >= 1 else ""
    reviews = in_words.count(governance.reviews_kept, "review")
    return (
        f"{in_words.count(governance.mode_changes, 'mode change')} in {span}{each}; {reviews} kept the mode."
    )


def _adapted(governance: Governance) -> tuple[str, ...]:
    followed = governance.adaptability
    if not followed.n:
        return ()
    days, answered = GOVERNANCE_ANSWER_DAYS, "was" if followed.k == 1 else "were"
    return (
        f"Of {in_words.count(followed.n, 'setback')} about governance at least {days} days old, "
        f"{followed.k or 'none'} {answered} followed within {days} days by a mode change or a review that "
        "names the setback.",
    )
