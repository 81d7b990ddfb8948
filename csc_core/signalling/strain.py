"""Signals of strain: blame, retreat and acting alone."""

from collections.abc import Iterable, Iterator
from itertools import product

import numpy as np

from csc_core.model.codes import BoolArray, position
from csc_core.model.findings import Episode
from csc_core.model.prompts import Signal
from csc_core.model.vocabulary import BlameForm, Channel, Label, Stance
from csc_core.signalling.view import View

TALKS = ("PR04", "TK04")
RETREATING = (BlameForm.WITHDRAWING, BlameForm.WITHHOLDING, BlameForm.SILENCE, BlameForm.DEFLECTING)


def blame_only_episodes(view: View) -> Iterator[tuple[Episode, list[int]]]:
    """Episodes with blame and nothing learnt, the newest blame within the window, with their blaming rows."""
    for episode in view.findings.episodes:
        blaming = [row for row in episode.responses if view.blaming[row]]
        if episode.label is Label.BLAME and view.facts.age[blaming].min() <= view.limits.strain_window:
            yield episode, blaming


def blame_only(view: View) -> Iterable[Signal]:
    """S03: an episode with blame and nothing learnt, its newest blame within the window."""
    found = list(blame_only_episodes(view))
    severe = any(episode.severity == 3 for episode, _ in found)
    rows = view.mask(row for _, blaming in found for row in blaming)
    return view.signal("S03", rows, None, *(["severity_3"] if severe else []))


def blame_run(view: View) -> Iterable[Signal]:
    """S04: the two newest coded responses of the whole log are both blaming, the newest within the window."""
    newest = view.facts.newest(view.learning | view.blaming, 2)
    both = len(newest) == 2 and all(view.codes.stance[newest] == position(Stance.BLAMING))
    if both and view.facts.age[newest[-1]] <= view.limits.strain_window:
        yield from view.signal("S04", view.mask(newest))


def reciprocal_rows(view: View, rows: Iterable[int]) -> set[int]:
    """Those of these rows in which two organizations point at each other."""
    arrows: dict[tuple[int, int], set[int]] = {}
    for row in rows:
        for pair in product(view.codes.actors.of(row).tolist(), view.codes.directed_at.of(row).tolist()):
            arrows.setdefault(pair, set()).add(row)
    return {row for (a, b), rows in arrows.items() if a != b and (b, a) in arrows for row in rows}


def reciprocal_blame(view: View) -> Iterable[Signal]:
    """S05: in one episode A points at B and B at A, the newest of these rows within the window."""
    found: set[int] = set()
    pointing = (view.blaming & (view.codes.directed_at.counts() > 0)).tolist()
    for episode in view.findings.episodes:
        rows = reciprocal_rows(view, (row for row in episode.responses if pointing[row]))
        if rows and view.facts.age[list(rows)].min() <= view.limits.strain_window:
            found |= rows
    if not found:
        return
    mask = view.mask(found)
    talked = view.facts.counts & view.codes.used_action(*TALKS)
    after = talked & (view.codes.day > view.codes.day[mask].max())
    yield from view.signal("S05", mask, None, *(["after_talks"] if after.any() else []))


def aired(view: View) -> BoolArray:
    """Blaming or mixed rows made in public or by legal notice."""
    outside = np.isin(view.codes.channel, [position(Channel.PUBLIC), position(Channel.LEGAL)])
    return view.blaming & (outside | view.codes.has_form(BlameForm.PUBLIC_AIRING, BlameForm.LEGAL))


def public_blame(view: View) -> Iterable[Signal]:
    """S06: blame taken to the press, the council, social media or the lawyers."""
    return view.signal("S06", aired(view) & view.facts.within(view.limits.strain_window))


def retreat(view: View) -> Iterable[Signal]:
    """S07: a form of retreat in the window, or a rostered partner that left lately."""
    rows = view.codes.has_form(*RETREATING) & view.facts.within(view.limits.strain_window)
    yield from view.signal("S07", rows)
    for partner in view.findings.partners:
        gone = (view.findings.as_of - partner.left).days if partner.left else -1
        if 0 <= gone <= view.limits.left_window:
            yield Signal("S07", partner.org_id, (), gone)


def unilateral(view: View) -> Iterable[Signal]:
    """S09: a partner acted alone on a shared matter."""
    return view.signal(
        "S09", view.codes.has_form(BlameForm.UNILATERAL) & view.facts.within(view.limits.strain_window)
    )


def credit_or_fault(view: View) -> Iterable[Signal]:
    """S10: partners argued about whose credit or whose fault it was."""
    rows = view.codes.has_form(BlameForm.CREDIT_DISPUTE, BlameForm.FAULT_DISPUTE)
    return view.signal("S10", rows & view.facts.within(view.limits.strain_window))
