import asyncio

import pytest

import core
from core.engine.recorder import Recorder
from core.run import Started, _checked
from core.trace.span import Group, Span
from core.trace.trace import Trace
from core.view.layout import folds, layout

TASK = "Write a haiku about distributed systems. Lines of 5, 7 and 5 syllables."
RUNS = {
    "prompt_chaining": (core.prompt_chaining, "tides", {}),
    "pipeline": (core.prompt_chaining, ["tides", "volcanoes", "snow"], {}),
    "routing": (core.routing, "My parcel is late", {}),
    "speculative_routing": (core.speculative_routing, "My parcel is late", {}),
    "parallelization": (core.parallelization, ["a", "b", "c"], {}),
    "one by one": (core.parallelization, ["a", "b", "c"], {"concurrency": 1}),
    "orchestrator_workers": (core.orchestrator_workers, "Organise a two-day class trip", {"concurrency": 2}),
    "evaluator_optimizer": (core.evaluator_optimizer, TASK, {"target_score": 10}),
    "candidates": (core.evaluator_optimizer, TASK, {"target_score": 10, "candidates": 3}),
    "given draft": (core.evaluator_optimizer, TASK, {"target_score": 10, "draft": "Wires hum"}),
    "given draft, rivals": (core.evaluator_optimizer, TASK, {"target_score": 10, "draft": "Wires", "candidates": 3}),
}


def forecast(name: str) -> Trace:
    pattern, value, options = RUNS[name]
    return core.forecast(pattern, value, seed=7, **options).trace


def columns(trace: Trace) -> list[tuple[str, int]]:
    found = layout(trace)
    return [(trace.names[i], found.columns[i]) for i in found.rows]


def test_independent_calls_stand_below_each_other_in_the_order_they_were_asked_for():
    assert columns(forecast("parallelization")) == [("classify 1", 0), ("classify 2", 0), ("classify 3", 0)]


def test_a_chain_goes_right_and_down():
    assert columns(forecast("prompt_chaining")) == [("outline", 0), ("draft", 1), ("final", 2)]


def test_waiting_for_a_turn_is_not_depending():
    assert {column for _, column in columns(forecast("one by one"))} == {0}


def test_nested_chains_share_their_columns():
    assert {(name.split()[0], column) for name, column in columns(forecast("pipeline"))} == {
        ("outline", 0), ("draft", 1), ("final", 2),
    }  # fmt: skip


def test_workers_stand_between_the_plan_and_the_synthesis():
    found = layout(forecast("orchestrator_workers"))
    depth = list(found.columns.values())
    assert (depth[0], set(depth[1:-1]), depth[-1], found.width) == (0, {1}, 2, 3)


def test_a_loop_goes_back_left_so_each_turn_is_a_new_pair_of_rows():
    trace = forecast("evaluator_optimizer")
    assert [column for _, column in columns(trace)] == [0, 1] * (trace.calls // 2)


@pytest.mark.parametrize("name", ["candidates", "given draft", "given draft, rivals"])
def test_every_step_of_a_loop_keeps_its_column(name):
    seen: dict[str, set[int]] = {}
    for call, column in columns(forecast(name)):
        seen.setdefault(call.split()[0], set()).add(column)
    assert all(len(found) == 1 for found in seen.values())
    assert layout(forecast(name)).width == 2


def test_speculative_calls_start_beside_the_classifier_and_only_the_input_leads_to_them():
    trace = forecast("speculative_routing")
    found = layout(trace)
    assert set(found.columns.values()) == {0}
    assert [edge for edge in found.edges if edge[0] is None] == [(None, i) for i in found.rows]


def test_edges_lead_from_the_input_through_every_dependency_to_the_result():
    trace = forecast("prompt_chaining")
    outline, draft, final = (span.id for span in trace.spans)
    assert layout(trace).edges == ((None, outline), (outline, draft), (draft, final), (final, None))


@pytest.mark.parametrize("name", RUNS)
def test_rows_and_columns_never_change_while_the_run_goes_on(name, play):
    pattern, value, options = RUNS[name]
    concurrency = options.get("concurrency")
    rest = {key: option for key, option in options.items() if key != "concurrency"}

    async def watch() -> list[Trace]:
        recorder = Recorder(core.Simulated(), 7, concurrency, streaming=True)
        started = Started(recorder, _checked(pattern, (value,), rest, None, recorder), None)
        seen = []
        while started.status == "running":
            await asyncio.sleep(0.2)
            seen.append(started.trace)
        return seen

    seen = play(watch())
    last = layout(seen[-1])
    assert len(seen) > 3
    for trace in seen:
        found = layout(trace)
        assert found.rows.items() <= last.rows.items()
        assert found.columns.items() <= last.columns.items()


@pytest.mark.parametrize("name", RUNS)
def test_no_two_calls_share_a_row(name):
    found = layout(forecast(name))
    assert sorted(found.rows.values()) == list(range(len(found.rows)))


def test_an_empty_trace_has_no_rows():
    found = layout(Trace())
    assert (found.rows, found.edges, found.width) == ({}, (), 0)


def test_nested_patterns_are_folds_and_the_outermost_is_not():
    trace = forecast("pipeline")
    found = folds(trace)
    assert [fold.name for fold in found] == ["chain 1", "chain 2", "chain 3"]
    assert sorted(i for fold in found for i in fold.calls) == [span.id for span in trace.spans]
    assert all(len(fold.calls) == 3 and fold.steps == "outline → draft → final" for fold in found)
    assert folds(forecast("prompt_chaining")) == folds(Trace()) == []


def test_a_fold_holds_the_calls_of_the_patterns_inside_it_too():
    named = (("all", None), ("routing", 1), ("mine_too", 2))
    groups = tuple(Group(id=i, name=name, parent=parent) for i, (name, parent) in enumerate(named, 1))
    rest = {"model": "", "queued": 0.0, "start": None, "end": None, "status": "queued", "after": (), "attempts": ()}
    placed = ((4, 1), (5, 2), (6, 3))
    spans = [Span(id=i, step="s", kind="work", group=group, place=(0,), **rest) for i, group in placed]
    found = folds(Trace.model_construct(spans=tuple(spans), groups=groups))
    assert [(fold.name, fold.calls) for fold in found] == [("routing", (5, 6)), ("mine too", (6,))]
