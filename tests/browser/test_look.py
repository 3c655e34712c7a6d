"""Every page and state, light and dark, on a laptop, a projector and a phone."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from core.presets import PRESETS
from tests.browser.look import COLOURS, audited, measured, settled
from tests.browser.visit import FIVE, PAGES, PATTERNS, Visit

PARTS = 3  # of the pages, so that no process has the longest test alone at the end


def looked_at(one: Visit, state: str) -> list[str]:
    """What is wrong. Sizes, headings and roles are the same in both themes: the other one is seen for its colours."""
    place = f"{state}-{one.theme}"
    found = measured(one, place) + audited(one, place) + _left_out(one, state)
    one.switch_theme()
    found += settled(one)
    one.picture(f"{state}-{one.theme}")
    return found + audited(one, f"{state}-{one.theme}", COLOURS)


_HEADINGS = """() => {
  const parts = (e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])];
  const all = (root) => [...root.querySelectorAll("*")].flatMap(parts);
  const heads = all(document).filter((e) => /^H[1-6]$/.test(e.tagName) && e.checkVisibility());
  return heads.map((e) => Number(e.tagName[1]));
}"""


def _left_out(one: Visit, state: str) -> list[str]:
    """A heading that is more than one level below the one before it."""
    levels = one.page.evaluate(_HEADINGS)
    gap = levels[:1] != [1] or any(after - before > 1 for before, after in pairwise(levels))
    return [f"{state}: levels of headings {levels}"] if gap else []


@pytest.mark.parametrize("first", range(PARTS))
def test_every_page_and_state_fits_every_screen_and_can_be_read_by_everyone(visit, first):
    one = visit(color_scheme="dark" if first % 2 else "light")
    found = [] if first else looked_at(one, "home")
    one.choose("Speed", "At once")
    for page in list(PAGES)[first::PARTS]:
        one.go(page)
        found += looked_at(one, f"{page}-ready")
        if page in PATTERNS:
            one.press("Run").wait("Finished").page.get_by_text("All calls as a table").click()
            found += looked_at(one, f"{page}-done")
        if page in FIVE:
            one.press("Compare").wait_for_race()
            found += looked_at(one, f"{page}-compared")
    assert not found, "\n".join(found)


def test_workflow_and_agent_side_by_side_fit_every_screen(visit):
    one = visit("workflows_vs_agents", speed="At once").press("Run")
    one.page.get_by_role("heading", name="Who chose each step").wait_for()
    one.press("Both, ten times").page.locator(".hero.paths").first.wait_for()
    one.drawn()
    found = looked_at(one, "agent-done")
    assert not found, "\n".join(found)


def test_a_run_under_way_fits_every_screen(visit):
    one = visit("parallelization").start_a_long_run()
    one.page.locator(".flow .bar").first.wait_for()
    found = looked_at(one, "parallelization-running")
    assert not found, "\n".join(found)


UNHAPPY = (
    ("prompt_chaining", "empty-step"), ("routing", "no-label"), ("parallelization", "one-fails"),
    ("parallelization", "twelve-in-turns"), ("evaluator_optimizer", "judge-unreadable"),
)  # fmt: skip


def test_an_unhappy_end_fits_every_screen_and_can_be_read_by_everyone(visit):
    one, found = visit().choose("Speed", "At once"), []
    for page, id in UNHAPPY:
        title = next(preset.title for preset in PRESETS[page] if preset.id == id)
        one.go(page).choose("Preset", title).press("Run").wait("after" if id == "empty-step" else "Finished")
        found += measured(one, id) + audited(one, id)
    assert not found, "\n".join(found)


def test_a_printed_page_says_in_one_line_where_it_is_from_and_names_no_run(visit):
    one = visit("routing", speed="At once").press("Run").wait("Finished")
    words = one.page.locator(".hero.printed p")
    expect(words).to_be_hidden()
    one.page.evaluate("dispatchEvent(new Event('beforeprint'))")  # as a browser does, before it takes the print sheet
    one.page.emulate_media(media="print")
    expect(words).to_have_text(f"Workflow Patterns Lab {one.base}/routing")
    expect(words).to_be_visible()
    assert words.bounding_box()["height"] < 24 and words.bounding_box()["width"] > 200


def test_the_empty_axes_fit_the_narrowest_screen(visit):
    one = visit("parallelization", width=320, height=600)
    one.page.locator(".axes-title").first.wait_for()
    assert not settled(one)


def test_the_questions_of_which_pattern_are_answered_above_the_fold_of_a_projector(visit):
    one = visit("choose", width=853, height=480)
    for words in ("No, it is too much for one call", "No, every input goes the same way"):
        box = one.button(words).bounding_box()
        assert box["y"] + box["height"] <= 480
        one.press(words)
        expect(one.page.get_by_role("button", name=words).filter(visible=True)).to_have_count(1)


@pytest.mark.parametrize("page", PATTERNS)
def test_a_run_in_presenter_mode_fits_a_projector(visit, page):
    one = visit(page, presenter="1", speed="4x", width=853, height=480).press("Run")
    one.page.locator(".flow .bar").first.wait_for()
    preset = one.page.get_by_role("combobox", name="Preset")
    row = [place.bounding_box() for place in (one.page.locator("h1"), preset, one.button("Compare"))]
    assert max(box["y"] for box in row) < min(box["y"] + box["height"] for box in row)
    for state in ("Running", "Finished"):
        one.state.filter(has_text=re.compile(f"{state}|Finished")).wait_for()
        box = one.page.locator(".flow .player").bounding_box()
        assert box["y"] + box["height"] <= 480, state


def test_run_is_above_the_fold_of_a_projector(visit):
    one = visit(width=853, height=480)
    for page in PATTERNS:
        box = one.go(page).button("Run").bounding_box()
        assert box["y"] + box["height"] <= 480 and box["x"] + box["width"] <= 853, page
        one.picture(f"{page}-projector")
