"""A changed run as it is computed is the code, run anew under that change."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import replace

import pytest

import core
from core import InputError, gather, llm, pattern
from core.clock import run_virtual
from core.models.model import Answer, Ask
from core.run import Run
from core.trace.trace import Trace
from core.what_if.changes import Another, AtOnce, Change, Cut, Drawn, Lasts, NeedsRerun, Setting, changed
from core.what_if.plan import Plan
from core.what_if.what_if import Computed, recorded, what_if
from tests.core.random_workflows import workflow
from tests.core.what_if.given import Given, Key, keys
from tests.core.what_if.runs import bets, call, plan, traced, workers

WORKFLOWS, PARTS = 500, 4


def run_of(seed: int, limit: int | None, given: dict[Key, list[float]] | None = None) -> Run:
    model = Given(seed, given, faults=seed % 2 == 0)
    return run_virtual(core.run(workflow(seed), "the sea", model=model, seed=seed, concurrency=limit))


def drawn_changes(draw: random.Random, plan: Plan) -> list[Change]:
    """Other durations, none at all among them, and other limits."""
    changes: list[Change] = []
    for _ in range(draw.randint(1, 4)):
        one = draw.choice(list(plan.calls.values()))
        if draw.random() < 0.25:
            changes.append(AtOnce(draw.choice([None, 1, 2, 3, 4])))
        elif one.slot and not one.cut:
            changes.append(Lasts(one.id, one.seconds * draw.choice([0.0, draw.uniform(0, 3), draw.uniform(0.8, 1)])))
    return changes


@pytest.mark.parametrize("part", range(PARTS))
def test_it_equals_the_code_run_anew_on_500_random_workflows(part):
    told = Counter[str]()
    for seed in range(part, WORKFLOWS, PARTS):
        draw = random.Random(-seed)
        limit = draw.choice([None, None, 1, 2, 3, 4])
        before = run_of(seed, limit)
        made, known = recorded(before.trace), keys(before.trace)
        changes = drawn_changes(draw, made)
        now = what_if(made, changes)
        if isinstance(now, NeedsRerun):
            told["rerun"] += 1
            continue
        given = {
            known[c.call]: [t.seconds for t in now.plan.calls[c.call].tries] for c in changes if isinstance(c, Lasts)
        }
        again = run_of(seed, now.plan.limit, given).trace
        assert now.makespan == pytest.approx(again.makespan, abs=1e-6), (seed, limit, changes)
        assert now.saved == pytest.approx(before.trace.makespan - again.makespan, abs=1e-6)
        if not now.assumed:
            spans = {key: span for span, key in zip(again.spans, keys(again).values(), strict=True)}
            assert {known[id] for id in now.calls} == spans.keys()
            for id, times in now.calls.items():
                assert (times.asked, times.end) == pytest.approx(
                    (spans[known[id]].queued, spans[known[id]].end), abs=1e-6
                )
        told["bets"] += bool(made.picks)
        told["limits"] += now.plan.limit != limit
        told["computed"] += 1
    assert told["computed"] > 100 and told["bets"] > 10 and told["limits"] > 15, told


class ByNumber:
    """Each call takes a time by the number at the end of its prompt."""

    name, world, host, pace, call_deadline = "by number", "simulated", "", 1.0, 1e9

    async def answer(self, ask: Ask) -> Answer:
        await asyncio.sleep(random.Random(int(ask.prompt.rsplit(" ", 1)[1])).uniform(0.1, 3.0))
        return Answer(text="words", model=self.name)

    async def __aenter__(self) -> ByNumber:
        return self

    async def __aexit__(self, *error: object) -> None:
        pass


Tree = int | tuple[str, list["Tree"]]  # a call by its number, or calls in a row or side by side


def tree(draw: random.Random, depth: int, numbers: list[int]) -> Tree:
    if depth == 0 or draw.random() < 0.3:
        numbers.append(len(numbers))
        return numbers[-1]
    return draw.choice(["row", "side"]), [tree(draw, depth - 1, numbers) for _ in range(draw.randint(2, 4))]


def trace_of(shape: Tree, gate: tuple[int, int] | None = None, limit: int | None = None) -> Trace:
    """`gate`: two numbers of calls, of which the first waits for the second as well."""

    @pattern
    async def numbered(topic: core.Text) -> str:
        over = asyncio.Event()

        async def play(node: Tree) -> None:
            if isinstance(node, int):
                if gate and node == gate[0]:
                    await over.wait()
                await llm(f"Say {node}", step=f"call {node}")
                if gate and node == gate[1]:
                    over.set()
            elif node[0] == "row":
                for one in node[1]:
                    await play(one)
            else:
                await gather(*[play(one) for one in node[1]])

        await play(shape)
        return topic

    return run_virtual(core.run(numbered, "the sea", model=ByNumber(), concurrency=limit)).trace


def numbered(made: Plan, number: int) -> int:
    return next(one.id for one in made.calls.values() if one.step == f"call {number}")


def test_a_drawn_dependency_equals_the_code_that_waits_for_it():
    told = 0
    for seed in range(200):
        draw, numbers = random.Random(seed), list[int]()
        shape = tree(draw, 3, numbers)
        made = recorded(trace_of(shape))
        call, after = draw.choice(numbers), draw.choice(numbers)
        try:
            now = what_if(made, [Drawn(numbered(made, call), numbered(made, after))])
        except InputError:
            continue
        assert now.makespan == pytest.approx(trace_of(shape, gate=(call, after)).makespan, abs=1e-6), (
            seed,
            call,
            after,
        )
        told += 1
    assert told > 50


def test_a_cut_dependency_equals_the_code_with_the_two_side_by_side():
    told = 0
    for seed in range(200):
        draw, numbers = random.Random(seed), list[int]()
        shape = ("row", [tree(draw, 2, numbers) for _ in range(draw.randint(2, 4))])
        rows = [
            i for i in range(len(shape[1]) - 1) if isinstance(shape[1][i], int) and isinstance(shape[1][i + 1], int)
        ]
        for at in rows:
            first, second = shape[1][at], shape[1][at + 1]
            made = recorded(trace_of(shape))
            now = what_if(made, [Cut(numbered(made, second), numbered(made, first))])
            beside = ("row", [*shape[1][:at], ("side", [first, second]), *shape[1][at + 2 :]])
            assert now.makespan == pytest.approx(trace_of(beside).makespan, abs=1e-6), (seed, at)
            told += 1
    assert told > 30


@pytest.mark.parametrize("limit", [None, 1, 2])
def test_an_item_more_equals_the_code_with_an_item_more(limit):
    for seed in range(60):
        draw = random.Random(seed)
        steps, items = draw.randint(1, 3), draw.randint(2, 5)

        def shape(count: int, steps: int = steps) -> Tree:
            each = [[100 * item + step for step in range(steps)] for item in range(1, count + 1)]
            return "row", [0, ("side", [("row", list(item)) for item in each]), 1]

        made = recorded(trace_of(named := shape(items), limit=limit))
        alike = {id: replace(one, step=f"step {one.step[-1]}") for id, one in made.calls.items()}  # of the items
        now = what_if(replace(made, calls=alike), [Another(numbered(made, 100), 1.5)])
        assert isinstance(now, Computed) and named[0] == "row"
        again = recorded(trace_of(shape(items + 1), limit=limit))
        new = [numbered(again, 100 * (items + 1) + step) for step in range(steps)]
        same = what_if(again, [Lasts(id, 1.5) for id in new])
        assert now.makespan == pytest.approx(same.makespan, abs=1e-6), (seed, limit)


def test_several_changes_and_one_taken_back():
    made = plan(workers, [1.0, 2.0, 5.0, 3.0, 1.0])
    changes = [AtOnce(2), Lasts(call(made, "worker 1"), 0.5), Lasts(call(made, "worker 2"), 2.0)]
    assert [what_if(made, changes[:count]).makespan for count in range(4)] == [7.0, 7.0, 7.0, 5.5]
    assert what_if(made, changes).saved == 1.5
    assert what_if(made, changes[:1]).waits == {call(made, "worker 3"): pytest.approx(2.0)}


def test_what_only_the_code_knows_is_not_computed():
    made = plan(bets, [2.0, 5.0, 9.0, 1.0])
    later = what_if(made, [AtOnce(3), Lasts(call(made, "label"), 4.0)])
    assert later == NeedsRerun("How long right would have taken is not known: it was cancelled.", {"concurrency": 3})
    in_line = what_if(made, [AtOnce(2), Lasts(call(made, "label"), 4.0)])  # it is cancelled before it has a slot
    assert isinstance(in_line, Computed) and in_line.makespan == 6.0
    free = what_if(made, [Lasts(call(made, "label"), 4.0)])  # without a limit nobody waits for it
    assert isinstance(free, Computed) and free.makespan == 6.0
    assert free.assumed == ("How long right would have taken is not known: it was cancelled. It is drawn until then.",)
    more = what_if(made, [AtOnce(3), Setting("max_iterations", 5)])
    assert isinstance(more, NeedsRerun) and more.settings == {"concurrency": 3, "max_iterations": 5}


def test_a_trace_that_does_not_explain_its_run_is_found_out():
    trace = traced(workers, [1.0, 2.0, 5.0, 3.0, 1.0])
    with pytest.raises(InputError, match="What worker 2 waited for is not all in the trace"):
        recorded(trace.model_copy(update={"concurrency": 1}))  # as if the three had not run side by side


def test_the_provider_is_taken_as_it_was():
    trace = traced(workers, [1.0, 2.0, 5.0, 3.0, 1.0])
    first = trace.spans[0]
    waited = replace(first, attempts=(replace(first.attempts[0], held=0.0),))
    now = what_if(recorded(trace.model_copy(update={"spans": (waited, *trace.spans[1:])})), [])
    assert now.assumed == ("What calls wait for the provider, and how often it refuses them, is taken as it was.",)
    assert changed(now.plan, AtOnce(3)) == replace(now.plan, limit=3)
