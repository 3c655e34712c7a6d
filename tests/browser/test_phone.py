"""A phone in a room, at 390 px: from the letters to the truth, its line lost on the way; nothing serious to axe."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.engine import make_url
from starlette.applications import Starlette
from starlette.middleware import Middleware

from core.rooms.database import Database
from core.rooms.rooms import Rooms
from pages.parts.rooms import answering, streams
from pages.parts.rooms.hub import Hub
from pages.parts.server.first_paint import FirstPaint
from pages.parts.server.routes import routes
from pages.parts.server.security import SecurityHeaders
from tests.browser.look import AXE, GRAVE, SMALLEST
from tests.pages.rooms.conftest import CHOICE, NUMBER, Lesson
from tests.until import until

_SMALL = """(smallest) => [...document.querySelectorAll("main *")]
  .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
  .filter((e) => parseFloat(getComputedStyle(e).fontSize) < smallest).map((e) => e.textContent)"""


@pytest.fixture
def lesson(tmp_path, monkeypatch) -> Iterator[Lesson]:
    hub = Hub(Rooms(Database(make_url(f"sqlite:///{tmp_path / 'rooms.db'}"))))
    for module in (answering, streams):
        monkeypatch.setattr(module, "hub", hub)
    yield Lesson(hub)
    hub.close()
    hub.told.pools.close()
    hub.rooms.database.close()


@pytest.fixture
def address(lesson) -> Iterator[str]:
    app = Starlette(routes=routes(), middleware=[Middleware(SecurityHeaders), Middleware(FirstPaint)])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    until(lambda: server.started)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = server.force_exit = True
    lesson.hub.let_go()
    thread.join()


def looked_at(page: Page) -> None:
    """Nothing is cut off, tiny or grave, in both themes."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(AXE)
        found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in GRAVE] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(_SMALL, SMALLEST) == []


@pytest.fixture
def phone(tab: Callable[..., Page]) -> Iterator[Page]:
    page, wrong = tab(width=390, height=844, own=True), list[Any]()
    page.on("pageerror", lambda error: wrong.append(error))
    yield page
    assert wrong == []
    page.close()


def test_a_lesson_on_a_phone(phone, address, lesson):
    phone.goto(f"{address}/join")
    looked_at(phone)
    phone.get_by_label("four letters").fill(lesson.code.lower())
    phone.keyboard.press("Enter")
    phone.get_by_text("You are in.").wait_for()
    looked_at(phone)

    number = lesson.ask(NUMBER)
    slider = phone.get_by_role("slider", name=NUMBER.words)
    slider.focus()
    phone.keyboard.press("ArrowRight")
    expect(phone.get_by_role("textbox")).to_have_value("10.2")
    phone.get_by_role("textbox").fill("4,2")
    phone.keyboard.press("Enter")
    phone.get_by_text("Your answer: 4.2 s.").wait_for()
    expect(slider).to_have_value("4.2")
    expect(phone.get_by_role("button", name="Answered")).to_be_disabled()
    looked_at(phone)
    assert [one.value for one in lesson.rooms.answers(lesson.code, number)] == [4.2]

    phone.reload()
    phone.get_by_text("Your answer: 4.2 s.").wait_for()
    lesson.go_on("again")
    phone.get_by_text("You said 4.2 s.").wait_for()
    phone.route("**/answer", lambda route: route.abort())
    phone.get_by_role("textbox").fill("9")
    phone.get_by_role("button", name="Answer").click()
    phone.get_by_text("Not sent yet: 9 s.").wait_for()
    phone.unroute("**/answer")
    lesson.hub.let_go()  # the line breaks, and comes back by itself
    phone.get_by_text("Your answer: 9 s.").wait_for()
    lesson.go_on("spreads")
    phone.get_by_role("heading", name="First answers, and second ones").wait_for()
    looked_at(phone)

    shown = lesson.run(page="prompt_chaining")
    until(lambda: not shown.running)
    lesson.hub.watch(lesson.code, lesson.secret, shown)
    phone.get_by_text("Finished in").wait_for()
    until(lambda: lesson.rooms.find(lesson.code).now.stage == "truth")
    choice = lesson.ask(CHOICE)
    phone.get_by_role("button", name="refund").click()
    expect(phone.get_by_role("button", name="refund")).to_have_attribute("aria-pressed", "true")
    looked_at(phone)
    lesson.go_on("truth", choice)
    phone.get_by_text("You said refund; it was shipping.").wait_for()
    expect(phone.get_by_role("img", name="1 question, 0 right")).to_be_visible()
    looked_at(phone)

    order = {"page": "prompt_chaining", "query": {"speed": "4x"}, "both": False}
    lesson.hub.everyone(lesson.code, lesson.secret, order)
    phone.get_by_role("button", name="Run").click()
    phone.get_by_text("one of the dots").wait_for()
    looked_at(phone)
    lesson.rooms.close(lesson.code, lesson.secret)
    phone.get_by_role("heading", name="This room is closed").wait_for()
    looked_at(phone)


def test_a_phone_that_blocks_scripts_is_told_so(browser: Browser, address, lesson):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/room/{lesson.code}")
    expect(page.locator("noscript p")).to_be_visible()
    page.goto(f"{address}/join")
    page.get_by_label("four letters").fill("BBBB")
    page.get_by_role("button", name="Join").click()
    page.get_by_role("alert").get_by_text("No room has these letters").wait_for()
    context.close()
