"""An empty 16:9 presentation in our colors and faces, so that what is added by hand looks alike."""

import re
from typing import Any

from pptx import Presentation
from pptx.util import Emu, Inches

from csc_core.charting.palette import LIGHT

WIDE, HIGH = 13.333, 7.5  # inches
HEADINGS, WORDS = "Georgia", "Calibri"  # on every computer with office programs, and near the app's faces
SPARE = 1.25  # how much wider words may run where a computer lacks these faces and takes others
_ROLES = {
    "dk2": LIGHT.ink,
    "lt2": LIGHT.strip,
    "accent1": LIGHT.blue,
    "accent2": LIGHT.orange,
    "accent3": LIGHT.grey,
    "accent4": LIGHT.muted,
    "accent5": LIGHT.year,
    "accent6": LIGHT.ink,
}


def blank() -> Any:
    """A presentation with no slides."""
    deck = Presentation()
    _widen(deck)
    _dress(deck)
    return deck


def _widen(deck: Any) -> None:
    """From the default 4:3 to 16:9, with everything on the master and the layouts in its place."""
    share = Inches(WIDE) / deck.slide_width
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    for master in (deck.slide_master, *deck.slide_layouts):
        for shape in master.shapes:
            if shape._element.spPr.xfrm is not None:  # else it stands where the master has it
                left, top, width, height = shape.left, shape.top, shape.width, shape.height
                shape.left, shape.width = Emu(int(left * share)), Emu(int(width * share))
                shape.top, shape.height = top, height


def _dress(deck: Any) -> None:
    """Our colors and faces as the theme."""
    rels = deck.slide_master.part.rels.values()
    part = next(rel.target_part for rel in rels if rel.reltype.endswith("/theme"))
    theme = part.blob.decode()
    for role, color in _ROLES.items():
        theme = re.sub(rf'(<a:{role}><a:srgbClr val=")\w+', rf"\g<1>{color[1:]}", theme)
    for place, face in (("major", HEADINGS), ("minor", WORDS)):
        theme = re.sub(rf'(<a:{place}Font><a:latin typeface=")[^"]*', rf"\g<1>{face}", theme)
    part._blob = theme.encode()
