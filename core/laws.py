"""The lesson's laws: how many calls a pattern makes and how long it takes, computed from the durations of its calls.

Times are seconds, counts have no unit. `law` fills a law from the forecast of the sequential reading, never from the
run that it is then compared with; `core.reasons` puts the two side by side in words.

Sources: the lesson, "Cost & Performance"; Graham (1966), "Bounds for certain multiprocessing anomalies", and Brent
(1974), "The parallel evaluation of general arithmetic expressions", for calls that share a limited number of slots.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Literal

from core.paths import depends_on
from core.patterns.routing import SPECIALISTS
from core.schedule import ends_after, schedule, schedule_chains
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
    return max((end for calls in schedule_chains(chains, concurrency) for _, end in calls), default=0.0)


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
    handed in, so nobody writes it, and as it has no rivals the first round is its verdict alone.
    """
    return 1 + 2 * (rounds - 1) * candidates if given else 2 * rounds * candidates


def evaluator_seconds(
    rounds: Sequence[Chain], candidates: int = 1, concurrency: int | None = None, given: bool = False
) -> float:
    """Seconds: rounds wait for each other; in a round the candidates go side by side, each as long as the first.

    `rounds`: seconds to write and to judge a draft, round by round. `given`: the first draft was handed in; its round
    is the seconds to judge it, once.
    """
    return sum(side_by_side(stage, concurrency) for stage in _rivals(rounds, candidates, given))


def _rivals(rounds: Sequence[Chain], candidates: int, given: bool) -> list[list[Chain]]:
    """The chains of each round: as many as there are candidates, but one for a draft that was given."""
    return [[chain] * (1 if given and number == 0 else candidates) for number, chain in enumerate(rounds)]


def support_calls(category: str) -> int:
    """Calls: the classifier, then a chain of three, two checks and their reply, or one answer."""
    return 1 + {"technical": 3, "billing": 3, "general": 1}[category]


def research_calls(subtasks: int, rounds: int) -> int:
    """Calls: the orchestrator's, then a verdict and a new draft in turn, since the first draft is the synthesis."""
    return orchestrator_calls(subtasks) + evaluator_calls(rounds, given=True)


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
    A pattern without a law of its own has that of its longest chain. Raises ValueError for a plan that is no forecast.
    """
    if plan.world != "predicted":
        raise ValueError(f"a law is filled from a forecast, not from a run that is {plan.world}")
    rule = _LAWS.get(pattern, _any)
    return rule(plan, 1, 1) if side == "sequential" else rule(plan, concurrency, candidates)


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
    calls, seconds = evaluator_calls(len(rounds), n, given), evaluator_seconds(rounds, n, cap, given)
    several, of_each = (" × candidates", f" × {n}") if n > 1 else ("", "")
    calls_rule, calls_filled = f"2 × rounds{several}", f"2 × {len(rounds)}{of_each} = {calls}"
    if given:
        calls_rule = f"verdict on the given draft + 2 × later rounds{several}"
        calls_filled = f"1 + 2 × {len(rounds) - 1}{of_each} = {calls}"
    rule = "for each round draft + verdict" + (", candidates side by side, each like the first" if several else "")
    if several:
        filled = _fill([[[side_by_side(stage, cap)]] for stage in _rivals(rounds, n, given)], 1)
    else:
        filled = _total([f"({' + '.join(f'{part:.2f}' for part in chain)})" for chain in rounds], seconds)
    return Law(calls, seconds, calls_rule, calls_filled, rule, filled)


def _support(plan: Trace, cap: int | None, _: int) -> Law:
    side = ("account", "policy")
    label = [[_seconds(s)] for s in plan.spans[:1]]
    checks = [[_seconds(s)] for s in plan.spans[1:] if s.step in side]
    others = [[_seconds(s)] for s in plan.spans[1:] if s.step not in side]
    cap, category = _binding(cap, len(checks)), _category(plan)
    calls = support_calls(category)
    if category == "billing":
        stages, counts = [label, checks, others], "1 + 2 + 1"
        calls_rule, rule = "classifier + checks + reply", f"classifier + {_words('check', cap)} + reply"
    else:
        stages, counts = [label, *([step] for step in others)], f"1 + {calls - 1}"
        chain = "the steps of the chain" if category == "technical" else "1"
        calls_rule, rule = f"classifier + {chain}", "classifier + each call after it: no two can overlap"
    seconds = sum(side_by_side(stage, cap) for stage in stages)
    return Law(calls, seconds, calls_rule, f"{counts} = {calls}", rule, _fill(stages, cap))


def _category(plan: Trace) -> str:
    """The route that the forecast's label names; without a usable one it is the fallback's."""
    label = plan.spans[0].parsed if plan.spans else None
    return str(label["category"]) if isinstance(label, dict) else "general"


def _research(plan: Trace, cap: int | None, _: int) -> Law:
    judged = ("evaluate", "improve")
    found, made = (
        plan.model_copy(update={"spans": tuple(s for s in plan.spans if (s.step in judged) == late)})
        for late in (False, True)
    )
    first, second = _orchestrator(found, cap, 1), _evaluator(made, None, 1)
    seconds = first.seconds + second.seconds
    pieces = [one.seconds_filled.removesuffix(" s").partition(" = ")[0] for one in (first, second) if one.seconds]
    rounds = max(1, sum(s.step == "evaluate" for s in plan.spans))
    calls = research_calls(sum(s.step == "worker" for s in plan.spans), rounds)
    return Law(
        calls,
        seconds,
        f"{first.calls_rule}, then 1 + 2 × later rounds",
        f"({first.calls_filled.partition(' = ')[0]}) + (1 + 2 × {rounds - 1}) = {calls}",
        f"{first.seconds_rule}, then the rounds one after the other",
        _total(pieces, seconds),
    )


def _any(plan: Trace, cap: int | None, _: int) -> Law:
    """For a pattern without a law of its own: what waits for what is taken from the forecast."""
    times = {s.id: _seconds(s) for s in plan.spans}
    cap = _binding(cap, len(times))
    seconds = ends_after(schedule(times, depends_on(plan), cap))
    if cap == 1:
        rule, filled = "all calls, one after the other", _fill([[[one]] for one in times.values()], 1)
    elif cap is None:
        rule = "the longest chain of calls that wait for each other"
        filled = _fill([[[_seconds(s)]] for s in plan.critical_path()], 1)
    else:
        rule, filled = f"the calls in {cap} slots, each as soon as it may start", f"{seconds:.2f} s"
    return Law(len(times), seconds, "one for each call of the plan", str(len(times)), rule, filled)


_LAWS: dict[str, Callable[[Trace, int | None, int], Law]] = {
    "prompt_chaining": _chaining,
    "routing": _routing,
    "speculative_routing": _routing,
    "parallelization": _parallelization,
    "orchestrator_workers": _orchestrator,
    "evaluator_optimizer": _evaluator,
    "support_system": _support,
    "research_report": _research,
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
