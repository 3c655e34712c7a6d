"""Faults on order as pins: at the steps of a plan, at the calls of a run, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from core.engine.breaks import FAULTS, SLOW, Break, breaks
from core.prompts.templates import has_step
from core.run import Pattern
from core.trace.names import base
from core.trace.span import Span
from core.view.drawings import CallRow, Planned, Words

_NAMES = {"slow": f"slow ×{SLOW}"}


def fault_name(fault: str) -> str:
    """A fault as it is called on a page."""
    return _NAMES.get(fault, fault.replace("-", " "))


def in_words(ordered: Iterable[Break]) -> str:
    """The pins in words: "draft: hang, worker 2: fail"."""
    return ", ".join(f"{one.node}: {fault_name(one.fault)}" for one in ordered)


def pin_of(span: Span, ordered: Sequence[str]) -> Words | None:
    """The pin at a call of a run; `ordered`: the faults of its trace."""
    if not span.fault:
        return None
    own = [one for one in breaks(ordered) if one.step == span.step and one.fault == span.fault]
    return (own[-1].node if own else span.step), fault_name(span.fault)


def nodes_of(name: str) -> list[str]:
    """What a fault may be ordered for at a step of a plan: the call itself, and all of its step."""
    step = base(name)
    return [name, step] if name != step and name.rsplit(" ", 1)[1].isdigit() else [step]


def pin_at(name: str, ordered: Iterable[Break]) -> Words | None:
    """The pin at a step of a plan: its own, or that of all calls of its step."""
    known = {one.node: one for one in ordered}
    one = next((known[node] for node in nodes_of(name) if node in known), None)
    return None if one is None else (one.node, fault_name(one.fault))


def pinned(call: CallRow, ordered: Iterable[Break]) -> CallRow:
    """A step of a plan with its pin, if it has one."""
    pin = pin_at(call["name"], ordered)
    return {**call, "pin": pin} if pin else call


def breakable(data: Planned, pattern: Pattern[Any], ordered: Sequence[Break]) -> Planned:
    """A plan whose steps can be broken, as far as they ask a model, with the pins that are set."""
    calls: list[CallRow] = []
    for call in data["calls"]:
        may = call["name"] != "…" and has_step(pattern, base(call["name"]))
        calls.append(pinned({**call, "breakable": nodes_of(call["name"])}, ordered) if may else call)
    faults = [(fault, fault_name(fault), sentence) for fault, sentence in FAULTS.items()]
    return {**data, "calls": calls, "faults": faults}
