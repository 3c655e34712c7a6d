"""Follow the text: while a run is played, what flows into a call moves to it, in the picture and into its prompt."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.one_picture import made
from tests.browser.shown import Shown

CHAIN = "prompt_chaining-1"
# What is on its way stays there until it is put away, and is counted.
_HELD = """() => {
  const animate = window.animateAsEver ??= Element.prototype.animate;
  window.moved = 0;
  Element.prototype.animate = function (...given) {
    const moves = animate.apply(this, given);
    window.moved += this.classList.contains("slip");
    moves.currentTime = 200;
    if (window.holds) moves.pause();
    return moves;
  };
}"""
_FREE = "() => { Element.prototype.animate = window.animateAsEver; }"
_MOVED = "window.moved"


@pytest.fixture
def held(show) -> Iterator[Callable[..., Shown]]:
    """Show a picture in which what moves is counted, and stays on its way if `holds`."""
    shown: list[Shown] = []

    def show_one(case: str, holds: bool = True, **media) -> Shown:
        one = show(case, **media)
        shown.append(one)
        one.page.evaluate(_HELD)
        one.page.evaluate("(holds) => { window.holds = holds; }", holds)
        return one

    yield show_one
    shown[0].page.evaluate(_FREE)


def play(one, speed):
    for name in (speed, "To the start", "Play"):
        one.button(name).click()


def step_to(one, name):
    """From event to event, until the run has asked for a call."""
    one.press("Home")
    while one.find(".card-head h2").inner_text() != name:
        one.press("ArrowRight")
    expect(one.find(".card-facts")).to_contain_text("waiting")


def test_a_step_to_a_call_moves_the_answer_before_into_its_prompt_and_scrubbing_puts_all_away(held):
    one, trace = held(CHAIN), made(CHAIN)[0]
    outline = trace.spans[0].answer
    before = len(one.sent)
    step_to(one, "draft")
    expect(one.find(".card-from h3")).to_have_text("Answer of outline")
    expect(one.find(".card-from mark")).to_have_text(outline)
    expect(one.find(".card-asked mark")).to_have_text(outline)
    slip, words = one.find(".slips .slip"), one.find(".card > .slip")
    expect(slip).to_have_count(1)
    assert outline.startswith(slip.inner_text().rstrip("…")) and len(slip.inner_text()) <= 28
    expect(words).to_have_count(1)
    source, slot = one.find(".card-from mark").bounding_box(), one.find(".card-asked mark").bounding_box()
    assert slot["x"] < words.bounding_box()["x"] < source["x"], "on its way from the answer to the slot"

    one.press("ArrowRight")
    expect(one.find(".slip")).to_have_count(0)
    expect(one.find(".card-from")).to_have_count(0), "then its own answer streams in"
    step_to(one, "draft")
    expect(one.find(".slip")).to_have_count(2)
    one.press("Home")
    expect(one.find(".slip")).to_have_count(0)
    assert len(one.sent) == before


def test_playing_moves_every_text_and_asks_nothing_and_pausing_puts_all_away(held):
    one, end = held(CHAIN, holds=False), f"{made(CHAIN)[0].now:.2f} s"
    before = len(one.sent)
    play(one, "2×")
    expect(one.find(".player-now")).to_have_text(end)
    assert one.page.evaluate(_MOVED) == 5  # the slip of the topic; of two answers a slip each, and their words
    expect(one.find(".slip")).to_have_count(0)

    play(one, "8×")
    expect(one.find(".player-now")).to_have_text(end)
    assert one.page.evaluate(_MOVED) == 5, "too fast to follow"

    one.page.evaluate("window.holds = true")
    play(one, "2×")
    one.find(".slips .slip").first.wait_for(state="attached")
    one.button("Pause").click()
    expect(one.find(".slip")).to_have_count(0)
    assert len(one.sent) == before


def test_without_motion_the_marks_alone_are_shown(held):
    one = held(CHAIN, reduced_motion="reduce")
    step_to(one, "draft")
    expect(one.find(".card-from mark")).to_have_count(1)
    expect(one.find(".card-asked mark")).to_have_count(1)
    expect(one.find(".slip")).to_have_count(0)
    assert one.page.evaluate(_MOVED) == 0


def test_of_many_that_set_off_at_once_a_dozen_move(held):
    one = held("parallelization-50")
    one.press("Home", "Space")
    expect(one.find(".slips .slip")).to_have_count(12)
    one.press("Space")
    expect(one.find(".slip")).to_have_count(0)
