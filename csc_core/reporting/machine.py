"""What the program found, as plain values that JSON can hold. Names stay; more may be added."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from csc_core.model.analysis import Analysis
from csc_core.model.findings import Episode, Findings, Governance, OrderDoubt, Patterns, Share
from csc_core.model.opened import Opened
from csc_core.model.prompts import NotNow, Prompt, Signal

METHOD = (
    "0.1"  # of the rules behind labels, signals and prompts; raised whenever one log would read differently
)

Values = dict[str, Any]


def check_values(opened: Opened, order: Sequence[OrderDoubt] = ()) -> Values:
    """What opening a file gave: the verdict, what was set aside, every problem and question.

    ``order`` tells of setbacks whose reading hangs on the order of rough dates. Where the file loads,
    ``rows`` is ``events`` and the rows set aside together; otherwise ``events`` is 0.
    """
    return {
        "verdict": opened.verdict.value,
        "why": opened.why,
        "rows": opened.rows,
        "events": len(opened.log) if opened.log is not None else 0,
        "set_aside": [
            {"row": row.row, "says": row.says, "try_this": row.try_this} for row in opened.set_aside
        ],
        "problems": [asdict(problem) for problem in opened.problems],
        "mapping": _mapping(opened),
        "same": dict(opened.same),
        "export": opened.export,
        "columns": [asdict(guess) for guess in opened.guesses],
        "words": [asdict(word) for word in opened.words],
        "unused": list(opened.unused),
        "questions": [asdict(question) for question in dict.fromkeys(opened.questions)],
        "order": [_order(doubt) for doubt in order],
        "encoding": opened.encoding,
        "delimiter": opened.delimiter,
        "header_row": opened.header_row,
        "sheet": opened.sheet,
        "sheets": list(opened.sheets),
    }


def _order(doubt: OrderDoubt) -> Values:
    return {"setback_id": doubt.setback_id, "readings": [label.value for label in doubt.readings]}


def _mapping(opened: Opened) -> dict[str, str | list[str]]:
    """The header each of our columns is read from; a list where there are several."""
    several = {guess.ours: list(guess.theirs) for guess in opened.guesses if len(guess.theirs) > 1}
    return dict(opened.mapping or {}) | several


def report_values(opened: Opened, analysis: Analysis) -> Values:
    """Everything found in a log at one date. Days are whole days; ids are those of the log's own rows.

    ``coarse`` lists the figures of an episode that rest on a date known less exactly than to the day.
    """
    findings = analysis.findings
    return {
        "method": METHOD,
        "name": analysis.log.name,
        "invented": analysis.log.invented,
        "as_of": findings.as_of.isoformat(),
        "events": findings.totals.events,
        "later": findings.totals.later,
        "set_aside": len(opened.set_aside),
        "doubts": len(opened.doubts),
        "episodes": [_episode(episode) for episode in findings.episodes],
        "governance": _governance(findings.governance),
        "practices": _practices(findings),
        "patterns": _patterns(findings.patterns),
        "heat": analysis.heat.heat.value,
        "signals": [_signal(signal) for signal in analysis.signals],
        "prompts": [_prompt(prompt) for prompt in analysis.recommendation.prompts],
        "not_now": [_not_now(action) for action in analysis.recommendation.not_now],
        "too_little": analysis.recommendation.too_little,
    }


def _episode(episode: Episode) -> Values:
    return {
        "setback_id": episode.setback_id,
        "label": episode.label.value,
        "status": episode.status.value,
        "age_days": episode.age_days,
        "first_response_days": episode.first_response_days,
        "first_learning_days": episode.first_learning_days,
        "facets": [facet.value for facet in episode.facets],
        "learning": episode.learning.value,
        "blame": episode.blame.value,
        "linked": sorted(episode.linked),
        "coarse": list(episode.coarse),
        "order_unknown": episode.order_unknown,
    }


def _governance(governance: Governance) -> Values:
    return {
        "mode_changes": governance.mode_changes,
        "reviews_kept": governance.reviews_kept,
        "days_in_mode": {mode.value: days for mode, days in governance.days_in_mode.items()},
        "churn": governance.churn,
        "changes_per_year": governance.changes_per_year,
        "changes_linked": governance.changes_linked,
        "adaptability": _share(governance.adaptability),
        "days_since_last": governance.days_since_last,
    }


def _share(share: Share) -> Values:
    return {"k": share.k, "n": share.n}


def _patterns(patterns: Patterns) -> Values:
    """``follows`` by state and the state that came right after it; ``learnt_range`` in whole percent."""
    return {
        "follows": {
            before: dict(zip(patterns.states, after, strict=True))
            for before, after in zip(patterns.states, patterns.follows, strict=True)
        },
        "blame_repeats": _share(patterns.blame_repeats),
        "learnt": _share(patterns.learnt),
        "learnt_range": list(patterns.learnt_range) if patterns.learnt_range else None,
    }


def _practices(findings: Findings) -> Values:
    return {
        practice.value: {"n": use.n, "last_days": use.last_days}
        for practice, use in findings.practices.items()
    }


def _signal(signal: Signal) -> Values:
    return {"id": signal.id, "about": signal.about, "event_ids": list(signal.event_ids)}


def _prompt(prompt: Prompt) -> Values:
    return {
        "action_id": prompt.action_id,
        "practice": prompt.practice.value,
        "stage": prompt.stage.value,
        "because": [_signal(signal) for signal in prompt.because],
    }


def _not_now(action: NotNow) -> Values:
    return {"action_id": action.action_id, "because": action.because, "event_ids": list(action.event_ids)}
