"""Two more words, for agents: `choose` lets the model pick a tool or answer, `use` runs a tool."""

from __future__ import annotations

import asyncio
import inspect
import json
import sys
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from core.engine.ambient import here
from core.engine.asked import asked
from core.engine.open import OpenAttempt, OpenSpan
from core.engine.recorder import Recorder, frontier
from core.errors import ToolFailed
from core.llm import Call, line_of
from core.models.model import Answer, Ask, Offer, ToolUsed
from core.models.wire.answers import writable
from core.prompts.code import asks
from core.prompts.fill import as_text
from core.trace.span import Mark, Sample, Source

Tool = Callable[..., str]  # a plain function; its name, its first line and its parameters are what the model reads
_UNKNOWN = "unknown tool"


@dataclass(frozen=True)
class Choice:
    """What the model wants next: a tool with its arguments, or, when `answer` is set, nothing more."""

    answer: str | None = None
    tool: Tool | None = None  # None: the model named one that was not offered
    name: str = ""
    arguments: str = ""  # JSON, as the model wrote it
    id: str = ""
    span: int = 0  # the call in which it was chosen


class _ToolCall(BaseModel):
    """What the span keeps as parsed."""

    tool: str
    arguments: Any = None
    # Not in the trace: the id is the server's own, and with it both APIs would not give one and the same run.
    id: str = Field(default="", exclude=True)


Steps = Sequence[tuple[Choice, str]]  # the tools chosen so far, each with its result


@asks
def choose(
    tools: Sequence[Tool],
    prompt: str,
    *,
    steps: Steps = (),
    step: str,
    instructions: str = "",
    model: str | None = None,
    sample: Sample = 0,
    **inputs: object,
) -> Coroutine[Any, Any, Choice]:
    """Ask the model which of the tools it wants next, or for its answer, after the `steps` so far."""
    call = Call(prompt, step, instructions, model, sample, inputs, *line_of(sys._getframe(1)))
    return _choice(call, tools, steps)


def use(tool: Tool | Choice, **arguments: object) -> Coroutine[Any, Any, str]:
    """Run a tool and give its result: one that the model chose, or, with its arguments, one that the code names.

    A tool that can't do it, an unknown one and unfit arguments give a text that begins with "Error:", for the model
    to read; the call is marked as failed.
    """
    file, line = line_of(sys._getframe(1))
    if isinstance(tool, Choice):
        return _used(tool, file, line)
    # By way of JSON, so that what the code gives passes the checks that a model's arguments pass.
    named = Choice(tool=tool, name=tool.__name__, arguments=json.dumps(arguments, ensure_ascii=False))
    return _used(named, file, line, tuple(arguments.items()))


async def _choice(call: Call, tools: Sequence[Tool], steps: Steps) -> Choice:
    named = {tool.__name__: tool for tool in tools}
    async with here() as run:
        span, ask = call.open(run)
        used = tuple(ToolUsed(c.id, c.name, _sent_back(c.arguments), result) for c, result in steps)
        # It asks for no shape, so it was taken for work.
        span.kind = "decide"
        span.facts |= {"tools": tuple(named), **_conversation(run, ask, span, steps)}
        run.changed(span)
        offering = replace(ask, tools=tuple(_offer(tool) for tool in tools), used=used)

        tool_call: _ToolCall | None = await asked(run, span, offering, _tool_call)
        assert span.answer is not None
        if tool_call is None:
            return Choice(answer=run.remember_text(span.answer, span=span.id), span=span.id)
        return Choice(None, named.get(tool_call.tool), tool_call.tool, span.answer, tool_call.id, span.id)


def _tool_call(answer: Answer) -> _ToolCall | None:
    """None: no tool, so it is the answer."""
    if not answer.tool:
        return None
    return _ToolCall(tool=answer.tool, arguments=_read(answer.text), id=answer.tool_id)


def _sent_back(arguments: str) -> str:
    """Arguments that are no object would be refused by many servers; what was wrong with them is told as the result."""
    return arguments if isinstance(_read(arguments), dict) else "{}"


def _conversation(run: Recorder, ask: Ask, span: OpenSpan, steps: Steps) -> dict[str, Any]:
    """The prompt as the model reads it: the question, then each tool it chose, with the result marked."""
    prompt, marks = ask.prompt, list(span.facts["marks"])
    for choice, result in steps:
        prompt += f"\n\n{choice.name}({choice.arguments})\n"
        marks.append(Mark(start=len(prompt), end=len(prompt) + len(result), name="result", source=run.source(result)))
        prompt += result
    return {"prompt": prompt, "marks": tuple(marks)}


async def _used(choice: Choice, file: str, line: int, values: tuple[tuple[str, object], ...] = ()) -> str:
    """The tool runs here and now: one attempt without tokens, and no slot, since slots are for requests."""
    async with here() as run:
        await asyncio.sleep(0)  # where a run that was stopped ends
        step = choice.name if choice.tool else _UNKNOWN
        prompt, marks = _written(run, choice, values)
        facts = {
            "model": "", "template": "", "prompt": prompt, "marks": marks, "file": file, "line": line,
            "chosen_by": choice.span or None,
        }  # fmt: skip
        span = run.open_span(step, "tool", facts)
        attempt = OpenAttempt(run.clock())
        # No slot, but at a limit of 1 a turn: without it the chain of what the run waited for broke off here.
        attempt.start, attempt.held_by = attempt.queued, run.holder(span)
        span.attempts.append(attempt)
        try:
            span.answer = _result(choice)
            span.status = attempt.status = "ok"
        except ToolFailed as failure:
            span.status = attempt.status = "error"
            span.error = attempt.error = str(failure)
            span.error_kind = attempt.error_kind = failure.kind
            span.answer = f"Error: {failure}"
        finally:
            attempt.end = span.end = run.clock()
            # Also after a failure: whoever asked reads it, so what comes next has waited for this call.
            run.last_ended = (span.id, 1)
            run.changed(span)
            frontier.set(frozenset((span.id,)))
        return run.remember_text(span.answer, span=span.id)


def _written(run: Recorder, choice: Choice, values: tuple[tuple[str, object], ...]) -> tuple[str, tuple[Mark, ...]]:
    """The arguments as a text, and where the code took them from; those of a model come from its choice."""
    if choice.span:
        read = _read(choice.arguments)
        values = tuple(read.items()) if isinstance(read, dict) else (("arguments", read),)
    source = Source(span=choice.span, field="arguments") if choice.span else None
    text, marks = "", []
    for name, value in values:
        text += f"{name}: " if not text else f"\n{name}: "
        start, text = len(text), text + as_text(value)
        marks.append(Mark(start=start, end=len(text), name=name, source=source or run.source(value)))
    return text, tuple(marks)


def _result(choice: Choice) -> str:
    if choice.tool is None:
        raise ToolFailed(f"there is no tool {choice.name[:60]!r}.")
    try:
        given = _shape(choice.tool).model_validate_json(choice.arguments, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the arguments"
        raise ToolFailed(f"{choice.name} cannot be used like this: {where}: {first['msg']}.") from None
    return choice.tool(**dict(given))


def _read(arguments: str) -> Any:
    """The arguments as data; as they are where they are not JSON, or not such that a trace could keep it."""
    try:
        read = json.loads(arguments)
    # A model may nest them deeper than the reader of JSON goes.
    except (ValueError, RecursionError):
        return arguments
    return read if writable(read) else arguments


@cache
def _shape(tool: Tool) -> type[BaseModel]:
    """The tool's parameters as a model."""
    hints = get_type_hints(tool, include_extras=True)
    fields: dict[str, Any] = {
        name: (hints[name], ... if p.default is p.empty else p.default)
        for name, p in inspect.signature(tool).parameters.items()
    }
    # Forbid: an argument that a model makes up is a mistake for it to read, not one to be dropped in silence.
    return create_model(tool.__name__, __config__=ConfigDict(extra="forbid"), **fields)


@cache
def _offer(tool: Tool) -> Offer:
    from openai.lib._pydantic import to_strict_json_schema  # half a second: only who offers a tool pays it

    described = (inspect.getdoc(tool) or "").partition("\n")[0]
    return Offer(tool.__name__, described, to_strict_json_schema(_shape(tool)))
