"""The timeline's layers written with Altair anew, as a page without a template would on every rerun."""

from typing import Any

import altair as alt
import pandas as pd

from csc_core.charting.scene import Scene

X = alt.X("x:Q", axis=None)
Y = alt.Y("y:Q", axis=None, scale=alt.Scale(reverse=True))


def authored(scene: Scene) -> dict[str, Any]:
    """The scene's marks as a chart specification with its data inside."""
    alt.data_transformers.disable_max_rows()
    boxes = _data(scene.boxes).mark_rect(aria=False)
    lines = _data(scene.lines).mark_rule(aria=False)
    words = _data(scene.words).mark_text(baseline="middle")
    shapes = _data(scene.shapes).mark_point(filled=True, aria=False)
    targets = (
        _data(scene.targets).mark_point(opacity=0).add_params(alt.selection_point(name="pick", fields=["id"]))
    )
    chart = alt.layer(
        _placed(_data(scene.grounds).mark_rect(aria=False), fill="fill:N", x2="x2:Q", y2="y2:Q"),
        _placed(lines, stroke="color:N", x2="x2:Q", y2="y2:Q"),
        _placed(boxes, fill="fill:N", x2="x2:Q", y2="y2:Q"),
        _placed(words, color="color:N", text="text:N"),
        _placed(shapes, shape="shape:N", fill="fill:N", size="size:Q"),
        _placed(_data(scene.glyphs).mark_text(aria=False), color="color:N", text="text:N"),
        _placed(targets, tooltip="says:N", size="size:Q"),
    )
    return dict(chart.properties(height=scene.height).to_dict())


def _data(items: list[Any]) -> alt.Chart:
    return alt.Chart(pd.DataFrame([item._asdict() for item in items] or [{"x": 0.0, "y": 0.0}]))


def _placed(mark: alt.Chart, **channels: str) -> alt.Chart:
    known = set(mark.data.columns)
    return mark.encode(
        x=X, y=Y, **{name: field for name, field in channels.items() if field.split(":")[0] in known}
    )
