"""The two words every pattern is written with: `llm` asks for text, `parse` for a structured answer."""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar, overload

from pydantic import BaseModel

from core.engine.ambient import here
from core.engine.recorder import OpenAttempt, OpenSpan, Recorder, frontier, place, siblings
from core.errors import (
    CallError,
    CallFailed,
    KeyRefused,
    NotSent,
    QuotaUsedUp,
    RateLimited,
    TimedOut,
    UnusableAnswer,
    WorkflowError,
    WrongShape,
)  # fmt: skip
from core.models.answers import writable
from core.models.model import Answer, Ask, Model
from core.prompts.code import asks
from core.prompts.fill import Filled, fill
from core.trace.span import Kind, Mark, Sample

Shape = TypeVar("Shape", bound=BaseModel)
Other = TypeVar("Other")
Fit = Callable[[Answer], BaseModel | None]  # what an answer is as data, if it is; ValueError if it should be and isn't
_RAISE: Any = object()


@asks
def llm(
    prompt: str, *, step: str, instructions: str = "", model: str | None = None, sample: Sample = 0, **inputs: object
) -> Coroutine[Any, Any, str]:
    """Ask the model; its answer as text.

    `prompt` is a template whose places such as {outline} are filled from `inputs`. `sample` tells apart several
    answers wanted to the same prompt: a number, or several in a row, such as (round, candidate), like the digits of
    one. Raises CallFailed when no attempt gave an answer.
    """
    call = Call(prompt, step, instructions, model, sample, inputs, *line_of(sys._getframe(1)))
    return call.text()


@overload
def parse(
    shape: type[Shape], prompt: str, *, step: str, fallback: Other, instructions: str = "", model: str | None = None,
    sample: Sample = 0, **inputs: object,
) -> Coroutine[Any, Any, Shape | Other]: ...  # fmt: skip
@overload
def parse(
    shape: type[Shape], prompt: str, *, step: str, instructions: str = "", model: str | None = None, sample: Sample = 0,
    **inputs: object,
) -> Coroutine[Any, Any, Shape]: ...  # fmt: skip
@asks
def parse(
    shape: type[Shape],
    prompt: str,
    *,
    step: str,
    fallback: object = _RAISE,
    instructions: str = "",
    model: str | None = None,
    sample: Sample = 0,
    **inputs: object,
) -> Coroutine[Any, Any, Any]:
    """Ask the model for an answer of a given shape.

    With `fallback`, an answer that can't be used gives that value instead, and the span stays marked; every other
    failure raises CallFailed.
    """
    call = Call(prompt, step, instructions, model, sample, inputs, *line_of(sys._getframe(1)))
    return call.parsed(shape, fallback)


def line_of(frame: Any) -> tuple[str, int]:
    """The file, named from its module so that no path of this machine is shown, and the line of a call."""
    return frame.f_globals.get("__name__", "").replace(".", "/") + ".py", frame.f_lineno


@cache
def _schema(shape: type[BaseModel]) -> dict[str, Any]:
    from openai.lib._pydantic import to_strict_json_schema  # half a second: only who asks for a shape pays it

    return to_strict_json_schema(shape)


@dataclass(slots=True)
class Call:
    template: str
    step: str
    instructions: str
    model: str | None
    sample: Sample
    inputs: Mapping[str, object]
    file: str
    line: int

    async def text(self) -> str:
        async with here() as run:
            span, ask = self.open(run)
            await attempts(run, span, ask)
            assert span.answer is not None
            return run.remember_text(span.answer, span=span.id)

    async def parsed(self, shape: type[BaseModel], fallback: object) -> object:
        async with here() as run:
            span, ask = self.open(run, shape)
            try:
                found = await attempts(
                    run, span, ask, lambda answer: shape.model_validate_json(answer.text, strict=True)
                )
            except CallFailed as failed:
                if fallback is _RAISE or not isinstance(failed.last, UnusableAnswer):
                    raise
                span.fallback = True
                run.changed(span)
                return fallback
            return _remembered(run, found, span.id, "")

    def open(self, run: Recorder, shape: type[BaseModel] | None = None) -> tuple[OpenSpan, Ask]:
        template = run.prompts.get(self.step, self.template)
        prompt, filled = fill(template, self.inputs)
        marks = tuple(Mark(start=f.start, end=f.end, name=f.name, source=run.source(f.value)) for f in filled)
        name = self.model or run.model.name
        facts = {
            "model": name, "instructions": self.instructions, "template": template, "prompt": prompt, "marks": marks,
            "sample": self.sample, "shape": shape.__name__ if shape else None, "file": self.file, "line": self.line,
        }  # fmt: skip
        schema = _schema(shape) if shape else None  # before the span: the first time it takes a while
        span = run.open_span(self.step, _kind(shape, self.inputs, filled, run), facts)
        ask = Ask(
            prompt=prompt,
            instructions=self.instructions,
            model=self.model,
            schema_name=shape.__name__ if shape else None,
            schema=schema,
            seed=run.seed,
            sample=self.sample,
            step=self.step,
            item=place.get()[-1] if place.get() else None,
            items=siblings.get(),
        )
        return span, ask


def _kind(shape: type[BaseModel] | None, inputs: Mapping[str, object], filled: list[Filled], run: Recorder) -> Kind:
    """A score judges, another structured answer decides what runs next, what is made of many answers combines them."""
    if shape is not None:
        return "judge" if "score" in shape.model_fields else "decide"
    listed = {name for name, value in inputs.items() if isinstance(value, list | tuple)}
    answers = (run.source(f.value) for f in filled if f.name in listed)
    return "combine" if any(source and source.span for source in answers) else "work"


async def attempts(run: Recorder, span: OpenSpan, ask: Ask, fit: Fit | None = None) -> Any:
    """What `fit` makes of the first answer that it does not refuse.

    Try until there is an answer that can be used, it is not worth another try, or the call's time is up.
    """
    began: float | None = None
    model = run.model
    try:
        async with asyncio.timeout(None) as limit:
            while True:
                attempt = OpenAttempt(run.clock())
                span.attempts.append(attempt)
                run.changed(span)
                attempt.held_by = await run.slots.take() or run.turn(span)
                if run.hopeless is not None:
                    span.attempts.remove(attempt)
                    run.slots.give(run.last_ended)
                    raise _given_up(span, run.hopeless)
                attempt.start = run.clock()
                span.status = attempt.status = "running"
                run.changed(span)
                if began is None:
                    began = attempt.start
                    if model.pace:
                        limit.reschedule(asyncio.get_running_loop().time() + model.call_deadline * model.pace)
                try:
                    return await _attempt(run, model, span, attempt, ask, fit)
                except CallError as error:
                    delay = _delay(error, ask, span.sent, run.clock() - began, model)
                    if delay is None:
                        raise CallFailed(span.step, span.sent, run.clock() - began, error) from error
                await asyncio.sleep(delay * model.pace)
    except TimeoutError as error:
        seconds = model.call_deadline
        late = TimedOut(f"there was no answer within {seconds:g} s. Try again, or pick a faster model.")
        _mark_failed(span.attempts[-1], late)
        raise _failed(span, CallFailed(span.step, span.sent, seconds, late)) from error
    except CallFailed as error:
        raise _failed(span, error) from error.last
    except WorkflowError as error:  # not this call's fault: nothing left to spend, no such model
        span.status = "error"
        span.error, span.error_kind = str(error), error.kind
        raise
    except asyncio.CancelledError:
        span.status = "cancelled"
        raise
    finally:
        span.end = run.clock()
        if span.attempts and span.attempts[-1].end is None:  # it ended while it waited for its slot
            span.attempts[-1].end, span.attempts[-1].status = span.end, span.status
        if span.status == "running":  # a bug, on its way up
            span.status = "error"
        run.changed(span)
        if span.status != "cancelled":
            frontier.set(frozenset((span.id,)))


async def _attempt(
    run: Recorder, model: Model, span: OpenSpan, attempt: OpenAttempt, ask: Ask, fit: Fit | None
) -> BaseModel | None:
    """One request, from its slot to its end; the slot is given back before any back-off."""
    number = len(span.attempts)

    def on_text(text: str) -> None:
        at = run.clock()
        if not attempt.deltas:
            attempt.first_token = at
        attempt.deltas.append((at, len(text)))
        span.pieces.append(text)
        run.changed(span)

    span.pieces.clear()
    seconds = model.call_deadline * (model.pace or 1)
    try:
        answer = await model.answer(
            replace(ask, attempt=number, timeout=seconds, on_text=on_text if run.streaming else None)
        )
        attempt.spent = answer
        if not writable([answer.text, answer.tool, answer.tool_id]):  # a live model's are checked as they come in
            raise WrongShape("the answer holds half of a surrogate pair, which nobody can write down. Try again.")
        span.answer = answer.text
        found, span.parsed = (None, None) if fit is None else _fitted(fit, answer, ask)
        attempt.status = span.status = "ok"
        return found
    except NotSent as error:
        span.attempts.remove(attempt)
        run.hopeless = error
        raise
    except WorkflowError as error:
        _mark_failed(attempt, error)
        if isinstance(error, KeyRefused | QuotaUsedUp):
            run.hopeless = error
        raise
    except asyncio.CancelledError:
        attempt.status = "cancelled"
        raise
    finally:
        attempt.end = run.clock()
        if attempt in span.attempts:
            run.last_ended = (span.id, number)
        run.slots.give(run.last_ended)
        run.changed(span)


def _fitted(fit: Fit, answer: Answer, ask: Ask) -> tuple[BaseModel | None, Any]:
    """What `fit` makes of an answer, and as the trace keeps it; refused if that could never be written down."""
    try:
        found = fit(answer)
        data = None if found is None else found.model_dump(mode="json")
        if not writable(data):
            raise ValueError("half of a surrogate pair, or nested too deep")
    except (ValueError, RecursionError) as error:
        wanted, able = "arguments that can be read", "use tools"
        if ask.schema_name:
            wanted, able = f"the shape {ask.schema_name} that was asked for", "give structured answers"
        raise WrongShape(
            f"the answer does not have {wanted}. Try again, or pick a model that can {able}.", text=answer.text
        ) from error
    return found, data


def _delay(error: CallError, ask: Ask, attempts: int, spent: float, model: Model) -> float | None:
    """Seconds of back-off before another attempt; None when the call has failed.

    0.5 s doubled each time, less up to a quarter drawn from the request itself, or what the server asked for.
    """
    if attempts >= error.tries:
        return None
    asked = error.retry_after if isinstance(error, RateLimited) else None
    draw = random.Random(f"{ask.seed} {ask.sample} {attempts} {ask.instructions} {ask.prompt}").random()
    delay = 0.5 * 2 ** (attempts - 1) * (1 - draw / 4) if asked is None else asked
    pace = model.pace
    return delay if not pace or spent / pace + delay < model.call_deadline else None


def _mark_failed(attempt: OpenAttempt, error: WorkflowError) -> None:
    attempt.status = "error"
    attempt.error, attempt.error_kind = str(error), error.kind
    if isinstance(error, CallError):
        attempt.http_status, attempt.spent = error.status, attempt.spent or error


def _given_up(span: OpenSpan, hopeless: WorkflowError) -> WorkflowError:
    """What a call ends with that was not sent any more, since no call of this run can succeed."""
    return CallFailed(span.step, span.sent, 0.0, hopeless) if isinstance(hopeless, CallError) else hopeless


def _failed(span: OpenSpan, error: CallFailed) -> CallFailed:
    span.status = "error"
    span.error, span.error_kind = str(error), error.kind
    if isinstance(error.last, UnusableAnswer):
        span.answer = error.last.text
    return error


def _remembered(run: Recorder, value: Any, span: int, field: str) -> Any:
    """The same value, its texts as objects of their own that know the answer and the field they came from.

    A text of a type of its own, such as a member of an Enum, stays the object that it is: nothing tells whether it came
    from this answer, so its origin is unknown.
    """
    if type(value) is str:
        return run.remember_text(value, span=span, field=field)
    if isinstance(value, BaseModel):
        named = {name: f"{field}.{name}" if field else name for name in type(value).model_fields}
        return value.model_copy(update={n: _remembered(run, getattr(value, n), span, f) for n, f in named.items()})
    if isinstance(value, list):
        return [_remembered(run, item, span, f"{field}[{number}]") for number, item in enumerate(value)]
    return value
