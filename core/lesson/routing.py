"""What the lab knows about routing, and about its speculative reading."""

from __future__ import annotations

from typing import Any, get_args

from core.laws.costs import Tokens
from core.laws.estimate import Estimate, Formula, Inputs, Stages, estimate
from core.laws.laws import Law, as_sum, lasted
from core.laws.reasons import pace
from core.lesson.ask import which_of
from core.lesson.lesson import Advice, Costs, Entry, Lesson, Neighbours, PatternPlan, Pitfall, example
from core.lesson.naive.routing import naive_route
from core.patterns.routing import SPECIALISTS, Category, routing, speculative_routing
from core.run import Pattern, Reading, Run
from core.trace.compare import as_long
from core.trace.counts import spelled
from core.trace.trace import Trace

_EARLY = "The chosen specialist got its slot before the label came."


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
    # Two more slots than there are ahead: the classifier has one, too, and the chosen one needs its own.
    in_time = concurrency is None or ahead + 2 <= concurrency
    return max(classify, answer) if in_time else classify + answer


def _law(forecast: Trace, cap: int | None, candidates: int) -> Law:
    # A forecast that failed has fewer calls, and a law of it is still to be drawn.
    classify, answer = ([lasted(s) for s in forecast.spans] + [0.0, 0.0])[:2]
    seconds, filled = routing_seconds(classify, answer), as_sum([[[classify]], [[answer]]], 1)
    return Law(routing_calls(), seconds, "classifier + 1", "1 + 1 = 2", "classifier + specialist", filled)


def _law_of_speculation(forecast: Trace, cap: int | None, candidates: int) -> Law:
    if cap == 1:
        return _law(forecast, cap, candidates)
    classify, answer = ([lasted(s) for s in forecast.spans] + [0.0, 0.0])[:2]
    names = list(SPECIALISTS)
    ahead = max((names.index(s.step) for s in forecast.spans if s.step in names), default=0)
    seconds = speculative_seconds(classify, answer, ahead, cap)
    if cap is None or ahead + 2 <= cap:
        rule, filled = "the longer of classifier and chosen specialist", as_sum([[[classify], [answer]]], None)
    else:
        rule = f"at most classifier + specialist, which has {ahead + 1} calls before it in line"
        filled = as_sum([[[classify]], [[answer]]], 1)
    calls = routing_calls(len(names))
    counts = f"1 + {len(names)} = {calls}"
    return Law(calls, seconds, "classifier + all specialists", counts, rule, filled, loses=_EARLY)


def _reason(sequential: Trace, parallel: Trace) -> str:
    label = next((s for s in parallel.spans if s.kind == "decide"), None)
    chosen = (label.parsed or {}).get("category", "general") if label else ""
    won = next((s for s in parallel.spans if s.step == chosen), None)
    lost = len(parallel.spans) - 2
    if label is None or won is None or lost < 1:
        return "With one call at a time nothing starts before the label: this is the plain route."
    losers = f"The {spelled(lost)} that lost cost calls, not time."
    if won.start is not None and label.end is not None and won.start >= label.end:
        return f"{pace(parallel, 'specialist', lost + 1)} The chosen one started when the label came. {losers}"
    slower = label if lasted(label) > lasted(won) else won
    which = "took as long" if as_long(lasted(label), lasted(won)) else f"{slower.step} was the slower of the two"
    return f"Label and answer were made at the same time, and {which}. {losers}"


def _readings(pattern: Pattern[Any], inputs: tuple[Any, ...], options: dict[str, Any]) -> tuple[Reading, Reading]:
    """Classify, then answer; against all specialists starting with the classifier."""
    # The classic route has nothing to limit: its second call waits for the label anyway.
    cap = options.pop("concurrency", None)
    return Reading(routing, inputs, options), Reading(speculative_routing, inputs, {**options, "concurrency": cap})


def _estimate(given: Inputs) -> Estimate:
    calls, t = routing_calls(), given.seconds
    seconds = routing_seconds(t, t)
    return estimate(
        "routing",
        (
            Formula(calls, "1 classifier + 1 specialist", f"1 + 1 = {calls}"),
            Formula(seconds, "classifier + specialist", f"{t:.2f} + {t:.2f} = {seconds:.2f} s"),
        ),
        Formula(2 * given.prompt, "2 × prompt", f"2 × {given.prompt:,} = {2 * given.prompt:,}"),
        [Tokens(given.prompt, given.answer)] * 2,
        Stages([("decide", [[t]]), ("work", [[t]])], None),
    )


def _outcome(run: Run[Any]) -> str:
    if run.result is None:
        labelled = any(span.status == "ok" for span in run.trace.spans)
        return f"The message {'was classified' if labelled else 'got no label'}, and nobody answered it."
    return f"The specialist for {run.result.category} answered."


_ASKS = (which_of(get_args(Category), "Which specialist will answer this message?"),)

_ROUTING = Lesson(
    routing,
    number=2,
    page=Entry(
        "Routing",
        "A classifier picks the one specialist who answers.",
        "Patterns",
        "classifier + one",
    ),
    plan=PatternPlan("Message", "Reply", (("classify", "decide", ()), *((s, "work", (0,)) for s in SPECIALISTS))),
    law=_law,
    reason=_reason,
    readings=_readings,
    costs=Costs(
        _estimate,
        "When the input falls into kinds, each with a specialist.",
        "All four specialists started together with the classifier would be 5 calls, and the time of the "
        "longer of classifier and specialist.",
    ),
    advice=Advice(
        "Inputs fall into a few kinds that you can name, and each kind is handled better by its own prompt, model or "
        "tool. The label is easier to give than the answer. Money or time is saved because most inputs are simple.",
        "All kinds get nearly the same prompt: the label then costs a call and changes nothing. The kinds overlap, or "
        "one message often has two. You cannot say where an unclear input should go.",
    ),
    pitfall=Pitfall(
        "The classifier may say “general”, and the table of specialists has no entry for it.",
        naive_route, routing, "student-discount", _outcome,
    ),
    neighbours=Neighbours(
        ("Routing", routing),
        ("Speculative routing", speculative_routing),
        "All specialists start with the classifier; when the label is known, the others are cancelled.",
    ),
    example=example("routing", '"I need a refund!"', 'print(result["response"])', "'Where is my parcel?'"),
    delivers="response",
    short="routing",
    alone="the answer waits for the label",
    asks=_ASKS,
)  # fmt: skip
_SPECULATIVE = Lesson(
    speculative_routing,
    number=2,
    plan=PatternPlan("Message", "Reply", (("classify", "decide", ()), *((s, "work", ()) for s in SPECIALISTS))),
    law=_law_of_speculation,
    reason=_reason,
    forecast_by=routing,
    delivers="response",
    rivals=True,
    short="routing",
    alone="the answer waits for the label",
    asks=_ASKS,
)
LESSONS = (_ROUTING, _SPECULATIVE)
