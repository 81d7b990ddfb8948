"""Many collaborations side by side as a document, in the order of names, with what they cannot say."""

from collections.abc import Iterator

import pandas as pd

from csc_core.charting.frame import Scale
from csc_core.charting.multiples import frame_of
from csc_core.charting.picture import picture, svg
from csc_core.charting.sheet import parts_of, sheet
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.model.portfolio import MINIMUM_PLACES, Portfolio, Use
from csc_core.reporting import comparison as said
from csc_core.reporting import comparison_limits as limited
from csc_core.reporting.comparison_tables import (
    cross_case_table,
    open_setbacks,
    setbacks_table,
    similar_table,
    use_table,
)
from csc_core.reporting.documents.blocks import Block, Document, Figure, Heading, Items, Text
from csc_core.reporting.documents.grids import grid
from csc_core.reporting.documents.stamp import Audience, Stamp

ON_A_PAGE, BANDS = 9, 3  # journeys of one picture
SETBACK = {"Collaboration": 2, "Setback": 3, "Date": 1.4, "Reads as": 1.6, "Practices logged for it": 1.6}
WAITS = {"Collaboration": 2, "City": 1.2, "Setback": 3.2, "Reads as": 1.6, "Age, days": 0.8}
CASE = {
    "Collaboration": 1.9,
    "City": 1.1,
    "Setbacks": 1.2,
    "Not yet picked up": 0.9,
    "With coded answers": 1.1,
    "How they read": 2.2,
    "Practices": 3.2,
    "Governance modes": 1.9,
    "Source": 1.5,
}


def comparison_report(portfolio: Portfolio, scale: Scale = Scale.SINCE) -> Document:
    """Journeys, similar setbacks, what waits, what was used, change over time, cases, limits."""
    return Document(
        title=f"Side by side: {in_words.count(len(portfolio.summaries), 'collaboration')}",
        headline=said.comparison_headline(portfolio),
        stamp=comparison_stamp(portfolio, scale),
        blocks=tuple(_blocks(portfolio, scale)),
    )


def comparison_stamp(portfolio: Portfolio, scale: Scale = Scale.SINCE) -> Stamp:
    """For the facilitator; with its own dates, as collaborations are each read at theirs."""
    shown = portfolio.summaries
    return Stamp(
        Audience.FACILITATOR,
        in_words.count(len(shown), "collaboration"),
        max(summary.as_of for summary in shown),
        said.comparison_source(portfolio, scale),
        all(summary.face.invented for summary in shown),
        said.as_of_words(portfolio),
    )


def _blocks(portfolio: Portfolio, scale: Scale) -> Iterator[Block]:
    yield from _journeys(portfolio, scale)
    left_out = limited.left_out_sentence(portfolio)
    if left_out:
        yield Text(left_out)
    yield from _similar(portfolio)
    yield from _open(portfolio)
    if portfolio.compared:
        yield from _used(portfolio)
    yield Heading("Over time, one collaboration at a time")
    yield Items(limited.trend_sentences(portfolio))
    if portfolio.compared:
        yield Heading("Cases by responses, practices and governance")
        yield Text("How setbacks read is left out of a case with fewer than four that have coded answers.")
        yield grid(_cases(portfolio), CASE)
        yield Heading("What these cases can and cannot say")
        yield Items(limited.limits(portfolio))


def _journeys(portfolio: Portfolio, scale: Scale) -> Iterator[Block]:
    frame = frame_of(portfolio.summaries, scale)
    captions = {summary.face.key: said.standing_words(summary) for summary in portfolio.summaries}
    for part in parts_of(portfolio, ON_A_PAGE, BANDS):
        told = " ".join(said.collaboration_says(summary) for summary in part.summaries)
        yield Figure(svg(picture(sheet(part, frame, captions), sized=True)), told)


def _similar(portfolio: Portfolio) -> Iterator[Block]:
    shown = [similar for similar in portfolio.similar if similar.places >= MINIMUM_PLACES]
    yield Heading("Places that met a similar setback, and what followed")
    if not shown:
        yield Text(f"No kind of setback was met in {MINIMUM_PLACES} of the compared places or more.")
    for similar in shown:
        yield Heading(in_words.capital(word("setback_subtype", similar.subtype)), 3)
        yield Text(said.similar_sentence(similar))
        yield grid(similar_table(similar), SETBACK)


def _open(portfolio: Portfolio) -> Iterator[Block]:
    yield Heading("Setbacks still open, and how old they are")
    yield Text(said.open_sentence(portfolio))
    found = open_setbacks(portfolio)
    if found:
        yield grid(setbacks_table(found), WAITS)


def _used(portfolio: Portfolio) -> Iterator[Block]:
    yield Heading("Practices and governance forms used")
    yield Text(limited.use_sentence(portfolio))
    families: tuple[tuple[tuple[Use, ...], str, str], ...] = (
        (portfolio.practices, "practice", "Practice"),
        (portfolio.modes, "governance_mode", "Governance form"),
        (portfolio.governance, "governance_subtype", "Governance looked at"),
    )
    for uses, family, what in families:
        yield grid(use_table(uses, family, what), {what: 3, "Collaborations": 2, "Times": 1})


def _cases(portfolio: Portfolio) -> pd.DataFrame:
    """The cross-case table with its many counts gathered in words, to fit a page."""
    table = cross_case_table(portfolio)
    table["How they read"] = _gathered(table, "Reads as ")
    table["Practices"] = _gathered(table, "Practice: ")
    return table


def _gathered(table: pd.DataFrame, start: str) -> list[str]:
    """Counts whose column begins so, those above none, as "learning 3, mixed 1"."""
    columns = [name for name in table.columns if name.startswith(start)]
    return [
        ", ".join(f"{str(name).removeprefix(start)} {n}" for name, n in counts.items() if pd.notna(n) and n)
        for counts in table[columns].to_dict("records")
    ]
