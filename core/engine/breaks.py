"""Faults on order: which call of a run goes wrong, and how, whatever model answers the others.

They are made here, in the place of the answer, so a live model is as easily broken as the simulated one, and what is
broken is neither sent nor paid for; only a slow answer is a real one.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.errors import InputError, TimedOut
from core.models.model import Answer, Ask, Model
from core.models.wire.answers import checked
from core.models.wire.failures import from_status

FAULTS = {  # each holds for every attempt of its call
    "fail": "the server fails",
    "refuse": "the model declines",
    "hang": "no answer comes, and after 4 s nobody waits any longer",
    "empty": "the answer is empty",
    "wrong-shape": "the answer has another shape; plain text passes",
    "slow": "the answer takes four times as long",
    "rate-limit": "each attempt is refused: too many requests",
}
PATIENCE = 4.0  # seconds of the model for a call that hangs; its deadline where that is less
SLOW = 4
MOST = 20  # in one run
_USUAL = 0.6  # seconds of the model until a server or a model has declined
_MISFIT = '{"unexpected": true}'
_REFUSAL = "I can't help with that request."
_WRITTEN = re.compile(r"(?P<step>[^:,]+?)(?: (?P<call>[1-9]\d{0,5}))?:(?P<fault>[a-z-]+)")


@dataclass(frozen=True)
class Break:
    """One fault on order, written "draft:hang", or "worker 2:fail" for the second worker alone.

    `call` counts from 1: the place in the gather that the call is made in, or else how often the step came up to then.
    None: every call of the step. Raises InputError for a fault that there is none of, and for a step or a call that
    would be read otherwise than it was written, such as the step "a, b".
    """

    step: str
    fault: str
    call: int | None = None

    def __post_init__(self) -> None:
        if self.fault not in FAULTS:
            raise InputError(f"There is no fault {self.fault[:20]!r}: choose from {', '.join(FAULTS)}.")
        read = _WRITTEN.fullmatch(str(self).strip())
        if read is None or (read["step"], read["call"]) != (self.step, None if self.call is None else str(self.call)):
            raise InputError(
                f"No fault can be ordered for {self.node[:20]!r}. Give its step a name without a comma, a colon and a "
                "number at its end; calls are counted from 1."
            )

    def __str__(self) -> str:
        return f"{self.node}:{self.fault}"

    @property
    def node(self) -> str:
        """The call as it is written: "draft", or "worker 2"."""
        return self.step if self.call is None else f"{self.step} {self.call}"


def breaks(given: str | Iterable[str | Break]) -> tuple[Break, ...]:
    """The faults in a text such as "draft:hang,worker 2:fail", or in a list of such texts.

    Raises InputError for what is none, for two faults of one call, and for more than 20.
    """
    parts = [part for part in given.split(",") if part.strip()] if isinstance(given, str) else list(given)
    listed = [part if isinstance(part, Break) else _read(part) for part in parts]
    nodes = [one.node for one in listed]
    if twice := next((node for node in nodes if nodes.count(node) > 1), ""):
        raise InputError(f"{twice} has two faults. Choose one of them.")
    if len(listed) > MOST:
        raise InputError(f"That is {len(listed)} faults; {MOST} are allowed.")
    return tuple(listed)


def _read(text: str) -> Break:
    written = _WRITTEN.fullmatch(text.strip()) if isinstance(text, str) else None
    if written is None:
        raise InputError("A fault is written step:fault, such as draft:hang, or worker 2:fail for one call.")
    call = written["call"]
    return Break(written["step"], written["fault"], int(call) if call else None)


def fault_of(ordered: Iterable[Break], step: str, place: tuple[int, ...]) -> str:
    """The fault of a call; empty for none. That of the call itself goes before that of all calls of its step."""
    number = 1 + (place[-2] if len(place) > 1 else place[-1])
    known = {one.call: one.fault for one in ordered if one.step == step}
    return known.get(number) or known.get(None, "")


def patience(model: Model, fault: str) -> float:
    """Seconds of the model that a call may take, retries included."""
    return min(model.call_deadline, PATIENCE) if fault == "hang" else model.call_deadline


async def answered(model: Model, ask: Ask, fault: str) -> Answer:
    """The model's answer, or what stands in its place by the fault. Raises a CallError of the fitting kind."""
    if not fault:
        return await model.answer(ask)
    if fault == "slow":
        return await _slow(model, ask)
    if fault == "hang" and model.pace:
        await asyncio.get_running_loop().create_future()  # until the deadline of the call
    await asyncio.sleep(_USUAL * model.pace)
    nothing = Answer(text="", model=ask.model or model.name)
    match fault:
        case "fail":
            raise from_status(500, {}, None, model=nothing.model, key="")
        case "rate-limit":
            raise from_status(429, {"retry-after": "1"}, None, model=nothing.model, key="")
        case "hang":
            late = TimedOut(f"there was no answer within {patience(model, fault):g} s. Try again.")
            late.tries = 1  # as in real time, where the deadline of the call is over then
            raise late
        case "wrong-shape":
            return replace(nothing, text=_MISFIT, tool=ask.tools[0].name if ask.tools else "")
    return checked(nothing, _REFUSAL if fault == "refuse" else "", cut=None)


async def _slow(model: Model, ask: Ask) -> Answer:
    """In one piece, since a streamed text would first come in time and then stand still."""
    clock = asyncio.get_running_loop().time
    began = clock()
    answer = await model.answer(replace(ask, on_text=None))
    await asyncio.sleep((SLOW - 1) * (clock() - began))
    return answer
