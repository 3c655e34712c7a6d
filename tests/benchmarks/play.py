"""What playing and reading a run costs in Chromium: frames, messages, choosing a call, first pictures, data."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from core.view.guess import NOT_GUESSED
from pages.parts.show.run_picture import flow_of
from pages.parts.show.trace_view import readable
from tests.benchmarks.browser import launched
from tests.benchmarks.figure import Figure, median
from tests.browser.one_picture import made
from tests.browser.served import served

_LOOK = 3.0  # seconds of playing that are looked at
_ROUNDS = 7

# Frames a second while it plays.
_FRAMES = """async (seconds) => {
  let frames = 0, began = performance.now();
  while (performance.now() - began < seconds * 1000) {
    await new Promise(requestAnimationFrame);
    frames += 1;
  }
  return frames / (performance.now() - began) * 1000;
}"""
# Milliseconds from a click on a call to the frame in which card, code, ring and row show it.
_CHOOSE = """async (number) => {
  const hit = (root) => root.querySelectorAll(".hit").length ? root
    : [...root.querySelectorAll("*")].map((e) => e.shadowRoot && hit(e.shadowRoot)).find(Boolean);
  const drawing = hit(document), call = drawing.querySelectorAll(".hit")[number];
  const began = performance.now();
  call.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
  while (call.getAttribute("aria-current") !== "true" || !drawing.querySelector(".card h3")) {
    await new Promise(requestAnimationFrame);
  }
  return performance.now() - began;
}"""
# Milliseconds from the arrival of the data, at most the last frame over the socket, to the drawn picture.
_ARRIVAL = """
const Real = window.WebSocket;
window.WebSocket = class extends Real {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", () => { window.arrived = performance.now(); });
  }
};
const inside = (root) => root.querySelector(".flow .state b")
  || [...root.querySelectorAll("*")].some((e) => e.shadowRoot && inside(e.shadowRoot));
const look = () => { if (inside(document)) window.drawn = performance.now(); else requestAnimationFrame(look); };
requestAnimationFrame(look);
"""


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "output.txt"
        script = "tests/browser/one_picture.py"
        with served(script, log) as url, sync_playwright() as playwright, launched(playwright) as browser:
            return [*_playing(browser, url), *_following(browser, url), *_large(browser, url), *_sizes()]


def _open(browser: Browser, url: str, case: str) -> tuple[Page, list[Any]]:
    page, sent = browser.new_page(viewport={"width": 1440, "height": 1000}), list[Any]()
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(data)))
    page.add_init_script(_ARRIVAL)
    page.goto(f"{url}/?case={case}")
    page.locator(".flow .state b").first.wait_for()
    time.sleep(1.5)
    return page, sent


def _playing(browser: Browser, url: str) -> list[Figure]:
    page, sent = _open(browser, url, "parallelization-50")
    rates, busy, messages = _played(page, sent, "0.5×")
    chosen = [page.evaluate(_CHOOSE, number) for number in range(5, 5 + 2 * _ROUNDS)]
    page.close()
    return [
        *_moving("playing 50 calls", rates, busy, messages),
        Figure("choosing one of 50 calls, until all views agree", median(chosen), " ms", 100),
    ]


def _following(browser: Browser, url: str) -> list[Figure]:
    """The texts of 48 calls go from one to the next while they are played."""
    page, sent = _open(browser, url, "prompt_chaining-16")
    rates, busy, messages = _played(page, sent, "1×")
    page.close()
    return _moving("following the texts of 48 calls", rates, busy, messages)


def _moving(what: str, rates: list[float], busy: list[float], messages: int) -> list[Figure]:
    note = f"{min(rates):.0f} to {max(rates):.0f} in {_ROUNDS} plays of {_LOOK:g} s"
    return [
        Figure(f"{what}: frames a second", median(rates), "", 55, note, least=True),
        Figure(f"{what}: work of the browser a frame", median(busy), " ms", 16),
        Figure(f"{what}: messages to the server", messages, "", 0),
    ]


def _played(page: Page, sent: list[Any], speed: str) -> tuple[list[float], list[float], int]:
    """Frames a second of each play from the start, milliseconds of the page's thread a frame, and messages sent."""
    page.get_by_role("button", name="Play", exact=True).click()  # warms up
    time.sleep(_LOOK)
    tab = page.context.new_cdp_session(page)
    tab.send("Performance.enable")

    def spent() -> float:
        return next(
            one["value"] for one in tab.send("Performance.getMetrics")["metrics"] if one["name"] == "TaskDuration"
        )

    rates, busy, before = list[float](), list[float](), len(sent)
    for _ in range(_ROUNDS):
        page.keyboard.press("Home")
        page.get_by_role("button", name=speed, exact=True).click()
        page.get_by_role("button", name="Play", exact=True).click()
        began = spent()
        rates.append(page.evaluate(_FRAMES, _LOOK))
        busy.append((spent() - began) * 1000 / (rates[-1] * _LOOK))
        page.keyboard.press("End")
    return rates, busy, len(sent) - before


def _large(browser: Browser, url: str) -> list[Figure]:
    found = []
    for _ in range(3):
        page, _ = _open(browser, url, "parallelization-1000")
        found.append(page.evaluate("window.drawn - window.arrived"))
        page.close()
    return [Figure("1,000 calls: from the last data to the first picture", median(found), " ms", 500)]


def _sizes() -> list[Figure]:
    import core

    figures = []
    for calls, target in ((50, 500), (1000, 300)):
        trace, status = made(f"parallelization-{calls}")
        data = flow_of(core.Run(status, trace), NOT_GUESSED) | readable(core.parallelization, trace)
        size = len(json.dumps(data).encode()) / 1000
        figures.append(Figure(f"{calls:,} calls: data sent", size, " kB", target))
    return figures
