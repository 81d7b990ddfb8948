"""Timeline: every setback and what followed it, the words of the picked entry, and the table behind it."""

import streamlit as st

from csc_core.charting.entries import Shown, hidden
from csc_core.charting.timeline import is_dense, without_lane
from csc_core.content import in_words
from csc_core.model.analysis import Analysis
from csc_core.reporting.details import detail
from csc_core.reporting.sentences import days_headline, headline, unlinked_line
from pages.shared import cached, memory, parts, session
from pages.shared.desk import Desk
from pages.shared.timeline import entry_panel
from pages.shared.timeline.choices import choose_shown, choose_view
from pages.shared.timeline.dialogs import entry_dialog, save, show_table

LOWEST_PANEL = 440  # pixels; beside a taller picture the words of an entry have as much room as that


def controls(desk: Desk, analysis: Analysis, phone: bool) -> tuple[str, Shown]:
    name = parts.file_stem(desk.log.name)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        view = choose_view(phone)
        with parts.choices():
            shown = choose_shown(analysis)
        st.space("stretch")
        if st.button("Table", type="tertiary", icon=":material/table:"):
            show_table(analysis, shown, name)
        if st.button("Save picture", type="tertiary", icon=":material/download:"):
            save(analysis, view, shown, name)
    return view, shown


def on_click() -> None:
    chosen, desk = memory.clicked("timeline"), session.current()
    found = detail(desk.analysis(), chosen) if chosen and desk else None
    if found:
        session.pick(found.entry.row)
        memory.ask_once("entry")


def first_pick(analysis: Analysis) -> str | None:
    """What is worth reading first: the setback that has waited longest, else the newest one."""
    waiting, episodes = analysis.findings.unanswered, analysis.findings.episodes
    first = waiting[:1] or episodes[-1:]
    return first[0].setback_id if first else None


def draw_picture(desk: Desk, analysis: Analysis, view: str, shown: Shown, picked: str | None) -> int:
    """Draw it; returns how tall it is, in pixels."""
    says = headline(analysis)
    drawn = cached.timeline_drawn(analysis, desk.question(), view, shown, parts.is_dark())
    chart = drawn.with_picked(picked)
    wide = "dense" if view == "days" or is_dense(analysis) else "roomy"
    with st.container(key=f"picture-{'phone' if view == 'phone' else wide}"):
        parts.chart(chart, "timeline", says, on_click)
    left_out = without_lane(analysis, shown)
    if left_out:
        many = in_words.count(left_out, "setback has", "setbacks have")
        parts.muted(f"{many} no lane in this picture: choose others above. The table has them all.")
    return round(chart.height)


def to_mend(analysis: Analysis) -> None:
    """What keeps answers out of the picture, and where to say it: responses without a setback or a code."""
    unlinked, uncoded = unlinked_line(analysis), analysis.findings.uncoded
    with st.container(horizontal=True, vertical_alignment="center"):
        if unlinked:
            st.markdown(f":gray[{parts.plain(unlinked)}]", width="content")
        if uncoded and (unlinked or not analysis.findings.has_pattern):
            parts.to_work("code", "Code them, one at a time")
        elif unlinked:
            parts.to_work("edit", "Say which they answer")


def page(desk: Desk) -> None:
    analysis, phone = desk.analysis(), parts.on_phone()
    block = st.container(gap="xsmall")
    with block:
        parts.head(desk, analysis)
        over = st.container()
    if not analysis.findings.totals.events:
        parts.headline("The log is open and has no entries yet.")
        st.page_link("pages/log.py", label="Add rows and upload it again", icon=":material/upload_file:")
        return
    with block:
        view, shown = controls(desk, analysis, phone)
    with over:
        parts.headline(days_headline(analysis) if view == "days" else headline(analysis))
        to_mend(analysis)
    wide = phone or is_dense(analysis) or view == "days"
    picked = session.picked_row(analysis) or (None if wide else first_pick(analysis))
    clicked, news = memory.asked("entry"), memory.is_news("entry", picked)
    if wide:
        draw_picture(desk, analysis, view, shown, picked)
        if picked and (clicked or news):
            entry_dialog(analysis, shown)
    else:
        left, right = st.columns([2.86, 1], gap="medium")
        with left:
            tall = draw_picture(desk, analysis, view, shown, picked)
        with right, st.container(border=True, key="entry", height=max(tall, LOWEST_PANEL)):
            if picked:
                entry_panel.show_entry(analysis, picked, shown)
            else:
                parts.muted("Click a mark to read its entry.")
    parts.source(analysis, hidden(analysis, shown))


opened = session.current()
if opened is None:
    parts.nothing_open()
else:
    page(opened)
