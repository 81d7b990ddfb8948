"""What a ballot says once it is opened: its sentence, its picture, the rows behind it, and the lines."""

from collections.abc import Sequence

import streamlit as st

from csc_core.charting.gaps import ballot_scene, gaps_scene, sector_word
from csc_core.charting.picture import Picture
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.content.in_words import capital
from csc_core.content.meeting import ballot_text, choice_word
from csc_core.meeting.ballots import widest_first
from csc_core.model.ballot import Cell, Choice, Revealed
from csc_core.model.room import RoomFindings, Words
from csc_core.reporting.room_sentences import ballot_headline
from pages.shared import parts
from pages.shared.parts import plain


def show_results(revealed: Revealed, words: Words, key: str) -> None:
    """Everything that may be shown of one ballot."""
    says = ballot_headline(revealed, words)
    st.markdown(f"**{plain(says)}**")
    if revealed.total is None:
        return
    parts.chart(ballot_picture(revealed, words), key, says)
    show_lines(revealed)
    with st.expander("The rows behind it"):
        st.dataframe(rows(revealed, words), hide_index=True)
        parts.save_picture(lambda: ballot_picture(revealed, words), f"ballot-{revealed.number}")


def ballot_picture(revealed: Revealed, words: Words) -> Picture:
    """One ballot as a chart."""
    return parts.room_picture(ballot_scene(revealed, dark=parts.is_dark(), words=words))


def show_lines(revealed: Revealed) -> None:
    """What was named and written, as far as it may be shown, and how many lines may not."""
    if revealed.facets:
        named = [f"{word('facet', facet)} ({n})" for facet, n in revealed.facets.items()]
        st.markdown(f"Learned, as voters named it: {plain(in_words.listed(named))}.")
    st.markdown("\n".join(f"- {plain(line)}" for line in revealed.lines))
    if revealed.lines_kept:
        parts.muted(f"{in_words.count(revealed.lines_kept, 'line')} kept back, as the ballot promised.")


def rows(revealed: Revealed, words: Words) -> list[dict[str, str | int]]:
    """All voices first, then a row a sector: how many gave which answer, or why that is not told."""
    cells = [cell for cell in (revealed.total, *revealed.cells) if cell]
    return [_row(cell, words) for cell in cells]


def _row(cell: Cell, words: Words) -> dict[str, str | int]:
    counts = {choice_word(choice, words): _count(cell, choice) for choice in Choice}
    why = ballot_text(cell.withheld) if cell.withheld else ""
    return {"Whose": capital(sector_word(cell.sector)), "Voices": cell.voices, **counts, "Not told": why}


def _count(cell: Cell, choice: Choice) -> str:
    return "" if cell.withheld else str(cell.counts.get(choice.value, 0))


def show_gaps(results: Sequence[Revealed], room: RoomFindings, words: Words) -> None:
    """Several opened ballots beside each other: the setbacks that sectors saw most differently first."""
    ordered = widest_first(results)
    if len(ordered) < 2:
        return
    parts.section("Where sectors saw it most differently, first")
    scene = gaps_scene(ordered, room, dark=parts.is_dark(), words=words)
    says = f"{in_words.count(len(ordered), 'setback')}, the widest gap between sectors first."
    parts.chart(parts.room_picture(scene), "gaps", says)
