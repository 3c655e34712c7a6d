"""The simulated model chooses tools from the conversation in the request, over both APIs, and from nothing else."""

from __future__ import annotations

import json
import re

import httpx2
import openai
import pytest
from openai.types.chat import ChatCompletionChunk
from openai.types.responses import ResponseStreamEvent
from pydantic import TypeAdapter

import core
from core.clock import run_virtual
from core.errors import UnreadableAnswer
from core.models.model import Ask, Offer
from core.models.simulated.latency import PROFILES
from core.models.simulated.provider import SEED, Provider
from core.models.simulated.transport import SimulatedTransport
from core.models.wire import chat_api, responses_api
from core.tools import search

RIVERS = "How much longer is the Nile than the Danube?"
VIENNA = "How long is the river that flows through Vienna?"


def function(name, parameter, description):
    schema = {
        "type": "object",
        "properties": {parameter: {"type": "string"}},
        "required": [parameter],
        "additionalProperties": False,
    }
    return {"type": "function", "name": name, "description": description, "parameters": schema, "strict": True}


TOOLS = [
    function("search", "query", "Find passages in a small text collection."),
    function("calculate", "expression", "Work out one arithmetic expression."),
]
CHAT_TOOLS = [{"type": "function", "function": {k: v for k, v in t.items() if k != "type"}} for t in TOOLS]


def turn(name, arguments, result, id="call_1"):
    return [
        {"type": "function_call", "call_id": id, "name": name, "arguments": json.dumps(arguments)},
        {"type": "function_call_output", "call_id": id, "output": result},
    ]


def next_step(question, *turns, seed=7, tools=TOOLS, **more):
    """What the model wants next: (tool, arguments), or ("", answer)."""
    items = [{"role": "user", "content": question}, *(item for part in turns for item in part)]
    body = json.dumps({"model": "m", "input": items, "tools": tools, **more}).encode()
    plan = Provider(PROFILES["small"]).deliver("POST", "/v1/responses", {SEED: str(seed)}, body)
    item = json.loads(plan.chunks[-1][1])["output"][0]
    if item["type"] == "function_call":
        return item["name"], json.loads(item["arguments"])
    return "", item["content"][0]["text"]


def client():
    transport = SimulatedTransport(Provider(PROFILES["small"]), 0.0)
    http = httpx2.AsyncClient(transport=transport)
    return openai.AsyncOpenAI(
        api_key="any", base_url="http://sim.invalid/v1", max_retries=0, http_client=http,
        _strict_response_validation=True,
    )  # fmt: skip


NILE = turn("search", {"query": "length Nile"}, search("length Nile"), "a")
DANUBE = turn("search", {"query": "length Danube"}, search("length Danube"), "b")
CITY = turn("search", {"query": "river Vienna"}, search("river Vienna"), "a")


@pytest.mark.parametrize("seed", range(12))
def test_with_a_result_taken_away_the_next_step_is_another_one(seed):
    assert next_step(RIVERS, seed=seed)[0] == "search"
    tool, arguments = next_step(RIVERS, NILE, seed=seed)
    assert tool == "search" and "Danube" in arguments["query"]
    tool, arguments = next_step(RIVERS, DANUBE, seed=seed)
    assert tool == "search" and "Nile" in arguments["query"]
    tool, said = next_step(RIVERS, NILE, DANUBE, seed=seed)
    assert tool == "" or (tool == "calculate" and said["expression"] == "6650 - 2850")


def test_what_is_found_first_tells_what_to_search_for_second():
    assert next_step(VIENNA)[0] == "search"
    tool, arguments = next_step(VIENNA, CITY)
    assert tool == "search" and "Danube" in arguments["query"] and "Vienna" not in arguments["query"]
    changed = turn("search", {"query": "river Vienna"}, "Vienna: The river that flows through Vienna is the Elbe.", "a")
    assert "Elbe" in next_step(VIENNA, changed)[1]["query"]


def test_the_answer_holds_the_figures_of_the_results_not_of_the_collection():
    other = turn("search", {"query": "length Nile"}, "Nile: The Nile is about 7,000 kilometres long.", "a")
    steps = [next_step(RIVERS, other, DANUBE, seed=seed) for seed in range(6)]
    assert ("calculate", {"expression": "7000 - 2850"}) in steps
    done = turn("calculate", {"expression": "7000 - 2850"}, "4150", "c")
    answers = [text for tool, text in (next_step(RIVERS, other, DANUBE, done, seed=s) for s in range(6)) if not tool]
    assert answers and all("7,000" in text and "4,150" in text for text in answers)


def test_one_question_makes_it_search_twice_and_one_not_at_all():
    def searches(question, seed):
        return sum(s.step == "search" for s in core.forecast(core.agent, question, seed=seed).trace.spans)

    assert {searches(VIENNA, seed) for seed in range(10)} <= {2, 3}
    assert searches(VIENNA, 7) == 2
    assert {searches("Write a haiku about the sea", seed) for seed in range(10)} == {0}
    assert {searches("What is 17.5% of 2,480?", seed) for seed in range(10)} == {0}


def test_a_question_that_the_collection_does_not_answer_ends_honestly():
    for seed in range(10):
        run = core.forecast(core.agent, "How tall is the tallest sunflower in Atlantis?", seed=seed)
        assert run.result.ended == "answered" and "found nothing" in run.result.answer


def test_ten_seeds_take_several_paths_and_one_seed_takes_one():
    def path(seed):
        spans = core.forecast(core.agent, RIVERS, seed=seed).trace.spans
        return tuple(s.step for s in spans)

    assert len({path(seed) for seed in range(10)}) >= 3
    assert path(4) == path(4)


@pytest.mark.parametrize(
    ("question", "searched", "said"),
    [
        ("How old is the Eiffel Tower?", "Eiffel Tower", "I found this: The Eiffel Tower in Paris"),
        ("How heavy is the Eiffel Tower?", "Eiffel Tower", "found nothing about the weight"),
        ("Is the Nile longer than the Danube?", "Danube", "6,650 kilometres long. The Danube is about 2,850"),
        ("Is a giraffe taller than the Eiffel Tower?", "giraffe", "5.5 metres tall. The Eiffel Tower in Paris is 330"),
        ("Which is longer, the Nile or the Amazon?", "Amazon", "difference is 250 kilometres"),
        ("What is heavier: a city bicycle or an elephant?", "elephant", "units differ"),
        ("What is the highest building in Dubai?", "Dubai", "828 metres"),
        ("How many pupils are in a school lesson?", "lesson", "found nothing"),
        ("Could you tell me how long the Rhine is?", "Rhine", "1,230 kilometres"),
        ("How long is the Rhine?", "Rhine", "1,230 kilometres"),
    ],
)
def test_an_answer_quotes_what_was_found_and_sets_no_figures_of_two_kinds_against_each_other(question, searched, said):
    for seed in range(3):
        run = core.forecast(core.agent, question, seed=seed)
        assert any(searched in span.prompt for span in run.trace.spans if span.step == "search")
        assert said in run.result.answer


def test_a_failed_calculation_is_told_not_hidden():
    failed = turn("calculate", {"expression": "100 / 0"}, "Error: nothing can be divided by zero.")
    said = [next_step("What is 100 divided by 0?", failed, seed=seed) for seed in range(8)]
    assert any(tool == "" and "divided by zero" in str(text) for tool, text in said)
    assert any(tool == "calculate" for tool, _ in said)  # some try once more


def test_tools_of_other_names_are_known_by_what_is_said_of_them():
    other = [function("wiki", "words", "Look up facts."), function("maths", "sum", "Compute an arithmetic expression.")]
    tool, arguments = next_step(RIVERS, tools=other)
    assert tool == "wiki" and set(arguments) == {"words"}
    weather = [function("get_weather", "city", "Tell the weather of a city.")]
    assert next_step("How is the weather in Rome?", tools=weather)[0] == "get_weather"
    done = turn("get_weather", {"city": "Rome"}, "sun")
    assert next_step("How is the weather in Rome?", done, tools=weather) == ("", "get_weather says: sun")


def test_no_tools_no_choice():
    assert next_step(RIVERS, tool_choice="none")[0] == "" and next_step(RIVERS, tools=[])[0] == ""


CHATTER = "Good morning, and thank you!"
NAMED = {"type": "function", "name": "calculate"}


def test_a_tool_that_is_required_is_called_though_none_is_needed():
    assert next_step(CHATTER)[0] == ""
    tool, arguments = next_step(CHATTER, tool_choice="required")
    assert tool == "search" and arguments["query"]
    assert next_step(RIVERS, tool_choice="required")[0] == "search"
    weather = [function("get_weather", "city", "Tell the weather of a city.")]
    assert next_step(CHATTER, tools=weather, tool_choice="required")[0] == "get_weather"
    done = turn("search", {"query": "morning"}, "Nothing found.")
    assert next_step(CHATTER, done, tool_choice="required")[0] == "calculate"  # the one not used yet


def test_the_function_that_is_named_is_called_and_no_other():
    for question in (CHATTER, RIVERS, "What is 12 times 7?"):
        tool, arguments = next_step(question, tool_choice=NAMED)
        assert tool == "calculate" and arguments["expression"]
    assert next_step("What is 12 times 7?", tool_choice=NAMED)[1]["expression"] == "12 * 7"
    some = {"type": "allowed_tools", "mode": "required", "tools": [{"type": "function", "name": "calculate"}]}
    assert next_step(RIVERS, tool_choice=some)[0] == "calculate"
    assert next_step(RIVERS, tool_choice={**some, "mode": "auto"})[0] == ""


def test_none_answers_from_what_was_found_and_calls_nothing():
    for seed in range(6):
        tool, said = next_step(RIVERS, NILE, DANUBE, seed=seed, tool_choice="none")
        assert tool == "" and ("6,650" in said or "6650" in said or "3,800" in said or "3800" in said)


def test_the_strict_client_may_choose_in_both_apis_and_is_told_its_choice():
    async def main():
        async with client() as remote:
            asked = {"model": "m", "input": CHATTER, "tools": TOOLS}
            choices = ["none", "required", NAMED]
            plain = [await remote.responses.create(**asked, tool_choice=choice) for choice in choices]
            chat = {"model": "m", "messages": [{"role": "user", "content": CHATTER}], "tools": CHAT_TOOLS}
            named = {"type": "function", "function": {"name": "calculate"}}
            ways = ["none", "required", named]
            whole = [await remote.chat.completions.create(**chat, tool_choice=choice) for choice in ways]
        return plain, whole

    plain, whole = run_virtual(main())
    assert [made.output[0].type for made in plain] == ["message", "function_call", "function_call"]
    assert [made.output[0].name for made in plain[1:]] == ["search", "calculate"]
    assert plain[0].tool_choice == "none" and plain[1].tool_choice == "required"
    assert plain[2].tool_choice.name == "calculate" and [len(made.tools) for made in plain] == [2, 2, 2]
    calls = [made.choices[0].message.tool_calls for made in whole]
    assert calls[0] is None and [call[0].function.name for call in calls[1:]] == ["search", "calculate"]


def test_the_draw_knows_the_conversation_and_not_its_ids():
    renamed = [{**item, "call_id": "other"} for item in NILE]
    assert next_step(RIVERS, NILE, seed=3) == next_step(RIVERS, renamed, seed=3)


def test_the_strict_client_reads_choices_of_both_apis_plain_and_streamed():
    async def main():
        async with client() as remote:
            asked = {"model": "m", "input": RIVERS, "tools": TOOLS}
            plain = await remote.responses.create(**asked)
            events = [event async for event in await remote.responses.create(**asked, stream=True)]
            chat = {"model": "m", "messages": [{"role": "user", "content": RIVERS}], "tools": CHAT_TOOLS}
            whole = await remote.chat.completions.create(**chat)
            chunks = [chunk async for chunk in await remote.chat.completions.create(**chat, stream=True)]
        return plain, events, whole, chunks

    plain, events, whole, chunks = run_virtual(main())
    chosen = plain.output[0]
    assert chosen.type == "function_call" and chosen.name == "search" and json.loads(chosen.arguments)
    deltas = [event.delta for event in events if event.type == "response.function_call_arguments.delta"]
    assert "".join(deltas) == chosen.arguments == events[-1].response.output[0].arguments
    call = whole.choices[0].message.tool_calls[0]
    assert whole.choices[0].finish_reason == "tool_calls"
    assert (call.function.name, call.function.arguments) == (chosen.name, chosen.arguments)
    pieces = [c.choices[0].delta.tool_calls[0].function.arguments for c in chunks if c.choices[0].delta.tool_calls]
    assert "".join(pieces) == chosen.arguments


def test_each_event_of_a_choice_is_one_that_the_client_knows():
    def events(path, body):
        plan = Provider(PROFILES["small"]).deliver("POST", path, {}, json.dumps(body).encode())
        data = re.findall(r"^data: (\{.*)$", b"".join(chunk for _, chunk in plan.chunks).decode(), re.MULTILINE)
        return [json.loads(line) for line in data]

    told = events("/v1/responses", {"model": "m", "input": RIVERS, "tools": TOOLS, "stream": True})
    for number, event in enumerate(told):
        assert event["sequence_number"] == number
        TypeAdapter(ResponseStreamEvent).validate_python(event)
    messages = [{"role": "user", "content": RIVERS}]
    for chunk in events(
        "/v1/chat/completions", {"model": "m", "messages": messages, "tools": CHAT_TOOLS, "stream": True}
    ):
        ChatCompletionChunk.model_validate(chunk)


OFFER = Offer("search", "Find.", TOOLS[0]["parameters"])


def test_a_request_with_tools_allows_one_choice_at_a_time():
    for api in (responses_api, chat_api):
        body = api.request(Ask("x", tools=(OFFER,)), "m")
        assert body["parallel_tool_calls"] is False and len(body["tools"]) == 1
    assert "tools" not in responses_api.request(Ask("x"), "m")


@pytest.mark.parametrize("item", [{"name": 3, "arguments": "{}"}, {"name": None, "arguments": "{}"}, {}])
def test_a_choice_that_is_none_is_no_answer(item):
    ask = Ask("x", tools=(OFFER,))
    with pytest.raises(UnreadableAnswer):
        responses_api.read({"status": "completed", "output": [{"type": "function_call", **item}]}, "m", ask)
    message = {"tool_calls": [{"id": "a", "function": item}]}
    with pytest.raises(UnreadableAnswer):
        chat_api.read({"choices": [{"message": message, "finish_reason": "tool_calls"}]}, "m", ask)
