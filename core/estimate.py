"""The cost of the five patterns from a few numbers: calls, seconds and tokens, as formulas and filled in.

Seconds and tokens are those of one call, taken as equal for all calls; only one item or worker may be slower. Every
prompt is the reader's own text plus the answers that it contains, so tokens grow along a chain. Source: the lesson,
"Cost & Performance", with the calls of the evaluator made exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from core.costs import Tokens, total
from core.laws import (
    chaining_calls,
    evaluator_calls,
    evaluator_seconds,
    orchestrator_calls,
    orchestrator_seconds,
    parallelization_calls,
    routing_calls,
    routing_seconds,
    side_by_side,
)
from core.schedule import schedule_chains
from core.span import Kind


@dataclass(frozen=True)
class Inputs:
    """What the reader sets. `slowest`: how many times as long the slowest item or worker takes."""

    steps: int = 3
    topics: int = 1
    items: int = 5
    subtasks: int = 4
    rounds: int = 2
    seconds: float = 2.0
    slowest: float = 1.0
    prompt: int = 200
    answer: int = 300
    concurrency: int | None = None

    def side(self, count: int) -> list[list[float]]:
        """Independent calls, the last one being the slowest."""
        return [[self.seconds * (self.slowest if number == count - 1 else 1)] for number in range(count)]


class Filled(NamedTuple):
    """A formula, and what it comes to."""

    value: float
    rule: str
    filled: str


class Call(NamedTuple):
    """One call as it is drawn: its times in seconds, and the lane it lies in."""

    kind: Kind
    start: float
    end: float
    lane: int


@dataclass(frozen=True)
class Estimate:
    """What one pattern costs for the inputs."""

    pattern: str
    calls: Filled
    seconds: Filled
    tokens_in: Filled
    tokens_out: Filled
    requests: tuple[Tokens, ...]
    drawn: tuple[Call, ...]

    def dollars(self, model: str) -> Decimal | None:
        """US dollars on a model; None when its price is not known."""
        return total(model, self.requests)


def estimates(given: Inputs) -> list[Estimate]:
    """The five patterns, in the lesson's order."""
    return [make(given) for make in (_chaining, _routing, _parallelization, _orchestrator, _evaluator)]


def _chaining(given: Inputs) -> Estimate:
    steps, topics, cap = given.steps, given.topics, given.concurrency
    calls = chaining_calls(topics, steps)
    chains = [[given.seconds] * steps] * topics
    seconds = side_by_side(chains, cap)
    one = f"{steps} × {given.seconds:.2f}"
    if topics == 1:
        counted = Filled(calls, "N steps, one after the other", str(calls))
        timed = Filled(seconds, "N × seconds a call", f"{one} = {seconds:.2f} s")
    else:
        counted = Filled(calls, "topics × N steps", f"{topics} × {steps} = {calls}")
        timed = _shared(given, seconds, topics, f"{topics} × {one}", "N × seconds a call, the chains side by side", one)
    inside = f"{steps} × {given.prompt:,} + {steps - 1} × {given.answer:,}"
    read = topics * (steps * given.prompt + (steps - 1) * given.answer)
    several = f"{topics} × ({inside})" if topics > 1 else inside
    rule = "N × prompt + (N − 1) × answer"
    requests = [Tokens(given.prompt + (given.answer if step else 0), given.answer) for step in range(steps)] * topics
    return _estimate(
        "prompt_chaining",
        (counted, timed),
        Filled(read, f"topics × ({rule})" if topics > 1 else rule, f"{several} = {read:,}"),
        requests,
        _drawn([("work", chains)], cap),
    )


def _routing(given: Inputs) -> Estimate:
    calls, t = routing_calls(), given.seconds
    seconds = routing_seconds(t, t)
    return _estimate(
        "routing",
        (
            Filled(calls, "1 classifier + 1 specialist", f"1 + 1 = {calls}"),
            Filled(seconds, "classifier + specialist", f"{t:.2f} + {t:.2f} = {seconds:.2f} s"),
        ),
        Filled(2 * given.prompt, "2 × prompt", f"2 × {given.prompt:,} = {2 * given.prompt:,}"),
        [Tokens(given.prompt, given.answer)] * 2,
        _drawn([("decide", [[t]]), ("work", [[t]])], None),
    )


def _parallelization(given: Inputs) -> Estimate:
    n, items, cap = given.items, given.side(given.items), given.concurrency
    seconds, read = side_by_side(items, cap), given.items * given.prompt
    timed = _shared(given, seconds, n, _sum(given, n), "the longest of the N calls", _longest(given, n))
    return _estimate(
        "parallelization",
        (Filled(parallelization_calls(n), "N items, one call each", str(n)), timed),
        Filled(read, "N × prompt", f"{n} × {given.prompt:,} = {read:,}"),
        [Tokens(given.prompt, given.answer)] * n,
        _drawn([("work", items)], cap),
    )


def _orchestrator(given: Inputs) -> Estimate:
    n, t, cap, p, a = given.subtasks, given.seconds, given.concurrency, given.prompt, given.answer
    workers = given.side(n)
    calls, seconds = orchestrator_calls(n), orchestrator_seconds(t, [w for (w,) in workers], t, cap)
    if n == 0:
        counted = Filled(calls, "1 plan + 1 direct answer", "1 + 1 = 2")
        timed = Filled(seconds, "plan + direct answer", f"{t:.2f} + {t:.2f} = {seconds:.2f} s")
        requests = [Tokens(p, a)] * 2
        read = Filled(2 * p, "2 × prompt", f"2 × {p:,} = {2 * p:,}")
    else:
        counted = Filled(calls, "1 plan + N workers + 1 synthesis", f"1 + {n} + 1 = {calls}")
        inner = side_by_side(workers, cap)
        middle = _shared(given, inner, n, _sum(given, n), "the longest worker", _longest(given, n))
        timed = Filled(
            seconds, f"plan + {middle.rule} + synthesis", f"{t:.2f} + {inner:.2f} + {t:.2f} = {seconds:.2f} s"
        )
        shares = [a // n + (number < a % n) for number in range(n)]  # each worker reads its own line of the plan
        requests = [Tokens(p, a), *(Tokens(p + share, a) for share in shares), Tokens(p + n * a, a)]
        whole = (n + 2) * p + (n + 1) * a
        read = Filled(whole, "(N + 2) × prompt + (N + 1) × answer", f"{n + 2} × {p:,} + {n + 1} × {a:,} = {whole:,}")
    stages: list[tuple[Kind, list[list[float]]]] = [("decide", [[t]]), ("work", workers)]
    stages.append(("combine" if n else "work", [[t]]))
    return _estimate("orchestrator_workers", (counted, timed), read, requests, _drawn(stages, cap))


def _evaluator(given: Inputs) -> Estimate:
    k, t, p, a = given.rounds, given.seconds, given.prompt, given.answer
    calls, seconds = evaluator_calls(k), evaluator_seconds([[t, t]] * k)
    judge, improve = Tokens(p + a, a), Tokens(p + 2 * a, a)
    requests = [Tokens(p, a), judge, *[improve, judge] * (k - 1)]
    read = 2 * k * p + (3 * k - 2) * a
    stages: list[tuple[Kind, list[list[float]]]] = [("work", [[t]]), ("judge", [[t]])]
    return _estimate(
        "evaluator_optimizer",
        (
            Filled(calls, "2 calls a round, k rounds: 2k", f"2 × {k} = {calls}"),
            Filled(seconds, "2k × seconds a call", f"{calls} × {t:.2f} = {seconds:.2f} s"),
        ),
        Filled(read, "2k × prompt + (3k − 2) × answer", f"{2 * k} × {p:,} + {3 * k - 2} × {a:,} = {read:,}"),
        requests,
        _drawn(stages * k, None),
    )


def _estimate(
    pattern: str, law: tuple[Filled, Filled], read: Filled, requests: Sequence[Tokens], drawn: tuple[Call, ...]
) -> Estimate:
    """Every call writes one answer."""
    n, each = len(requests), requests[0].out
    written = Filled(n * each, "calls × answer", f"{n} × {each:,} = {n * each:,}")
    return Estimate(pattern, *law, read, written, tuple(requests), drawn)


def _shared(given: Inputs, seconds: float, count: int, whole: str, rule: str, filled: str) -> Filled:
    """The seconds of calls or chains that may overlap, as far as the limit lets them."""
    cap = given.concurrency
    if cap == 1:
        return Filled(seconds, "all calls, one after the other", f"{whole} = {seconds:.2f} s")
    if cap is None or cap >= count:
        return Filled(seconds, rule, f"{filled} = {seconds:.2f} s")
    return Filled(seconds, f"{count} in turns, {cap} at once", f"{seconds:.2f} s")


def _sum(given: Inputs, count: int) -> str:
    t = given.seconds
    return f"{count} × {t:.2f}" if given.slowest == 1 else f"{count - 1} × {t:.2f} + {t * given.slowest:.2f}"


def _longest(given: Inputs, count: int) -> str:
    t = given.seconds
    if count == 1 or given.slowest == 1:
        return f"max({t * given.slowest:.2f})" if count == 1 else f"max({t:.2f}, …, {t:.2f})"
    return f"max({t:.2f}, …, {t * given.slowest:.2f})"


def _drawn(stages: Sequence[tuple[Kind, Sequence[Sequence[float]]]], cap: int | None) -> tuple[Call, ...]:
    """Stages wait for each other; a call lies in the first lane that is free."""
    found: list[Call] = []
    begin = 0.0
    for kind, chains in stages:
        line = chains if cap != 1 else [[seconds for chain in chains for seconds in chain]]  # one chain to its end
        calls = sorted(span for chain in schedule_chains(line, cap) for span in chain)
        lanes: list[float] = []
        for start, end in calls:
            lane = next((n for n, free in enumerate(lanes) if free <= start + 1e-9), len(lanes))
            lanes[lane : lane + 1] = [end]
            found.append(Call(kind, begin + start, begin + end, lane))
        begin += max((end for _, end in calls), default=0.0)
    return tuple(found)
