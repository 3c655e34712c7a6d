"""Lay the calls end to end and back: by mouse and by keys, on a phone, without motion, and with nothing asked."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from core.view.sums import sums_of
from tests.browser.one_picture import made

FIVE, CHAIN, FAULTY = "parallelization-5", "prompt_chaining-1", "failed"
_BARS = """() => {
  const hosts = (root) => [...root.querySelectorAll("*")].filter((e) => e.shadowRoot);
  const roots = (root) => [root, ...hosts(root).flatMap((e) => roots(e.shadowRoot))];
  const bars = roots(document).flatMap((root) => [...root.querySelectorAll(".sheet.past rect.bar")]);
  return bars.map((bar) => [bar.getBoundingClientRect(), bar.classList.contains("aside")])
    .map(([box, aside]) => [box.left, box.right, Math.round(box.top), Number(aside)]);
}"""
# The frames of one glide, and how far a bar has come in each of them.
_GLIDE = """(button) => new Promise((done) => {
  const bar = [...button.getRootNode().querySelectorAll(".sheet.past rect.bar")].at(-1), seen = [];
  button.click();
  setTimeout(() => done([seen, bar.isConnected]), 5000);  // a tab behind another has no frames
  const began = performance.now();
  const look = (now) => {
    seen.push(bar.getBoundingClientRect().left);
    if (now - began < 1100) requestAnimationFrame(look); else done([seen, bar.isConnected]);
  };
  requestAnimationFrame(look);
})"""


def text(written) -> str:
    return "".join(term["text"] for term in written["terms"]) + " " + written["total"]


def bars(one) -> list[list[float]]:
    return one.page.evaluate(_BARS)


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("case", [FIVE, CHAIN])
def test_the_bars_stand_in_one_row_under_their_sum_and_go_back_to_their_own(show, case, width):
    one, written = show(case, width=width, reduced_motion="reduce"), sums_of(made(case)[0])
    before, asked = bars(one), len(one.sent)
    expect(one.button("as it ran")).to_have_attribute("aria-pressed", "true")
    expect(one.find(".sum")).to_be_hidden()

    one.button("end to end").click()
    expect(one.find(".sum")).to_have_text(text(written["end_to_end"]))
    row = bars(one)
    assert len({top for _, _, top, _ in row if top}) <= 2  # an outlined bar begins a little lower
    for (_, right, _, _), (left, _, _, _) in pairwise(row):
        assert left == pytest.approx(right, abs=2)
    brace, last = one.find("path.brace").bounding_box(), row[-1]
    assert brace["x"] + brace["width"] == pytest.approx(last[1], abs=4)
    expect(one.slider).to_have_count(0)

    one.button("as it ran").click()
    expect(one.find(".sum")).to_have_text(text(written["as_it_ran"]))
    back = bars(one)
    assert [place[:2] for place in back] == [pytest.approx(place[:2], abs=1) for place in before]
    hollow = sum(aside for *_, aside in back)
    assert hollow == (len(before) - 2 if case == FIVE else 0), "all but the longest are hollow"

    one.button("as it ran").click()
    expect(one.find(".sum")).to_be_hidden()
    expect(one.slider).to_be_visible()
    assert len(one.sent) == asked


def test_each_term_lights_its_bar(show):
    one = show(FIVE, reduced_motion="reduce")
    one.button("end to end").click()
    terms = one.find(".sum .term")
    expect(terms).to_have_count(5)
    terms.nth(1).hover()
    expect(one.find(".sheet rect.critical")).to_have_count(1)
    lit, row = one.find(".sheet rect.critical").bounding_box(), bars(one)
    assert lit["x"] == pytest.approx(row[2][0], abs=4)  # two stretches a call
    one.page.mouse.move(1, 1)
    expect(one.find(".sheet rect.critical")).to_have_count(0)
    terms.first.focus()
    one.press("Tab", "Tab")
    expect(terms.nth(2)).to_be_focused()
    expect(one.find(".sheet rect.critical")).to_have_count(1)


def test_it_glides_for_900_ms_and_the_bars_are_the_same(show):
    one = show(FIVE)
    places, kept = one.button("end to end").evaluate(_GLIDE)
    assert kept and len({round(place) for place in places}) > 5
    assert places[0] < places[len(places) // 2] < places[-1]
    expect(one.find(".sum")).to_be_visible()


def test_a_key_lays_them_and_play_step_and_escape_take_them_up_again(show):
    one = show(FIVE, reduced_motion="reduce")
    one.press("e")
    expect(one.button("end to end")).to_have_attribute("aria-pressed", "true")
    expect(one.find(".flow [aria-live]")).to_have_text(re.compile(r"^End to end: .* [=≈] \d\.\d\d s$"))
    one.press("e")
    expect(one.find(".sum")).to_contain_text("max(")
    one.press("Escape")
    expect(one.find(".sum")).to_be_hidden()
    for key in ("ArrowLeft", "Home"):
        one.press("e", key)
        expect(one.find(".sum")).to_be_hidden()
        expect(one.slider).to_be_visible()
    one.press("e", "Space")
    expect(one.find(".sum")).to_be_hidden()


def test_back_off_is_named_and_fades(show):
    one = show(FAULTY, reduced_motion="reduce")
    one.button("as it ran").click()
    expect(one.find(".sum")).to_have_text("max(1.00, 0.30 + 0.30 back-off + 0.40) = 1.00 s")
    one.button("end to end").click()
    expect(one.find(".sum")).to_have_text("1.00 + 0.70 = 1.70 s")
    expect(one.find(".sheet.past path.back-off")).to_have_attribute("opacity", "0")


def test_folded_and_scrolling_rows_can_be_laid_too(show):
    for case in ("prompt_chaining-16", "parallelization-200"):
        one = show(case, reduced_motion="reduce")
        one.button("end to end").click()
        expect(one.find(".sum")).to_contain_text("…")
        assert len({top for _, _, top, _ in bars(one)}) <= 2


def test_where_no_time_has_passed_there_is_nothing_to_lay(show):
    for case in ("no-time", "none"):
        expect(show(case).button("end to end")).to_have_count(0)
