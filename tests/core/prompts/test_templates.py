"""The templates of a pattern, read from its source: all of them, as they really are sent, and what may replace them."""

from __future__ import annotations

import pytest

import core
from core import InputError, prompt_chaining, routing
from core.lesson.presets.preset import model
from core.lesson.presets.read import presets_of
from core.lesson.registry import LESSONS
from core.llm import llm as call_the_model
from core.prompts.templates import check_prompts, dropped, templates
from tests.presets import all_presets
from tests.rows import rows

CASES = [(preset.pattern or LESSONS[page].pattern, preset) for page in all_presets() for preset in presets_of(page)]


@rows("pattern, preset", CASES)
def test_every_call_of_every_preset_uses_a_template_that_is_known(pattern, preset):
    known = {template.step: template for template in templates(pattern)}
    settings = preset.settings() | {"prompts": None}
    for span in core.forecast(pattern, preset.input, model=model(preset), **settings).trace.spans:
        if not span.template or not known:  # a tool; or steps that are only known when they run
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


async def asked(name):
    return await call_the_model("Greet {name}", name=name, step="greet")


class Host:
    async def bow(self, name):
        return await core.llm("Bow to {name}", name=name, step="bow")


@core.pattern
async def welcome(name: core.Text) -> core.Result:
    await asked(name)
    await Host().bow(name)
    await greeting(name)
    return core.Result()


@core.pattern
async def silent(name: core.Text) -> core.Result:
    return core.Result()


@core.pattern
async def unforeseen(name: core.Text) -> core.Result:
    await core.llm("Greet {name}", name=name, step=name)
    return core.Result()


def test_a_misspelt_step_is_refused_before_any_call_and_the_steps_are_named():
    with pytest.raises(InputError, match=r"no step 'outlin' in prompt_chaining. Its steps are outline, draft, final"):
        core.forecast(prompt_chaining, "tides", prompts={"outlin": "{topic}"})


def test_so_it_is_for_a_pattern_of_ones_own_and_for_the_functions_that_it_calls():
    assert [template.step for template in templates(welcome)] == ["greet", "bow", "hello"]
    for pattern, step, steps in (
        (greeting, "helo", "Its steps are hello"),
        (welcome, "grete", "Its steps are greet, bow, hello"),
        (silent, "hello", "There is no step 'hello' in silent"),
    ):
        with pytest.raises(InputError, match=steps):
            core.forecast(pattern, "Ada", prompts={step: "Say {name}"})
    run = core.forecast(welcome, "Ada", prompts={"greet": "A {name}", "bow": "B {name}", "hello": "C {name}"})
    assert [span.prompt for span in run.trace.spans] == ["A Ada", "B Ada", "C Ada"]


TYPED = """
TABLE = {"loud": "You shout.", "soft": "You whisper."}

async def typed(name: core.Text) -> core.Result:
    await core.llm("Greet {name}", name=name, step="hello")
    for tone in TABLE:
        await core.llm("{name}", instructions=TABLE[tone], name=name, step=tone)
    return core.Result()
"""


def test_of_a_pattern_typed_into_an_interpreter_a_step_is_refused_that_its_code_never_names():
    names = {"core": core}
    exec(TYPED, names)
    typed = core.pattern(names["typed"])
    with pytest.raises(InputError, match="There is no step 'helo' in typed"):
        core.forecast(typed, "Ada", prompts={"helo": "Say {name}"})
    run = core.forecast(typed, "Ada", prompts={"hello": "A {name}", "soft": "B {name}"})
    assert [span.prompt for span in run.trace.spans] == ["A Ada", "Ada", "B Ada"]


def test_where_a_function_that_was_given_makes_the_call_no_name_is_refused():
    @core.pattern
    async def handed(name: core.Text, speak: object) -> core.Result:
        await speak(name)
        return core.Result()

    async def speak(name):
        await core.llm("Greet {name}", name=name, step="anything")

    run = core.forecast(handed, "Ada", speak, prompts={"anything": "Say {name}"})
    assert run.trace.spans[0].prompt == "Say Ada"


def test_where_a_step_is_named_by_the_input_no_name_is_refused():
    run = core.forecast(unforeseen, "Ada", prompts={"Ada": "Say hello to {name}"})
    assert run.trace.spans[0].prompt == "Say hello to Ada"


def test_a_place_that_nothing_fills_is_refused_with_those_there_are():
    with pytest.raises(InputError, match=r"prompt of draft has a place \{topic\}.*It can use \{outline\}"):
        check_prompts(prompt_chaining, {"draft": "Write about {topic}"})
    for text in ("  ", "\u2800\u3164"):
        with pytest.raises(InputError, match="The prompt of draft is empty"):
            check_prompts(prompt_chaining, {"draft": text})


def test_a_changed_prompt_has_a_bound_and_so_has_what_it_is_filled_to():
    with pytest.raises(InputError, match="The prompt of draft has 200,001 characters; 200,000 are allowed"):
        check_prompts(prompt_chaining, {"draft": "x" * 200_001})
    run = core.forecast(prompt_chaining, "tides " * 1000, prompts={"outline": "{topic} " * 20_000})
    assert run.status == "failed" and isinstance(run.error, InputError) and run.trace.calls == 0
    assert "1,000,000 are allowed. It names {topic} 20,000 times" in str(run.error)


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
