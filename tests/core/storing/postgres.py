"""A PostgreSQL server of our own in a temporary folder, where Debian's binaries are installed."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
USER = "postgres"


def can_start() -> bool:
    """Are the binaries there, and may we become a user they accept? (The server refuses to run as root.)"""
    if not BINARIES:
        return False
    if os.geteuid() != 0:
        return True
    try:
        pwd.getpwnam(USER)
    except KeyError:
        return False
    return True


@contextmanager
def server() -> Iterator[str]:
    """Run a server on a free port; gives the address of an empty database on it."""
    folder = Path(tempfile.mkdtemp(prefix="csc-postgres-"))
    account = USER if os.geteuid() == 0 else None
    try:
        if account:
            shutil.chown(folder, account)
        data, port = folder / "data", _free_port()
        _run(account, "initdb", "-D", data, "-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync")
        _run(
            account, "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", _settings(port, folder), "start"
        )
        try:
            yield f"postgresql://{USER}@127.0.0.1:{port}/postgres"
        finally:
            _run(account, "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _settings(port: int, folder: Path) -> str:
    return f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"


def _run(account: str | None, name: str, *arguments: object) -> None:
    command = [str(BINARIES[-1] / name), *map(str, arguments)]
    subprocess.run(
        command, user=account, cwd="/", check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
