"""The store is loaded by those who use it, and by nobody else."""

import subprocess
import sys

import pytest

HEAVY = ("sqlalchemy", "alembic", "psycopg", "sqlite3")


@pytest.mark.parametrize(
    "module", ["csc_core", "csc_core.analysis", "csc_core.intake", "csc_core.model.stored"]
)
def test_reading_a_log_loads_no_database(module: str) -> None:
    code = f"import sys, {module}; print(*[name for name in {HEAVY} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""


def test_opening_a_store_again_loads_no_migrations(tmp_path: object) -> None:
    code = (
        "import sys; from csc_core.storing import open_store; address = sys.argv[1];"
        "open_store(address).close(); first = 'alembic' in sys.modules;"
        "[sys.modules.pop(name) for name in list(sys.modules) if name.startswith('alembic')];"
        "open_store(address).close(); print(first, 'alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", code, f"sqlite:///{tmp_path}/store.db"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True", "False"]
