"""People without a browser: they speak the app's socket as a browser does, and count what went wrong."""

import contextlib
import subprocess
import time
import urllib.request
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.visitor import HERE, Visitor, connected
from tests.browser.app import FAILED

UPLOADS = "event log"  # how the label of the field for logs ends
COOKIE, HEADER = "_streamlit_xsrf", "X-Xsrftoken"


@dataclass
class Person(Visitor):
    """One visit: where it is, what stands on its page, how long its reruns took, and what went wrong."""

    port: int
    page: str = ""
    query: str = ""
    session: str = ""
    took: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    buttons: dict[str, str] = field(default_factory=dict)
    fields: list[str] = field(default_factory=list)

    def go(self, page: str, query: str = "") -> None:
        """Open a page and wait until it is drawn."""
        self.page, self.query = page, query
        self._run(self._asked())

    def upload(self, name: str, data: bytes, token: str) -> None:
        """Give the first upload field of the page a file, as a browser does: in three steps."""
        asked = BackMsg()
        asked.file_urls_request.request_id = uuid.uuid4().hex
        asked.file_urls_request.file_names.append(name)
        asked.file_urls_request.session_id = self.session
        urls = self.ask(asked, "file_urls_response")[-1].file_urls_response.file_urls[0]
        _put(f"http://{HERE}:{self.port}{urls.upload_url}", name, data, token)
        run = self._asked()
        widget = run.rerun_script.widget_states.widgets.add(id=self.fields[0])
        widget.file_uploader_state_value.uploaded_file_info.add(
            name=name, size=len(data), file_id=urls.file_id, file_urls=urls
        )
        self._run(run)

    def press(self, label: str) -> None:
        """Press the button whose words begin so."""
        run = self._asked()
        found = next(known for words, known in self.buttons.items() if words.startswith(label))
        run.rerun_script.widget_states.widgets.add(id=found, trigger_value=True)
        self._run(run)

    def _asked(self) -> BackMsg:
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = self.page
        return asked

    def _run(self, asked: BackMsg) -> None:
        began = time.perf_counter()
        got = self.ask(asked)
        self.took.append(time.perf_counter() - began)
        self.buttons, self.fields = {}, []
        for message in got:
            self._see(message)
        if got[-1].script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            self.faults.append(f"{self.page}?{self.query} did not end well")

    def _see(self, message: ForwardMsg) -> None:
        if message.HasField("new_session"):
            self.session = message.new_session.initialize.session_id or self.session
        element = message.delta.new_element
        if element.HasField("exception") or FAILED in element.alert.body:
            self.faults.append(f"{self.page}?{self.query} failed")
        if element.HasField("button"):
            self.buttons[element.button.label.replace("\\", "")] = element.button.id
        if element.HasField("file_uploader"):
            self.fields.append(element.file_uploader.id)


def token_of(port: int) -> str:
    """What a browser must show with an upload: the server sets it as a cookie."""
    with urllib.request.urlopen(f"http://{HERE}:{port}/_stcore/health", timeout=30) as answer:
        cookies = answer.headers.get_all("set-cookie") or ()
    return next(cookie.split(";")[0].split("=", 1)[1] for cookie in cookies if cookie.startswith(COOKIE))


def _put(url: str, name: str, data: bytes, token: str) -> None:
    edge = uuid.uuid4().hex
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    headers = {
        "Content-Type": f"multipart/form-data; boundary={edge}",
        HEADER: token,
        "Cookie": f"{COOKIE}={token}",
    }
    body = head.encode() + data + f"\r\n--{edge}--\r\n".encode()
    urllib.request.urlopen(urllib.request.Request(url, body, headers, method="PUT"), timeout=60).close()


@contextlib.contextmanager
def person(process: "subprocess.Popen[bytes]", port: int) -> Iterator[Person]:
    """Somebody who visits, and leaves in the end."""
    with connected(port, process) as line:
        yield Person(process.pid, line, port)


def memory_of(process: "subprocess.Popen[bytes]") -> float:
    """The memory another process holds right now, in MB; Linux only."""
    lines = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
