"""Why the tokens and the money of a run are not those of the formula: a sentence each, from its trace."""

from __future__ import annotations

from core.laws.costs import requests, tokens
from core.laws.estimate import Estimate
from core.trace.counts import counted
from core.trace.trace import Trace

_ALIKE = 0.03  # averages that differ by less than this share count as equal


def spent(estimate: Estimate, trace: Trace, model: str) -> list[str]:
    """Nothing for a run whose tokens nobody has said. `model`: the one whose prices the formula takes."""
    if trace.tokens_in is None or trace.tokens_out is None:
        return []
    read, written = estimate.tokens_in.value, estimate.tokens_out.value
    parts = [
        f"{counted(trace.calls, 'call')} instead of {estimate.calls.value:,.0f}"
        if trace.calls != estimate.calls.value
        else "",
        _each(trace, read / estimate.calls.value, written / estimate.calls.value),
        _extra(trace, "error", "failed", "failed"),
        _extra(trace, "cancelled", "was cancelled", "were cancelled"),
    ]
    named = [part for part in parts if part]
    if not named:
        return []
    money = "The money differs as the tokens do: the prices are the same."
    if trace.world == "live" and trace.model != model:
        money = "The money differs by the prices, too: the run’s are those of its own model."
    return [f"The tokens differ from the formula: {'; '.join(named)}.", money]


def _each(trace: Trace, prompt: float, answer: float) -> str:
    """The average prompt and answer of the calls that were answered, in tokens, beside those of the formula."""
    answered = [used for _, a in requests(trace) if a.status == "ok" and (used := tokens(a)) is not None]
    if not answered:
        return ""
    read = sum(used.into for used in answered) / len(answered)
    written = sum(used.out for used in answered) / len(answered)
    said = [
        f"{name} has {measured:,.0f} on average, the formula {taken:,.0f}"
        for name, measured, taken in (("a prompt", read, prompt), ("an answer", written, answer))
        if abs(measured - taken) > _ALIKE * taken
    ]
    return ", ".join(said)


def _extra(trace: Trace, status: str, one: str, several: str) -> str:
    """What the attempts that brought no answer cost, and how many of them did not say it."""
    told = [tokens(attempt) for _, attempt in requests(trace) if attempt.status == status]
    if not told:
        return ""
    cost, unsaid = sum(used.into + used.out for used in told if used), told.count(None)
    silent = "" if not cost else "it " if len(told) == 1 else f"{unsaid} of them "
    whose = "its" if unsaid == 1 else "their"
    said = [
        f"cost {cost:,} more" if cost else "",
        f"{silent}did not say {whose} tokens, which a provider may bill" if unsaid else "",
    ]
    verb = one if len(told) == 1 else several
    return " and ".join([f"{counted(len(told), 'attempt')} {verb}", *filter(None, said)])
