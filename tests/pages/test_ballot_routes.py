"""The phones' pages: what they take, what they refuse, what they tell, and what is kept."""

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from csc_core.content.meeting import choices, promise
from csc_core.model.stored import Ballot, BallotState, By, Kept
from csc_core.model.vocabulary import Sector
from pages.shared.ballot import guard, routes
from pages.shared.ballot.forms import guess_in, pulse_in
from pages.shared.ballot.guard import Device, Rates
from pages.shared.ballot.question import GUESS, KINDS, PULSE, SETBACK, Question, spaced
from pages.shared.keeping import address, moment, whole_store
from tests.pages.phone import FORM, Phone

TITLE = "The <b>county</b> & the mayor's office met twice"
VIEW = {"sector": "business", "choice": "pulled_apart"}


def opened(hours: float = 1, title: str = TITLE, kind: str = SETBACK) -> Ballot:
    """An open ballot of a small collaboration."""
    made = whole_store().create(Kept("Harbor table", "log.csv", (), {}), By("facilitator", moment()))
    question = Question(
        event_id="SECRET-ID",
        number=2,
        title=title,
        when="23 January 2024",
        collaboration="Harbor table",
        sectors=(Sector.BUSINESS, Sector.GOVERNMENT, Sector.OTHER),
    )
    ends = moment() + dt.timedelta(hours=hours)
    told = "\n".join(promise())
    return whole_store().ballots.open(made.id, kind, question.model_dump_json(), promise=told, expires=ends)


@pytest.fixture(autouse=True)
def _rested(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins with nobody having asked for anything."""
    monkeypatch.setattr(routes, "RATES", Rates(time.monotonic))


@pytest.fixture
def ballot() -> Iterator[Ballot]:
    return opened()


@pytest.fixture
def path(ballot: Ballot) -> str:
    return f"/b/{ballot.code}"


def revealed(ballot: Ballot) -> list[dict[str, str]]:
    """The answers as they are kept."""
    whole_store().ballots.set_state(ballot.id, BallotState.REVEALED)
    return [dict(answer) for answer in whole_store().ballots.answers(ballot.id)]


# what a phone is shown


def test_the_page_asks_everything_and_promises_before_it_is_sent(ballot: Ballot, path: str) -> None:
    page = Phone().get(path)
    assert page.status == 200
    for text in choices().values():
        assert text.name in page.text
    for line in promise():
        assert line in page.text
    for sector in ("business", "government", "other"):
        assert f'<option value="{sector}"' in page.text
    assert spaced(ballot.code) in page.text
    assert "23 January 2024" in page.text


def test_a_title_is_text_and_nothing_else(path: str) -> None:
    page = Phone().get(path)
    assert "&lt;b&gt;county&lt;/b&gt; &amp; the mayor&#39;s office" in page.text
    assert "<b>" not in page.text


def test_the_page_needs_no_script_and_fetches_nothing(path: str) -> None:
    text = Phone().get(path).text
    for unwanted in ("<script", "javascript:", "src=", "<link", "@import", "url(", "http:", "https:"):
        assert unwanted not in text
    assert text.count("<style>") == 1


def test_neither_ids_nor_other_answers_are_told(ballot: Ballot, path: str) -> None:
    phone = Phone()
    phone.vote(path, **VIEW, line="A line that only I wrote")
    seen = Phone().get(path).text + phone.get(path).text + phone.get(f"{path}/sent").text
    for secret in (ballot.id, ballot.collaboration_id, "SECRET-ID", "A line that only I wrote"):
        assert secret not in seen


def test_headers_forbid_scripts_frames_and_keeping(path: str) -> None:
    page = Phone().get(path)
    policy = page.header("content-security-policy")[0]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert page.header("cache-control") == ["no-store"]
    assert page.header("x-content-type-options") == ["nosniff"]
    assert page.header("referrer-policy") == ["no-referrer"]


def test_the_code_can_be_typed_by_hand(ballot: Ballot, path: str) -> None:
    assert "<form>" in Phone().get("/b").text
    typed = f"{ballot.code[:3].lower()}+{ballot.code[3:]}"
    assert Phone().get(f"/b?code={typed}").header("location") == [f"b/{ballot.code}"]
    small = Phone().get(f"/b/ {ballot.code.lower()}")
    assert small.status == 303
    assert small.header("location") == [ballot.code]
    assert Phone().get("/b?code=../../x").header("location") == ["b/..%2F..%2FX"]


# what is taken


def test_an_answer_is_kept_as_it_was_given_and_thanked_for(ballot: Ballot, path: str) -> None:
    phone = Phone()
    answer = phone.vote(path, **VIEW, facet="anticipate", line="  We met\ttoo late\x00\n ")
    assert answer.status == 303
    assert answer.header("location") == [f"{ballot.code}/sent"]
    thanks = phone.get(f"{path}/sent")
    assert "Thank you" in thanks.text
    assert promise()[0] in thanks.text
    assert revealed(ballot) == [{**VIEW, "facet": "anticipate", "line": "We met too late"}]


def test_a_device_has_one_voice_and_may_change_its_view(ballot: Ballot, path: str) -> None:
    phone = Phone()
    phone.vote(path, **VIEW)
    phone.vote(path, sector="business", choice="pulled_together")
    Phone().vote(path, sector="other", choice="cannot_tell")
    assert whole_store().ballots.count(ballot.id) == 2
    assert {found["choice"] for found in revealed(ballot)} == {"pulled_together", "cannot_tell"}


def test_the_store_holds_no_cookie_address_or_time(ballot: Ballot, path: str) -> None:
    phone = Phone(address="203.0.113.77")
    phone.vote(path, **VIEW)
    mark = phone.cookies["ballot"].partition(".")[0]
    database = Path(address().removeprefix("sqlite:///"))
    raw = b"".join(file.read_bytes() for file in database.parent.glob(f"{database.name}*"))
    assert b"pulled_apart" in raw
    assert mark.encode() not in raw
    assert b"203.0.113.77" not in raw
    assert revealed(ballot) == [VIEW]


def test_a_device_is_another_one_to_every_ballot() -> None:
    one, two = opened(), opened()
    assert Device(one.id, "mark").digest != Device(two.id, "mark").digest
    assert Device.known(two.id, Device(one.id, "mark").cookie) is None


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"choice": "pulled_apart"}, "whom you speak for"),
        ({"sector": "business"}, "one of the answers"),
        ({"sector": "philanthropy", "choice": "pulled_apart"}, "whom you speak for"),
        ({"sector": "business", "choice": "loved_it"}, "one of the answers"),
    ],
)
def test_what_is_missing_is_asked_for_and_what_was_given_stays(
    ballot: Ballot, path: str, fields: dict[str, str], says: str
) -> None:
    page = Phone().vote(path, **fields, line="<i>mine</i>")
    assert page.status == 422
    assert says in page.text
    assert "&lt;i&gt;mine&lt;/i&gt;" in page.text
    assert whole_store().ballots.count(ballot.id) == 0


def test_a_line_is_cut_where_it_was_said_to_end(ballot: Ballot, path: str) -> None:
    Phone().vote(path, **VIEW, line="é" * 300)
    assert revealed(ballot)[0]["line"] == "é" * 140


def test_a_facet_that_there_is_not_is_left_out(ballot: Ballot, path: str) -> None:
    Phone().vote(path, **VIEW, facet="vengeance")
    assert revealed(ballot) == [VIEW]


# guesses and the pulse


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_promises_needs_no_script_and_keeps_what_was_given_when_asked_again(kind: str) -> None:
    ballot = opened(kind=kind)
    phone, path = Phone(), f"/b/{ballot.code}"
    page = phone.vote(path)
    assert page.status == 422
    assert promise()[0] in page.text
    assert "<script" not in page.text
    assert page.text.count("<form") == 1


def test_a_guess_is_kept_without_one_about_the_own_sector() -> None:
    ballot = opened(kind=GUESS)
    guess = {
        "sector": "business",
        "would": "wait",
        "expects_business": "wait",
        "expects_government": "tell_early",
    }
    assert Phone().vote(f"/b/{ballot.code}", **guess, expects_other="nonsense").status == 303
    assert revealed(ballot) == [{"sector": "business", "would": "wait", "expects_government": "tell_early"}]
    assert guess_in(revealed(ballot)[0]).expects == {"government": "tell_early"}


def test_a_guess_needs_a_sector_and_what_the_own_organization_would_do() -> None:
    ballot = opened(kind=GUESS)
    for fields in ({"would": "wait"}, {"sector": "business"}, {"sector": "business", "would": "explode"}):
        assert Phone().vote(f"/b/{ballot.code}", **fields).status == 422
    assert whole_store().ballots.count(ballot.id) == 0


def test_the_pulse_asks_for_no_sector_and_keeps_each_answer_apart() -> None:
    ballot = opened(kind=PULSE)
    path = f"/b/{ballot.code}"
    assert "sector" not in Phone().get(path).text.split("<form")[1].split("</form>")[0]
    assert Phone().vote(path, promises="4", open="9", sector="business").status == 303
    assert Phone().vote(path, promises="1", purpose="2").status == 303
    assert Phone().vote(path, promises="5").status == 422
    answers = revealed(ballot)
    assert sorted(answers, key=len) == [{"promises": "4"}, {"promises": "1", "purpose": "2"}]
    assert pulse_in(answers) == {"promises": [1, 4], "open": [], "purpose": [2]}


# what is refused


def test_an_unknown_code_is_told_plainly() -> None:
    for code in ("ABCDEF", "x", "%00", "a" * 500, "' OR 1=1"):
        page = Phone().get(f"/b/{code}")
        assert page.status == 404
        assert "no ballot with this code" in page.text


@pytest.mark.parametrize("state", [BallotState.CLOSED, BallotState.REVEALED])
def test_a_closed_ballot_takes_nothing(ballot: Ballot, path: str, state: BallotState) -> None:
    phone = Phone()
    token = phone.get(path).token
    whole_store().ballots.set_state(ballot.id, state)
    for page in (phone.get(path), phone.post(path, {"token": token, **VIEW})):
        assert page.status == 410
        assert "closed" in page.text
    assert whole_store().ballots.count(ballot.id) == 0


def test_a_ballot_whose_time_is_over_takes_nothing() -> None:
    late = opened(hours=-0.01)
    assert Phone().get(f"/b/{late.code}").status == 410


def test_a_form_from_another_site_or_device_is_refused(ballot: Ballot, path: str) -> None:
    mine, theirs = Phone(), Phone()
    token = theirs.get(path).token
    mine.get(path)
    assert mine.post(path, {"token": token, **VIEW}).status == 403
    assert mine.post(path, {**VIEW}).status == 403
    assert Phone().post(path, {"token": token, **VIEW}).status == 403
    forged = Phone(cookies={"ballot": "mark.0000"})
    assert forged.post(path, {"token": token, **VIEW}).status == 403
    strange = Phone(cookies={"ballot": "\xe9.\xe9"})
    assert strange.post(path, {"token": "é", **VIEW}).status == 403
    assert whole_store().ballots.count(ballot.id) == 0


def test_the_cookie_is_for_this_ballot_and_this_server_only(ballot: Ballot, path: str) -> None:
    cookie = Phone().get(path).header("set-cookie")[0].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert f"path=/b/{ballot.code.lower()}" in cookie
    assert "secure" not in cookie
    assert "secure" in Phone(scheme="https").get(path).header("set-cookie")[0].lower()
    known = Phone()
    known.get(path)
    assert known.get(path).header("set-cookie") == []


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x", ""])
def test_only_forms_are_taken(path: str, kind: str) -> None:
    phone = Phone()
    token = phone.get(path).token
    page = phone.post(path, {"token": token, **VIEW}, kind)
    assert page.status == 415
    assert phone.post(path, {"token": token, **VIEW}, f"{FORM}; charset=utf-8").status == 303


def test_large_bodies_are_refused_before_they_are_read(path: str) -> None:
    read = []

    def endless() -> Iterator[bytes]:
        for k in range(50):
            read.append(k)
            yield b"x" * 1000

    phone = Phone()
    phone.get(path)
    page = phone.ask("POST", path, endless(), [("content-type", FORM)])
    assert page.status == 413
    assert phone.post(path, b"&".join(b"a=1" for _ in range(1000))).status == 415


def test_a_form_that_does_not_come_is_not_waited_for(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(_request: object) -> bytes:
        import asyncio

        await asyncio.sleep(5)
        return b""

    monkeypatch.setattr(guard, "PATIENCE", 0.05)
    monkeypatch.setattr(guard, "_body", never)
    assert Phone().post(path, VIEW).status == 408


def test_other_methods_find_nothing(path: str) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        assert Phone().ask(method, path).status == 405


def test_a_flood_from_one_address_is_slowed_and_others_are_not(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(routes, "RATES", Rates(lambda: now[0], burst=5, per_second=1))
    flood = Phone(address="10.0.0.1")
    assert [flood.get(path).status for _ in range(7)] == [200] * 5 + [429] * 2
    assert flood.get(path).header("retry-after") == ["30"]
    assert Phone(address="10.0.0.2").get(path).status == 200
    now[0] = 2.0
    assert [flood.get(path).status for _ in range(3)] == [200, 200, 429]


def test_the_memory_of_addresses_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "ADDRESSES", 3)
    rates = Rates(lambda: 0.0, burst=1)
    assert all(rates.allows(str(k)) for k in range(50))
    assert len(rates._left) == 3
    assert not rates.allows("49")


def test_a_room_of_hundreds_behind_one_router_is_not_slowed() -> None:
    rates = Rates(lambda: 0.0)
    assert all(rates.allows("10.0.0.1") for _ in range(1000))


def test_made_up_voices_end_somewhere(ballot: Ballot, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "MOST_VOICES", 2)
    assert [Phone().vote(path, **VIEW).status for _ in range(3)] == [303, 303, 410]
    assert whole_store().ballots.count(ballot.id) == 2


def test_a_store_that_is_away_is_said_and_tried_again(
    path: str, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    nowhere = tmp_path_factory.mktemp("gone") / "no" / "such" / "folder" / "csc.sqlite"
    monkeypatch.setenv("CSC_STORE", f"sqlite:///{nowhere}")
    page = Phone().get(path)
    assert page.status == 503
    assert "Traceback" not in page.text
    assert page.header("retry-after") == ["5"]
