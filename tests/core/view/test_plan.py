"""A pattern before its run."""

import json
import re

import pytest

import core
from core.lesson.registry import LESSONS
from core.lesson.use_cases.steps_by_hand import steps_by_hand
from core.view.picture import picture
from core.view.plan import as_run, planned
from tests.core.view.runs import MAILS
from tests.rows import rows


@rows("pattern", [name for name, lesson in LESSONS.items() if lesson.plan])
def test_nothing_of_the_forecast_is_in_the_plan(pattern):
    seen = planned(pattern, world=("simulated", "model, seed 7"))
    assert not {"now", "end", "guess", "peak", "flight", "numbers", "limit", "legend"} & seen.keys()
    assert all(call["stretches"] == [] and call["status"] == "idle" for call in seen["calls"])
    assert not re.search(r"\d\.\d|\d s\b|\d calls", json.dumps(seen))
    json.dumps(seen)


@pytest.mark.parametrize(
    ("pattern", "value"),
    [
        (core.prompt_chaining, "tides"),
        (core.routing, "My parcel is late"),
        (core.speculative_routing, "My parcel is late"),
        (core.parallelization, MAILS),
        (core.orchestrator_workers, "Organise a two-day class trip for 28 pupils."),
        (core.evaluator_optimizer, "Write a haiku about rain."),
    ],
)
def test_the_plan_has_the_steps_and_columns_of_the_run(pattern, value):
    done = core.forecast(pattern, value, seed=7)
    dashed, seen = planned(pattern.__name__), picture(done.trace, status=done.status)
    assert seen["columns"] == dashed["columns"]
    assert {call["name"].split()[0] for call in seen["calls"]} <= {call["name"].split()[0] for call in dashed["calls"]}
    assert {(call["kind"], call["column"]) for call in seen["calls"]} <= {
        (call["kind"], call["column"]) for call in dashed["calls"]
    }


def test_steps_that_begin_with_one_word_are_a_chain_and_no_loop():
    steps = [{"name": name, "prompt": "Go on: {text}"} for name in ("write intro", "write middle", "write end")]
    seen = planned("steps_by_hand", options={"steps": steps})
    assert [call["column"] for call in seen["calls"]] == [0, 1, 2] and seen["columns"] == 3
    done = core.forecast(steps_by_hand, "tides", steps=steps)
    assert picture(done.trace, status=done.status)["columns"] == 3


def test_an_unknown_pattern_has_a_plan_too():
    assert planned("mine")["calls"][0]["name"] == "…"


def test_a_live_model_has_no_forecast_to_cover():
    assert planned("routing", world=("live", "gpt-4o-mini"))["covered"][0] == "No forecast"


def test_the_steps_of_a_pattern_stand_in_the_order_in_which_they_run():
    assert as_run("evaluator_optimizer", ["improve", "draft", "evaluate"]) == ["draft", "evaluate", "improve"]
    assert as_run("orchestrator_workers", ["answer", "worker", "plan"]) == ["plan", "worker", "answer"]
    assert as_run("unheard_of", ["b", "a"]) == ["b", "a"]
