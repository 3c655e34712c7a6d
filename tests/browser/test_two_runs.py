"""Two runs of a session on the page: picked from a list, and laid beside each other."""

from __future__ import annotations

import re

from playwright.sync_api import TimeoutError, expect

from tests.browser.visit import LONGEST

# The page has stood still for a while: a list that opens while it scrolls closes again. By timers, and not for ever: a
# tab that nobody sees has no frames.
_STILL = """() => new Promise((done) => {
  const main = document.querySelector("[data-testid=stMain]");
  let last = null, still = 0, looks = 0;
  const look = () => {
    still = main.scrollTop === last ? still + 1 : 0;
    last = main.scrollTop;
    if (still > 20 || ++looks > 600) done(true); else setTimeout(look, 16);
  };
  look();
})"""


def test_any_two_runs_of_the_session_are_picked_and_compared_and_keys_do_nothing_while_somebody_types(visit):
    one = visit("parallelization", speed="At once").press("Run").wait("Finished")
    one.field("E-mails, one per line").focus()
    for key in ("Home", "Space", "ArrowLeft"):
        one.page.keyboard.press(key)
    expect(one.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    at, of = re.match(r"([\d.]+) s of ([\d.]+) s", one.page.locator(".player-time").inner_text()).groups()
    assert at == of

    expect(one.page.get_by_text("Any two runs")).to_have_count(0)
    one.type("E-mails, one per line", "One\nTwo").press("Run").wait("2 calls")
    classes = one.page.get_by_role("table", name="Classes, in input order")
    expect(classes.locator("tbody tr")).to_have_count(2)  # the page of the second run, drawn to its end
    one.drawn()
    one.page.get_by_role("combobox", name="First run").scroll_into_view_if_needed()
    one.page.evaluate(_STILL)
    first = one.page.get_by_role("option", name=re.compile("^Run 1: "))
    one.page.get_by_role("combobox", name="First run").click()
    try:
        first.click(timeout=LONGEST / 10)
    except TimeoutError:  # the list closed as its page was drawn anew
        one.page.get_by_role("combobox", name="First run").click()
        first.click()
    race = one.page.locator(".drawing.race")
    expect(race.locator(".race-title")).to_have_text(["Run 1", "Run 2"])
    expect(race.locator(".race-sentence")).to_contain_text("Run 2 made two calls instead of five.")
    expect(race.locator(".race-hit")).to_have_count(0)  # another input: no call of the one is a call of the other


def test_after_compare_headline_charts_and_both_runs_are_in_sight(visit):
    one = visit("parallelization", speed="4x")
    one.press("Compare").wait_for_race()
    race = one.page.locator(".drawing.race")
    one.page.evaluate(_STILL)
    top, foot = race.locator(".race-figure").bounding_box(), race.locator(".race-foot").bounding_box()
    assert top["y"] >= 0 and foot["y"] + foot["height"] <= one.page.evaluate("innerHeight")

    one.type("E-mails, one per line", "\n".join(f"The printer on floor {n} is out of paper." for n in range(16)))
    one.press("Compare").wait_for_race()
    expect(race.locator(".race-picture .race-name")).to_have_count(32)
    one.page.evaluate(_STILL)
    assert race.locator(".race-picture").bounding_box()["height"] > 600, "more than there is room for"
    expect(race.locator(".race-house")).to_be_in_viewport(ratio=1)
