"""Compare by numbers: the chart is there at once and fits every screen, and a point opens its run."""

from __future__ import annotations

from playwright.sync_api import expect

from core.view.numbers.questions import QUESTIONS
from tests.browser.look import looked_at


def test_every_question_has_its_picture_and_a_point_that_is_pressed_opens_its_run(visit):
    one = visit("compare", width=1440, height=900)
    chart = one.page.locator(".js-plotly-plot").first
    points = chart.locator(".scatterlayer .point")
    points.nth(12).wait_for()
    box = points.nth(12).bounding_box()
    assert box["y"] + box["height"] < 900  # the picture is on the first screen
    one.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    one.page.get_by_role("heading", name="The run of this point").wait_for()
    expect(one.page.locator(".drawing.flow").first).to_contain_text("predicted")
    assert "open=25x8" in one.page.url
    with one.page.expect_download() as picture:
        chart.hover()
        chart.locator(".modebar-btn").first.click()
    assert picture.value.suggested_filename == "compare-size.png"
    found = looked_at(one, "compare-opened")
    # One's own model begins without calls, and has no picture yet.
    for question in [one for name, one in QUESTIONS.items() if name not in ("size", "own")]:
        one.page.get_by_test_id("stRadioOption").get_by_text(question.title, exact=True).click()
        one.page.get_by_text(question.world[1:].split(":")[1].strip(), exact=False).wait_for()
        one.page.locator(".js-plotly-plot .main-svg, .st-key-own-steps").first.wait_for()  # without live calls no chart
        found += looked_at(one.drawn(), f"compare-{question.title}")
    assert not found, "\n".join(found)
