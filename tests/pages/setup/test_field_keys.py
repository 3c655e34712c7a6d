"""Who presses on before the page has come back loses nothing: a field that the page moved has no old value."""

from __future__ import annotations

import pytest

from core.lesson.presets.read import preset_of
from pages.parts.setup.input_text import as_text
from tests.pages.opened import Opened

ITEMS = "parallelization"


@pytest.mark.parametrize("presenter", ["", "1"])
def test_what_was_typed_stays_though_the_mark_of_its_preset_was_still_to_be_seen(presenter):
    opened = Opened(ITEMS, **({"presenter": presenter} if presenter else {}))
    opened.press_on("input", "The lamp is broken.\nLunch on Friday?")
    assert opened.field("input").value == "The lamp is broken.\nLunch on Friday?"
    opened.press_on("at_once", 1).press_on("input", "The lamp is broken.")
    assert opened.field("at_once").value == 1 and opened.field("input").value == "The lamp is broken."


def test_a_chosen_preset_stays_though_the_text_before_was_still_to_be_seen():
    opened = Opened("evaluator_optimizer")
    own = opened.field("target_score").value
    opened.type("input", "Write a haiku about rain.").type("target_score", own - 1)
    opened.press_on("preset", "never-passes")
    preset = preset_of("evaluator_optimizer", "never-passes")
    assert opened.field("input").value == as_text(preset.input) and opened.field("target_score").value != own - 1


def test_a_chosen_number_of_items_stays():
    opened = Opened(ITEMS).press_on("how many", 2)
    assert opened.field("how many").value == 2 and opened.field("input").value.count("\n") == 1
    opened.press_on("input", "One\nTwo\nThree")
    assert opened.field("how many").value == 3


def test_the_texts_of_prompts_are_those_of_the_chosen_preset():
    opened = Opened("prompt_chaining")
    opened.at.session_state["prompt_chaining prompts open"] = True
    own = opened.look().field("prompt prompt_chaining outline").value
    opened.type("prompt prompt_chaining outline", "Say {topic}.")
    known = opened.at._tree.get_widget_states()
    opened.press("Back to the pattern’s own prompts")
    opened.at._run(known)
    assert opened.look().field("prompt prompt_chaining outline").value == own


def test_a_field_that_the_reader_has_moved_keeps_its_key():
    opened = Opened(ITEMS)
    before = opened.field("input").key
    assert opened.press_on("input", "One\nTwo").field("input").key == before
    assert opened.type("preset", "one-fails").field("input").key != before
