"""The colors of every picture, light and dark. Blue, orange and grey only: nothing reads as good or bad."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colors by role, each at least 3:1 (marks) or 4.5:1 (text) against ``page``."""

    page: str
    ink: str
    muted: str
    blue: str
    orange: str
    grey: str
    track: str
    strip: str
    tint: str
    rule: str
    year: str


LIGHT = Palette(
    page="#FFFFFF",
    ink="#18232F",
    muted="#52606D",
    blue="#1A5FA8",
    orange="#B54708",
    grey="#69757F",
    track="#D3DBE4",
    strip="#E4E9EF",
    tint="#EAF1F9",
    rule="#DDE3E9",
    year="#CBD3DB",
)
DARK = Palette(
    page="#11181F",
    ink="#EAF0F5",
    muted="#AAB6C2",
    blue="#74B4F2",
    orange="#F39A52",
    grey="#95A1AD",
    track="#364452",
    strip="#2A3642",
    tint="#1A2B3D",
    rule="#2B3742",
    year="#3A4855",
)


def palette(dark: bool) -> Palette:
    """The colors for a theme."""
    return DARK if dark else LIGHT
