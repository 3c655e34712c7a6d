"""The code beside a run: the line of every call lies in the source that is shown, and makes a call."""

from __future__ import annotations

import inspect

import pytest

import core
from core import prompt_chaining
from core.lesson.presets.preset import model
from core.lesson.presets.read import presets_of
from core.lesson.registry import LESSONS
from core.pattern import several
from core.prompts.code import sources
from tests.presets import all_presets

RUNS = {
    **{name: (LESSONS[name].pattern, presets_of(name)[0].input, {}) for name in all_presets()},
    "pipeline": (core.prompt_chaining, ["tides", "snow"], {}),
    "speculative_routing": (core.speculative_routing, "My parcel is late", {}),
    "no subtasks": (core.orchestrator_workers, "What is 2 + 2?", {}),
    "candidates": (core.evaluator_optimizer, "Write a haiku about rain.", {"target_score": 10, "candidates": 2}),
}


async def helper(task: str) -> str:
    return await prompt_chaining(task)


async def outer(task: str) -> str:
    return await helper(task)


@pytest.mark.parametrize("name", RUNS)
def test_the_line_of_every_call_lies_in_a_source_that_is_shown_and_makes_a_call(name):
    pattern, value, options = RUNS[name]
    shown = sources(pattern)
    spans = core.forecast(pattern, value, seed=7, **options).trace.spans
    assert spans
    for span in spans:
        holding = [one for one in shown if one["file"] == span.file and span.line >= one["first"]]
        lines = [one["source"].splitlines()[span.line - one["first"] :] for one in holding]
        line = next(rest[0] for rest in lines if rest)
        assert any(word in line for word in ("llm(", "parse(", "choose(", "use(")), f"{span.step}: {line}"


@pytest.mark.parametrize("name", [*all_presets(), "speculative_routing"])
def test_the_pattern_itself_comes_first_and_as_it_is(name):
    pattern = LESSONS[name].pattern
    assert sources(pattern)[0]["source"] == inspect.getsource(inspect.unwrap(pattern))
    assert sources(pattern)[0]["file"].startswith("core/patterns/")


def test_what_a_pattern_does_with_several_texts_is_shown_and_its_steps_are_its_own():
    assert [one["name"] for one in sources(prompt_chaining)] == ["prompt_chaining", "pipeline"]

    @core.pattern
    async def one(text: core.Text) -> str:
        return await core.llm("Write a haiku about {text}", text=text, step="write")

    @several(one)
    async def all_of_them(texts: core.Items) -> str:
        written = [await core.llm("Write a haiku about {text}", text=text, step="write") for text in texts]
        return await core.llm("Combine these: {written}", written=written, step="merge")

    run = core.forecast(one, ["rain", "snow"], prompts={"merge": "Combine: {written}"})
    assert [span.step for span in run.trace.spans] == ["write", "write", "merge"]
    assert run.trace.spans[-1].prompt.startswith("Combine: ")


def test_every_preset_of_every_pattern_has_its_lines_shown():
    for name, presets in all_presets().items():
        for preset in presets:
            pattern = preset.pattern or getattr(core, name)
            files = {one["file"]: one for one in sources(pattern)}
            run = core.forecast(pattern, preset.input, model=model(preset, 1.0), **preset.settings())
            assert all(span.file in files for span in run.trace.spans)


def test_functions_that_a_pattern_calls_are_found_through_others_and_each_once():
    assert [one["name"] for one in sources(outer)] == ["outer", "helper", "prompt_chaining"]


def test_a_function_without_a_source_is_left_out():
    space: dict = {}
    exec("async def typed(x): return x", space)
    assert sources(space["typed"]) == []
