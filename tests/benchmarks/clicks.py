"""What a click costs in Chromium on the parallelization page: Run to the first change, Stop to all calls cancelled."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.browser import launched
from tests.benchmarks.figure import Figure, median
from tests.benchmarks.server import app, free_port

ROUNDS = 7
PAGE = "/parallelization?preset=twelve-in-turns"  # some 4 s: long enough to be stopped
# Kept in the page, on its own clock: the last click, when what is drawn first differed from before it, when it said
# that the run was stopped, and each live update.
NOTES = """
window.notes = {};
const Real = window.EventSource;
window.EventSource = class extends Real {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", (event) => notes.updates?.push([performance.now(), event.data]));
  }
};
const inside = (one) => (one.shadowRoot ? words(one.shadowRoot) : "");
const words = (root) => [...root.children].map((one) => one.textContent).join("")
  + [...root.querySelectorAll("*")].map(inside).join("");
const drawn = () => words(document.querySelector("[data-testid=stMain]"));
document.addEventListener("click", () => {
  const before = drawn();
  const fresh = { clicked: performance.now(), changed: null, stopped: null, updates: [] };
  window.notes = fresh;
  const look = () => {
    const now = drawn();
    if (now !== before) fresh.changed ??= performance.now();
    if (fresh.changed && now.includes("Stopped after")) fresh.stopped ??= performance.now();
    if (window.notes === fresh && !fresh.stopped) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}, true);
"""


def measure() -> list[Figure]:
    with app(free_port()) as server, sync_playwright() as playwright, launched(playwright) as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(NOTES)
        page.goto(server.wait().url + PAGE)
        runs = [press_run(page) for _ in range(ROUNDS + 1)][1:]
        stops = [_press_stop(page) for _ in range(ROUNDS)]
    rates = [rate for _, rate, _ in runs]
    sizes = [size for _, _, size in runs]
    return [
        _milliseconds("click Run to the first visible change", [change for change, _, _ in runs], 200),
        _milliseconds("click Stop to all calls cancelled and the page saying so", stops, 200),
        Figure("live updates a second, one person", median(rates), "", 2, least=True),
        Figure("one live update, JSON", median(sizes) / 1000, " kB"),
    ]


def _milliseconds(what: str, found: list[float], target: float | None) -> Figure:
    return Figure(what, median(found), " ms", target, f"{min(found):.0f} to {max(found):.0f} ms in {len(found)} clicks")


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).dispatch_event("click")  # at once, no mouse on its way


def _notes(page: Page) -> Any:
    return page.evaluate("({ ...notes })")


def press_run(page: Page) -> tuple[float, float, float]:
    """Milliseconds to the first change, updates a second, and the largest update in bytes."""
    _wait_for_button(page, "Run")
    _press(page, "Run")
    _wait_for_button(page, "Stop")
    _wait_for_button(page, "Run")
    notes = _notes(page)
    times = [at for at, _ in notes["updates"]]
    rate = len(times) / (times[-1] - notes["clicked"]) * 1000 if times else 0.0
    return notes["changed"] - notes["clicked"], rate, max((len(text) for _, text in notes["updates"]), default=0)


def _press_stop(page: Page) -> float:
    """Milliseconds until the page says that the run was stopped; it is told when all calls have ended."""
    _press(page, "Run")
    _wait_for_button(page, "Stop")
    _press(page, "Stop")
    _wait_for_button(page, "Run")
    notes = _notes(page)
    assert notes["stopped"], "the run had ended before it could be stopped"
    return notes["stopped"] - notes["clicked"]


def _wait_for_button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).wait_for(timeout=15_000)
    time.sleep(0.3)
