"""Where the work on many partitions is done: in this process, or by the workers of a Dask cluster.

An engine takes a function and partitions, and gives the function's answers in their order, knowing nothing of
what is done. Functions and partitions travel to other processes: both have to be importable and picklable.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TypeVar

from csc_core.model.errors import EngineUnavailable

if TYPE_CHECKING:
    from distributed import Client

P = TypeVar("P")
R = TypeVar("R")

NO_PAGES = "127.0.0.1:0"  # Dask's own pages stay on this machine, on any free port
PATIENCE = 20  # seconds until a scheduler that does not answer is given up


class Engine(Protocol):
    """Does the same work on each partition; the answers come in the order of the partitions."""

    def __call__(self, work: Callable[[P], R], partitions: Iterable[P]) -> Iterator[R]:
        """The answers, one a partition, each as soon as it and those before it are there."""
        ...


def here(work: Callable[[P], R], partitions: Iterable[P]) -> Iterator[R]:
    """One partition after the other in this process: nothing is held but the one at hand."""
    return map(work, partitions)


@contextmanager
def dask(scheduler: str | None = None, *, workers: int | None = None) -> Iterator[Engine]:
    """A Dask cluster as an engine: the one whose scheduler has this address, else one on this machine.

    That one has so many ``workers``, each a process; as many as there are cores unless said otherwise.

    A partition whose worker dies is given to another one. Workers on other machines need this program, and
    read the files under the same paths. Raises EngineUnavailable.
    """
    try:
        from distributed import Client, LocalCluster
    except ModuleNotFoundError as fault:
        raise EngineUnavailable("Dask is not installed.", "Install requirements-engine.txt.") from fault
    if scheduler is None:
        local = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=NO_PAGES)
        with local, Client(local) as client:
            yield _of(client)
        return
    try:
        client = Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError) as fault:
        says = f"No Dask scheduler answers at {scheduler}."
        raise EngineUnavailable(says, "Start one with the command: dask scheduler") from fault
    with client:
        yield _of(client)


def _of(client: "Client") -> Engine:
    """The workers of a cluster as an engine."""
    from distributed import CancelledError, KilledWorker

    def engine(work: Callable[[P], R], partitions: Iterable[P]) -> Iterator[R]:
        waiting = deque(client.map(work, list(partitions), pure=False))
        try:
            while waiting:
                yield waiting.popleft().result()  # and let go, there and here
        except (KilledWorker, CancelledError) as fault:
            raise EngineUnavailable(
                "The Dask cluster gave up: workers died again and again, or the scheduler went away.",
                "Look at its own messages; workers may need more memory.",
            ) from fault

    return engine
