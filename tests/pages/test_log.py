"""Log: a file becomes a log, or the page says why not; nothing is lost on the way."""

import io

import pytest
from xlsxwriter import Workbook

from csc_core.content.samples import sample_files
from tests.core.small_logs import csv_of, partner
from tests.pages.visit import (
    ASKED,
    CSV,
    DEFAULT,
    FAULTY,
    HEADER,
    SAMPLES,
    TINY,
    analysis_of,
    at_work,
    button,
    go,
    has_button,
    opened,
    press,
    sound,
    upload,
    visit,
    words,
)


def workbook() -> bytes:
    """The tiny log as an Excel file with its partners on a sheet of their own."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        events, partners = book.add_worksheet("events"), book.add_worksheet("partners")
        events.write_row(0, 0, ["date", "kind", "title", "actors"])
        events.write_row(1, 0, ["2025-01-09", "setback", "Grant ended", "CITY"])
        partners.write_row(0, 0, ["org_id", "name"])
        partners.write_row(1, 0, ["CITY", "City youth office"])
    return file.getvalue()


def test_without_a_log_there_is_an_upload_and_a_template() -> None:
    at = visit("log")
    assert at.file_uploader
    assert len(at.get("download_button")) == 2
    assert not has_button(at, "Open the timeline")


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_rows_of_every_sample_can_be_looked_at(sample: str) -> None:
    at = visit("log", log=sample)
    assert len(at.dataframe[0].value) == len(analysis_of(sample).log)
    assert at.get("vega_lite_chart")


def test_a_log_is_uploaded_and_opened() -> None:
    at = upload(visit("log"), TINY, "mine.csv")
    assert has_button(at, "Open the timeline with 1 row")
    at = press(at, "Open the timeline")
    assert at.query_params["log"]
    assert "Grant ended" in words(at)
    assert "mine.csv" in words(at)


def test_a_workbook_is_uploaded_with_its_partners() -> None:
    at = opened(workbook(), "mine.xlsx")
    assert "City youth office" in at.selectbox(key="partner").options


def test_tables_of_their_own_are_read_beside_the_log() -> None:
    text = "date,kind,title,actors\n2025-01-09,setback,Grant ended,CITY\n"
    meta = "field,value\nname,Port Alder Jobs\nas_of,2025-03-01\n"
    at = opened(text, partners=csv_of([partner("CITY") | {"name": "City youth office"}]), meta=meta)
    assert "Port Alder Jobs" in words(at)
    assert "as of 1 March 2025" in words(at)
    assert "City youth office" in at.selectbox(key="partner").options


def test_a_sample_uploaded_as_files_reads_as_the_sample_does() -> None:
    files = sample_files(DEFAULT)
    beside = {name: data.decode() for name, (_, data) in files.items() if name != "events"}
    at = opened(files["events"][1], **beside)
    assert analysis_of(DEFAULT).log.name in words(at)
    assert words(at).split("###")[1] == words(visit("timeline", log=DEFAULT)).split("###")[1]


def test_an_upload_can_be_undone_before_it_is_opened() -> None:
    at = press(upload(visit("log"), FAULTY), "Undo this upload")
    assert at.file_uploader[0].value is None
    assert not has_button(at, "Open the timeline")
    assert "log" not in at.query_params
    assert has_button(upload(at, TINY), "Open the timeline with 1 row")


def test_rows_set_aside_are_listed_with_reason_and_remedy_and_can_be_saved() -> None:
    at = upload(visit("log"), FAULTY)
    assert has_button(at, "Open the timeline with 2 rows")
    told = words(at)
    assert "2 of 4 rows" in told
    assert "row 4" in told
    assert len(at.get("download_button")) == 5
    for row, written in ((3, "before 2017"), (4, "party"), (5, "furious")):
        assert f"“{written}”" in told[told.index(f"**Row {row}**") :]
    assert "before 2017" not in set(at.dataframe[0].value["Stands there"])  # said once


def test_faults_can_still_be_looked_at_once_the_log_is_open_and_another_is_uploaded() -> None:
    at = go(opened(FAULTY), "log")
    assert "**Row 5**" in words(at)
    at = at_work(at, "open")
    at = upload(at, FAULTY, "second.csv")
    assert "Row 3" in words(at)
    assert has_button(at, "Open the timeline with 2 rows")


def test_many_rows_set_aside_are_counted() -> None:
    at = upload(visit("log"), TINY + "before 2017,setback,x\n" * 160)
    assert "160 rows" in " ".join(b.proto.label for b in at.get("download_button"))
    pages = next(box for box in at.selectbox if box.label == "Rows to show").options
    assert (pages[0], pages[-1]) == ("Rows 1 to 5", "Rows 96 to 100")
    assert "60 more rows" in words(at)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02",
        b"nothing of ours\n1,2\n",
        b"date,kind,title\nx,y,z\n",
        b"\x89PNG\r\n\x1a\n",
        b"\n\n\n",
    ],
    ids=["nothing", "bytes", "other columns", "no good row", "a picture", "blank lines"],
)
def test_what_is_no_log_is_refused_with_a_reason_and_the_page_goes_on(data: bytes) -> None:
    at = upload(visit("log"), data)
    assert not has_button(at, "Open the timeline")
    assert "could not be read" in words(at)
    assert has_button(upload(at, TINY), "Open the timeline")


def test_a_log_without_rows_can_be_opened_and_every_page_bears_it() -> None:
    at = opened(HEADER, "harbor.csv")
    for page in ("start", "timeline", "prompts", "log"):
        assert "harbor" in words(go(at, page))


def test_a_question_is_asked_answered_and_asked_again_of_another_file() -> None:
    at = upload(visit("log"), ASKED)
    assert not has_button(at, "Open the timeline")
    assert button(at, "Read it so").disabled
    at = sound(at.radio[0].set_value("month/day/year").run())
    at = press(at, "Read it so")
    assert not at.radio
    at = press(at, "Open the timeline")
    assert "4 March 2024" in words(at) or "6 May 2024" in words(at)
    other = press(upload(visit("log"), ASKED).radio[0].set_value("day/month/year").run(), "Read it so")
    assert not other.radio
    assert upload(other, ASKED.replace("Grant", "Lease"), "other.csv").radio


def test_a_file_is_read_once_however_often_the_page_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    from pages.shared.log import upload as form

    reads = []
    read = form.open_log
    monkeypatch.setattr(form, "open_log", lambda *a, **k: reads.append(1) or read(*a, **k))
    at = upload(visit("log"), TINY)
    for _ in range(3):
        sound(at.run())
    assert len(reads) == 1
    at.file_uploader[1].set_value(("partners.csv", b"org_id\nCITY\n", CSV)).run()
    assert len(reads) == 2


def test_who_wrote_the_log_is_told() -> None:
    told = words(visit("log", log=DEFAULT))
    assert "Who wrote this log?" in told
    assert "Whose account is missing?" in told


def test_without_a_store_a_log_still_opens_for_this_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSC_STORE", "sqlite:////nowhere/at/all/csc.sqlite")
    at = opened(TINY)
    assert "Grant ended" in words(at)
    assert "Grant ended" in words(go(go(at, "prompts"), "timeline"))
    assert words(visit())


def test_pasted_cells_are_read_asked_about_and_opened_like_a_file() -> None:
    at = visit("log")
    at.text_area[0].set_value(
        "When\tHeadline\tSort\n2025-01-09\tGrant ended\tIssue\n2025-02-01\tWalk\tOuting\n"
    )
    at = press(sound(at.run()), "Read these cells")
    assert "One answer is needed" in words(at)
    at.radio(key="kind:Outing").set_value("practice").run()
    at = press(at, "answer-kind:Outing")
    assert "All 2 rows read." in words(at)
    at = press(at, "Open the timeline")
    assert "Grant ended" in words(at)
    assert not go(at, "log").text_area


def test_another_sheet_of_a_workbook_can_be_chosen() -> None:
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        for name, titles in (("2023", ["Grant ended"]), ("2024", ["Bus line cut", "Bus line back"])):
            page = book.add_worksheet(name)
            page.write_row(0, 0, ["date", "kind", "title"])
            for row, title in enumerate(titles, 1):
                page.write_row(row, 0, [f"{name}-01-09", "setback", title])
    at = upload(visit("log"), file.getvalue(), "years.xlsx")
    assert has_button(at, "Open the timeline with 1 row")
    at = sound(next(box for box in at.selectbox if box.label == "Sheet").set_value("2024").run())
    assert has_button(at, "Open the timeline with 2 rows")


def test_readings_that_hang_on_rough_dates_are_told_beside_the_rows() -> None:
    head = "event_id,date,kind,title,responds_to,stance\nS1,2024-01-02,setback,Grant ended,,\n"
    rough = head + "R1,2024-02,response,Letter,S1,blaming\nR2,2024-02-20,response,Met,S1,learning\n"
    assert "turned to learning or turned to blame" in words(go(opened(rough), "log"))
    exact = rough.replace("2024-02,", "2024-02-01,")
    assert "turned to blame" not in words(go(opened(exact), "log"))
