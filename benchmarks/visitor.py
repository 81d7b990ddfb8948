"""A browser without a screen: asks a Streamlit server for reruns and reads the CPU they take there."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).parents[1]
HERE = "127.0.0.1"


def cpu_of(process: int) -> float:
    """CPU seconds another process has used, all its threads included; Linux only."""
    return time.clock_gettime(~process << 3 | 2)


@dataclass
class Visitor:
    """One visit to one server."""

    process: int
    line: ClientConnection

    def rerun(self, page: str = "", query: str = "") -> list[ForwardMsg]:
        """Let the script run for an address, and wait for its end; what it sent."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = page
        return self.ask(asked)

    def ask(self, asked: BackMsg, until: str = "script_finished") -> list[ForwardMsg]:
        """Send a message, and wait for one of the kind ``until``; all that came."""
        self.line.send(asked.SerializeToString())
        got: list[ForwardMsg] = []
        while not got or got[-1].WhichOneof("type") != until or _goes_on(got[-1]):
            got.append(ForwardMsg.FromString(self.line.recv(timeout=120)))
        return got

    def look(self, page: str = "", query: str = "") -> None:
        """Let the script run, and make sure that it sent a picture: nothing else is worth timing."""
        sent = self.rerun(page, query)
        if not any(each.delta.new_element.HasField("vega_lite_chart") for each in sent):
            raise RuntimeError(f"there is no picture on {page}?{query}")

    def timed(self, page: str = "", query: str = "") -> tuple[float, float]:
        """CPU seconds the server spent on a rerun, and the seconds that passed."""
        cpu, wall = cpu_of(self.process), time.perf_counter()
        self.rerun(page, query)
        passed = time.perf_counter() - wall
        time.sleep(0.03)  # what it still does when the page is sent
        return cpu_of(self.process) - cpu, passed


@contextlib.contextmanager
def visit(script: str, store: str = "sqlite://") -> Iterator[Visitor]:
    """Start a server of a script, with a store of its own, and go there."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "CSC_STORE": store}, **quiet)  # type: ignore[call-overload]
    try:
        with connected(port, process) as line:
            yield Visitor(process.pid, line)
    finally:
        process.terminate()
        process.wait(20)


def _goes_on(message: ForwardMsg) -> bool:
    """Is it the end of a run that made way for another, as when a script changes the page?"""
    return message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN


def connected(port: int, process: "subprocess.Popen[bytes]") -> ClientConnection:
    """A line to a server, as soon as it takes one."""
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError):
            return connect(f"ws://{HERE}:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]
        time.sleep(0.02)
    raise RuntimeError(f"no server on port {port}")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])
