"""The money that a choice of models saves."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

import core
from core.laws.costs import bill, price_in_words
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of
from core.lesson.which_pattern import ends
from pages.parts.show.money import predicted_price
from tests.pages.opened import Opened, read

pytestmark = pytest.mark.usefixtures("empty_shelf")


def test_the_money_saved_stands_below_the_answers_with_its_world_and_date():
    pytest.importorskip("core.laws.costs")
    opened = Opened("routing", preset="model-choice").at_once().press("Run").wait()
    assert "US dollars saved" in opened.words
    assert "would have cost" in opened.words and "simulated; prices of" in opened.words


def test_a_call_that_failed_without_saying_its_tokens_makes_no_price_unknown():
    def page():
        import core
        from core.lesson.use_cases.model_choice import model_choice
        from core.models.simulated import FaultPlan, every
        from pages.parts.show.money import money

        model = core.Simulated(faults=FaultPlan({"complex": every("server_error")}))
        money(core.forecast(model_choice, ["What is 12 * 12?", "Why do leaves fall in autumn?"], model=model))

    (said,) = (read(element.value) for element in AppTest.from_function(page).run().markdown)
    assert "US dollars" in said and "Answered: 1 by gpt-4o-mini." in said
    assert "without 3 requests that did not say their tokens" in said


def test_models_chosen_by_step_stand_beside_the_runs_own_for_all():
    def page():
        import core
        from pages.parts.show.money import money

        money(core.forecast(core.routing, "Where is my parcel?"))  # on one model: nothing to say
        money(core.forecast(core.routing, "Where is my parcel?", models={"classify": "gpt-4.1-nano"}))
        money(core.forecast(core.routing, "Where is my parcel?", models={"classify": "my-own"}))

    cheaper, unknown = (read(element.value) for element in AppTest.from_function(page).run().markdown)
    assert "US dollars saved in a thousand such runs" in cheaper.replace("**", "")
    assert "Answered: 1 by gpt-4.1-nano, 1 by gpt-4o-mini. A thousand runs would have cost" in cheaper
    assert "with gpt-4o-mini for all about" in cheaper and "included" not in cheaper
    assert "1 by my-own" in unknown and "What it cost is not known" in unknown


def test_the_price_at_an_end_is_that_of_its_presets_calls():
    preset = preset_of("routing", ends()["routing"].preset)
    trace = core.forecast(core.routing, preset.input, model=model(preset), **preset.settings()).trace
    dollars = price_in_words(bill(trace, "gpt-4o-mini").dollars).replace("$", "\\$")
    assert predicted_price(ends()["routing"]).startswith(f"**{dollars}** :small[:gray[for “{preset.title}”, ")
    assert "for the step answer of" in predicted_price(ends()["one_call"]), "one call, without the planner's"
