"""/readyz: yes while the database answers, no with the reason while it is away."""

import json

import pytest

from csc_core.model.errors import StoreUnavailable
from pages.shared import readiness
from tests.pages.phone import Phone


def asked() -> tuple[int, dict[str, object]]:
    answer = Phone().get("/readyz")
    assert answer.header("cache-control") == ["no-store"]
    return answer.status, json.loads(answer.text)


def test_it_is_ready_while_the_database_answers() -> None:
    assert asked() == (200, {"ready": True})


def test_it_is_not_ready_while_the_database_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    class Away:
        def ping(self) -> None:
            raise StoreUnavailable("The database does not answer.", "Wait a moment.")

    monkeypatch.setattr(readiness, "whole_store", Away)
    status, body = asked()
    assert status == 503
    assert body == {"ready": False, "why": "The database does not answer.", "try": "Wait a moment."}
