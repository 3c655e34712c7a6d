"""The two words every pattern is written with: `llm` asks for text, `parse` for a structured answer."""

from __future__ import annotations

import sys
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, overload

from pydantic import BaseModel

from core.engine.ambient import here
from core.engine.asked import asked
from core.engine.breaks import fault_of
from core.engine.open import OpenSpan
from core.engine.recorder import Recorder, place, siblings
from core.engine.repair import repaired, repairs
from core.errors import CallFailed, UnusableAnswer
from core.models.model import Answer, Ask
from core.prompts.code import asks
from core.prompts.fill import Filled, fill
from core.trace.span import Kind, Mark, Sample

Shape = TypeVar("Shape", bound=BaseModel)
Other = TypeVar("Other")
# Not None: that is a fallback like any other, and patterns give it.
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
    # No async function: a coroutine begins under the event loop, and the line of the pattern is only known out here.
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
    failure raises CallFailed. The model gets the names, types and descriptions of the fields; the docstring of the
    shape is for those who read the code, and is not sent.
    """
    call = Call(prompt, step, instructions, model, sample, inputs, *line_of(sys._getframe(1)))
    return call.parsed(shape, fallback)


def line_of(frame: Any) -> tuple[str, int]:
    """The file, named from its module so that no path of this machine is shown, and the line of a call."""
    return frame.f_globals.get("__name__", "").replace(".", "/") + ".py", frame.f_lineno


# Built anew for each call, as the client does it, it was an eighth of the CPU of a call.
@cache
def _schema(shape: type[BaseModel]) -> dict[str, Any]:
    from openai.lib._pydantic import to_strict_json_schema  # half a second: only who asks for a shape pays it

    schema = to_strict_json_schema(shape)
    for part in (schema, *schema.get("$defs", {}).values()):
        part.pop("description", None)  # a docstring is for those who read the code
    return schema


@dataclass(slots=True)
class Call:
    """One call as the pattern asked for it."""

    template: str
    step: str
    instructions: str
    model: str | None
    sample: Sample
    inputs: Mapping[str, object]
    file: str
    line: int

    async def text(self) -> str:
        """Make it, for a text. Raises CallFailed."""
        async with here() as run:
            span, ask = self.open(run)
            await asked(run, span, ask)
            assert span.answer is not None
            return run.remember_text(span.answer, span=span.id)

    async def parsed(self, shape: type[BaseModel], fallback: object) -> object:
        """Make it, for an answer of a given shape, or `fallback`. Raises CallFailed."""
        async with here() as run:
            span, ask = self.open(run, shape)

            def fit(answer: Answer) -> BaseModel:
                # Strict: 8.5, "9" and true are no scores, and a loose reading would make some of them numbers.
                return shape.model_validate_json(answer.text, strict=True)

            try:
                value = await asked(run, span, ask, fit, once=repairs(run, span))
            except CallFailed as failed:
                if (mended := await repaired(run, span, ask, failed, fit)) is None:
                    if fallback is _RAISE or not isinstance(failed.last, UnusableAnswer):
                        raise
                    span.fallback = True
                    run.changed(span)
                    return fallback
                value, span = mended
            return _remembered(run, value, span.id, "")

    def open(self, run: Recorder, shape: type[BaseModel] | None = None) -> tuple[OpenSpan, Ask]:
        """Record that it was asked for; the span, and what is asked of the model."""
        template = run.prompts.get(self.step, self.template)
        prompt, filled = fill(template, self.inputs)
        marks = tuple(Mark(start=f.start, end=f.end, name=f.name, source=run.source(f.value)) for f in filled)
        model = run.models.get(self.step, self.model)
        facts = {
            "model": model or run.model.name, "instructions": self.instructions, "template": template,
            "prompt": prompt, "marks": marks, "sample": self.sample, "shape": shape.__name__ if shape else None,
            "file": self.file, "line": self.line,
        }  # fmt: skip
        schema = _schema(shape) if shape else None  # before the span: the first time it takes a while
        span = run.open_span(self.step, _kind(shape, self.inputs, filled, run), facts)
        span.fault = fault_of(run.breaks, span.step, span.place)
        ask = Ask(
            prompt=prompt,
            instructions=self.instructions,
            model=model,
            schema_name=shape.__name__ if shape else None,
            schema=schema,
            seed=run.seed,
            sample=self.sample,
            step=self.step,
            # Where a call stands serves the faults on order and the one slow item; all else is drawn from content.
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
