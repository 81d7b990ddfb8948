"""Private ballots: one answer a device, nothing readable before it is revealed, nothing lost."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from csc_core.model.errors import BallotClosed, UnknownCollaboration
from csc_core.model.stored import Ballot, BallotState
from csc_core.storing import Store
from tests.core.storing.build import NOW, created, event

PROMISE = "Nobody but you sees this answer until the room opens it."
LATER = NOW + dt.timedelta(hours=2)


@pytest.fixture
def ballot(store: Store) -> Ballot:
    """An open ballot on a setback."""
    table = created(store, event("S1"))
    return store.ballots.open(table, "setback", "S1", promise=PROMISE, expires=LATER)


def answer(choice: str, sector: str = "business") -> dict[str, str]:
    return {"sector": sector, "choice": choice}


def test_a_ballot_is_found_by_its_code_however_it_is_typed(store: Store, ballot: Ballot) -> None:
    code = ballot.code
    for typed in (code, code.lower(), f" {code[:3]} {code[3:]} "):
        assert store.ballots.by_code(typed) == ballot
    for forged in ("", "000000", code[:-1], "' OR 1=1 --", "\0", "é" * 500):
        assert store.ballots.by_code(forged) is None
    assert store.ballots.of(ballot.collaboration_id) == (ballot,)
    assert ballot.promise == PROMISE


def test_a_device_has_one_answer_and_may_think_again(store: Store, ballot: Ballot) -> None:
    store.ballots.cast(ballot.id, "phone", answer("pulled_apart"), NOW)
    store.ballots.cast(ballot.id, "phone", answer("pulled_together"), NOW)
    store.ballots.cast(ballot.id, "other", answer("cannot_tell"), NOW)
    assert store.ballots.count(ballot.id) == 2
    store.ballots.set_state(ballot.id, BallotState.REVEALED)
    assert {found["choice"] for found in store.ballots.answers(ballot.id)} == {
        "pulled_together",
        "cannot_tell",
    }


def test_a_miscounted_answer_is_taken_back_while_the_ballot_is_open(store: Store, ballot: Ballot) -> None:
    for device in ("slip 1", "slip 2"):
        store.ballots.cast(ballot.id, device, answer("pulled_apart"), NOW)
    store.ballots.take_back(ballot.id, "slip 2", NOW)
    store.ballots.take_back(ballot.id, "slip 2", NOW)
    assert store.ballots.count(ballot.id) == 1
    store.ballots.set_state(ballot.id, BallotState.CLOSED)
    with pytest.raises(BallotClosed):
        store.ballots.take_back(ballot.id, "slip 1", NOW)
    assert store.ballots.count(ballot.id) == 1


def test_answers_stay_hidden_until_revealed(store: Store, ballot: Ballot) -> None:
    store.ballots.cast(ballot.id, "phone", answer("pulled_apart"), NOW)
    for state in (BallotState.OPEN, BallotState.CLOSED):
        store.ballots.set_state(ballot.id, state)
        with pytest.raises(BallotClosed):
            store.ballots.answers(ballot.id)
    store.ballots.set_state(ballot.id, BallotState.REVEALED)
    assert store.ballots.answers(ballot.id) == (answer("pulled_apart"),)


@pytest.mark.parametrize("state", [BallotState.CLOSED, BallotState.REVEALED])
def test_nobody_answers_a_closed_ballot(store: Store, ballot: Ballot, state: BallotState) -> None:
    store.ballots.set_state(ballot.id, state)
    with pytest.raises(BallotClosed):
        store.ballots.cast(ballot.id, "phone", answer("pulled_apart"), NOW)
    assert store.ballots.count(ballot.id) == 0


def test_nobody_answers_after_the_hour_or_without_a_ballot(store: Store, ballot: Ballot) -> None:
    store.ballots.cast(ballot.id, "early", answer("pulled_apart"), LATER - dt.timedelta(seconds=1))
    for id_, at in ((ballot.id, LATER), ("nowhere", NOW)):
        with pytest.raises(BallotClosed):
            store.ballots.cast(id_, "late", answer("pulled_apart"), at)
    assert store.ballots.count(ballot.id) == 1


def test_what_was_revealed_takes_no_more_answers(store: Store, ballot: Ballot) -> None:
    """Whoever answers after the others were read would answer knowing theirs."""
    store.ballots.set_state(ballot.id, BallotState.REVEALED)
    store.ballots.set_state(ballot.id, BallotState.OPEN)
    found = store.ballots.by_code(ballot.code)
    assert found is not None
    assert found.state is BallotState.REVEALED


def test_the_order_of_answers_tells_nothing(store: Store, ballot: Ballot) -> None:
    for device, choice in (("1", "stepped_back"), ("2", "cannot_tell"), ("3", "pulled_apart")):
        store.ballots.cast(ballot.id, device, answer(choice), NOW)
    store.ballots.set_state(ballot.id, BallotState.REVEALED)
    choices = [found["choice"] for found in store.ballots.answers(ballot.id)]
    assert choices == sorted(choices)


def test_a_ballot_needs_a_collaboration_and_goes_with_it(store: Store, ballot: Ballot) -> None:
    with pytest.raises(UnknownCollaboration):
        store.ballots.open("nowhere", "setback", "S1", promise=PROMISE, expires=LATER)
    store.ballots.cast(ballot.id, "phone", answer("pulled_apart"), NOW)
    store.delete(ballot.collaboration_id)
    assert store.ballots.by_code(ballot.code) is None
    assert store.ballots.count(ballot.id) == 0


def test_a_full_room_loses_no_answer(store: Store, ballot: Ballot) -> None:
    def phone(n: int) -> None:
        store.ballots.cast(ballot.id, f"device-{n}", answer("pulled_apart", f"sector-{n % 7}"), NOW)

    with ThreadPoolExecutor(16) as room:
        list(room.map(phone, range(200)))
    assert store.ballots.count(ballot.id) == 200
