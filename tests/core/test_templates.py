"""The templates of a pattern, read from its source: all of them, as they really are sent, and what may replace them."""

from __future__ import annotations

import pytest

import core
from core import InputError, prompt_chaining, routing
from core.presets import PRESETS, model
from core.templates import check_prompts, dropped, templates
from tests.rows import rows

CASES = [(preset.pattern or getattr(core, page), preset) for page in PRESETS for preset in PRESETS[page]]


@rows("pattern, preset", CASES)
def test_every_call_of_every_preset_uses_a_template_that_is_known(pattern, preset):
    known = {template.step: template for template in templates(pattern)}
    settings = preset.settings() | {"prompts": None}
    for span in core.forecast(pattern, preset.input, model=model(preset), **settings).trace.spans:
        if not span.template:  # a tool
            continue
        assert span.template == known[span.step].text and span.instructions == known[span.step].instructions
        told = {"result"} if span.tools else set()  # of the tools that were chosen before
        assert {mark.name for mark in span.marks} - told <= set(known[span.step].places)


def test_steps_named_by_a_table_are_all_there_with_their_instructions():
    found = templates(routing)
    assert [template.step for template in found] == ["classify", "shipping", "refund", "technical", "general"]
    assert "refund specialist" in found[2].instructions and found[0].instructions == ""
    assert {template.step for template in templates(core.speculative_routing)} == {t.step for t in found}


def test_a_template_may_be_a_name_inside_the_function():
    assert [(t.step, t.text, t.places) for t in templates(greeting)] == [("hello", "Greet {name}", ("name",))]


@core.pattern
async def greeting(name: core.Text) -> core.Result:
    hello, number = "Greet {name}", 1
    await core.llm(hello, name=name, sample=number, step="hello")
    return core.Result()


@core.pattern
async def unforeseen(name: core.Text) -> core.Result:
    await core.llm("Greet {name}", name=name, step=name)
    return core.Result()


def test_a_misspelt_step_is_refused_before_any_call_and_the_steps_are_named():
    with pytest.raises(InputError, match=r"no step 'outlin' in prompt_chaining. Its steps are outline, draft, final"):
        core.forecast(prompt_chaining, "tides", prompts={"outlin": "{topic}"})


def test_where_a_step_is_named_by_the_input_no_name_is_refused():
    run = core.forecast(unforeseen, "Ada", prompts={"Ada": "Say hello to {name}"})
    assert run.trace.spans[0].prompt == "Say hello to Ada"


def test_a_place_that_nothing_fills_is_refused_with_those_there_are():
    with pytest.raises(InputError, match=r"prompt of draft has a place \{topic\}.*It can use \{outline\}"):
        check_prompts(prompt_chaining, {"draft": "Write about {topic}"})
    with pytest.raises(InputError, match="The prompt of draft is empty"):
        check_prompts(prompt_chaining, {"draft": "  "})


def test_a_place_that_is_left_out_is_said():
    assert dropped(prompt_chaining, {"draft": "Write something"}) == [
        "The prompt of draft leaves out {outline}: this step will not see it."
    ]
    assert dropped(prompt_chaining, {"draft": "Write from {outline}"}) == []


@pytest.mark.parametrize(
    ("pattern", "step", "form"),
    [
        (routing, "classify", "category: shipping, refund, technical or general; urgency: high, medium or low"),
        (core.evaluator_optimizer, "evaluate", "score: a whole number from 1 to 10; feedback: a text"),
        (core.orchestrator_workers, "plan", "subtasks: a list of texts"),
        (prompt_chaining, "draft", ""),
    ],
)
def test_the_form_of_an_answer_is_read_from_its_shape(pattern, step, form):
    assert next(t.form for t in templates(pattern) if t.step == step) == form
