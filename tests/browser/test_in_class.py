"""A class: a teacher at a projector and two phones, from the first question to what is true."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import audited
from tests.browser.visit import LONGEST

FOOT = 28  # px of the line of the beats
_BOTTOM = "e => e.getBoundingClientRect().bottom"


@pytest.fixture(autouse=True)
def nobody_leads_a_room(context):
    """The tab is that of all tests, and its browser would go on leading the room of the test before."""
    context.clear_cookies()
    yield
    context.clear_cookies()


@pytest.fixture
def phone(browser):
    """Open a room on a phone, a browser of its own."""
    contexts = []

    def open_one(address: str) -> Page:
        contexts.append(context := browser.new_context(viewport={"width": 390, "height": 844}))
        context.set_default_timeout(LONGEST)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_one
    for context in contexts:
        context.close()


def answer(phone: Page, number: int) -> None:
    """Type it and send it."""
    phone.locator("#typed").fill(f"{number}")
    phone.locator("form.number button").click()
    expect(phone.locator("form.number button")).to_have_text("Answered")


def test_a_class_guesses_talks_guesses_again_and_sees(visit, phone, server):
    one = visit("parallelization", speed="At once", presenter="1", width=853, height=480)
    page = one.page
    one.press("Class")
    letters = page.locator(".room-letters")
    code = letters.inner_text()
    first, second = phone(f"{server}/room/{code}"), phone(f"{server}/room/{code}")
    expect(page.locator(".room-here")).to_have_text("2 here")

    page.locator("h1").click()
    page.keyboard.press("a")
    expect(page.locator(".picker-row").first).to_contain_text("How many calls")
    page.keyboard.press("a")
    expect(page.locator(".asked-words")).to_contain_text("How many calls")
    expect(page.locator("[class*=-hero] .flow")).to_be_hidden()
    answer(first, 4)
    answer(second, 9)
    expect(page.locator(".asked-count")).to_have_text("2of 2 have answered")
    assert page.locator(".spread-dot").count() == 0, "nothing of the answers is on the page before it is shown"

    for beat in ("spread", "again"):
        page.keyboard.press("PageDown")
        expect(page.locator(".beats [aria-current]")).to_have_text(beat)
    assert page.locator(".spread-dot").count() == 2
    answer(first, 5)
    expect(page.locator(".asked-count b")).to_have_text("1")
    page.keyboard.press("PageDown")
    expect(page.locator(".spread-dot")).to_have_count(3)
    page.keyboard.press("PageDown")
    expect(page.locator(".spread-true")).to_have_text("5 calls")
    expect(first.get_by_text("5 calls").first).to_be_visible()
    expect(page.locator(".asked-note")).to_contain_text("1 of 1 who changed came closer.")
    one.picture("in-class-truth")
    assert page.locator(".asked-note").evaluate(_BOTTOM) <= 480 - FOOT
    one.drawn()
    found = audited(one, "the truth on a projector")

    page.keyboard.press("PageDown")
    expect(page.locator("[class*=-hero] .flow")).to_be_visible()
    expect(page.locator(".asked")).to_be_hidden()
    page.keyboard.press("d")
    expect(page.locator(".asked")).to_be_visible()

    page.reload()
    expect(letters).to_have_text(code), "after a reload this browser still leads the room"
    assert not found, "\n".join(found)


def test_a_room_is_closed_on_its_own_page_and_the_phones_are_told(visit, phone, server):
    one = visit("class_room", width=1440, height=900)
    one.press("Open a room")
    code = one.page.locator(".join-letters .hidden").inner_text().replace(", ", "")
    member = phone(f"{server}/room/{code}")
    expect(one.page.locator(".own-here b")).to_have_text("1")
    found = audited(one.drawn(), "a room")
    one.page.get_by_role("button", name="Close the room").click()
    one.page.locator(".own-asks").get_by_role("button", name="Close the room").click()
    expect(one.page.get_by_text(f"Room {code} is closed")).to_be_visible()
    expect(member.get_by_text("This room is closed")).to_be_visible()
    assert not found, "\n".join(found)


def test_a_lesson_goes_on_by_a_key_also_on_the_same_page(visit):
    one = visit("class_room", width=853, height=480)
    one.press("Open a room")
    page = one.page
    page.locator(".lesson-item").first.click()
    expect(page.locator("h1")).to_have_text("Prompt chaining")
    one.drawn().press("Present").button("Leave presenter mode").wait_for()
    page.locator("h1").click()
    preset = page.get_by_role("combobox", name="Preset")
    expect(preset).to_have_value("Try · Machine learning basics")
    one.drawn()  # until then the room may be laid out anew
    expect(page.locator(".room-join")).to_be_visible()  # nobody is here yet
    page.keyboard.press("PageDown")
    asked = page.locator(".picker-row:has(:checked)")
    expect(asked).to_be_visible()
    expect(asked).to_contain_text("One call or")
    page.keyboard.press("PageDown")
    expect(page.locator(".asked-words")).to_contain_text("One call or")
    page.keyboard.press("n")
    expect(preset).to_have_value("Try · Three topics at once")
    one.drawn()
    page.keyboard.press("n")
    expect(page.locator("h1")).to_have_text("Routing")
