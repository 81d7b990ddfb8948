"""Where collaborations are kept: SQLite by default, PostgreSQL by its address."""

from csc_core.storing.appending import compare
from csc_core.storing.backup import put_back
from csc_core.storing.guarded import GuardedStore
from csc_core.storing.keep import keep
from csc_core.storing.memory import FILE
from csc_core.storing.promises import (
    commitment_cells,
    commitments,
    record_cells,
    records,
    second_take_cells,
    second_takes,
)
from csc_core.storing.store import Store, open_store

__all__ = [
    "FILE",
    "GuardedStore",
    "Store",
    "commitment_cells",
    "commitments",
    "compare",
    "keep",
    "open_store",
    "put_back",
    "record_cells",
    "records",
    "second_take_cells",
    "second_takes",
]
