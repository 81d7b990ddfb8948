"""What the command line prints: short plain text, safe to show whatever stood in the file."""

import shlex
import textwrap
from collections.abc import Iterator, Sequence

from csc_core.charting.entries import when_words
from csc_core.charting.lanes import episode_words
from csc_core.content import in_words
from csc_core.content.catalogue import actions
from csc_core.content.codebook import word
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.findings import Episode
from csc_core.model.opened import Opened
from csc_core.model.problems import Problem, Question
from csc_core.model.prompts import Prompt
from csc_core.model.raw import WordGuess
from csc_core.model.vocabulary import Severity, Verdict
from csc_core.reporting.heat_sentences import heat_advice, heat_headline
from csc_core.reporting.order import HEADLINE
from csc_core.reporting.reasons import Reason, reasons
from csc_core.reporting.sentences import standing

WIDTH = 96
LISTED = 20  # items of one list that are printed; --json gives all


def printable(text: str) -> str:
    """The text on one line; what a terminal acts on (escape codes, marks of direction) is spelled out."""
    line = " ".join(text.split())
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in line
    )


def check_text(opened: Opened, name: str, order: Sequence[str] = ()) -> str:
    """What became of a file: how it was read, the rows set aside, what to look at, what to answer.

    ``order`` tells of readings that hang on the order of rough dates.
    """
    refused = [problem for problem in opened.problems if problem.severity is Severity.BLOCKS]
    notes = [problem for problem in opened.problems if problem.severity is Severity.NOTE]
    set_aside = [f"row {row.row}: {row.says} {row.try_this}" for row in opened.set_aside]
    return blocks(
        [
            [*wrapped(f"{name}: {_verdict(opened)}"), *_how_read(opened)],
            bulleted("Set aside", set_aside),
            bulleted("In the way", [] if opened.log else [_problem(problem) for problem in refused]),
            bulleted("Please look", [_problem(problem) for problem in opened.doubts]),
            bulleted(HEADLINE, order),
            bulleted("For your information", [_problem(problem) for problem in notes]),
            bulleted("Please answer", [_question(question) for question in dict.fromkeys(opened.questions)]),
        ]
    )


def _verdict(opened: Opened) -> str:
    """What became of the file; what the lists below say is not said twice."""
    if opened.verdict is Verdict.ASK:
        return f"{in_words.count(len(opened.questions), 'answer')} needed before it loads."
    told = any(problem.says == opened.why for problem in opened.problems)
    return "does not load." if told else opened.why


def _how_read(opened: Opened) -> Iterator[str]:
    """The format, and the columns whose name is not ours."""
    parts = [
        f"sheet {opened.sheet}" if opened.sheet else "",
        f"encoding {opened.encoding}" if opened.encoding else "",
        f"cells parted by {_DELIMITERS.get(opened.delimiter, opened.delimiter)}" if opened.delimiter else "",
        f"header in row {opened.header_row}" if opened.header_row else "",
    ]
    if any(parts):
        yield from wrapped(f"Read as: {', '.join(part for part in parts if part)}.")
    several = {guess.ours: "” and “".join(guess.theirs) for guess in opened.guesses}
    columns = dict(opened.mapping or {}) | several
    renamed = [f"{ours} from “{theirs}”" for ours, theirs in columns.items() if ours != theirs]
    if renamed:
        yield from wrapped(f"Columns: {', '.join(renamed)}.")
    words = [f"“{word.written}” as {word.read_as}" for word in opened.words if _is_put_otherwise(word)]
    if words:
        more = f" and {len(words) - LISTED:,} more" if len(words) > LISTED else ""
        yield from wrapped(f"Words: {', '.join(words[:LISTED])}{more}.")


def _is_put_otherwise(word: WordGuess) -> bool:
    """Is a word of theirs read as one of our codes that is written in another way?"""
    return word.read_as is not None and word.read_as != word.written


_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def _problem(problem: Problem) -> str:
    places = (
        f"table {problem.table}" if problem.table else "",
        f"row {problem.row}" if problem.row is not None else "",
        problem.column or "",
    )
    place = ", ".join(part for part in places if part)
    return f"{place}: {problem.says} {problem.try_this}" if place else f"{problem.says} {problem.try_this}"


def _question(question: Question) -> str:
    answers = [f"--answer {shlex.quote(f'{question.about}={choice}')}" for choice in question.choices]
    return f"{question.says} Run again with {in_words.listed(answers, 'or')}."


def report_text(opened: Opened, analysis: Analysis) -> str:
    """Where the collaboration stands, how each setback reads, and the next steps to consider."""
    log, episodes = analysis.log, analysis.findings.episodes
    waiting = [_episode(analysis, episode) for episode in episodes if episode.unanswered]
    others = [_episode(analysis, episode) for episode in episodes if not episode.unanswered]
    prompts = [_prompt(analysis, prompt) for prompt in analysis.recommendation.prompts]
    return blocks(
        [
            [*wrapped(f"{log.name} (invented)" if log.invented else log.name), *_read(opened, analysis)],
            bulleted("Where we stand", [sentence.text for sentence in standing(analysis)]),
            bulleted("Not yet picked up, oldest first", waiting),
            bulleted("Other setbacks, oldest first", others),
            wrapped(f"{heat_headline(analysis)} {heat_advice(analysis.heat)}"),
            bulleted("Next steps to consider", prompts),
        ]
    )


def _read(opened: Opened, analysis: Analysis) -> list[str]:
    """How much was read, and what did not come into the report or came with a doubt."""
    totals, source = analysis.findings.totals, analysis.log.source
    counted = in_words.count(totals.events, "entry", "entries")
    later = f", {in_words.count(totals.later, 'row')} dated later left out" if totals.later else ""
    parts = [
        f"{in_words.count(len(opened.set_aside), 'row')} set aside" if opened.set_aside else "",
        f"{in_words.count(len(opened.doubts), 'doubt')}" if opened.doubts else "",
    ]
    faults = in_words.listed([part for part in parts if part])
    told = f"; {faults} (the command check lists them)" if faults else ""
    return wrapped(
        f"{counted} from {source.name}, as of {in_words.date(analysis.findings.as_of)}{later}{told}."
    )


def _episode(analysis: Analysis, episode: Episode) -> str:
    title = analysis.log.cell(episode.position, c.TITLE)
    when = when_words(analysis, episode.position)
    return f"{episode.setback_id} · {when} · {title}: {episode_words(episode)}"


def _prompt(analysis: Analysis, prompt: Prompt) -> str:
    action = actions()[prompt.action_id]
    because = " ".join(_because(reason) for reason in reasons(analysis, prompt.because))
    return f"{action.id} · {action.name} ({word('practice', action.practice)}; {action.time}). {because}"


def _because(reason: Reason) -> str:
    """The reason with the row behind it; of several rows only the ids."""
    alone = len(reason.rows) == 1
    rows = [row.says if alone else row.event_id for row in reason.rows]
    more = [f"{reason.more} more"] if reason.more else []
    return f"Because: {reason.says}" + (f" ({in_words.listed([*rows, *more])})." if rows else ".")


def bulleted(heading: str, items: Sequence[str]) -> list[str]:
    """A heading and its items, each wrapped under a dash; nothing when there are none."""
    if not items:
        return []
    told = [line for item in items[:LISTED] for line in wrapped(item, "  - ", "    ")]
    more = [f"  and {len(items) - LISTED:,} more; --json gives all."] if len(items) > LISTED else []
    return [heading, *told, *more]


def wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """A text in lines that are not too long, made printable."""
    return textwrap.wrap(
        printable(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )


def blocks(lines: Sequence[Sequence[str]]) -> str:
    """Blocks of lines with a blank line between them."""
    return "\n\n".join("\n".join(block) for block in lines if block)
