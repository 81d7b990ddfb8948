"""The pieces pages are built from. Text from a log reaches the screen only by ``plain`` or a plain grid."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Literal

import streamlit as st

from csc_core.charting.picture import Picture, picture, png, svg
from csc_core.charting.scene import Scene
from csc_core.content import in_words
from csc_core.model.analysis import Analysis
from csc_core.model.errors import CscError
from csc_core.model.people import Action
from csc_core.model.vocabulary import Heat
from csc_core.reporting.sentences import Sentence, source_line
from pages.shared import cached, memory, session
from pages.shared.access import rights
from pages.shared.desk import Desk

FACILITATOR_BADGE = "Facilitator view: not for projection"


def plain(text: str) -> str:
    """Text as it is, for a place where Streamlit reads Markdown: each sign that may mean more is escaped."""
    flat = " ".join(text.split())
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", flat)


def is_dark() -> bool:
    """Does the viewer use the dark theme?"""
    return st.context.theme.type == "dark"


def on_phone() -> bool:
    """Does the browser say it is a phone?"""
    return "Mobile" in (st.context.headers.get("User-Agent") or "")


def choices() -> AbstractContextManager[object]:
    """Where a page's choices stand: behind a button on a phone, else in their row."""
    return st.popover("Filter", icon=":material/tune:") if on_phone() else nullcontext()


def head(desk: Desk, analysis: Analysis) -> None:
    """The line over every page: which log, as of when, and that this view is not for projection."""
    with st.container(horizontal=True, vertical_alignment="center"):
        name = f"**{plain(desk.log.name)}** · as of {in_words.date(analysis.findings.as_of)}"
        invented = " · invented example" if desk.log.invented else ""
        st.markdown(f"{name}:gray[{invented}]", width="stretch")
        if not rights.allowed(desk, Action.OPEN_ROOM):
            muted(rights.says_what_is_hidden(desk))
            return
        st.badge(FACILITATOR_BADGE, color="gray", icon=":material/visibility_lock:")
        if st.button("Open room view", type="primary", icon=":material/present_to_all:"):
            if analysis.heat.heat is Heat.HOT:
                memory.ask_once("room")  # the meeting's own page asks first, beside what to do in private
            else:
                session.enter_room()
            st.switch_page("pages/present.py", query_params={})


def headline(text: str, level: int = 3) -> None:
    """The plain sentence that says what the page shows."""
    st.markdown(f"{'#' * level} {plain(text)}", anchors=False)


def section(text: str) -> None:
    """A section's heading."""
    headline(text, 4)


def dialog_section(text: str) -> None:
    """A section's heading inside a dialog, where Streamlit draws every level smaller."""
    headline(text, 1)


def muted(text: str) -> None:
    """A line in the second color."""
    st.markdown(f":gray[{plain(text)}]")


def tell(fault: CscError) -> None:
    """What stops the work, and what to do about it."""
    st.error(plain(fault.says))
    if fault.try_this:
        muted(fault.try_this)


def sentence(text: Sentence) -> None:
    """A sentence with its count in bold."""
    st.markdown(f"**{plain(text.lead)}**{plain_keeping_space(text.rest)}")


def plain_keeping_space(text: str) -> str:
    """Like ``plain``, with a space at the start and at the end kept."""
    inner = plain(text)
    return f"{' ' if text.startswith(' ') else ''}{inner}{' ' if inner and text.endswith(' ') else ''}"


def source(analysis: Analysis, hidden: int = 0) -> None:
    """The line under every picture: where it comes from and what is hidden."""
    muted(source_line(analysis, hidden))


def chart(drawn: Picture, key: str, says: str, on_pick: Callable[[], None] | None = None) -> None:
    """Draw a picture; ``says`` is its text alternative. With ``on_pick`` a click on a mark calls it."""
    st.vega_lite_chart(
        cached.chart_data(drawn),
        theme=None,
        width="stretch",
        key=key,
        alt=says,
        on_select=on_pick or "ignore",
        selection_mode="pick" if on_pick else None,
    )


def room_picture(scene: Scene) -> Picture:
    """A scene for the room as a chart, with nothing to click."""
    return picture(scene)


def asked_for(label: str, text: str, missing: str) -> bool:
    """A button that does something with a line of text; without one it says what is ``missing``.

    It is never disabled: the click that follows the typing comes before the page knows what was typed.
    """
    pressed = st.button(label, type="primary")
    if pressed and not text.strip():
        st.markdown(plain(missing))
    return pressed and bool(text.strip())


def to_work(work: str, label: str) -> None:
    """A way to one kind of work on the Log page: ``edit`` or ``code``."""
    icon = ":material/arrow_forward:"
    if st.button(plain(label), type="tertiary", icon=icon, on_click=memory.keep, args=("work", work)):
        st.switch_page("pages/log.py", query_params={})


def row_link(desk: Desk, row: int, label: str) -> None:
    """A link to a row of the log, where the timeline shows it."""
    st.page_link(
        "pages/timeline.py",
        label=plain(label),
        icon=":material/arrow_outward:",
        query_params={"log": desk.key, "row": str(row)},
    )


def icon_button(label: str, icon: str, key: str, *, disabled: bool = False) -> bool:
    """A quiet button that shows an icon; its words are its tooltip and what a screen reader says."""
    return st.button(
        label,
        key=f"{key}-icon",
        icon=f":material/{icon}:",
        help=label,
        type="tertiary",
        disabled=disabled,
    )


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def save_file(
    label: str,
    make: Callable[[], bytes],
    name: str,
    mime: str,
    icon: str = "download",
    action: Action = Action.EXPORT_FACILITATOR,
    about: str = "",
    *,
    key: str | None = None,
    quiet: bool = False,
    of: Collection[str] | None = None,
) -> None:
    """A button that makes a file when it is pressed, and no sooner; none where the person may not save it.

    ``about`` says for the audit what is saved, where the label alone does not. ``of`` names the
    collaborations in it, all of which the person may save, where that is not the open log.
    """
    if of is not None or rights.may_save(action):
        make = rights.noted(f"{about} {label}".strip(), make, action, of)
        looks: Literal["tertiary", "secondary"] = "tertiary" if quiet else "secondary"
        icon = f":material/{icon}:"
        st.download_button(label, make, name, mime, key=key, type=looks, icon=icon, on_click="ignore")


def save_table(label: str, make: Callable[[], bytes], name: str, key: str | None = None) -> None:
    """A quiet button for a table as CSV; a ``key`` where a page may hold the same button twice."""
    save_file(label, make, name, "text/csv", key=key, quiet=True)


def save_picture(make: Callable[[], Picture], name: str, of: Collection[str] | None = None) -> None:
    """Buttons to save the picture."""
    save_file("Image (PNG)", lambda: png(make()), f"{name}.png", "image/png", "image", of=of)
    save_file("Drawing (SVG)", lambda: svg(make()).encode(), f"{name}.svg", "image/svg+xml", "draw", of=of)


def nothing_open() -> None:
    """What a page shows when no log is open: why that of the address is not, and the two ways to open one."""
    not_there = rights.why_not_there() if session.address_says("log") else ""
    headline("This log is not here for you." if not_there else "No log is open yet.")
    if not_there:
        st.text(not_there)  # as Markdown an address would become a link
    muted("Open the example to look around, or use your own log.")
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Show me an example", type="primary", icon=":material/play_arrow:"):
            session.open_example()
            st.rerun()
        st.page_link("pages/log.py", label="Use my own log", icon=":material/upload_file:")


def file_stem(text: str) -> str:
    """A name as a safe beginning of a file name."""
    return in_words.file_stem(text)


def choose(name: str, words: Sequence[tuple[str, str]], width: int) -> str:
    """A select box of (value, words), the first by default; its value stands in the address as ``name``."""
    known = dict(words)
    chosen = st.selectbox(
        name.capitalize(),
        list(known),
        format_func=known.__getitem__,
        key=name,
        bind="query-params",
        label_visibility="collapsed",
        width=width,
    )
    return chosen or words[0][0]


def choose_one(name: str, words: Mapping[str, str]) -> str:
    """A row of options whose value stands in the address under ``name``; the first is the default."""
    chosen = st.radio(
        name.capitalize(),
        list(words),
        format_func=lambda option: plain(words[option]),
        horizontal=True,
        key=name,
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or next(iter(words))
