"""The app in a real browser: one server and one browser for all of these tests, a page for each.

Both end with this package, not with the session: while Playwright runs, asyncio.run is not possible in this thread.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.served import served
from tests.browser.visit import Visit

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
    """The address of the running app. Its output holds no traceback at the end."""
    log = tmp_path_factory.mktemp("server") / "output.txt"
    with served("app.py", log) as address:
        yield address
    said = log.read_text(encoding="utf-8", errors="replace")
    assert "Traceback" not in said and "Exception" not in said, said


@pytest.fixture(scope="package")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that shows single pictures."""
    with served("tests/browser/one_picture.py", tmp_path_factory.mktemp("pictures") / "output.txt") as address:
        yield address


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
