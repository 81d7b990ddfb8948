"""A line between browser and server that can be cut and mended, as a network does."""

import contextlib
import socket
import threading
from collections.abc import Iterator

from tests.browser.app import HERE


class Relay:
    """Passes on every connection to ``port``, until it is cut."""

    def __init__(self, port: int) -> None:
        self._to, self._whole = port, True
        self._listener = socket.create_server((HERE, 0))
        self._open: list[socket.socket] = []
        self.address = f"http://{HERE}:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self) -> None:
        """Break every connection; new ones are broken as soon as they are made."""
        self._whole = False
        for end in self._open:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def to(self, port: int) -> None:
        """Lead to another server from now on."""
        self._to = port

    def mend(self) -> None:
        """Let connections through again."""
        self._whole = True

    def close(self) -> None:
        """End it."""
        self.cut()
        self._listener.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                if not self._whole:
                    near.close()
                    continue
                far = socket.create_connection((HERE, self._to))
                self._open += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=_pass_on, args=(one, other), daemon=True).start()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    for end in (one, other):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def relay(port: int) -> Iterator[Relay]:
    """A line to a server here."""
    made = Relay(port)
    try:
        yield made
    finally:
        made.close()
