"""What the lab knows about orchestrator-workers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum
from typing import Any

from core.gather import Failed
from core.laws.costs import Tokens
from core.laws.estimate import Estimate, Formula, Inputs, Size, Stages, estimate, longest, shared, whole
from core.laws.laws import Law, as_sum, binding, in_slots, lasted, one_by_one, side_by_side
from core.laws.reasons import pace
from core.lesson.ask import how_many_parts
from core.lesson.lesson import Advice, ByHand, Costs, Entry, Lesson, Neighbours, PatternPlan, Pitfall, example
from core.lesson.naive.orchestrator_workers import naive_orchestrator
from core.lesson.summed import Summed
from core.lesson.use_cases.your_plan import your_plan
from core.patterns.orchestrator_workers import CAP, TaskPlan, orchestrator_workers
from core.patterns.parallelization import parallelization
from core.run import Run
from core.trace.counts import counted, listed
from core.trace.span import Kind
from core.trace.trace import Trace


def orchestrator_calls(subtasks: int) -> int:
    """Calls: plan, workers, synthesis; for an empty plan one direct answer in place of both."""
    return 1 + subtasks + 1


def orchestrator_seconds(
    plan: float, workers: Sequence[float], synthesis: float, concurrency: int | None = None
) -> float:
    """Seconds: plan, then the workers side by side, then the synthesis (or the direct answer)."""
    return plan + side_by_side([[worker] for worker in workers], concurrency) + synthesis


def law_of_workers(forecast: Trace, cap: int | None, candidates: int) -> Law:
    """Plan, workers, synthesis, as far as the forecast has them."""
    parts = (("plan",), ("worker",), ("synthesis", "answer"))
    first, workers, last = ([[lasted(s)] for s in forecast.spans if s.step in steps] for steps in parts)
    calls, cap = orchestrator_calls(len(workers)), binding(cap, len(workers))
    seconds = orchestrator_seconds(one_by_one(first), [w for (w,) in workers], one_by_one(last), cap)
    filled = as_sum([first, workers, last], cap)
    if not workers:
        return Law(calls, seconds, "plan + direct answer", "1 + 1 = 2", "plan + direct answer", filled)
    rule = f"plan + {in_slots('worker', cap)} + synthesis"
    return Law(calls, seconds, "plan + workers + synthesis", f"1 + {len(workers)} + 1 = {calls}", rule, filled)


def reason_of_workers(parallel: Trace, others: str) -> str:
    """Why only the workers overlap; `others`: what the other calls are."""
    workers = [s for s in parallel.spans if s.step == "worker"]
    if not workers:
        return "The plan named no subtask, so one direct answer followed: a chain cannot overlap."
    if len(workers) == 1:
        return "There was one subtask: plan, worker and synthesis are a chain, and a chain cannot overlap."
    alone = fsum(lasted(s) for s in parallel.spans if s.step != "worker")
    return (
        f"Only the workers overlap: {others} take {alone:.2f} s of the {parallel.makespan:.2f} s. "
        f"{pace(parallel, 'worker', len(workers))}"
    )


def _reason(sequential: Trace, parallel: Trace) -> str:
    return reason_of_workers(parallel, "plan and synthesis")


def _estimate(given: Inputs) -> Estimate:
    n, t, cap, p, a = given.sizes["subtasks"], given.seconds, given.concurrency, given.prompt, given.answer
    workers = given.side(n)
    calls, seconds = orchestrator_calls(n), orchestrator_seconds(t, [w for (w,) in workers], t, cap)
    if n == 0:
        counted = Formula(calls, "1 plan + 1 direct answer", "1 + 1 = 2")
        timed = Formula(seconds, "plan + direct answer", f"{t:.2f} + {t:.2f} = {seconds:.2f} s")
        requests = [Tokens(p, a)] * 2
        read = Formula(2 * p, "2 × prompt", f"2 × {p:,} = {2 * p:,}")
    else:
        counted = Formula(calls, "1 plan + N workers + 1 synthesis", f"1 + {n} + 1 = {calls}")
        inner = side_by_side(workers, cap)
        middle = shared(given, inner, n, whole(given, n), "the longest worker", longest(given, n))
        timed = Formula(
            seconds, f"plan + {middle.rule} + synthesis", f"{t:.2f} + {inner:.2f} + {t:.2f} = {seconds:.2f} s"
        )
        shares = [a // n + (number < a % n) for number in range(n)]  # each worker reads its own line of the plan
        requests = [Tokens(p, a), *(Tokens(p + share, a) for share in shares), Tokens(p + n * a, a)]
        total = (n + 2) * p + (n + 1) * a
        read = Formula(total, "(N + 2) × prompt + (N + 1) × answer", f"{n + 2} × {p:,} + {n + 1} × {a:,} = {total:,}")
    stages: list[tuple[Kind, list[list[float]]]] = [("decide", [[t]]), ("work", workers)]
    stages.append(("combine" if n else "work", [[t]]))
    return estimate("orchestrator_workers", (counted, timed), read, requests, Stages(stages, cap))


def parts_left_out(trace: Trace) -> dict[int, list[str]]:
    """The subtasks that a plan named and no worker got, by the id of the planner's call."""
    plans = {s.id: s.parsed["subtasks"] for s in trace.spans if s.step == "plan" and isinstance(s.parsed, dict)}
    return {id: TaskPlan(subtasks=subtasks).tidy()[1] for id, subtasks in plans.items()}


def _plan_of(run: Run[Any]) -> list[str]:
    """The subtasks that were done, on one line each."""
    return [" ".join(part.split()) for part in run.result.subtasks] if run.result is not None else []


def _unplanned(parts: list[str]) -> str:
    done, left_out = TaskPlan(subtasks=parts).tidy()
    if not done:
        return "Write at least one part."
    if not left_out:
        return ""
    if len(parts) > CAP and len(done) == CAP:
        return f"That is {len(parts)} parts; {CAP} are allowed. Take {len(parts) - CAP} out."
    return f"A part stands there twice: {left_out[0]}"


def lost_parts(report: Any) -> list[str]:
    """The subtasks of a result whose worker failed."""
    pairs = zip(report.subtasks, report.results, strict=True)
    return [part for part, result in pairs if isinstance(result, Failed)]


def state_of_parts(report: Any, _: int | None = None) -> str:
    """Whether the parts were handed over as they came."""
    return "" if report.synthesis else "the parts, not combined"


# What an answer may name of a report.
PARTS: dict[str, Callable[[Any], str]] = {
    "parts": lambda report: counted(len(report.subtasks), "part") if report.subtasks else "no parts",
    "first_part": lambda report: report.subtasks[0] if report.subtasks else "",
    "last_part": lambda report: report.subtasks[-1] if report.subtasks else "",
    "left_out": lambda report: listed([f"“{part}”" for part in report.left_out]),
    "missing": lambda report: listed(lost_parts(report)),
}


def missing_parts(lost: Sequence[str], what: str, named: bool) -> str:
    """How many parts are missing, and whether `what` the user gets says so; empty where none is."""
    if not lost:
        return ""
    parts = "1 part is" if len(lost) == 1 else f"{len(lost)} parts are"
    return f"{parts} missing. The {what} {'says so' if named else 'does not say so'}."


def _outcome(run: Run[Any]) -> str:
    if run.result is None:
        return "There is no answer."
    lost = lost_parts(run.result)
    if not run.result.synthesis:
        return " ".join(filter(None, ["The parts are handed over as they came.", missing_parts(lost, "answer", True)]))
    # A model has words of its own for a gap: naming each part that is lost counts as saying so.
    named = "missing" in run.result.synthesis.lower() or all(part in run.result.synthesis for part in lost)
    return missing_parts(lost, "answer", named)


PARTS_ASKED = how_many_parts("How many parts will the plan of this task have?", CAP + 4)

LESSONS = (
    Lesson(
        orchestrator_workers,
        number=4,
        page=Entry(
            "Orchestrator–workers",
            "A planner splits the task, workers share it, one call combines.",
            "Patterns",
            "plan + longest + combine",
        ),
        plan=PatternPlan(
            "Task",
            "Answer",
            (
                ("plan", "decide", ()),
                *((f"worker {n}", "work", (0,)) for n in ("1", "2", "…", "n")),
                ("synthesis", "combine", (1, 2, 3, 4)),
            ),
        ),
        law=law_of_workers,
        reason=_reason,
        costs=Costs(
            _estimate,
            "When the task has to be split while it runs.",
            "The synthesis reads all N answers, so its prompt is the longest of them all.",
            (Size("subtasks", "Subtasks", 4, 0, 50, "With none, the plan is followed by one direct answer.", True),),
        ),
        advice=Advice(
            "The parts of the task are different each time, and only somebody who has read it can name them. The parts "
            "can be done apart from each other. The answer is too long or too wide for one call.",
            "The parts are always the same: write them into the code, and save the planner and its mistakes. The task "
            "is small: planning and combining cost two calls. Parts must agree in every detail, such as names in a "
            "story.",
        ),
        pitfall=Pitfall(
            "A worker fails, and its part is left out in silence: the answer looks whole.",
            naive_orchestrator, orchestrator_workers, "worker-down", _outcome,
        ),
        neighbours=Neighbours(
            ("Orchestrator–workers", orchestrator_workers),
            ("Parallelization", parallelization),
            "Parallelization works through a fixed set of items; an orchestrator finds its subtasks in the input. Take "
            "away the plan and the synthesis, and what is left is parallelization.",
        ),
        example=example(
            "orchestrator_workers", '"Plan a product launch"', 'print(result["synthesis"])', "'Plan a product launch'"
        ),
        summed=Summed(PARTS, missing=lost_parts, state=state_of_parts),
        delivers="synthesis",
        short="orchestrator–workers",
        left_out=parts_left_out,
        asks=(PARTS_ASKED,),
        by_hand=ByHand(
            your_plan,
            "Change the plan, run again",
            "The plan, one part per line",
            "The planner is not asked: your plan takes its place.",
            _plan_of,
            _unplanned,
        ),
    ),
)  # fmt: skip
