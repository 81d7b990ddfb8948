"""Text that would do something if it were read as Markdown or HTML is shown as it was written, everywhere."""

import re
from collections.abc import Iterator

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from pages.shared.parts import plain
from tests.core.small_logs import Row, ago, csv_of, e, partner
from tests.pages.visit import ABOUT_A_LOG, button, go, opened, press, sound, upload, visit, words

OPEN, CLOSE = "Zq", "qZ"  # what stands between them comes from the log
FRAGMENTS = (
    "![a](http://evil.test/p.png)",
    "[a](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "**a** __b__ ~~c~~ `d`",
    ":red[x] :material/delete: :smile:",
    "$x^2$ a -> b",
    "| a | b |",
    "https://evil.test www.evil.test a@evil.test",
    '=HYPERLINK("http://evil.test")',
    "a &lt; b \\ c",
    "}{ {0} %s ${x}",
)
BEGINNINGS = ("# ", "1. ", "- ", "+ ", "> ", "=1+1 ", "    ", "--- ", "~~~ ")
TAGS = "abcdefghi"  # which beginning a text had, so that a heading of ours is not taken for one
PUNCTUATION = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
ESCAPED = re.compile(rf"(?:\\[{PUNCTUATION}]|[^{PUNCTUATION}])*")
SHOWN_AS_IS = {  # Streamlit draws these fields as they are: (message, field)
    ("Text", "body"),
    ("Selectbox", "options"),
    ("Selectbox", "raw_value"),
    ("MultiSelect", "options"),
    ("MultiSelect", "raw_values"),
    ("TextInput", "value"),
    ("FileUploader", "type"),
    ("DownloadButton", "url"),
    ("PageLink", "query_string"),
    ("ArrowVegaLiteChart", "spec"),
    ("ArrowVegaLiteChart", "alt"),
    ("VegaLiteChart", "spec"),
    ("VegaLiteChart", "alt"),
}


def hostile(n: int) -> str:
    """The n-th hostile text: a beginning that means something, and a fragment between the marks."""
    k = n % len(BEGINNINGS)
    return f"{BEGINNINGS[k]}{OPEN}{TAGS[k]}{FRAGMENTS[n % len(FRAGMENTS)]}{CLOSE}"


def texts(message: Message) -> Iterator[tuple[str, str, str]]:
    """Every text in a message and the messages in it, with the names of its message and field."""
    for spec, value in message.ListFields():
        items = value if isinstance(value, (list, tuple)) or hasattr(value, "append") else [value]
        for item in items:
            if isinstance(item, Message):
                yield from texts(item)
            elif isinstance(item, str):
                yield message.DESCRIPTOR.name, spec.name, item


def on_screen(at: AppTest) -> list[tuple[str, str, str]]:
    """Every text the browser is given, with where it stands."""
    protos = (getattr(node, "proto", None) for node in at)
    return [text for proto in protos if isinstance(proto, Message) for text in texts(proto)]


def check(at: AppTest) -> int:
    """Make sure that no text of the log means anything; how many such texts there were."""
    sound(at)
    seen = 0
    for message, field, text in on_screen(at):
        if OPEN not in text or field == "id" or (message, field) in SHOWN_AS_IS:
            continue
        seen += 1
        for part in text.split(OPEN)[1:]:
            inside = re.split(rf"{CLOSE}|…", part)[0]
            assert ESCAPED.fullmatch(inside), f"{message}.{field}: {text!r}"
        for beginning, tag in zip(BEGINNINGS, TAGS, strict=True):
            if beginning.strip():
                raw = rf"(?<!\\){re.escape(beginning)}{OPEN}{tag}"
                assert not re.search(raw, text), f"{message}.{field}: {text!r}"
        assert "\n" not in text or message == "Markdown"
    return seen


def rows() -> list[Row]:
    """A log in which every cell a person may fill freely is hostile."""
    made = [
        {
            **e(f"S{k}", 300 - 9 * k, by=f"ORG{k % 3}", affected="ORG1", recorded_by=hostile(k + 2)),
            "title": hostile(k),
            "detail": f"{hostile(k + 1)}\n\n# {OPEN}second{CLOSE}\n<b>",
            "severity": "3",
        }
        for k in range(7)
    ]
    stances = ("learning", "blaming", "mixed", "learning", "")
    made += [
        {
            **e(f"R{k}", 200 - 9 * k, to=f"S{k}", by=f"ORG{k % 3}", at="ORG2", stance=stance),
            "title": hostile(k + 3),
            "coder": hostile(k + 4),
            "contested": "yes",
            "contested_note": hostile(k + 5),
            "confidence": "low",
        }
        for k, stance in enumerate(stances)
    ]
    made += [
        {
            **e("P1", 40, practice="data", by="ORG0"),
            "title": hostile(6),
            "subtype": hostile(7),
            "outputs": hostile(8),
            "follow_up": hostile(k),
            "follow_up_owner": "ORG1",
            "follow_up_due": ago(9),
            "event_id": f"P{k}",
        }
        for k in range(3)
    ]
    change = e("G1", 100, subtype="mode_change", to_mode="lead", lead_org="ORG1")
    return [*made, {**change, "title": hostile(9)}, {**e("M1", 30), "title": hostile(10)}]


PARTNERS = csv_of([partner(f"ORG{k}", "government") | {"name": hostile(k)} for k in range(3)])
META = f'field,value\nname,"{hostile(0)}"\ngoal,"{hostile(2)}"\n'
NAME = f"{OPEN}[x](http:evil)![y](z)<b>{CLOSE}.csv"


@pytest.fixture
def key() -> str:
    """The key of the uploaded hostile log."""
    return str(opened(csv_of(rows()), NAME, partners=PARTNERS, meta=META).query_params["log"])


def test_everyday_signs_are_kept_and_every_sign_is_escaped() -> None:
    assert plain("1. A -> B") == r"1\. A \-\> B"
    for fragment in FRAGMENTS:
        assert ESCAPED.fullmatch(plain(fragment))
        assert re.sub(r"\\(.)", r"\1", plain(fragment)) == fragment
    assert plain(" two\n\n# lines\t") == r"two \# lines"


@pytest.mark.parametrize("page", ABOUT_A_LOG)
def test_a_hostile_log_is_shown_as_written_on_every_page(page: str, key: str) -> None:
    at = visit(page, log=key)
    assert check(at) >= 1
    assert hostile(0).strip() in words(at)


def test_one_forgotten_escape_would_be_noticed(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.shared.parts.plain", str)
    with pytest.raises(AssertionError, match=r"Markdown\.body"):
        check(visit("timeline", log=key))


def test_every_entry_of_a_hostile_log_is_shown_as_written(key: str) -> None:
    at = visit("timeline", log=key)
    for row in range(2, 2 + len(rows())):
        at.query_params["row"] = str(row)
        assert check(at.run()) > 3


WORK = (("edit", ""), ("code", "first"), ("code", "second"), ("code", "talk"))


@pytest.mark.parametrize(("work", "task"), WORK)
def test_work_on_a_hostile_log_shows_it_as_written(work: str, task: str, key: str) -> None:
    at = visit("log", log=key)
    at = at.radio(key="work").set_value(work).run()
    if task:
        at = at.radio(key="coding").set_value(task).run()
    assert check(at) > 0


def test_the_terms_of_a_hostile_log_and_its_members_are_shown_as_written(key: str) -> None:
    check(visit("log", log=key).radio(key="work").set_value("keep").run())


def test_a_hostile_log_is_compared_put_to_a_ballot_and_disputed_as_written(key: str) -> None:
    check(visit("compare", log=key))
    at = visit("ballot", log=key)
    check(press(press(at, "Open the ballot"), "Count paper ballots"))
    at = visit("timeline", log=key, row="4")
    note = next(area for area in at.text_area if "partner say" in area.label)
    note.set_value(hostile(3))
    assert check(press(at, "Mark as contested")) > 0


def test_the_shelf_shows_names_as_written(key: str) -> None:
    at = press(visit(log=key), "Switch log")
    assert check(at) > 0


@pytest.mark.parametrize("axis", ["days", "calendar"])
def test_tables_and_views_of_a_hostile_log_are_sound(axis: str, key: str) -> None:
    at = visit("timeline", log=key)
    check(at.radio(key="axis").set_value(axis).run())
    check(press(at, "Table"))
    check(press(at, "Save picture"))
    at.selectbox(key="partner").set_value("ORG1")
    check(at.run())


def test_dialogs_of_a_hostile_log_show_its_words_as_written(key: str) -> None:
    at = visit("prompts", log=key)
    cards = [b.key for b in at.button if (b.key or "").startswith("adopt-")]
    assert cards
    for opener in (*cards, *(card.replace("adopt", "full") for card in cards), "done-0", "date-0"):
        check(press(at, opener))
    check(press(at, "Browse all"))
    check(press(at, "None of these fits"))


def test_words_typed_on_the_page_are_shown_as_written(key: str) -> None:
    at = visit("prompts", log=key)
    opener = next(b.key for b in at.button if (b.key or "").startswith("adopt-"))
    at = press(at, opener)
    at.text_input[0].set_value(hostile(0))
    next(box for box in at.selectbox if box.label.startswith("Which organization")).select_index(0)
    at = press(press(at, opener), opener, "Keep this commitment")
    assert check(at) > 0
    assert hostile(0).strip() in words(at)
    press(at, "Undo")


def test_the_room_view_of_a_hostile_log_is_as_written_on_every_screen(key: str) -> None:
    at = go(press(visit("present", log=key), "Open room view"), "present")
    seen = check(at)
    while not button(at, "Next").disabled:
        at = press(at, "Next")
        seen += check(at)
        if at.text_input:
            at.text_input[0].set_value(hostile(1))
            seen += check(press(at, "Decision"))
    assert seen >= 3


def test_faults_of_a_hostile_file_are_told_as_written() -> None:
    heads = [f"{OPEN}{fragment}{CLOSE}" for fragment in FRAGMENTS]
    bad = [
        {"date": f"circa {hostile(k)}", "kind": hostile(k), "title": hostile(k), "responds_to": hostile(k)}
        for k in range(len(FRAGMENTS))
    ]
    good = {**e("S1", 9), "stance": hostile(3), "responds_to": hostile(4), "event_id": hostile(5)}
    text = csv_of([{**row, **dict.fromkeys(heads, hostile(1))} for row in (good, *bad)])
    at = upload(visit("log"), text, NAME)
    assert check(at) >= 1
    at = press(at, "Open the timeline")
    check(at)
    check(go(at, "log"))


def test_a_question_about_a_hostile_column_is_asked_as_written() -> None:
    head = f"date,kind,title,{OPEN}[a](b){CLOSE}"
    at = upload(visit("log"), f"{head}\n03/04/2024,setback,{OPEN}<b>{CLOSE},x\n", NAME)
    check(at)
    check(at.radio[0].set_value("day/month/year").run())
    check(press(at, "Read it so"))
    assert button(at, "Open the timeline")
