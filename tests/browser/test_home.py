"""The first page in a browser: nothing jumps, the race ends by itself, and every way leads on and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visit import PAGES

# How much the page jumped, and what did.
_SHIFT = """() => new Promise((done) => {
  const jumps = [];
  const named = ({ node }) => node?.dataset?.testid ?? node?.className ?? "";
  new PerformanceObserver((list) => {
    const own = list.getEntries().filter((entry) => !entry.hadRecentInput);
    for (const { value, sources } of own) jumps.push([value, sources.map(named)]);
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(jumps), 100);
})"""
# However slow the computer is: no page is shown before its style sheet, only because its patience is over.
_PATIENT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".stApp { animation-delay: 900s !important }");
  document.adoptedStyleSheets = [sheet];
}"""
MOST = 0.1  # of the layout shift, as browsers measure it


def sums(one):
    return [words.text_content() for words in one.page.locator(".home-sum").all()]


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_nothing_jumps_while_the_page_comes_and_the_race_ends_by_itself(visit, width, height):
    one = visit(width=width, height=height, own=True)
    one.page.add_init_script(f"({_PATIENT})()")
    one.open("")
    expect(one.page.locator(".home-sum", has_text="max(")).to_be_visible()
    assert any(re.fullmatch(r"[\d.]+ \+ [\d.]+ \+ [\d.]+ = [\d.]+ s", words) for words in sums(one))
    expect(one.page.locator(".home-head")).to_have_count(0)
    jumps = one.page.evaluate(_SHIFT)
    assert sum(value for value, _ in jumps) <= MOST, jumps


def test_nothing_jumps_while_what_is_presented_comes(visit):
    one = visit(width=853, height=480, own=True)
    one.page.add_init_script(f"({_PATIENT})()")
    one.open("evaluator_optimizer", presenter="1")
    jumps = one.page.evaluate(_SHIFT)
    assert sum(value for value, _ in jumps) <= MOST, jumps


def test_without_motion_the_end_is_there_at_once(visit):
    one = visit(reduced_motion="reduce")
    assert any(words.startswith("max(") for words in sums(one))
    before = sums(one)
    one.button("Play again").click()
    assert sums(one) == before


def test_all_five_fit_a_projector_and_a_link_leads_on_and_resume_back(visit):
    one = visit(width=853, height=480, reduced_motion="reduce")
    one.page.keyboard.press("p")
    one.button("Leave presenter mode").wait_for()
    one.drawn()
    rows = one.page.locator(".home-row").all()[:5]
    assert all(box["y"] + box["height"] <= 480 for box in (row.bounding_box() for row in rows))
    legend = one.page.locator(".kinds").bounding_box()
    assert legend["y"] + legend["height"] <= 480
    one.page.keyboard.press("Escape")
    expect(one.button("Leave presenter mode")).to_have_count(0)
    one.drawn().page.locator(".home-link", has_text="Routing").press("Enter")
    one.ready("routing").finish()
    run = one.page.url
    one.go("").press(f"Resume: {PAGES['routing']}")
    one.ready("routing").state.filter(has_text="Finished").wait_for()
    expect(one.page).to_have_url(run)
