"""A run under the hand in Chromium: the work of the page's thread from one move of the mouse to the drawn picture."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.benchmarks.browser import launched
from tests.benchmarks.figure import Figure, median
from tests.browser.served import served
from tests.browser.shown import FRAMES

SIZES = {50: 16.0, 1000: 50.0}  # calls, and milliseconds a frame may take
FIRST, MOVES, STEP = 3, 24, 6  # first frames, moves of the mouse, and px of each


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "output.txt"
        with (
            served("tests/browser/one_picture.py", log) as url,
            sync_playwright() as playwright,
            launched(playwright) as browser,
        ):
            return [figure for calls, most in SIZES.items() for figure in _dragged(browser, url, calls, most)]


def _dragged(browser: Browser, url: str, calls: int, most: float) -> list[Figure]:
    page, sent = browser.new_page(viewport={"width": 1440, "height": 1000}), list[Any]()
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(data)))
    page.goto(f"{url}/?case=parallelization-{calls}")
    page.get_by_role("button", name="what if", exact=True).click()
    page.get_by_role("button", name="double the slowest").wait_for()
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
    time.sleep(1.5)
    tab = page.context.new_cdp_session(page)
    tab.send("Performance.enable", {"timeDomain": "threadTicks"})  # CPU: others may work on this machine too
    idle = median([_spent(tab, page, lambda: None) for _ in range(9)])
    x, y = _end_of_a_bar(page)
    before = len(sent)
    page.mouse.move(x, y)
    held = _spent(tab, page, page.mouse.down) - idle
    way = [*range(1, MOVES // 2 + 1), *range(MOVES // 2 - 1, -1, -1)]
    frames = [_spent(tab, page, lambda step=step: page.mouse.move(x + STEP * step, y)) - idle for step in way]
    page.mouse.up()
    keys = [_spent(tab, page, lambda: page.keyboard.press("+")) - idle for _ in range(9)]
    messages = len(sent) - before
    page.close()
    name, note = f"{calls:,} calls under the hand", f"{min(frames):.0f} to {max(frames):.0f}"
    return [
        Figure(f"{name}: the press that takes hold, CPU", held, " ms", most),
        Figure(f"{name}: the longest of the first {FIRST} frames, CPU", max(frames[:FIRST]), " ms", most),
        Figure(f"{name}: a frame while it is dragged, CPU", median(frames), " ms", most, note),
        Figure(f"{name}: a press of +, CPU", median(keys), " ms", most),
        Figure(f"{name}: messages to the server", messages, "", 0),
    ]


def _end_of_a_bar(page: Page) -> tuple[float, float]:
    box = page.locator("rect.bar.answer").nth(2).bounding_box()
    assert box is not None
    return box["x"] + box["width"], box["y"] + box["height"] / 2


def _spent(tab: CDPSession, page: Page, act: Any) -> float:
    """Milliseconds of CPU of the page's thread until what follows of this is drawn."""

    def so_far() -> float:
        metrics = tab.send("Performance.getMetrics")["metrics"]
        return next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration") * 1000

    began = so_far()
    act()
    page.evaluate(FRAMES)
    return so_far() - began
