"""A run beside its law: the law of a forecast, whichever reading ran."""

from __future__ import annotations

import pytest

import core
from core.lesson.measured import measured
from core.lesson.presets.preset import model
from core.lesson.presets.read import presets_of
from tests.presets import all_presets

PATTERNS = {name: getattr(core, name) for name in all_presets() if hasattr(core, name)}
FIVE = ("prompt_chaining", "routing", "parallelization", "orchestrator_workers", "evaluator_optimizer")


@pytest.mark.parametrize("pattern", FIVE)
def test_a_plain_run_keeps_its_law(pattern):
    preset = presets_of(pattern)[0]
    reading = core.Reading(PATTERNS[pattern], (preset.input,), {"concurrency": None, **preset.options})
    trace = reading.forecast(model=model(preset), seed=preset.seed).trace
    found = measured(reading, trace, model(preset))
    assert found.law.calls == trace.calls and found.law.seconds == pytest.approx(trace.makespan)
    assert found.why.startswith("The run took what the law says.")


def test_the_parallel_side_of_a_routing_race_has_the_law_of_speculation():
    preset = presets_of("routing")[0]
    _, parallel = core.readings(core.routing, preset.input)
    trace = parallel.forecast(model=model(preset), seed=7).trace
    found = measured(parallel, trace, model(preset))
    assert found.law.calls == trace.calls == 5
    assert found.law.seconds == pytest.approx(trace.makespan)


def test_a_chain_says_how_its_prompts_grew():
    preset = presets_of("prompt_chaining")[0]
    reading = core.Reading(core.prompt_chaining, (preset.input,))
    trace = reading.forecast(model=model(preset), seed=7).trace
    first, second, third = (span.tokens_in for span in trace.spans)
    assert first < second < third
    assert f"Its prompts grew from {first} to {second} to {third} tokens" in measured(reading, trace, model(preset)).why


def test_one_call_at_a_time_has_the_sequential_law():
    preset = presets_of("parallelization")[0]
    reading = core.Reading(core.parallelization, (preset.input,), {"concurrency": 1})
    trace = reading.forecast(model=model(preset), seed=7).trace
    assert measured(reading, trace, model(preset)).law.seconds == pytest.approx(trace.work)
