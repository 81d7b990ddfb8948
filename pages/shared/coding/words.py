"""The words of one entry for whoever codes it, cues marked as questions, and the codebook beside them."""

import streamlit as st

from csc_core.coding.words import pieces, questions
from csc_core.content.codebook import family
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.event import split_cell
from csc_core.reporting.details import Detail, detail, source_words
from pages.shared import parts
from pages.shared.parts import plain, plain_keeping_space

LONG = 700  # characters; a longer text is scrolled through in a box
BOX = 220
BESIDE = {"stance": "How it reads", "facet": "Facets of learning", "blame_form": "Blame and retreat"}


def show_words(analysis: Analysis, event_id: str, *, blind: bool) -> None:
    """What stands in an entry; ``blind`` leaves out whatever an earlier coder may have put there."""
    found = detail(analysis, event_id)
    if found is None:
        return
    with st.container(gap="xsmall"):
        _marked(found.entry.title, bold=True)
        told = (found.when, source_words(analysis, found.entry, blind=True), _who(analysis, found))
        parts.muted(" · ".join(part for part in told if part))
        if found.contested and not blind:
            st.markdown(plain(found.contested))
        with st.container(gap="xsmall", height=BOX if len(found.text) > LONG else "content"):
            for line in found.text.splitlines():
                _marked(line)
        _ask(f"{found.entry.title}\n{found.text}")


def texts_of(analysis: Analysis, event_id: str) -> tuple[str, str]:
    """The entry's own words: its title and its text."""
    place = analysis.findings.facts.positions[event_id]
    return analysis.log.cell(place, c.TITLE), analysis.log.cell(place, c.DETAIL)


def _marked(text: str, *, bold: bool = False) -> None:
    """A line of text with its cue phrases on a gray ground."""
    flat = " ".join(text.split())
    if not flat:
        return
    shown = "".join(
        f":gray-background[{plain(piece.text)}]" if piece.cue else plain_keeping_space(piece.text)
        for piece in pieces(flat)
    )
    st.markdown(f"**{shown}**" if bold else shown)


def _who(analysis: Analysis, found: Detail) -> str:
    """Who acted, and toward whom: else nobody can tell blame from an account of one's own part."""
    actors, toward = (
        ", ".join(
            analysis.log.partner_label(org)
            for org in split_cell(analysis.log.cell(found.entry.position, column))
        )
        for column in (c.ACTORS, c.DIRECTED_AT)
    )
    return f"{actors or 'somebody'} → {toward}" if toward else actors


def _ask(text: str) -> None:
    """The cues as questions. They choose nothing."""
    for words, cue in questions(text):
        parts.muted(f"“{words}”: {cue.asks}")


def codebook_beside() -> None:
    """The codes with their meaning, what counts and what does not."""
    for name, title in BESIDE.items():
        with st.expander(plain(title), expanded=name == "stance"):
            for code in family(name):
                st.markdown(f"**{plain(code.name)}** · {plain(code.definition)}")
                if name != "stance":
                    parts.muted(f"Counts: {code.counts}")
