"""Files of a comparison: they hold what this person may save of it, and are noted with each of these."""

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress

from csc_core.content import in_words
from csc_core.model.errors import StoreUnavailable
from csc_core.model.people import Action
from csc_core.model.portfolio import Portfolio
from csc_core.portfolio import side_by_side
from pages.shared import parts
from pages.shared.keeping import store


def savable(portfolio: Portfolio) -> Portfolio:
    """The same without the collaborations that this person may only look at."""
    barred = _barred(keys_of(portfolio))
    if not barred:
        return portfolio
    return side_by_side([one for one in portfolio.summaries if one.face.key not in barred])


def keys_of(portfolio: Portfolio) -> list[str]:
    """What the collaborations in it are found by."""
    return [summary.face.key for summary in portfolio.summaries]


def _barred(keys: Collection[str]) -> frozenset[str]:
    with suppress(StoreUnavailable):
        return store().files.barred(keys, Action.EXPORT_FACILITATOR)
    return frozenset()  # while the store is away, nothing of it is shown


def left_out(portfolio: Portfolio, files: Portfolio) -> Iterator[str]:
    """That files hold less than the page, where they do."""
    n = len(portfolio.summaries) - len(files.summaries)
    if n:
        yield f"{in_words.count(n, 'collaboration')} that you may only look at: not in the files saved here."


def save_table(label: str, make: Callable[[], bytes], name: str, of: Portfolio) -> None:
    """A quiet button for a table of these collaborations as CSV; none where there is nothing to save."""
    if of.summaries:
        parts.save_file(label, make, name, "text/csv", quiet=True, of=keys_of(of))
