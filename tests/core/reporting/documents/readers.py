"""Independent readers of every format: what a person, a screen reader or another program finds in a file."""

import io
import re
import zipfile
from html.parser import HTMLParser

import pikepdf
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pypdf import PdfReader


def flat(text: str) -> str:
    """Text without the breaks of lines."""
    return " ".join(text.split())


def pdf_pages(data: bytes) -> list[str]:
    """The text of each page."""
    return [flat(page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages]


def pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def structure(document: pikepdf.Pdf) -> list[tuple[str, str]]:
    """The tags of a PDF in reading order, each with its text alternative."""
    found: list[tuple[str, str]] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for kid in list(node):
                walk(kid)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append((str(node.S)[1:], str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node.K)

    walk(document.Root.StructTreeRoot.K)
    return found


def unembedded(document: pikepdf.Pdf) -> list[str]:
    """The names of fonts whose letters are not inside the file."""
    missing = []
    for item in document.objects:
        describes = isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        if describes and not any(name in item for name in ("/FontFile", "/FontFile2", "/FontFile3")):
            missing.append(str(item.FontName))
    return missing


class Page(HTMLParser):
    """A web page's tags, attributes and text."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.pieces: list[str] = []
        self.open: list[str] = []
        self.unclosed: list[str] = []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in ("meta", "col", "br", "img", "hr", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.pieces.append(data)

    @property
    def text(self) -> str:
        return flat(" ".join(self.pieces))


def deck(data: bytes) -> Deck:
    return Presentation(io.BytesIO(data))


def book(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def files(data: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def everything(data: bytes) -> str:
    """All text that can be dug out of a file of any kind, without spaces, in lower case."""
    found = [data.decode("utf-8", "replace"), data.decode("latin-1")]
    if data.startswith(b"%PDF"):
        found += [*pdf_pages(data), *(alt for _, alt in structure(pdf(data)))]
        with pdf(data) as document:
            found += [str(value) for value in document.docinfo.values()]
            for item in document.objects:
                if isinstance(item, pikepdf.Stream):
                    found.append(item.read_bytes().decode("latin-1"))
    if data.startswith(b"PK"):
        found += [f"{name} {everything(content)}" for name, content in files(data).items()]
    return re.sub(r"\s+", "", " ".join(found)).casefold()
