"""What a phone is shown: plain pages with one style inside, no script, nothing fetched."""

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from csc_core.content.codebook import word
from csc_core.content.in_words import capital
from csc_core.content.load import DATA
from csc_core.content.meeting import (
    ballot_text,
    choice_word,
    choices,
    guess_text,
    moves,
    pulse_scale,
    pulse_text,
    room_word,
)
from csc_core.model.ballot import LINE_LENGTH
from csc_core.model.stored import Ballot
from csc_core.model.vocabulary import Facet, PulseItem
from pages.shared.ballot.forms import SCALE, names_of
from pages.shared.ballot.question import GUESS, PULSE, SETBACK, Question, spaced

Option = tuple[str, str, str]  # the code, what it says, and a word of help


@cache
def environment() -> Environment:
    """Where the templates of ballots stand; every word put into one is escaped."""
    return Environment(
        loader=FileSystemLoader(DATA / "layouts" / "ballot"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    return (DATA / "layouts" / "ballot" / "style.css").read_text(encoding="utf-8")


@cache
def content_security_policy() -> str:
    """What these pages may do: show their one style and send their form home."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def form_page(
    ballot: Ballot, token: str, *, given: Mapping[str, str] | None = None, missing: str = ""
) -> str:
    """The ballot to fill in; ``given`` is what was filled in before, ``missing`` what it lacked."""
    question = Question.of(ballot)
    return _page(
        f"{ballot.kind}.html",
        **_about(ballot, question),
        **PARTS[ballot.kind](question),
        token=token,
        given=given or dict.fromkeys(names_of(ballot), ""),
        missing=missing,
        sectors=_sectors(question),
    )


def _setback_parts(question: Question) -> dict[str, object]:
    names = {"choice": "question", "facet": "facet_question", "line": "line_question"}
    facets = [(facet.value, capital(room_word("facet", facet, question.words)), "") for facet in Facet]
    return {
        "asks": {part: ballot_text(name) for part, name in names.items()},
        "choices": _choices(question),
        "facets": facets,
        "longest": LINE_LENGTH,
    }


def _choices(question: Question) -> list[Option]:
    return [(code.value, choice_word(code, question.words), text.help) for code, text in choices().items()]


def _guess_parts(_question: Question) -> dict[str, object]:
    asks = {"would": guess_text("would_question"), "expects": guess_text("expects_question")}
    return {"asks": asks, "moves": [(code.value, text.name, "") for code, text in moves().items()]}


def _pulse_parts(_question: Question) -> dict[str, object]:
    scale = [(code, says, "") for code, says in zip(SCALE, pulse_scale(), strict=True)]
    items = [(item.value, pulse_text(item.value)) for item in PulseItem]
    return {"asks": {"how": pulse_text("question")}, "items": items, "scale": scale}


PARTS: dict[str, Callable[[Question], dict[str, object]]] = {
    SETBACK: _setback_parts,
    GUESS: _guess_parts,
    PULSE: _pulse_parts,
}


def sent_page(ballot: Ballot) -> str:
    """Thanks, with the promise once more."""
    return _page("sent.html", **_about(ballot, Question.of(ballot)), address=ballot.code)


def told_page(says: str, try_this: str) -> str:
    """Why there is nothing to fill in, and what to do."""
    return _page("told.html", says=says, try_this=try_this)


def code_page() -> str:
    """Where the code from the screen is typed in."""
    return _page("code.html")


def _sectors(question: Question) -> list[tuple[str, str]]:
    return [(sector.value, capital(word("sector", sector))) for sector in question.sectors]


def _about(ballot: Ballot, question: Question) -> dict[str, object]:
    promise = ballot.promise.splitlines()
    return {"question": question, "code": spaced(ballot.code), "promise": promise}


def _page(template: str, **parts: object) -> str:
    return environment().get_template(template).render(**parts, style=Markup(_style()))
