"""What many collaborations show side by side, in sentences made by rule, with counts and no rank."""

from collections import Counter
from collections.abc import Iterable

from csc_core.charting.frame import Scale
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.model.findings import WORDS_FROM
from csc_core.model.portfolio import (
    MINIMUM_PLACES,
    CollaborationSummary,
    Portfolio,
    SetbackSummary,
    Similar,
)
from csc_core.model.vocabulary import BLAME_LABELS, LEARNING_LABELS, Label, Practice


def comparison_headline(portfolio: Portfolio) -> str:
    """How many collaborations have a setback that is not yet picked up."""
    k, n = portfolio.waiting.k, portfolio.waiting.n
    if not n:
        return "No collaboration is open yet."
    if n == 1:
        return f"One log is open here. It has {'a' if k else 'no'} setback that is not yet picked up."
    who = (
        f"{k} of {n:,} collaborations {'has' if k == 1 else 'have'}"
        if k
        else f"None of {n:,} collaborations has"
    )
    return f"{who} a setback that is not yet picked up. Which met a setback like yours?"


def standing_words(summary: CollaborationSummary) -> str:
    """ "6 setbacks, 2 not yet picked up"."""
    n, waiting = len(summary.setbacks), len(summary.waiting)
    if not n:
        return "no setbacks on record"
    closed = sum(s.label is Label.NO_RESPONSE_RECORDED for s in summary.setbacks) - waiting
    told = [f"{waiting} not yet picked up"] if waiting else []
    told += [f"{closed} closed, nothing recorded"] if closed else []
    return ", ".join([in_words.count(n, "setback"), *(told or ["all picked up" if n > 1 else "picked up"])])


def collaboration_says(summary: CollaborationSummary) -> str:
    """What the small picture of a collaboration shows, for those who do not see it."""
    face = summary.face
    counts = ", ".join(f"{len(days)} {way}" for way, days in summary.answers.items())
    answers = f"{in_words.count(summary.responses, 'response')}: {counts}" if counts else "no responses"
    where = ", ".join(part for part in (face.name, face.city, word("policy_area", summary.area)) if part)
    standing = in_words.capital(standing_words(summary))
    return f"{where}. {standing}; {answers}. As of {in_words.date(summary.as_of)}."


def as_of_words(portfolio: Portfolio) -> str:
    """The date all are read at, or that each has its own."""
    dates = sorted({summary.as_of for summary in portfolio.summaries})
    if len(dates) == 1:
        return f"as of {in_words.date(dates[0])}"
    return (
        f"each as of its own date, {in_words.date(dates[0])} to {in_words.date(dates[-1])}" if dates else ""
    )


def invented_words(portfolio: Portfolio) -> str:
    """How many of the collaborations are made up."""
    n, invented = len(portfolio.summaries), sum(s.face.invented for s in portfolio.summaries)
    if not invented:
        return ""
    return "invented examples" if invented == n else f"{invented} of {n} are invented examples"


def kind_words(similar: Similar) -> str:
    """A kind of setback with the number of places that met it, as a choice."""
    kind = in_words.capital(word("setback_subtype", similar.subtype))
    return f"{kind}: {in_words.count(similar.places, 'place')}"


def similar_sentence(similar: Similar) -> str:
    """What followed where a kind of setback was met; from three places on."""
    kind, places = word("setback_subtype", similar.subtype), in_words.count(similar.places, "place")
    if similar.places < MINIMUM_PLACES:
        return (
            f"{places} met “{kind}”. What followed is shown from {MINIMUM_PLACES} places on, "
            "so that no place stands alone."
        )
    met = [setback for _, setback in similar.met]
    times = "once each" if len(met) == similar.places else f"{len(met)} times in all"
    return " ".join([f"{places} met “{kind}”, {times}.", *_readings(met), *_lags(met), *_practices(met)])


def _readings(met: list[SetbackSummary]) -> Iterable[str]:
    """How the setbacks read, once enough of them have coded answers; and how many wait."""
    if sum(setback.is_coded for setback in met) < WORDS_FROM:
        yield "Too few of them have coded answers to read a pattern."
    else:
        learnt = sum(setback.label in LEARNING_LABELS for setback in met)
        blamed = sum(setback.label in BLAME_LABELS for setback in met)
        yield f"{learnt or 'None'} {_read(learnt)} as learning, {blamed or 'none'} as blame."
    waiting = sum(setback.unanswered for setback in met)
    if waiting:
        yield f"{waiting} {'is' if waiting == 1 else 'are'} not yet picked up."


def _read(n: int) -> str:
    return "reads" if n < 2 else "read"


def _lags(met: list[SetbackSummary]) -> Iterable[str]:
    days = [s.first_response_days for s in met if s.first_response_days is not None]
    about = "about " if any("first_response_days" in setback.coarse for setback in met) else ""
    if len(set(days)) > 1:
        span = f"{about}{min(days)} to {in_words.days(max(days))}"
        yield f"Where there was a response, the first came after {span}."


def _practices(met: list[SetbackSummary]) -> Iterable[str]:
    used = Counter(practice for setback in met for practice in setback.practices)
    if used:
        named = [
            f"{word('practice', practice)} ({used[practice]})" for practice in Practice if used[practice]
        ]
        yield f"Practices logged for them: {in_words.listed(named)}."


def open_sentence(portfolio: Portfolio) -> str:
    """How many setbacks are open, in how many collaborations."""
    still = [[s for s in summary.setbacks if s.is_open] for summary in portfolio.summaries]
    n, waiting = sum(map(len, still)), sum(s.unanswered for found in still for s in found)
    if not n:
        return "No setback is open."
    where = f"{sum(map(bool, still))} of {in_words.count(len(still), 'collaboration')}"
    are = "is" if n == 1 else "are"
    return (
        f"{in_words.count(n, 'setback')} {are} open or only eased, in {where}; {waiting} not yet picked up."
    )


def comparison_source(portfolio: Portfolio, scale: Scale, hidden: int = 0) -> str:
    """Where the pictures come from, how they are placed, and how many logs are not shown."""
    entries = sum(summary.entries for summary in portfolio.summaries)
    axis = "time since each start" if scale is Scale.SINCE else "calendar time"
    logs = in_words.count(len(portfolio.summaries), "log")
    parts = [
        f"Placed by city and policy area, in no order. Source: {logs}",
        as_of_words(portfolio),
        f"{axis}, marks close together side by side",
        in_words.count(entries, "entry", "entries"),
        f"{in_words.count(hidden, 'log')} hidden",
    ]
    return " · ".join(part for part in parts if part)
