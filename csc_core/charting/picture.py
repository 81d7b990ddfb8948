"""Scenes to Vega-Lite: one template, written with Altair once a process, filled with a scene's primitives."""

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from csc_core.charting.scene import Dash, Scene
from csc_core.content.load import DATA

PICK = "pick"
SCREEN_FONT = "Source Sans"
FILE_FONT = "Source Sans Pro"  # the shipped face of the same family, for pictures made without a browser
_DASHES = {Dash.DASHED: "[4,4]", Dash.DOTTED: "[2,3]", Dash.SOLID: "[1,0]"}
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
    import altair as alt  # 1.7 s of CPU: only where a picture is drawn

    def said(field: str) -> Any:
        return alt.ExprRef(expr=f"datum.{field}")

    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False, zero=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False, zero=False, reverse=True))

    def layer(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    def text(name: str, **look: Any) -> Any:
        mark = layer(name).mark_text(
            align=said("align"),
            baseline="middle",
            fontSize=said("size"),
            fontWeight=said("weight"),
            xOffset=said("dx"),
            description=said("text"),
            **look,
        )
        return mark.encode(x=x, y=y, text=alt.Text("text:N"))

    dash = alt.ExprRef(
        expr=" : ".join(f"datum.dash === '{name}' ? {pattern}" for name, pattern in _DASHES.items())
        + " : [1,0]"
    )

    def boxes(name: str) -> Any:
        mark = layer(name).mark_rect(
            fill=said("fill"),
            stroke=said("stroke"),
            strokeWidth=said("width"),
            cornerRadius=said("radius"),
            xOffset=said("dx"),
            x2Offset=said("dx2"),
            aria=False,
        )
        return mark.encode(x=x, x2="x2:Q", y=y, y2="y2:Q")

    lines = (
        layer("lines")
        .mark_rule(
            color=said("color"),
            strokeWidth=said("width"),
            strokeDash=dash,
            xOffset=said("dx"),
            x2Offset=said("dx2"),
            aria=False,
        )
        .encode(x=x, x2="x2:Q", y=y, y2="y2:Q")
    )
    shapes = (
        layer("shapes")
        .mark_point(
            shape=said("shape"),
            fill=said("fill"),
            stroke=said("stroke"),
            strokeWidth=said("width"),
            size=said("size"),
            xOffset=said("dx"),
            opacity=1,
            aria=False,
        )
        .encode(x=x, y=y)
    )
    targets = (
        layer("targets")
        .mark_point(
            shape="circle",
            fill="transparent",
            stroke="transparent",
            size=said("size"),
            xOffset=said("dx"),
            opacity=1,
            cursor="pointer" if clickable else "default",
            description=said("says"),
        )
        .encode(x=x, y=y, tooltip=alt.Tooltip("says:N"))
    )
    if clickable:
        targets = targets.add_params(
            alt.selection_point(name=PICK, fields=["id"], on="click", toggle=False, clear=False)
        )
    chart = alt.layer(
        boxes("grounds"),
        lines,
        boxes("boxes"),
        text(
            "words", color="transparent", stroke=said("halo"), strokeWidth=5, strokeJoin="round", aria=False
        ),
        text("words", color=said("color")),
        shapes,
        text("glyphs", color=said("color"), aria=False),
        targets,
    )
    return _finished(chart.to_dict(validate=False))


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
