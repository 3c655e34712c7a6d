"""The time for each number of calls at once, from one forecast."""

from __future__ import annotations

import pytest

import core
from core.lesson.presets.preset import model
from core.lesson.registry import LESSONS, predicted, times_at_once
from core.models.simulated import Simulated


@pytest.mark.parametrize(("page", "id"), [("parallelization", "five-emails"), ("parallelization", "bulk-documents")])
def test_each_is_what_the_virtual_clock_says(page, id):
    preset, _ = predicted(page, id)
    pattern, most = preset.pattern or LESSONS[page].pattern, len(preset.input)
    runs = [
        core.forecast(pattern, preset.input, model=model(preset), seed=preset.seed, concurrency=cap).trace
        for cap in range(1, most + 1)
    ]
    times = times_at_once(pattern.__name__, runs[0], most)
    assert times == pytest.approx([run.makespan for run in runs], abs=0.01)
    assert times == sorted(times, reverse=True) and times[-1] == pytest.approx(runs[0].longest.duration)


def test_equal_calls_take_turns():
    plan = core.forecast(core.parallelization, list("abcde"), model=Simulated(latency="equal"), concurrency=1).trace
    assert times_at_once("parallelization", plan, 5) == pytest.approx([5, 3, 2, 2, 1])  # 5 calls of 1 s in 1 to 5 slots


def test_the_first_run_of_a_class_is_long_enough_to_be_seen_and_mostly_streams():
    _, run = predicted("parallelization", "five-emails")
    assert 3 <= run.trace.makespan <= 5
    assert all(span.time_to_first_token < span.duration / 3 for span in run.trace.spans)
