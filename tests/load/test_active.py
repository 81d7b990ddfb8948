"""Twenty-five people at work, fifty who only look: nothing fails, and none waits much longer than alone."""

import random
import statistics
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from benchmarks.pages import kept
from csc_core.content.samples import samples
from csc_core.storing import open_store
from tests.browser.app import launch
from tests.load.people import Person, person

pytestmark = [pytest.mark.long, pytest.mark.timeout(300)]

ACTIVE, HELD = 25, 50
THINKS = 10  # seconds on average between two clicks, as people take them
CLICKS = 8
TIMES = 8  # of one person's usual rerun
LONGEST = 2  # seconds
WAYS = ("", "timeline", "timeline", "timeline", "prompts", "log", "present", "compare")
Server = tuple["subprocess.Popen[bytes]", int, list[str]]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with three logs of 500 events in its store, beside the samples."""
    folder = tmp_path_factory.mktemp("active")
    address = f"sqlite:///{folder / 'csc.sqlite'}"
    store = open_store(address)
    keys = [kept(store, 500) for _ in range(3)]
    store.close()
    with launch(folder / "log.txt", CSC_STORE=address) as (process, port):
        yield process, port, [*keys, *(sample.id for sample in samples())]


def at_work(someone: Person, keys: list[str], seed: int, *, thinks: float = 0) -> None:
    """Go from page to page and from entry to entry of one log."""
    chance = random.Random(seed)
    key = keys[seed % len(keys)]
    for click in range(CLICKS):
        time.sleep(chance.uniform(0, 2 * thinks))
        row = f"&row={chance.randrange(2, 40)}" if click % 2 else ""
        someone.go(chance.choice(WAYS), f"log={key}{row}")


def slowest(took: list[float]) -> float:
    """What 95 of 100 reruns stay within, in seconds."""
    return statistics.quantiles(took, n=20)[-1]


def told(took: list[float]) -> str:
    return f"median {statistics.median(took):.3f} s, 95 of 100 within {slowest(took):.3f} s"


def test_many_at_once_wait_hardly_longer_than_one(server: Server) -> None:
    process, port, keys = server
    with ExitStack() as stack:
        people = [stack.enter_context(person(process, port)) for _ in range(ACTIVE)]
        for seed, one in enumerate(people[: len(keys)]):  # every log was seen once, every import is done
            at_work(one, keys, seed)
        alone = [seconds for one in people[: len(keys)] for seconds in one.took]
        for one in people:
            one.took.clear()
        held = [stack.enter_context(person(process, port)) for _ in range(HELD)]
        for k, one in enumerate(held):
            one.go("timeline", f"log={keys[k % len(keys)]}")
        with ThreadPoolExecutor(ACTIVE) as pool:
            list(pool.map(lambda k: at_work(people[k], keys, k, thinks=THINKS), range(ACTIVE)))
        for one in held:
            one.go("timeline", "log=port-alder-jobs")
        assert [fault for one in (*people, *held) for fault in one.faults] == []
        took = [seconds for one in people for seconds in one.took]
    assert len(took) == ACTIVE * CLICKS
    print(
        f"\n{ACTIVE} people who click every {THINKS} s, {HELD} held: {told(took)}; one person: {told(alone)}"
    )
    assert slowest(took) <= min(LONGEST, TIMES * statistics.median(alone))
