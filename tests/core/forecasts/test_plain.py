"""The simulated model without HTTP gives what the one behind the real client gives."""

from __future__ import annotations

import pytest

from core import evaluator_optimizer, prompt_chaining, routing, run, speculative_routing
from core.clock import run_virtual_anywhere
from core.forecasts.plain import Plain
from core.forecasts.plan import play
from core.laws.durations import quantile
from core.lesson.presets.preset import model as model_of
from core.lesson.presets.read import presets_of
from core.lesson.registry import LESSONS
from core.models.simulated import Simulated
from core.run import Reading, forecast

PRESETS = [(name, preset) for name in LESSONS for preset in presets_of(name) if preset.faults is None]


def said(one):
    return [
        (s.prompt, s.answer if s.status == "ok" else "", s.status, s.tokens_in, s.tokens_out) for s in one.trace.spans
    ]


@pytest.mark.parametrize(
    ("pattern", "given"),
    [(prompt_chaining, "Rain"), (routing, "Where is my parcel?"), (speculative_routing, "Where is my parcel?"),
     (evaluator_optimizer, "Write a haiku about autumn")],
)  # fmt: skip
@pytest.mark.parametrize("profile", ["small", "reasoning"])
def test_answers_times_and_tokens_are_those_of_the_real_client(pattern, given, profile):
    model = Simulated(profile)
    plain = run_virtual_anywhere(lambda: run(pattern, given, model=Plain(model), seed=3))
    behind = forecast(pattern, given, model=model, seed=3)

    assert plain.result == behind.result and said(plain) == said(behind)
    assert plain.trace.makespan == pytest.approx(behind.trace.makespan, abs=1e-6)


@pytest.mark.parametrize(("name", "preset"), PRESETS, ids=[f"{name} {preset.id}" for name, preset in PRESETS])
def test_so_it_is_for_every_preset_whatever_tools_its_model_uses(name, preset):
    model = model_of(preset)
    reading = Reading(preset.pattern or LESSONS[name].pattern, (preset.input,), preset.options)
    plain, behind = play(reading, Plain(model), 7), reading.forecast(model=model, seed=7)
    assert plain.status == behind.status and said(plain) == said(behind)
    assert plain.trace.makespan == pytest.approx(behind.trace.makespan, abs=1e-6)


def test_what_was_asked_is_kept_and_can_be_drawn_again():
    plain = Plain(Simulated())
    trace = run_virtual_anywhere(lambda: run(prompt_chaining, "Rain", model=plain, seed=3)).trace
    first = plain.sent[trace.spans[0].instructions, trace.spans[0].prompt, 0, None]
    assert first.seconds(3) == pytest.approx(trace.spans[0].duration, abs=1e-9) != first.seconds(4)
    drawn = sorted(first.seconds(seed) for seed in range(1000))
    assert drawn[500] == pytest.approx(quantile(first.lasts(), 0.5), rel=0.05)


def test_a_seed_of_times_changes_times_and_no_words():
    one, other = (forecast(prompt_chaining, "Rain", model=Simulated(times=times), seed=3) for times in (1, 2))
    assert one.result == other.result and one.trace.makespan != other.trace.makespan
