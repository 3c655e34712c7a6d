"""A fault plan reaches its attempt, and the provider obeys it."""

from __future__ import annotations

import asyncio
import math

import pytest

from core import errors
from core.clock import now
from core.errors import ConfigError
from core.models.model import Ask
from core.models.simulated import FaultPlan, Simulated, every
from core.models.simulated.faults import FAULTS

PROMPT = "Write a short text about how a bridge carries its load"
SHAPE = {
    "type": "object",
    "properties": {"category": {"type": "string", "enum": ["refund", "general"]}, "score": {"type": "integer"}},
    "required": ["category", "score"],
    "additionalProperties": False,
}
BECOMES = {
    "hang": errors.TimedOut,
    "stall": errors.TimedOut,
    "drip": errors.TimedOut,
    "reset": errors.ConnectionFailed,
    "server_error": errors.ServerFailed,
    "overloaded": errors.ServerFailed,
    "rate_limit": errors.RateLimited,
    "quota": errors.QuotaUsedUp,
    "auth": errors.KeyRefused,
    "no_model": errors.ConfigError,
    "bad_request": errors.RequestRefused,
    "html": errors.UnreadableAnswer,
    "nothing": errors.UnreadableAnswer,
    "bad_utf8": errors.UnreadableAnswer,
    "too_large": errors.UnreadableAnswer,
    "failed": errors.ServerFailed,
    "empty": errors.EmptyAnswer,
    "refusal": errors.Refused,
    "incomplete": errors.CutOff,
}


async def outcome(model, ask):
    """(answer or error, seconds it took)."""
    async with model:
        began = now()
        try:
            return await model.answer(ask), now() - began
        except errors.WorkflowError as error:
            return error, now() - began


def hit(fault, **settings):
    return Simulated(faults=FaultPlan({"draft": every(fault)}), latency="equal", **settings)


@pytest.mark.parametrize("api", ["responses", "chat"])
@pytest.mark.parametrize("streaming", [False, True])
@pytest.mark.parametrize("fault", BECOMES)
def test_a_fault_becomes_its_error(play, fault, streaming, api):
    ask = Ask(PROMPT, step="draft", on_text=(lambda _: None) if streaming else None)
    error, took = play(outcome(hit(fault, api=api), ask))

    assert type(error) is BECOMES[fault]
    assert "simulated" not in str(error)  # the key, which the 401 echoes
    assert took <= 30.0 + 1e-9


@pytest.mark.parametrize("streaming", [False, True])
@pytest.mark.parametrize("fault", BECOMES)
def test_at_once_no_fault_waits(play, fault, streaming):
    ask = Ask(PROMPT, step="draft", on_text=(lambda _: None) if streaming else None)
    error, took = play(outcome(hit(fault, speed=math.inf), ask))

    assert type(error) is BECOMES[fault]
    assert took == 0.0


def test_every_fault_is_tested_here():
    assert set(FAULTS) == set(BECOMES) | {"slow", "cut", "bad_schema"}


def test_slow_takes_five_times_as_long(play):
    answer, took = play(outcome(hit("slow"), Ask(PROMPT, step="draft")))

    assert took == pytest.approx(5.0)
    assert answer.text


def test_a_hang_lasts_as_long_as_the_attempt_may(play):
    error, took = play(outcome(hit("hang"), Ask(PROMPT, step="draft", timeout=7.0)))

    assert type(error) is errors.TimedOut
    assert took == pytest.approx(7.0)


@pytest.mark.parametrize(("streaming", "expected"), [(False, errors.UnreadableAnswer), (True, errors.ConnectionFailed)])
def test_a_cut_answer_is_never_taken_for_a_whole_one(play, streaming, expected):
    pieces = []
    error, _ = play(outcome(hit("cut"), Ask(PROMPT, step="draft", on_text=pieces.append if streaming else None)))

    assert type(error) is expected
    assert bool(pieces) is streaming


def test_a_rate_limit_says_how_long_to_wait(play):
    error, _ = play(outcome(hit("rate_limit"), Ask(PROMPT, step="draft")))

    assert error.retry_after == 1.0


def test_bad_schema_gives_json_of_another_shape(play):
    answer, _ = play(outcome(hit("bad_schema"), Ask(PROMPT, step="draft", schema_name="X", schema=SHAPE)))

    assert answer.text == '{"category": "unknown", "score": "not a value of this kind"}'


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (Ask("x", step="outline"), None),
        (Ask("x", step="draft"), "rate_limit"),
        (Ask("x", step="draft", attempt=2), None),
        (Ask("x", step="judge", attempt=1), "bad_schema"),
        (Ask("x", step="judge", attempt=2), None),
        (Ask("x", step="judge", attempt=3), "empty"),
        (Ask("x", step="judge", attempt=4), None),
        (Ask("x", step="worker"), None),
        (Ask("x", step="worker", item=0), None),
        (Ask("x", step="worker", item=1), "hang"),
        (Ask("x", step="worker", item=1, attempt=9), "hang"),
        (Ask("x", step="e-mail", item=0), "slow"),
        (Ask("x", step="e-mail", item=2), "server_error"),
    ],
)
def test_the_plan_finds_its_attempt(ask, expected):
    plan = FaultPlan(
        {
            "draft": "rate_limit",
            "judge": ["bad_schema", None, "empty"],
            ("worker", 2): every("hang"),
            "e-mail": "slow",
            ("e-mail", 3): "server_error",
        }
    )
    assert plan.fault(ask) == expected


@pytest.mark.parametrize("wanted", ["explode", every("explode"), [None, "explode"]])
def test_a_fault_that_does_not_exist_is_said(wanted):
    with pytest.raises(ConfigError, match="explode"):
        FaultPlan({"draft": wanted})


def test_a_fault_strikes_its_own_attempt_and_no_other(play):
    async def main():
        model = Simulated(faults=FaultPlan({("mail", 2): "server_error"}), latency="equal")
        asks = [Ask(f"{PROMPT} {n}", step="mail", item=n, items=3) for n in range(3)]
        async with model:
            first = await asyncio.gather(*(model.answer(ask) for ask in asks), return_exceptions=True)
            again = await model.answer(Ask(f"{PROMPT} 1", step="mail", item=1, items=3, attempt=2))
        return first, again

    first, again = play(main())
    assert [isinstance(one, errors.ServerFailed) for one in first] == [False, True, False]
    assert again.text
