"""The codebook for programs of qualitative analysis (REFI-QDA codebook, .qdc); nothing of any log."""

import uuid
import xml.etree.ElementTree as ET

from csc_core.charting.marks import LOOKS, color_of
from csc_core.charting.palette import LIGHT
from csc_core.content.codebook import Term, families, family
from csc_core.reporting.documents.frames import ORIGINS

SPACE = "urn:QDA-XML:codebook:1.0"
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "csc:codebook")  # ids hang on the code, so a newer file updates it


def codebook_exchange() -> bytes:
    """Each family as a code that only groups; below it its codes, with name, meaning and the mark's color."""
    ET.register_namespace("", SPACE)
    book = ET.Element(_tag("CodeBook"), {"origin": "Facilitation dashboard for cross-sector collaborations"})
    codes = ET.SubElement(book, _tag("Codes"))
    for name in families():
        group = _code(codes, name, name.replace("_", " "), codable=False)
        for term in family(name):
            _term(group, term)
    return bytes(ET.tostring(book, encoding="utf-8", xml_declaration=True))


def _tag(name: str) -> str:
    return f"{{{SPACE}}}{name}"


def _code(parent: ET.Element, key: str, name: str, *, codable: bool, color: str = LIGHT.grey) -> ET.Element:
    return ET.SubElement(
        parent,
        _tag("Code"),
        {
            "guid": str(uuid.uuid5(_OURS, key)),
            "name": name,
            "isCodable": "true" if codable else "false",
            "color": color,
        },
    )


def _term(group: ET.Element, term: Term) -> None:
    color = next((color_of(code, LIGHT) for code in LOOKS if code.value == term.code), LIGHT.grey)
    element = _code(group, f"{term.family}/{term.code}", term.name, codable=True, color=color)
    parts = (
        term.definition,
        f"Counts: {term.counts}" if term.counts else "",
        f"Does not count: {term.does_not_count}" if term.does_not_count else "",
        f"Whose it is: {ORIGINS[term.origin]}. Code in the log: {term.code}",
    )
    ET.SubElement(element, _tag("Description")).text = "\n".join(part for part in parts if part)
