"""Why a run took its time, in plain sentences by the numbers of its trace: beside its law, and beside its twin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from core.compare import as_long
from core.counts import counted
from core.laws import Law, most_speedup
from core.span import Span
from core.trace import Trace

_ALIKE = 0.03  # times that differ by less than this share count as equal


def why(law: Law, trace: Trace) -> str:
    """Why a run keeps to its law or does not, in a plain sentence or two."""
    late = trace.makespan - law.seconds
    if trace.calls == law.calls and as_long(trace.makespan, law.seconds):
        return "The law and the trace agree."
    loop, said = trace.pattern == "evaluator_optimizer", []
    if trace.at_once:
        return "The model answered at once: the law counts its seconds, the measurement only the lab's own work."
    if trace.world == "live":
        said.append("The law is filled with the times of the simulated model; a live model has its own.")
    if trace.pattern != "speculative_routing" and any(s.status == "cancelled" for s in trace.spans):
        said.append("The run was stopped before its end.")
    elif loop and trace.calls != law.calls:
        said.append(
            f"The law counts the rounds that one draft at a time needs, {law.calls} calls; this run made {trace.calls}."
        )
    elif trace.calls < law.calls:
        said.append("A call failed, so the calls that needed its answer were never made.")
    elif trace.calls > law.calls:
        said.append(f"The forecast made {law.calls} calls, this run {trace.calls}.")
    if again := trace.retries:
        said.append(f"{counted(again, 'attempt')} more than calls: a failed one was made again after a pause.")
    if loop and sum(not s.after for s in trace.spans) > 1:
        said.append("Each round waits for its slowest candidate; the law takes all to be like the first.")
    if trace.pattern == "speculative_routing" and late < 0 and _limited(trace):
        said.append("The chosen specialist got its slot before the label came.")
    return " ".join(said) or _busy(trace, late)


def _busy(trace: Trace, late: float) -> str:
    """Where the time of a simulated run differs and nothing in its trace says why."""
    if late < 0:
        return f"The run took {-late:.2f} s less than its law: its calls were shorter than in the forecast."
    between = f", {trace.idle:.2f} s of it between two calls" if trace.idle >= 0.005 else ""
    return f"The run took {late:.2f} s more than its law{between}: the computer was busy."


def reason(sequential: Trace, parallel: Trace) -> str:
    """Why the parallel reading is as fast as it is, in a plain sentence or two, by the numbers of both traces."""
    if not sequential.spans or not parallel.spans:
        return "No call was made."
    return _REASONS.get(parallel.pattern, _any)(sequential, parallel)


def _chains(sequential: Trace, parallel: Trace) -> str:
    chains = len({s.group for s in parallel.spans})
    if chains == 1:
        return "A chain cannot overlap: each step needs the answer of the step before it."
    return f"The steps of a chain cannot overlap, but {chains} chains can. {_pace(parallel, 'chain', chains)}"


def _items(sequential: Trace, parallel: Trace) -> str:
    n = parallel.calls
    if n == 1:
        return "One item is one call: there is nothing to overlap."
    slowest = parallel.longest
    if _limited(parallel):
        busy = f" The slots were busy {parallel.efficiency:.0%} of the time." if parallel.efficiency else ""
        said = _pace(parallel, "item", n) + busy
    elif slowest is None or _seconds(slowest) <= (1 + _ALIKE) * sum(map(_seconds, parallel.spans)) / n:
        said = f"“{n}x faster for {n} items” holds here: all {_word(n)} take the same time."
    else:
        said = (
            f"“{n}x faster for {n} items” holds when all {_word(n)} take the same time. "
            f"Here {parallel.names[slowest.id]} takes {_seconds(slowest):.2f} s and everyone waits for it."
        )
    return f"{said} {_most(parallel)}".rstrip()


def _most(parallel: Trace) -> str:
    """The law of the largest speed-up, filled with the run's own calls; empty when they took no time."""
    times = [_seconds(s) for s in parallel.spans]
    most = most_speedup(times, parallel.concurrency)
    if most is None:
        return ""
    ratio = f"{sum(times):.2f} s ÷ {max(times):.2f} s (work ÷ longest call)"
    bounds = f"{len(times)} (the calls) and {ratio}"
    if parallel.concurrency:
        bounds = f"{len(times)} (the calls), {parallel.concurrency} (the limit) and {ratio}"
    smaller = "smallest" if parallel.concurrency else "smaller"
    return f"About {most:.1f}× is the most that is possible: the {smaller} of {bounds}."


def _workers(sequential: Trace, parallel: Trace) -> str:
    workers = [s for s in parallel.spans if s.step == "worker"]
    if not workers:
        return "The plan named no subtask, so one direct answer followed: a chain cannot overlap."
    if len(workers) == 1:
        return "There was one subtask: plan, worker and synthesis are a chain, and a chain cannot overlap."
    alone = sum(_seconds(s) for s in parallel.spans if s.step != "worker")
    others = "plan, synthesis and the judge's rounds" if parallel.pattern == "research_report" else "plan and synthesis"
    return (
        f"Only the workers overlap: {others} take {alone:.2f} s of the {parallel.makespan:.2f} s. "
        f"{_pace(parallel, 'worker', len(workers))}"
    )


def _routes(sequential: Trace, parallel: Trace) -> str:
    checks = [s for s in parallel.spans if s.step in ("account", "policy")]
    if len(checks) < 2:
        return f"This route is a chain of {counted(parallel.calls, 'call')}, and a chain cannot overlap."
    alone = sum(_seconds(s) for s in parallel.spans if s not in checks)
    said = f"Only the two checks overlap: label and reply take {alone:.2f} s of the {parallel.makespan:.2f} s."
    if _limited(parallel) or parallel.concurrency == 1:
        return f"{said} One call at a time leaves nothing to gain."
    slower = max(checks, key=_seconds)
    return f"{said} Of the two, {slower.step} takes {_seconds(slower):.2f} s and sets the pace."


def _any(sequential: Trace, parallel: Trace) -> str:
    path = parallel.critical_path()
    if len(path) == parallel.calls:
        return "Each call needs the answer before it: a chain cannot overlap."
    if _limited(parallel):
        return _pace(parallel, "call", parallel.calls)
    chain = sum(map(_seconds, path))
    return (
        f"The longest chain of calls that wait for each other has {len(path)} of the {parallel.calls} calls and takes "
        f"{chain:.2f} s; all calls together are {parallel.work:.2f} s of work."
    )


def _specialists(sequential: Trace, parallel: Trace) -> str:
    label = next((s for s in parallel.spans if s.kind == "decide"), None)
    chosen = (label.parsed or {}).get("category", "general") if label else ""
    won = next((s for s in parallel.spans if s.step == chosen), None)
    lost = len(parallel.spans) - 2
    if label is None or won is None or lost < 1:
        return "With one call at a time nothing starts before the label: this is the plain route."
    losers = f"The {_word(lost)} that lost cost calls, not time."
    if won.start is not None and label.end is not None and won.start >= label.end:
        return f"{_pace(parallel, 'specialist', lost + 1)} The chosen one started when the label came. {losers}"
    slower = label if _seconds(label) > _seconds(won) else won
    which = "took as long" if as_long(_seconds(label), _seconds(won)) else f"{slower.step} was the slower of the two"
    return f"Label and answer were made at the same time, and {which}. {losers}"


def _candidates(sequential: Trace, parallel: Trace) -> str:
    one = sum(s.step == "evaluate" for s in sequential.spans)
    rounds = Counter(s.place[:-2] for s in parallel.spans if s.step == "evaluate")
    best, n = len(rounds), max(rounds.values(), default=0)
    if parallel.calls == 1:
        return "Only the draft that was given was judged: with one call there is nothing to overlap."
    said = "A loop cannot overlap: each round needs the verdict before it. "
    if best < one:
        return said + (
            f"With the best of {_word(n)} it ended after {counted(best, 'round')} instead of {one}: "
            f"that saves the time, for {parallel.calls} calls instead of {sequential.calls}."
        )
    return said + f"The {_word(n)} drafts of a round cost more calls, and the round waits for the slowest of them."


_REASONS: dict[str, Callable[[Trace, Trace], str]] = {
    "prompt_chaining": _chains,
    "parallelization": _items,
    "orchestrator_workers": _workers,
    "routing": _specialists,
    "speculative_routing": _specialists,
    "evaluator_optimizer": _candidates,
    "support_system": _routes,
    "research_report": _workers,
}


def _pace(trace: Trace, unit: str, count: int) -> str:
    """What keeps calls that could overlap from being faster still."""
    if _limited(trace):
        return f"At most {_word(trace.concurrency or 0)} calls run at once, so {count} {unit}s take turns."
    last = trace.longest
    if unit != "chain" and last is not None:
        slowest = max((s for s in trace.spans if s.step == "worker"), key=_seconds, default=last)
        return f"Among them {trace.names[slowest.id]} takes {_seconds(slowest):.2f} s and sets the pace."
    return f"The longest one sets the pace: {trace.makespan:.2f} s."


def _limited(trace: Trace) -> bool:
    return trace.concurrency is not None and any(a.held_by for s in trace.spans for a in s.attempts)


def _seconds(span: Span) -> float:
    return span.duration or 0.0


def _word(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return words[count] if count < len(words) else str(count)
