"""Commitments: made when a prompt is adopted, kept in sight until the log shows them done."""

import datetime as dt

import streamlit as st

from csc_core.charting.entries import entries
from csc_core.content import in_words
from csc_core.content.catalogue import Action
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Commitment, Record
from csc_core.model.prompts import Prompt
from csc_core.model.vocabulary import CommitmentState, Outcome, SetbackSubtype
from csc_core.reporting.delimited import csv
from csc_core.reporting.details import detail
from csc_core.reporting.kinds import kind_behind, kind_words, looks_words
from csc_core.reporting.sentences import follow_up_headline
from csc_core.reporting.tables import commitments_table
from pages.shared import parts
from pages.shared.desk import Desk, changed
from pages.shared.parts import plain

DUE_IN = dt.timedelta(days=30)
MOST_SHOWN = 40


@st.dialog("Adopt this action")
def adopt(desk: Desk, analysis: Analysis, prompt: Prompt, action: Action) -> None:
    """Ask who, by when and which sign, and keep it as a commitment; none of the three may be missing."""
    st.markdown(f"**{plain(action.name)}**")
    names = {partner.org_id: partner.label for partner in analysis.findings.partners}
    owner = st.selectbox(
        "Which organization sees to it?",
        list(names),
        index=None,
        format_func=lambda org: names.get(org, org),
        placeholder="Choose an organization" if names else "Write its name",
        accept_new_options=not names,
    )
    due = st.date_input("By when?", analysis.findings.as_of + DUE_IN)
    sign = st.text_input("The sign we will see", placeholder="One page on what would let employers restart")
    behind = {row for signal in prompt.because for row in signal.event_ids}
    kind = choose_kind(kind_behind(analysis.findings, behind))
    wanted = {"the organization": owner, "the day": due, "the sign that will be seen": sign.strip()}
    missing = [name for name, given in wanted.items() if not given]
    if st.button("Keep this commitment", type="primary"):
        if missing:
            st.markdown(f"Still missing: {plain(in_words.listed(missing))}.")
            return
        made = Commitment(
            sign=sign.strip(),
            owner=owner,
            due=due,
            state=CommitmentState.OPEN,
            made_on=analysis.findings.as_of,
            action_id=action.id,
            practices=(action.practice, *action.also),
            setback_kind=kind,
        )
        kept = (*analysis.findings.commitments, made)
        record = Record(action.id, analysis.findings.as_of, Outcome.ADOPTED)
        desk.decide(f"“{action.name}” adopted", records=(record,), commitments=kept)
        st.rerun()


def choose_kind(usual: SetbackSubtype | None) -> SetbackSubtype | None:
    """At the next setback of which kind the sign should show; then people are asked if it did."""
    kinds = kind_words()
    return st.selectbox(
        "At the next setback of which kind should the sign show?",
        list(kinds),
        index=list(kinds).index(usual) if usual else None,
        format_func=kinds.__getitem__,
        placeholder="No kind in particular",
    )


@st.dialog("Done: where does the log show it?")
def settle(desk: Desk, analysis: Analysis, promise: Commitment) -> None:
    """Ask for the row that shows a commitment was kept."""
    st.markdown(plain(promise.sign))
    rows = {entry.id: f"Row {entry.row} · {entry.title}" for entry in reversed(entries(analysis))}
    row = st.selectbox("The row that shows it", list(rows), index=None, format_func=rows.__getitem__)
    if st.button("Done", type="primary", disabled=row is None):
        _change(desk, analysis, promise, "done", state=CommitmentState.DONE, evidence=row)
    if st.button("Done, but no row shows it yet", type="tertiary"):
        _change(desk, analysis, promise, "done", state=CommitmentState.DONE)


@st.dialog("A new date, or another kind of setback")
def postpone(desk: Desk, analysis: Analysis, promise: Commitment) -> None:
    """Ask for a new date and for the kind of setback it is meant for, or drop the commitment."""
    st.markdown(plain(promise.sign))
    due = st.date_input(
        "By when?", max(promise.due or analysis.findings.as_of, analysis.findings.as_of) + DUE_IN
    )
    kind = choose_kind(promise.setback_kind)
    if st.button("Set the new date", type="primary"):
        _change(desk, analysis, promise, "moved", due=due, setback_kind=kind)
    if st.button("Drop this commitment", type="tertiary"):
        _change(desk, analysis, promise, "dropped", state=CommitmentState.DROPPED)


def _change(desk: Desk, analysis: Analysis, promise: Commitment, what: str, **new: object) -> None:
    kept = changed(analysis.findings.commitments, promise, **new)
    desk.decide(f"Commitment {what}", commitments=kept)
    st.rerun()


def when_words(promise: Commitment, today: dt.date) -> str:
    """Where a commitment stands in time."""
    if promise.state is not CommitmentState.OPEN:
        return promise.state.value
    if promise.due is None:
        return "no date"
    days = (promise.due - today).days
    return f"{in_words.days(-days)} past" if days < 0 else f"due in {in_words.days(days)}"


def show_follow_up(desk: Desk, analysis: Analysis) -> None:
    """The list of commitments, open ones first, the latest overdue on top."""
    promises = analysis.findings.commitments
    parts.headline(follow_up_headline(promises, analysis.findings))
    if not promises:
        parts.muted(
            "Adopt a prompt above, or fill the follow-up columns of the log, and it will be kept here."
        )
        return
    far = dt.date.max
    order = sorted(promises, key=lambda p: (p.state is not CommitmentState.OPEN, p.due or far))
    with st.container(border=True):
        for place, promise in enumerate(order[:MOST_SHOWN]):
            _row(desk, analysis, promise, place)
        if len(order) > MOST_SHOWN:
            parts.muted(f"and {len(order) - MOST_SHOWN:,} more, in the file")
    name = f"{parts.file_stem(desk.log.name)}-commitments.csv"
    parts.save_table("Commitments as CSV", lambda: csv(commitments_table(order)), name)


def _row(desk: Desk, analysis: Analysis, promise: Commitment, place: int) -> None:
    today = analysis.findings.as_of
    when, who, sign, buttons = st.columns([1.1, 1.2, 3.2, 1.6], vertical_alignment="center")
    late = promise.overdue(today)
    when.markdown(f"**{when_words(promise, today)}**" if late else when_words(promise, today))
    who.markdown(plain(desk.log.partner_label(promise.owner)) if promise.owner else ":gray[nobody named]")
    sign.markdown(plain(promise.sign))
    looks = looks_words(promise, analysis.findings)
    if looks:
        with sign:
            parts.muted(looks)
    if promise.state is CommitmentState.OPEN:
        with buttons, st.container(horizontal=True, horizontal_alignment="right"):
            if st.button("Done", key=f"done-{place}"):
                settle(desk, analysis, promise)
            if st.button("New date", key=f"date-{place}", type="tertiary"):
                postpone(desk, analysis, promise)
    shown_by = detail(analysis, promise.evidence) if promise.evidence else None
    if shown_by:
        with buttons:
            parts.row_link(desk, shown_by.entry.row, f"Row {shown_by.entry.row}")
