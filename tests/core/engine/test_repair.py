"""An answer of a wrong shape is repaired by one call of its own, where a live model answers."""

from __future__ import annotations

import asyncio
import json
from typing import Literal

import pytest
from pydantic import BaseModel, Field

import core
from core import pattern
from core.llm import llm, parse
from core.models.live import Live
from core.models.live.known import Known
from tests.core.models.fault_server import FaultServer, replies
from tests.core.models.live_replies import KEY, completion, response
from tests.core.models.quirks.ruled import error
from tests.scripted import Scripted


class Verdict(BaseModel):
    score: int = Field(ge=1, le=10)
    part: Literal["rain", "sun"]


class Judged(core.Result):
    verdict: Verdict | None
    said: str = ""


@pattern
async def judged(subject: core.Text) -> Judged:
    verdict = await parse(Verdict, "Judge {subject}.", subject=subject, step="judge")
    return Judged(verdict=verdict, said=await llm("Say {part}.", part=verdict.part, step="say"))


@pattern
async def judged_or_not(subject: core.Text) -> Judged:
    return Judged(verdict=await parse(Verdict, "Judge {subject}.", subject=subject, step="judge", fallback=None))


GOOD = '{"score": 8, "part": "rain"}'


def live(made, *behaviours, **settings):
    """The run, and the bodies that were sent."""

    async def main():
        async with FaultServer(*behaviours) as server:
            model = Live(KEY, server.url, "m", "chat", known=Known(), call_deadline=60.0)
            run = await core.run(made, "the weather", model=model, **settings)
            return run, [body for _, _, body in server.requests]

    return asyncio.run(main())


def says(text):
    return replies(completion(text))


def test_the_answer_and_what_was_wrong_are_said_to_the_model_in_a_call_of_its_own():
    run, sent = live(judged, says('{"score": 11, "part": "rain"}'), says(GOOD), says("It rains."))
    judge, repair, say = run.trace.spans

    assert run.status == "done" and run.result.verdict == Verdict(score=8, part="rain")
    assert [(s.step, s.kind, s.status, s.sent, s.shape) for s in (judge, repair)] == [
        ("judge", "judge", "error", 1, "Verdict"), ("repair", "judge", "ok", 1, "Verdict")
    ]  # fmt: skip
    assert repair.after == (judge.id,) and repair.mends == judge.id and say.after == (repair.id,)
    assert run.trace.mended == {judge.id} and run.trace.calls == 3
    prompt = sent[1]["messages"][-1]["content"]
    assert prompt == repair.prompt and prompt.startswith("Judge the weather.") and "maximum" in prompt
    assert '{"score": 11, "part": "rain"}' in prompt and "score: Input should be less than or equal to 10" in prompt
    assert {prompt[m.start : m.end]: m.source.span for m in repair.marks if m.name == "answer"} == {
        '{"score": 11, "part": "rain"}': judge.id
    }
    assert say.marks[0].source.span == repair.id


def test_a_repair_that_fails_too_leaves_the_fallback_and_then_nothing():
    run, sent = live(judged_or_not, says("no JSON"), says("none either"))
    judge, repair = run.trace.spans

    assert len(sent) == 2 and run.result.verdict is None and run.status == "partial"
    assert judge.fallback and not repair.fallback and {judge.status, repair.status} == {"error"}
    failed, _ = live(judged, says("no JSON"), says("none either"))
    assert failed.status == "failed" and failed.error.step == "judge" and failed.error.kind == "bad_schema"


def test_what_the_server_itself_found_unfit_is_repaired_alike():
    broken = error("Failed to generate JSON.", code="json_validate_failed", failed_generation='{"score": "many"}')
    run, sent = live(judged_or_not, replies(broken, 400), says(GOOD))

    assert run.result.verdict == Verdict(score=8, part="rain") and run.trace.spans[0].answer == '{"score": "many"}'
    assert '{"score": "many"}' in sent[1]["messages"][-1]["content"]


def test_without_the_text_there_is_nothing_to_repair_and_it_is_asked_once_more():
    broken = error("Failed to generate JSON.", code="json_validate_failed")
    run, sent = live(judged_or_not, replies(broken, 400), says(GOOD))

    assert [(s.step, s.sent) for s in run.trace.spans] == [("judge", 2)] and len(sent) == 2 and run.status == "done"


def test_what_was_broken_on_order_stays_broken():
    run, sent = live(judged_or_not, breaks=["judge:wrong-shape"])

    assert sent == [] and [(s.step, s.fault, s.sent) for s in run.trace.spans] == [("judge", "wrong-shape", 2)]


def test_in_the_simulated_world_it_is_the_second_attempt(play):
    model = Scripted(["no JSON", GOOD])
    run = play(core.run(judged_or_not, "the weather", model=model))

    assert [(s.step, s.sent) for s in run.trace.spans] == [("judge", 2)] and run.status == "done"


@pytest.mark.parametrize("api", ["chat", "responses"])
def test_a_part_that_is_refused_is_an_attempt_that_counts_against_no_other(api):
    """No strict schema, no JSON mode, and then the server fails twice: five attempts, and an answer."""
    whole = completion(GOOD) if api == "chat" else response(GOOD)
    refused = replies(error("response_format is not supported"), 400)

    async def main():
        async with FaultServer(refused, refused, *[replies({}, 429, retry_after_ms=1)] * 2, replies(whole)) as server:
            model = Live(KEY, server.url, "m", api, known=Known(), call_deadline=60.0)
            return await core.run(judged_or_not, "the weather", model=model)

    run = asyncio.run(main())
    (judge,) = run.trace.spans
    assert run.status == "done" and [a.error_kind for a in judge.attempts] == ["not_taken"] * 2 + ["rate_limit"] * 2 + [
        ""
    ]
    assert judge.attempts[0].error == (
        "the server does not take a strict schema (400): response_format is not supported. Sent again in JSON mode."
    )
    assert json.loads(judge.answer) == {"score": 8, "part": "rain"}
