"""What the server was told in confidence stands on no page and in no line that it writes."""

import io
import logging
from pathlib import Path

import pytest

from csc_core.model.errors import CscError
from csc_core.storing import open_store
from pages.shared import server_log
from tests.pages.test_hostile import on_screen
from tests.pages.visit import PAGES, visit

PLANTED = "PLANTED-pass-word"
ADDRESSES = (
    f"postgresql://someone:{PLANTED}@127.0.0.1:1/log",
    f"postgresql://someone:{PLANTED}@127.0.0.1:1/log?connect_timeout=1&sslmode={PLANTED}",
    f"postgresql://someone:{PLANTED}@127.0.0.1:port/log",
    f"postgresql://someone:{PLANTED}@[::1/log",
    f"unheardof://someone:{PLANTED}@127.0.0.1/log",
    f"{PLANTED} and nothing else",
)


def told_of(fault: BaseException) -> str:
    """What the server writes down about a fault."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    server_log.LOGGER.addHandler(handler)
    try:
        server_log.fault(fault)
    finally:
        server_log.LOGGER.removeHandler(handler)
    return out.getvalue()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_database_that_is_away_is_told_of_without_its_password(address: str) -> None:
    with pytest.raises(CscError) as fault:
        open_store(address, patience=0.2)
    assert PLANTED not in f"{fault.value} {fault.value.says} {fault.value.try_this}"
    assert PLANTED not in told_of(fault.value)


@pytest.mark.parametrize("address", ADDRESSES[:5:2])
def test_no_page_shows_a_secret_when_the_store_cannot_be_reached(
    address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CSC_STORE", address)
    at = visit()
    for page in PAGES:
        at = at.switch_page(f"pages/{page}.py").run()
        shown = [text for _, _, text in on_screen(at)]
        assert shown
        assert not [text for text in shown if PLANTED in text], page
    assert PLANTED not in "".join(capfd.readouterr())
