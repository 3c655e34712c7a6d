"""A run in the browser: the buttons, the drawing as it goes, Stop, Compare, the guess and the forecast."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

import core
from core.presets import PRESETS, model
from tests.browser.visit import FIVE

CONTROLS = ("button", "link", "combobox", "textbox", "spinbutton", "checkbox", "radio", "slider", "tab", "menuitem")


@pytest.mark.parametrize("page", FIVE)
def test_a_run_is_drawn_as_it_goes_in_one_drawing_that_never_starts_anew(visit, page):
    one = visit(page, preset="twelve-in-turns" if page == "parallelization" else "").listen()
    assert one.state.inner_text() == "Ready"
    assert [one.button(name).count() for name in ("Run", "Compare", "Stop")] == [1, 1, 0]
    assert sum(one.page.get_by_role(role, name=re.compile("^Run")).count() for role in CONTROLS) == 1
    folded = one.page.locator("summary p").all_inner_texts()  # a summary has no role that all browsers agree on
    assert folded and not [name for name in folded if name.startswith("Run")]

    one.press("Run").button("Stop").wait_for()
    one.picture(f"{page}-running")
    one.wait("Finished")
    assert [state.split()[0] for state in one.states] == ["Ready", "Running", "Finished"]
    assert one.kept and one.stuck_out <= 1
    calls = one.page.locator(".flow .hit").count()
    assert re.fullmatch(rf"Finished in \d+\.\d\d s · {calls} calls", one.state.inner_text())
    expect(one.page.locator(".card")).to_contain_text("Prompt")
    one.picture(f"{page}-done")


def test_stop_cancels_the_calls_and_keeps_what_has_come(visit):
    one = visit("parallelization").start_a_long_run()
    one.page.locator(".flow .state", has_text=re.compile(r"[1-9]\d? of \d+ calls done")).wait_for()
    one.press("Stop").wait("Stopped after")
    assert re.search(r" [1-9]\d? of \d+ calls", one.state.inner_text())
    one.page.get_by_text("All calls as a table").click()
    states = one.page.get_by_role("table", name="All calls of this run").locator("tbody td:nth-child(3)")
    said = states.all_inner_texts()
    assert said[0] == "done" and said[-1] == "cancelled" and set(said) == {"done", "cancelled"}
    one.picture("parallelization-stopped")


def test_compare_is_a_race_on_one_axis_that_ends_in_charts_and_the_law(visit):
    one = visit("parallelization")
    expect(one.page.get_by_text("nothing to compare yet")).to_have_count(2)
    one.page.wait_for_function("performance.getEntries().some((file) => file.name.includes('/PlotlyChart.'))")
    assert not one.page.locator(".js-plotly-plot").count()  # the library is fetched before it has a chart to draw
    one.press("Compare")
    race = one.page.locator(".race svg").first
    race.locator(".race-bar").first.wait_for()
    race.evaluate("node => { node.kept = true }")
    one.picture("parallelization-racing")
    one.wait_for_race()
    assert race.evaluate("node => node.kept")
    assert race.locator(".race-title").all_text_contents() == ["Sequential", "Parallel"]
    assert re.fullmatch(r"\d\.\d×", one.page.locator(".race-figure").inner_text())
    expect(one.page.locator(".js-plotly-plot .bars .point path")).to_have_count(4)
    law = one.page.get_by_role("table", name="Law and measurement")
    assert law.locator("tr", has_text="Calls, parallel").locator("td").all_inner_texts()[1:] == ["5", "5"]
    for name in ("Sequential against parallel", "The parallel run"):
        expect(one.page.get_by_role("heading", level=2, name=name)).to_be_visible()
    one.picture("parallelization-compared")


def test_a_picture_that_is_out_of_sight_comes_into_sight_when_its_run_starts(visit):
    one = visit("prompt_chaining", speed="At once")
    one.press("Run").wait("Finished").press("Naive and guarded")
    one.page.get_by_role("heading", name="The guarded run").wait_for()
    expect(one.page.locator(".race-picture").first).to_be_in_viewport(ratio=1)
    phone = visit("parallelization", speed="4x", width=390, height=844)
    box = phone.button("Run").bounding_box()
    assert box["y"] + box["height"] < 700
    phone.press("Run").wait("Finished")
    expect(phone.page.locator(".flow .stage")).to_be_in_viewport(ratio=1)
    expect(phone.button("Run")).to_be_in_viewport()


def test_a_chain_keeps_its_steps_to_come_while_it_runs(visit):
    one = visit("prompt_chaining").press("Run").wait("Running")
    draft, final = (one.page.locator("text.name.s-idle", has_text=name) for name in ("draft", "final"))
    flow = one.page.locator(".flow").filter(has_text="1 of 3 calls done")
    flow.filter(has=final).filter(has_not=draft).wait_for()  # all in one look: the next moment it is another picture
    assert one.page.locator(".flow text.name").all_text_contents() == ["outline", "draft", "final"]


def test_the_guess_stays_on_the_axis_and_in_the_closing_line(visit):
    one = visit("parallelization", speed="4x").type("Guess: calls", "7").type("Guess: seconds", "2")
    one.press("Run").wait("Finished")
    expect(one.page.locator(".flow .state")).to_contain_text("you guessed 7 calls, 2.0 s")
    expect(one.page.locator(".flow text", has_text="guess 2.0")).to_be_visible()


def _predicted(page):
    preset = PRESETS[page][0]
    trace = core.forecast(getattr(core, page), preset.input, model=model(preset), **preset.settings()).trace
    numbers = (trace.makespan, trace.work, trace.longest.duration)
    return {f"{number:.{places}f}" for number in numbers for places in (2, 3)}


def _said(numbers, text):
    """Those of the numbers that stand in the text, not as a part of a longer one."""
    return [number for number in numbers if re.search(rf"(?<![\d.]){re.escape(number)}(?![\d])", text)]


def test_no_number_of_the_forecast_reaches_the_browser_before_it_is_shown(visit):
    one = visit(FIVE[0])
    for page in FIVE:
        one.go(page)
        received = one.html + "".join(one.frames)
        assert not _said(_predicted(page), received), page
        one.frames.clear()
    one.press("Show forecast")
    one.state.filter(has_text="Forecast").wait_for()
    received = one.html + "".join(one.frames)
    assert _said(_predicted(page), received)  # so the search above would have found it
    expect(one.page.locator(".flow .world")).to_contain_text("predicted")


def test_a_blank_input_says_what_is_missing_and_starts_nothing(visit):
    one = visit("routing").type("Customer message", "  ").press("Run")
    one.page.get_by_text("Type something under Customer message, then press Run.").wait_for()
    assert one.state.inner_text() == "Ready" and not one.run
    streams = [url for url in one.asked if "/live/" in url]  # the button was pressed before the page knew of the blank
    assert all(one.page.context.request.get(url).status == 404 for url in streams)


def test_runs_that_end_at_once_always_leave_the_page_ready_for_the_next(visit):
    one = visit("prompt_chaining").choose("Speed", "At once")
    ids = set()
    for _ in range(6):
        one.press("Run").page.wait_for_function("ids => !ids.includes(location.search)", arg=[*ids, ""])
        ids.add("?" + one.page.url.partition("?")[2])
        one.wait("Finished")
    assert len(ids) == 6


def test_what_was_changed_in_a_popover_outlives_its_closing_and_a_change_of_page(visit):
    one = visit("routing").type("Customer message", "Where is my shoe?")
    one.press("Latency and seed").type("Seed", "11").page.keyboard.press("Escape")
    one.press("Prompts").type("refund", "Customer: {query}")
    one.page.get_by_text("your own prompts", exact=True).wait_for()
    one.page.keyboard.press("Escape")
    for _ in range(2):
        one.press("Latency and seed").field("Seed").wait_for()
        assert one.field("Seed").input_value() == "11"
        one.page.keyboard.press("Escape")
        one.press("Prompts").field("refund").wait_for()
        assert one.field("refund").input_value() == "Customer: {query}"
        one.page.keyboard.press("Escape")
        assert one.field("Customer message").input_value() == "Where is my shoe?"
        one.go("prompt_chaining").go("routing")


def test_a_popover_that_is_opened_after_a_run_holds_what_the_run_had(visit):
    one = visit("parallelization", preset="equal-calls", speed="At once")
    one.press("Run").wait()
    one.button("Latency and seed").click()
    expect(one.field("Seed")).to_have_value("7")
    expect(one.page.get_by_role("combobox", name="Latency")).to_have_value("Equal: every call the same")
    one.page.keyboard.press("Escape")
    one.button("Prompts").click()
    expect(one.field("classify")).to_have_value(re.compile("^Classify as spam, urgent or normal"))
