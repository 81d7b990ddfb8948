"""Timeline: every setback and what followed it, the words of the picked entry, and the table behind it."""

from functools import partial

import streamlit as st

from csc_core.charting.entries import Kinds, Shown, hidden
from csc_core.charting.picture import Picture, picture
from csc_core.charting.timeline import is_dense, reading_order, without_lane
from csc_core.content import plain as written
from csc_core.model.analysis import Analysis
from csc_core.reporting.details import detail
from csc_core.reporting.sentences import days_headline, headline
from csc_core.reporting.tables import csv, entries_table, episodes_table
from pages.shared import cached, entry_panel, parts, session
from pages.shared.session import Desk

VIEWS = (("calendar", "Calendar"), ("days", "Days since the setback"))
PHONE_VIEWS = (("phone", "Lanes by setback"), *VIEWS)
KINDS = (
    (Kinds.ALL, "All kinds of entry"),
    (Kinds.ANSWERS, "Setbacks and responses"),
    (Kinds.WAITING, "Not yet picked up"),
)
PERIODS = (("all", "Whole life of the log"), ("365", "Last 12 months"), ("1096", "Last 3 years"))


def choose_view(phone: bool) -> str:
    if phone:
        options, says = parts.choices(PHONE_VIEWS)
        return st.selectbox(
            "View", options, format_func=says, key="view", label_visibility="collapsed", width=180
        )
    options, says = parts.choices(VIEWS)
    return (
        st.radio(
            "Time axis",
            options,
            format_func=says,
            horizontal=True,
            key="axis",
            bind="query-params",
            label_visibility="collapsed",
        )
        or "calendar"
    )


def choose_shown(analysis: Analysis) -> Shown:
    partners = [("", f"All {len(analysis.findings.partners)} partners")]
    partners += [(partner.org_id, partner.label) for partner in analysis.findings.partners]
    found = []
    for name, words, width in (("partner", partners, 165), ("kinds", KINDS, 205), ("since", PERIODS, 200)):
        options, says = parts.choices([(str(option), label) for option, label in words])
        chosen = st.selectbox(
            name.capitalize(),
            options,
            format_func=says,
            key=name,
            bind="query-params",
            label_visibility="collapsed",
            width=width,
        )
        found.append(chosen or options[0])
    partner, kinds, since = found
    return Shown(partner or None, Kinds(kinds), None if since == "all" else int(since))


@st.dialog("The table behind the picture", width="large")
def show_table(analysis: Analysis, shown: Shown, name: str) -> None:
    for title, table, stem in (
        ("Setbacks", episodes_table(analysis), "setbacks"),
        ("Entries shown", entries_table(analysis, shown), "entries"),
    ):
        parts.dialog_section(f"{title}: {len(table)}")
        st.dataframe(table, hide_index=True)
        parts.save_table(f"{title} as CSV", partial(csv, table), f"{name}-{stem}.csv")


@st.dialog("Save the picture")
def save(analysis: Analysis, view: str, shown: Shown, name: str) -> None:
    parts.muted(
        "The picture as you see it, light, with its filters. The facilitator view is not for projection."
    )

    def make() -> Picture:
        return picture(cached.VIEWS[view](analysis, shown), sized=True)

    with st.container(horizontal=True):
        parts.save_picture(make, f"{name}-timeline")


def controls(desk: Desk, analysis: Analysis, phone: bool) -> tuple[str, Shown]:
    name = parts.file_stem(desk.log.name)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        view = choose_view(phone)
        if phone:
            with st.popover("Filter", icon=":material/tune:"):
                shown = choose_shown(analysis)
        else:
            shown = choose_shown(analysis)
        st.space("stretch")
        if st.button("Table", type="tertiary", icon=":material/table:"):
            show_table(analysis, shown, name)
        if st.button("Save picture", type="tertiary", icon=":material/download:"):
            save(analysis, view, shown, name)
    return view, shown


def on_click() -> None:
    chosen, desk = parts.clicked("timeline"), session.current()
    found = detail(desk.analysis(), chosen) if chosen and desk else None
    if found:
        session.pick(found.entry.row)
        session.ask_once("entry")


def first_pick(analysis: Analysis) -> str | None:
    """What is worth reading first: the setback that has waited longest, else the newest one."""
    waiting, episodes = analysis.findings.unanswered, analysis.findings.episodes
    first = waiting[:1] or episodes[-1:]
    return first[0].setback_id if first else None


@st.dialog("The entry")
def entry_dialog(analysis: Analysis, shown: Shown) -> None:
    picked = session.picked_row(analysis)
    if picked:
        entry_panel.show_entry(analysis, picked, reading_order(analysis, shown), in_dialog=True)


def draw_picture(desk: Desk, analysis: Analysis, view: str, shown: Shown, picked: str | None) -> None:
    says = headline(analysis)
    drawn = cached.timeline_picture(analysis, desk.question(), view, shown, parts.is_dark(), picked)
    parts.chart(drawn, "timeline", says, on_click)
    left_out = without_lane(analysis, shown)
    if left_out:
        many = written.count(left_out, "older setback")
        parts.muted(f"{many} with an answer have no lane here; the table has them all.")


def page(desk: Desk) -> None:
    analysis, phone = desk.analysis(), parts.on_phone()
    parts.head(desk, analysis)
    over = st.container()
    if not analysis.findings.totals.events:
        parts.headline("The log is open and has no entries yet.")
        st.page_link("pages/log.py", label="Add rows and upload it again", icon=":material/upload_file:")
        return
    view, shown = controls(desk, analysis, phone)
    with over:
        parts.headline(days_headline(analysis) if view == "days" else headline(analysis))
    wide = phone or is_dense(analysis) or view == "days"
    picked = session.picked_row(analysis) or (None if wide else first_pick(analysis))
    if wide:
        draw_picture(desk, analysis, view, shown, picked)
        if phone and picked:
            with st.container(border=True):
                entry_panel.show_entry(analysis, picked, reading_order(analysis, shown))
        elif session.asked("entry"):
            entry_dialog(analysis, shown)
    else:
        left, right = st.columns([2.86, 1], gap="medium")
        with left:
            draw_picture(desk, analysis, view, shown, picked)
        with right, st.container(border=True):
            if picked:
                entry_panel.show_entry(analysis, picked, reading_order(analysis, shown))
            else:
                parts.muted("Click a mark to read its entry.")
    parts.source(analysis, hidden(analysis, shown))


opened = session.current()
if opened is None:
    parts.nothing_open()
else:
    page(opened)
