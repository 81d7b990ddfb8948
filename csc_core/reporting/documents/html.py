"""Documents as one self-contained web page: opens offline, prints well, runs nothing, fetches nothing."""

import base64
from dataclasses import asdict
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from csc_core.charting.palette import LIGHT
from csc_core.charting.picture import FONTS
from csc_core.content.load import DATA
from csc_core.reporting.documents.blocks import Document

_FACES = (
    ("Source Sans Pro", 400, "SourceSansPro-Regular"),
    ("Source Sans Pro", 600, "SourceSansPro-Semibold"),
    ("Source Serif Pro", 600, "SourceSerifPro-Semibold"),
)


def html(document: Document) -> bytes:
    """The document as a web page with its style, fonts and pictures inside (UTF-8)."""
    template = _environment().get_template("document.html")
    return template.render(document.values(), fonts=_fonts(), colors=asdict(LIGHT)).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(DATA / "layouts"), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["drawing"] = _drawing
    return environment


def _drawing(svg: str) -> Markup:
    """A picture made by our own charts, whose texts are escaped already: the one thing that is markup."""
    return Markup(svg)


@cache
def _fonts() -> tuple[dict[str, str | int], ...]:
    """The shipped faces, each as data for the page's own style."""
    return tuple(
        {"family": family, "weight": weight, "data": _encoded(name)} for family, weight, name in _FACES
    )


def _encoded(name: str) -> str:
    return base64.b64encode((FONTS / "web" / f"{name}.woff2").read_bytes()).decode()
