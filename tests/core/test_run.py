"""Runs: to the end, in the background, forecast; and the pair of readings of each pattern."""

from __future__ import annotations

import asyncio
import math

import pytest

import core
from core import InputError, Simulated
from core.errors import AddressRefused, DeadlineExceeded, KeyRefused, OverBudget, RateLimited, ServerFailed
from core.lesson.use_cases.model_choice import model_choice
from core.models.live import Live
from core.patterns.routing import SupportCategory
from tests.scripted import Scripted

INPUTS = {
    core.prompt_chaining: "machine learning basics",
    core.routing: "I was charged twice, refund please",
    core.parallelization: ["Meeting at 3pm", "50% off!", "Project update"],
    core.orchestrator_workers: "Organise a two-day class trip for 28 pupils",
    core.evaluator_optimizer: "Write a haiku about autumn",
}


@pytest.mark.parametrize("pattern", INPUTS)
def test_each_pattern_runs_on_the_default_model(play, pattern):
    run = core.forecast(pattern, INPUTS[pattern], seed=7)
    assert run.status == "done" and run.error is None and run.trace.world == "predicted"
    assert run.trace.pattern == pattern.__name__ and run.trace.seed == 7
    assert all(s.status == "ok" and s.time_to_first_token > 0 for s in run.trace.spans)


@pytest.mark.parametrize("pattern", INPUTS)
def test_the_forecast_is_the_run(play, pattern):
    run = play(core.run(pattern, INPUTS[pattern], seed=7))
    predicted = core.forecast(pattern, INPUTS[pattern], seed=7)
    assert run.result == predicted.result
    assert [s.step for s in run.trace.spans] == [s.step for s in predicted.trace.spans]
    assert [s.end for s in run.trace.spans] == pytest.approx([s.end for s in predicted.trace.spans])


@pytest.mark.parametrize("pattern", INPUTS)
def test_calls_common_to_both_readings_are_equal(pattern):
    def calls(run):
        return {
            (s.prompt, s.instructions, s.sample): (s.answer, s.duration) for s in run.trace.spans if s.status == "ok"
        }

    one, many = (calls(reading.forecast(seed=3)) for reading in core.readings(pattern, INPUTS[pattern]))
    common = one.keys() & many.keys()
    assert common
    for key in common:
        assert one[key][0] == many[key][0] and one[key][1] == pytest.approx(many[key][1])


def test_a_reading_is_ready_to_run(play):
    sequential, parallel = core.readings(core.parallelization, ["a b", "c d", "e f"])
    first, second = play(sequential.run(seed=1)), play(parallel())
    assert first.trace.concurrency == 1 and first.trace.speedup == pytest.approx(1.0) and second.trace.peak == 3


def test_a_run_can_be_watched_stopped_and_awaited(play):
    async def watch():
        live = core.start(core.prompt_chaining, "cats", model=Scripted(["a", "b", "c"], latency=2.0))
        assert live.status == "running" and live.trace.calls == 0
        await asyncio.sleep(3)
        assert [s.status for s in live.trace.spans] == ["ok", "running"]
        live.cancel()
        return await live, live

    run, live = play(watch())
    assert run.status == live.status == "cancelled" and run.result is None and run.trace.spans[0].answer == "a"
    assert run.trace.now == pytest.approx(3.0)


def test_a_run_stopped_before_its_first_step_ends_too(play):
    async def stop():
        live = core.start(core.prompt_chaining, "cats", model=Scripted(["a"]))
        live.cancel()
        return await live

    assert play(stop()).status == "cancelled"


def test_cancelling_the_code_around_a_run_cancels_the_run(play):
    async def outer():
        task = asyncio.create_task(core.run(core.prompt_chaining, "cats", model=Scripted(["a"] * 3, latency=9.0)))
        await asyncio.sleep(1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    play(outer())


def test_a_deadline_of_the_whole_run_keeps_what_there_is(play):
    run = play(core.run(core.prompt_chaining, "cats", model=Scripted(["a", "b", "c"], latency=2.0), deadline=5))
    assert run.status == "failed" and isinstance(run.error, DeadlineExceeded)
    assert [s.status for s in run.trace.spans] == ["ok", "ok", "cancelled"] and run.trace.makespan == pytest.approx(5.0)


def test_a_seed_out_of_range_is_refused_with_the_range(play):
    for seed in (10**30, 10**5000, 2**32, -1, 1.0, "1", True, None):
        for entry in (core.run, core.start):
            with pytest.raises(InputError, match="seed must be a whole number from 0 to 4,294,967,295"):
                play(_called(entry, seed=seed))
        with pytest.raises(InputError, match="seed must be"):
            core.forecast(core.routing, "Hello", seed=seed)
        with pytest.raises(InputError, match="seed must be"), core.using(Scripted([]), seed=seed):
            pass


def test_a_deadline_that_no_clock_can_wait_for_is_refused_with_the_range(play):
    for deadline in (0, -1, 10**30, 10**5000, float("nan"), float("inf"), "5", True):
        with pytest.raises(InputError, match="deadline must be a number of seconds above 0 and up to 1,000,000,000"):
            play(_called(core.run, deadline=deadline))


async def _called(entry, **options):
    await entry(core.routing, "Hello", model=Scripted([]), **options)


def test_an_allowance_that_is_used_up_ends_as_over_budget(play):
    model = Scripted(["a", OverBudget("nothing left"), "c"])
    run = play(core.run(core.parallelization, ["x", "y", "z"], model=model))
    assert run.status == "over_budget" and run.result.classifications[0] == "a"


def test_a_call_that_is_refused_before_it_is_sent_has_no_attempt(play):
    model = Scripted(["a", "b", *[OverBudget("nothing left")] * 2], latency=[1.0, 1.0, 0.0, 0.0])
    run = play(core.run(core.parallelization, ["v", "w", "x", "y", "z"], model=model, concurrency=2))
    assert run.status == "over_budget" and len(model.asked) == 4  # once refused, the last is not even asked for
    assert [len(s.attempts) for s in run.trace.spans] == [1, 1, 0, 0, 0] and run.trace.attempts == 2
    assert [(s.status, s.start, s.error) for s in run.trace.spans[2:]] == [("error", None, "nothing left")] * 3
    assert run.trace.makespan == pytest.approx(1.0) and run.trace.work == pytest.approx(2.0)
    assert sum(part.end - part.start for part in run.trace.waited_for()) == pytest.approx(1.0)


def test_a_slot_that_no_attempt_took_goes_to_the_next_in_line(play):
    class Late(Scripted):
        async def answer(self, ask):
            await asyncio.sleep(1.0)  # the address is looked up, while the others stand in line
            raise AddressRefused("not there")

    run = play(core.run(core.parallelization, ["x", "y", "z"], model=Late([]), concurrency=1))
    again = play(core.run(core.parallelization, ["x", "y", "z"], model=Late([]), concurrency=2))
    for ended in (run, again):
        assert ended.status == "failed" and ended.trace.attempts == 0
        assert [s.error for s in ended.trace.spans] == ["not there"] * 3


def test_a_retry_that_is_not_sent_is_no_attempt(play):
    model = Scripted([RateLimited("wait"), OverBudget("nothing left")], latency=[1.0, 0.0])
    run = play(core.run(core.prompt_chaining, "cats", model=model))
    assert run.status == "over_budget" and [a.error for a in run.trace.spans[0].attempts] == ["wait"]


def test_after_a_refused_key_no_call_has_an_attempt(play):
    model = Scripted([KeyRefused("the key is wrong")])
    run = play(core.run(core.parallelization, ["x", "y", "z"], model=model, concurrency=1))
    assert run.status == "failed" and [len(s.attempts) for s in run.trace.spans] == [1, 0, 0]
    assert [s.error_kind for s in run.trace.spans] == ["auth"] * 3
    assert run.trace.spans[2].error == "The step 'classify' failed: the key is wrong"


def test_a_call_that_is_stopped_in_line_was_not_sent(play):
    async def stopped():
        live = core.start(core.parallelization, ["x", "y", "z"], model=Scripted(["a"] * 2, latency=9.0), concurrency=2)
        await asyncio.sleep(2)
        live.cancel()
        return await live

    run = play(stopped())
    assert [s.sent for s in run.trace.spans] == [1, 1, 0] and run.trace.waiting == pytest.approx(2.0)


def test_a_failed_run_keeps_its_error_and_trace(play):
    run = play(
        core.run(core.prompt_chaining, "cats", model=Scripted(["a", *[ServerFailed("the server answered 500.")] * 3]))
    )
    assert run.status == "failed" and "draft" in str(run.error) and "500" in str(run.error) and run.result is None


@pytest.mark.parametrize("settings", [{"concurrency": 0}, {"concurrency": 1.5}, {"deadline": 0}, {"deadline": -1}])
def test_settings_out_of_range_are_refused(play, settings):
    with pytest.raises(InputError, match=next(iter(settings))):
        play(core.run(core.prompt_chaining, "cats", **settings))


def test_twice_in_one_process_and_in_two_loops():
    for _ in range(2):
        assert asyncio.run(core.run(core.routing, "opening hours?", model=Simulated(speed=math.inf))).status == "done"


def test_the_environment_never_makes_the_model_a_paid_one(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-lying-around")
    assert core.forecast(core.routing, "hello").trace.world == "predicted"
    from core.models.default import default_model

    assert isinstance(default_model(), Simulated)
    monkeypatch.setenv("LLM_PROVIDER", "openai")
    assert isinstance(default_model(), Live)
    monkeypatch.setenv("LLM_PROVIDER", "clippy")
    with pytest.raises(core.ConfigError, match="clippy"):
        default_model()


def test_each_step_may_have_a_model_of_its_own_and_no_other_step(play):
    model = Scripted([SupportCategory(category="refund", urgency="high"), "done"])
    run = play(core.run(core.routing, "Where is my money?", model=model, models={"classify": "small"}))
    assert [span.model for span in run.trace.spans] == ["small", "scripted"]
    assert [ask.model for ask in model.asked] == ["small", None]
    with pytest.raises(InputError, match="no step 'clasify' in routing"):
        play(core.run(core.routing, "hello", model=model, models={"clasify": "small"}))


def test_a_model_chosen_for_a_step_takes_the_place_of_the_patterns_own():
    choice = core.forecast(model_choice, ["What is 12 * 12?"], models={"simple": "local"})
    assert {span.step: span.model for span in choice.trace.spans}["simple"] == "local"
