"""The words of an agent: what is asked, what is run, what is recorded, and that a loop has its bound."""

from __future__ import annotations

import json

import pytest

import core
from core import Simulated, Text, agent, choose, forecast, gather, llm, pattern, use, using
from core.errors import ServerFailed
from core.models.model import Answer
from core.tools import calculate, search
from tests.scripted import Scripted


class Choosing(Scripted):
    """Answers "tool(arguments)" are choices of that tool."""

    async def answer(self, ask):
        said = await super().answer(ask)
        tool, bracket, arguments = said.text.partition("(")
        if not bracket or " " in tool:
            return said
        return Answer(
            text=arguments[:-1], model=said.model, tokens_in=10, tokens_out=5, tool=tool, tool_id=f"id {tool}"
        )


def weather(city: str, days: int = 1) -> str:
    """Tell the weather of a city."""
    return f"{city}: sun for {days} days"


NILE = 'search({"query": "Nile"})'


def test_a_model_chooses_a_tool_and_its_result_goes_back_with_the_next_request(play):
    model = Choosing(['weather({"city": "Rome", "days": 2})', "Sun."], latency=1.0)

    async def main():
        with using(model) as recording:
            first = await choose([weather], "How is {city}?", city="Rome", step="decide")
            steps = [(first, await use(first))]
            last = await choose([weather], "How is {city}?", city="Rome", steps=steps, step="decide")
        return first, steps, last, recording.trace

    first, steps, last, trace = play(main())
    assert (first.name, json.loads(first.arguments), first.answer) == ("weather", {"city": "Rome", "days": 2}, None)
    assert steps[0][1] == "Rome: sun for 2 days" and last.answer == "Sun."
    assert [(t.id, t.name, t.result) for t in model.asked[1].used] == [
        ("id weather", "weather", "Rome: sun for 2 days")
    ]
    decide, tool, end = trace.spans
    assert (decide.kind, decide.tools, decide.parsed["tool"]) == ("decide", ("weather",), "weather")
    assert (tool.kind, tool.step, tool.chosen_by, tool.answer) == ("tool", "weather", decide.id, "Rome: sun for 2 days")
    assert tool.after == (decide.id,) and end.after == (tool.id,)
    assert len(tool.attempts) == 1 and tool.tokens_in is None and tool.duration == 0.0
    assert trace.makespan == pytest.approx(2.0)  # two decisions of 1 s; the tool takes none
    assert "Rome: sun for 2 days" in end.prompt and end.marks[-1].source.span == tool.id


def test_the_offer_is_a_strict_schema_from_the_signature(play):
    model = Choosing(["done"])

    async def main():
        with using(model):
            await choose([weather], "x", step="decide")

    play(main())
    offer = model.asked[0].tools[0]
    assert (offer.name, offer.description) == ("weather", "Tell the weather of a city.")
    assert offer.schema["additionalProperties"] is False and offer.schema["required"] == ["city", "days"]
    assert offer.schema["properties"]["days"]["type"] == "integer"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ('fly({"to": "Mars"})', "there is no tool 'fly'"),
        ("weather(not json)", "cannot be used like this"),
        ('weather({"town": "Rome"})', "city: Field required"),
        ('weather({"city": 3})', "city: Input should be a valid string"),
        ('search({"query": ""})', "1 to 300 characters"),
        ('calculate({"expression": "1/0"})', "divided by zero"),
    ],
)
def test_what_goes_wrong_with_a_tool_is_for_the_model_to_read(play, said, why):
    model = Choosing([said, "I could not do it."])

    async def main():
        with using(model) as recording:
            choice = await choose([weather, search, calculate], "x", step="decide")
            result = await use(choice)
            end = await choose([weather], "x", steps=[(choice, result)], step="decide")
        return result, end, recording.trace

    result, end, trace = play(main())
    assert result.startswith("Error: ") and why in result and end.answer == "I could not do it."
    assert trace.spans[1].status == "error" and trace.spans[1].error_kind == "tool"
    assert model.asked[1].used[0].result == result


def test_half_a_character_in_an_answer_is_refused_like_any_answer_of_a_wrong_shape(play):
    said = 'weather({"city": "half \ud83d"})'
    run = play(core.run(agent, "How is Rome?", model=Choosing([said, said])))

    assert run.status == "failed" and run.error.kind == "bad_schema" and run.trace.attempts == 2
    again = play(core.run(agent, "How is Rome?", model=Choosing([said, "Sunny."])))
    assert again.status == "done" and again.result.answer == "Sunny."


@pytest.mark.parametrize(
    "said",
    [
        'weather({"city": "half \\ud83d"})',
        'weather({"\\ud83d": "Rome"})',
        "weather(" + '{"city":' * 300 + "1" + "}" * 300 + ")",
        "weather(" + "[" * 200 + "]" * 200 + ")",
    ],
)
def test_arguments_that_no_trace_could_keep_are_for_the_model_to_read(play, said):
    model = Choosing([said, "Sunny."])
    run = play(core.run(agent, "How is Rome?", model=model))

    assert run.result.answer == "Sunny." and run.trace.spans[1].answer.startswith("Error: ")
    assert core.Trace.model_validate_json(run.trace.model_dump_json()) == run.trace
    assert isinstance(json.loads(model.asked[1].used[0].arguments), dict), "what is sent back is well formed"


def test_the_code_can_use_a_tool_too_and_then_nobody_chose_it(play):
    async def main():
        with using(Choosing([])) as recording:
            return await use(weather, city="Oslo"), recording.trace

    said, trace = play(main())
    assert said == "Oslo: sun for 1 days"
    assert trace.spans[0].chosen_by is None and trace.spans[0].prompt == "city: Oslo"


def test_a_decision_is_tried_again_like_any_other_call(play):
    model = Choosing([ServerFailed("down", status=500), NILE, "Long."], latency=1.0)
    run = play(core.run(agent, "How long is the Nile?", model=model))
    assert run.status == "done" and [len(s.attempts) for s in run.trace.spans] == [2, 1, 1]


@pytest.mark.parametrize("api", ["responses", "chat"])
def test_both_apis_give_one_and_the_same_run(api):
    question = "How much longer is the Nile than the Danube?"
    here = forecast(agent, question, seed=7)
    there = forecast(agent, question, seed=7, model=Simulated(api=api))
    assert there.result == here.result and there.trace.makespan == pytest.approx(here.trace.makespan)
    assert [s.answer for s in there.trace.spans] == [s.answer for s in here.trace.spans]


def test_a_tool_needs_no_slot(play):
    model = Choosing([NILE, "Long."], latency=1.0)
    run = play(core.run(agent, "How long is the Nile?", model=model, concurrency=1))
    assert run.status == "done" and run.trace.peak == 1 and run.trace.waiting == 0
    assert sum(s.end - s.start for s in run.trace.waited_for()) == pytest.approx(run.trace.makespan)


def test_a_tool_that_had_to_wait_for_its_turn_says_for_whom(play):
    @pattern
    async def mixed(topic: Text) -> list[object]:
        calls = [llm("{topic}", topic=topic, step="ask"), use(calculate, expression="2 + 2")]
        return await gather(*calls, llm("{topic}?", topic=topic, step="again"))

    run = play(core.run(mixed, "tides", model=Scripted(["a", "b"], latency=2.0), concurrency=1))
    ask, tool, again = run.trace.spans
    assert tool.attempts[0].held_by == (ask.id, 1) and again.attempts[0].held_by == (tool.id, 1)
    assert sum(s.end - s.start for s in run.trace.waited_for()) == pytest.approx(run.trace.makespan) == 4.0
