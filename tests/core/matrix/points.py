"""Where a fault strikes: a step of a pattern, or some of its items; and what must be left of the run then."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import core
from core.gather import Failed
from core.patterns.support_system import APART
from core.run import Run
from tests.core.matrix.faults import Fault
from tests.core.matrix.provider import text_of

EMAILS = [f"mail {number}" for number in range(5)]
PARTS = ["travel", "budget", "food"]


@dataclass(frozen=True)
class Point:
    """`items`: the places in the gather that are struck; none: every call of the step. `budget`: the requests that are
    sent before it. `ends`: how the run ends by a fault that lasts, and `keeps` asserts what is left of it.
    """

    name: str
    pattern: Any
    value: Any
    step: str
    budget: int
    ends: Callable[[Fault], str]
    keeps: Callable[[Run[Any], Fault], None]
    items: tuple[str, ...] = ()
    category: str = "refund"

    def strikes(self, step: str, item: str) -> bool:
        return step == self.step and (not self.items or item in self.items)

    def healthy(self, step: str, item: str, body: dict[str, Any]) -> str:
        """A whole answer for a request."""
        # By the shape, since a repair of an answer is a step of its own.
        shape = body.get("text", {}).get("format", {}).get("name")
        if shape in ("SupportCategory", "SupportLabel"):
            return json.dumps({"category": self.category, "urgency": "low"})
        if shape == "TaskPlan":
            return json.dumps({"subtasks": PARTS})
        if shape == "Evaluation":
            improved = text_of("improve")[:20] in json.dumps(body)
            return json.dumps({"score": 9 if improved else 5, "feedback": "It is short."})
        return text_of(step)


def always(status: str) -> Callable[[Fault], str]:
    return lambda fault: status


def by_fallback(fault: Fault) -> str:
    """An answer that cannot be used is a label like any other: the fallback's. Without an answer there is no route."""
    return "partial" if fault.unusable else "failed"


def left(run: Run[Any]) -> list[str]:
    """The steps whose answers are there."""
    return [span.step for span in run.trace.spans if span.status == "ok"]


def only(*steps: str) -> Callable[[Run[Any], Fault], None]:
    """These answers are in the run, and no step after them was asked for."""

    def check(run: Run[Any], fault: Fault) -> None:
        assert left(run) == list(steps) and run.result is None, f"kept {left(run)}"
        assert run.trace.spans[-1].status == "error"

    return check


def draft_is_final(run: Run[Any], fault: Fault) -> None:
    assert run.result.final == run.result.draft == text_of("draft") and not run.result.polished


def general_route(run: Run[Any], fault: Fault) -> None:
    if not fault.unusable:
        return only()(run, fault)
    assert run.result.fallback and run.result.category == "general" and len(left(run)) == 1


def items_left(*missing: int) -> Callable[[Run[Any], Fault], None]:
    def check(run: Run[Any], fault: Fault) -> None:
        came = [not isinstance(one, Failed) for one in run.result.classifications]
        assert came == [number not in missing for number in range(len(EMAILS))]

    return check


def gap_is_named(run: Run[Any], fault: Fault) -> None:
    assert [bool(one) for one in run.result.results] == [True, False, True]
    if not run.result.synthesis:  # nothing could be sent any more
        assert fault.fatal is not False and "Missing part: budget" in run.result.text
    else:
        assert not fault.fatal
        assert "Missing part: budget" in run.trace.spans[4].prompt and run.result.synthesis == text_of("synthesis")


def parts_are_left(run: Run[Any], fault: Fault) -> None:
    assert run.result.results == [text_of("worker")] * 3 and isinstance(run.result.synthesis, Failed)


def draft_is_left(ended: str, score: int | None, final: str) -> Callable[[Run[Any], Fault], None]:
    def check(run: Run[Any], fault: Fault) -> None:
        assert (run.result.ended, run.result.score, run.result.final) == (ended, score, text_of(final))

    return check


def solution_is_reply(run: Run[Any], fault: Fault) -> None:
    assert run.result.response == text_of("solution") and not run.result.route.verified


def policy_is_named(run: Run[Any], fault: Fault) -> None:
    assert run.result.route.account and not run.result.route.policy
    if not run.result.route.combined:
        assert fault.fatal is not False and "Missing part: the policy" in run.result.response
    else:
        assert not fault.fatal
        assert "Missing part: the policy" in run.trace.spans[-1].prompt and run.result.response == text_of("reply")


def checks_are_reply(run: Run[Any], fault: Fault) -> None:
    assert run.result.response.startswith(APART) and run.result.response.count(text_of("account")) == 1


def report_keeps_gap(run: Run[Any], fault: Fault) -> None:
    assert [bool(one) for one in run.result.results] == [True, False, True] and run.result.final


CHAIN, ROUTE, MANY, PLAN, LOOP = (
    core.prompt_chaining, core.routing, core.parallelization, core.orchestrator_workers, core.evaluator_optimizer,
)  # fmt: skip
DESK, RESEARCH = core.support_system, core.research_report
POINTS = (
    Point("chain, outline", CHAIN, "tides", "outline", 0, always("failed"), only()),
    Point("chain, draft", CHAIN, "tides", "draft", 1, always("failed"), only("outline")),
    Point("chain, final", CHAIN, "tides", "final", 2, always("partial"), draft_is_final),
    Point("route, classifier", ROUTE, "my money", "classify", 0, by_fallback, general_route),
    Point("route, specialist", ROUTE, "my money", "refund", 1, always("failed"), only("classify")),
    Point("items, one of five", MANY, EMAILS, "classify", 4, always("partial"), items_left(2), ("2",)),
    Point("items, three of five", MANY, EMAILS, "classify", 2, always("partial"), items_left(0, 2, 4), ("0", "2", "4")),
    Point("items, all", MANY, EMAILS, "classify", 0, always("failed"), lambda run, fault: None),
    Point("plan, planner", PLAN, "a trip", "plan", 0, always("failed"), only()),
    Point("plan, one worker", PLAN, "a trip", "worker", 3, always("partial"), gap_is_named, ("1",)),
    Point("plan, all workers", PLAN, "a trip", "worker", 1, always("failed"), lambda run, fault: None),
    Point("plan, synthesis", PLAN, "a trip", "synthesis", 4, always("partial"), parts_are_left),
    Point("loop, draft", LOOP, "a poem", "draft", 0, always("failed"), only()),
    Point("loop, verdict", LOOP, "a poem", "evaluate", 1, always("partial"),
          draft_is_left("judge failed", None, "draft")),
    Point("loop, improvement", LOOP, "a poem", "improve", 2, always("partial"),
          draft_is_left("improve failed", 5, "draft")),
    Point("desk, classifier", DESK, "broken", "classify", 0, by_fallback, general_route, category="technical"),
    Point("desk, verify", DESK, "broken", "verify", 3, always("partial"), solution_is_reply, category="technical"),
    Point("desk, policy", DESK, "my bill", "policy", 2, always("partial"), policy_is_named, category="billing"),
    Point("desk, reply", DESK, "my bill", "reply", 3, always("partial"), checks_are_reply, category="billing"),
    Point("research, one worker", RESEARCH, "tea", "worker", 3, always("partial"), report_keeps_gap, ("1",)),
    Point("research, verdict", RESEARCH, "tea", "evaluate", 5, always("partial"),
          draft_is_left("judge failed", None, "synthesis")),
    Point("research, improvement", RESEARCH, "tea", "improve", 6, always("partial"),
          draft_is_left("improve failed", 5, "synthesis")),
)  # fmt: skip
