"""P16: how long a browser takes to draw the timeline. Others' timelines are not measured here."""

import json
import shutil
from collections.abc import Iterator
from typing import Any

import vl_convert

from benchmarks.figure import Figure, Plan, left_out, rows_of
from benchmarks.logs import AS_OF, made_log
from benchmarks.opening import opened
from benchmarks.timing import Spread
from csc_core.analysis import analyse
from csc_core.charting.picture import picture
from csc_core.charting.timeline import timeline

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DRAW = """async ([spec, renderer]) => {
  const place = document.getElementById('chart'), began = performance.now();
  const drawn = await vegaEmbed(place, spec, {renderer, actions: false});
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const passed = performance.now() - began;
  drawn.finalize();
  return passed;
}"""
PEERS = "drawn in Chromium / vis-timeline and TimelineJS"


def p16(plan: Plan) -> Iterator[Figure]:
    """Wall milliseconds from the specification to the second frame after it, SVG and canvas in turn."""
    yield left_out("P16", PEERS, "their packages come from npm and are no part of this repository")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    what = "the timeline drawn in Chromium, wall time"
    if browser is None:
        yield left_out("P16", what, f"no browser here: {', '.join(BROWSERS)}")
        return
    rows = plan.rows(1_000)
    scene = timeline(analyse(opened(made_log(rows)), today=AS_OF))
    times = drawn(browser, picture(scene, sized=True).whole(), plan.rounds)
    for renderer, passed in times.items():
        note = f"{len(scene.targets):,} marks that can be clicked"
        yield Figure("P16", f"{what}, {renderer}", rows_of(rows), " ms", Spread.of(passed), beside=note)


def drawn(browser: str, spec: dict[str, Any], rounds: int) -> dict[str, list[float]]:
    """Milliseconds by renderer, one entry a round; the first drawing of each is not counted."""
    from playwright.sync_api import sync_playwright

    times: dict[str, list[float]] = {"svg": [], "canvas": []}
    with sync_playwright() as playwright:
        options = ("--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND")
        page = playwright.chromium.launch(executable_path=browser, args=list(options)).new_page()
        page.set_content("<div id='chart' style='width: 1200px'></div>")
        page.add_script_tag(
            content=vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"), type="module"
        )
        page.wait_for_function("Boolean(window.vegaEmbed)")
        given = json.loads(json.dumps(spec))
        for _ in range(rounds + 1):
            for renderer, passed in times.items():
                passed.append(page.evaluate(DRAW, [given, renderer]))
    return {renderer: passed[1:] for renderer, passed in times.items()}
