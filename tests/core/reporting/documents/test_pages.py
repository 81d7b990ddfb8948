"""Briefs and reports on paper and as web pages: whole, accessible, marked on every page, and inert."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise

import pytest
from lxml import etree

from csc_core.model.analysis import Analysis
from csc_core.reporting.documents.blocks import Document, Figure
from csc_core.reporting.documents.brief import brief, wall
from csc_core.reporting.documents.html import html
from csc_core.reporting.documents.pdf import Paper, first_page, missing_letters, pdf
from csc_core.reporting.documents.report import report
from csc_core.reporting.sentences import headline, standing
from tests.core.reporting.documents.made import (
    ARABIC,
    CHINESE,
    HOSTILE,
    ONE,
    SAMPLES,
    SPECIAL,
    TWO,
    analysis_of,
)
from tests.core.reporting.documents.readers import Page, flat, pdf_pages, structure, unembedded
from tests.core.reporting.documents.readers import pdf as read_pdf

Make = Callable[[Analysis], Document]
PNG = b"\x89PNG"
ACTIVE = {"script", "iframe", "object", "embed", "link", "img", "image", "use", "foreignobject", "form"}
DRAWN = {"svg", "g", "path", "text", "rect", "line", "defs", "clipPath"}
BADGE = "Facilitator view: not for projection"


@cache
def document(make: Make, name: str) -> Document:
    return make(analysis_of(name))


@cache
def page(make: Make, name: str) -> Page:
    return Page(html(document(make, name)))


@pytest.mark.parametrize("name", [*SAMPLES, *SPECIAL])
def test_the_brief_is_one_page_with_all_it_should_say(name: str) -> None:
    analysis = analysis_of(name)
    for paper in (Paper.LETTER, Paper.A4):
        pages = pdf_pages(pdf(document(brief, name), paper))
        assert len(pages) == 1
    (text,) = pages
    assert flat(headline(analysis)) in text
    assert BADGE in text
    assert analysis.findings.as_of.strftime("as of %-d %B %Y") in text
    assert "method 0." in text
    if name != "foreign":
        assert all(flat(sentence.text) in text for sentence in standing(analysis))


@pytest.mark.parametrize("name", [ONE, "empty", "one", "hostile"])
@pytest.mark.parametrize("make", [brief, report, wall])
def test_a_pdf_can_be_read_by_a_screen_reader(make: Make, name: str) -> None:
    found = read_pdf(pdf(document(make, name)))
    assert str(found.Root.Lang).startswith("en")
    assert bool(found.Root.MarkInfo.Marked)
    assert str(found.docinfo.Title) == document(make, name).values()["title"]
    with found.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
    tags = structure(found)
    figures = [block for block in document(make, name).blocks if isinstance(block, Figure)]
    told = [alt for tag, alt in tags if tag == "Figure"]
    assert [flat(alt) for alt in told] == [flat(figure.says) for figure in figures]
    assert unembedded(found) == []


def test_headings_go_down_one_level_at_a_time_and_tables_have_headers() -> None:
    tags = [tag for tag, _ in structure(read_pdf(pdf(document(report, ONE))))]
    levels = [int(tag[1:]) for tag in tags if tag[0] == "H" and tag[1:].isdigit()]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert tags.count("Table") >= 5
    assert "TH" in tags


def test_every_page_of_a_report_says_what_it_is() -> None:
    pages = pdf_pages(pdf(document(report, TWO)))
    assert len(pages) > 3
    for number, text in enumerate(pages, 1):
        assert BADGE in text
        assert analysis_of(TWO).log.source.name in text
        assert "Invented example" in text
        assert f"{number} / {len(pages)}" in text


def test_a_report_holds_every_entry_setback_and_reason() -> None:
    analysis, text = analysis_of(ONE), page(report, ONE).text
    for title in analysis.log.text("title")[analysis.findings.facts.counts]:
        assert flat(str(title)) in text
    for prompt in analysis.recommendation.prompts:
        assert prompt.because
    assert text.count("When not:") == len(analysis.recommendation.prompts)


@pytest.mark.parametrize("name", [ONE, *SPECIAL])
@pytest.mark.parametrize("make", [brief, report])
def test_a_web_page_is_whole_runs_nothing_and_fetches_nothing(make: Make, name: str) -> None:
    found = page(make, name)
    assert (found.unclosed, found.open) == ([], [])
    assert not {"script", "iframe", "object", "link", "img", "image", "use", "foreignobject"} & set(
        found.tags
    )
    handlers = [name for _, name, _ in found.attributes if name.startswith("on")]
    assert handlers == []
    fetched = [value for _, name, value in found.attributes if name.endswith(("src", "href"))]
    assert fetched == []
    policy = [value for tag, name, value in found.attributes if tag == "meta" and name == "content"]
    assert any("default-src 'none'" in value and "script" not in value for value in policy)
    assert ("html", "lang", "en") in found.attributes
    assert flat(headline(analysis_of(name))) in found.text
    assert found.text.count(BADGE) >= 2


def test_pictures_of_hostile_logs_are_well_formed_drawings() -> None:
    for block in document(report, "hostile").blocks:
        if isinstance(block, Figure):
            drawing = etree.fromstring(block.svg.encode())
            assert {etree.QName(node).localname for node in drawing.iter("*")} <= DRAWN


def test_hostile_words_are_shown_as_they_are_and_do_nothing() -> None:
    """A template that ran them would give 49 for "7*7", fail to compile, or lose the signs of markup."""
    shown = page(report, "hostile").text
    printed = flat(" ".join(pdf_pages(pdf(document(report, "hostile")))))
    for words in HOSTILE[:5]:
        assert flat(words) in shown
        assert "".join(words.split()) in "".join(printed.split())
    for text in (shown, printed):
        assert "ctrl ���" in text
        assert "\u202e" not in text


def test_letters_of_any_script_are_on_the_web_page_and_their_lack_is_said_on_paper() -> None:
    text = page(report, "foreign").text
    assert ARABIC in text
    assert CHINESE in text
    found = read_pdf(pdf(document(report, "foreign")))
    with found.open_metadata() as metadata:
        accessible = metadata.get("pdfuaid:part") == "1"
    printed = pdf_pages(pdf(document(report, "foreign")))[0]
    assert ("Some letters are missing." in printed) is not accessible


def test_missing_letters_are_named_by_their_script() -> None:
    told = missing_letters("学校学한").text
    assert "CJK, 2 letters (U+5B66, U+6821); Hangul, 1 letter (U+D55C)" in told
    assert missing_letters("一二三四五六").text.count("U+") == 5


def test_a_wall_sheet_is_one_large_page_turned() -> None:
    found = read_pdf(pdf(document(wall, ONE), Paper.LETTER.large, wall=True))
    assert len(found.pages) == 1
    assert [round(float(x) / 72) for x in found.pages[0].mediabox[2:]] == [17, 11]


def test_the_first_page_can_be_looked_at() -> None:
    assert first_page(document(brief, ONE)).startswith(PNG)


def test_the_same_log_gives_the_same_bytes() -> None:
    assert html(brief(analysis_of("one"))) == html(brief(analysis_of("one")))
    assert pdf(brief(analysis_of("one"))) == pdf(brief(analysis_of("one")))
