"""P16: how long a browser takes to draw the timeline, and two timelines of others with the same events."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import vl_convert

from benchmarks.figure import Figure, Goal, Plan, left_out, rows_of
from benchmarks.logs import AS_OF, made_log
from benchmarks.opening import opened
from benchmarks.peers import PEERS, TWO_FRAMES, events_of, installed
from benchmarks.timing import Spread
from csc_core.analysis import analyse
from csc_core.charting.picture import picture
from csc_core.charting.timeline import timeline

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OFFLINE = ("--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND")
PLACES = "<div id='chart'></div><div id='vis'></div><div id='knight' style='height: 700px'></div>"
DRAW = """async ([spec, renderer]) => {
  const place = document.getElementById('chart'), began = performance.now();
  const drawn = await vegaEmbed(place, spec, {renderer, actions: false});
  TWO_FRAMES
  const passed = performance.now() - began;
  drawn.finalize();
  place.replaceChildren();
  return passed;
}""".replace("TWO_FRAMES", TWO_FRAMES)
WHAT = "the timeline drawn in Chromium"
GOALS = {"vis-timeline": Goal(0.4, 0.2), "TimelineJS": Goal(0.2)}


def p16(plan: Plan) -> Iterator[Figure]:
    """Wall milliseconds from what is to be drawn to the second frame after it, everything in turn."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        yield left_out("P16", f"{WHAT}, wall time", f"no browser here: {', '.join(BROWSERS)}")
        return
    rows = plan.rows(1_000)
    log = opened(made_log(rows))
    scene = timeline(analyse(log, today=AS_OF))
    packages = installed()
    times = drawn(browser, picture(scene, sized=True).whole(), events_of(log), packages, plan.rounds)
    if packages is None:
        yield left_out(
            "P16", f"{WHAT} / vis-timeline and TimelineJS", "npm is not here, or gives no packages"
        )
    for renderer in ("canvas", "svg"):
        note = f"{len(scene.targets):,} marks that can be clicked"
        size = rows_of(rows)
        yield Figure("P16", f"{WHAT}, {renderer}", size, " ms", Spread.of(times[renderer]), beside=note)
        for peer in PEERS if packages else ():
            ratio = [ours / its for ours, its in zip(times[renderer], times[peer.name], strict=True)]
            goal = GOALS[peer.name] if renderer == "canvas" else None
            spread = Spread.of(times[peer.name])
            told = f"{peer.name} {spread.middle:.0f} ms ({spread.low:.0f} to {spread.high:.0f})"
            yield Figure("P16", f"the same / {peer.name}", size, "×", Spread.of(ratio), goal, told)


def drawn(
    browser: str, spec: dict[str, Any], events: list[dict[str, Any]], packages: Path | None, rounds: int
) -> dict[str, list[float]]:
    """Milliseconds by renderer and peer, one entry a round; the first drawing of each is not counted."""
    from playwright.sync_api import sync_playwright

    given = json.loads(json.dumps(spec))
    work = {renderer: (DRAW, [given, renderer]) for renderer in ("svg", "canvas")}
    if packages:
        work |= {peer.name: (peer.draw, events) for peer in PEERS}
    times: dict[str, list[float]] = {name: [] for name in work}
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=browser, args=list(OFFLINE)).new_page(
            viewport={"width": 1280, "height": 720}
        )
        page.set_content(PLACES)
        page.add_script_tag(
            content=vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"), type="module"
        )
        page.wait_for_function("Boolean(window.vegaEmbed)")
        for peer in PEERS if packages else ():
            assert packages is not None
            page.add_style_tag(content=(packages / peer.style).read_text())
            page.add_script_tag(content=(packages / peer.script).read_text())
        for _ in range(rounds + 1):
            for name, (draw, argument) in work.items():
                times[name].append(page.evaluate(draw, argument))
    return {name: passed[1:] for name, passed in times.items()}
