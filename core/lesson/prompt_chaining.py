"""What the lab knows about prompt chaining."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from core.laws.costs import Tokens
from core.laws.estimate import Estimate, Formula, Inputs, Size, Stages, estimate, shared
from core.laws.laws import Law, as_sum, binding, in_slots, lasted, one_by_one, side_by_side
from core.laws.reasons import pace
from core.lesson.lesson import Advice, Costs, Entry, Lesson, Many, Neighbours, Next, PatternPlan, Pitfall, example
from core.lesson.naive.prompt_chaining import naive_chain
from core.lesson.summed import Summed
from core.lesson.use_cases.gated_chain import gated_chain
from core.lesson.use_cases.topic_in_one_call import topic_in_one_call
from core.models.simulated.replies.topics import topics
from core.patterns.prompt_chaining import prompt_chaining
from core.run import Run
from core.trace.counts import counted, spelled
from core.trace.trace import Trace


def chaining_calls(topics: int = 1, steps: int = 3) -> int:
    """Calls: each topic goes through each step."""
    return topics * steps


def _law(forecast: Trace, cap: int | None, candidates: int) -> Law:
    chains = [[lasted(s) for s in calls] for _, calls in groupby(forecast.spans, lambda span: span.group)]
    count, steps = len(chains), max(map(len, chains), default=0)
    if count < 2:
        alone = [[[seconds]] for seconds in (chains[0] if chains else [])]
        return Law(steps, one_by_one(chains), "one a step", str(steps), "the sum of the steps", as_sum(alone, 1))
    calls = sum(map(len, chains))
    # A chain in which a step failed is shorter than the others: then the calls are no product.
    times = f"{count} × {steps} = {calls}" if calls == chaining_calls(count, steps) else str(calls)
    cap = binding(cap, count)
    seconds, rule = side_by_side(chains, cap), in_slots("chain", cap)
    return Law(calls, seconds, "topics × steps", times, rule, as_sum([chains], cap))


def _reason(sequential: Trace, parallel: Trace) -> str:
    chains = len({s.group for s in parallel.spans})
    if chains == 1:
        return "A chain cannot overlap: each step needs the answer of the step before it."
    return f"The steps of a chain cannot overlap, but {chains} chains can. {pace(parallel, 'chain', chains)}"


def _estimate(given: Inputs) -> Estimate:
    steps, topics, cap = given.sizes["steps"], given.sizes["topics"], given.concurrency
    calls = chaining_calls(topics, steps)
    chains = [[given.seconds] * steps] * topics
    seconds = side_by_side(chains, cap)
    one = f"{steps} × {given.seconds:.2f}"
    if topics == 1:
        counted = Formula(calls, "N steps, one after the other", str(calls))
        timed = Formula(seconds, "N × seconds a call", f"{one} = {seconds:.2f} s")
    else:
        counted = Formula(calls, "topics × N steps", f"{topics} × {steps} = {calls}")
        timed = shared(given, seconds, topics, f"{topics} × {one}", "N × seconds a call, the chains side by side", one)
    inside = f"{steps} × {given.prompt:,} + {steps - 1} × {given.answer:,}"
    read = topics * (steps * given.prompt + (steps - 1) * given.answer)
    several = f"{topics} × ({inside})" if topics > 1 else inside
    rule = "N × prompt + (N − 1) × answer"
    requests = [Tokens(given.prompt + (given.answer if step else 0), given.answer) for step in range(steps)] * topics
    return estimate(
        "prompt_chaining",
        (counted, timed),
        Formula(read, f"topics × ({rule})" if topics > 1 else rule, f"{several} = {read:,}"),
        requests,
        Stages([("work", chains)], cap),
    )


def _outcome(run: Run[Any]) -> str:
    if run.result is None:
        kept = [span.step for span in run.trace.spans if span.status == "ok"]
        return f"It stops at the step that failed and says so. Kept: {', '.join(kept) or 'nothing'}."
    return "" if run.result.draft else "The last step was asked to edit an empty draft, and its answer is handed over."


def unpolished(written: Any) -> str:
    """What the last step of a chain did not do, since it failed; of several chains, in how many of them."""
    if (chains := getattr(written, "chains", None)) is None:
        return "" if written.polished else "the draft, not polished"
    count = sum(bool(chain) and not chain.polished for chain in chains)
    return f"{counted(count, 'text')} not polished" if count else ""


_POINT = re.compile(r"^\s*(?:\d+[.)]|[-*•])\s+(.+)$", re.MULTILINE)
_WORD = re.compile(r"\w{4,}")  # shorter ones stand in any text
_MET = 2 / 3  # of the words of a point stand in a text that has it


def _points_in(text: str, outline: str) -> tuple[int, int]:
    """How many points of an outline a text has, by the words of each, and how many there are."""
    points, words = _POINT.findall(outline), set(_WORD.findall(text.lower()))
    own = [set(_WORD.findall(point.lower())) for point in points]
    return sum(bool(point) and len(point & words) >= _MET * len(point) for point in own), len(points)


def _bought(single: Run[Any], chain: Run[Any]) -> str:
    """The points of the outline and the words that both texts have, counted; nothing where the model knew nothing."""
    one, other = single.result, chain.result
    if one is None or other is None or any(span.unknown for run in (single, chain) for span in run.trace.spans):
        return ""
    long, short = (len(text.split()) for text in (other.final, one.final))
    has, count = _points_in(other.final, other.outline)
    alone, _ = _points_in(one.final, other.outline)
    calls = f"The {spelled(chain.trace.calls)} calls bought"
    if not count:
        return f"{calls} a text of {long} words, where one call wrote {short}."
    more = "" if has > alone else " no more:"
    points = f"{has} of the outline’s {count} points in {long} words"
    return f"{calls}{more} {points}, where one call has {alone} in {short}."


def _known_topics() -> tuple[str, ...]:
    """What the simulated model can write about."""
    return tuple(topic.title for topic in topics() if topic.of(""))


LESSONS = (
    Lesson(
        prompt_chaining,
        number=1,
        page=Entry(
            "Prompt chaining",
            "Each step works on the answer of the step before.",
            "Patterns",
            "the sum",
        ),
        plan=PatternPlan(
            "Topic", "Final text", (("outline", "work", ()), ("draft", "work", (0,)), ("final", "work", (1,)))
        ),
        law=_law,
        reason=_reason,
        costs=Costs(
            _estimate,
            "When the steps depend on each other.",
            "Each prompt contains the answer before it, so the tokens that go in grow along the chain. If "
            "each prompt contained all answers before it, they would grow with the square of N.",
            (Size("steps", "Steps of the chain", 3, 1, 12), Size("topics", "Topics, a chain each", 1, 1, 20, "", True)),
        ),
        advice=Advice(
            "The task has steps that you could write on a list before you start, and each needs the result of the one "
            "before it. You want to check or log what happens in between. A gate belongs where a bad answer would "
            "spoil all that follows.",
            "One prompt does it as well: try that first, it is a third of the time. The steps do not need each other: "
            "then they can run side by side. What comes next depends on the answer: then it is a route.",
        ),
        pitfall=Pitfall(
            "A step fails, its answer counts as an empty text, and the next step works on nothing.",
            naive_chain, prompt_chaining, "empty-step", _outcome,
        ),
        neighbours=Neighbours(
            ("Chain", prompt_chaining),
            ("Chain with a gate", gated_chain),
            "A gate is one more call whose answer the code looks at: go on, send back once, or stop.",
        ),
        example=example("prompt_chaining", '"machine learning basics"', 'print(result["final"])', "'AI'"),
        many=Many("topic", "one chain", "text", "texts", least=2),
        summed=Summed(
            {"words_out": lambda chain: str(len(chain.final.split()) or "")},
            state=lambda written, _: unpolished(written),
            broke_off=unpolished,
        ),
        delivers="final",
        single=topic_in_one_call,
        bought=_bought,
        nexts=(
            Next("Try three topics", preset="three-topics", start="compare", level=True),
            Next("Beside one call", start="single"),
            Next("Change the steps", preset="by-hand"),
        ),
        short="chain",
        alone="a chain cannot overlap",
        items=_known_topics,
    ),
)  # fmt: skip
