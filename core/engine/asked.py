"""What a call gets: an answer that the run was given, or else what its attempts bring."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.engine.attempts import Fit, attempts
from core.engine.open import OpenAttempt, OpenSpan
from core.engine.recorder import Recorder, frontier
from core.errors import CallFailed, WrongShape
from core.models.model import Answer, Ask
from core.trace.span import Span


async def asked(run: Recorder, span: OpenSpan, ask: Ask, fit: Fit | None = None, *, once: bool = False) -> Any:
    """What `fit` makes of the answer. Raises CallFailed.

    A fault that is ordered for the call goes before an answer that is there. `once`: an answer of a wrong shape is not
    asked for again.
    """
    if not run.given or span.fault:
        return await attempts(run, span, ask, fit, once=once)
    where = run.where(span)
    if (prompt := run.given.prompt(where)) is not None:
        span.facts |= {"prompt": prompt, "template": prompt, "marks": ()}
        span.by_hand = "prompt"
        ask = replace(ask, prompt=prompt)
    if (written := run.given.by_hand(where)) is not None:
        span.by_hand = "answer"
        return _reused(run, span, written, fit)
    if (earlier := run.given.whole(where, span.facts)) is not None:
        return _reused(run, span, earlier, fit)
    return await attempts(run, span, ask, fit, once=once)


def _reused(run: Recorder, span: OpenSpan, earlier: Span, fit: Fit | None) -> Any:
    """Here and now: one attempt without tokens and without a slot, since nothing is sent."""
    attempt = OpenAttempt(run.clock())
    attempt.start, attempt.held_by = attempt.queued, run.holder(span)
    span.attempts.append(attempt)
    span.reused, span.answer = True, earlier.answer or ""
    answer = _answer(span, earlier)
    attempt.usage = answer
    try:
        fitted = None if fit is None else fit(answer)
        span.parsed = None if fitted is None else fitted.model_dump(mode="json")
        span.status = attempt.status = "ok"
        return fitted
    except ValueError as error:
        misfit = WrongShape(
            f"the answer written by hand does not have the shape {span.facts['shape']} that was asked for. Change it.",
            text=answer.text,
        )
        failed = CallFailed(span.step, 1, 0.0, misfit)
        span.status = attempt.status = "error"
        span.error, attempt.error = str(failed), str(misfit)
        span.error_kind = attempt.error_kind = misfit.kind
        raise failed from error
    finally:
        attempt.end = span.end = run.clock()
        run.last_ended = (span.id, 1)
        run.changed(span)
        frontier.set(frozenset((span.id,)))


def _answer(span: OpenSpan, earlier: Span) -> Answer:
    """As the model gave it, without its tokens: they are paid."""
    chosen = earlier.parsed if earlier.tools and isinstance(earlier.parsed, dict) else None
    return Answer(
        text=earlier.answer or "",
        model=next((attempt.model for attempt in reversed(earlier.attempts) if attempt.model), earlier.model),
        tool=str(chosen["tool"]) if chosen else "",
        tool_id=f"call_{span.id}" if chosen else "",  # the server's own is not in a trace
        raw=earlier.raw,
        done=earlier.done,
        thoughts=earlier.thoughts,
        unknown=earlier.unknown,
        knows=earlier.knows,
    )
