"""The deployment of compose.yaml without containers: two copies of the app, PostgreSQL, nginx before them."""

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.app import HERE, ROOT, free_port, launch, wait_for
from tests.core.storing import postgres

DEPLOY = ROOT / "deploy"


@dataclass
class Copies:
    """The address visitors use, and the processes behind it by the port each listens on."""

    address: str
    processes: dict[int, subprocess.Popen[bytes]]

    def kill(self, port: int) -> None:
        """End a copy as a crash would."""
        self.processes[port].kill()
        self.processes[port].wait(20)


@contextlib.contextmanager
def two_copies(folder: Path) -> Iterator[Copies]:
    """Start everything in ``folder``; skips, saying why, where nginx or PostgreSQL is not installed."""
    nginx = shutil.which("nginx", path=os.environ["PATH"] + os.pathsep + "/usr/sbin")
    if nginx is None or not postgres.can_start():
        pytest.skip("the deployment needs Debian's packages nginx and postgresql")
    with postgres.server() as store, contextlib.ExitStack() as stack:
        shared = {"CSC_STORE": store, "STREAMLIT_SERVER_COOKIE_SECRET": "for this test only"}
        started = [stack.enter_context(launch(folder / f"copy{k}.txt", **shared)) for k in (1, 2)]
        ports = {port: process for process, port in started}
        front = stack.enter_context(_front(nginx, folder, list(ports)))
        yield Copies(f"http://{HERE}:{front}", ports)


@contextlib.contextmanager
def _front(nginx: str, folder: Path, ports: list[int]) -> Iterator[int]:
    """nginx with the settings of ``deploy``, its addresses put for those of the containers."""
    port = free_port()
    settings = (DEPLOY / "nginx.conf").read_text()
    for k, one in enumerate(ports, 1):
        settings = settings.replace(f"app{k}:8501", f"{HERE}:{one}")
    settings = settings.replace("listen 80;", f"listen {HERE}:{port};")
    (folder / "nginx.conf").write_text(settings)
    # Only here: which copy answered, to find visitors of both.
    passing = (
        (DEPLOY / "app.conf")
        .read_text()
        .replace("add_header", "add_header X-Copy $upstream_addr;\n    add_header", 1)
    )
    (folder / "app.conf").write_text(passing)
    shutil.copy("/etc/nginx/mime.types", folder)
    log = folder / "nginx.txt"
    here = f"daemon off; pid {folder}/nginx.pid; error_log {log};"
    command = [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", here]
    log.touch()
    with log.open("a") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        try:
            wait_for(port, process, log)
            yield port
        finally:
            process.terminate()


def copy_of(header: str | None) -> int:
    """The port of the copy that answered, by the header that only this test adds."""
    found = re.search(r":(\d+)$", header or "")
    assert found, header
    return int(found[1])
