"""Test connection: what a server can do is found in five calls at most, and every later call goes that way."""

from __future__ import annotations

import asyncio

import pytest

import core
from core.models.live import Live
from core.models.live.budget import Budget, Limits
from core.models.live.known import Known
from core.models.live.trial import MOST, trial
from tests.core.models.able_server import ALL, AbleServer

ELSEWHERE = "llm.example.com"  # calls to this computer are not counted


def tried(able=ALL, key="", name="m-1", after=None, path="", **server):
    async def main():
        seen = []
        async with AbleServer(able, **server) as open_one:
            model = Live(key, open_one.url + path, name, known=Known(), budget=Budget(Limits(calls=60)))
            model.host = ELSEWHERE
            outcome = await trial(model, seen.append)
            more = await after(model) if after else None
            assert outcome.calls <= MOST and outcome.calls == model.budget.spent.calls - (more or 0)
            return outcome, model.able(name), seen, open_one

    outcome, able, seen, server = asyncio.run(main())
    assert outcome.ended and seen[-1] == outcome
    return {tick.what: tick.holds for tick in outcome.ticks}, able, outcome, server, seen


def test_a_server_that_can_do_all_takes_three_calls_shown_as_they_go():
    ticks, able, outcome, server, seen = tried()

    assert set(ticks.values()) == {True} and list(ticks) == [
        "Answers", "Key", "Streaming", "Token counts", "Strict shapes", "Tools",
    ]  # fmt: skip
    assert outcome.calls == len(server.asked) == 3 and outcome.models == ("m-1", "m-2")
    assert (able.api, able.shape, able.tools, able.streams, able.usage, able.key) == (
        "chat", "schema", True, True, True, False,
    )  # fmt: skip
    shown = [(step.calls, step.now) for step in seen if step.now]
    assert list(dict.fromkeys(shown)) == [(1, "a text"), (2, "a strict shape"), (3, "a tool")]
    assert all("max_tokens" not in body or body["max_tokens"] < 10_000 for body in server.asked)


def test_a_server_that_fails_once_is_not_said_to_have_no_tools():
    ticks, able, *_ = tried(ALL - {"tools"}, status=503)
    assert ticks["Tools"] is None and able.tools is None


MISSING = {  # what it cannot do: what is found, and what is known of it
    "responses": ({}, {"api": "chat"}),
    "chat": ({"Answers": True}, {"api": "responses"}),
    "schema": ({"Strict shapes": False, "JSON mode": True}, {"shape": "json"}),
    "bounds": ({"Strict shapes": True}, {"shape": "schema"}),
    "tools": ({"Tools": False}, {"tools": False}),
    "stream": ({"Streaming": False}, {"streams": False}),
    "usage": ({"Token counts": False}, {"usage": False}),
    "models": ({}, {}),
}


@pytest.mark.parametrize("missing", MISSING)
def test_what_a_server_refuses_is_found_and_remembered(missing):
    ticks, able, *_ = tried(ALL - {missing})
    found, known = MISSING[missing]
    expected = dict.fromkeys(("Answers", "Key", "Streaming", "Token counts", "Strict shapes", "Tools"), True) | found
    assert ticks == expected
    assert {name: getattr(able, name) for name in known} == known


def test_a_server_that_can_do_neither_shape_is_asked_in_the_prompt():
    ticks, able, *_ = tried(ALL - {"schema", "json"})
    assert (ticks["Strict shapes"], ticks["JSON mode"], able.shape) == (False, False, "prompt")


@pytest.mark.parametrize(
    ("ignores", "found", "known"),
    [
        ({"schema"}, {"Strict shapes": False, "JSON mode": True}, {"shape": "json"}),
        ({"schema", "json"}, {"Strict shapes": False, "JSON mode": False}, {"shape": "prompt"}),
        ({"tools"}, {"Tools": None}, {"tools": None}),
        ({"stream"}, {"Streaming": False}, {"streams": False}),
    ],
)
def test_what_a_server_takes_and_does_not_keep_to_is_found_too(ignores, found, known):
    ticks, able, *_ = tried(ignores=ignores)
    assert {what: ticks[what] for what in found} == found
    assert {name: getattr(able, name) for name in known} == known


@pytest.mark.parametrize(("able", "api", "shape"), [(ALL, "chat", "schema"), (ALL - {"chat"}, "responses", "prompt")])
def test_where_responses_ignores_a_shape_chat_completions_are_tried(able, api, shape):
    """As a whole address of responses was typed, they come first."""
    ticks, found, outcome, *_ = tried(able, only_by=("chat",), path="/responses")
    assert (found.api, found.shape) == (api, shape) and ticks["Answers"] is True
    assert outcome.problem == "" and outcome.calls <= MOST


def test_whether_a_key_is_needed():
    ticks, _, outcome, _, _ = tried(ALL - {"no key"})
    assert ticks == {} and outcome.calls == 1 and outcome.problem.startswith("The server wants a key.")
    _, _, wrong, _, _ = tried(ALL - {"no key"}, key="sk-wrong")
    assert wrong.calls == 1 and "refused the API key" in wrong.problem and "sk-wrong" not in str(wrong)
    ticks, able, right, _, _ = tried(ALL - {"no key"}, key="sk-right")
    assert ticks["Key"] is True and able.key is True and right.problem == ""


def test_a_model_that_is_not_there_is_said_with_those_that_are():
    _, _, outcome, _, _ = tried(name="gpt-x")
    assert "knows no model 'gpt-x'" in outcome.problem and outcome.models == ("m-1", "m-2")


def test_no_server_is_said_in_words():
    outcome = asyncio.run(trial(Live("", "http://127.0.0.1:9/v1", known=Known())))
    assert outcome.ended and "could not be reached" in outcome.problem and outcome.ticks == ()


def test_the_calls_are_never_more_than_five_however_much_is_refused():
    ticks, _, outcome, server, _ = tried(ALL - {"chat", "stream", "schema", "json", "bounds", "usage"})
    assert outcome.calls == len(server.asked) == MOST
    assert ticks["Tools"] is None


def test_later_calls_go_the_way_that_was_found():
    async def run(model):
        again = Live("", model.base_url, "m-1", known=model._known)
        await core.run(core.routing, "x", model=again)
        return 0

    _, _, outcome, server, _ = tried(ALL - {"schema", "tools"}, after=run)
    later = server.asked[outcome.calls :]
    assert later and all("json_schema" not in str(body) for body in later) and "json_object" in str(later[0])


def test_with_no_call_left_it_says_so():
    async def main():
        async with AbleServer() as server:
            model = Live("", server.url, "m-1", known=Known(), budget=Budget(Limits(calls=0)))
            model.host = ELSEWHERE
            return await trial(model)

    outcome = asyncio.run(main())
    assert "All 0 calls to live models of this run are used up" in outcome.problem


def test_stopped_it_keeps_what_was_found_and_says_so():
    async def main():
        seen = []

        def stop_at_the_second_call(found):
            seen.append(found)
            if found.calls == 2 and not found.ended:
                going.cancel()

        async with AbleServer() as server:
            model = Live("", server.url, "m-1", known=Known())
            going = asyncio.create_task(trial(model, stop_at_the_second_call))
            await asyncio.wait([going])
            assert going.cancelled()
            return seen[-1], model.able("m-1").streams

    last, streams = asyncio.run(main())
    assert (last.ended, last.stopped, last.calls, last.now) == (True, True, 2, "") and streams is True
    assert [tick.what for tick in last.ticks] == ["Answers", "Key", "Streaming", "Token counts"]


@pytest.mark.parametrize(("missing", "tested"), [("", "m-1"), ("models", "any")])
def test_where_any_model_will_do_it_is_the_first_that_the_server_lists(missing, tested):
    async def main():
        async with AbleServer(ALL - {missing}) as server:
            model = Live("", server.url, "any", known=Known())
            outcome = await trial(model, any_model=True)
            return outcome, model.name

    outcome, name = asyncio.run(main())
    assert name == tested and bool(outcome.ticks) is (tested == "m-1")
    assert ("knows no model 'any'" in outcome.problem) is (tested == "any")
