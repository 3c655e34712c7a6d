"""The simulated model keeps its promises: what an attempt takes and says depends on the request and nothing else."""

from __future__ import annotations

import asyncio
import json
import math
import statistics
import subprocess
import sys
from itertools import pairwise
from random import Random

import httpx2
import jsonschema
import openai
import pytest
from openai.lib._pydantic import to_strict_json_schema
from openai.types.chat import ChatCompletionChunk
from openai.types.responses import ResponseStreamEvent
from pydantic import BaseModel, TypeAdapter

from core.clock import now
from core.errors import ConfigError
from core.models.model import Ask
from core.models.simulated import Simulated
from core.models.simulated.latency import PROFILES, timing
from core.models.simulated.provider import FAULT, PLACE, SEED, Provider
from core.models.simulated.transport import SimulatedTransport

PROMPT = "Write a short text about how a bridge carries its load"


class Plan(BaseModel):
    subtasks: list[str]
    urgent: bool | None


SHAPE = to_strict_json_schema(Plan)


async def timed(model, *asks):
    """(answer, seconds) of each ask, all at once."""

    async def one(ask):
        began = now()
        answer = await model.answer(ask)
        return answer, now() - began

    async with model:
        return await asyncio.gather(*(one(ask) for ask in asks))


def client(provider=None, pace=0.0):
    transport = SimulatedTransport(provider or Provider(PROFILES["small"]), pace)
    return openai.AsyncOpenAI(
        api_key="any",
        base_url="http://sim.invalid/v1",
        max_retries=0,
        http_client=httpx2.AsyncClient(transport=transport),
        _strict_response_validation=True,
    )


@pytest.mark.parametrize("api", ["responses", "chat"])
def test_streamed_and_plain_say_the_same_and_end_at_the_same_time(play, api):
    pieces = []
    (plain, took), (streamed, streaming_took) = play(
        timed(Simulated(api=api), Ask(PROMPT), Ask(PROMPT, on_text=pieces.append))
    )

    assert plain == streamed
    assert "".join(pieces) == streamed.text
    assert streaming_took == pytest.approx(took)
    assert plain.tokens_in == math.ceil(len(PROMPT) / 4.4)
    assert plain.tokens_out == math.ceil(len(plain.text) / 4.4)


def test_both_apis_give_the_same_answer_in_the_same_time(play):
    asked = Ask(PROMPT, "Be brief.", schema_name="Plan", schema=SHAPE)
    assert play(timed(Simulated(api="chat"), asked)) == play(timed(Simulated(), asked))


def test_at_most_eight_pieces_of_text_a_second(play):
    moments = []

    async def main():
        async with Simulated("large") as model:
            await model.answer(Ask(PROMPT * 3, on_text=lambda _: moments.append(now())))

    play(main())

    assert len(moments) > 8
    assert min(later - earlier for earlier, later in pairwise(moments)) >= 0.125 - 1e-9


def test_a_draw_depends_on_seed_content_sample_and_attempt_only(play):
    same = [
        Ask(PROMPT),
        Ask(PROMPT, step="draft", item=2, items=5),
        Ask(PROMPT, timeout=12.0, on_text=lambda _: None),
    ]
    other = [
        Ask(PROMPT, seed=1),
        Ask(PROMPT, sample=1),
        Ask(PROMPT, attempt=2),
        Ask(PROMPT, "Be kind."),
        Ask(PROMPT, model="gpt-5"),
        Ask(PROMPT + " now"),
        Ask(PROMPT, schema_name="Plan", schema=SHAPE),
    ]
    (first, took), *rest = play(timed(Simulated(), *same, *other))

    assert all((answer, round(seconds, 9)) == (first, round(took, 9)) for answer, seconds in rest[:2])
    times = {round(seconds, 9) for _, seconds in [(first, took), *rest[2:]]}
    assert len(times) == 8  # each of the seven differs from the first and from each other


def test_order_and_concurrency_change_nothing(play):
    asks = [Ask(f"{PROMPT} number {n}") for n in range(12)]

    async def one_by_one():
        model, found = Simulated(), []
        for ask in reversed(asks):
            found += await timed(model, ask)
        return found[::-1]

    together, alone = play(timed(Simulated(), *asks)), play(one_by_one())
    assert [answer for answer, _ in together] == [answer for answer, _ in alone]
    assert [seconds for _, seconds in together] == pytest.approx([seconds for _, seconds in alone])


def test_headers_and_fields_beside_the_content_change_nothing():
    provider = Provider(PROFILES["small"])

    def text(headers, **more):
        body = json.dumps({"model": "m", "input": PROMPT, **more}).encode()
        plan = provider.deliver("POST", "/v1/responses", headers, body)
        return plan.chunks[-1][0], json.loads(plan.chunks[-1][1])["output"]

    plain = text({})
    assert text({"user-agent": "x", "authorization": "Bearer y"}, user="u", metadata={"a": "b"}, store=False) == plain
    assert text({}, input=[{"role": "user", "content": [{"type": "input_text", "text": PROMPT}]}]) == plain
    assert text({SEED: "9"}) != plain


def test_equal_calls_take_exactly_the_same_time_whatever_their_length(play):
    asks = [Ask("Hi"), Ask(PROMPT * 20), Ask(PROMPT, schema=SHAPE), Ask(PROMPT, on_text=lambda _: None)]
    found = play(timed(Simulated(latency="equal"), *asks))

    assert [seconds for _, seconds in found] == pytest.approx([1.0] * 4)


@pytest.mark.parametrize(("items", "slow"), [(5, 2), (3, 2), (2, 1), (1, 0)])
def test_uneven_makes_the_third_item_slow_or_the_last_of_fewer(play, items, slow):
    asks = [Ask(f"{PROMPT} {n}", item=n, items=items) for n in range(items)]
    *found, (_, outside) = play(timed(Simulated(latency="uneven"), *asks, Ask(PROMPT)))

    expected = [4.0 if place == slow else 1.0 for place in range(items)]
    assert [seconds for _, seconds in found] == pytest.approx(expected)
    assert outside == pytest.approx(1.0)


def test_speed_divides_every_time(play):
    asks = [Ask(f"{PROMPT} {n}") for n in range(5)]
    real = [seconds for _, seconds in play(timed(Simulated(), *asks))]
    faster = [seconds for _, seconds in play(timed(Simulated(speed=4), *asks))]
    at_once = [seconds for _, seconds in play(timed(Simulated(speed=math.inf), *asks))]

    assert faster == pytest.approx([seconds / 4 for seconds in real])
    assert at_once == [0.0] * 5
    assert (Simulated(speed=4).pace, Simulated(speed=math.inf).pace) == (0.25, 0.0)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_has_its_median_and_its_spread(profile):
    kind = PROFILES[profile]
    firsts = [timing(kind, "jittered", 50, None, Random(number)).first for number in range(5000)]
    p50, p95 = statistics.median(firsts), sorted(firsts)[4750]

    assert p50 == pytest.approx(kind.first_token, rel=0.1)
    assert math.log(p95 / p50) / 1.645 == pytest.approx(kind.spread, rel=0.2)


def test_a_reasoning_model_counts_its_hidden_tokens(play):
    [(answer, _)] = play(timed(Simulated("reasoning"), Ask(PROMPT)))

    assert answer.tokens_reasoning > 0
    assert answer.tokens_out == answer.tokens_reasoning + math.ceil(len(answer.text) / 4.4)


def test_a_structured_answer_fits_its_schema(play):
    found = play(timed(Simulated(), *(Ask(f"{PROMPT} {n}", schema_name="Plan", schema=SHAPE) for n in range(20))))

    for answer, _ in found:
        jsonschema.validate(json.loads(answer.text), SHAPE)


@pytest.mark.parametrize("wrong", [{"profile": "tiny"}, {"latency": "random"}, {"speed": 0}, {"api": "telepathy"}])
def test_a_wrong_setting_is_said(wrong):
    with pytest.raises(ConfigError):
        Simulated(**wrong)


def test_the_client_of_the_lesson_gets_what_it_validates(play):
    async def main():
        async with client() as sim:
            made = await sim.responses.create(model="m", input=PROMPT, instructions="Be brief.")
            parsed = await sim.responses.parse(model="m", input=PROMPT, text_format=Plan)
            async with sim.responses.stream(model="m", input=PROMPT, text_format=Plan) as stream:
                kinds = [event.type async for event in stream]
                final = await stream.get_final_response()
            chat = await sim.chat.completions.create(model="m", messages=[{"role": "user", "content": PROMPT}])
            typed = await sim.chat.completions.parse(
                model="m", messages=[{"role": "user", "content": PROMPT}], response_format=Plan
            )
            listed = await sim.models.list()
        return made, parsed, kinds, final, chat, typed, listed

    made, parsed, kinds, final, chat, typed, listed = play(main())
    assert made.status == "completed" and made.output_text
    assert parsed.output_parsed == final.output_parsed == typed.choices[0].message.parsed
    assert kinds[0] == "response.created" and kinds[-1] == "response.completed"
    assert chat.usage.total_tokens == chat.usage.prompt_tokens + chat.usage.completion_tokens
    assert [model.id for model in listed.data] == ["gpt-4o-mini"]


def sent_events(path, body, fault):
    """The events as they go over the wire."""
    plan = Provider(PROFILES["small"]).deliver("POST", path, {FAULT: fault}, json.dumps(body).encode())
    lines = b"".join(data for _, data in plan.chunks).split(b"\n")
    return [json.loads(line[6:]) for line in lines if line.startswith(b"data: {")]


@pytest.mark.parametrize("fault", ["", "empty", "refusal", "incomplete", "failed", "bad_schema"])
@pytest.mark.parametrize("schema", [None, SHAPE])
def test_every_body_and_event_is_of_the_clients_own_types(play, fault, schema):
    shape = {"format": {"type": "json_schema", "name": "Plan", "schema": schema, "strict": True}}
    chosen = {"text": shape} if schema else {}

    async def main():
        async with client() as sim:
            headers = {FAULT: fault}
            made = await sim.responses.create(model="m", input=PROMPT, extra_headers=headers, **chosen)
            stream = await sim.responses.create(model="m", input=PROMPT, stream=True, extra_headers=headers, **chosen)
            events = [event async for event in stream]
        return made, events

    made, events = play(main())
    assert made.status == {"incomplete": "incomplete", "failed": "failed"}.get(fault, "completed")
    assert events[-1].response.output_text == ("" if fault == "failed" else made.output_text)
    assert [event.sequence_number for event in events] == list(range(len(events)))
    for sent in sent_events("/v1/responses", {"model": "m", "input": PROMPT, "stream": True, **chosen}, fault):
        TypeAdapter(ResponseStreamEvent).validate_python(sent)
    deltas = [e.delta for e in events if e.type in ("response.output_text.delta", "response.refusal.delta")]
    said = made.output[0].content[0]
    assert fault == "failed" or "".join(deltas) == (said.refusal if fault == "refusal" else said.text)


@pytest.mark.parametrize("fault", ["", "empty", "refusal", "incomplete"])
def test_every_chat_chunk_is_of_the_clients_own_type(play, fault):
    async def main():
        async with client() as sim:
            given = {"model": "m", "messages": [{"role": "user", "content": PROMPT}], "extra_headers": {FAULT: fault}}
            made = await sim.chat.completions.create(**given)
            stream = await sim.chat.completions.create(**given, stream=True, stream_options={"include_usage": True})
            return made, [chunk async for chunk in stream]

    made, chunks = play(main())
    asked = {"model": "m", "messages": [{"role": "user", "content": PROMPT}], "stream": True}
    for sent in sent_events("/v1/chat/completions", asked, fault):
        ChatCompletionChunk.model_validate(sent)
    said = made.choices[0].message
    texts = [c.choices[0].delta for c in chunks if c.choices]
    assert "".join(d.content or d.refusal or "" for d in texts) == (said.content or said.refusal or "")
    assert chunks[-2].choices[0].finish_reason == made.choices[0].finish_reason
    assert chunks[-1].usage == made.usage


def test_a_token_limit_cuts_the_answer(play):
    async def main():
        async with client() as sim:
            return await sim.responses.create(model="m", input=PROMPT, max_output_tokens=5)

    made = play(main())
    assert (made.status, made.incomplete_details.reason) == ("incomplete", "max_output_tokens")
    assert made.usage.output_tokens == 5


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/", b"", 404),
        ("POST", "/v1/embeddings", b"{}", 404),
        ("POST", "/v1/responses", b"", 400),
        ("POST", "/v1/responses", b"[]", 400),
        ("POST", "/v1/responses", b'{"model": 3, "input": "x"}', 400),
        ("POST", "/v1/responses", b'{"model": "m"}', 400),
        ("POST", "/v1/chat/completions", b'{"model": "m", "messages": []}', 400),
        ("POST", "/v1/responses", b'{"model": "m", "input": "x", "text": {"format": {"type": "json_schema"}}}', 400),
        ("POST", "/v1/responses", b'{"model": "m", "input": "x", "text": {"format": {"type": "grammar"}}}', 400),
        ("POST", "/v1/responses", b'{"model": "m", "input": [3], "text": 3}', 400),
    ],
)
def test_a_bad_request_is_refused_in_the_providers_way(method, path, body, status):
    plan = Provider(PROFILES["small"]).deliver(method, path, {PLACE: "x/y"}, body)

    assert plan.status == status
    assert json.loads(plan.chunks[0][1])["error"]["message"]


def test_it_also_works_on_the_real_clock_and_in_two_loops_one_after_the_other():
    model = Simulated(speed=math.inf)
    first = asyncio.run(timed(model, Ask(PROMPT), Ask(PROMPT, on_text=lambda _: None)))
    second = asyncio.run(timed(model, Ask(PROMPT)))

    assert first[0][0] == first[1][0] == second[0][0]


def test_a_cancelled_answer_leaves_nothing_behind(play):
    async def main():
        async with Simulated() as model:
            task = asyncio.create_task(model.answer(Ask(PROMPT, on_text=lambda _: None)))
            await asyncio.sleep(0.9)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await asyncio.sleep(0)
            return asyncio.all_tasks() - {asyncio.current_task()}

    assert play(main()) == set()


def test_importing_the_models_is_light():
    """No client library, no socket, no thread: those come when a model is opened."""
    code = (
        "import sys, threading, core.models.default, core.models.simulated, core.models.live\n"
        "heavy = [name for name in ('openai', 'httpx2', 'uvicorn') if name in sys.modules]\n"
        "print(heavy, threading.active_count())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout.strip() == "[] 1"
