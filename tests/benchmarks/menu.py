"""From a click in the menu to a readable page, in Chromium: its own title, its first text and its first drawing."""

from __future__ import annotations

from playwright.sync_api import Page, sync_playwright

from pages.parts.show.menu import MENU
from tests.benchmarks.browser import launched
from tests.benchmarks.figure import Figure, median
from tests.benchmarks.server import app, free_port

ROUNDS = 5
_MOST = 500  # milliseconds
_ENTRIES = ("Workflow Patterns Lab", *(page.title for page in MENU))  # in the order of the menu

# Milliseconds on the page's own clock, by frames, from the click until all three are there. What stood there before the
# click is marked and does not count: Streamlit leaves the old page until the new one replaces it.
_CLICK = """async ([place, title]) => {
  const main = document.querySelector("[data-testid=stMain]");
  const texts = () => [...main.querySelectorAll("[data-testid=stMarkdownContainer] p")];
  const within = (root) => [...root.querySelectorAll("*")].filter((e) => e.shadowRoot).map((e) => e.shadowRoot);
  const drawings = () => within(main).flatMap((root) => [...root.querySelectorAll(".drawing > *")]);
  for (const old of [...texts(), ...drawings()]) old.before = old.textContent;
  const fresh = (one) => one.textContent && one.textContent !== one.before;
  const began = performance.now();
  document.querySelectorAll("[data-testid=stSidebarNavLink]")[place].click();
  while (performance.now() - began < 15000) {
    await new Promise(requestAnimationFrame);
    const named = document.querySelector("h1")?.textContent.trim() === title;
    if (named && texts().some(fresh) && drawings().some(fresh)) return performance.now() - began;
  }
  throw new Error(`${title} was not there after 15 s`);
}"""


def measure() -> list[Figure]:
    with app(free_port()) as server, sync_playwright() as playwright, launched(playwright) as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(server.wait().url)
        page.locator("h1").wait_for()
        _round(page)  # the first one brings the programs into the browser
        rounds = [_round(page) for _ in range(ROUNDS)]
    found = list(zip(_ENTRIES, zip(*rounds, strict=True), strict=True))
    figures = [
        Figure(f"menu to {title}", median(taken), " ms", _MOST, f"{min(taken):.0f} to {max(taken):.0f} ms")
        for title, taken in found
    ]
    return [*figures, Figure("the slowest of all clicks", max(map(max, rounds)), " ms", _MOST)]


def _round(page: Page) -> list[float]:
    """One click on each entry; the first page comes last, so that each click changes the page."""
    taken = {}
    for place in [*range(1, len(_ENTRIES)), 0]:
        page.wait_for_timeout(400)  # the page before has settled
        taken[place] = float(page.evaluate(_CLICK, [place, _ENTRIES[place]]))
    return [taken[place] for place in sorted(taken)]
