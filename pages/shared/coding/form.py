"""The codes to choose for one response, in the order they are asked. A form holds them until saved."""

import streamlit as st

from csc_core.coding.readings import Reading
from csc_core.coding.words import phrases
from csc_core.content.codebook import family
from csc_core.model.vocabulary import Confidence
from pages.shared import memory

STANCE, FACETS, FORMS, WHERE, PHRASE, SURE = (
    "stance",
    "facet",
    "blame_form",
    "channel",
    "phrase",
    "confidence",
)


def begin_anew(form: str, channel: str = "") -> None:
    """Empty the fields of a form; nothing chosen for one response may stay for the next."""
    known = {code.code for code in family(WHERE)}
    start: dict[str, object] = {
        STANCE: None,
        FACETS: [],
        FORMS: [],
        PHRASE: None,
        SURE: Confidence.MEDIUM.value,
    }
    for name, value in {**start, WHERE: channel if channel in known else None}.items():
        memory.keep(f"{form}-{name}", value)


def ask_reading(form: str, texts: tuple[str, str]) -> Reading | None:
    """What a coder chooses for a response with these words; None while the stance is not chosen."""
    memory.begin(f"{form}-{SURE}", Confidence.MEDIUM.value)
    stance = _one_of(form, STANCE, "How does it read?")
    left, right = st.columns(2, gap="small")
    with left:
        facets = _some_of(form, FACETS, "Facets of learning seen")
        where = _from_list(form, WHERE, "Where said or done?", "Not stated")
    with right:
        forms = _some_of(form, FORMS, "Forms of blame or retreat")
        phrase = st.selectbox(
            "The words it rests on",
            phrases(*texts),
            index=None,
            accept_new_options=True,
            key=f"{form}-{PHRASE}",
            placeholder="Choose or type",
        )
    sure = _one_of(form, SURE, "How sure are you?")
    if not stance:
        return None
    return Reading(stance, facets, forms, where, sure or "", phrase or "")


def _one_of(form: str, name: str, label: str) -> str | None:
    """One code of a family, by its word."""
    codes = {code.code: code.name for code in family(name)}
    given: str | None = st.radio(
        label,
        list(codes),
        index=None,
        format_func=codes.__getitem__,
        key=f"{form}-{name}",
        horizontal=True,
    )
    return given


def _some_of(form: str, name: str, label: str) -> tuple[str, ...]:
    """Any codes of a family."""
    codes = {code.code: code.name for code in family(name)}
    given = st.multiselect(
        label, list(codes), format_func=codes.__getitem__, key=f"{form}-{name}", placeholder="None seen"
    )
    return tuple(given)


def _from_list(form: str, name: str, label: str, none: str) -> str:
    """One code of a family from a list, or none."""
    codes = {code.code: code.name for code in family(name)}
    given: str | None = st.selectbox(
        label,
        list(codes),
        index=None,
        format_func=codes.__getitem__,
        key=f"{form}-{name}",
        placeholder=none,
    )
    return given or ""
