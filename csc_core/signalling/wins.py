"""Signals of something gained: a win, a streak, a recovery, or credit that was not shared."""

from collections.abc import Iterable

import numpy as np

from csc_core.model.codes import BLANK, position
from csc_core.model.prompts import Signal
from csc_core.model.vocabulary import LEARNING_LABELS, Kind, Label, YesNo
from csc_core.signalling.view import View, waiting


def win_after_setback(view: View) -> Iterable[Signal]:
    """S25: a recent milestone that followed a setback partners had already learnt from."""
    codes, window = view.codes, view.limits.win_window
    milestones = np.flatnonzero(view.facts.within(window) & codes.is_kind(Kind.MILESTONE))
    won = np.zeros(len(milestones), dtype=bool)
    for episode in view.findings.episodes:
        learnt = [codes.last[row] for row in episode.responses if view.learning[row]]
        if learnt and episode.age_days <= 2 * window:
            gap = codes.day[milestones] - codes.day[episode.position]
            won |= (gap >= 0) & (gap <= window) & (codes.first[milestones] > min(learnt))
    return view.signal("S25", view.mask(milestones[won].tolist()))


def learning_streak(view: View) -> Iterable[Signal]:
    """S26: the newest episodes that can be read were all learnt from."""
    newest = view.findings.coded[-view.limits.streak :]
    if len(newest) == view.limits.streak and all(e.label in LEARNING_LABELS for e in newest):
        yield from waiting("S26", newest)


def recovery(view: View) -> Iterable[Signal]:
    """S27: the newest setback turned from blame to learning."""
    newest = view.findings.episodes[-1:]
    return waiting("S27", (e for e in newest if e.label is Label.TURNED_TO_LEARNING))


def win_without_shared_credit(view: View) -> Iterable[Signal]:
    """S37: a recent milestone whose credit was not shared or, if nothing says so, of one partner alone."""
    recent = view.facts.within(view.limits.win_window) & view.codes.is_kind(Kind.MILESTONE)
    unshared = view.codes.shared_credit == position(YesNo.NO)
    if view.findings.has_roster and len(view.findings.partners) >= view.limits.credit_partners:
        alone = view.codes.actors.counts() == 1
        unshared = unshared | (alone & (view.codes.shared_credit == BLANK))
    return view.signal("S37", recent & unshared)
