"""The paths that runs took are read from their traces."""

from __future__ import annotations

import core
from core.lesson.path_tree import path_tree
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of, presets_of
from core.lesson.ways import RUNS, drawing, paths_taken, signature, steps, ten
from core.models.simulated import FaultPlan, Simulated, every

RIVERS = presets_of("agent")[0]


def ways(side, preset=RIVERS):
    reading = core.readings(core.agent, preset.input)[side]
    return paths_taken(ten(reading, model(preset), preset.seed))


def test_ten_workflows_are_one_diagram_and_ten_agents_are_several():
    workflow, agent = ways(0), ways(1)
    assert [len(way.runs) for way in workflow] == [RUNS]
    assert len(agent) >= 3 and sum(len(way.runs) for way in agent) == RUNS
    assert path_tree("Workflow", workflow)["count"] == "10 runs, 1 path"
    assert path_tree("Agent", agent)["count"] == f"10 runs, {len(agent)} different paths"


def test_the_workflow_is_one_diagram_for_every_question():
    seen = {signature(run.trace) for preset in presets_of("agent") for way in ways(0, preset) for run in way.runs}
    assert len(seen) == 1


def test_who_chose_a_step_is_read_from_the_trace():
    workflow, agent = (core.forecast(p, RIVERS.input, seed=2).trace for p in (core.fixed_workflow, core.agent))
    assert {step.who for step in steps(workflow)} == {"the code"}
    assert [(step.name, step.who) for step in steps(agent)] == [
        ("decide", ""), ("search", "the model"), ("decide", ""), ("search", "the model"), ("decide", ""),
        ("calculate", "the model"), ("answer", "the model"),
    ]  # fmt: skip
    assert steps(agent)[5].words == "6650 - 2850"


def test_the_most_frequent_path_comes_first_with_its_times():
    found = ways(1)
    counts = [len(way.runs) for way in found]
    assert counts == sorted(counts, reverse=True)
    low, high = found[0].seconds
    assert low == min(run.trace.makespan for run in found[0].runs) <= high
    assert all(len(way.steps) == run.trace.calls for way in found for run in way.runs)


def test_a_failed_tool_is_drawn_as_failed():
    failing = preset_of("agent", "too-large")
    drawn = drawing("Agent", ways(1, failing))["paths"][0]["steps"]
    assert next(step["failed"] for step in drawn if step["name"] == "calculate")


def test_a_path_that_reached_the_bound_says_so():
    many = preset_of("agent", "five-rivers")
    words = [path["words"] for path in drawing("Agent", ways(1, many))["paths"]]
    assert "the bound is reached" in words[0] and "bound" not in words[-1]


def test_a_stopped_or_failed_run_has_its_path_too():
    down = Simulated(faults=FaultPlan({"decide": every("server_error")}))
    trace = core.forecast(core.agent, RIVERS.input, model=down).trace
    assert [(step.name, step.failed) for step in steps(trace)] == [("decide", True)]
