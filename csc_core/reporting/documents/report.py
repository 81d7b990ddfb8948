"""The full report of everything found, for the facilitator: every picture, reason and row behind it."""

from collections.abc import Iterator

from csc_core.charting.picture import picture, svg
from csc_core.charting.since import days_since
from csc_core.content.catalogue import Action, actions, practices, sources
from csc_core.content.method import method
from csc_core.model.analysis import Analysis
from csc_core.model.prompts import Prompt
from csc_core.reporting.documents.blocks import Block, Document, Figure, Heading, Items, NewPage, Text
from csc_core.reporting.documents.brief import timeline_figure, waiting_line
from csc_core.reporting.documents.frames import (
    facilitator_stamp,
    governance_frame,
    practices_frame,
    promises_frame,
    signals_frame,
)
from csc_core.reporting.documents.grids import grid
from csc_core.reporting.documents.trimming import short
from csc_core.reporting.governance_sentences import governance_sentences
from csc_core.reporting.heat_sentences import heat_advice, heat_headline, heat_reason
from csc_core.reporting.pattern_sentences import pattern_sentences, patterns_frame
from csc_core.reporting.reasons import Reason, not_now_words, reasons
from csc_core.reporting.reception import voice_sentences
from csc_core.reporting.sentences import days_headline, follow_up_headline, headline, standing
from csc_core.reporting.tables import entries_table, episodes_table

SETBACKS = {
    "Setback": 0.9,
    "Date": 2.1,
    "Title": 4,
    "Reads as": 2.2,
    "First response, days": 1.2,
    "First learning, days": 1.2,
    "Status": 1.1,
}
ENTRIES = {"Row": 0.6, "Date": 1.8, "Entry": 1.2, "Setback": 1, "Title": 3.8, "Who": 4.2}


def report(analysis: Analysis) -> Document:
    """Everything: where it stands, setback by setback, what could be next, promises, governance, the rows."""
    chapters = (_standing, _setbacks, _next, _promised, _governed, _written, _rows, _about)
    return Document(
        title=f"Report: {short(analysis.log.name)}",
        headline=headline(analysis),
        stamp=facilitator_stamp(analysis),
        blocks=tuple(block for chapter in chapters for block in chapter(analysis)),
    )


def _standing(analysis: Analysis) -> Iterator[Block]:
    yield Heading("Where we stand")
    yield Items(tuple(sentence.text for sentence in standing(analysis)))
    yield timeline_figure(analysis)


def _setbacks(analysis: Analysis) -> Iterator[Block]:
    if not analysis.findings.episodes:
        return
    yield Heading("Setback by setback")
    yield grid(episodes_table(analysis), SETBACKS, newest_last=True)
    if analysis.findings.unanswered:
        yield Heading("Not yet picked up, oldest first", 3)
        yield Items(tuple(waiting_line(analysis, episode) for episode in analysis.findings.unanswered))
    yield Heading("How soon learning followed", 3)
    yield Text(days_headline(analysis))
    yield Figure(svg(picture(days_since(analysis), sized=True)), days_headline(analysis))
    yield from _patterns(analysis)


def _patterns(analysis: Analysis) -> Iterator[Block]:
    patterns = analysis.findings.patterns
    table = patterns_frame(patterns)
    if table.empty:
        return
    yield Heading("What came right after what", 3)
    yield Text("Counted inside each setback. Few cases may well be chance.")
    yield grid(table, dict.fromkeys(table.columns, 1.0))
    if told := pattern_sentences(patterns):
        yield Items(told)


def _next(analysis: Analysis) -> Iterator[Block]:
    yield Heading("What could be next")
    yield Text(f"{heat_headline(analysis)} {heat_reason(analysis)} {heat_advice(analysis.heat)}")
    for prompt in analysis.recommendation.prompts:
        yield from _prompt(analysis, prompt)
    if not analysis.recommendation.prompts:
        yield Text("Nothing to suggest from this log as it stands.")
    barred = analysis.recommendation.not_now
    if barred:
        yield Heading("Not now, because", 3)
        yield Items(tuple(f"{actions()[item.action_id].name}: {not_now_words(item)}" for item in barred))
    yield Heading("The signals behind it", 3)
    yield grid(signals_frame(analysis), {"Signal": 0.8, "Says": 5, "About": 1.6, "Rows": 1.6})


def _prompt(analysis: Analysis, prompt: Prompt) -> Iterator[Block]:
    action = actions()[prompt.action_id]
    yield Heading(action.name, 3)
    yield Text(frame(action), quiet=True)
    yield Text("", lead="Because")
    yield Items(tuple(reason_line(reason) for reason in reasons(analysis, prompt.because)))
    yield Text(action.not_when, lead="When not:")
    yield Text("", lead="Steps")
    yield Items(action.steps, numbered=True)
    yield Text("", lead="Ask aloud")
    yield Items(tuple(f"“{question}”" for question in action.ask))
    yield Text(action.log, lead="What to log afterwards:")
    told = "; ".join(f"{sources()[key].title}, {sources()[key].where}" for key in action.sources)
    yield Text(told, lead="Where it comes from:", quiet=True)


def frame(action: Action) -> str:
    """The practice of an action, how long it takes, with how many, and who leads."""
    return f"{practices()[action.practice].name} · {action.time} · {action.group} · {action.lead}"


def reason_line(reason: Reason) -> str:
    """A reason and the rows behind it, in one line."""
    more = (f"{reason.more} more",) if reason.more else ()
    rows = "; ".join((*(row.says for row in reason.rows), *more))
    return f"{reason.says} ({rows})." if rows else f"{reason.says}."


def _promised(analysis: Analysis) -> Iterator[Block]:
    yield Heading("What was promised")
    yield Text(follow_up_headline(analysis.findings.commitments, analysis.findings))
    if analysis.findings.commitments:
        yield grid(promises_frame(analysis), {"Who": 2, "The sign we will see": 4, "By": 1.6, "State": 1.4})


def _governed(analysis: Analysis) -> Iterator[Block]:
    yield Heading("How it was governed, and which practices were used")
    yield Text("No form of governance is better than another; the strip shows when each was in use.")
    if told := governance_sentences(analysis.findings.governance):
        yield Items(told)
    yield grid(governance_frame(analysis), {"Mode": 4, "From": 2, "To": 2, "Days": 1})
    yield grid(practices_frame(analysis), {"Practice": 5, "Times logged": 1.5, "Last, days ago": 1.5})


def _written(analysis: Analysis) -> Iterator[Block]:
    yield Heading("Who wrote this log?")
    yield Items(voice_sentences(analysis))


def _rows(analysis: Analysis) -> Iterator[Block]:
    table = entries_table(analysis)
    if len(table):
        yield NewPage()
        yield Heading("Every entry")
        yield grid(table, ENTRIES, newest_last=True)


def _about(_analysis: Analysis) -> Iterator[Block]:
    text = method()
    yield Heading("What this stands on, and its limits")
    yield Text(f"{text.paper.citation} doi:{text.paper.doi}")
    yield Text(text.paper.caution)
    yield Items(tuple(note.text for note in text.limit))
