"""What the command line prints of many collaborations."""

from collections.abc import Sequence

from csc_core.charting.lanes import episode_words
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.model.opened import Received
from csc_core.model.portfolio import MINIMUM_PLACES, CollaborationSummary, Portfolio, SetbackSummary, Use
from csc_core.model.vocabulary import Severity
from csc_core.reporting import comparison as said
from csc_core.reporting import comparison_limits as limited
from csc_core.reporting.comparison_tables import setback_title
from csc_core.reporting.console import blocks, bulleted, wrapped


def portfolio_text(portfolio: Portfolio, received: Sequence[Received]) -> str:
    """The collaborations by name, what followed similar setbacks, what was used, and the limits."""
    waiting = [(place, setback) for place in portfolio.summaries for setback in place.waiting]
    similar = [said.similar_sentence(s) for s in portfolio.similar if s.places >= MINIMUM_PLACES]
    used = [*_uses(portfolio.practices, "practice"), *_uses(portfolio.modes, "governance_mode")]
    used += _uses(portfolio.governance, "governance_subtype")
    return blocks(
        [
            wrapped(_received_words(portfolio, received)),
            bulleted("Not read", [_fault(log) for log in received if not log.loaded]),
            bulleted("Rows set aside", [f"{log.name}: {log.why}" for log in received if log.set_aside]),
            wrapped(said.comparison_headline(portfolio)),
            bulleted("By city, policy area and name", [_place(place) for place in portfolio.summaries]),
            bulleted("Not yet picked up", [_setback(*pair) for pair in waiting]),
            wrapped(limited.left_out_sentence(portfolio)),
            bulleted("Places that met a similar setback, and what followed", similar),
            wrapped(limited.use_sentence(portfolio) if portfolio.summaries else ""),
            bulleted("Used in how many collaborations", used if portfolio.compared else []),
            bulleted("Over time, one collaboration at a time", limited.trend_sentences(portfolio)),
            bulleted("What these cases can and cannot say", limited.limits(portfolio)),
        ]
    )


def _received_words(portfolio: Portfolio, received: Sequence[Received]) -> str:
    loaded = sum(log.loaded for log in received)
    parts = [said.as_of_words(portfolio), said.invented_words(portfolio)]
    rest = "".join(f"; {part}" for part in parts if part)
    return f"{loaded:,} of {in_words.count(len(received), 'log')} read{rest}."


def _fault(log: Received) -> str:
    """Why a log was not read, and what to do."""
    first = next((p.try_this for p in log.problems if p.severity is Severity.BLOCKS), "")
    return f"{log.name}: {log.why} {first or 'The command check tells more.'}"


def _place(summary: CollaborationSummary) -> str:
    face = summary.face
    place = " · ".join(part for part in (face.city, word("policy_area", summary.area), face.name) if part)
    return f"{place}: {said.standing_words(summary)}"


def _setback(summary: CollaborationSummary, setback: SetbackSummary) -> str:
    when = in_words.date(setback.date, setback.precision)
    return f"{summary.face.name} · {when} · {setback_title(setback)}: {episode_words(setback)}"


def _uses(uses: Sequence[Use], family: str) -> list[str]:
    return [f"{in_words.capital(word(family, use.code))}: {limited.use_words(use)}" for use in uses]
