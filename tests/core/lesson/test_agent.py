"""The fixed workflow and the agent as the two readings of one question: each gets what is its own."""

from __future__ import annotations

import pytest

from core import InputError, Simulated, agent, readings
from core.engine.breaks import breaks

QUESTION = "What is 17.5% of 2,480?"


def templates(run):
    return {span.step: span.template for span in run.trace.spans if span.model}


def test_a_prompt_of_the_agent_is_not_given_to_the_fixed_workflow_and_the_other_way_round():
    prompts = {"decide": "Please: {question}", "query": "Search words for: {question}"}
    models = {"decide": "big", "query": "small"}
    both = readings(agent, QUESTION, prompts=prompts, models=models)
    workflow, loop = (reading.forecast(model=Simulated()) for reading in both)
    assert {(span.step, span.model) for span in workflow.trace.spans} >= {("query", "small")}
    assert {span.model for span in loop.trace.spans if span.step == "decide"} == {"big"}
    assert templates(workflow)["query"] == "Search words for: {question}" and "decide" not in templates(workflow)
    assert set(templates(loop).values()) == {"Please: {question}"}


def test_a_prompt_that_neither_has_is_refused():
    _, loop = readings(agent, QUESTION, prompts={"poem": "x"})
    with pytest.raises(InputError, match="no step 'poem' in agent"):
        loop.forecast()


def test_a_fault_goes_to_the_side_whose_step_it_is():
    workflow, loop = readings(agent, QUESTION, breaks=breaks("query:fail,decide:hang"), concurrency=2)
    assert [str(one) for one in workflow.options["breaks"]] == ["query:fail"]
    assert [str(one) for one in loop.options["breaks"]] == ["decide:hang"]
    assert workflow.options["concurrency"] == loop.options["concurrency"] == 2, "else their limits would differ"
