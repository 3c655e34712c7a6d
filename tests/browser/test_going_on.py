"""A press in the picture reaches the script: an ended run goes on, and one of its calls is changed."""

from __future__ import annotations

from playwright.sync_api import expect


def test_a_failed_run_goes_on_and_a_call_of_it_is_changed_by_keyboard(visit):
    one = visit("prompt_chaining", preset="empty-step", speed="4x").drawn()
    one.press("Run").wait("Failed")
    go_on = one.page.get_by_role("button", name="Go on")
    go_on.focus()
    one.page.keyboard.press("Enter")
    expect(one.page.locator(".flow .state")).to_contain_text("3 calls, 1 reused")
    expect(go_on).to_have_count(0)
    expect(one.page.locator(".flow .bar.reused").first).to_be_visible()
    one.picture("prompt_chaining-went-on")

    one.page.locator(".flow .hit[aria-label^='draft']").click()  # the card may show the other call that took as long
    one.page.get_by_role("button", name="Change this call").click()
    text = one.page.locator(".change-text")
    expect(text).to_be_focused()
    text.fill("A draft of my own, r and c.")
    one.page.get_by_role("button", name="Run from here").press("Enter")
    one.page.get_by_role("heading", name="Each run by itself").wait_for()
    expect(one.page.locator(".race")).to_contain_text("has another answer: 2 answers reused, 1 call made.")
    expect(one.page.locator(".race .bar.reused").first).to_be_visible()
    one.picture("prompt_chaining-changed")
    assert not one.complaints
