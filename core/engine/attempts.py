"""The attempts at one call: slot, request, back-off, until there is an answer or no more hope of one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ValidationError

from core.engine.breaks import answered, patience
from core.engine.open import OpenAttempt, OpenSpan
from core.engine.recorder import Recorder, frontier
from core.engine.tries import Tries
from core.errors import (
    CallError,
    CallFailed,
    KeyRefused,
    NotSent,
    QuotaUsedUp,
    TimedOut,
    Unreachable,
    UnusableAnswer,
    WorkflowError,
    WrongShape,
)
from core.models.line import BLIND, line_before
from core.models.model import Answer, Ask, Model, Turn, turn_of
from core.models.wire.answers import writable
from core.models.wire.taken import taken

GONE = 3 * BLIND  # seconds that the tries of one call take at most where nobody answers
_TOLD = 300  # characters of what is wrong with an answer
Fit = Callable[[Answer], BaseModel | None]  # what an answer is as data, if it is; ValueError if it should be and isn't


async def attempts(run: Recorder, span: OpenSpan, ask: Ask, fit: Fit | None = None, *, once: bool = False) -> Any:
    """What `fit` makes of the first answer that it does not refuse.

    Try until there is an answer that can be used, it is not worth another try, or the call's time is up: its attempts
    and its back-off count, and its waiting in a line does not, for a slot as for the provider. `once`: an answer of a
    wrong shape is not asked for again.
    """
    model, seconds = run.model, patience(run.model, span.fault)
    tries = Tries(ask, seconds, model.pace, line_before(model), once=once)
    try:
        async with asyncio.timeout(None) as limit:
            while True:
                attempt = OpenAttempt(run.clock())
                span.attempts.append(attempt)
                run.changed(span)
                turn = await _turn(run, span, attempt, ask, tries)
                attempt.start = run.clock()
                span.status = attempt.status = "running"
                run.changed(span)
                # At speed "at once" the model takes no time that could run out.
                if model.pace:
                    limit.reschedule(asyncio.get_running_loop().time() + (seconds - tries.used) * model.pace)
                try:
                    return await _attempt(run, model, span, attempt, replace(ask, turn=turn), fit, tries)
                except CallError as error:
                    tries.used += (run.clock() - attempt.start) / (model.pace or 1)
                    delay = tries.delay(error, span.sent)
                    if delay is None:
                        lasted = run.clock() - (span.attempts[0].start or 0.0)
                        raise CallFailed(span.step, span.sent, lasted, error) from error
                if delay:
                    tries.used += delay
                    await asyncio.sleep(delay * model.pace)
                limit.reschedule(None)
    except TimeoutError as error:
        late = TimedOut(f"there was no answer within {seconds:g} s. Try again, or pick a faster model.")
        # The limit has cancelled it; to its reader it ran out of time.
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
        _end(run, span)


async def _turn(run: Recorder, span: OpenSpan, attempt: OpenAttempt, ask: Ask, tries: Tries) -> Turn | None:
    """Waits for a slot, for what may be spent, and then for the provider.

    Raises CallFailed or OverBudget where nobody is sent any more.
    """

    def held() -> None:
        if attempt.held is None:
            attempt.held = run.clock()
            run.changed(span)

    attempt.held_by = await run.slots.take() or run.holder(span)
    refused, turn = run.hopeless, None
    try:
        if refused is None:
            if span.fault in ("", "slow"):  # for what else is broken nothing is sent
                turn = await turn_of(run.model, ask)
            await tries.turn(held)
            # Asked again after the wait, in which a neighbour may have learnt it. Nothing was sent, so it is no
            # attempt: of fifty items side by side a refused key costs the first ones only.
            if (refused := run.hopeless) is not None:
                tries.give()
    except CallError as error:
        refused = error
    except NotSent as error:
        refused = run.hopeless = error
    except BaseException:
        if turn is not None:
            turn.give()
        run.slots.give(run.last_ended)
        raise
    if refused is not None:
        if turn is not None:
            turn.give()
        span.attempts.remove(attempt)
        run.slots.give(run.last_ended)
        raise _given_up(span, refused)
    if turn is not None:
        turn.leave()
    return turn


def _end(run: Recorder, span: OpenSpan) -> None:
    """The call is over, with its last attempt, or later where it was waiting for another."""
    last = span.attempts[-1] if span.attempts else None
    waiting = span.status == "cancelled" or (last is not None and last.end is None)
    # Not by the clock, which has gone on: between the two would stand a back-off for an attempt that does not exist.
    span.end = run.clock() if waiting or last is None or last.end is None else last.end
    if last is not None and last.end is None:  # it ended while it waited for its slot
        last.end, last.status = span.end, span.status
    if span.status == "running":  # a bug, on its way up
        span.status = "error"
    run.changed(span)
    # Failed or not, somebody has waited for it, so what comes next depends on it. For a cancelled one nobody has.
    if span.status != "cancelled":
        frontier.set(frozenset((span.id,)))


async def _attempt(
    run: Recorder, model: Model, span: OpenSpan, attempt: OpenAttempt, ask: Ask, fit: Fit | None, tries: Tries
) -> BaseModel | None:
    """One request, from its slot to its end; slot and place in the line are given back before any back-off."""
    number = len(span.attempts)
    # What an earlier attempt had streamed is no beginning of this answer.
    span.pieces.clear()
    seconds = model.call_deadline * (model.pace or 1)
    try:
        sent = replace(ask, attempt=number, timeout=seconds)
        if run.streaming:
            sent = _watched(run, span, attempt, sent)
        answer = await answered(model, sent, span.fault)
        run.gone_since = None
        attempt.usage = answer
        tries.answered()
        if not writable([answer.text, answer.tool, answer.tool_id]):  # a live model's are checked as they come in
            raise WrongShape("the answer holds half of a surrogate pair, which nobody can write down. Try again.")
        span.answer = answer.text
        if fit is None:
            fitted = None
        else:
            attempt.usage, fitted, span.parsed = _fitted(fit, answer, ask)
            span.answer = attempt.usage.text
        attempt.status = span.status = "ok"
        return fitted
    except NotSent as error:
        span.attempts.remove(attempt)
        run.hopeless = error
        raise
    except WorkflowError as error:
        _mark_failed(attempt, error)
        tries.failed(error)  # before the next one in line goes
        if isinstance(error, KeyRefused | QuotaUsedUp) or _nobody_there(run, span, error):
            run.hopeless = error
        raise
    except asyncio.CancelledError:
        attempt.status = "cancelled"
        raise
    finally:
        # In any case: work counts a cancelled attempt to its end, and a slot that is lost is missed for ever.
        attempt.end = run.clock()
        if attempt in span.attempts:
            run.last_ended = (span.id, number)
        run.slots.give(run.last_ended)
        tries.give()
        if ask.turn is not None:
            ask.turn.give()
        run.changed(span)


def _watched(run: Recorder, span: OpenSpan, attempt: OpenAttempt, ask: Ask) -> Ask:
    """The same, asked for piece by piece: what comes is recorded as it comes."""

    def on_text(text: str) -> None:
        at = run.clock()
        if not attempt.deltas:
            attempt.first_token = at
        attempt.deltas.append((at, len(text)))
        span.pieces.append(text)
        run.changed(span)

    def on_thoughts() -> None:
        # What had come as text by then was thoughts as well.
        attempt.first_thought = run.clock() if attempt.first_token is None else attempt.first_token
        run.changed(span)

    def on_taken_back() -> None:
        attempt.first_token = None
        attempt.deltas.clear()
        span.pieces.clear()
        run.changed(span)

    return replace(ask, on_text=on_text, on_taken_back=on_taken_back, on_thoughts=on_thoughts)


def _nobody_there(run: Recorder, span: OpenSpan, error: WorkflowError) -> bool:
    """Has the server been gone for all tries of this call, or for as long as they take, and for all calls meanwhile?

    Of ten calls that start together, each is refused once while a server starts anew: that alone is no reason.
    """
    if not isinstance(error, Unreachable):
        run.gone_since = None
        return False
    now = run.clock()
    since = run.gone_since = now if run.gone_since is None else run.gone_since
    tried = span.sent >= error.tries and since <= (span.attempts[0].end or now)
    return tried or now - since >= GONE


def _fitted(fit: Fit, answer: Answer, ask: Ask) -> tuple[Answer, BaseModel | None, Any]:
    """The answer, what `fit` makes of it, and that as the trace keeps it; refused if it could never be written down."""
    try:
        try:
            return answer, *_checked(fit, answer)
        except (ValueError, RecursionError):
            # As it was meant, where that is plain; checked as strictly once more.
            plain = taken(answer, ask.schema) if ask.schema else None
            if plain is None:
                raise
            return plain, *_checked(fit, plain)
    except (ValueError, RecursionError) as error:
        wanted, able = "arguments that can be read", "use tools"
        if ask.schema_name:
            wanted, able = f"the shape {ask.schema_name} that was asked for", "give structured answers"
        misfit = f"the answer does not have {wanted}. Try again, or pick a model that can {able}."
        raise WrongShape(misfit, text=answer.text, wrong=_what_is_wrong(error)) from error


def _checked(fit: Fit, answer: Answer) -> tuple[BaseModel | None, Any]:
    """What `fit` makes of an answer, and as the trace keeps it. Raises ValueError."""
    fitted = fit(answer)
    data = None if fitted is None else fitted.model_dump(mode="json")
    if not writable(data):
        raise ValueError("half of a surrogate pair, or nested too deep")
    return fitted, data


def _what_is_wrong(error: Exception) -> str:
    """With an answer as data, in a line: the first three fields that do not fit."""
    if not isinstance(error, ValidationError):
        return " ".join(str(error).split())[:_TOLD]
    found = [(".".join(map(str, one["loc"])), one["msg"]) for one in error.errors(include_url=False)[:3]]
    return "; ".join(f"{where}: {what}" if where else what for where, what in found)[:_TOLD]


def _mark_failed(attempt: OpenAttempt, error: WorkflowError) -> None:
    attempt.status = "error"
    attempt.error, attempt.error_kind = str(error), error.kind
    if isinstance(error, CallError):
        attempt.http_status, attempt.usage = error.status, attempt.usage or error


def _given_up(span: OpenSpan, hopeless: WorkflowError) -> WorkflowError:
    """What a call ends with that was not sent any more, since no call of this run can succeed."""
    return CallFailed(span.step, span.sent, 0.0, hopeless) if isinstance(hopeless, CallError) else hopeless


def _failed(span: OpenSpan, error: CallFailed) -> CallFailed:
    span.status = "error"
    span.error, span.error_kind = str(error), error.kind
    if isinstance(error.last, UnusableAnswer):
        span.answer = error.last.text
    return error
