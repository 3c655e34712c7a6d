"""A run's time as what it is made of: the expression is true of the trace, and adds up as it is shown."""

from __future__ import annotations

import asyncio
import re

import pytest

import core
from core import Text, gather, llm, pattern
from core.errors import ServerFailed
from core.lesson.registry import lesson_of
from core.patterns.orchestrator_workers import TaskPlan
from core.patterns.routing import SupportCategory
from core.run import Run
from core.trace.span import Attempt, Span
from core.trace.trace import Trace
from core.view.drawings import Sum
from core.view.picture import picture
from core.view.sums import expression, sums_of
from core.view.time_made_of import Added, Longest, Once, as_it_ran, end_to_end
from tests.rows import rows
from tests.scripted import Scripted


def text(written: Sum) -> str:
    return "".join(term["text"] for term in written["terms"]) + " " + written["total"]


def value(written: Sum) -> float:
    """What the expression comes to, its names left out."""
    return eval(re.sub(" (back-off|idle|waiting)", "", "".join(term["text"] for term in written["terms"])))


def ran(play, pattern, given, model, **settings) -> Trace:
    return play(core.run(pattern, given, model=model, **settings)).trace


def both(trace: Trace) -> tuple[str, str]:
    written = sums_of(trace)
    return text(written["as_it_ran"]), text(written["end_to_end"])


def attempt(start: float, end: float, **facts) -> Attempt:
    return Attempt(**{"queued": start, "start": start, "end": end, "status": "ok"} | facts)


def span(id: int, *attempts: Attempt, after: tuple[int, ...] = ()) -> Span:
    return Span(
        id=id, step=f"step {id}", kind="work", group=None, place=(0, id, 0), model="m", queued=attempts[0].queued,
        start=attempts[0].start, end=attempts[-1].end, status="ok", after=after, attempts=attempts,
    )  # fmt: skip


def made(*spans: Span, **facts) -> Trace:
    return Trace(spans=spans, now=max(s.end or 0.0 for s in spans), **facts)


def test_a_chain_takes_the_sum_either_way(play):
    trace = ran(play, core.prompt_chaining, "tides", Scripted(["o", "d", "f"], latency=[1.01, 1.78, 2.5]))
    assert both(trace) == ("1.01 + 1.78 + 2.50 = 5.29 s", "1.01 + 1.78 + 2.50 = 5.29 s")


def test_calls_side_by_side_take_the_longest_and_end_to_end_the_sum(play):
    model = Scripted(["spam"] * 3, latency=[0.5, 1.36, 0.25])
    trace = ran(play, core.parallelization, ["a", "b", "c"], model)
    written = sums_of(trace)
    assert both(trace) == ("max(0.50, 1.36, 0.25) = 1.36 s", "0.50 + 1.36 + 0.25 = 2.11 s")
    ids = [s.id for s in trace.spans]
    assert [t["calls"] for t in written["as_it_ran"]["terms"]] == [[], [ids[0]], [], [ids[1]], [], [ids[2]], []]
    assert written["as_it_ran"]["pace"] == [ids[1]] and written["end_to_end"]["pace"] == ids


def test_workers_between_a_plan_and_a_synthesis_are_a_sum_with_a_maximum(play):
    model = Scripted([TaskPlan(subtasks=["a", "b", "c"]), "A", "B", "C", "all"], latency=[1, 2, 3, 1, 4])
    trace = ran(play, core.orchestrator_workers, "plan a launch", model)
    assert both(trace)[0] == "1.00 + max(2.00, 3.00, 1.00) + 4.00 = 8.00 s"


def test_a_limit_of_equal_calls_makes_waves(play):
    trace = ran(play, core.parallelization, list("abcde"), Scripted(["spam"] * 5, latency=1), concurrency=2)
    assert both(trace)[0] == "max(1.00, 1.00) + max(1.00, 1.00) + 1.00 = 3.00 s"


def test_a_limit_of_unequal_calls_makes_lanes_one_for_each_slot(play):
    model = Scripted(["spam"] * 4, latency=[1, 3, 1.5, 2])
    trace = ran(play, core.parallelization, list("abcd"), model, concurrency=2)
    # the first slot: 1 s, then 1.5 s, then 2 s; the second: 3 s
    assert both(trace)[0] == "max(1.00 + 1.50 + 2.00, 3.00) = 4.50 s"


def test_one_at_a_time_is_a_sum(play):
    trace = ran(play, core.parallelization, list("abc"), Scripted(["spam"] * 3, latency=[1, 2, 3]), concurrency=1)
    assert both(trace) == ("1.00 + 2.00 + 3.00 = 6.00 s", "1.00 + 2.00 + 3.00 = 6.00 s")


def test_several_chains_are_the_longest_of_sums(play):
    model = Scripted(["o", "p", "d", "e", "f", "g"], latency=[1, 2, 1.5, 1, 1, 1])
    trace = ran(play, core.prompt_chaining, ["AI", "Ice"], model)
    # AI: 1 + 1.5 + 1; Ice: 2 + 1 + 1
    assert both(trace)[0] == "max(1.00 + 1.50 + 1.00, 2.00 + 1.00 + 1.00) = 4.00 s"


def test_losers_of_a_speculation_count_up_to_their_end(play):
    label = SupportCategory(category="refund", urgency="low")
    replies = [label, "a", "b", "c", "d"]
    trace = ran(play, core.speculative_routing, "Money back", Scripted(replies, latency=[1, 2, 2, 2, 2]))
    # three are cancelled when the label is there, after 1 s
    assert sorted(re.findall(r"\d\.\d\d", both(trace)[0])) == ["1.00"] * 4 + ["2.00", "2.00"]
    assert both(trace)[1].endswith("= 6.00 s")


def test_back_off_is_named_and_is_no_work(play):
    down = ServerFailed("down", status=500)
    trace = ran(play, core.prompt_chaining, "tides", Scripted(["o", down, "d", "f"], latency=1))
    off = trace.makespan - 4
    assert off > 0.1
    assert both(trace) == (
        f"1.00 + 1.00 + {off:.2f} back-off + 1.00 + 1.00 = {trace.makespan:.2f} s",
        "1.00 + 2.00 + 1.00 = 4.00 s",
    )


def test_time_between_calls_is_named(play):
    @pattern
    async def slowly(topic: Text) -> str:
        first = await llm("One of {topic}", topic=topic, step="one")
        await asyncio.sleep(0.5)
        return await llm("Two of {first}", first=first, step="two")

    assert both(ran(play, slowly, "x", Scripted(["1", "2"], latency=1)))[0] == "1.00 + 1.00 + 0.50 idle = 2.50 s"


def test_a_pattern_in_a_pattern_keeps_its_own_maximum(play):
    @pattern
    async def fan(topic: Text) -> str:
        await gather(*[llm("{n} of {topic}", n=str(n), topic=topic, step="part") for n in range(2)])
        return await llm("All of {topic}", topic=topic, step="all")

    @pattern
    async def two(topic: Text) -> str:
        await gather(fan(f"{topic} 1"), fan(f"{topic} 2"))
        return topic

    # one fan: the longer of 1 and 2, then 1; the other: the longer of 1.5 and 3.5, then 1
    trace = ran(play, two, "x", Scripted(["a"] * 6, latency=[1, 2, 1.5, 3.5, 1, 1]))
    assert both(trace)[0] == "max(max(1.00, 2.00) + 1.00, max(1.50, 3.50) + 1.00) = 4.50 s"


def test_where_all_hangs_together_each_way_that_the_run_waited_is_told():
    # 3 waits for 1 alone, 4 for both: no moment at which nothing runs, and no part that stands alone
    trace = made(
        span(1, attempt(0, 1)), span(2, attempt(0, 2)), span(3, attempt(1, 4), after=(1,)),
        span(4, attempt(2, 3), after=(1, 2)),
    )  # fmt: skip
    assert both(trace)[0] == "max(1.00 + 3.00, 2.00 + 1.00) = 4.00 s"


def test_each_term_is_the_time_of_its_call_and_what_lies_before_the_last_to_end_is_said():
    quick = span(1, attempt(0, 1)), span(3, attempt(0.3, 0.8)), span(4, attempt(0.03, 0.9))
    # 2 and 4 start some milliseconds after the line that their bars are drawn from; 3 has waited long
    trace = made(*quick, span(2, attempt(0.04, 1.2)))
    assert both(trace)[0] == "max(1.00, 0.04 waiting + 1.16, 0.30 waiting + 0.50, 0.87) = 1.20 s"
    assert both(made(*quick, span(2, attempt(0.004, 1.2))))[0] == "max(1.00, 1.20, 0.30 waiting + 0.50, 0.87) = 1.20 s"


def test_where_only_rounding_is_between_the_terms_and_the_total_the_sign_says_so():
    thirds = made(*(span(i, attempt((i - 1) / 3, i / 3)) for i in range(1, 4)))
    assert both(thirds) == ("0.33 + 0.33 + 0.33 ≈ 1.00 s",) * 2
    tiny = made(span(1, attempt(0, 1.004)), span(2, attempt(1.006, 2.0145)))
    assert both(tiny)[0] == "1.00 + 1.01 = 2.01 s", "a wait that two digits don't show is not named"
    gap = made(span(1, attempt(0, 1.004)), span(2, attempt(1.026, 2.034)))
    assert both(gap)[0] == "1.00 + 1.01 + 0.02 idle = 2.03 s"


def test_long_expressions_keep_six_terms_and_the_longest():
    many = made(*(span(i, attempt(0, 1 + (i == 9))) for i in range(1, 21)))
    ran_as, line = both(many)
    assert ran_as == "max(1.00, 1.00, 1.00, 1.00, 1.00, …, 2.00, …) = 2.00 s"
    assert line == "1.00 + 1.00 + 1.00 + 1.00 + 1.00 + … + 1.00 = 21.00 s"
    written = sums_of(many)
    for one in written.values():
        assert sorted(i for term in one["terms"] for i in term["calls"]) == list(range(1, 21)), "dots stand for calls"


def test_sums_inside_are_shortened_first():
    lanes = Longest(tuple(Added(tuple(Once(1.0, (10 * lane + i,)) for i in range(4))) for lane in range(4)))
    assert text(expression(lanes, 4.0)) == (
        "max(1.00 + … + 1.00, 1.00 + … + 1.00, 1.00 + … + 1.00, 1.00 + … + 1.00) = 4.00 s"
    )


def test_one_call_is_its_time():
    assert both(made(span(1, attempt(0, 0.54)))) == ("0.54 s", "0.54 s")


@rows("name", ["prompt_chaining", "routing", "parallelization", "orchestrator_workers", "evaluator_optimizer",
               "support_system", "research_report", "agent"])  # fmt: skip
def test_every_preset_adds_up(name):
    lesson = lesson_of(name)
    for preset in lesson.presets:
        if preset.pattern is not None and preset.pattern is not lesson.pattern:
            continue
        options = {**preset.options, "concurrency": preset.at_once}
        trace = core.forecast(lesson.pattern, preset.input, seed=7, **options).trace
        written = sums_of(trace)
        for one, seconds in ((written["as_it_ran"], trace.makespan), (written["end_to_end"], trace.work)):
            assert one["total"].lstrip("=≈ ") in (f"{seconds:.2f} s", "s")
            if "…" not in text(one):
                rounded = 0.005 * (1 + len(re.findall(r"\d\.", text(one))))
                exact = one["total"][0] != "≈"
                assert value(one) == pytest.approx(float(f"{seconds:.2f}"), abs=1e-9 if exact else rounded), text(one)


def test_only_a_run_that_has_ended_and_took_time_has_sums(play):
    done: Run = play(core.run(core.parallelization, ["a"], model=Scripted(["spam"], latency=1)))
    assert picture(done.trace, status="done")["sums"] == sums_of(done.trace)
    assert picture(done.trace, status="running")["sums"] is None
    assert picture(done.trace.model_copy(update={"pace": 0}), status="done")["sums"] is None
    assert picture(Trace(), status="failed")["sums"] is None
    assert as_it_ran(done.trace) == end_to_end(done.trace) == Once(1.0, (done.trace.spans[0].id,))
