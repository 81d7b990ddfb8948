"""The small journeys by city and policy area, each a way to its timeline."""

from collections.abc import Iterator, Sequence
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from csc_core.charting.frame import Frame
from csc_core.charting.lettering import cut
from csc_core.charting.sheet import ELSEWHERE
from csc_core.content.codebook import word
from csc_core.model.log import fingerprint
from csc_core.model.portfolio import AREAS, CollaborationSummary, Portfolio
from csc_core.model.vocabulary import PolicyArea
from csc_core.reporting.comparison import collaboration_says, standing_words
from pages.shared import cached, memory, parts
from pages.shared.parts import plain

TIMELINE, LOG = "pages/timeline.py", "pages/log.py"
NAME_WIDTH = 290  # pixels; a link does not wrap
KEY_WIDTHS = {False: 1100, True: 340}  # pixels, on a laptop and on a phone
KEY_SAYS = "Above the line learning, below it blaming, on it mixed, neutral and unclear, lowest retreat."


def timeline_link(
    label: str, key: str, row: int | None = None, width: int | Literal["content"] = "content"
) -> None:
    """A link to a row on a collaboration's timeline, or in bold to the whole of it."""
    where = {"log": key} if row is None else {"log": key, "row": str(row)}
    words = f"**{plain(label)}**" if row is None else plain(label)
    st.page_link(TIMELINE, label=words, icon=":material/arrow_outward:", query_params=where, width=width)


def grid(part: Portfolio, portfolio: Portfolio, frame: Frame, chosen: str | None) -> None:
    """One band a city, one column a policy area (on a phone stacked); then those that state neither.

    ``part`` are those on this screen, of all in ``portfolio``.
    """
    phone = parts.on_phone()
    key = cached.multiples_key_picture(parts.is_dark(), KEY_WIDTHS[phone])
    with st.container(key=f"picture-{'phone' if phone else 'key'}"):
        parts.chart(key, "journeys-key", KEY_SAYS)
    if part.cities and not phone:
        for column, area in in_columns():
            column.markdown(f"**{plain(word('policy_area', area).capitalize())}**")
    for city in part.cities:
        with st.container(gap="xsmall"):
            band(city, part, portfolio, frame, chosen)
    if part.elsewhere:
        with st.container(gap="xsmall"):
            outside(part.elsewhere, frame, chosen)


def in_columns() -> Iterator[tuple[DeltaGenerator, PolicyArea]]:
    """A column for each policy area."""
    return zip(st.columns(len(AREAS), gap="small"), AREAS, strict=True)


def band(city: str, part: Portfolio, portfolio: Portfolio, frame: Frame, chosen: str | None) -> None:
    """One city: what is on this screen of each policy area, or why there is nothing."""
    phone = parts.on_phone()
    parts.muted(city)
    for column, area in in_columns():
        with column:
            found = part.cell(city, area)
            cell(found, area, frame, chosen, phone)
            if not found:
                empty_cell(area, phone, elsewhere=bool(portfolio.cell(city, area)))


def outside(summaries: Sequence[CollaborationSummary], frame: Frame, chosen: str | None) -> None:
    """Those that state no city or no policy area of the study, side by side."""
    parts.muted(ELSEWHERE)
    columns = st.columns(len(AREAS), gap="small")
    for place, summary in enumerate(summaries):
        with columns[place % len(AREAS)], st.container(border=True, gap="xsmall"):
            journey(summary, frame, chosen, place_words(summary))


def place_words(summary: CollaborationSummary) -> str:
    """City and policy area as far as they are stated."""
    area = word("policy_area", summary.area).capitalize() if summary.face.policy_area else ""
    return ", ".join(part for part in (summary.face.city, area) if part) or "No place stated"


def cell(
    found: Sequence[CollaborationSummary], area: PolicyArea, frame: Frame, chosen: str | None, phone: bool
) -> None:
    """The collaborations of one city and policy area."""
    name = word("policy_area", area).capitalize() if phone else ""
    for summary in found:
        with st.container(border=True, gap="xsmall"):
            journey(summary, frame, chosen, name)


def empty_cell(area: PolicyArea, phone: bool, *, elsewhere: bool) -> None:
    """A city without a log in a policy area: an offer to add the first, or that they are ``elsewhere``."""
    with st.container(border=True, gap="xsmall"):
        if phone:
            parts.muted(word("policy_area", area).capitalize())
        if elsewhere:
            st.markdown("On another screen of this list.")
        else:
            st.markdown("No log here yet.")
            st.page_link(LOG, label="Add a log", icon=":material/add:")


def journey(summary: CollaborationSummary, frame: Frame, chosen: str | None, where: str) -> None:
    """Name, standing and picture of one collaboration. A click on a mark goes to its timeline."""
    face = summary.face
    timeline_link(cut(face.name, NAME_WIDTH, 16), face.key)
    parts.muted(": ".join(part for part in (where, standing_words(summary)) if part))
    mark = fingerprint(repr(summary).encode())
    drawn = cached.multiple_picture(summary, mark, frame, parts.is_dark(), chosen)
    name = f"journey-{face.key}"
    parts.chart(drawn, name, collaboration_says(summary), look_again)
    row = memory.clicked(name)
    if row is not None:
        st.switch_page(TIMELINE, query_params={"log": face.key} | ({"row": row} if row else {}))


def look_again() -> None:
    """A click on a mark needs no more than a rerun, which then reads it."""
