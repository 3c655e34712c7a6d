"""What one person sees while another's comparison is computed, and how soon a change shows, each in Chromium.

One keeps the heaviest questions of Compare by numbers going, every time with another seed; the other presses Run.
"""

from __future__ import annotations

import time
from itertools import count

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.browser import launched
from tests.benchmarks.clicks import NOTES, PAGE, press_run
from tests.benchmarks.figure import Figure, median
from tests.benchmarks.server import app, free_port

ROUNDS = 7
HEAVY = {"How late it gets, 512 items": "show=tail&items=512&at_once=64", "A million items": "show=million"}
# From a key that changes a setting to the first time that the words of the forecast are others.
_CHANGED = """() => new Promise((done) => {
  const deep = (root) => [...root.querySelectorAll("*")].map((one) =>
    one.shadowRoot ? one.shadowRoot.textContent + deep(one.shadowRoot) : "").join("");
  const drawn = () => deep(document.querySelector("[data-testid=stMain]"));
  const before = drawn();
  let pressed = null;
  document.addEventListener("keydown", () => { pressed ??= performance.now(); }, { capture: true, once: true });
  const look = () => {
    if (pressed !== null && drawn() !== before) done(performance.now() - pressed);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""


def measure() -> list[Figure]:
    with app(free_port()) as server, sync_playwright() as playwright, launched(playwright) as browser:
        url = server.wait().url
        figures = [_shown(browser, url)]
        for what, query in {"nothing": "", **HEAVY}.items():
            figures.append(_clicks(browser, url, what, query))
    return figures


def _clicks(browser: Browser, url: str, what: str, query: str) -> Figure:
    other, page = browser.new_context().new_page(), browser.new_context().new_page()
    page.add_init_script(NOTES)
    page.goto(url + PAGE)
    seeds, changes = count(1), list[float]()
    for number in range(ROUNDS + 1):
        if query:
            other.goto(f"{url}/compare?{query}&seed={next(seeds)}")
            other.get_by_text("Computing,").wait_for(timeout=60_000)
        changed, _, _ = press_run(page)
        changes += [changed] if number else []
    for one in (other, page):
        one.context.close()
    said = f"{min(changes):.0f} to {max(changes):.0f} ms in {len(changes)} clicks"
    title = f"another's click to the first change while the lab computes: {what}"
    return Figure(title, max(changes), " ms", 1000, said)


def _shown(browser: Browser, url: str) -> Figure:
    page = browser.new_context().new_page()
    page.goto(f"{url}/parallelization")
    page.get_by_role("button", name="Show forecast", exact=True).click()
    page.get_by_text("nothing sent yet").wait_for(timeout=15_000)
    changes = [_change(page, key) for key in ("ArrowLeft", "ArrowRight") * 4]
    said = f"{min(changes):.0f} to {max(changes):.0f} ms in {len(changes)} changes"
    page.context.close()
    return Figure("a setting changed to its forecast drawn", median(changes), " ms", 300, said)


def _change(page: Page, key: str) -> float:
    time.sleep(1.5)
    page.get_by_role("slider", name="How many").focus()
    page.evaluate(f"window.waiting = ({_CHANGED})(); null")
    page.keyboard.press(key)
    return float(page.evaluate("window.waiting"))
