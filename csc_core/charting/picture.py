"""Scenes to Vega-Lite: one template, written with Altair once a process, filled with a scene's primitives."""

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from csc_core.charting.scene import Scene
from csc_core.content.load import DATA

PICK = "pick"
SCREEN_FONT = "Source Sans"
FILE_FONT = "Source Sans Pro"  # the shipped face of the same family, for pictures made without a browser
SVG_LIMIT = 500  # targets; above it the browser draws on a canvas, which does not name its marks


@dataclass(frozen=True)
class Picture:
    """A chart ready to draw: a Vega-Lite spec without data, its datasets by name, its height in pixels."""

    spec: Mapping[str, Any]
    datasets: Mapping[str, list[dict[str, Any]]]
    height: float

    def whole(self) -> dict[str, Any]:
        """The spec with its data inside, for files and for other tools."""
        return {**self.spec, "datasets": dict(self.datasets)}


@cache
def _template(clickable: bool) -> dict[str, Any]:
    """The layers every picture is made of, as Altair writes them."""
    from csc_core.charting.layers import template  # imports Altair: only where a picture is drawn

    return _finished(template(PICK if clickable else None))


def _finished(spec: dict[str, Any]) -> dict[str, Any]:
    """The template with the settings that must be literal: an object for padding, the font, no frame."""
    spec.pop("datasets", None)
    return {
        **spec,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 2, "right": 6, "top": 2, "bottom": 2},
        "config": {"view": {"stroke": None}, "font": SCREEN_FONT, "text": {"font": SCREEN_FONT}},
    }


def picture(scene: Scene, *, clickable: bool = False, sized: bool = False) -> Picture:
    """The scene as a chart, of its own width if ``sized`` (for files), else of its container's."""
    spec = copy.deepcopy(_template(clickable))
    spec["height"] = scene.height
    spec["background"] = scene.colors.page
    spec["layer"][-1]["mark"]["aria"] = bool(scene.targets)  # a group of none has no name to be read out
    if sized:
        spec["width"] = scene.label + scene.plot
    for layer in spec["layer"]:
        layer["encoding"]["x"]["scale"]["domain"] = [scene.start, scene.end]
        layer["encoding"]["y"]["scale"]["domain"] = [0, scene.height]
    renderer = "svg" if len(scene.targets) <= SVG_LIMIT else "canvas"
    spec["usermeta"] = {"embedOptions": {"renderer": renderer}}
    return Picture(spec, scene.datasets(), scene.height)


FONTS = DATA / "fonts"


@cache
def _fonts_registered(folder: Path) -> Path:
    import vl_convert

    vl_convert.register_font_directory(str(folder))
    return folder


def _for_file(chart: Picture) -> str:
    spec = chart.whole()
    spec["config"] = {**spec["config"], "font": FILE_FONT, "text": {"font": FILE_FONT}}
    return json.dumps(spec)


def png(chart: Picture, scale: float = 2) -> bytes:
    """The chart as a PNG image, made without a browser or a network."""
    import vl_convert

    _fonts_registered(FONTS)
    return bytes(vl_convert.vegalite_to_png(_for_file(chart), vl_version="6.1", scale=scale))


def svg(chart: Picture) -> str:
    """The chart as an SVG image, made without a browser or a network."""
    import vl_convert

    _fonts_registered(FONTS)
    return str(vl_convert.vegalite_to_svg(_for_file(chart), vl_version="6.1"))
