"""Coding: one response at a time beside the codebook; people choose, the program only asks."""

from collections.abc import Sequence

import streamlit as st

from csc_core.coding.readings import Reading, readings
from csc_core.coding.turns import AT_LEAST, Choice, Turn, first_turn, second_turn
from csc_core.coding.words import stands_in
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.reporting.details import detail
from pages.shared import kept, memory, parts
from pages.shared.coding.form import ask_reading, begin_anew
from pages.shared.coding.save import coded_by, save_reading
from pages.shared.coding.talk import talk
from pages.shared.coding.words import codebook_beside, show_words, texts_of
from pages.shared.keeping import store
from pages.shared.kept import KeptDesk
from pages.shared.log.edit_event import ask_setback
from pages.shared.log.kept_tools import take_back

TASKS = {"first": "First reading", "second": "Blind second reading", "talk": "Talk differences through"}
CODER = "coder 1"
FORM = "coding-form"
CHOICES = {
    Choice.ALL: "all of them",
    Choice.CODEBOOK: "as the codebook asks",
    Choice.SAMPLE: "a drawn sample",
}
RULES = {
    Choice.ALL: "Every response that somebody else has coded, in the order of their dates.",
    Choice.CODEBOOK: "What the codebook wants read twice, and a fifth of the others (at least 10), by date.",
    Choice.SAMPLE: "A fixed draw, whatever the rows say: everybody gets the same ones.",
}


def coding_queue(desk: KeptDesk, analysis: Analysis) -> None:
    """What a coder can do: read first, read again without seeing the first, talk differences through."""
    with st.container(horizontal=True, vertical_alignment="center"):
        task = parts.choose_one("coding", TASKS)
        choice, sample = _which() if task == "second" else (Choice.ALL, AT_LEAST)
        st.space("stretch")
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            st.markdown(":gray[You code as]")
            typed = st.text_input(
                "You code as, without your name",
                CODER,
                40,
                key="coder",
                persist_state="session",
                label_visibility="collapsed",
                width=140,
            )
    coder = " ".join((typed or "").split()) or CODER
    if task == "talk":
        talk(desk, analysis, coder)
    elif task == "second":
        _second(desk, analysis, coder, choice, sample)
    else:
        _first(desk, analysis, coder)


def _which() -> tuple[Choice, int]:
    """Which responses are read again, and how many where they are drawn."""
    choice = st.selectbox(
        "Which responses",
        list(CHOICES),
        format_func=CHOICES.__getitem__,
        key="again",
        label_visibility="collapsed",
        width=190,
    )
    if choice is not Choice.SAMPLE:
        return choice, AT_LEAST
    n = st.number_input("How many", 1, 1000, AT_LEAST, key="again-n", label_visibility="collapsed", width=120)
    return choice, int(n)


def _first(desk: KeptDesk, analysis: Analysis, coder: str) -> None:
    waiting = first_turn(analysis)
    event_id = _at_hand(desk, analysis, coder, waiting)
    if event_id is None:
        read = len(readings(analysis.log))
        parts.headline("Every response has been read." if read else "Every response has a code.")
        st.markdown("Next: somebody else reads them again, without seeing these codes.")
        _undo(desk, coder)
        return
    says = f"{in_words.count(len(waiting), 'response')} without a code. One at a time, by the words alone."
    _one(desk, analysis, coder, event_id, says)


def _second(desk: KeptDesk, analysis: Analysis, coder: str, choice: Choice, sample: int) -> None:
    turn = second_turn(analysis, coder, choice, sample)
    event_id = _at_hand(desk, analysis, coder, turn.waiting)
    if event_id is None:
        _nothing_to_read(turn, coder)
        _undo(desk, coder)
        return
    says = f"{turn.done} of {turn.total} read again. What others chose is not shown here."
    _one(desk, analysis, coder, event_id, says, rule=RULES[choice])


def _nothing_to_read(turn: Turn, coder: str) -> None:
    if turn.total:
        parts.headline(f"All {turn.total} read again. Now see where the readings differ.")
    else:
        parts.headline(f"Nothing to read again for {coder}.")
        st.markdown(
            "Only responses that somebody else has coded are read again. "
            "Whoever reads them a second time takes another name above, such as coder 2."
        )


def _at_hand(desk: KeptDesk, analysis: Analysis, coder: str, waiting: Sequence[str]) -> str | None:
    """The response on the screen. It stays until this coder has read it, also if somebody else was faster."""
    passed, known = _passed(desk), readings(analysis.log)
    held = memory.recalled(f"coding-{desk.key}", str)
    there = held in analysis.findings.facts.positions and (held in waiting or held in known)
    if held is not None and there and held not in passed and coder not in known.get(held, {}):
        return held
    now = next((event for event in waiting if event not in passed), None) or next(iter(waiting), None)
    memory.keep(f"coding-{desk.key}", now)
    return now


def _one(desk: KeptDesk, analysis: Analysis, coder: str, event_id: str, says: str, rule: str = "") -> None:
    """One response: its words and the codebook on the left, what is asked on the right.

    With a ``rule``, by which it was chosen to be read again, nothing of an earlier code is shown.
    """
    blind = bool(rule)
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            parts.headline(says)
        _undo(desk, coder)
    left, right = st.columns([1.15, 1], gap="medium")
    with left, st.container(border=True):
        show_words(analysis, event_id, blind=blind)
    with right, st.container(border=True):
        _form(desk, analysis, coder, event_id, blind=blind)
    if rule:
        with right:
            parts.muted(rule)
    with right if parts.on_phone() else left:  # a phone shows the left column first
        codebook_beside()


def _form(desk: KeptDesk, analysis: Analysis, coder: str, event_id: str, *, blind: bool) -> None:
    """Which setback it answers if the row does not say, then the codes.

    Ctrl and S save from any field; the focus stays where it is, so that the next one is a few keys away.
    """
    found = detail(analysis, event_id)
    assert found is not None
    texts = texts_of(analysis, event_id)
    if memory.is_news("coding", f"{event_id}|{coder}"):
        begin_anew(FORM, "" if blind else analysis.log.cell(found.entry.position, c.CHANNEL))
    with st.form(FORM, border=False):
        reading = ask_reading(FORM, texts)
        linked = {} if found.entry.setbacks or blind else ask_setback(analysis, found.entry.day)
        with st.container(horizontal=True, vertical_alignment="center"):
            saved = st.form_submit_button("Save and next", type="primary", shortcut="Ctrl+S")
            later = st.form_submit_button("Later", type="tertiary")
    if later:
        _pass_over(desk, event_id)
    elif saved and reading and _stands(reading, texts):
        named = {column: setbacks for column, setbacks in linked.items() if setbacks}
        _save(desk, event_id, coder, reading, named)
    elif saved and reading is None:
        st.markdown("Choose how it reads first; unclear is an answer too.")
    elif saved:
        st.markdown("The words it rests on have to stand in the entry as they are. Nothing was saved yet.")


def _stands(reading: Reading, texts: tuple[str, str]) -> bool:
    """Do the words it rests on stand in the entry, if it names any?"""
    return not reading.phrase or stands_in(reading.phrase, *texts)


def _pass_over(desk: KeptDesk, event_id: str) -> None:
    """Come back to it after the others."""
    _passed(desk).add(event_id)
    st.rerun()


def _passed(desk: KeptDesk) -> set[str]:
    passed: set[str] = memory.remembered(f"passed-{desk.key}", set)
    return passed


def _save(desk: KeptDesk, event_id: str, coder: str, reading: Reading, links: dict[str, str]) -> None:
    if save_reading(desk, event_id, coder, reading, links):
        memory.forget(f"coding-{desk.key}")
        memory.keep(f"coded-{desk.key}", word("stance", reading.stance))
        st.rerun()


def _undo(desk: KeptDesk, coder: str) -> None:
    """Take back the last code, if it was this coder's; nobody else's is named or undone here."""
    step = store().next_undo(desk.key, kept.by().who)
    if not step or step.what != coded_by(coder):
        return
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        last = memory.recalled(f"coded-{desk.key}", str)
        parts.muted(f"Saved: {last}." if last else "Saved.")
        if st.button("Take my last code back", type="tertiary"):
            memory.forget(f"coding-{desk.key}", f"coded-{desk.key}")
            take_back(desk, "undo")
