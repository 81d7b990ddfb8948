"""Counting paper ballots: one tap a slip where one cross counts, else a short form; and a way back."""

from collections.abc import Callable, Mapping

import streamlit as st

from csc_core.charting.gaps import sector_word
from csc_core.content import in_words
from csc_core.content.in_words import capital
from csc_core.content.meeting import choice_word, moves, pulse_scale, pulse_text
from csc_core.model.ballot import Choice
from csc_core.model.errors import BallotClosed
from csc_core.model.vocabulary import PulseItem, Sector
from pages.shared import memory, parts
from pages.shared.ballot import book as book
from pages.shared.ballot.book import Asked
from pages.shared.ballot.forms import EXPECTS, SCALE, missing_in, names_of
from pages.shared.ballot.paper import numbered_moves
from pages.shared.ballot.question import GUESS, PULSE, SETBACK
from pages.shared.parts import plain

Slip = tuple[Mapping[str, str], str]  # what is crossed on it by field, and how the last one is told


@st.dialog("Count paper ballots", width="large")
def tally(asked: Asked) -> None:
    """Slip after slip, each saved at once; the last can be taken back."""
    slips: list[tuple[str, str]] = memory.remembered(f"slips-{asked.ballot.code}", list)
    st.markdown(f"**{plain(asked.question.title)}**")
    parts.muted("Mix the slips first. Whoever counts sees them: let it be someone everybody trusts.")
    try:
        with st.container(gap="xsmall"):
            given = TALLIES[asked.kind](asked)
        if given:
            fields, says = given
            slips.append((book.count_slip(asked.ballot, fields), says))
        _last(asked, slips)
    except BallotClosed as closed:
        st.error(plain(closed.says))
    if st.button("Done"):
        st.rerun()


def _taps(asked: Asked) -> Slip | None:
    """A button for every sector and answer; gives what was tapped."""
    tapped = None
    widths = [1.3, *[1.0] * len(Choice)]
    for column, choice in zip(st.columns(widths, gap="xsmall")[1:], Choice, strict=True):
        column.markdown(f"**{plain(choice_word(choice, asked.question.words))}**")
    for sector in asked.question.sectors:
        name, *cells = st.columns(widths, gap="xsmall", vertical_alignment="center")
        name.markdown(plain(capital(sector_word(sector))))
        for cell, choice in zip(cells, Choice, strict=True):
            says = f"{capital(sector_word(sector))}: {choice_word(choice, asked.question.words)}"
            if cell.button("+1", key=f"tap-{sector}-{choice}", width="stretch", help=plain(says)):
                tapped = {"sector": sector.value, "choice": choice.value}, says
    return tapped


def _guesses(asked: Asked) -> Slip | None:
    """A slip of guesses: whose it is, what it would do, and the number written at each other sector."""
    codes = [move.value for move in moves()]
    numbered = dict(zip(codes, numbered_moves(), strict=True))
    with st.form(f"slip-{asked.ballot.code}", clear_on_submit=True, border=False):
        own, *others = st.columns([1, 1, 1])
        with own:
            sector = st.radio("It answers as", asked.question.sectors, index=None, format_func=_sector)
            would = st.radio(
                "It would first", codes, index=None, format_func=lambda code: plain(numbered[code])
            )
        expects = {}
        for place, other in enumerate(asked.question.sectors):
            with others[place % len(others)]:
                expects[f"{EXPECTS}{other}"] = _number(other, codes)
        return _counted(asked, {"sector": sector, "would": would, **expects})


def _number(other: Sector, codes: list[str]) -> str | None:
    """The number written at a sector, as the code it stands for."""
    return st.radio(
        plain(_sector(other)),
        codes,
        index=None,
        format_func=lambda code: str(codes.index(code) + 1),
        horizontal=True,
        key=f"number-{other}",
    )


def _sector(sector: Sector) -> str:
    return capital(sector_word(sector))


def _pulse(asked: Asked) -> Slip | None:
    """A slip of the pulse: a cross at each statement, or none."""
    words = dict(zip(SCALE, pulse_scale(), strict=True))
    with st.form(f"slip-{asked.ballot.code}", clear_on_submit=True, border=False):
        given = {
            item.value: st.radio(
                plain(pulse_text(item.value)),
                SCALE,
                index=None,
                format_func=words.__getitem__,
                horizontal=True,
                key=f"cross-{item}",
            )
            for item in PulseItem
        }
        return _counted(asked, given)


def _counted(asked: Asked, given: Mapping[str, str | None]) -> Slip | None:
    """The slip once its button is pressed and nothing is missing, which is said otherwise."""
    if not st.form_submit_button("Count this slip", type="primary"):
        return None
    fields = dict.fromkeys(names_of(asked.ballot), "") | {name: cell or "" for name, cell in given.items()}
    missing = missing_in(fields, asked.ballot)
    if missing:
        st.markdown(plain(missing))
        return None
    return fields, f"{in_words.count(sum(map(bool, fields.values())), 'cross', 'crosses')}"


def _last(asked: Asked, slips: list[tuple[str, str]]) -> None:
    """How many slips were counted here, what the last one was, and how to take it back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = st.button("Take back the last one", icon=":material/undo:", disabled=not slips)
        if pressed and slips:
            book.take_back(asked.ballot, slips.pop()[0])
        says = f"{in_words.count(len(slips), 'slip')} counted here."
        if slips:
            says += f" The last: {slips[-1][1]}."
        st.markdown(plain(says))


TALLIES: dict[str, Callable[[Asked], Slip | None]] = {SETBACK: _taps, GUESS: _guesses, PULSE: _pulse}
