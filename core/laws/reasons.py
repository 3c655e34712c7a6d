"""Why a run is as it is beside what was computed, in plain sentences from its trace: its seconds, tokens and money."""

from __future__ import annotations

from math import fsum

from core.laws.costs import requests, tokens
from core.laws.estimate import Estimate
from core.laws.laws import Law, lasted
from core.trace.compare import as_long
from core.trace.counts import counted, spelled
from core.trace.span import LEAST_TOLD
from core.trace.trace import Trace

_ALIKE = 0.03  # averages that differ by less than this share count as equal


def why(law: Law, trace: Trace, *, filled_by_calls: bool = False) -> str:
    """Why a run keeps to its law or does not, in a plain sentence or two.

    `filled_by_calls`: the law of a live run comes from the calls of the sequential one beside it, not from a forecast.
    """
    late = trace.makespan - law.seconds
    if trace.calls == law.calls and as_long(trace.makespan, law.seconds):
        return "The run took what the law says."
    sentences = []
    if trace.at_once:
        return "The model answered at once: the law counts its seconds, the measurement only the lab's own work."
    if trace.world == "live":
        sentences.append(
            "The law is filled with the calls of the sequential run; a live model takes another time for each."
            if filled_by_calls
            else "The law is filled with the times of the simulated model; a live model has its own."
        )
    # A speculation cancels its losers: there a cancelled call says nothing of a Stop.
    if not law.loses and any(s.status == "cancelled" for s in trace.spans):
        sentences.append("The run was stopped before its end.")
    # Before the calls are counted: a loop with fewer of them has passed sooner, and nothing in it failed.
    elif law.rounds and trace.calls != law.calls:
        sentences.append(f"The law counts {law.rounds}, {law.calls} calls; this run made {trace.calls}.")
    elif trace.calls < law.calls:
        sentences.append("A call failed, so the calls that needed its answer were never made.")
    elif trace.calls > law.calls:
        sentences.append(f"The forecast made {law.calls} calls, this run {trace.calls}.")
    if again := trace.retries:
        sentences.append(f"{counted(again, 'attempt')} more than calls: a failed one was made again after a pause.")
    if law.slowest and sum(not s.after for s in trace.spans) > 1:
        sentences.append(law.slowest)
    if law.loses and late < 0 and limited(trace):
        sentences.append(law.loses)
    # What is told in calls explains the seconds; only without that is it the computer.
    return " ".join(sentences) or _busy(trace, late)


def _busy(trace: Trace, late: float) -> str:
    """Where the time of a simulated run differs and nothing in its trace says why."""
    if late < 0:
        return f"The run took {-late:.2f} s less than its law: its calls were shorter than in the forecast."
    between = f", {trace.idle:.2f} s of it between two calls" if trace.idle >= LEAST_TOLD else ""
    return f"The run took {late:.2f} s more than its law{between}: the computer was busy."


def reason_of_any(sequential: Trace, parallel: Trace) -> str:
    """Why the parallel reading is as fast as it is, for a pattern without a reason of its own."""
    path = parallel.critical_path()
    if len(path) == parallel.calls:
        return "Each call needs the answer before it, so no two of them can overlap."
    if limited(parallel):
        return pace(parallel, "call", parallel.calls)
    chain = fsum(map(lasted, path))
    return (
        f"The longest chain of calls that wait for each other has {len(path)} of the {parallel.calls} calls and takes "
        f"{chain:.2f} s; all calls added up are {parallel.work:.2f} s."
    )


def pace(trace: Trace, unit: str, count: int) -> str:
    """What keeps calls that could overlap from being faster still; `unit`: what they are called, or their step."""
    if limited(trace):
        return f"At most {spelled(trace.concurrency or 0)} calls run at once, so {count} {unit}s take turns."
    last = trace.longest
    if unit != "chain" and last is not None:
        slowest = max((s for s in trace.spans if s.step == unit), key=lasted, default=last)
        return f"Among them {trace.names[slowest.id]} takes {lasted(slowest):.2f} s and sets the pace."
    return f"The longest one sets the pace: {trace.makespan:.2f} s."


def limited(trace: Trace) -> bool:
    """Whether any call had to wait for a slot or a turn."""
    return trace.concurrency is not None and any(a.held_by for s in trace.spans for a in s.attempts)


def why_tokens(estimate: Estimate, trace: Trace, model: str) -> list[str]:
    """Why a run's tokens and money are not those of the formula, a sentence each.

    Nothing for a run whose tokens nobody has said. `model`: the one whose prices the formula takes."""
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
    # The formula takes one model's prices; a live run has paid those of the model that answered.
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
    clauses = [
        f"{name} has {measured:,.0f} on average, the formula {taken:,.0f}"
        for name, measured, taken in (("a prompt", read, prompt), ("an answer", written, answer))
        if abs(measured - taken) > _ALIKE * taken
    ]
    return ", ".join(clauses)


def _extra(trace: Trace, status: str, one: str, several: str) -> str:
    """What the attempts that brought no answer cost, and how many of them did not say it."""
    uses = [tokens(attempt) for _, attempt in requests(trace) if attempt.status == status]
    if not uses:
        return ""
    cost, unsaid = sum(used.into + used.out for used in uses if used), uses.count(None)
    silent = "" if not cost else "it " if len(uses) == 1 else f"{unsaid} of them "
    whose = "its" if unsaid == 1 else "their"
    clauses = [
        f"cost {cost:,} more" if cost else "",
        f"{silent}did not say {whose} tokens, which a provider may bill" if unsaid else "",
    ]
    verb = one if len(uses) == 1 else several
    return " and ".join([f"{counted(len(uses), 'attempt')} {verb}", *filter(None, clauses)])
