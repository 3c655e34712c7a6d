"""*Test connection*: a few small calls find out what a model at an endpoint can do, and how to ask it from then on."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from typing import Any

from core.errors import (
    CallError,
    ConfigError,
    CutOff,
    EmptyAnswer,
    KeyRefused,
    NotTaken,
    OverBudget,
    QuotaUsedUp,
    RateLimited,
    RequestRefused,
    TimedOut,
    Unreachable,
    WorkflowError,
)
from core.models.able import WAYS
from core.models.live.endpoint import OPENAI
from core.models.live.listed import listed
from core.models.live.live import Live
from core.models.model import Answer, Ask, Offer

MOST = 5  # calls
_LIMIT = 600  # tokens of an answer: a small model may talk without end, a thinking one takes some hundreds
_LONGEST_WAIT = 10.0  # seconds that a server may ask for between two of them
API_NAMES = {"chat": "chat completions", "responses": "responses"}
_COLOURS = ["red", "green", "blue"]
# With what the patterns ask for: one of some words, and a number within bounds.
_SHAPE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "colour": {"type": "string", "enum": _COLOURS},
        "score": {"type": "integer", "minimum": 1, "maximum": 10},
    },
    "required": ["colour", "score"],
    "additionalProperties": False,
}
_CITY: dict[str, Any] = {
    "type": "object",
    "properties": {"city": {"type": "string"}},
    "required": ["city"],
    "additionalProperties": False,
}
_TEXT = "Reply with the one word: ready"
# Nothing in it asks for JSON: an answer that is some was made by the format that came along.
_SHAPED = "Which of red, green and blue is grass, and how sure are you, from 1 to 10?"
_TOOL = "What is the weather in Vienna? Look it up with the tool."


@dataclass(frozen=True)
class Tick:
    """One thing that was found out. `holds` None: it could not be."""

    what: str
    holds: bool | None
    words: str = ""  # what follows from it


@dataclass(frozen=True)
class Trial:
    """What was found out so far."""

    calls: int = 0
    now: str = ""  # what the call on its way is about; empty: none is
    ticks: tuple[Tick, ...] = ()
    problem: str = ""  # why it ended before anything else could be tried, and what to do
    key_refused: bool = False  # that is the problem: the key, or that there was none
    models: tuple[str, ...] = ()  # that the server lists
    ended: bool = False
    stopped: bool = False  # by whoever had begun it


_GONE = (KeyRefused, QuotaUsedUp, RateLimited, TimedOut, Unreachable)  # nothing that is asked otherwise mends it


class _Enough(Exception):
    """The calls are used up."""


@dataclass
class _Calls:
    """The calls of one trial, counted and shown as they go."""

    model: Live
    show: Callable[[Trial], None]
    trial: Trial = field(default_factory=Trial)

    def tell(self, **facts: Any) -> None:
        self.trial = replace(self.trial, **facts)
        self.show(self.trial)

    def tick(self, what: str, holds: bool | None, words: str = "") -> None:
        self.tell(ticks=(*self.trial.ticks, Tick(what, holds, words)))

    async def answer(self, about: str, ask: Ask) -> Answer:
        """Sent again without what the server does not take. Raises _Enough, CallError, ConfigError or OverBudget."""
        while self.trial.calls < MOST:
            self.tell(calls=self.trial.calls + 1, now=about)
            try:
                return await self.model.answer(replace(ask, timeout=self.model.call_deadline, answer_limit=_LIMIT))
            except NotTaken:  # known from now on
                continue
            except RateLimited as error:
                if self.trial.calls == MOST:
                    raise
                await asyncio.sleep(min(error.retry_after or 1.0, _LONGEST_WAIT))
        raise _Enough


async def trial(model: Live, show: Callable[[Trial], None] = lambda _: None, any_model: bool = False) -> Trial:
    """At most five calls; `show` is told of each. What they find is known for the model at its endpoint from then on.

    `any_model`: where the server lists others and not this one, `model` takes the name of the first of them. A failure
    is no error but the trial's `problem`; cancelled, it keeps what was found.
    """
    calls = _Calls(model, show)
    names = asyncio.ensure_future(_names(model))
    try:
        if any_model:
            calls.tell(now=_LISTS)
            there = await names
            if there and model.name not in there:
                model.name = there[0]
            calls.tell(models=there)
        await _found_out(calls)
        await names
    except asyncio.CancelledError:
        calls.tell(stopped=True)
        raise
    finally:
        names.cancel()
        models = names.result() if names.done() and not names.cancelled() else ()
        calls.tell(models=models, now="", ended=True)
    return calls.trial


async def _found_out(calls: _Calls) -> None:
    model = calls.model
    model.forget(model.name)  # the server may be another one by now
    try:
        async with model:
            await _try_all(calls)
    except _Enough:
        for what in ("Answers", "Strict shapes", "Tools"):
            if what not in [tick.what for tick in calls.trial.ticks]:
                calls.tick(what, None, "not found out in five calls")
    except WorkflowError as error:
        refused = isinstance(error, KeyRefused)
        if refused:
            model.learn(model.name, {"key": True})
        calls.tell(problem=_problem(error, model), key_refused=refused)


async def _try_all(calls: _Calls) -> None:
    await _text(calls)
    await _shape(calls)
    await _tools(calls)


async def _text(calls: _Calls) -> None:
    """Does it answer, by which API, piece by piece, and does it say its tokens?"""
    model, pieces = calls.model, list[str]()
    answer: Answer | CallError
    try:
        answer = await calls.answer("a text", Ask(_TEXT, on_text=pieces.append))
    except (EmptyAnswer, CutOff) as poor:
        answer = poor
    able = model.able(model.name)
    streams = bool(pieces) and able.streams is not False
    usage = answer.tokens_out is not None
    model.learn(model.name, {"api": able.api, "streams": streams, "usage": usage, "key": model.has_key})
    calls.tick("Answers", True, f"by {API_NAMES[able.api or 'chat']}")
    calls.tick("Key", True, "accepted" if model.has_key else "none needed")
    calls.tick("Streaming", streams, "" if streams else "answers come in one piece")
    calls.tick("Token counts", usage, "" if usage else "without them no cost is known")


async def _shape(calls: _Calls) -> None:
    """By strict schema, by JSON mode, or in the prompt alone, which is checked at each answer anyway?"""
    model, ask, fits = calls.model, Ask(_SHAPED, schema=_SHAPE, schema_name="Colour"), False
    while not fits and (way := model.able(model.name).shape) != WAYS[-1]:
        try:
            fits = _fits((await calls.answer(_ABOUT[way], ask)).text)
        except _GONE:
            raise
        except CutOff:
            return calls.tick("Strict shapes", None, _CUT_OFF)
        except CallError:  # taken and not kept to, or the server failed at it
            pass
        way = model.able(model.name).shape  # a lower one, where the server refused the first
        fits = fits or (way == WAYS[0] and await _by_chat(calls, ask))
        if not fits and way != WAYS[-1]:
            model.learn(model.name, {"shape": WAYS[WAYS.index(way) + 1]})
    way = model.able(model.name).shape
    calls.tick("Strict shapes", way == "schema", _OTHERWISE[way])
    if way != "schema":
        calls.tick("JSON mode", way == "json")


async def _by_chat(calls: _Calls, ask: Ask) -> bool:
    """Where responses takes a shape and does not keep to it: do chat completions? Then those are used from now on."""
    model, before = calls.model, calls.model.able(calls.model.name)
    if before.api != "responses" or model.api is not None or model.base_url == OPENAI:
        return False
    model.learn(model.name, {"left_out": {"responses"}, "api": "chat"})
    fits = False
    try:
        fits = _fits((await calls.answer("the same by chat completions", ask)).text)
    except _GONE:
        raise
    except WorkflowError:
        pass
    finally:
        if not fits:
            model.forget(model.name)
            model.learn(model.name, {one.name: getattr(before, one.name) for one in fields(before)})
    if fits:
        calls.tick("Responses", False, "shapes are not kept to; chat completions are used")
    return fits


_LISTS = "which models it has"
_CUT_OFF = f"cut off at {_LIMIT} tokens"
_ABOUT = {"schema": "a strict shape", "json": "JSON mode"}
_OTHERWISE = {
    "schema": "",
    "json": "asked for in JSON mode, checked here",
    "prompt": "asked for in the prompt, checked here",
}


async def _tools(calls: _Calls) -> None:
    """Does it choose a tool that it is offered?"""
    model = calls.model
    offer = Offer("weather", "The weather in a city, now.", _CITY)
    try:
        chosen = (await calls.answer("a tool", Ask(_TOOL, tools=(offer,)))).tool == offer.name
    except (*_GONE, OverBudget):
        raise
    except CutOff:
        return calls.tick("Tools", None, _CUT_OFF)
    except (ConfigError, RequestRefused):
        model.learn(model.name, {"tools": False})
        return calls.tick("Tools", False, "the agent needs another model")
    except WorkflowError:  # it may be able to the next time
        return calls.tick("Tools", None, "offered one, it failed")
    if chosen:
        model.learn(model.name, {"tools": True})
    calls.tick("Tools", chosen or None, "" if chosen else "offered one, it answered in words")


def _fits(text: str) -> bool:
    """Is it the shape that was asked for, and nothing around it?"""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    match value:
        case {"colour": str(colour), "score": int(score)}:
            return len(value) == 2 and colour in _COLOURS and 1 <= score <= 10 and score is not True
    return False


async def _names(model: Live) -> tuple[str, ...]:
    try:
        return await listed(model)
    except WorkflowError:
        return ()


def _problem(error: WorkflowError, model: Live) -> str:
    """What went wrong with the first call of all, and what to do."""
    if isinstance(error, KeyRefused) and not model.has_key:
        return "The server wants a key. Type it in its field, then test again."
    text = str(error)
    return text[:1].upper() + text[1:]
