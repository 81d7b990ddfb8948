"""What many collaborations can and cannot say together: uses with their n, change over time, and limits."""

from csc_core.content import in_words
from csc_core.model.portfolio import HALF_FROM, Portfolio, Trend, Use

CHANCE = 0.05  # a split that comes by chance more often than this shows no change


def use_sentence(portfolio: Portfolio) -> str:
    """What the counts of practices and governance forms are counts of."""
    n = len(portfolio.compared)
    if not n:
        return "None of these collaborations agreed to be compared, so nothing is counted over them."
    places = in_words.count(n, "collaboration")
    return f"Counted over {places}. What was used says nothing yet about what worked."


def use_words(use: Use) -> str:
    """ "7 of 9"; from ten collaborations on with the interval such a share has."""
    between = f" (between {use.range[0]} and {use.range[1]} in 100)" if use.range else ""
    return f"{use.share.k} of {use.share.n}{between}"


def trend_sentences(portfolio: Portfolio) -> tuple[str, ...]:
    """Each collaboration's change over time, where both halves are large enough; then how many are not."""
    told = tuple(_trend(summary.face.name, summary.trend) for summary in portfolio.summaries if summary.trend)
    few = len(portfolio.summaries) - len(told)
    rule = f"{HALF_FROM} earlier and {HALF_FROM} later setbacks with coded answers"
    rest = f"{few} of {len(portfolio.summaries)} have fewer than {rule}: nothing is said of a change there."
    many = "The more collaborations one looks at, the more uneven splits chance alone brings."
    return (*told, *([many] if len(told) > 1 else []), *([rest] if few else []))


def _trend(name: str, trend: Trend) -> str:
    earlier, later = (f"{half.k} of the {half.n}" for half in (trend.earlier, trend.later))
    split = (
        f"Chance alone brings a split so uneven in fewer than {round(100 * CHANCE)} of 100. What changed?"
        if trend.chance < CHANCE
        else "Chance alone may well bring as much difference: this shows no change."
    )
    verb = "reads" if trend.earlier.k == 1 else "read"
    return (
        f"{name}: {earlier} earlier setbacks with coded answers {verb} as learning, "
        f"{later} later ones. {split}"
    )


def left_out_sentence(portfolio: Portfolio) -> str:
    """Which collaborations stand in the pictures only; empty when all agreed to be compared."""
    names = [summary.face.name for summary in portfolio.summaries if not summary.face.shared]
    if not names:
        return ""
    stands = "does not say" if len(names) == 1 else "do not say"
    named = in_words.listed([*names[:3], *([f"{len(names) - 3} more"] if len(names) > 3 else [])])
    return (
        f"{named} {stands} in the facts beside the log that it may be compared (share_in_comparisons, yes): "
        "shown above, and left out of every count and table below."
    )


def limits(portfolio: Portfolio) -> tuple[str, ...]:
    """What so many cases can and cannot say."""
    n, (share, (low, high)) = len(portfolio.compared), portfolio.reach
    invented = sum(summary.face.invented for summary in portfolio.compared)
    cases = in_words.count(n, "case")
    told = [
        f"{cases} can show that something happens, and raise a question worth asking elsewhere.",
        "They cannot say what causes what, or which practice works best: places differ in ways no log shows.",
        "They say little of how often something happens in other places. "
        f"Had {share.k} of {share.n} done it, anything from {low} to {high} in 100 could hold of many, "
        "and that only if these had been drawn at random. "
        "They were not: a log is kept where somebody wants to keep one.",
        "Counts go over collaborations, not over setbacks: the setbacks of one collaboration hang together.",
        "Many setbacks on record can mean candor. Nothing here is a score, and places stand by name only.",
    ]
    if invented:
        which = f"All {cases}" if invented == n else f"{invented} of the {cases}"
        are = "is" if invented == 1 else "are"
        told.insert(0, f"{which} {are} invented. They show how to look, and tell of no real place.")
    return tuple(told) if n else ()
