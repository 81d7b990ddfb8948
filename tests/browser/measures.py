"""What is wrong with a page, measured by script: how it is laid out, what axe finds, mute pictures."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from tests.browser.app import CHART, Screen

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
SMALLEST = 14  # pixels
# Findings that lie in the framework and that we cannot mend: the rule, how the element begins, since when.
# As of 2026-11-25 (Streamlit 1.67, axe-core as shipped with axe-playwright-python) there are none.
KNOWN: tuple[tuple[str, str, str], ...] = ()
ONLY_BARRIERS = {"resultTypes": ["violations"]}  # every rule is asked; of what is well, no list is made


def flaws(screen: Screen, smallest: int = SMALLEST) -> list[str]:
    """Words too small, cut off or written over, buttons without a name, what is too wide."""
    return list(screen.page.evaluate(MEASURE, smallest))


def barriers(screen: Screen) -> list[str]:
    """What axe calls serious or critical, but for what is ``KNOWN``."""
    found = Axe().run(screen.page, options=ONLY_BARRIERS).response["violations"]
    return [
        f"{item['id']}: {node['html'][:160]}"
        for item in found
        if item["impact"] in ("serious", "critical")
        for node in item["nodes"]
        if not any(item["id"] == rule and node["html"].startswith(start) for rule, start, _ in KNOWN)
    ]


def in_both_themes(screen: Screen) -> list[str]:
    """Barriers of what stands on the screen, in the colors it has and then in the others, which stay."""
    was_dark = screen.is_dark
    found = {was_dark: barriers(screen)}
    screen.turn(dark=not was_dark)
    found[not was_dark] = barriers(screen)
    return [f"{'dark' if dark else 'light'}: {barrier}" for dark, told in found.items() for barrier in told]


def cut_off(screen: Screen) -> list[str]:
    """Words that run out of a box which hides the rest; a grid is scrolled, and has no such words."""
    return list(screen.page.evaluate(CUT))


def moving(screen: Screen) -> list[str]:
    """What takes time to move or fade."""
    return list(screen.page.evaluate(MOVING))


def mute_pictures(screen: Screen) -> list[str]:
    """Pictures that say nothing to who cannot see them."""
    return list(screen.page.evaluate(MUTE, CHART))


MUTE = """chart => [...document.querySelectorAll(chart)]
  .filter(one => one.role !== 'graphics-document' || !one.ariaLabel?.trim().includes(' '))
  .map(one => `a picture without words: ${one.parentElement.className}`)"""
CUT = """() => [...document.querySelectorAll('[data-testid=stMain] *, [role=dialog] *')]
  .filter(one => {
    const style = getComputedStyle(one);
    const own = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const hides = ['hidden', 'clip'].includes(style.overflowX) || style.textOverflow === 'ellipsis';
    return own && hides && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1
      && one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  })
  .map(one => `cut off: ${one.textContent.trim().slice(0, 60)}`)"""
MOVING = """() => {
  const longest = times => Math.max(...times.split(',').map(parseFloat));
  return [...document.querySelectorAll('*')]
    .filter(one => {
      const style = getComputedStyle(one);
      return Math.max(longest(style.transitionDuration), longest(style.animationDuration)) > 0.05;
    })
    .map(one => `${one.tagName} ${one.dataset.testid ?? one.className}`.slice(0, 80));
}"""
