"""Break it: a step of the plan is broken by hand, and two envelopes open."""

from __future__ import annotations

from playwright.sync_api import expect


def test_a_step_is_broken_by_keyboard_and_both_envelopes_open_above_the_race(visit):
    one = visit("prompt_chaining", speed="4x").drawn()
    draft, menu = one.page.get_by_role("button", name="Break draft"), one.page.get_by_role("dialog", name="Break draft")
    draft.focus()
    one.page.keyboard.press("Enter")
    expect(menu.get_by_role("button", name="fail")).to_be_focused()
    one.page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(draft).to_be_focused()
    draft.click()
    expect(menu.get_by_role("button")).to_have_count(7)
    places = (one.page.locator(name).first.bounding_box() for name in (".hit.breakable", ".break-menu", ".paper"))
    step, box, sheet = places
    assert step["x"] + step["width"] <= box["x"] and box["y"] + box["height"] <= sheet["y"] + sheet["height"] + 1
    one.page.keyboard.press("ArrowDown")
    one.page.keyboard.press("ArrowDown")
    one.page.keyboard.press("Enter")
    expect(one.page.locator(".flow .pin")).to_have_count(1)
    expect(one.page.get_by_role("button", name="Break draft, now: hang")).to_be_focused()
    expect(one.page.locator(".break-line")).to_have_text(
        "Broken: draft: hang. Run plays naive and guarded at once.Clear"
    )
    one.picture("prompt_chaining-broken")

    one.press("Run").page.get_by_role("heading", name="Each run by itself").wait_for()
    expect(one.page.locator(".race .pin")).to_have_count(2)
    letters = one.page.locator(".envelope")
    expect(letters).to_have_count(2)
    expect(letters.nth(1)).to_be_in_viewport(ratio=1)
    expect(one.page.locator(".envelopes.opening")).to_have_count(1)
    expect(letters.nth(0).locator(".stamp")).to_have_text("wrong, nobody told")
    expect(letters.nth(1).locator(".stamp")).to_have_text("stopped, says why")
    letters.nth(0).get_by_role("button", name="more").click()
    expect(letters.nth(0).get_by_role("button", name="less")).to_be_visible()
    one.picture("prompt_chaining-envelopes")

    one.press("Break it")
    expect(one.page.locator(".flow .pin")).to_have_count(1)
    one.page.locator(".break-line").get_by_role("button", name="Clear").click()
    expect(one.page.locator(".flow .pin")).to_have_count(0)
    assert not one.complaints
