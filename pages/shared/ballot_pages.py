"""What a phone is shown: plain pages with one style inside, no script, nothing fetched."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from csc_core.content.codebook import word
from csc_core.content.load import DATA
from csc_core.content.meeting import ballot_text, choice_word, choices, room_word
from csc_core.content.plain import capital
from csc_core.model.ballot import LINE_LENGTH
from csc_core.model.room import Words
from csc_core.model.stored import Ballot
from csc_core.model.vocabulary import Facet
from pages.shared.ballot_question import Question, spaced

NOTHING = {"sector": "", "choice": "", "facet": "", "line": ""}


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(DATA / "templates" / "ballot"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    return (DATA / "templates" / "ballot" / "style.css").read_text(encoding="utf-8")


@cache
def content_security_policy() -> str:
    """What these pages may do: show their one style and send their form home."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def form_page(ballot: Ballot, token: str, *, given: Mapping[str, str] = NOTHING, missing: str = "") -> str:
    """The ballot to fill in; ``given`` is what was filled in before, ``missing`` what it lacked."""
    question = Question.of(ballot)
    return _page(
        "form.html",
        **_about(ballot, question),
        token=token,
        given=given,
        missing=missing,
        longest=LINE_LENGTH,
        asks={part: ballot_text(name) for part, name in ASKS.items()},
        sectors=_sectors(question),
        choices=_choices(question.words),
        facets=[(facet.value, capital(room_word("facet", facet, question.words))) for facet in Facet],
    )


ASKS = {"choice": "question", "facet": "facet_question", "line": "line_question"}


def _choices(words: Words) -> list[tuple[str, str, str]]:
    return [(code.value, choice_word(code, words), text.help) for code, text in choices().items()]


def sent_page(ballot: Ballot) -> str:
    """Thanks, with the promise once more."""
    return _page("sent.html", **_about(ballot, Question.of(ballot)), address=ballot.code)


def told_page(says: str, try_this: str) -> str:
    """Why there is nothing to fill in, and what to do."""
    return _page("told.html", says=says, try_this=try_this)


def code_page() -> str:
    """Where the code from the screen is typed in."""
    return _page("code.html")


def paper_page(ballots: Iterable[Ballot]) -> str:
    """Slips to print, cut and fill in by hand: a sheet of four for each ballot, nothing fetched."""
    questions = [Question.of(ballot) for ballot in ballots]
    sheets = [
        {
            **question.model_dump(include={"collaboration", "number", "when", "title"}),
            "sectors": [name for _, name in _sectors(question)],
            "choices": [(name, help_) for _, name, help_ in _choices(question.words)],
        }
        for question in questions
    ]
    said = {"asks": ballot_text("question"), "promise": ballot_text("paper_promise")}
    return _environment().get_template("paper.html").render(questions=sheets, **said)


def _sectors(question: Question) -> list[tuple[str, str]]:
    return [(sector.value, capital(word("sector", sector))) for sector in question.sectors]


def _about(ballot: Ballot, question: Question) -> dict[str, object]:
    promise = ballot.promise.splitlines()
    return {"question": question, "code": spaced(ballot.code), "promise": promise}


def _page(template: str, **parts: object) -> str:
    return _environment().get_template(template).render(**parts, style=Markup(_style()))
