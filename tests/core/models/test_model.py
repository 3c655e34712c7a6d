"""What a model is; the simulated one keeps its promises: an attempt depends on its request alone."""

from __future__ import annotations

import asyncio
import json
import math
import subprocess
import sys
from itertools import pairwise
from typing import get_args

import jsonschema
import pytest

from core.clock import now
from core.errors import ConfigError
from core.models.live import Live
from core.models.model import Ask, Model
from core.models.simulated import Simulated
from core.models.simulated.provider import PLACE, SAMPLE
from core.trace.span import World
from tests.core.models.simulated_calls import PROMPT, SHAPE, Plan, client, timed
from tests.rows import rows
from tests.scripted import Scripted


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


def test_a_reasoning_model_counts_its_hidden_tokens(play):
    [(answer, _)] = play(timed(Simulated("reasoning"), Ask(PROMPT)))

    assert answer.tokens_reasoning > 0
    assert answer.tokens_out == answer.tokens_reasoning + math.ceil(len(answer.text) / 4.4)


def test_a_structured_answer_fits_its_schema(play):
    found = play(timed(Simulated(), *(Ask(f"{PROMPT} {n}", schema_name="Plan", schema=SHAPE) for n in range(20))))

    for answer, _ in found:
        jsonschema.validate(json.loads(answer.text), SHAPE)


@rows("wrong", [{"profile": "tiny"}, {"latency": "random"}, {"speed": 0}, {"api": "telepathy"}])
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


def test_it_also_works_on_the_real_clock_and_in_two_loops_one_after_the_other():
    model = Simulated(speed=math.inf)
    first = asyncio.run(timed(model, Ask(PROMPT), Ask(PROMPT, on_text=lambda _: None)))
    second = asyncio.run(timed(model, Ask(PROMPT)))

    assert first[0][0] == first[1][0] == second[0][0]


def test_importing_the_models_is_light():
    """No client library, no socket, no thread: those come when a model is opened."""
    code = (
        "import sys, threading, core.models.default, core.models.simulated, core.models.live\n"
        "heavy = [name for name in ('openai', 'httpx2', 'uvicorn') if name in sys.modules]\n"
        "print(heavy, threading.active_count())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout.strip() == "[] 1"


@rows("model", [Simulated(), Live("sk-a-key"), Scripted([])])
def test_each_model_has_all_that_a_run_asks_of_one(model):
    asked = {name for name in vars(Model) if name in ("__aenter__", "__aexit__") or not name.startswith("_")}
    assert {"name", "world", "pace", "call_deadline", "answer"} < asked
    assert all(hasattr(model, name) for name in asked)
    assert model.world in get_args(World) and model.pace >= 0 and model.call_deadline > 0


@rows("deadline", [0, -1.0, "30", math.nan])
def test_a_deadline_that_is_none_is_said(deadline):
    with pytest.raises(ConfigError, match="above 0"):
        Simulated(call_deadline=deadline)


def test_only_a_place_in_a_gather_is_sent_and_zeros_at_the_beginning_of_a_sample_tell_nothing_apart():
    model = Simulated()
    alone = model.headers(Ask(PROMPT))
    placed = model.headers(Ask(PROMPT, item=0, items=5))
    assert placed == alone | {PLACE: "1/5"} and model.headers(Ask(PROMPT, item=4))[PLACE] == "5/5"
    samples = [model.headers(Ask(PROMPT, sample=sample))[SAMPLE] for sample in (0, (0, 0, 2), (2,), (2, 0), (0, 2, 0))]
    assert samples == ["0", "2", "2", "2.0", "2.0"]
