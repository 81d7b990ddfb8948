"""Counting paper ballots: one tap a slip, and a way back."""

import streamlit as st

from csc_core.charting.gaps import sector_word
from csc_core.content import plain as written
from csc_core.content.meeting import choice_word
from csc_core.content.plain import capital
from csc_core.model.ballot import Choice
from csc_core.model.errors import BallotClosed
from csc_core.model.vocabulary import Sector
from pages.shared import ballot_book as book
from pages.shared import parts, session
from pages.shared.ballot_book import Asked
from pages.shared.parts import plain


@st.dialog("Count paper ballots", width="large")
def tally(asked: Asked) -> None:
    """A button for every sector and answer. Each tap is one slip, saved at once; the last can be undone."""
    slips = session.remembered(f"slips-{asked.ballot.code}", list)
    assert isinstance(slips, list)
    st.markdown(f"**{plain(asked.question.title)}**")
    parts.muted("Mix the slips first. Whoever counts sees them: let it be someone everybody trusts.")
    try:
        with st.container(gap="xsmall"):
            tapped = _buttons(asked)
        if tapped:
            slips.append((book.count_slip(asked.ballot, *tapped), *tapped))
        _last(asked, slips)
    except BallotClosed as closed:
        st.error(plain(closed.says))
    if st.button("Done", type="primary"):
        st.rerun()


def _buttons(asked: Asked) -> tuple[Sector, Choice] | None:
    """The grid, the answers over it; gives what was tapped."""
    tapped = None
    widths = [1.3, *[1.0] * len(Choice)]
    for column, choice in zip(st.columns(widths, gap="xsmall")[1:], Choice, strict=True):
        column.markdown(f"**{plain(choice_word(choice, asked.question.words))}**")
    for sector in asked.question.sectors:
        name, *cells = st.columns(widths, gap="xsmall", vertical_alignment="center")
        name.markdown(plain(capital(sector_word(sector))))
        for cell, choice in zip(cells, Choice, strict=True):
            if cell.button(
                "+1", key=f"tap-{sector}-{choice}", width="stretch", help=_says(asked, sector, choice)
            ):
                tapped = sector, choice
    return tapped


def _says(asked: Asked, sector: Sector, choice: Choice) -> str:
    return plain(f"{capital(sector_word(sector))}: {choice_word(choice, asked.question.words)}")


def _last(asked: Asked, slips: list[tuple[str, Sector, Choice]]) -> None:
    """How many slips were counted here, what the last one was, and how to take it back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = st.button("Take back the last one", icon=":material/undo:", disabled=not slips)
        if pressed and slips:
            book.take_back(asked.ballot, slips.pop()[0])
        says = f"{written.count(len(slips), 'slip')} counted here."
        if slips:
            _, sector, choice = slips[-1]
            says += f" The last: {_says(asked, sector, choice)}."
        st.markdown(says)
