"""Where ballots, and whatever else must outlive a visit, are kept: one store a process."""

import datetime as dt
import os
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from csc_core.model.errors import StoreUnavailable
from pages.shared.access import account

if TYPE_CHECKING:
    from csc_core.storing import GuardedStore, Store

FILE = Path(__file__).parents[2] / "var" / "csc.sqlite"
_turn = Lock()  # two visitors at once must not open it twice


def store() -> "GuardedStore":
    """The store as the person here may use it. Raises StoreUnavailable while it is away."""
    return whole_store().for_(account.identity(), moment)


def whole_store() -> "Store":
    """The store of this process, opened the first time, for what asks nobody's role: the phones' routes.

    Raises StoreUnavailable while it is away.
    """
    with _turn:
        return _opened(address())


@cache
def _opened(url: str) -> "Store":
    from csc_core.storing import open_store  # brings the database's library: only where something is kept

    return open_store(url)


def address() -> str:
    """The database to use: CSC_STORE, else ``url`` of [connections.csc] in the secrets, else a file here."""
    return os.environ.get("CSC_STORE") or _in_secrets() or _beside_the_app()


def _in_secrets() -> str:
    if not st.secrets.load_if_toml_exists():
        return ""
    return str(st.secrets.get("connections", {}).get("csc", {}).get("url", ""))


def _beside_the_app() -> str:
    try:
        FILE.parent.mkdir(exist_ok=True)
    except OSError as fault:
        raise StoreUnavailable(
            "There is no folder to keep anything in.",
            "Whoever runs the server has to let it write beside the app, or name a database in CSC_STORE.",
        ) from fault
    return f"sqlite:///{FILE}"


def moment() -> dt.datetime:
    """The time now, as the store wants it."""
    return dt.datetime.now(dt.UTC)
