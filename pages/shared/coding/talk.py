"""Where coders differ: how far they agree, the responses to talk about side by side, and what is settled."""

from collections.abc import Sequence

import streamlit as st

from csc_core.coding.differences import Difference, differences
from csc_core.coding.readings import Reading, coder_words
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.model.analysis import Analysis
from csc_core.reporting.agreement_sentences import (
    agreement_headline,
    agreement_reading,
    agreement_table,
    reading_lines,
)
from csc_core.reporting.delimited import csv
from csc_core.reporting.details import detail
from pages.shared import memory, parts
from pages.shared.coding.form import ask_reading
from pages.shared.coding.save import settle
from pages.shared.coding.words import show_words, texts_of
from pages.shared.kept import KeptDesk
from pages.shared.parts import plain

ANOTHER = "another"


def talk(desk: KeptDesk, analysis: Analysis, coder: str) -> None:
    """Agreement in words and figures, then one difference at a time, then what was settled."""
    agreement = analysis.findings.agreement
    parts.headline(agreement_headline(agreement))
    st.markdown(plain(agreement_reading(agreement)))
    if not any(field.units for field in agreement.fields):
        return
    with st.expander("The figures: same codes, Krippendorff's alpha, counts"):
        table = agreement_table(agreement)
        st.dataframe(table, hide_index=True)
        parts.save_table(
            "Agreement as CSV", lambda: csv(table), f"{parts.file_stem(desk.log.name)}-agreement.csv"
        )
    found = differences(analysis)
    waiting = [one for one in found if one.settled is None]
    at_hand = _at_hand(desk, analysis, found, waiting)
    if at_hand:
        _one(desk, analysis, coder, at_hand)
    else:
        parts.section("No response is left to talk about.")
    _settled(analysis, [one for one in found if one.settled is not None])


def _at_hand(
    desk: KeptDesk, analysis: Analysis, found: Sequence[Difference], waiting: list[Difference]
) -> Difference | None:
    """The difference on the screen. It stays there if somebody else settles it meanwhile."""
    held = memory.recalled(_held(desk), str)
    taken = next((one for one in found if one.event_id == held and one.settled), None)
    if taken is not None or not waiting:
        return taken
    parts.section(f"{in_words.count(len(waiting), 'response')} to talk about")
    chosen = _chosen(desk, analysis, waiting, held)
    memory.keep(_held(desk), chosen.event_id)
    return chosen


def _held(desk: KeptDesk) -> str:
    return f"talk-of-{desk.key}"


def _go_on(desk: KeptDesk) -> None:
    memory.forget(_held(desk))
    st.rerun()


def _chosen(desk: KeptDesk, analysis: Analysis, waiting: list[Difference], held: object) -> Difference:
    """The one that was picked, else the first of them."""
    by_id = {one.event_id: one for one in waiting}
    titles = {event: _title(analysis, event) for event in by_id}
    picked = st.selectbox(
        "Which one",
        list(by_id),
        list(by_id).index(held) if held in by_id else 0,
        format_func=titles.__getitem__,
        key=f"talk-{desk.key}-{len(waiting)}",
        label_visibility="collapsed",
    )
    return by_id[picked or waiting[0].event_id]


def _title(analysis: Analysis, event_id: str) -> str:
    found = detail(analysis, event_id)
    return f"Row {found.entry.row} · {found.entry.title}" if found else event_id


def _one(desk: KeptDesk, analysis: Analysis, coder: str, one: Difference) -> None:
    """A response in its words, what each coder chose side by side, and what to settle on."""
    news = memory.is_news(f"settled-{one.event_id}", repr(one.settled)) and one.settled is not None
    if one.settled:
        _taken(desk, analysis, one)
    with st.container(border=True):
        show_words(analysis, one.event_id, blind=False)
        for column, (who, reading) in zip(st.columns(len(one.readings)), one.readings, strict=True):
            with column:
                _side(who, reading)
        _settle(desk, analysis, coder, one, news=news)


def _taken(desk: KeptDesk, analysis: Analysis, one: Difference) -> None:
    """Somebody else settled it while it was on this screen: what they chose, beside what is chosen here."""
    assert one.settled is not None
    st.warning(
        f"Somebody else has just settled this one: {plain(_title(analysis, one.event_id))}. "
        "Nothing of yours was saved."
    )
    theirs, mine = st.columns(2)
    with theirs:
        _box("They settled on", word("stance", one.settled.stance), one.settled.note)
    with mine:
        chosen, why = _chosen_here(one)
        _box("You had chosen", chosen or "nothing yet", why)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Leave it as they settled it", type="primary"):
            _go_on(desk)
        parts.muted("Or talk it over, and settle it again below. Both are kept in its history.")


def _chosen_here(one: Difference) -> tuple[str, str]:
    """What is chosen on this screen, and why."""
    who = memory.recalled(f"settle-on-{one.event_id}", str)
    why = memory.recalled(f"settle-why-{one.event_id}", str) or ""
    reading = dict(one.readings).get(who or "")
    stance = reading.stance if reading else memory.recalled(f"settle-{one.event_id}-stance", str)
    return word("stance", stance) if who and stance else "", why


def _box(says: str, stance: str, why: str) -> None:
    with st.container(border=True, gap="xsmall"):
        parts.muted(says)
        st.markdown(f"**{plain(stance)}**")
        if why:
            st.markdown(plain(why))


def _side(who: str, reading: Reading) -> None:
    with st.container(border=True, gap="xsmall"):
        parts.muted(coder_words(who))
        stance, *others = reading_lines(reading)
        st.markdown(f"**{plain(stance)}**")
        for line in others:
            st.markdown(plain(line))
        if reading.phrase:
            parts.muted(f"rests on “{reading.phrase}”")
        if reading.confidence:
            parts.muted(f"confidence {word('confidence', reading.confidence)}")


def _settle(desk: KeptDesk, analysis: Analysis, coder: str, one: Difference, *, news: bool) -> None:
    """One of the readings or another one, with a line on why. What each coder chose is kept beside it.

    Nothing is saved while it is ``news`` that somebody else settled it.
    """
    readings = dict(one.readings)
    options = [*readings, ANOTHER]
    chosen = st.radio(
        "What do you settle on?",
        options,
        index=None,
        horizontal=True,
        format_func=lambda who: "Another reading" if who == ANOTHER else plain(_as(who, readings[who])),
        key=f"settle-on-{one.event_id}",
    )
    if chosen is None:
        return
    form = f"settle-{one.event_id}"
    with st.form(form, border=False):
        reading = readings.get(chosen) or ask_reading(form, texts_of(analysis, one.event_id))
        note = st.text_input("Why, in one line", max_chars=200, key=f"settle-why-{one.event_id}")
        pressed = st.form_submit_button("Settle it", type="primary")
    if pressed and reading is None:
        st.markdown("Choose how it reads first; unclear is an answer too.")
    elif pressed and reading and not news and settle(desk, one.event_id, coder, reading, note):
        _go_on(desk)


def _as(who: str, reading: Reading) -> str:
    return f"As {coder_words(who)}: {word('stance', reading.stance)}"


def _settled(analysis: Analysis, done: list[Difference]) -> None:
    """What was settled, with every original reading."""
    if not done:
        return
    rows = [
        {
            "Row": _title(analysis, one.event_id),
            "Settled on": word("stance", one.settled.stance) if one.settled else "",
            "Why": one.settled.note if one.settled else "",
            "Read as": "; ".join(
                f"{coder_words(who)}: {word('stance', reading.stance)}" for who, reading in one.readings
            ),
        }
        for one in done
    ]
    with st.expander(f"{in_words.count(len(rows), 'difference')} settled", expanded=True):
        st.dataframe(rows, hide_index=True)
        parts.muted("What each coder chose is kept. Undo is under Edit.")
