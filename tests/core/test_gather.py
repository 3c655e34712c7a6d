"""Calls side by side: order, failures, dependencies, and what a limit does."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest

import core
from core import Failed, Items, Text, gather, llm, or_failed, parse, pattern, speculate, using
from core.errors import CallFailed, InputError, ServerFailed
from core.patterns.orchestrator_workers import TaskPlan, orchestrator_workers
from core.patterns.parallelization import parallelization
from core.patterns.routing import SupportCategory, speculative_routing
from tests.scripted import Scripted


def test_workers_run_concurrently(play):
    model = Scripted([TaskPlan(subtasks=["a", "b", "c"]), "A", "B", "C", "all"], latency=2.0)
    with using(model) as recording:
        report = play(orchestrator_workers("plan a launch"))

    assert report.synthesis == "all"
    assert recording.trace.makespan == pytest.approx(6.0)  # plan 2 s, three workers together 2 s, synthesis 2 s
    assert [s.step for s in recording.trace.critical_path()] == ["plan", "worker", "synthesis"]
    assert recording.trace.work == pytest.approx(10.0)
    assert recording.trace.speedup == pytest.approx(10 / 6)


def test_one_failure_keeps_the_others_in_their_places(play):
    down = [ServerFailed("the server answered 500.", status=500)] * 3
    model = Scripted(["a", down[0], "c", down[1], down[2]], latency=1.0)
    with using(model) as recording:
        result = play(parallelization(["one", "two", "three"]))

    assert [bool(c) for c in result.classifications] == [True, False, True]
    assert isinstance(result.classifications[1], Failed) and result.classifications[1].kind == "server"
    failed = recording.trace.spans[1]
    assert [a.status for a in failed.attempts] == ["error"] * 3 and failed.status == "error"
    backoffs = [b.queued - a.end for a, b in pairwise(failed.attempts)]
    assert 0.375 <= backoffs[0] <= 0.5 and 0.75 <= backoffs[1] <= 1.0
    assert recording.trace.work == pytest.approx(5.0)  # five attempts of 1 s; back-off is not work
    assert sum(s.end - s.start for s in recording.trace.waited_for()) == pytest.approx(recording.trace.makespan)


def test_when_all_fail_the_first_error_is_raised(play):
    model = Scripted([ServerFailed("down", status=500)] * 6)
    with pytest.raises(CallFailed, match="classify"), using(model):
        play(parallelization(["one", "two"]))


def test_a_bug_is_not_kept(play):
    async def buggy():
        raise ZeroDivisionError

    async def both():
        with using(Scripted(["a", "b"])):
            await gather(llm("x", step="x"), buggy())

    with pytest.raises(ZeroDivisionError):
        play(both())


def test_concurrency_one_is_depth_first_and_has_no_queue(play):
    run = play(core.run(core.prompt_chaining, ["cats", "dogs"], model=Scripted(["x"] * 6), concurrency=1))
    names = [run.trace.names[s.id] for s in run.trace.spans]
    assert names == ["outline 1", "draft 1", "final 1", "outline 2", "draft 2", "final 2"]
    assert run.trace.speedup == pytest.approx(1.0)
    assert run.trace.waiting == 0
    assert run.trace.spans[3].after == ()  # the second topic depends on nothing ...
    assert run.trace.spans[3].attempts[0].held_by == (run.trace.spans[2].id, 1)  # ... but the first one held it


def test_a_pipeline_of_chains_keeps_each_chain_in_order(play):
    run = play(core.run(core.prompt_chaining, ["cats", "dogs"], model=Scripted(["x"] * 6)))
    assert run.trace.makespan == pytest.approx(3.0)
    assert len(run.trace.groups) == 3


def test_nested_gathers_never_deadlock_at_a_limit(play):
    @pattern
    async def inner(topics: Items) -> list[str]:
        return (await gather(*[llm("{t}", t=t, step="leaf") for t in topics])).good

    @pattern
    async def outer(topics: Items) -> list[list[str]]:
        return (await gather(*[inner([t, t]) for t in topics])).good

    for limit in (1, 2, 4):
        run = play(core.run(outer, ["a", "b", "c"], model=Scripted(["x"] * 6), concurrency=limit))
        assert run.status == "done" and run.trace.calls == 6 and run.trace.peak <= limit


def test_losers_are_cancelled_when_the_label_is_known(play):
    label = SupportCategory(category="refund", urgency="high")
    model = Scripted([label, *"SRTG"], latency=[1.0, 3.0, 3.0, 3.0, 0.5])
    with using(model) as recording:
        result = play(speculative_routing("money back"))
    by_step = {s.step: s for s in recording.trace.spans}

    assert result.response == "R" and result.category == "refund" and not result.fallback
    assert by_step["shipping"].status == by_step["technical"].status == "cancelled"
    assert by_step["shipping"].end == pytest.approx(1.0)
    assert by_step["general"].status == "ok"  # it had ended before the label came
    assert recording.trace.makespan == pytest.approx(3.0)
    assert [s.step for s in recording.trace.critical_path()] == ["refund"]


def test_at_concurrency_one_speculative_routing_is_classic_routing(play):
    label = SupportCategory(category="refund", urgency="high")
    run = play(core.run(speculative_routing, "money back", model=Scripted([label, "R"]), concurrency=1))
    assert [s.step for s in run.trace.spans] == ["classify", "refund"]
    assert run.trace.makespan == pytest.approx(2.0)


@pytest.mark.parametrize("concurrency", [None, 1])
def test_a_trace_says_what_was_a_bet_and_what_settled_it(play, concurrency):
    label = SupportCategory(category="refund", urgency="high")
    model = Scripted([label, *"SRTG"], latency=[1.0, 3.0, 3.0, 3.0, 0.5])
    trace = play(core.run(speculative_routing, "money back", model=model, concurrency=concurrency)).trace
    classify, *specialists = trace.spans
    assert classify.bet is None and len(trace.bets) == 4
    assert all((bet.after, bet.settled, bet.outer) == ((classify.id,), 1.0, None) for bet in trace.bets)
    (won,) = [bet.id for bet in trace.bets if bet.won]
    assert [span.step for span in specialists if span.bet == won] == ["refund"]
    assert len({span.bet for span in specialists}) == len(specialists) == (4 if concurrency is None else 1)


def test_a_bet_on_a_bet_and_one_that_nobody_picks(play):
    async def inner():
        async with speculate({"a": llm("a", step="a"), "b": llm("b", step="b")}):
            await llm("which", step="which")
        return "neither"

    async def outer():
        async with speculate({"first": inner()}) as started:
            await started.pick("first")

    with using(Scripted(["x"] * 3, latency=[1.0, 5.0, 5.0])) as recording:
        play(outer())
    first, *within = recording.trace.bets
    assert first.won and first.settled == 0.0 and [bet.outer for bet in within] == [first.id] * 2
    assert [(bet.won, bet.settled) for bet in within] == [(False, 1.0)] * 2
    assert {span.step: span.bet for span in recording.trace.spans} == {"which": 1, "a": 2, "b": 3}


def test_what_comes_after_a_winner_that_failed_depends_on_it(play):
    async def failing():
        async with speculate({"a": parse(TaskPlan, "a", step="a")}) as started:
            await llm("which", step="which")
            return await started.pick("a")

    async def then():
        await or_failed(failing())
        await llm("go on", step="next")

    with using(Scripted(["which", "no plan", "no plan", "on"])) as recording:
        play(then())
    by_step = {span.step: span for span in recording.trace.spans}
    assert by_step["a"].status == "error" and by_step["a"].id in by_step["next"].after


def test_a_gather_of_one_call_needs_no_turn_of_its_own(play):
    async def calls():
        await gather(gather(llm("a", step="a")), llm("b", step="b"))

    with using(Scripted(["x"] * 2)) as recording:
        play(calls())
    assert [(span.step, span.place) for span in recording.trace.spans] == [("a", (0, 0, 0)), ("b", (0, 1, 0))]


def test_a_loser_whose_error_nobody_awaits_does_no_harm(play):
    label = SupportCategory(category="refund", urgency="low")
    down = ServerFailed("down", status=500)
    model = Scripted([label, down, "R", "T", "G", down, down], latency=[2.0, 0.1, 3, 3, 3, 0.1, 0.1])
    run = play(core.run(speculative_routing, "money back", model=model))
    assert run.result.response == "R"


def test_the_failed_winner_raises_and_the_losers_end(play):
    label = SupportCategory(category="refund", urgency="low")
    down = ServerFailed("down", status=500)
    model = Scripted([label, "S", down, "T", "G", down, down], latency=[2.0, 9, 0.1, 9, 9, 0.1, 0.1])
    run = play(core.run(speculative_routing, "money back", model=model))
    assert run.status == "failed" and run.error.kind == "server"
    assert all(s.end is not None for s in run.trace.spans)


def test_cancelling_a_run_ends_every_span(play):
    async def stop():
        live = core.start(
            parallelization, ["a", "b", "c"], model=Scripted(["x"] * 3, latency=[1.0, 5.0, 5.0]), concurrency=2
        )
        await asyncio.sleep(2)
        assert live.trace.spans[0].status == "ok" and live.status == "running"
        live.cancel()
        return await live

    run = play(stop())
    assert run.status == "cancelled"
    assert [s.status for s in run.trace.spans] == ["ok", "cancelled", "cancelled"]
    assert all(s.end == pytest.approx(2.0) for s in run.trace.spans[1:])


def test_parse_with_a_fallback_keeps_the_span_marked(play):
    @pattern
    async def ask(question: Text) -> str:
        label = await parse(SupportCategory, "{question}", question=question, step="classify", fallback=None)
        return "none" if label is None else label.category

    with using(Scripted(["not json", '{"category": "poetry", "urgency": "low"}'])) as recording:
        assert play(ask("a poem")) == "none"
    label = recording.trace.spans[0]
    assert label.fallback and label.status == "error" and label.error_kind == "bad_schema"


def test_a_call_that_may_fail_gives_its_answer_or_a_failed_one_in_its_place(play):
    model = Scripted(["a", *[ServerFailed("down")] * 3])

    async def both():
        return [await or_failed(llm("Say a.", step="first")), await or_failed(llm("Say b.", step="second"))]

    with using(model):
        first, second = play(both())
    assert first == "a" and isinstance(second, Failed) and second.kind == "server" and not second


def test_bad_input_and_bugs_are_no_failed_call(play):
    async def wrong(error):
        raise error

    for error in (InputError("too long."), KeyError("general")):
        with pytest.raises(type(error)):
            play(or_failed(wrong(error)))
