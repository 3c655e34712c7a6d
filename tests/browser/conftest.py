"""The app in a real browser: one server and one browser for all of these tests, a page for each.

Both end with this package, not with the session: while Playwright runs, asyncio.run is not possible in this thread.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.visit import Visit

ROOT = Path(__file__).parents[2]
BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "microsoft-edge-stable", "msedge",
)  # fmt: skip
PLACES = (  # where they are not on the path
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
QUIET = (
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
    "--disable-domain-reliability", "--disable-sync", "--no-default-browser-check", "--no-first-run",
    "--no-proxy-server",
)  # fmt: skip
START_SECONDS = 60.0


def _installed() -> str | None:
    found = (shutil.which(name) for name in (*BROWSERS, *PLACES))
    return next((path for path in found if path), None)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = _installed()
    if path is None:
        pytest.skip("no Chromium, Chrome or Edge is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running app, started as the README says. Its output holds no traceback at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "output.txt"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    ours = ("LLM_", "OPENAI_", "STREAMLIT_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, env=environment)
        try:
            _wait_for(f"http://127.0.0.1:{port}", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    said = log.read_text(encoding="utf-8", errors="replace")
    assert "Traceback" not in said and "Exception" not in said, said


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and process.poll() is None:
        try:
            direct.open(f"{address}/_stcore/health", timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"the server did not start: {log.read_text(encoding='utf-8', errors='replace')}")


@pytest.fixture(scope="package")
def contexts(browser: Browser) -> dict[str, BrowserContext]:
    """By their options. A page of a context that was used before loads in half the time: all is in its cache."""
    return {}


@pytest.fixture
def visit(browser: Browser, contexts: dict[str, BrowserContext], server: str) -> Iterator[Callable[..., Visit]]:
    """Open a page of the app, a browser session of its own; at the end none of them has a complaint."""
    visits: list[Visit] = []

    def open_one(page: str = "", width: int = 1440, height: int = 900, **options: Any) -> Visit:
        address = options.pop("address", {})
        options["viewport"] = {"width": width, "height": height}
        if (context := contexts.get(repr(options))) is None:
            context = contexts[repr(options)] = browser.new_context(**options)
        visits.append(Visit(context, server))
        return visits[-1].open(page, **address)

    yield open_one
    complaints = [complaint for one in visits for complaint in one.complaints]
    for one in visits:
        one.page.close()
    assert not complaints, complaints
