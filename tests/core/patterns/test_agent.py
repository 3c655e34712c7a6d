"""The agent ends with an answer or at its bound, and keeps its trace where its model is down."""

from __future__ import annotations

import core
from core import Simulated, agent, forecast
from core.models.simulated import FaultPlan, every
from core.patterns.agent import DECISIONS
from tests.core.test_choose import NILE, Choosing


def test_an_agent_that_never_stops_is_stopped_by_its_bound(play):
    model = Choosing([NILE] * 20)
    run = play(core.run(agent, "How long is the Nile?", model=model))
    assert run.status == "done" and run.result.ended == "limit" and str(DECISIONS) in run.result.answer
    assert len(model.asked) == DECISIONS and run.trace.calls == 2 * DECISIONS


def test_an_agent_whose_model_is_down_fails_and_keeps_its_trace():
    run = forecast(agent, "How long is the Nile?", model=Simulated(faults=FaultPlan({"decide": every("server_error")})))
    assert run.status == "failed" and run.error.kind == "server" and run.trace.calls == 1


def test_the_answer_ends_it_and_what_a_tool_gave_stands_in_the_next_prompt(play):
    model = Choosing([NILE, 'calculate({"expression": "6650 - 3800"})', "2,850 km."])
    run = play(core.run(agent, "How much longer is the Nile than 3,800 km?", model=model))
    assert (run.result.answer, run.result.ended) == ("2,850 km.", "answered")
    assert [span.step for span in run.trace.spans] == ["decide", "search", "decide", "calculate", "decide"]
    assert "2850" in run.trace.spans[4].prompt and run.trace.makespan == 3.0  # three decisions of 1 s; tools take none


def test_a_tool_that_fails_is_told_to_the_model_which_goes_on(play):
    model = Choosing(['calculate({"expression": "1/0"})', "It cannot be divided."])
    run = play(core.run(agent, "What is 1/0?", model=model))
    assert run.result.ended == "answered" and model.asked[1].used[0].result.startswith("Error: ")
