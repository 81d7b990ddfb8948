"""A national programme in one store: what is read of one collaboration does not grow with the others."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event as listening

from benchmarks import national
from benchmarks.figure import Figure, Plan
from benchmarks.logs import AS_OF
from benchmarks.national import AT, HERE, logs, programme
from csc_core.model.people import Identity, Role
from csc_core.model.stored import Part
from csc_core.portfolio import kept_summary
from csc_core.storing import GuardedStore, Store, open_store
from tests.core.storing.conftest import emptied

IN_CI, ROWS = 200, 60
OF_ROWS = ("entry", "step", "change", "vote")


@contextmanager
def asked(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """What the database is asked meanwhile, with the values."""
    told: list[tuple[str, Any]] = []

    def note(*given: Any) -> None:
        told.append((given[2], given[3]))

    listening.listen(store._database.engine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        listening.remove(store._database.engine, "before_cursor_execute", note)


def read_whole(store: Store, statement: str, values: Any) -> set[str]:
    """The tables of rows that a statement reads from end to end."""
    words = "EXPLAIN QUERY PLAN " if store._database.is_sqlite else "EXPLAIN "
    with store._database.reading() as connection:
        if not store._database.is_sqlite:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # unless there is no other way
        plan = connection.exec_driver_sql(words + statement, values).all()
    lines = "\n".join(str(row[-1]) for row in plan)
    return set(re.findall(r"(?:\bSCAN|Seq Scan on) (\w+)", lines))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with two hundred collaborations in it, which the tests here only read, but for members."""
    address = f"sqlite:///{tmp_path_factory.mktemp('programme') / 'store.db'}"
    if request.param == "postgresql":
        address = request.getfixturevalue("postgres_address")
        emptied(address)
    opened = open_store(address)
    programme(opened, IN_CI, logs(ROWS, 3))
    if request.param == "postgresql":
        with opened._database.writing() as connection:
            connection.exec_driver_sql("ANALYZE")
    yield opened
    opened.close()


@pytest.fixture
def ids(store: Store) -> list[str]:
    """The collaborations in the order they were put in."""
    return [one.id for one in reversed(store.collaborations())]


WORK: dict[str, Callable[[GuardedStore, str], object]] = {
    "found": lambda store, key: store.find(key),
    "loaded": lambda store, key: store.load(key),
    "its steps": lambda store, key: store.steps(key),
    "its next undo": lambda store, key: store.next_undo(key),
    "the history of a row": lambda store, key: store.history(key, "S1"),
    "its ballots": lambda store, key: store.ballots.of(key),
}


def test_two_hundred_collaborations_of_which_each_page_reads_one(store: Store, ids: list[str]) -> None:
    mine = store.for_(HERE, lambda: AT)
    for what, work in WORK.items():
        with asked(store) as told:
            work(mine, ids[77])
        selects = [one for one in told if one[0].lstrip().startswith("SELECT")]
        assert selects, what
        for statement, values in selects:
            assert not read_whole(store, statement, values) & set(OF_ROWS), (what, statement)
    with asked(store) as told:
        assert len(mine.load(ids[77]).part(Part.EVENTS)) == ROWS
    assert all(ids[77] in str(values) for statement, values in told if "FROM entry" in statement)


def test_lists_and_compare_read_no_rows_of_any_collaboration(store: Store, ids: list[str]) -> None:
    mine = store.for_(HERE, lambda: AT)
    with asked(store) as told:
        last = mine.collaborations(20)
        found = mine.with_summaries(mine.collaborations())
    assert not any(f"FROM {table}" in statement for statement, _ in told for table in OF_ROWS)
    assert [one.id for one in last] == ids[:-21:-1]
    assert all(one.summary is None for one in last)
    assert mine.how_many() == len(found) == IN_CI
    summaries = [kept_summary(one, today=AS_OF) for one in found]
    assert all(summary is not None and summary.entries == ROWS for summary in summaries)


def test_a_member_of_one_of_many_is_shown_that_one(store: Store, ids: list[str]) -> None:
    mine = store.for_(HERE, lambda: AT)
    somebody = Identity("somebody@city.example")
    mine.give_role(ids[5], somebody.who, Role.FACILITATOR)
    mine.give_role(ids[6], somebody.who, Role.VIEWER)
    theirs = store.for_(somebody, lambda: AT)
    with asked(store) as told:
        listed = theirs.collaborations()
    assert len([one for one in told if "SELECT" in one[0]]) == 2
    assert {one.id for one in listed} == {ids[5], ids[6]}
    assert theirs.how_many() == 2
    whole = {one.id: one.summary is not None for one in theirs.with_summaries(listed)}
    assert whole == {ids[5]: True, ids[6]: False}
    others = theirs.with_summaries(mine.collaborations())
    assert [one.id for one in others if one.summary is not None] == [ids[5]]
    administrator = store.for_(Identity("admin", administrator=True), lambda: AT)
    assert administrator.how_many() == IN_CI - 2


@pytest.mark.long
@pytest.mark.timeout(1_800)
@pytest.mark.parametrize("kind", [national.on_sqlite, national.on_postgres])
def test_among_five_thousand_a_collaboration_takes_as_long_as_among_twenty(
    kind: Callable[[Plan], Iterator[Figure]],
) -> None:
    """2.5 million events; twice as long would be too long, less may be chance."""
    for figure in kind(Plan(rounds=9, full=True)):
        if figure.spread is None:
            pytest.skip(figure.beside)
        assert figure.goal is None or figure.spread.middle < 2, (figure.what, figure.beside)
