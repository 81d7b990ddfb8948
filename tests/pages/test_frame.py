"""The frame: faults meant for people are told, faults of ours are not shown, headers keep strangers out."""

import asyncio
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from csc_core.model.errors import UnreadableFile
from pages.shared import frame
from pages.shared.server import HEADERS, MIDDLEWARE, SafeHeaders
from tests.pages.visit import APP, visit

HERE = [(b"x-own", b"1"), (b"cache-control", b"public")]


def test_the_menu_has_every_page_of_the_folder() -> None:
    files = {path.stem for path in (APP.parent / "pages").glob("*.py") if path.stem != "__init__"}
    assert set(frame.PAGES) == files
    assert frame.PAGES[0] == "start"


def test_an_error_meant_for_people_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise UnreadableFile("The *catalogue* is gone.", "Put it back.")

    monkeypatch.setattr("pages.shared.session.current", broken)
    at = AppTest.from_file(str(APP), default_timeout=30).run()
    assert not at.exception
    assert at.error[0].value == r"The \*catalogue\* is gone\."
    assert r"Put it back\." in at.markdown[-1].value


def test_an_error_of_ours_shows_no_details(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("pages.shared.session.current", broken)
    at = AppTest.from_file(str(APP), default_timeout=30).run()
    shown = [*(error.value for error in at.error), *(error.message for error in at.exception)]
    assert shown
    assert not any("secret detail" in text for text in shown)


def test_the_words_for_a_fault_of_ours_blame_nobody_and_lead_on() -> None:
    at = AppTest.from_function(_fault).run()
    assert "not in your file" in at.error[0].value
    assert at.markdown


def _fault() -> None:
    from pages.shared import frame

    frame.show_fault(ZeroDivisionError("secret detail"))


def test_the_constant_style_holds_nothing_that_is_fetched() -> None:
    assert "url(" not in frame.STYLE
    assert "@import" not in frame.STYLE
    assert "http" not in frame.STYLE
    assert len(visit().html) == 1


def answered(kind: str, path: str = "/") -> list[dict[str, Any]]:
    """What a browser gets from a small app behind the headers."""
    sent: list[dict[str, Any]] = []

    async def small(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": f"{kind}.response.start", "status": 200, "headers": HERE})
        await send({"type": f"{kind}.response.body", "body": b"ok"})

    async def nothing() -> Any:
        return {}

    async def keep(message: Any) -> None:
        sent.append(message)

    asyncio.run(SafeHeaders(small)({"type": kind, "path": path}, nothing, keep))
    return sent


def test_every_response_keeps_the_browser_from_what_is_not_ours() -> None:
    start, body = answered("http")
    headers = dict(start["headers"])
    assert headers[b"x-own"] == b"1"
    assert body["body"] == b"ok"
    policy = headers[b"content-security-policy"].decode()
    for rule in ("default-src 'self'", "connect-src 'self'", "frame-ancestors 'self'", "object-src 'none'"):
        assert rule in policy
    assert "http" not in policy
    assert "*" not in policy
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert headers[b"referrer-policy"] == b"no-referrer"


def test_a_saved_file_is_kept_in_no_cache() -> None:
    asked = [dict(answered("http", path)[0]["headers"]) for path in ("/static/app.js", "/media/ab12.csv")]
    assert [headers[b"cache-control"] for headers in asked] == [b"public", b"no-store"]


def test_other_traffic_passes_unchanged() -> None:
    start, _ = answered("websocket")
    assert start["headers"] == HERE


def test_headers_are_part_of_the_server() -> None:
    assert MIDDLEWARE[0].cls is SafeHeaders
    assert len(HEADERS) == 3
