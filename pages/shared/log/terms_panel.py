"""Who works on a log, how long it is kept, whether it must not be deleted, and by what names it goes."""

import datetime as dt
from collections.abc import Callable

import streamlit as st

from csc_core.content import in_words
from csc_core.model.analysis import Analysis
from csc_core.model.errors import CscError
from csc_core.model.people import GIVEN, Action, Member, Role
from csc_core.model.stored import Collaboration
from pages.shared import kept, parts
from pages.shared.access import account, rights
from pages.shared.access.settings import settings
from pages.shared.desk import today
from pages.shared.keeping import store
from pages.shared.kept import KeptDesk
from pages.shared.log.kept_list import delete_dialog
from pages.shared.parts import plain

MOST_NOTED = 30
BY_ITSELF = {
    True: "After its date it is deleted for good, by itself, within a day. A legal hold prevents that.",
    False: "Here nothing is deleted by itself: whoever runs the app deletes what is past its date.",
}
CAN = {
    Role.OWNER: "everything, also delete and say who is a member",
    Role.FACILITATOR: "everything but that",
    Role.COORDINATOR: "keep the log, code, save files, open the room view",
    Role.VIEWER: "look at what is not kept for the facilitator",
}


def terms_panel(desk: KeptDesk, _: Analysis) -> None:
    """Everything about the log as a whole."""
    left, right = st.columns(2, gap="large")
    with left:
        _terms(desk, desk.stored.collaboration)
        _names(desk, desk.stored.collaboration)
    with right:
        _members(desk)
        _audit(desk)


def _terms(desk: KeptDesk, now: Collaboration) -> None:
    parts.section("How long it is kept")
    st.markdown(plain(_says(now)))
    if not rights.allowed(desk, Action.CHANGE_TERMS):
        parts.muted("An owner can change this.")
        return
    until = st.date_input(
        "Keep until",
        now.retention_until,
        min_value=dt.date(1990, 1, 1),
        max_value=dt.date(2199, 12, 31),
        format="YYYY-MM-DD",
        width=220,
    )
    hold = st.checkbox("Legal hold: nothing of it may be deleted", now.legal_hold)
    with st.container(horizontal=True):
        if st.button(
            "Save these terms",
            type="primary",
            disabled=(until, hold) == (now.retention_until, now.legal_hold),
        ):
            _do(lambda: _change(desk, retention_until=until, legal_hold=hold))
        if st.button("Delete for good", type="tertiary", icon=":material/delete:", disabled=now.legal_hold):
            delete_dialog(now)
    parts.muted(f"{BY_ITSELF[settings().retain]} Your legal office knows how long to keep it.")


def _says(now: Collaboration) -> str:
    if now.legal_hold:
        return "On legal hold: it is not deleted, whatever its date."
    if now.retention_until is None:
        return "No date is set."
    day = in_words.date(now.retention_until)
    return (
        f"It was to be kept until {day}: it is due to be deleted."
        if now.retention_until < today()
        else f"Kept until {day}."
    )


def _names(desk: KeptDesk, now: Collaboration) -> None:
    parts.section("What organizations are called")
    if not rights.allowed(desk, Action.USE_PSEUDONYMS):
        parts.muted("Pseudonyms are on." if now.pseudonyms else "Organizations go by their own names.")
        return
    on = st.toggle("Pseudonyms where others look on", now.pseudonyms)
    parts.muted(
        "Present, ballots, files for the room and what viewers see then say Business A, Nonprofit B. Your "
        "own pages keep the names. Whoever knows the story may still guess, and nicknames or initials in a "
        "text stay as they are."
    )
    if on != now.pseudonyms:
        _do(lambda: _change(desk, pseudonyms=on))


def _change(desk: KeptDesk, **new: object) -> None:
    now = desk.stored.collaboration
    old = {name: getattr(now, name) for name in ("retention_until", "legal_hold", "share", "pseudonyms")}
    with store().edit(desk.key, kept.by(), "Terms changed") as edit:
        edit.terms(**{**old, **new})


def _members(desk: KeptDesk) -> None:
    parts.section("Members")
    if account.identity().local:
        parts.muted(
            "Nobody signs in here: whoever uses this computer is the owner. Members count once the app has a "
            "sign-in."
        )
        return
    if not rights.allowed(desk, Action.CHANGE_MEMBERS):
        parts.muted(f"You are {_as_role(desk.role)}: {CAN[desk.role]}. An owner says who is a member.")
        return
    for member in store().members(desk.key):
        _member(desk, member)
    with (
        st.form("new-member", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        who = st.text_input("Add by the address they sign in with", max_chars=200)
        role = st.selectbox("Role", GIVEN, index=2, format_func=str.capitalize, width=160)
        added = st.form_submit_button("Add", type="primary")
    for role_ in GIVEN:
        parts.muted(f"{role_.capitalize()}: {CAN[role_]}.")
    if added:
        _do(lambda: store().give_role(desk.key, who, role or Role.VIEWER))


def _member(desk: KeptDesk, member: Member) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(member.who, width="stretch")  # as Markdown an address would become a link
        role = st.selectbox(
            f"Role of {plain(member.who)}",
            GIVEN,
            index=GIVEN.index(member.role),
            format_func=str.capitalize,
            key=f"role-{member.who}-{member.role}",
            label_visibility="collapsed",
            width=136,
        )
        if parts.icon_button(f"Remove {plain(member.who)}", "person_remove", f"remove-{member.who}"):
            _do(lambda: store().take_role(desk.key, member.who))
        elif role != member.role:
            _do(lambda: store().give_role(desk.key, member.who, role or member.role))


def _audit(desk: KeptDesk) -> None:
    if not rights.allowed(desk, Action.READ_AUDIT):
        return
    with st.expander("Who saved files and changed this"):
        noted = store().audit(desk.key)
        for note in noted[:MOST_NOTED]:
            about = f": {note.about}" if note.about else ""
            when = f"{in_words.date(note.at.date())} {note.at:%H:%M} UTC"
            st.text(f"{when}, {note.who} {note.what}{about}")
        if not noted:
            parts.muted("Nothing yet.")
        if len(noted) > MOST_NOTED:
            parts.muted(f"{in_words.count(len(noted) - MOST_NOTED, 'earlier line')} not shown here.")


def _do(work: Callable[[], object]) -> None:
    """Do it and draw anew, or say why not."""
    try:
        work()
    except CscError as fault:
        parts.tell(fault)
    else:
        st.rerun()


def _as_role(role: Role) -> str:
    return f"an {role}" if role is Role.OWNER else f"a {role}"
