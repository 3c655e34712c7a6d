"""Every page and state, light and dark, on a laptop, a projector and a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from core.lesson.presets.read import preset_of, presets_of
from tests.browser.look import audited, looked_at, measured
from tests.browser.visit import FIVE, PAGES, PATTERNS, Visit

PARTS = 3  # of the pages; a test of its own for each, so that a failure hides less
PROJECTOR, WIDE = ({"width": w, "height": h} for w, h in ((853, 480), (1440, 900)))
UNHAPPY = {
    "prompt_chaining": ("empty-step",), "routing": ("no-label",), "parallelization": ("one-fails", "twelve-in-turns"),
    "evaluator_optimizer": ("judge-unreadable",),
}  # fmt: skip


@pytest.mark.parametrize("first", range(PARTS))
def test_every_page_and_state_fits_every_screen_and_can_be_read_by_everyone(visit, first):
    pages = list(PAGES)[first::PARTS]
    one = visit(pages[0], speed="At once", color_scheme="dark" if first % 2 else "light")
    found = []
    for page in pages:
        if page != pages[0]:
            one.go(page)
        found += looked_at(one, f"{page}-ready")
        if page in PATTERNS:
            found += above_the_fold(one, page)
            found += unhappy_ends(one, page)
            one.finish().page.get_by_text("All calls as a table").click()
            found += looked_at(one, f"{page}-done")
        if page in FIVE:
            one.press("Compare").wait_for_race()
            found += looked_at(one, f"{page}-compared")
    assert not found, "\n".join(found)


def above_the_fold(one: Visit, page: str) -> list[str]:
    """Is Run in sight on a projector?"""
    one.page.set_viewport_size(PROJECTOR)
    box = one.button("Run").bounding_box()
    fits = box["y"] + box["height"] <= PROJECTOR["height"] and box["x"] + box["width"] <= PROJECTOR["width"]
    one.picture(f"{page}-projector")
    one.page.set_viewport_size(WIDE)
    return [] if fits else [f"{page}: Run is below the fold of a projector"]


def unhappy_ends(one: Visit, page: str) -> list[str]:
    found = []
    for id in UNHAPPY.get(page, ()):
        one.choose("Preset", preset_of(page, id).title).drawn()
        one.finish("after" if id == "empty-step" else "Finished")
        found += measured(one, id) + audited(one, id)
    if page in UNHAPPY:
        one.choose("Preset", presets_of(page)[0].title).drawn()
    return found


def test_home_and_a_workflow_beside_an_agent_fit_every_screen(visit):
    one = visit(speed="At once")
    found = looked_at(one, "home")
    one.go("workflows_vs_agents").press("Run").page.get_by_role("heading", name="Who chose each step").wait_for()
    one.drawn().press("Both, ten times").page.locator(".drawing.paths").first.wait_for()
    found += looked_at(one.drawn(), "agent-done")
    assert not found, "\n".join(found)


def test_the_questions_of_which_pattern_are_answered_above_the_fold_of_a_projector(visit):
    one = visit("choose", width=853, height=480)
    for words in ("No, it is too much for one call", "No, every input goes the same way"):
        box = one.button(words).bounding_box()
        assert box["y"] + box["height"] <= 480
        one.press(words)
        expect(one.page.get_by_role("button", name=words).filter(visible=True)).to_have_count(1)
