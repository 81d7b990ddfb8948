"""The one-page brief of everything found, for the facilitator and an official who may see it all."""

from collections.abc import Iterator

from csc_core.charting.picture import picture, svg
from csc_core.charting.timeline import timeline
from csc_core.content import in_words
from csc_core.content.catalogue import actions
from csc_core.content.method import method
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Commitment
from csc_core.model.findings import Episode
from csc_core.model.prompts import Prompt
from csc_core.model.vocabulary import CommitmentState
from csc_core.reporting.documents.blocks import (
    Block,
    Cards,
    Columns,
    Document,
    Figure,
    Heading,
    Items,
    Text,
)
from csc_core.reporting.documents.frames import facilitator_stamp, promises_in_order
from csc_core.reporting.documents.trimming import first, short
from csc_core.reporting.heat_sentences import heat_headline
from csc_core.reporting.reasons import reasons
from csc_core.reporting.sentences import headline, standing

WAITING, PROMISES = 3, 3  # that fit a page; the report has all


def brief(analysis: Analysis) -> Document:
    """One page: what the log says, the picture, what waits, what to do next, what was promised."""
    return Document(
        title=f"Brief: {short(analysis.log.name)}",
        headline=headline(analysis),
        stamp=facilitator_stamp(analysis),
        blocks=(
            timeline_figure(analysis, fills=True),
            Columns((tuple(_standing(analysis)), tuple(_waiting_and_promised(analysis))), (1, 1)),
            Heading("What could be next"),
            Text(heat_headline(analysis)),
            *_prompts(analysis),
            Text(method().limit[0].text, quiet=True),
        ),
    )


def wall(analysis: Analysis) -> Document:
    """The picture on one large sheet."""
    return Document(
        title=f"Timeline: {short(analysis.log.name)}",
        headline=headline(analysis),
        stamp=facilitator_stamp(analysis),
        blocks=(timeline_figure(analysis, fills=True),),
    )


def timeline_figure(analysis: Analysis, *, fills: bool = False) -> Figure:
    """The picture of the Timeline page."""
    return Figure(svg(picture(timeline(analysis), sized=True)), headline(analysis), fills)


def _standing(analysis: Analysis) -> Iterator[Block]:
    yield Heading("Where we stand")
    yield Items(tuple(sentence.text for sentence in standing(analysis)))


def _waiting_and_promised(analysis: Analysis) -> Iterator[Block]:
    yield Heading("Not yet picked up, oldest first")
    waiting = [waiting_line(analysis, episode) for episode in analysis.findings.unanswered]
    yield (
        Items(tuple(first(waiting, WAITING)))
        if waiting
        else Text("No open setback is without an answer on record.")
    )
    promises = [
        promise_line(analysis, promise)
        for promise in promises_in_order(analysis)
        if promise.state is CommitmentState.OPEN
    ]
    if promises:
        yield Heading("What was promised")
        yield Items(tuple(first(promises, PROMISES)))


def waiting_line(analysis: Analysis, episode: Episode) -> str:
    """How long a setback has waited, and its title."""
    about = "about " if episode.about else ""
    title = short(analysis.log.cell(episode.position, c.TITLE))
    return f"{about}{in_words.days(episode.age_days)}: {title}"


def _prompts(analysis: Analysis) -> Iterator[Block]:
    """The recommended actions side by side, each with its strongest reason and one question."""
    prompts = analysis.recommendation.prompts
    if prompts:
        yield Cards(tuple(_card(analysis, prompt) for prompt in prompts))
    else:
        yield Text("Nothing to suggest from this log as it stands.")


def _card(analysis: Analysis, prompt: Prompt) -> tuple[Block, ...]:
    action = actions()[prompt.action_id]
    because = reasons(analysis, prompt.because)[0].says
    return (
        Text("", lead=action.name),
        Text(action.time, quiet=True),
        Text(f"{short(because)}.", lead="Because:"),
        Text(f"“{action.ask[0]}”", lead="Ask:"),
    )


def promise_line(analysis: Analysis, promise: Commitment) -> str:
    """Who promised what, by when, and whether the date has passed."""
    who = analysis.log.partner_label(promise.owner) if promise.owner else "Nobody named"
    when = f", by {in_words.date(promise.due)}" if promise.due else ", no date"
    late = " (past its date)" if promise.overdue(analysis.findings.as_of) else ""
    return f"{short(who)}: {short(promise.sign)}{when}{late}"
