"""The lesson's laws: how many calls a pattern makes and how long it takes, computed from the durations of its calls.

Times are seconds, counts have no unit. `law` fills a law from the forecast of the sequential reading, never from the
run that it is then compared with; `why` and `reason` put the two side by side in words.

Sources: the lesson, "Cost & Performance"; Graham (1966), "Bounds for certain multiprocessing anomalies", and Brent
(1974), "The parallel evaluation of general arithmetic expressions", for calls that share a limited number of slots.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Literal

from core.patterns.routing import SPECIALISTS
from core.span import Span
from core.trace import Trace

Side = Literal["sequential", "parallel"]
Chain = Sequence[float]  # the durations of calls that wait for each other

_SHOWN = 6  # durations written out in a filled law; the rest is dots


def one_by_one(chains: Sequence[Chain]) -> float:
    """Seconds that all the calls take one after the other: their sum, T1."""
    return sum(sum(chain) for chain in chains)


def side_by_side(chains: Sequence[Chain], concurrency: int | None = None) -> float:
    """Seconds that chains of calls take side by side: the longest chain; their sum at a concurrency of 1.

    In between it is list scheduling: whoever has waited longest gets the next free slot. The result T keeps to
    max(T1 / c, longest) <= T <= T1 / c + (1 - 1 / c) * longest. Raises ValueError for a concurrency below 1.

    Source: Graham (1966); Brent (1974) for the upper bound.
    """
    if concurrency is not None and concurrency < 1:
        raise ValueError(f"concurrency is {concurrency}; it must be at least 1")
    if concurrency == 1:
        return one_by_one(chains)
    if concurrency is None:
        return max((sum(chain) for chain in chains), default=0.0)
    line = deque((number, 0) for number, chain in enumerate(chains) if chain)
    running: list[tuple[float, int, int, int]] = []  # end, the order of starting, chain, call
    now, started = 0.0, 0
    while line or running:
        while line and len(running) < concurrency:
            chain, call = line.popleft()
            heapq.heappush(running, (now + chains[chain][call], started, chain, call))
            started += 1
        now, _, chain, call = heapq.heappop(running)
        if call + 1 < len(chains[chain]):
            line.append((chain, call + 1))
    return now


def most_speedup(durations: Sequence[float], concurrency: int | None = None) -> float | None:
    """The most that independent calls can gain: min(n, concurrency, T1 / longest), no unit, at least 1.

    None when there is no call, or none takes any time. Source: Graham (1966); T1 / longest is Brent's (1974) T1 / Tinf.
    """
    longest = max(durations, default=0.0)
    if longest <= 0:
        return None
    return min(len(durations), concurrency or len(durations), sum(durations) / longest)


def chaining_calls(topics: int = 1, steps: int = 3) -> int:
    """Calls: each topic goes through each step."""
    return topics * steps


def routing_calls(specialists: int | None = None) -> int:
    """Calls: the classifier and one answer; with the number of specialists: all of them start with the classifier."""
    return 2 if specialists is None else 1 + specialists


def routing_seconds(classify: float, answer: float) -> float:
    """Seconds: the answer waits for the label."""
    return classify + answer


def speculative_seconds(classify: float, answer: float, ahead: int = 0, concurrency: int | None = None) -> float:
    """Seconds when the answer starts together with the classifier: the longer of the two.

    `ahead`: specialists that stand in line before the chosen one. With too few slots it gets its own when the label
    comes, at the latest: then the sum, an upper bound.
    """
    in_time = concurrency is None or ahead + 2 <= concurrency
    return max(classify, answer) if in_time else classify + answer


def parallelization_calls(items: int) -> int:
    """Calls: one an item, in either reading."""
    return items


def orchestrator_calls(subtasks: int) -> int:
    """Calls: plan, workers, synthesis; for an empty plan one direct answer in place of both."""
    return 1 + subtasks + 1


def orchestrator_seconds(
    plan: float, workers: Sequence[float], synthesis: float, concurrency: int | None = None
) -> float:
    """Seconds: plan, then the workers side by side, then the synthesis (or the direct answer)."""
    return plan + side_by_side([[worker] for worker in workers], concurrency) + synthesis


def evaluator_calls(rounds: int, candidates: int = 1, given: bool = False) -> int:
    """Calls: a draft and its verdict for each candidate of each round.

    Passing at evaluation k gives k rounds, never passing within the limit m gives m. `given`: the first draft was
    handed in, so nobody writes it.
    """
    return 2 * rounds * candidates - (candidates if given else 0)


def evaluator_seconds(rounds: Sequence[Chain], candidates: int = 1, concurrency: int | None = None) -> float:
    """Seconds: rounds wait for each other; in a round the candidates go side by side, each as long as the first.

    `rounds`: seconds to write and to judge a draft, round by round; to judge alone where it was given.
    """
    return sum(side_by_side([chain] * candidates, concurrency) for chain in rounds)


@dataclass(frozen=True)
class Law:
    """The law of one reading: as numbers, in words, and filled with the durations of the forecast."""

    calls: int
    seconds: float
    calls_rule: str
    calls_filled: str
    seconds_rule: str
    seconds_filled: str


def law(pattern: str, side: Side, plan: Trace, *, concurrency: int | None = None, candidates: int = 3) -> Law:
    """What one reading of a pattern should cost, from `plan`, the forecast of its sequential reading.

    `concurrency` and `candidates` are those of the parallel reading. Exact where no attempt of the plan failed, but for
    a limited speculation (at most) and for best-of-N (as if all candidates were like the first, and as many rounds).
    Raises ValueError for a plan that is not a forecast, KeyError for a pattern without a law.
    """
    if plan.world != "predicted":
        raise ValueError(f"a law is filled from a forecast, not from a run that is {plan.world}")
    return _LAWS[pattern](plan, 1, 1) if side == "sequential" else _LAWS[pattern](plan, concurrency, candidates)


def _chaining(plan: Trace, cap: int | None, _: int) -> Law:
    chains = [[_seconds(s) for s in calls] for _, calls in groupby(plan.spans, lambda span: span.group)]
    count, steps = len(chains), max(map(len, chains), default=0)
    if count < 2:
        alone = [[[seconds]] for seconds in (chains[0] if chains else [])]
        return Law(steps, one_by_one(chains), "one a step", str(steps), "the sum of the steps", _fill(alone, 1))
    calls = sum(map(len, chains))
    times = f"{count} × {steps} = {calls}" if calls == chaining_calls(count, steps) else str(calls)
    cap = _binding(cap, count)
    seconds, rule = side_by_side(chains, cap), _words("chain", cap)
    return Law(calls, seconds, "topics × steps", times, rule, _fill([chains], cap))


def _routing(plan: Trace, cap: int | None, _: int) -> Law:
    classify, answer = ([_seconds(s) for s in plan.spans] + [0.0, 0.0])[:2]
    if cap == 1:
        seconds, filled = routing_seconds(classify, answer), _fill([[[classify]], [[answer]]], 1)
        return Law(routing_calls(), seconds, "classifier + 1", "1 + 1 = 2", "classifier + specialist", filled)
    names = list(SPECIALISTS)
    ahead = max((names.index(s.step) for s in plan.spans if s.step in names), default=0)
    seconds = speculative_seconds(classify, answer, ahead, cap)
    if cap is None or ahead + 2 <= cap:
        rule, filled = "the longer of classifier and chosen specialist", _fill([[[classify], [answer]]], None)
    else:
        rule = f"at most classifier + specialist, which has {ahead + 1} calls before it in line"
        filled = _fill([[[classify]], [[answer]]], 1)
    calls = routing_calls(len(names))
    return Law(calls, seconds, "classifier + all specialists", f"1 + {len(names)} = {calls}", rule, filled)


def _parallelization(plan: Trace, cap: int | None, _: int) -> Law:
    items = [[_seconds(s)] for s in plan.spans]
    cap = _binding(cap, len(items))
    calls, seconds = parallelization_calls(len(items)), side_by_side(items, cap)
    return Law(calls, seconds, "one an item", str(calls), _words("call", cap), _fill([items], cap))


def _orchestrator(plan: Trace, cap: int | None, _: int) -> Law:
    parts = (("plan",), ("worker",), ("synthesis", "answer"))
    first, workers, last = ([[_seconds(s)] for s in plan.spans if s.step in steps] for steps in parts)
    calls, cap = orchestrator_calls(len(workers)), _binding(cap, len(workers))
    seconds = orchestrator_seconds(one_by_one(first), [w for (w,) in workers], one_by_one(last), cap)
    filled = _fill([first, workers, last], cap)
    if not workers:
        return Law(calls, seconds, "plan + direct answer", "1 + 1 = 2", "plan + direct answer", filled)
    rule = f"plan + {_words('worker', cap)} + synthesis"
    return Law(calls, seconds, "plan + workers + synthesis", f"1 + {len(workers)} + 1 = {calls}", rule, filled)


def _evaluator(plan: Trace, cap: int | None, n: int) -> Law:
    writes = [_seconds(s) for s in plan.spans if s.step != "evaluate"]
    judges = [_seconds(s) for s in plan.spans if s.step == "evaluate"]
    given = bool(plan.spans) and plan.spans[0].step == "evaluate"
    first = [judges[:1]] if given else []
    rounds = first + [list(pair) for pair in zip_longest(writes, judges[len(first) :], fillvalue=0.0)]
    calls, seconds = evaluator_calls(len(rounds), n, given), evaluator_seconds(rounds, n, cap)
    several, less = f" × {n}" if n > 1 else "", f" − {n}" if given else ""
    calls_rule = "2 × rounds" + (" × candidates" if several else "") + (" − the draft that was given" if given else "")
    rule = "for each round draft + verdict" + (", candidates side by side, each like the first" if several else "")
    if several:
        filled = _fill([[[side_by_side([chain] * n, cap)]] for chain in rounds], 1)
    else:
        filled = _total([f"({' + '.join(f'{part:.2f}' for part in chain)})" for chain in rounds], seconds)
    return Law(calls, seconds, calls_rule, f"2 × {len(rounds)}{several}{less} = {calls}", rule, filled)


_LAWS: dict[str, Callable[[Trace, int | None, int], Law]] = {
    "prompt_chaining": _chaining,
    "routing": _routing,
    "speculative_routing": _routing,
    "parallelization": _parallelization,
    "orchestrator_workers": _orchestrator,
    "evaluator_optimizer": _evaluator,
}


def _seconds(span: Span) -> float:
    return span.duration or 0.0


def _binding(cap: int | None, count: int) -> int | None:
    """The limit where it holds anything back; None for one that leaves room for all."""
    return None if cap is not None and 1 < cap >= count else cap


def _words(unit: str, cap: int | None) -> str:
    if cap == 1:
        return f"all {unit}s, one after the other"
    return f"the longest {unit}" if cap is None else f"the {unit}s in {cap} slots, each as soon as one is free"


def _fill(stages: Sequence[Sequence[Chain]], cap: int | None) -> str:
    """Stages wait for each other; the chains of a stage go side by side, as far as the slots allow."""
    pieces = [_stage([sum(chain) for chain in stage], stage, cap) for stage in stages if stage]
    return _total(pieces, sum(side_by_side(stage, cap) for stage in stages))


def _total(pieces: Sequence[str], seconds: float) -> str:
    sum_up = " + ".join(pieces)
    return f"{sum_up} s" if sum_up == f"{seconds:.2f}" else f"{sum_up} = {seconds:.2f} s"


def _stage(ends: list[float], chains: Sequence[Chain], cap: int | None) -> str:
    shown = [f"{end:.2f}" for end in ends]
    if len(shown) > _SHOWN:
        shown[_SHOWN - 1 : -1] = ["…"]
    if cap == 1 or len(ends) == 1:
        return " + ".join(shown)
    if cap is None:
        return f"max({', '.join(shown)})"
    return f"{side_by_side(chains, cap):.2f} for {', '.join(shown)}"


_ALIKE = 0.03  # times that differ by less than this share count as equal


def why(law: Law, trace: Trace) -> str:
    """Why a run keeps to its law or does not, in a plain sentence or two."""
    late = trace.makespan - law.seconds
    if trace.calls == law.calls and abs(late) <= _ALIKE * law.seconds:
        return "The law and the trace agree."
    loop, said = trace.pattern == "evaluator_optimizer", []
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
    if again := sum(max(0, len(s.attempts) - 1) for s in trace.spans):
        said.append(f"{_count(again, 'attempt')} more than calls: a failed one was made again after a pause.")
    if loop and sum(not s.after for s in trace.spans) > 1:
        said.append("Each round waits for its slowest candidate; the law takes all to be like the first.")
    if trace.pattern == "speculative_routing" and late < 0 and _limited(trace):
        said.append("The chosen specialist got its slot before the label came.")
    return " ".join(said) or "Each call took a little longer or shorter than in the forecast."


def reason(sequential: Trace, parallel: Trace) -> str:
    """Why the parallel reading is as fast as it is, in a plain sentence or two, by the numbers of both traces."""
    if not sequential.spans or not parallel.spans:
        return "No call was made."
    return _REASONS.get(parallel.pattern, _items)(sequential, parallel)


def _chains(sequential: Trace, parallel: Trace) -> str:
    chains = len({s.group for s in parallel.spans})
    if chains == 1:
        return "A chain cannot overlap: each step needs the answer of the step before it."
    return f"The steps of a chain cannot overlap, but {chains} chains can. {_pace(parallel, 'chain', chains)}"


def _items(sequential: Trace, parallel: Trace) -> str:
    n = parallel.calls
    if n == 1:
        return "One item is one call: there is nothing to overlap."
    if _limited(parallel):
        return _pace(parallel, "item", n)
    slowest = parallel.longest
    if slowest is None or _seconds(slowest) <= (1 + _ALIKE) * sum(map(_seconds, parallel.spans)) / n:
        return f"“{n}x faster for {n} items” holds here: all {_word(n)} take the same time."
    return (
        f"“{n}x faster for {n} items” holds when all {_word(n)} take the same time. "
        f"Here {parallel.names[slowest.id]} takes {_seconds(slowest):.2f} s and everyone waits for it."
    )


def _workers(sequential: Trace, parallel: Trace) -> str:
    workers = [s for s in parallel.spans if s.step == "worker"]
    if not workers:
        return "The plan named no subtask, so one direct answer followed: a chain cannot overlap."
    if len(workers) == 1:
        return "There was one subtask: plan, worker and synthesis are a chain, and a chain cannot overlap."
    alone = sum(_seconds(s) for s in parallel.spans if s.step != "worker")
    return (
        f"Only the workers overlap: plan and synthesis take {alone:.2f} s of the {parallel.makespan:.2f} s. "
        f"{_pace(parallel, 'worker', len(workers))}"
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
    return f"Label and answer were made at the same time, and {slower.step} was the slower of the two. {losers}"


def _candidates(sequential: Trace, parallel: Trace) -> str:
    n = sum(not s.after for s in parallel.spans)
    one, best = (sum(s.step == "evaluate" for s in trace.spans) for trace in (sequential, parallel))
    best //= max(n, 1)
    said = "A loop cannot overlap: each round needs the verdict before it. "
    if best < one:
        return said + (
            f"With the best of {_word(n)} it ended after {_count(best, 'round')} instead of {one}: "
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


def _word(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return words[count] if count < len(words) else str(count)


def _count(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
