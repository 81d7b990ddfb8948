"""Readings that would change if the order of roughly dated answers were known, in sentences."""

from csc_core.charting.entries import when_words
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.findings import OrderDoubt

NAMED = 4  # answers named in one sentence
HEADLINE = "Readings that hang on the order of rough dates"
ADVICE = "Write the exact dates of these rows, if somebody knows them."


def order_sentences(analysis: Analysis) -> tuple[str, ...]:
    """One sentence for each setback whose reading hangs on the order of answers with rough dates."""
    return tuple(_sentence(analysis, doubt) for doubt in analysis.findings.order_doubts)


def _sentence(analysis: Analysis, doubt: OrderDoubt) -> str:
    title = analysis.log.cell(doubt.position, c.TITLE)
    numbers = analysis.findings.facts.numbers
    rows = [f"row {numbers[row]} ({when_words(analysis, row)})" for row in doubt.responses[:NAMED]]
    more = len(doubt.responses) - NAMED
    named = in_words.listed([*rows, in_words.count(more, "more row")] if more > 0 else rows)
    readings = in_words.listed([word("label", label).lower() for label in doubt.readings], "or")
    came = "is" if len(doubt.responses) == 1 else "are"
    setback = f"“{title}” (row {numbers[doubt.position]})"
    return f"{setback}: {named} {came} dated only roughly. Depending on their order it reads as {readings}."
