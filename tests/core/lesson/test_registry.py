"""The records by name, and what the lab works out from them: laws, times for each number of calls at once."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

import core
from core import Simulated, routing
from core.errors import ConfigError
from core.laws.estimate import Inputs
from core.lesson import registry
from core.lesson.presets.preset import model
from core.lesson.registry import LESSONS, estimates, law, lesson_of, predicted, reason, sizes, target_of, times_at_once
from core.run import Reading


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


def test_no_law_is_filled_from_a_run(play):
    run = play(core.run(routing, "Where is my parcel?"))
    with pytest.raises(ValueError, match="forecast"):
        law("speculative_routing", run.trace)


def test_a_pattern_that_is_not_ours_has_the_defaults():
    mine = lesson_of("nobody_wrote_this")
    assert (mine.plan, mine.page, mine.costs, mine.presets, mine.contested) == (None, None, None, (), "")
    assert mine.name not in LESSONS and lesson_of("routing") is LESSONS["routing"]


def test_the_lessons_order_is_that_of_the_records():
    numbers = [lesson.number for lesson in LESSONS.values()]
    assert numbers == sorted(numbers) and all(name == lesson.name for name, lesson in LESSONS.items())


def test_a_file_named_like_a_pattern_without_a_record_is_refused(monkeypatch):
    monkeypatch.setattr(registry, "iter_modules", lambda path: [SimpleNamespace(name="quiz")])
    with pytest.raises(ConfigError, match=r"core\.lesson\.quiz has no LESSONS: .* the record of quiz"):
        list(registry._records())


def test_the_target_of_a_reading_is_the_option_that_its_pattern_names():
    loop = core.evaluator_optimizer
    assert target_of(Reading(loop, ("x",), {"target_score": 9})) == 9
    assert target_of(Reading(loop, ("x",))) is None
    assert target_of(Reading(core.routing, ("x",), {"target_score": 9})) is None


def test_a_size_that_is_not_given_is_what_it_usually_is():
    assert [size.name for size in sizes().values()] == ["steps", "topics", "items", "subtasks", "rounds"]
    calls = {each.pattern: each.calls.value for each in estimates(Inputs({"items": 9}))}
    assert calls["parallelization"] == 9 and calls["prompt_chaining"] == sizes()["steps"].usual == 3


def test_where_no_call_was_made_there_is_no_reason():
    done = core.forecast(core.parallelization, ["a"]).trace
    assert reason(done, core.Trace(pattern="parallelization")) == "No call was made."
