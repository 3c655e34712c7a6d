"""What a run is given of an earlier one: answers that are there, so that they are neither asked for nor paid again.

An answer is taken by its step, its place and its request, and only where it is whole. So a run that failed goes on from
where it failed, and a run with one call changed asks anew for that which follows from it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from core.errors import InputError
from core.trace.span import Span
from core.trace.trace import Trace

Where = tuple[tuple[str, ...], str, tuple[int, ...]]  # the patterns that it is in, its step, and its place

_REQUEST = ("model", "instructions", "prompt", "sample", "shape", "tools")
_WHOLE = ("", "slow")  # faults on order that leave an answer as it was


@dataclass(frozen=True)
class Given:
    """The answers of an earlier run, one of its calls changed by hand or none."""

    trace: Trace
    call: int | None = None  # the span that is changed
    answer: str | None = None  # in the place of its own
    prompt: str | None = None


def fork(trace: Trace, call: str | int, *, answer: str | None = None, prompt: str | None = None) -> Given:
    """An earlier run with one call changed, to be given to another run of the same pattern on the same input.

    `call`: its name, such as "draft" or "worker 2", or the id of its span. Either its `answer` is another one, as if
    the model had given it, or its `prompt` is, and the model is asked. What does not follow from it is not paid again.
    Raises InputError for a call that there is none of, a tool or the choice of one, and a text that cannot be sent.
    """
    names = trace.names
    span = next((one for one in trace.spans if call in (one.id, names[one.id])), None)
    if span is None:
        raise InputError(f"There is no call {str(call)[:40]!r} in this run: choose from {', '.join(names.values())}.")
    if not changeable(span):
        raise InputError(f"{names[span.id]} is a tool, or the choice of one: only what a model wrote can be changed.")
    if (answer is None) == (prompt is None):
        raise InputError("Change either the answer of a call or its prompt.")
    text = answer if answer is not None else prompt
    if not isinstance(text, str) or not text.strip():
        raise InputError("The text is empty. Type something first.")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InputError("The text holds characters that cannot be sent (half of a surrogate pair).") from None
    return Given(trace, span.id, answer, prompt)


def changeable(span: Span) -> bool:
    """Whether its prompt or its answer may be another one."""
    return span.kind != "tool" and not span.tools


class Answers:
    """The answers that a run was given, to be looked up as its calls are asked for."""

    def __init__(self, given: Trace | Given | None) -> None:
        self._changed = given if isinstance(given, Given) else None
        trace = given.trace if isinstance(given, Given) else given
        self._spans: dict[Where, Span] = {} if trace is None else _mended(trace, _placed(trace))

    def __bool__(self) -> bool:
        return bool(self._spans)

    def prompt(self, where: Where) -> str | None:
        """The prompt that was written by hand for this call."""
        return self._changed.prompt if self._changed and self._is_changed(where) else None

    def by_hand(self, where: Where) -> Span | None:
        """The call whose answer was written by hand, with that answer."""
        changed = self._changed
        if changed is None or changed.answer is None or not self._is_changed(where):
            return None
        return replace(self._spans[where], answer=changed.answer, unknown="", knows=())

    def whole(self, where: Where, request: dict[str, Any]) -> Span | None:
        """The call of the earlier run that asked the same and got a whole answer."""
        span = self._spans.get(where)
        if span is None or span.status != "ok" or span.fault not in _WHOLE:
            return None
        same = all(getattr(span, name) == request.get(name, ()) for name in _REQUEST)  # only tools may not be there
        return span if same else None

    def _is_changed(self, where: Where) -> bool:
        span = self._spans.get(where)
        return span is not None and self._changed is not None and span.id == self._changed.call


def _placed(trace: Trace) -> dict[Where, Span]:
    within: dict[int | None, tuple[str, ...]] = {None: ()}
    for group in trace.groups:  # an outer one stands before those that it holds
        within[group.id] = (*within.get(group.parent, ()), group.name)
    return {(within.get(span.group, ()), span.step, span.place): span for span in trace.spans}


def _mended(trace: Trace, placed: dict[Where, Span]) -> dict[Where, Span]:
    """A call whose answer was repaired has the repaired one, which was paid for."""
    menders = {span.mends: span for span in trace.spans if span.mends is not None and span.status == "ok"}
    return {
        where: span
        if (by := menders.get(span.id)) is None
        else replace(span, status="ok", answer=by.answer, parsed=by.parsed, attempts=by.attempts)
        for where, span in placed.items()
    }
