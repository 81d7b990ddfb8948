"""The colors can be told apart: by contrast, by people who see color differently, and from red and green."""

import colorsys
import tomllib
from dataclasses import astuple
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from csc_core.charting.entries import Code
from csc_core.charting.marks import LOOKS, color_of
from csc_core.charting.palette import DARK, LIGHT, Palette, palette

CONFIG = Path(__file__).parents[3] / ".streamlit" / "config.toml"
Color = NDArray[np.float64]
# Machado, Oliveira and Fernandes 2009 ("A Physiologically-based Model for Simulation of Color Vision
# Deficiency", IEEE TVCG 15, severity 1), on linear light. Without color: luminance by IEC 61966-2-1.
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
SEEN = {
    "as most see": np.eye(3),
    "without long waves": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "without middle waves": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "without short waves": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TOLD_APART = (Code.LEARNING, Code.BLAMING, Code.RETREAT, Code.UNCLEAR, Code.MIXED, Code.NEUTRAL, Code.SETBACK)
BOTH = pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])


def linear(color: str) -> Color:
    """Linear light of a hex color."""
    part = np.array([int(color[k : k + 2], 16) / 255 for k in (1, 3, 5)])
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The WCAG ratio of two colors."""
    light = sorted((float(linear(color) @ LUMINANCE) for color in (one, other)), reverse=True)
    return (light[0] + 0.05) / (light[1] + 0.05)


def oklab(light: Color) -> Color:
    """Linear light in OKLab."""
    cones = np.array(
        [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ]
    )
    mix = np.array(
        [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ]
    )
    return mix @ np.cbrt(cones @ np.clip(light, 0, 1))


@BOTH
@pytest.mark.parametrize(
    ("role", "ratio"), [("ink", 15), ("muted", 6.4), ("blue", 4.5), ("orange", 4.5), ("grey", 4.5)]
)
def test_text_and_marks_stand_out_from_the_page(colors: Palette, role: str, ratio: float) -> None:
    assert contrast(getattr(colors, role), colors.page) >= ratio


@BOTH
@pytest.mark.parametrize("role", ["ink", "blue", "orange", "grey"])
def test_marks_stand_out_from_the_track_under_them(colors: Palette, role: str) -> None:
    assert contrast(getattr(colors, role), colors.track) >= 3


@BOTH
@pytest.mark.parametrize("under", ["strip", "tint", "track"])
@pytest.mark.parametrize("role", ["ink", "muted"])
def test_words_can_be_read_on_every_ground(colors: Palette, role: str, under: str) -> None:
    assert contrast(getattr(colors, role), getattr(colors, under)) >= 4.5


@BOTH
def test_the_number_of_a_picked_setback_can_be_read_on_its_tint(colors: Palette) -> None:
    assert contrast(colors.blue, colors.tint) >= 4.5


@BOTH
@pytest.mark.parametrize("sight", SEEN)
def test_the_colors_of_marks_differ_for_every_kind_of_sight(colors: Palette, sight: str) -> None:
    for one, other in combinations(("ink", "blue", "orange", "grey"), 2):
        a, b = (oklab(SEEN[sight] @ linear(getattr(colors, role))) for role in (one, other))
        assert np.linalg.norm(a - b) * 100 >= 8, f"{one} and {other}"


@BOTH
def test_without_color_the_marks_differ_by_shape_filling_or_letter(colors: Palette) -> None:
    """Blue, orange and grey have nearly one lightness: in grey print it is the form that tells them apart."""
    looks = [(LOOKS[code].shape, LOOKS[code].hollow, LOOKS[code].glyph) for code in TOLD_APART]
    assert len(set(looks)) == len(TOLD_APART)
    for code in TOLD_APART:
        grey = np.full(3, linear(color_of(code, colors)) @ LUMINANCE)
        page = np.full(3, linear(colors.page) @ LUMINANCE)
        assert np.linalg.norm(oklab(grey) - oklab(page)) * 100 >= 30


@pytest.mark.parametrize("code", TOLD_APART)
def test_the_filling_or_outline_of_every_mark_stands_out_in_both_themes(code: Code) -> None:
    assert all(contrast(color_of(code, colors), colors.page) >= 3 for colors in (LIGHT, DARK))


@BOTH
def test_nothing_is_red_or_green(colors: Palette) -> None:
    for color in astuple(colors):
        hue, _, full = colorsys.rgb_to_hls(*(int(color[k : k + 2], 16) / 255 for k in (1, 3, 5)))
        degrees = hue * 360
        assert full < 0.1 or 15 <= degrees <= 45 or 195 <= degrees <= 235, color


@pytest.mark.parametrize(("theme", "colors"), [("light", LIGHT), ("dark", DARK)])
def test_the_page_around_a_picture_has_the_same_colors(theme: str, colors: Palette) -> None:
    page = tomllib.loads(CONFIG.read_text())["theme"][theme]
    assert (page["backgroundColor"], page["textColor"]) == (colors.page, colors.ink)
    assert (page["blueTextColor"], page["grayTextColor"]) == (colors.blue, colors.muted)
    assert contrast(page["borderColor"], page["backgroundColor"]) >= 3
    assert contrast("#FFFFFF", page["primaryColor"]) >= 4.5
    assert contrast(page["orangeTextColor"], page["orangeBackgroundColor"]) >= 4.5


def test_a_theme_is_light_unless_it_is_dark() -> None:
    assert palette(False) is LIGHT
    assert palette(True) is DARK
