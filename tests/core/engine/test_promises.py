"""What must hold for every run, whatever the pattern, the faults and the limit: many seeds, on the virtual clock."""

from __future__ import annotations

import asyncio
import json
import random

import pytest

import core
from core import Failed, InputError, Simulated, Text, forecast, gather, llm, pattern
from core.clock import run_virtual
from core.errors import KeyRefused, OverBudget, ServerFailed, Unreachable
from core.models.live import Live
from core.models.simulated import FaultPlan
from tests.scripted import Scripted

FAULTS = ("slow", "server_error", "rate_limit", "empty", "bad_schema", "refusal", "hang")
STEPS = (
    "outline", "draft", "classify", "refund", "plan", "worker", "synthesis", "evaluate", "improve", "account", "policy"
)  # fmt: skip


@pattern
async def nested(topic: Text) -> list[object]:
    """A pattern that uses others: one after the other, twice, and side by side."""
    first = await core.prompt_chaining(topic)
    await core.prompt_chaining(topic)
    return await gather(core.routing(topic), core.parallelization([topic, "other"]), core.routing(first["final"]))


CASES = [
    (core.prompt_chaining, "Photosynthesis", {}),
    (core.prompt_chaining, ["Cats", "Dogs", "Cats"], {}),
    (core.routing, "I was charged twice, refund please", {}),
    (core.speculative_routing, "I was charged twice, refund please", {}),
    (core.parallelization, ["Meeting at 3", "50% off", "Server down", "50% off"], {}),
    (core.orchestrator_workers, "Organise a two-day class trip for 28 pupils", {}),
    (core.evaluator_optimizer, "Write a haiku about rain", {"candidates": 3}),
    (core.support_system, "Why is my bill 20 euros higher?", {}),
    (core.research_report, "History of the bicycle", {}),
    (nested, "Where is my parcel?", {}),
]


def random_run(case, seed):
    """A run with drawn faults and a drawn limit; the same seed draws the same ones."""
    draw = random.Random(seed)
    plan = FaultPlan({draw.choice(STEPS): draw.choice(FAULTS) for _ in range(draw.randint(0, 2))})
    limit = draw.choice([1, 2, 3, None])
    pattern, value, options = case
    return forecast(pattern, value, model=Simulated(faults=plan), seed=seed, concurrency=limit, **options), limit


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0].__name__}-{type(case[1]).__name__}")
def test_the_promises_of_a_trace_hold(case):
    for seed in range(25):
        run, limit = random_run(case, seed)
        trace = run.trace
        assert trace.peak <= (limit or 99) and (trace.speedup or 0) <= (limit or 99) + 1e-9
        waited = trace.waited_for()
        assert sum(s.end - s.start for s in waited) == pytest.approx(trace.makespan), seed
        path = sum(s.duration or 0 for s in trace.critical_path())
        assert path <= trace.makespan + 1e-9
        if limit is None:
            assert path == pytest.approx(trace.makespan), seed
        assert len(set(trace.names.values())) == trace.calls, sorted(trace.names.values())
        assert all(s.end is not None and s.status in ("ok", "error", "cancelled") for s in trace.spans)
        assert all(a.end is not None and a.status != "queued" for s in trace.spans for a in s.attempts)
        assert core.Trace.model_validate_json(trace.model_dump_json()) == trace
        assert random_run(case, seed)[0].trace == trace


@pytest.mark.parametrize("case", CASES[:-1], ids=lambda case: f"{case[0].__name__}-{type(case[1]).__name__}")
def test_calls_that_two_limits_have_in_common_are_equal(case):
    pattern, value, options = case

    def calls(limit):
        trace = forecast(pattern, value, seed=5, concurrency=limit, **options).trace
        return {(s.prompt, s.instructions, s.sample): (s.answer, s.duration) for s in trace.spans if s.status == "ok"}

    every = [calls(limit) for limit in (1, 2, None)]
    for key in set.intersection(*(set(each) for each in every)):
        answers, durations = zip(*(each[key] for each in every), strict=True)
        assert len(set(answers)) == 1 and durations == pytest.approx([durations[0]] * 3)


def test_a_stop_at_any_moment_ends_every_attempt_and_gives_all_slots_back():
    async def stopped(seconds, limit):
        live = core.start(core.orchestrator_workers, "Plan a product launch", seed=3, concurrency=limit)
        slots = live.recorder.slots
        await asyncio.sleep(seconds)
        live.cancel()
        run = await live
        await asyncio.sleep(0)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        assert slots.free == limit
        return run

    for tenth in range(0, 40, 3):
        run = run_virtual(stopped(tenth / 10, 2))
        assert all(a.end is not None for s in run.trace.spans for a in s.attempts)
        assert sum(s.end - s.start for s in run.trace.waited_for()) == pytest.approx(run.trace.makespan)


def test_speed_changes_nothing_but_the_clock():
    async def at(speed):
        return await core.run(core.routing, "I was charged twice, refund please", model=Simulated(speed=speed), seed=9)

    real, fast = run_virtual(at(1.0)), run_virtual(at(4.0))
    assert fast.result == real.result and fast.trace.makespan * 4 == pytest.approx(real.trace.makespan)


@pytest.mark.parametrize("score", ["9.0", '"9"', '"9/10"'])
def test_a_score_that_is_plain_is_taken_and_the_trace_says_how(play, score):
    said = f'{{"score": {score}, "feedback": "fine"}}'
    run = play(core.run(core.evaluator_optimizer, "write", model=Scripted(["draft", said])))
    judged = run.trace.spans[1]
    assert run.result.score == 9 and judged.parsed["score"] == 9
    assert judged.raw == said and "number" in " ".join(judged.done) and json.loads(judged.answer)["score"] == 9


@pytest.mark.parametrize("score", ['"9.5"', "8.5", "0", "11", "-1", "true", "null", "NaN"])
def test_what_is_no_score_never_counts_as_one(play, score):
    said = f'{{"score": {score}, "feedback": "fine"}}'
    run = play(core.run(core.evaluator_optimizer, "write", model=Scripted(["draft", said, said])))
    assert run.result.ended == "judge failed" and run.result.score is None
    assert run.trace.tokens_in == 30  # the attempts that could not be used were paid for, too


def test_a_lone_surrogate_in_an_answer_is_no_answer(play):
    said = '{"subtasks": ["\\ud83d a"]}'
    run = play(core.run(core.orchestrator_workers, "trip", model=Scripted([said, said])))
    assert run.status == "failed" and run.trace.model_dump_json()


def test_a_refused_key_stops_the_calls_that_have_not_been_sent(play):
    model = Scripted([KeyRefused("no such key", status=401)] * 50)
    run = play(core.run(core.parallelization, ["mail"] * 50, model=model, concurrency=2))
    assert run.status == "failed" and len(model.asked) <= 2


def test_where_no_server_is_there_the_tries_of_one_call_are_enough_for_all(play):
    def sent(pattern, given, **more):
        model = Scripted([Unreachable("could not be reached")] * 50)
        run = play(core.run(pattern, given, model=model, **more))
        assert run.status == "failed" and "could not be reached" in str(run.error)
        return len(model.asked)

    assert sent(core.prompt_chaining, "cats") == 3
    assert sent(core.parallelization, ["mail"] * 5, concurrency=1) == 3
    assert sent(core.parallelization, ["mail"] * 50, concurrency=2) == 6  # three pairs, 3 s in all
    assert sent(core.parallelization, ["mail"] * 5) <= 15


@pytest.mark.parametrize("times", [1, 2])
def test_many_calls_that_start_while_a_server_starts_anew_are_all_answered(play, times):
    gone = Unreachable("could not be reached")
    label = '{"category": "refund", "urgency": "low"}'
    model = Scripted([gone] * (10 * times) + [label] * 10, 0.001)
    run = play(core.run(core.parallelization, ["mail"] * 10, model=model))
    assert run.status == "done" and len(model.asked) == 10 * (times + 1)


def test_a_server_that_comes_back_between_two_attempts_is_asked_again(play):
    gone = Unreachable("could not be reached")
    model = Scripted([gone, gone, "outline", "draft", "final"])
    run = play(core.run(core.prompt_chaining, "cats", model=model))
    assert run.status == "done" and len(model.asked) == 5


def test_a_loser_that_failed_is_no_loss(play):
    down = ServerFailed("down", status=500)
    label = '{"category": "refund", "urgency": "low"}'
    model = Scripted([label, down, "R", "T", "G", down, down], latency=[5.0, 0.1, 6, 6, 6, 0.1, 0.1])
    run = play(core.run(core.speculative_routing, "money back", model=model))
    assert run.status == "done" and any(s.status == "error" for s in run.trace.spans)


def test_bad_input_of_an_inner_pattern_is_not_swallowed(play):
    @pattern
    async def outer(topic: Text) -> list[object | Failed]:
        return await gather(core.prompt_chaining(topic), core.prompt_chaining(" "))

    run = play(core.run(outer, "cats", model=Scripted(["a"] * 3)))
    assert run.status == "failed" and isinstance(run.error, InputError)


def test_only_the_simulated_model_can_be_forecast():
    with pytest.raises(InputError, match="simulated"):
        forecast(core.routing, "hello", model=Live("sk-secret"))


def test_an_error_that_is_not_the_deadline_is_not_taken_for_it(play):
    @pattern
    async def impatient(topic: Text) -> str:
        async with asyncio.timeout(1):
            return await llm("{topic}", topic=topic, step="x")

    with pytest.raises(TimeoutError):
        play(core.run(impatient, "cats", model=Scripted(["late"], latency=5.0), deadline=60))


def test_a_run_over_its_allowance_says_so(play):
    run = play(core.run(core.parallelization, ["a", "b"], model=Scripted(["x", OverBudget("used up")])))
    assert run.status == "over_budget" and "used up" in str(run.error) and run.result.classifications[0] == "x"
