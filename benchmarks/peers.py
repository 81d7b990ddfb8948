"""Two timelines of others, for P16: their packages from npm, and how each is told to draw the same events."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from csc_core.model.log import EventLog

# Outside what is kept: var/ is left out of the repository, and BENCH_PEERS names another folder.
FOLDER = Path(os.environ.get("BENCH_PEERS") or Path(__file__).parents[1] / "var" / "npm")
PACKAGES = ("vis-timeline@8.5.4", "vis-data@8.0.6", "@knight-lab/timelinejs@3.9.11")
INSTALL = ("install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix")
TWO_FRAMES = "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));"
VIS = """async (events) => {
  const place = document.getElementById('vis'), began = performance.now();
  const items = new vis.DataSet(events.map((e, id) => ({id, content: e.title, start: e.date})));
  const drawn = new vis.Timeline(place, items, {});
  await new Promise(done => drawn.on('changed', done));
  TWO_FRAMES
  const passed = performance.now() - began;
  drawn.destroy();
  return passed;
}""".replace("TWO_FRAMES", TWO_FRAMES)
KNIGHT = """async (events) => {
  const place = document.getElementById('knight'), began = performance.now();
  const told = events.map(e => {
    const [year, month, day] = e.date.split('-').map(Number);
    return {start_date: {year, month, day}, text: {headline: e.title}};
  });
  const drawn = new TL.Timeline(place, {events: told}, {font: null, duration: 0});
  await new Promise(done => drawn.on('loaded', done));
  TWO_FRAMES
  const passed = performance.now() - began;
  place.replaceChildren();
  return passed;
}""".replace("TWO_FRAMES", TWO_FRAMES)


@dataclass(frozen=True, slots=True)
class Peer:
    """Another timeline: its script and style within the packages, and the code that draws and times it."""

    name: str
    script: str
    style: str
    draw: str


PEERS = (
    Peer(
        "vis-timeline",
        "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
        "vis-timeline/styles/vis-timeline-graph2d.min.css",
        VIS,
    ),
    Peer(
        "TimelineJS",
        "@knight-lab/timelinejs/dist/js/timeline.js",
        "@knight-lab/timelinejs/dist/css/timeline.css",
        KNIGHT,
    ),
)


def installed() -> Path | None:
    """The folder of their packages, fetched with npm the first time; None where that cannot be done."""
    there = FOLDER / "node_modules"
    if all((there / file).is_file() for peer in PEERS for file in (peer.script, peer.style)):
        return there
    npm = shutil.which("npm")
    if npm is None:
        return None
    FOLDER.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([npm, *INSTALL, FOLDER, *PACKAGES], capture_output=True, check=False)
    return there if done.returncode == 0 else None


def events_of(log: EventLog) -> list[dict[str, Any]]:
    """Every event with its day and title, as both of them want it."""
    days = log.days("date").astype(str).tolist()
    return [{"date": day, "title": title} for day, title in zip(days, log.text("title"), strict=True)]
