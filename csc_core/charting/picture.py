"""Scenes to Vega-Lite: one template, written with Altair once a process, filled with a scene's primitives."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from csc_core.charting.legible import legible
from csc_core.charting.scene import GROUPS, Scene
from csc_core.content.load import DATA

PICK = "pick"
SCREEN_FONT = "Source Sans"
FILE_FONT = "Source Sans Pro"  # the shipped face of the same family, for pictures made without a browser
SVG_LIMIT = 500  # targets; above it the browser draws on a canvas, which does not name its marks


@dataclass(frozen=True)
class Picture:
    """A chart ready to draw: a Vega-Lite spec without data, its datasets by name, its height in pixels.

    A dataset is an Arrow stream, written once: a screen is sent it as it is, however often it is drawn.
    """

    spec: Mapping[str, Any]
    datasets: Mapping[str, bytes]
    height: float

    def rows(self, name: str) -> list[dict[str, Any]]:
        """A dataset's rows, for files and for other tools."""
        return list(pa.ipc.open_stream(self.datasets[name]).read_all().to_pylist())

    def whole(self) -> dict[str, Any]:
        """The spec with its data inside, as text can hold it."""
        return {**self.spec, "datasets": {name: self.rows(name) for name in self.datasets}}

    def streamed(self) -> dict[str, Any]:
        """The spec with its data inside, as a screen is sent it."""
        return {**self.spec, "datasets": dict(self.datasets)}


@cache
def _template(clickable: bool) -> str:
    """The layers every picture is made of, as Altair writes them: text, which is copied fastest."""
    from csc_core.charting.layers import template  # imports Altair: only where a picture is drawn

    return json.dumps(_finished(template(PICK if clickable else None)))


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
    spec = json.loads(_template(clickable))
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
    datasets = {name: _stream(getattr(scene, name), kind) for name, kind in GROUPS.items()}
    return Picture(spec, datasets, scene.height)


@cache
def _schema(kind: type) -> pa.Schema:
    """One column a field: of numbers, or of text."""
    fields = kind.__annotations__.items()
    return pa.schema([(name, pa.float64() if type in (float, int) else pa.string()) for name, type in fields])


def changed(drawn: Picture, before: Scene, now: Scene) -> Picture:
    """The picture of a scene, made anew where it has another list of primitives than one that is drawn."""
    new = {
        name: _stream(getattr(now, name), kind)
        for name, kind in GROUPS.items()
        if getattr(now, name) is not getattr(before, name)
    }
    return replace(drawn, datasets={**drawn.datasets, **new})


def _stream(items: Sequence[Any], kind: type) -> bytes:
    """Primitives of one kind as an Arrow stream."""
    schema, sink = _schema(kind), pa.BufferOutputStream()
    values = zip(*items, strict=True) if items else ((),) * len(schema)
    columns = [pa.array(column, type) for column, type in zip(values, schema.types, strict=True)]
    with pa.ipc.new_stream(sink, schema) as stream:
        stream.write_batch(pa.record_batch(columns, schema=schema))
    return bytes(sink.getvalue().to_pybytes())


FONTS = DATA / "fonts"


@cache
def _fonts_registered(folder: Path) -> Path:
    import vl_convert

    vl_convert.register_font_directory(str(folder))
    return folder


def _for_file(chart: Picture) -> str:
    """The chart as JSON. A sign that XML cannot hold would end the whole program in the drawing library."""
    spec = chart.whole()
    spec["config"] = {**spec["config"], "font": FILE_FONT, "text": {"font": FILE_FONT}}
    return json.dumps(_drawable(spec))


def _drawable(value: Any) -> Any:
    """The same values with every text made legible."""
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, Mapping):
        return {name: _drawable(part) for name, part in value.items()}
    return [_drawable(part) for part in value] if isinstance(value, list | tuple) else value


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
