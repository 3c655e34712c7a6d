"""The app in a real browser: one server, one browser and one tab for all tests of a group.

A worker runs a whole group (tests/conftest.py), so that no other one starts the same again. Server and browser end
with this package, not with the session: while Playwright runs, asyncio.run is not possible in this thread.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.served import served
from tests.browser.shown import Shown
from tests.browser.visit import LONGEST, NO_PAPER, Visit

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
FAILURE = "Uncaught app execution"
OVERLAP = "RuntimeError: dictionary changed size during iteration"
PLAIN = {"media": "null", "color_scheme": "null", "reduced_motion": "null"}  # nothing is emulated


def _installed() -> str | None:
    found = (shutil.which(name) for name in (*BROWSERS, *PLACES))
    return next((path for path in found if path), None)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = _installed()
    if path is None:
        pytest.skip("no Chromium, Chrome or Edge is installed")
    expect.set_options(timeout=LONGEST)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running app. Its output holds no traceback at the end, but for one of Streamlit's own.

    Two scripts of a session overlap for a moment, and each has a lock of its own for their common state: the one that
    is being replaced may find it changed while it looks through it. Nobody sees what it would have drawn.
    """
    folder = tmp_path_factory.mktemp("server")
    log, rooms = folder / "output.txt", {"LAB_DATABASE": f"sqlite:///{folder / 'rooms.db'}"}
    with served("app.py", log, by="tests.browser.held", environment=rooms) as address:
        yield address
    said = log.read_text(encoding="utf-8", errors="replace")
    before, *failures = said.split(FAILURE)
    ours = [failure for failure in failures if OVERLAP not in failure]
    assert "Traceback" not in before and "Exception" not in before and not ours, said


@pytest.fixture(scope="package")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that shows single pictures."""
    with served("tests/browser/one_picture.py", tmp_path_factory.mktemp("pictures") / "output.txt") as address:
        yield address


@pytest.fixture(scope="package")
def context(browser: Browser) -> BrowserContext:
    context = browser.new_context()
    context.set_default_timeout(LONGEST)
    context.add_init_script(f"({NO_PAPER})()")
    return context


@pytest.fixture(scope="package")
def still() -> dict[str, Page]:
    """The tabs that stay open from test to test."""
    return {}


@pytest.fixture
def tab(context: BrowserContext, still: dict[str, Page]) -> Iterator[Callable[..., Page]]:
    """Open an empty tab. The first one stays for all tests: to load a page in it costs half of what a new tab does.

    `own`: a new one all the same, for a test after which it would not be as before.
    """
    tabs: list[Page] = []

    def open_one(width: int = 1440, height: int = 900, own: bool = False, **media: Any) -> Page:
        if own or still.get("app") in tabs:
            page = context.new_page()
        else:
            page = still["app"] = still.get("app") or context.new_page()
        tabs.append(page)
        page.bring_to_front()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(**(PLAIN | media))
        return page

    yield open_one
    for page in tabs:
        if page is not still.get("app"):
            page.close()
        elif page.is_closed():
            del still["app"]
        else:
            page.unroute_all()
            page.goto("about:blank")


@pytest.fixture
def visit(tab: Callable[..., Page], server: str) -> Iterator[Callable[..., Visit]]:
    """Open a page of the app, a browser session of its own; at the end none of them has a complaint.

    `hold`: its runs get no answer before `let` or `let_all`.
    """
    visits: list[Visit] = []

    def open_one(
        page: str = "", preset: str = "", speed: str = "", run: str = "", presenter: str = "", hold: bool = False,
        **options: Any,
    ) -> Visit:  # fmt: skip
        visits.append(one := Visit(tab(**options), server))
        address = {"preset": preset, "speed": speed, "run": run, "presenter": presenter}
        address |= {"hold": one.gate if hold else ""}
        return one.open(page, **{name: value for name, value in address.items() if value})

    yield open_one
    for one in visits:
        one.leave()
    complaints = [complaint for one in visits for complaint in one.complaints]
    assert not complaints, complaints


@pytest.fixture(scope="package")
def _pictures_tab(context: BrowserContext, pictures: str) -> Shown:
    return Shown(context.new_page(), pictures)


@pytest.fixture
def show(_pictures_tab: Shown) -> Iterator[Callable[..., Shown]]:
    """Show a picture that no page of the app can make, in the one tab for all of them; nothing goes wrong there."""

    def show_one(case: str, width: int = 1440, height: int = 1080, **media: Any) -> Shown:
        _pictures_tab.page.bring_to_front()
        _pictures_tab.page.set_viewport_size({"width": width, "height": height})
        _pictures_tab.page.emulate_media(**(PLAIN | media))
        return _pictures_tab.show(case)

    _pictures_tab.wrong.clear()
    yield show_one
    assert not _pictures_tab.wrong, _pictures_tab.wrong
