"""Two runs whose moments are known, played together: by keys, with the mouse, and row by row."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from playwright.sync_api import expect

from tests.browser.shown import FRAMES

# The right end of every bar and of the playhead, in px of the picture.
_CUT = """(race) => {
  const ends = [...race.querySelectorAll(".bar")].map((bar) => bar.getBoundingClientRect().right);
  const house = race.querySelector(".race-house").getBoundingClientRect();
  return [Math.max(0, ...ends), (house.left + house.right) / 2];
}"""
_THIN = 2  # px that the thinnest bar and its outline may take beyond their time


def figure(race, words):
    expect(race.locator(".race-figure")).to_have_text(words)


def moment(race):
    return float(race.get_by_role("slider").get_attribute("aria-valuenow"))


def test_at_every_known_moment_the_figure_tells_the_calls_that_each_has_done_and_the_verdict_comes_back(show):
    one = show("race")
    race = one.find(".drawing.race")
    slider = race.get_by_role("slider", name="Moment of both runs")
    figure(race, "3.0×")
    slider.focus()
    before = len(one.sent)

    def looked_at():
        bars, head = race.evaluate(_CUT)
        assert bars <= head + _THIN or moment(race) == 6
        return moment(race), race.locator(".race-figure").inner_text(), race.locator(".bar").count()

    one.press("Home")
    assert race.locator(".race-saved").count() == 0
    seen = [looked_at()]
    for _ in range(6):
        one.press("ArrowRight")
        seen.append(looked_at())
    # bars: one for the time before the first token, one for the answer; those that begin at the cursor are there
    assert seen == [
        (0, "0 : 0", 4), (1, "0 : 0", 8), (2, "1 : 3", 9), (3, "1 : 3", 10), (4, "2 : 3", 11), (5, "2 : 3", 12),
        (6, "3.0×", 12),
    ]  # fmt: skip
    expect(slider).to_have_attribute("aria-valuetext", "6.00 s of 6.00 s")
    assert race.locator(".race-saved").count() == 1
    one.press("ArrowLeft")
    figure(race, "2 : 3")
    one.press("End")
    figure(race, "3.0×")
    assert len(one.sent) == before, "the server was asked"


def test_play_pauses_where_it_stands_and_ends_by_itself(show):
    one = show("race-slow")  # three quarters of an hour: it does not come to its end meanwhile
    race = one.find(".drawing.race")
    race.get_by_role("button", name="0.5×").click()
    race.get_by_role("button", name="Play").click()
    figure(race, "0 : 0")
    race.get_by_role("button", name="Pause").click()
    expect(race.get_by_role("button", name="Play")).to_be_visible()
    at = moment(race)
    one.page.evaluate(FRAMES)
    assert at >= 0 and moment(race) == at

    one = show("race")
    race.get_by_role("button", name="8×").click()
    race.get_by_role("slider").focus()
    one.press("Home")
    figure(race, "0 : 0")
    one.press("Space")
    figure(race, "3.0×")


def test_the_handle_on_the_axis_is_dragged_and_the_bars_are_cut_there(show):
    one = show("race-routing")
    race = one.find(".drawing.race")
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


def test_a_row_is_one_call_in_both_runs_and_says_what_became_of_it(show):
    one = show("race-routing")
    race = one.find(".drawing.race")
    names = race.locator(".race-name").filter(has_text=re.compile("classify|refund|shipping|technical|general"))
    expect(names).to_have_count(7)  # each run has the rows that it made
    line = race.locator(".race-line")
    expect(line).to_contain_text("Point at a call")
    second = race.locator(".race-hit[data-row='2']")
    second.hover(force=True)
    expect(race.locator(".race-wash")).to_have_count(2)
    expect(line).to_have_text(re.compile(r"^\w+: 1\.00 s earlier in parallel, "))
    expect(line).to_contain_text("Sequential waited for classify, for its answer. Parallel waited for nothing.")
    second.focus()
    one.press("ArrowDown", "Enter")
    third = race.locator(".race-hit[data-row='3']")
    expect(third).to_have_attribute("aria-pressed", "true")
    expect(line).to_have_text(third.get_attribute("aria-label"))
    assert "only in parallel" in line.inner_text()
    one.press("Escape")
    expect(third).to_have_attribute("aria-pressed", "false")


def test_on_a_phone_no_words_of_the_race_touch_each_other_or_are_cut_off(show):
    one = show("race-routing", width=390, height=844)
    race = one.find(".drawing.race")
    race.locator("svg[width='358']").first.wait_for()
    boxes = race.locator(".race-time, .race-saved, text.cancelled").evaluate_all(
        "nodes => nodes.map((e) => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; })"
    )
    counts = [race.locator(kind).count() for kind in (".race-time", ".race-saved", "text.cancelled")]
    assert counts == [2, 1, 3], "the losers are said to be thrown away"
    assert all(right <= 390 for _, _, right, _ in boxes)
    for first, other in combinations(boxes, 2):  # 2 px of leading
        assert any(a[k + 2] <= b[k] + 2 * k for k in (0, 1) for a, b in ((first, other), (other, first)))
    expect(race.locator("text.cancelled").first).to_have_text("⊘ thrown away, paid")


def test_both_runs_are_laid_end_to_end_on_one_axis_each_with_its_brace_and_back(show):
    one = show("race", reduced_motion="reduce")
    race = one.find(".drawing.race")
    race.get_by_role("button", name="end to end").click()
    sums = race.locator(".sum:visible")
    expect(sums).to_have_text(["2.00 + 2.00 + 2.00 = 6.00 s"] * 2)
    expect(race.locator(".brace")).to_have_count(2)
    tops = race.locator(".bar").evaluate_all(
        "bars => [...new Set(bars.map((bar) => Math.round(bar.getBoundingClientRect().top / 4)))]"
    )
    assert len(tops) <= 4, "a row for each run, bars of two heights"
    race.get_by_role("button", name="as it ran").click()
    expect(sums).to_have_text(["2.00 + 2.00 + 2.00 = 6.00 s", "max(2.00, 2.00, 2.00) = 2.00 s"])
    one.press("Escape")
    expect(sums).to_have_count(0)
    figure(race, "3.0×")
