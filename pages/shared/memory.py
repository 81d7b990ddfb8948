"""What this visit remembers from one run of a page to the next, by name: values of ours, and of widgets."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

Value = TypeVar("Value")


def keep(name: str, value: object) -> None:
    """Keep a value for this visit under a name; a widget of that name that is drawn later shows it."""
    st.session_state[name] = value


def begin(name: str, value: object) -> None:
    """What a widget of that name shows the first time; later it shows what was chosen in it."""
    st.session_state.setdefault(name, value)


def recalled(name: str, kind: type[Value]) -> Value | None:
    """The value kept under a name, None where there is none of this kind."""
    value = st.session_state.get(name)
    return value if isinstance(value, kind) else None


def remembered(name: str, kind: type[Value], make: Callable[[], Value] | None = None) -> Value:
    """The value kept under a name; the first time what ``make`` gives, or an empty value of that kind."""
    value = recalled(name, kind)
    if value is None:
        value = (make or kind)()
        keep(name, value)
    return value


def forget(*names: str) -> None:
    """Drop what was kept under these names."""
    for name in names:
        st.session_state.pop(name, None)


def ask_once(name: str) -> None:
    """Ask for something to be opened in the coming run."""
    keep(f"ask-{name}", True)


def asked(name: str) -> bool:
    """Was it asked for? Answers yes once."""
    return bool(st.session_state.pop(f"ask-{name}", False))


def is_news(name: str, value: str | None) -> bool:
    """Is the value another one than when this was last asked?"""
    before = recalled(f"news-{name}", str)
    keep(f"news-{name}", value)
    return value != before


def grid_changes(key: str) -> dict[str, Any]:
    """What was changed in a data editor and not saved: edited, added and deleted rows."""
    return dict(st.session_state.get(key) or {})


def clicked(chart: str) -> str | None:
    """The event id of the mark that was clicked in a chart, by the chart's key."""
    state = st.session_state.get(chart)
    chosen = state["selection"].get("pick", []) if state else []
    return str(chosen[0]["id"]) if chosen else None
