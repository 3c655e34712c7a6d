"""Every page as it comes, at five widths: what jumps, how much is time, how far Run is; and how a glide goes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from pages.parts.show.menu import MENU, RACING
from tests.benchmarks.browser import launched
from tests.benchmarks.figure import Figure, median
from tests.benchmarks.server import app, free_port
from tests.browser.served import served

PAGES = ("", *(page.name for page in MENU))
PATTERNS = [page.name for page in MENU if page.section in (RACING, "Combined")]
SIZES = ((390, 844), (853, 480), (1024, 768), (1440, 900), (1920, 1080))
PRESENTED = 853  # px: a projector at 150 %
_SETTLED = 2500  # ms after the title is there
_ROUNDS = 7
_MOST_TABS = 40  # of a page that is given up

_JUMPS = """
window.jumped = 0;
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.jumped += value;
}).observe({ type: "layout-shift", buffered: true });
// However busy the computer is: no page is shown before its style sheet, only because its patience is over.
const patient = new CSSStyleSheet();
patient.replaceSync(".stApp { animation-delay: 900s !important }");
document.adoptedStyleSheets = [patient];
"""
# Of the drawing's width, what its time axis takes, or what covers it before the first run.
_SHARE = """(flow) => {
  const base = flow.querySelector("path.base"), cover = flow.querySelector(".cover:not([hidden])");
  return Math.max(base ? base.getBBox().width : 0, cover ? cover.offsetWidth : 0) / flow.clientWidth;
}"""
_FOCUSED = """() => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return (node?.getAttribute("aria-label") || node?.innerText || "").trim();
}"""
# Frames a second from a press on the switch until the bars have come to rest.
_GLIDE = """async (button) => {
  button.click();
  let frames = 0, began = performance.now();
  while (performance.now() - began < 900) {
    await new Promise(requestAnimationFrame);
    frames += 1;
  }
  return frames / (performance.now() - began) * 1000;
}"""


def measure() -> list[Figure]:
    with sync_playwright() as playwright, launched(playwright) as browser:
        with app(free_port()) as server:
            url = server.wait().url
            _open(browser, url, "", 1440, 900).close()  # compiles and warms up
            figures = [figure for size in SIZES for figure in _at(browser, url, *size)]
            figures.append(_worst("Tab presses from load to Run at 1440 px", _tabs(browser, url), 12))
        return [*figures, _glide(browser)]


def _open(browser: Browser, url: str, name: str, width: int, height: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.add_init_script(_JUMPS)
    page.goto(f"{url}/{name}{'?presenter=1' if width == PRESENTED else ''}")
    page.locator("h1").first.wait_for()
    page.wait_for_timeout(_SETTLED)
    return page


def _at(browser: Browser, url: str, width: int, height: int) -> Iterator[Figure]:
    jumps, shares = dict[str, float](), dict[str, float]()
    for name in PAGES:
        page = _open(browser, url, name, width, height)
        jumps[name or "home"] = page.evaluate("window.jumped")
        if name in PATTERNS:
            shares[name] = page.locator(".flow").first.evaluate(_SHARE)
        page.close()
    size = f"{width} px{', presenting' if width == PRESENTED else ''}"
    yield _worst(f"layout shift while a page comes at {size}", jumps, 0.1)
    yield _worst(f"share of time in the picture at {size}", shares, 0.55, least=True)


def _worst(what: str, values: dict[str, float], target: float, *, least: bool = False) -> Figure:
    name = (min if least else max)(values, key=lambda one: values[one])
    return Figure(what, values[name], "", target, f"the worst of {len(values)} pages: {name}", least=least)


def _tabs(browser: Browser, url: str) -> dict[str, float]:
    """By the link past the menu."""
    presses = dict[str, float]()
    for name in PATTERNS:
        page = _open(browser, url, name, 1440, 900)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        presses[name] = 1
        while page.evaluate(_FOCUSED) != "Run" and presses[name] < _MOST_TABS:
            page.keyboard.press("Tab")
            presses[name] += 1
        page.close()
    return presses


def _glide(browser: Browser) -> Figure:
    with (
        tempfile.TemporaryDirectory() as folder,
        served("tests/browser/one_picture.py", Path(folder) / "output.txt") as url,
    ):
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        page.goto(f"{url}/?case=parallelization-50")
        page.locator(".flow .state b").first.wait_for()
        page.wait_for_timeout(_SETTLED)
        button = page.get_by_role("button", name="end to end", exact=True)
        rates = []
        for _ in range(2 * _ROUNDS):  # there and back
            rates.append(button.evaluate(_GLIDE))
            page.wait_for_timeout(300)
        page.close()
    note = f"{min(rates):.0f} to {max(rates):.0f} in {len(rates)} glides"
    return Figure("gliding 50 calls end to end: frames a second", median(rates), "", 55, note, least=True)
