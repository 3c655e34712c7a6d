"""What the simulated model does not know is said beside the result, with what it knows and the way to a real one."""

from __future__ import annotations

import pytest

from core.models.simulated.replies.topics import topic_of
from tests.pages.opened import Opened

SAYS = "does not know this, and says so"


def known(opened):
    return [button for button in opened.at.button if " known " in (button.key or "")]


def test_an_unknown_topic_is_said_to_be_one_and_a_known_one_is_a_click_away():
    opened = Opened("prompt_chaining").at_once()
    opened.type("input", "Llama farming in Peru").press("Run").wait()
    assert SAYS in opened.words and "All 3 calls" in opened.words and "Live endpoint" in opened.words
    assert {call["words"] for call in opened.hero["calls"]} == {"not known"}
    assert len(known(opened)) == 3 and all(topic_of(button.label) for button in known(opened))
    title = known(opened)[0].label
    known(opened)[0].click()
    opened.look()
    assert opened.field("input").value == title
    opened.press("Run").wait()
    assert SAYS not in opened.words and not known(opened)


@pytest.mark.parametrize(
    ("page", "text", "calls"),
    [
        ("routing", "Can llamas eat your chocolate?", "1 of 2 calls"),
        ("orchestrator_workers", "Plan a wedding in Peru", "All 5 calls"),
        ("evaluator_optimizer", "Write a haiku about llamas", "calls"),
    ],
)
def test_each_page_says_so_where_it_is_not_known(page, text, calls):
    opened = Opened(page).at_once()
    opened.type("input", text).press("Run").wait()
    assert SAYS in opened.words and calls in opened.words and len(known(opened)) == 3


def test_a_prompt_that_cannot_be_followed_is_marked_beside_the_original():
    opened = Opened("prompt_chaining").at_once()
    opened.type("prompt prompt_chaining outline", "Create a 3-point outline in a pirate's voice for: {topic}")
    opened.press("Original and mine").wait()
    assert opened.words.count("cannot follow this prompt, and says so") == 1 and not known(opened)
