"""A run in the browser: the buttons, the drawing as it goes, Stop, Compare, the guess and the forecast."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from core.lesson.presets.read import preset_of
from tests.browser.look import looked_at
from tests.browser.visit import FIVE

CONTROLS = ("button", "link", "combobox", "textbox", "spinbutton", "checkbox", "radio", "slider", "tab", "menuitem")
MOVING = """() => {
  const hosts = (root) => [...root.querySelectorAll("*")].filter((e) => e.shadowRoot);
  const roots = (root) => [root, ...hosts(root).flatMap((e) => roots(e.shadowRoot))];
  const all = roots(document).flatMap((root) => root.getAnimations());
  return all.filter((a) => a.playState === "running" && a.effect.target.closest(".drawing")).length;
}"""

# Frames of a race in which its figure and its player say different seconds, of so many.
CLOCKS_APART = """async (picture) => {
  const said = (name) => parseFloat(picture.getRootNode().querySelector(name).textContent);
  let apart = 0;
  for (let frame = 0; frame < 60; frame++) {
    await new Promise(requestAnimationFrame);
    apart += said(".race-figure") !== said(".player-time");
  }
  return apart;
}"""
SHARE = """(flow) => flow.querySelector("path.base").getBBox().width / flow.clientWidth"""  # of time, of the width


def test_a_run_of_each_pattern_is_drawn_as_it_goes_in_one_drawing_that_never_starts_anew(visit):
    one = visit(FIVE[0], speed="At once", hold=True)
    for page in FIVE:
        if page != FIVE[0]:
            one.go(page)
        if page == "parallelization":
            one.choose("Preset", preset_of(page, "twelve-in-turns").title).drawn()
        one.listen()
        assert one.state.inner_text() == "Ready"
        assert [one.button(name).count() for name in ("Run", "Compare", "Stop")] == [1, 1, 0]
        assert sum(one.page.get_by_role(role, name=re.compile("^Run")).count() for role in CONTROLS) == 1
        folded = one.page.locator("summary p").all_inner_texts()  # a summary has no role that all browsers agree on
        assert folded and not [name for name in folded if name.startswith("Run")]

        one.let(1).press("Run").wait("Running").button("Stop").wait_for()
        if page == "prompt_chaining":
            keeps_the_steps_to_come(one)
        if page == FIVE[-1]:  # a click elsewhere disturbs no run
            one.choose("Speed", "4x").type("Guess: calls", "3").drawn()
        one.wait_for_clock(1.2)  # by then the axis of a second has grown
        one.picture(f"{page}-running")
        one.let_all().wait("Finished")
        assert [state.split()[0] for state in one.states] == ["Ready", "Running", "Finished"]
        assert one.kept and one.stuck_out <= 1 and one.sank < 1
        calls = one.page.locator(".flow .hit").count()
        assert one.page.locator(".flow").first.evaluate(SHARE) >= 0.55
        assert re.fullmatch(rf"Finished in \d+\.\d\d s · {calls} calls", one.state.inner_text())
        expect(one.page.locator(".card")).to_contain_text("Prompt")
        one.picture(f"{page}-done")
    one.press("Show forecast").state.filter(has_text="Forecast").wait_for()
    expect(one.page.locator(".flow .world")).to_contain_text("predicted")


def keeps_the_steps_to_come(one):
    one.wait_for_calls("1 of 3")
    expect(one.page.locator("text.name.s-idle")).to_have_text(["final"])
    expect(one.page.locator(".flow text.name")).to_have_text(["outline", "draft", "final"])


def test_a_run_under_way_fits_every_screen_and_stop_cancels_its_calls_and_keeps_what_has_come(visit):
    one = visit("parallelization", speed="At once", hold=True).start_a_long_run().let(2).wait_for_calls("2 of 3")
    assert one.page.evaluate(MOVING) > 0
    expect(one.page.locator(".player-live")).to_be_visible()
    expect(one.page.locator(".player")).to_contain_text("so far. Play and step when it has ended.")
    found = looked_at(one, "parallelization-running")
    assert not found, "\n".join(found)

    one.press("Stop").wait("Stopped after")
    assert re.search(" 2 of 3 calls", one.state.inner_text())
    expect(one.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    one.page.locator(".hit").first.click()
    expect(one.page.locator(".card-head h2")).to_have_text(re.compile("^classify"))
    one.page.get_by_text("All calls as a table").click()
    states = one.page.get_by_role("table", name="All calls of this run").locator("tbody td:nth-child(3)")
    expect(states).to_have_text(["done", "done", "cancelled"])
    one.picture("parallelization-stopped")


def test_compare_is_a_race_on_one_axis_that_ends_in_charts_and_the_law(visit):
    one = visit("parallelization", speed="4x", hold=True)
    assert not one.page.locator(".js-plotly-plot").count()  # no chart before there is something to compare
    one.press("Compare")
    race = one.page.locator(".race-picture > svg").first
    race.locator(".bar").first.wait_for()
    race.evaluate("node => { node.kept = true }")
    assert race.evaluate(CLOCKS_APART) == 0
    one.picture("parallelization-racing")
    one.let_all().wait_for_race()
    assert race.evaluate("node => node.kept")
    assert race.locator(".race-title").all_text_contents() == ["Sequential", "Parallel"]
    assert re.fullmatch(r"\d\.\d×", one.page.locator(".race-figure").inner_text())
    heads = one.page.locator(".race-head b").all_text_contents()
    assert [re.sub(r"[\d.]+ s", "", head) for head in heads] == ["sum of 5 =  at 4x", "longest of 5 =  at 4x"]
    expect(one.page.locator(".race-measured")).to_have_count(8)  # time, calls, tokens and money of both
    expect(one.page.locator(".race-measures .race-law")).to_have_count(6)  # of time and calls, and two samples
    one.page.set_viewport_size({"width": 1440, "height": 900})
    one.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    box = one.page.locator(".race-measures").bounding_box()
    assert box["y"] + box["height"] <= 900, "the measures are above the fold"
    expect(one.page.locator(".js-plotly-plot .bars .point path")).to_have_count(12)  # five calls, and their one step
    law = one.page.get_by_role("table", name="Law and measurement")
    assert law.locator("tr", has_text="Calls, parallel").locator("td").all_inner_texts()[1:] == ["5", "5"]
    for name in ("The law beside the measurement", "Each run by itself"):
        expect(one.page.get_by_role("heading", level=2, name=name)).to_be_visible()
    one.picture("parallelization-compared")


def test_runs_that_end_at_once_leave_the_page_ready_for_the_next_and_their_picture_comes_into_sight(visit):
    one, ids = visit("prompt_chaining").choose("Speed", "At once"), {""}
    for _ in range(6):
        one.press("Run").page.wait_for_function("ids => !ids.includes(location.search)", arg=[*ids])
        ids.add("?" + one.page.url.partition("?")[2])
        one.wait("Finished")
    assert len(ids) == 1 + 6
    one.page.locator(".flow .hit").nth(1).click()
    expect(one.page.locator(".card-head h2")).to_have_text("draft")
    expect(one.page.locator(".code-line.marked")).to_contain_text('step="draft"')

    one.press("Naive and guarded").page.get_by_role("heading", name="Each run by itself").wait_for()
    expect(one.page.locator(".race-picture").first).to_be_in_viewport(ratio=1)

    one.page.set_viewport_size({"width": 390, "height": 844})
    one.open("parallelization", speed="At once")
    box = one.button("Run").bounding_box()
    assert box["y"] + box["height"] < 700
    one.press("Run").wait("Finished")
    expect(one.page.locator(".flow .stage")).to_be_in_viewport(ratio=1)
    expect(one.button("Run")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1440, 900), (853, 480), (390, 844)])
def test_what_is_opened_covers_neither_run_nor_what_it_is_about_with_the_menu_and_without(visit, width, height):
    one = visit("evaluator_optimizer", width=width, height=height, reduced_motion="reduce").drawn()

    def opened(menu):
        for name in ("Latency and seed", "Prompts", "Link to this setup"):
            one.press(name)
            over = one.page.get_by_test_id("stPopoverBody").bounding_box()
            fields = [one.button("Run"), *([one.page.locator(".flow"), one.field("Task")] if width > 640 else [])]
            for box in (field.first.bounding_box() for field in fields):
                beside = over["x"] + over["width"] <= box["x"] or box["x"] + box["width"] <= over["x"]
                assert beside or over["y"] + over["height"] <= box["y"], (menu, name, over, box)
            assert one.page.evaluate("document.documentElement.scrollWidth") <= width
            one.close()

    opened("menu" if width > 768 else "no menu")
    if width > 768:
        one.page.get_by_test_id("stSidebarNav").hover()
        one.page.get_by_role("button", name="Collapse sidebar").click()
        one.page.get_by_role("button", name="Expand sidebar").wait_for()
        opened("closed menu")
        one.page.evaluate("localStorage.clear()")  # where the browser keeps that it was closed


def test_a_popover_outlives_its_closing_and_a_change_of_page_and_holds_what_a_run_had(visit):
    one = visit("routing").type("Customer message", "Where is my shoe?")
    one.press("Latency and seed").type("Seed", "11").close()
    one.press("Prompts").type("refund", "Customer: {query}")
    one.page.get_by_text("your own prompts", exact=True).wait_for()
    one.close()
    for _ in range(2):
        one.press("Latency and seed").field("Seed").wait_for()
        expect(one.field("Seed")).to_have_value("11")
        one.close()
        one.press("Prompts").field("refund").wait_for()
        expect(one.field("refund")).to_have_value("Customer: {query}")
        one.close()
        expect(one.field("Customer message")).to_have_value("Where is my shoe?")
        one.go("prompt_chaining").go("routing")

    one.choose("Speed", "At once").go("parallelization")
    one.choose("Preset", preset_of("parallelization", "equal-calls").title).press("Run").wait()
    one.button("Latency and seed").click()
    expect(one.field("Seed")).to_have_value("7")
    expect(one.page.get_by_role("combobox", name="Latency")).to_have_value("Equal: every call the same")
    one.close()
    one.button("Prompts").click()
    expect(one.field("classify")).to_have_value(re.compile("^Classify as spam, urgent or normal"))
