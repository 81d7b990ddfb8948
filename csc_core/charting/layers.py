"""The layers every picture is made of, written with Altair. Import it late: Altair takes 1.7 s of CPU."""

from typing import Any

import altair as alt

from csc_core.charting.scene import Dash

_DASHES = {Dash.DASHED: "[4,4]", Dash.DOTTED: "[2,3]", Dash.SOLID: "[1,0]"}
_X = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False, zero=False))
_Y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False, zero=False, reverse=True))


def template(pick: str | None) -> dict[str, Any]:
    """A Vega-Lite spec that draws a scene's datasets by name; a click on a target is told under ``pick``."""
    halo = {"color": "transparent", "stroke": _said("halo"), "strokeWidth": 5, "strokeJoin": "round"}
    chart = alt.layer(
        _boxes("grounds"),
        _lines(),
        _boxes("boxes"),
        _words("words", **halo, aria=False),
        _words("words", color=_said("color")),
        _shapes("shapes"),
        _words("glyphs", color=_said("color"), aria=False),
        _shapes("rings"),
        _targets(pick),
    )
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return spec


def _data(name: str) -> Any:
    return alt.Chart(alt.NamedData(name))


def _said(field: str) -> Any:
    """The value a primitive itself gives for a field."""
    return alt.ExprRef(expr=f"datum.{field}")


def _boxes(name: str) -> Any:
    mark = _data(name).mark_rect(
        fill=_said("fill"),
        stroke=_said("stroke"),
        strokeWidth=_said("width"),
        cornerRadius=_said("radius"),
        xOffset=_said("dx"),
        x2Offset=_said("dx2"),
        aria=False,
    )
    return mark.encode(x=_X, x2="x2:Q", y=_Y, y2="y2:Q")


def _lines() -> Any:
    dash = " : ".join(f"datum.dash === '{name}' ? {pattern}" for name, pattern in _DASHES.items())
    mark = _data("lines").mark_rule(
        color=_said("color"),
        strokeWidth=_said("width"),
        strokeDash=alt.ExprRef(expr=f"{dash} : {_DASHES[Dash.SOLID]}"),
        xOffset=_said("dx"),
        x2Offset=_said("dx2"),
        aria=False,
    )
    return mark.encode(x=_X, x2="x2:Q", y=_Y, y2="y2:Q")


def _words(name: str, **look: Any) -> Any:
    mark = _data(name).mark_text(
        align=_said("align"),
        baseline="middle",
        fontSize=_said("size"),
        fontWeight=_said("weight"),
        xOffset=_said("dx"),
        description=_said("text"),
        **look,
    )
    return mark.encode(x=_X, y=_Y, text=alt.Text("text:N"))


def _shapes(name: str) -> Any:
    mark = _data(name).mark_point(
        shape=_said("shape"),
        fill=_said("fill"),
        stroke=_said("stroke"),
        strokeWidth=_said("width"),
        size=_said("size"),
        xOffset=_said("dx"),
        opacity=1,
        aria=False,
    )
    return mark.encode(x=_X, y=_Y)


def _targets(pick: str | None) -> Any:
    mark = _data("targets").mark_point(
        shape="circle",
        fill="transparent",
        stroke="transparent",
        size=_said("size"),
        xOffset=_said("dx"),
        opacity=1,
        cursor="pointer" if pick else "default",
        description=_said("says"),
    )
    targets = mark.encode(x=_X, y=_Y, tooltip=alt.Tooltip("says:N"))
    if pick is None:
        return targets
    return targets.add_params(
        alt.selection_point(name=pick, fields=["id"], on="click", toggle=False, clear=False)
    )
