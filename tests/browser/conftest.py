"""The app in a real browser: one server and one browser for all of these tests, a tab for each.

Both end with this package, not with the session: while Playwright runs, asyncio.run is not possible in this thread.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.served import served
from tests.browser.visit import LONGEST, Visit

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
    "--no-proxy-server", "--process-per-site",
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
def context(browser: Browser, server: str) -> BrowserContext:
    """What was loaded before comes from its cache.

    Loading a page is most of what these tests cost. The first tab stays open to the end, so that the others find its
    process warm: they load in half the time.
    """
    context = browser.new_context()
    context.set_default_timeout(LONGEST)
    context.new_page().goto(f"{server}/_stcore/health")
    return context


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Callable[..., Page]]:
    """Open a tab of its own, still empty."""
    tabs: list[Page] = []
    expect.set_options(timeout=LONGEST)

    def open_one(width: int = 1440, height: int = 900, **media: Any) -> Page:
        tabs.append(page := context.new_page())
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(**media)
        return page

    yield open_one
    for page in tabs:
        page.close()


@pytest.fixture
def visit(tab: Callable[..., Page], server: str) -> Iterator[Callable[..., Visit]]:
    """Open a page of the app, a browser session of its own; at the end none of them has a complaint."""
    visits: list[Visit] = []

    def open_one(
        page: str = "", preset: str = "", speed: str = "", run: str = "", presenter: str = "", **options: Any
    ) -> Visit:
        visits.append(Visit(tab(**options), server))
        address = {"preset": preset, "speed": speed, "run": run, "presenter": presenter}
        return visits[-1].open(page, **{name: value for name, value in address.items() if value})

    yield open_one
    complaints = [complaint for one in visits for complaint in one.complaints]
    assert not complaints, complaints
