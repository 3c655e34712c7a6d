"""What the pages add to a picture: a chain's steps to come, a total only where it is known, and a pitfall's lesson."""

from __future__ import annotations

import asyncio

import pytest

import core
from core.lesson.naive.support_system import naive_support
from core.lesson.presets.preset import model
from core.lesson.registry import LESSONS, predicted
from core.patterns.routing import SupportCategory
from core.trace.trace import HERE, NEAR
from core.view.guess import NOT_GUESSED
from core.view.plan import planned
from pages.parts.show.run_picture import flow_of
from tests.core.models.limited import Limited, Provider, by_the_second
from tests.scripted import Scripted


def watched(play, pattern, value, model, until):
    """The picture `until` seconds after the start."""

    async def main():
        started = core.start(pattern, value, model=model)
        await asyncio.sleep(until)
        seen = flow_of(started.now(), NOT_GUESSED)
        started.cancel()
        await started
        return seen

    return play(main())


def test_a_chain_that_goes_on_keeps_the_steps_to_come_and_knows_its_total(play):
    seen = watched(play, core.prompt_chaining, "AI", Scripted(["1", "2", "3"], latency=[1, 4, 9]), until=2.5)
    assert seen["state"] == ("running", "Running", "1 of 3 calls done")
    names = [(call["name"], call["status"], call["row"], call["column"]) for call in seen["calls"]]
    assert names == [("outline", "ok", 0, 0), ("draft", "running", 1, 1), ("final", "idle", 2, 2)]
    first, second, third = (call["id"] for call in seen["calls"])
    assert seen["edges"] == [(None, first), (first, second), (second, third), (third, None)]
    assert seen["count"] == 2, "the calls that were made"


def test_of_several_chains_nothing_is_said_that_is_not_known(play):
    seen = watched(play, core.prompt_chaining, ["AI", "Ice"], Scripted(["1"] * 6, latency=2), until=3)
    assert seen["state"][2] == "2 calls done, 2 under way"
    assert [call["name"] for call in seen["calls"]] == ["outline 1", "outline 2", "draft 1", "draft 2", "final"]


@pytest.mark.parametrize(("until", "said"), [(0.5, "1 call under way"), (1.5, "1 call done, 1 under way")])
def test_where_answers_decide_how_many_calls_there_are_no_total_is_said(play, until, said):
    label = SupportCategory(category="refund", urgency="low")
    assert watched(play, core.routing, "Money back", Scripted([label, "Yes."], latency=1), until)["state"][2] == said


def test_where_all_calls_are_asked_for_at_the_start_the_total_is_known(play):
    seen = watched(play, core.parallelization, ["a", "b"], Scripted(["spam: x"] * 2, latency=[1, 4]), until=2)
    assert seen["state"][2] == "1 of 2 calls done"


@pytest.mark.parametrize(
    ("page", "id", "added", "end"),
    [
        ("evaluator_optimizer", "never-passes", "limit after 3 rounds, target 10 not reached", None),
        ("research_report", "worker-down", "partial report, limit after 3 rounds", None),
        ("support_system", "policy-down", "partial reply", None),
        ("routing", "no-label", "by the fallback route", None),
        ("prompt_chaining", "gate-stops", "stopped by the gate: no date and no place", ("No text", "")),
        ("agent", "five-rivers", "no answer: the bound is reached", ("No answer", "")),
    ],
)
def test_what_a_result_adds_to_the_state_line_is_said_by_its_record(page, id, added, end):
    preset, run = predicted(page, id)
    seen = flow_of(run, NOT_GUESSED, target=preset.options.get("target_score"))
    assert added in seen["state"][2] and (end is None or (seen["result"], seen["answer"]) == (end, None))


def test_a_naive_version_that_gives_the_same_shape_is_told_like_it():
    preset, _ = predicted("support_system", "policy-down")
    run = core.forecast(naive_support, preset.input, model=model(preset), seed=preset.seed)
    assert "partial reply" in flow_of(run, NOT_GUESSED)["state"][2]


@pytest.mark.parametrize("page", ["routing", "evaluator_optimizer", "research_report"])
def test_a_plan_names_its_input_as_its_run_does_so_that_nothing_moves_when_it_starts(page):
    _, run = predicted(page, LESSONS[page].presets[0].id)
    assert planned(page)["input"] == flow_of(run, NOT_GUESSED)["input"]


def test_calls_that_wait_for_the_provider_are_counted_apart(play):
    limited = Limited(Provider(by_the_second(2), lambda _: {"retry-after": "1"}, seconds=5.0))
    seen = watched(play, core.parallelization, list("abcde"), limited, until=0.8)
    assert seen["state"][2] == "0 of 5 calls done, 3 waiting for the provider"
    assert ("provider", "work", "waiting for the provider") in seen["legend"]


@pytest.mark.parametrize(
    ("host", "why"), [(HERE, ": the model may be loading"), (NEAR, ": the model may be loading"), ("api.x.com", "")]
)
def test_a_live_model_of_ones_own_that_has_said_no_word_for_a_while_may_be_loading(play, host, why):
    def said(until):
        model = Limited(Provider(lambda _: 0.0, lambda _: {}, seconds=20.0))
        model.host = host
        return watched(play, core.prompt_chaining, "AI", model, until)["state"][2]

    assert said(4) == "0 of 3 calls done"
    assert said(12) == f"0 of 3 calls done, no word yet{why}"
    assert said(27) == "1 of 3 calls done"
