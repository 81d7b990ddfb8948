"""A grid of a kept log's rows: what is typed in it waits until it is saved, whatever others do meanwhile."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from csc_core.model.errors import CscError, EditConflict
from csc_core.reporting.editing import label
from csc_core.storing.editing import Edit
from pages.shared import kept, memory, parts
from pages.shared.kept import KeptDesk
from pages.shared.parts import plain


def key(name: str, seen: KeptDesk) -> str:
    """The key of a grid that shows a log at one revision."""
    return f"{name}-{seen.key}-{seen.revision}"


def seen(name: str, desk: KeptDesk) -> tuple[KeptDesk, Mapping[str, Any]]:
    """The log as the grid of this name shows it, and what was changed in it and not saved."""
    shown = memory.remembered(f"{name}-of-{desk.key}", KeptDesk, lambda: desk)
    changes = memory.grid_changes(key(name, shown))
    if shown.revision == desk.revision or any(changes.values()):
        return shown, changes
    memory.keep(f"{name}-of-{desk.key}", desk)
    return desk, {}


def begin_anew(name: str, desk: KeptDesk) -> None:
    """Show the rows as they stand; what was typed is gone."""
    memory.forget(f"{name}-of-{desk.key}")
    st.rerun()


def offer_anew(name: str, desk: KeptDesk, shown: KeptDesk) -> None:
    """The way out for whoever typed while somebody else saved."""
    if shown.revision != desk.revision and st.button(
        "Drop my changes, show the rows as they stand", key=f"{name}-anew"
    ):
        begin_anew(name, desk)


def save(name: str, desk: KeptDesk, what: str, work: Callable[[Edit], object]) -> None:
    """Save one step and begin anew, or say what is in the way; what was typed is then still there."""
    try:
        kept.change(desk, what, work)
    except EditConflict as conflict:
        _show_conflict(conflict)
    except CscError as fault:
        parts.tell(fault)
    else:
        begin_anew(name, desk)


def _show_conflict(conflict: EditConflict) -> None:
    """Both versions of a row that somebody else changed first."""
    st.error(plain(conflict.says))
    mine, theirs = conflict.yours or {}, conflict.theirs or {}
    differing = [name for name in dict.fromkeys((*mine, *theirs)) if mine.get(name) != theirs.get(name)]
    st.dataframe(
        [
            {"": label(name), "Yours": mine.get(name, ""), "Theirs": theirs.get(name, "")}
            for name in differing
        ],
        hide_index=True,
    )
    parts.muted(conflict.try_this)
