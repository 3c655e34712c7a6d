"""A run that is changed by hand: by mouse and by keys, with nothing asked of the server, and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from core.what_if.changes import Another, Drawn, Lasts
from core.what_if.what_if import recorded, what_if
from tests.browser.one_picture import made

FIVE = "parallelization-5"
SLOWER = re.compile(r"What if: \d+\.\d\d s instead of \d+\.\d\d s")


def plan_of(case):
    return recorded(made(case)[0])


def middle(node):
    box = node.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def bar_end(one, place):
    """The end of the bar of a row, and its middle."""
    box = one.find("rect.bar.answer").nth(place).bounding_box()
    return box["x"] + box["width"], box["y"] + box["height"] / 2


def drag(one, start, end, steps=8):
    mouse = one.page.mouse
    mouse.move(*start)
    mouse.down()
    for step in range(1, steps + 1):
        mouse.move(*(a + (b - a) * step / steps for a, b in zip(start, end, strict=True)))
    return mouse


def test_a_bar_that_is_drawn_by_its_end_makes_the_run_slower_under_the_hand(show):
    one = show(FIVE, reduced_motion="reduce")
    asked, state = len(one.sent), one.find(".flow .state b").first
    x, y = bar_end(one, 1)
    one.page.mouse.move(x, y)
    expect(one.find(".stage.takes-lasts")).to_have_count(1)

    mouse = drag(one, (x, y), (x + 120, y))
    expect(state).to_have_text(SLOWER)
    assert bar_end(one, 1)[0] == pytest.approx(x + 120, abs=2)
    expect(one.find(".sheet .ghost")).to_have_count(1)
    expect(one.find(".flow .world")).to_have_text(re.compile("^computed"))
    mouse.up()
    expect(one.find(".card-head h2")).to_have_text(re.compile("^classify 2"))
    plan, lasts = plan_of(FIVE), float(one.find(".hand-value").first.inner_text().split()[0])
    expect(one.find(".hand-said b")).to_have_text(what_if(plan, [Lasts(list(plan.calls)[1], lasts)]).sentence)

    one.button("Undo").click()
    expect(state).to_have_text("What if: nothing is changed yet")
    one.button("Leave it").click()
    expect(state).not_to_have_text(re.compile("What if"))
    expect(one.find(".hand")).to_be_hidden()
    assert len(one.sent) == asked and not one.wrong


def test_the_keys_do_all_that_the_mouse_does_and_what_is_shown_is_what_core_computes(show):
    one, plan = show(FIVE, reduced_motion="reduce"), plan_of(FIVE)
    asked, first = len(one.sent), next(iter(plan.calls))
    one.press("w")
    expect(one.button("what if")).to_have_attribute("aria-pressed", "true")
    expect(one.button("as it ran")).to_have_attribute("aria-pressed", "false")
    one.find(".hit").first.focus()
    one.press("Enter", "+", "+", "+")
    expect(one.find(".hand-said b")).to_have_text(re.compile("^classify 1: .* slower costs"))
    seconds = float(one.find(".hand-value").first.inner_text().split()[0])
    computed = what_if(plan, [Lasts(first, seconds)])
    expect(one.find(".flow .state b").first).to_have_text(re.compile(f"What if: {computed.makespan:.2f} s"))
    one.press("u", "[")
    expect(one.find(".hand-said b")).to_have_text(re.compile("^4 at once instead of no limit costs"))
    one.page.get_by_role("slider", name="At once").focus()
    one.press("ArrowDown")
    expect(one.find(".hand-value").nth(1)).to_have_text("3")
    one.press("w")
    expect(one.find(".hand")).to_be_hidden()
    assert len(one.sent) == asked and not one.wrong


def test_lines_are_drawn_from_shape_to_shape_and_a_call_more_stands_below(show):
    one, plan = show(FIVE, reduced_motion="reduce"), plan_of(FIVE)
    asked, (first, second, *_) = len(one.sent), plan.calls
    one.button("what if").click()
    shapes = one.find(".flow path.node")
    drag(one, middle(shapes.nth(0)), middle(shapes.nth(1))).up()
    expect(one.find(".hand-said b")).to_have_text(what_if(plan, [Drawn(second, first)]).sentence)
    drag(one, middle(shapes.nth(0)), middle(shapes.nth(1))).up()
    expect(one.find(".hand-said b")).to_have_text(re.compile("no longer waits for"))
    one.button("Back to the run").click()
    one.button("what if").click()
    one.button("one more classify").click()
    expect(one.find(".hand-said b")).to_have_text(what_if(plan, [Another(first)]).sentence)
    expect(shapes).to_have_count(6)
    assert len(one.sent) == asked and not one.wrong


def test_a_press_is_a_press_and_the_playhead_goes_as_before(show):
    one = show(FIVE, reduced_motion="reduce")
    x, y = bar_end(one, 2)
    one.page.mouse.click(x - 1, y)
    expect(one.find(".card-head h2")).to_have_text(re.compile("^classify 3"))
    expect(one.find(".hand")).to_be_hidden()
    one.button("what if").click()
    drag(one, middle(one.find("rect.handle")), (x - 60, y + 300)).up()
    assert one.at > 0
    expect(one.find(".flow .state b").first).to_have_text("What if: nothing is changed yet")
    expect(one.find(".grip")).to_have_count(0)  # nothing is taken in the midst of a run
    one.button("end to end").click()
    expect(one.find(".sum")).to_be_visible()
    expect(one.find(".hand")).to_be_hidden()


def test_what_many_calls_take_is_asked_for_once(show):
    one = show("parallelization-60", reduced_motion="reduce")
    asked = len(one.sent)
    one.button("what if").click()
    expect(one.button("double the slowest")).to_be_visible()
    fetched = len(one.sent)
    assert fetched > asked
    one.button("double the slowest").click()
    expect(one.find(".flow .state b").first).to_have_text(SLOWER)
    assert len(one.sent) == fetched and not one.wrong


def test_the_changes_are_kept_for_a_class_and_their_link_opens_for_somebody_else(visit):
    one = visit("parallelization", reduced_motion="reduce")
    page = one.page
    page.get_by_role("button", name="Show forecast", exact=True).click()
    page.get_by_role("button", name="what if", exact=True).click()
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
    words, state = page.locator(".hand-said b"), page.locator(".flow .state b").first
    page.locator(".hit").nth(2).focus()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("+")
    expect(words).to_have_text(re.compile("^classify 3"))
    expect(words).to_be_in_viewport()  # while the rows below it are out of sight
    said, changed = words.inner_text(), state.inner_text()
    page.get_by_role("button", name="Link", exact=True).click()
    link = page.get_by_label("The link").input_value()

    page.keyboard.press("Escape")
    page.get_by_role("button", name="Present", exact=True).click()
    expect(page.locator(".flow.compact .hand-said b")).to_have_text(said)
    expect(state).to_have_text(changed)

    other = visit(own=True).page
    other.goto(link)
    expect(other.locator(".hand-said b")).to_have_text(said)
    expect(other.locator(".flow .state b").first).to_have_text(changed)
    other.get_by_role("button", name="Back to the run", exact=True).click()
    expect(other.locator(".flow .state b").first).to_have_text(re.compile("^Forecast"))
