"""Counts over the rows that count at the as-of date."""

from csc_core.model.codes import BoolArray
from csc_core.model.facts import Facts
from csc_core.model.findings import Totals
from csc_core.model.vocabulary import BlameForm, Kind, Stance


def measure_totals(facts: Facts) -> Totals:
    """Each row once, whatever number of setbacks it answers."""
    codes = facts.codes
    responses = codes.is_kind(Kind.RESPONSE)
    strain = codes.is_stance(Stance.BLAMING, Stance.MIXED) | (responses & codes.has_form(*BlameForm))

    def count(rows: BoolArray) -> int:
        return int((rows & facts.counts).sum())

    return Totals(
        events=int(facts.counts.sum()),
        setbacks=count(codes.is_kind(Kind.SETBACK)),
        responses=count(responses),
        uncoded=count(codes.is_unclear()),
        unlinked=count(responses & (codes.answers.counts() == 0)),
        strain=count(strain),
        later=int((~facts.counts).sum()),
    )
