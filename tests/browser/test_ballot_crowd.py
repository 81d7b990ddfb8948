"""Five hundred phones at once against a real server: no vote is lost, and nobody waits long."""

import asyncio
import datetime as dt
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from csc_core.content.meeting import promise
from csc_core.model.ballot import Choice
from csc_core.model.stored import Ballot, BallotState, By, Kept
from csc_core.model.vocabulary import Sector
from csc_core.storing import Store, open_store
from pages.shared.ballot.question import SETBACK, Question
from tests.browser.app import serve

pytestmark = [pytest.mark.long, pytest.mark.timeout(240)]

VOICES = 500
PATIENCE = 60  # seconds for all of them on two busy cores
NOW = dt.datetime.now(dt.UTC)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("crowd")
    with serve(folder / "log.txt") as found:
        yield found, folder / "csc.sqlite"


@pytest.fixture
def store(address: tuple[str, Path]) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{address[1]}")
    yield opened
    opened.close()


def open_ballot(store: Store) -> Ballot:
    made = store.create(Kept("Harbor table", "log.csv", (), {}), By("facilitator", NOW))
    question = Question(
        event_id="S1",
        number=1,
        title="Grant ended",
        when="9 January 2025",
        collaboration="Harbor table",
        sectors=tuple(Sector),
    )
    ends, told = NOW + dt.timedelta(hours=1), "\n".join(promise())
    return store.ballots.open(made.id, SETBACK, question.model_dump_json(), promise=told, expires=ends)


async def ask(address: str, request: str, body: str = "") -> str:
    """One request on a connection of its own; gives all that came back."""
    host = urlsplit(address)
    reader, writer = await asyncio.open_connection(host.hostname, host.port)
    length = f"Content-Length: {len(body)}\r\n" if body else ""
    writer.write(f"{request}\r\nHost: {host.netloc}\r\nConnection: close\r\n{length}\r\n{body}".encode())
    await writer.drain()
    answer = await reader.read()
    writer.close()
    return answer.decode()


async def vote(address: str, path: str, k: int) -> int:
    """Open the ballot and send it; gives the status of the answer."""
    page = await ask(address, f"GET {path} HTTP/1.1")
    cookie, token = re.search(r"set-cookie: (ballot=[^;]+)", page), re.search(r'token" value="(\w+)"', page)
    assert cookie, page[:300]
    assert token, page[:300]
    fields = {
        "token": token[1],
        "sector": list(Sector)[k % 3],
        "choice": list(Choice)[k % 6],
        "line": f"Line {k}",
    }
    head = f"POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nCookie: {cookie[1]}"
    return int((await ask(address, head, urlencode(fields))).split()[1])


def test_five_hundred_phones_vote_at_once_and_every_vote_counts(
    address: tuple[str, Path], store: Store
) -> None:
    ballot = open_ballot(store)

    async def all_of_them() -> list[int]:
        return await asyncio.gather(*(vote(address[0], f"/b/{ballot.code}", k) for k in range(VOICES)))

    began = time.monotonic()
    assert Counter(asyncio.run(all_of_them())) == {303: VOICES}
    taken = time.monotonic() - began
    assert store.ballots.count(ballot.id) == VOICES
    store.ballots.set_state(ballot.id, BallotState.REVEALED)
    answers = store.ballots.answers(ballot.id)
    assert {answer["line"] for answer in answers} == {f"Line {k}" for k in range(VOICES)}
    assert taken < PATIENCE
    print(f"{VOICES} phones, two requests each: {taken:.1f} s")


def test_the_close_falls_cleanly_into_a_crowd(address: tuple[str, Path], store: Store) -> None:
    """Whoever was thanked is counted; whoever came after the close was told so."""
    ballot = open_ballot(store)

    async def crowd() -> list[int]:
        votes = [asyncio.create_task(vote(address[0], f"/b/{ballot.code}", k)) for k in range(100)]
        await asyncio.sleep(0)
        await asyncio.wait(votes, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.to_thread(store.ballots.set_state, ballot.id, BallotState.CLOSED)
        done = await asyncio.gather(*votes, return_exceptions=True)
        return [status for status in done if isinstance(status, int)]

    statuses = Counter(asyncio.run(crowd()))
    assert set(statuses) <= {303, 410}
    assert store.ballots.count(ballot.id) == statuses[303]
