"""Two runs in the browser: played together, call by call, any two of them; and the presenter mode."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from playwright.sync_api import expect

# The right end of every bar and of the playhead, in px of the picture.
_CUT = """(race) => {
  const ends = [...race.querySelectorAll(".race-bar")].map((bar) => bar.getBoundingClientRect().right);
  const house = race.querySelector(".race-house").getBoundingClientRect();
  return [Math.max(0, ...ends), (house.left + house.right) / 2];
}"""
_SHOWN = "(name) => Boolean(document.querySelector(`[data-testid=${name}]`)?.checkVisibility())"
_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
_THIN = 2  # px that the thinnest bar and its outline may take beyond their time


def test_at_every_known_moment_the_figure_tells_the_calls_that_each_has_done(tab, pictures):
    page = tab()
    page.goto(f"{pictures}/?case=race")
    race = page.locator(".hero.race")
    race.locator(".race-house").wait_for()
    figure(race, "3.0×")
    page.keyboard.press("Home")
    seen = [(moment(race), race.locator(".race-figure").inner_text(), race.locator(".race-bar").count())]
    for _ in range(6):
        page.keyboard.press("ArrowRight")
        seen.append((moment(race), race.locator(".race-figure").inner_text(), race.locator(".race-bar").count()))
    # bars: one for the time before the first token, one for the answer; those that begin at the cursor are there
    assert seen == [
        (0, "0 : 0", 4), (1, "0 : 0", 8), (2, "1 : 3", 9), (3, "1 : 3", 10), (4, "2 : 3", 11), (5, "2 : 3", 12),
        (6, "3.0×", 12),
    ]  # fmt: skip
    expect(race.get_by_role("slider")).to_have_attribute("aria-valuetext", "6.00 s of 6.00 s")


def compared(visit, page="parallelization"):
    one = visit(page, speed="4x").press("Compare")
    one.wait_for_race()
    return one, one.page.locator(".hero.race").first


def figure(race, words):
    expect(race.locator(".race-figure")).to_have_text(words)


def moment(race):
    return float(race.get_by_role("slider").get_attribute("aria-valuenow"))


def test_both_runs_are_played_together_from_zero_by_keyboard_and_the_verdict_comes_back(visit):
    one, race = compared(visit)
    verdict = race.locator(".race-figure").inner_text()
    slider = race.get_by_role("slider", name="Moment of both runs")
    slider.focus()
    one.page.keyboard.press("Home")
    figure(race, "0 : 0")
    assert moment(race) == 0 and race.locator(".race-saved").count() == 0
    before = len(one.frames)

    for _ in range(60):
        one.page.keyboard.press("ArrowRight")
        if race.locator(".race-figure").inner_text() == verdict:
            break
        bars, head = race.evaluate(_CUT)
        assert bars <= head + _THIN
    figure(race, verdict)
    assert race.locator(".race-saved").count() == 1
    one.page.keyboard.press("ArrowLeft")
    expect(race.locator(".race-figure")).to_have_text(re.compile(r"^\d : \d$"))
    one.page.keyboard.press("End")
    figure(race, verdict)
    assert len(one.frames) == before, "the server was asked"


def test_on_a_phone_no_words_of_the_race_touch_each_other_or_are_cut_off(visit):
    visited, race = compared(visit, "routing")
    visited.page.set_viewport_size({"width": 390, "height": 844})
    race.locator("svg[width='358']").first.wait_for()
    boxes = race.locator(".race-time, .race-saved, text.cancelled").evaluate_all(
        "nodes => nodes.map((e) => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; })"
    )
    counts = [race.locator(kind).count() for kind in (".race-time", ".race-saved", "text.cancelled")]
    assert counts in ([2, 1, 3], [2, 1, 2])  # on a slow machine one of the losers ends before it can be cancelled
    assert all(right <= 390 for _, _, right, _ in boxes)
    for one, other in combinations(boxes, 2):
        assert any(a[k + 2] <= b[k] + 2 * k for k in (0, 1) for a, b in ((one, other), (other, one)))  # 2 px of leading
    expect(race.locator("text.cancelled").first).to_have_text(re.compile(r"^⊘ cancelled( at \d\.\d\d s)?$"))


def test_play_pauses_where_it_stands_and_ends_by_itself(visit):
    one, race = compared(visit)
    verdict = race.locator(".race-figure").inner_text()
    race.get_by_role("button", name="0.5×").click()
    race.get_by_role("button", name="Play").click()
    expect(race.locator(".race-figure")).to_have_text(re.compile(":"))
    race.get_by_role("button", name="Pause").click()
    at = moment(race)
    expect(race.get_by_role("button", name="Play")).to_be_visible()
    assert at >= 0 and moment(race) == at
    race.get_by_role("button", name="8×").click()
    race.get_by_role("slider").focus()
    one.page.keyboard.press("Space")
    figure(race, verdict)


def test_the_handle_on_the_axis_is_dragged_and_the_bars_are_cut_there(visit):
    one, race = compared(visit, "routing")
    slider = race.get_by_role("slider")
    slider.scroll_into_view_if_needed()
    last, box = moment(race), slider.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    one.page.mouse.move(x, y)
    one.page.mouse.down()
    one.page.mouse.move(x - 150, y, steps=4)
    one.page.mouse.up()
    bars, head = race.evaluate(_CUT)
    assert head == pytest.approx(x - 150, abs=1.5) and bars <= head + _THIN
    assert 0 < moment(race) < last


def test_a_row_is_one_call_in_both_runs_and_says_what_became_of_it(visit):
    one, race = compared(visit, "routing")
    expect(race.get_by_text("only in parallel", exact=True)).to_have_count(3)
    line = race.locator(".race-line")
    expect(line).to_contain_text("Point at a call")
    second = race.locator(".race-hit[data-row='2']")
    second.hover(force=True)
    expect(race.locator(".race-wash")).to_have_count(2)
    expect(line).to_have_text(re.compile(r"^\w+: \d\.\d\d s earlier in parallel, "))
    expect(line).to_contain_text("Sequential waited for classify, for its answer. Parallel waited for nothing.")
    second.focus()
    one.page.keyboard.press("ArrowDown")
    one.page.keyboard.press("Enter")
    third = race.locator(".race-hit[data-row='3']")
    expect(third).to_have_attribute("aria-pressed", "true")
    expect(line).to_have_text(third.get_attribute("aria-label"))
    assert "only in parallel" in line.inner_text()
    one.page.keyboard.press("Escape")
    expect(third).to_have_attribute("aria-pressed", "false")


def test_any_two_runs_of_the_session_are_picked_and_compared(visit):
    one = visit("parallelization", speed="At once").press("Run").wait("Finished")
    expect(one.page.get_by_text("Any two runs")).to_have_count(0)
    one.type("E-mails, one per line", "One\nTwo").press("Run").wait("2 calls")
    classes = one.page.get_by_role("table", name="Classes, in input order")
    expect(classes.locator("tbody tr")).to_have_count(2)  # the page of the second run, drawn to its end
    one.drawn()
    one.page.get_by_role("combobox", name="First run").scroll_into_view_if_needed()
    one.page.evaluate(_FRAMES)  # a list that opens while the page scrolls closes again
    one.page.get_by_role("combobox", name="First run").click()
    one.page.get_by_role("option", name=re.compile("^Run 1: ")).click()
    race = one.page.locator(".hero.race")
    expect(race.locator(".race-title")).to_have_text(["Run 1", "Run 2"])
    expect(race.locator(".race-sentence")).to_contain_text("Run 2 made two calls instead of five.")
    expect(one.page.get_by_role("table", name="Call by call: run 1 and run 2").locator("tbody tr")).to_have_count(5)


def test_presenter_mode_is_a_key_away_and_fits_a_projector(visit):
    one = visit("parallelization", width=853, height=480).choose("Speed", "4x")
    one.field("E-mails, one per line").press("End")
    one.page.keyboard.type("p")
    assert "presenter" not in one.page.url, "typed in a field it is a letter"
    one.field("E-mails, one per line").press("Tab")
    one.page.locator("h1").click()
    one.page.keyboard.press("p")
    one.button("Leave presenter mode").wait_for()
    assert "presenter=1" in one.page.url
    assert not any(one.page.evaluate(_SHOWN, name) for name in ("stSidebar", "stHeader", "stTextArea"))
    for press, place, ended in (("Run", ".flow", "Finished in"), ("Compare", ".race", "×")):
        one.press(press)
        one.page.locator(place).get_by_text(ended).first.wait_for()
        expect(one.button("Run")).to_be_visible()
        box = one.page.locator(place).get_by_role("button", name="Play").bounding_box()
        assert box["y"] + box["height"] <= 480
        assert one.page.evaluate("document.documentElement.scrollWidth") <= 853
    one.page.keyboard.press("Escape")
    expect(one.button("Leave presenter mode")).to_have_count(0)
    expect(one.field("E-mails, one per line")).to_have_value(re.compile("p$"))
    assert "presenter" not in one.page.url and one.page.evaluate(_SHOWN, "stSidebar")


def test_a_link_opens_presenter_mode_and_a_larger_room_gets_larger_type(visit):
    one = visit("routing", width=1280, height=720)
    small = one.page.locator("h1").evaluate("e => e.getBoundingClientRect().height")
    one.page.goto(f"{one.base}/routing?presenter=1")
    one.button("Leave presenter mode").wait_for()
    zoom = one.page.locator("[data-testid=stMainBlockContainer]").evaluate("e => getComputedStyle(e).zoom")
    assert float(zoom) == 1.5 and small > 0
    assert one.page.evaluate("document.documentElement.scrollWidth") <= 1280
    one.press("Leave presenter mode")
    expect(one.page.get_by_role("heading", name="Sequential against parallel")).to_be_visible()
