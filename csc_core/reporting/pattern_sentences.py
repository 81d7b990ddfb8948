"""What followed what inside setbacks, in counts. For the facilitator only; small logs claim nothing."""

from collections.abc import Iterator
from itertools import product

import pandas as pd

from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.model.findings import Patterns
from csc_core.model.vocabulary import Kind

BEYOND_CHANCE = 1.96  # an adjusted residual that chance alone passes in 5 of 100


def pattern_sentences(patterns: Patterns) -> tuple[str, ...]:
    """How often blame was followed by blame, what stands out against chance, and how sure the share is.

    Against chance only where the log is large enough to compute it; how sure only from ten setbacks on.
    """
    return (*_repeats(patterns), *_beyond_chance(patterns), *_sureness(patterns))


def _repeats(patterns: Patterns) -> Iterator[str]:
    repeats = patterns.blame_repeats
    if repeats.n:
        cases = in_words.count(repeats.n, "case")
        yield f"In {repeats.k} of {cases} a blaming response was followed by another."


def _beyond_chance(patterns: Patterns) -> Iterator[str]:
    for (i, before), (j, after) in product(enumerate(patterns.states), repeat=2):
        z = patterns.residuals[i][j]
        if z is not None and abs(z) >= BEYOND_CHANCE:
            often = f"{'more' if z > 0 else 'less'} often than by chance (z {z:.1f})"
            yield f"{in_words.capital(_name(after))} came right after {_name(before)} {often}."


def _sureness(patterns: Patterns) -> Iterator[str]:
    if patterns.learnt_range:
        low, high = patterns.learnt_range
        yield (
            f"{patterns.learnt.k} of {patterns.learnt.n} setbacks with coded answers read as learning. Among "
            f"many setbacks like these it could be anything from {low} to {high} in 100."
        )


def patterns_frame(patterns: Patterns) -> pd.DataFrame:
    """One row a state ("After"), one column a state of a response: how often it came right after.

    Counted inside one setback's answers, never from one setback to the next. Empty where nothing followed.
    """
    names = [in_words.capital(_name(state)) for state in patterns.states]
    table = pd.DataFrame(patterns.follows, index=names, columns=names).drop(
        columns=[name for name, state in zip(names, patterns.states, strict=True) if state == Kind.SETBACK]
    )
    table = table[table.sum(axis=1) > 0]
    return table.rename_axis("After").reset_index()


def _name(state: str) -> str:
    """A setback, or a response's stance, in the codebook's word."""
    return "a setback" if state == Kind.SETBACK else word("stance", state).lower()
