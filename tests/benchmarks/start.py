"""From nothing to something: the first simulated answer, and the first readable page in a browser with no cache."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.browser import launched
from tests.benchmarks.figure import Figure, interleaved, median, ratio
from tests.benchmarks.server import ROOT, Server, app, bare_page, free_port

_FIRST_ANSWER = """
import time
began = time.perf_counter()
import asyncio, math, core
with core.using(core.Simulated(speed=math.inf)):
    assert asyncio.run(core.llm("Say hello", step="hello"))
print(time.perf_counter() - began)
"""

_DRAWN = """sign => {
    const found = document.querySelector(sign)
    return found?.innerText && found.checkVisibility({opacityProperty: true, visibilityProperty: true})
}"""


def measure() -> list[Figure]:
    return [_first_answer(), *_first_page()]


def _first_answer() -> Figure:
    seconds = [
        float(subprocess.run([sys.executable, "-c", _FIRST_ANSWER], cwd=ROOT, capture_output=True, check=True).stdout)
        for _ in range(7)
    ]
    said = f"at most {max(seconds):.2f} s"
    return Figure("import core to the first answer at once", median(seconds), " s", 1.5, said)


def _first_page(rounds: int = 7) -> list[Figure]:
    """Each visit has a server and a browser profile of its own; the browser itself runs before the clock does."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:

        def visit(server: Server, page: str, sign: str) -> float:
            with launched(playwright) as browser:
                return _seconds_to(browser, server, page, sign)

        found = interleaved(
            {
                "bare": lambda: visit(bare_page(free_port(), Path(folder)), "", "h1"),
                "home": lambda: visit(app(free_port()), "", "h1"),
                "pattern page": lambda: visit(app(free_port()), "/parallelization", "h1"),
                "pattern page with Run": lambda: visit(app(free_port()), "/parallelization", "button[kind='primary']"),
            },
            rounds,
        )
    bare = median(found["bare"])
    return [
        Figure(
            f"server start to {name}, cold, over a bare page",
            ratio(found[name], found["bare"]),
            "x",
            1.3 if name != "pattern page with Run" else None,
            f"{median(found[name]):.2f} against {bare:.2f} s",
        )
        for name in ("home", "pattern page", "pattern page with Run")
    ]


def _seconds_to(browser: Browser, server: Server, page: str, sign: str) -> float:
    tab = browser.new_page()
    began = time.perf_counter()
    with server:
        tab.goto(server.wait().url + page)
        tab.wait_for_function(_DRAWN, arg=sign)  # looked for in each frame; a locator looks only now and then
        return time.perf_counter() - began
