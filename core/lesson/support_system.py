"""What the lab knows about the support system."""

from __future__ import annotations

from math import fsum
from typing import Any, get_args

from core.laws.laws import Law, as_sum, binding, in_slots, lasted, side_by_side
from core.laws.reasons import limited
from core.lesson.ask import which_of
from core.lesson.lesson import Advice, Entry, Lesson, Neighbours, PatternPlan, Pitfall
from core.lesson.naive.support_system import naive_support
from core.lesson.summed import Summed, by_fallback, failed_fields
from core.patterns.routing import routing
from core.patterns.support_system import Category, billing, support_system, technical
from core.run import Run
from core.trace.counts import counted
from core.trace.trace import Trace

_CHECKS = ("account", "policy")


def support_calls(category: str) -> int:
    """Calls: the classifier, then a chain of three, two checks and their reply, or one answer."""
    return 1 + {"technical": 3, "billing": 3, "general": 1}[category]


def _law(forecast: Trace, cap: int | None, candidates: int) -> Law:
    label = [[lasted(s)] for s in forecast.spans[:1]]
    checks = [[lasted(s)] for s in forecast.spans[1:] if s.step in _CHECKS]
    others = [[lasted(s)] for s in forecast.spans[1:] if s.step not in _CHECKS]
    cap, category = binding(cap, len(checks)), _category(forecast)
    calls = support_calls(category)
    if category == "billing":
        stages, counts = [label, checks, others], "1 + 2 + 1"
        calls_rule, rule = "classifier + checks + reply", f"classifier + {in_slots('check', cap)} + reply"
    else:
        stages, counts = [label, *([step] for step in others)], f"1 + {calls - 1}"
        chain = "the steps of the chain" if category == "technical" else "1"
        calls_rule, rule = f"classifier + {chain}", "classifier + each call after it: no two can overlap"
    seconds = fsum(side_by_side(stage, cap) for stage in stages)
    return Law(calls, seconds, calls_rule, f"{counts} = {calls}", rule, as_sum(stages, cap))


def _category(forecast: Trace) -> str:
    """The route that the forecast's label names; without a usable one it is the fallback's."""
    label = forecast.spans[0].parsed if forecast.spans else None
    return str(label["category"]) if isinstance(label, dict) else "general"


def _reason(sequential: Trace, parallel: Trace) -> str:
    checks = [s for s in parallel.spans if s.step in _CHECKS]
    if len(checks) < 2:
        return f"This route is a chain of {counted(parallel.calls, 'call')}, and a chain cannot overlap."
    alone = fsum(lasted(s) for s in parallel.spans if s not in checks)
    words = f"Only the two checks overlap: label and reply take {alone:.2f} s of the {parallel.makespan:.2f} s."
    if limited(parallel) or parallel.concurrency == 1:
        return f"{words} One call at a time leaves nothing to gain."
    slower = max(checks, key=lasted)
    return f"{words} Of the two, {slower.step} takes {lasted(slower):.2f} s and sets the pace."


def lost_checks(supported: Any) -> list[str]:
    """The steps of its route that failed."""
    return failed_fields(supported.route)


def unfinished(supported: Any) -> str:
    """What the last step of its route did not do to the reply, since it failed; empty where it did."""
    route = supported.route
    if not getattr(route, "verified", True):
        return "not verified"
    return "" if getattr(route, "combined", True) else "not combined"


def _outcome(run: Run[Any]) -> str:
    if run.result is None:
        return "There is no reply."
    lost = lost_checks(run.result)
    if not lost:
        return ""
    named = all(name in run.result.response.lower() for name in lost)
    return f"The {' and the '.join(lost)} check is missing. The reply {'says so' if named else 'does not say so'}."


def _state(supported: Any, target: int | None) -> str:
    lacks = ["partial reply"] if lost_checks(supported) or unfinished(supported) else []
    return ", ".join(filter(None, [*lacks, unfinished(supported)])) or by_fallback(supported, target)


_SUMMED = Summed(missing=lost_checks, state=_state, broke_off=unfinished)

LESSONS = (
    Lesson(
        support_system,
        number=6,
        page=Entry(
            "Intelligent support system",
            "Routing, then a chain, two checks side by side, or one call.",
            "Combined",
            "the sum of one way",
            menu="Support system",
        ),
        plan=PatternPlan(
            "Message",
            "Reply",
            (
                ("classify", "decide", ()),
                ("diagnose", "work", (0,)), ("solution", "work", (1,)), ("verify", "work", (2,)),
                ("account", "work", (0,)), ("policy", "work", (0,)), ("reply", "combine", (4, 5)),
                ("answer", "work", (0,)),
            ),
            "by one route",
        ),
        law=_law,
        reason=_reason,
        advice=Advice(
            "The kinds of input need not only other words but other steps: one a chain, one two checks, one a single "
            "call. You have built and tested each route alone. Most messages are simple and should not pay for the "
            "hard ones.",
            "One prompt serves all kinds, or only the instructions differ: then plain routing is enough. A wrong label "
            "is dear, since all that follows goes the wrong way. You cannot yet say what each route should do.",
        ),
        summed=_SUMMED,
        delivers="response",
        pitfall=Pitfall(
            "One of two checks fails and is left out in silence: the reply looks whole.",
            naive_support, support_system, "policy-down", _outcome,
        ),
        neighbours=Neighbours(
            ("Routing", routing),
            ("Support system", support_system),
            "Routing ends at one call of a specialist. Here each label leads on to a pattern of its own, and the code "
            "that decides stays as short.",
        ),
        alone="this route is a chain",
        asks=(which_of(get_args(Category), "Which route will this message take?"),),
    ),
    Lesson(naive_support, summed=_SUMMED),
    Lesson(technical, short="prompt chaining"),
    Lesson(billing, short="parallelization"),
)  # fmt: skip
