"""What the lab knows about parallelization."""

from __future__ import annotations

from math import fsum
from typing import Any

from core.gather import Failed
from core.laws.costs import Tokens
from core.laws.estimate import Estimate, Formula, Inputs, Size, Stages, estimate, longest, shared, whole
from core.laws.laws import Law, as_sum, binding, in_slots, lasted, most_speedup, side_by_side
from core.laws.reasons import limited, pace
from core.lesson.lesson import (
    Advice,
    Costs,
    Entry,
    Example,
    Lesson,
    Line,
    Many,
    Neighbours,
    PatternPlan,
    Pitfall,
    example,
)
from core.lesson.naive.parallelization import naive_parallel
from core.patterns.orchestrator_workers import orchestrator_workers
from core.patterns.parallelization import parallelization
from core.run import Run
from core.trace.counts import spelled
from core.trace.trace import Trace

_ALIKE = 0.03  # times that differ by less than this share count as equal


def parallelization_calls(items: int) -> int:
    """Calls: one an item, in either reading."""
    return items


def _law(forecast: Trace, cap: int | None, candidates: int) -> Law:
    items = [[lasted(s)] for s in forecast.spans]
    cap = binding(cap, len(items))
    calls, seconds = parallelization_calls(len(items)), side_by_side(items, cap)
    return Law(calls, seconds, "one an item", str(calls), in_slots("call", cap), as_sum([items], cap))


def _reason(sequential: Trace, parallel: Trace) -> str:
    n = parallel.calls
    if n == 1:
        return "One item is one call: there is nothing to overlap."
    slowest = parallel.longest
    if limited(parallel):
        busy = f" The slots were busy {parallel.efficiency:.0%} of the time." if parallel.efficiency else ""
        words = pace(parallel, "item", n) + busy
    elif slowest is None or lasted(slowest) <= (1 + _ALIKE) * fsum(map(lasted, parallel.spans)) / n:
        words = f"“{n}x faster for {n} items” holds here: all {spelled(n)} take the same time."
    else:
        words = (
            f"“{n}x faster for {n} items” holds when all {spelled(n)} take the same time. "
            f"Here {parallel.names[slowest.id]} takes {lasted(slowest):.2f} s and everyone waits for it."
        )
    return f"{words} {_most(parallel)}".rstrip()


def _most(parallel: Trace) -> str:
    """The law of the largest speed-up, filled with the run's own calls; empty when they took no time."""
    times = [lasted(s) for s in parallel.spans]
    most = most_speedup(times, parallel.concurrency)
    if most is None:
        return ""
    ratio = f"{fsum(times):.2f} s ÷ {max(times):.2f} s (added up ÷ longest call)"
    bounds = f"{len(times)} (the calls) and {ratio}"
    if parallel.concurrency:
        bounds = f"{len(times)} (the calls), {parallel.concurrency} (the limit) and {ratio}"
    smaller = "smallest" if parallel.concurrency else "smaller"
    return f"About {most:.1f}× is the most that is possible: the {smaller} of {bounds}."


def _estimate(given: Inputs) -> Estimate:
    n, cap = given.sizes["items"], given.concurrency
    items = given.side(n)
    seconds, read = side_by_side(items, cap), n * given.prompt
    timed = shared(given, seconds, n, whole(given, n), "the longest of the N calls", longest(given, n))
    return estimate(
        "parallelization",
        (Formula(parallelization_calls(n), "N items, one call each", str(n)), timed),
        Formula(read, "N × prompt", f"{n} × {given.prompt:,} = {read:,}"),
        [Tokens(given.prompt, given.answer)] * n,
        Stages([("work", items)], cap),
    )


def _outcome(run: Run[Any]) -> str:
    answered = sum(span.status == "ok" for span in run.trace.spans)
    if run.result is None:
        return f"{answered} calls were answered and paid for. Answers handed over: none."
    answers = run.result.classifications
    failed = sum(isinstance(answer, Failed) for answer in answers)
    if not failed:
        return ""
    marked = "the failed one marked in its place" if failed == 1 else f"the {failed} failed ones marked in their places"
    return f"{answered} calls were answered. Answers handed over: {len(answers) - failed}, with {marked}."


def _printed(classified: Any) -> list[Line]:
    """Each item with what came of it."""
    pairs = zip(classified.emails, classified.classifications, strict=True)
    return [Line(f"{number}.", label, f"{email} → ") for number, (email, label) in enumerate(pairs, 1)]


_NOTEBOOK = """from core import parallelization

emails = ["Meeting at 3pm", "50% off!", "Project update"]
result = await parallelization(emails)
for email, classification in zip(result["emails"], result["classifications"]):
    print(f"{email} → {classification}")"""

LESSONS = (
    Lesson(
        parallelization,
        number=3,
        page=Entry(
            "Parallelization",
            "Many independent items, all at the same time.",
            "Patterns",
            "the longest",
            # End to end the slow calls of the first one are 14 s, and the axis of all would reach there.
            example="urgent-calls",
        ),
        plan=PatternPlan(
            "E-mails", "Classes", tuple((f"classify {n}", "work", ()) for n in ("1", "2", "…", "n")), "input order"
        ),
        law=_law,
        reason=_reason,
        costs=Costs(
            _estimate,
            "When items are independent and speed counts.",
            "The lesson’s “5x faster for 5 items” is true for calls of equal length and no limit. Make "
            "one slower, or set a limit, and see.",
            (Size("items", "Items", 5, 1, 50, "For parallelization.", True),),
        ),
        advice=Advice(
            "There are many items and none needs the answer of another. You want several independent opinions on one "
            "text, so that none is coloured by the others. Somebody is waiting.",
            "An item needs what another one found. The provider lets only a few calls through at once: then the gain "
            "ends there. One item takes nearly all of the time: the others only wait for it.",
        ),
        pitfall=Pitfall(
            "One call fails, and its error is all that is handed over: as with plain asyncio.gather, the other answers "
            "are lost.",
            naive_parallel, parallelization, "one-fails", _outcome,
        ),
        neighbours=Neighbours(
            ("Parallelization", parallelization),
            ("Orchestrator–workers", orchestrator_workers),
            "The gather stays. What it gathers is no longer a fixed set: a first call finds the parts in the input, "
            "and a last one combines them.",
        ),
        example=Example(_NOTEBOOK, example("parallelization", "", "", "['Meeting at 3pm', 'Project update']").shell),
        many=Many("e-mail", "one call", "class", "classes"),
        delivers="classifications",
        short="items",
        printed=_printed,
    ),
)  # fmt: skip
