"""A pattern before it has run: its plan, dashed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from core.layout import layout
from core.span import Kind, Span
from core.trace import Trace

Words = tuple[str, str]  # what stands in bold, and what stands below or beside it


@dataclass(frozen=True)
class Plan:
    """A pattern before it has run: its words, and its steps with the places of those they depend on."""

    input: str
    result: str
    steps: tuple[tuple[str, Kind, tuple[int, ...]], ...]
    order: str = ""  # what the result keeps

    @property
    def known(self) -> bool:
        return self is not _UNKNOWN

    @cached_property
    def columns(self) -> int:
        """How many columns its diagram takes; 0 when it is not known."""
        return layout(_planned(self)).width if self.known else 0

    @cached_property
    def last(self) -> set[str]:
        """The steps whose answers make the result."""
        inner = {b for _, _, before in self.steps for b in before}
        return {name.split()[0] for i, (name, _, _) in enumerate(self.steps) if i not in inner}


_SPECIALISTS = ("shipping", "refund", "technical", "general")
PLANS = {
    "prompt_chaining": Plan(
        "Topic", "Final text", (("outline", "work", ()), ("draft", "work", (0,)), ("final", "work", (1,)))
    ),
    "routing": Plan("Message", "Reply", (("classify", "decide", ()), *((s, "work", (0,)) for s in _SPECIALISTS))),
    "speculative_routing": Plan(
        "Message", "Reply", (("classify", "decide", ()), *((s, "work", ()) for s in _SPECIALISTS))
    ),
    "parallelization": Plan(
        "E-mails", "Classes", tuple((f"classify {n}", "work", ()) for n in ("1", "2", "…", "n")), "input order"
    ),
    "orchestrator_workers": Plan(
        "Task",
        "Answer",
        (
            ("plan", "decide", ()), *((f"worker {n}", "work", (0,)) for n in ("1", "2", "…", "n")),
            ("synthesis", "combine", (1, 2, 3, 4)),
        ),
    ),
    "evaluator_optimizer": Plan(
        "Task",
        "Best draft",
        (
            ("draft", "work", ()), ("evaluate 1", "judge", (0,)), ("improve 1", "work", (1,)),
            ("evaluate 2", "judge", (2,)), ("improve …", "work", (3,)), ("evaluate n", "judge", (4,)),
        ),
    ),
    "support_system": Plan(
        "Message",
        "Reply",
        (
            ("classify", "decide", ()),
            ("diagnose", "work", (0,)), ("solution", "work", (1,)), ("verify", "work", (2,)),
            ("account", "work", (0,)), ("policy", "work", (0,)), ("reply", "combine", (4, 5)), ("answer", "work", (0,)),
        ),
        "by one route",
    ),
    "research_report": Plan(
        "Topic",
        "Best report",
        (
            ("plan", "decide", ()), *((f"worker {n}", "work", (0,)) for n in ("1", "2", "…", "n")),
            ("synthesis", "combine", (1, 2, 3, 4)), ("evaluate 1", "judge", (5,)), ("improve 1", "work", (6,)),
            ("evaluate 2", "judge", (7,)), ("improve …", "work", (8,)), ("evaluate n", "judge", (9,)),
        ),
    ),
    "agent": Plan(
        "Question",
        "Answer",
        (
            ("decide 1", "decide", ()), ("tool 1", "work", (0,)), ("decide 2", "decide", (1,)),
            ("tool …", "work", (2,)), ("decide n", "decide", (3,)),
        ),
    ),
    "fixed_workflow": Plan(
        "Question",
        "Answer",
        (
            ("query", "work", ()), ("search", "work", (0,)), ("expression", "work", (1,)),
            ("calculate", "work", (2,)), ("answer", "work", (3,)),
        ),
    ),
    "gated_chain": Plan(
        "Notes", "Final text",
        (
            ("outline", "work", ()), ("gate", "decide", (0,)), ("add", "work", (1,)), ("gate again", "decide", (2,)),
            ("draft", "work", (3,)), ("final", "work", (4,)),
        ),
    ),
    "moderation": Plan(
        "Comment", "Decision", (("moderate", "decide", ()), ("review", "work", (0,)), ("remove", "work", (0,)))
    ),
    "model_choice": Plan(
        "Questions", "Answers",
        (("sort 1", "decide", ()), ("simple", "work", (0,)), ("sort n", "decide", ()), ("complex", "work", (2,))),
        "input order",
    ),
    "prompt_test": Plan(
        "Messages", "Better prompt",
        (("A 1", "work", ()), ("judge 1", "judge", (0,)), ("B 1", "work", ()), ("judge 2", "judge", (2,))),
    ),
    "voting": Plan("Text", "Decision", tuple((name, "decide", ()) for name in ("safety", "clarity", "budget"))),
    "documents": Plan(
        "Documents", "Summaries", tuple((f"summarise {n}", "work", ()) for n in ("1", "2", "…", "n")), "input order"
    ),
    "perspectives": Plan(
        "Text", "Views", tuple((name, "work", ()) for name in ("pupils", "teachers", "parents", "neighbours"))
    ),
}  # fmt: skip
_UNKNOWN = Plan("Input", "Result", (("…", "work", ()),))


def plan_of(pattern: str) -> Plan:
    """What is known of a pattern beforehand; little of one that is not ours."""
    return PLANS.get(pattern, _UNKNOWN)


def sketch(pattern: str, *, world: Words = ("simulated", "model")) -> dict[str, Any]:
    """A pattern before its run, dashed, with nothing of the forecast in it."""
    plan = plan_of(pattern)
    found = layout(_planned(plan))
    calls: list[dict[str, Any]] = [
        {"id": i, "name": name, "kind": kind, "row": i, "column": found.columns[i], "status": "idle", "attempts": []}
        for i, (name, kind, _) in enumerate(plan.steps)
    ]
    covered = ("Forecast covered", "Guess the calls and the seconds, then run it or show it.")
    if world[0] == "live":
        covered = ("No forecast", "Only the simulated model can be predicted. Run it to see the times.")
    return {
        "run": "", "status": "ready", "ended": False, "state": ["ready", "Ready", "nothing sent yet"], "world": world,
        "calls": calls, "edges": found.edges, "columns": found.width, "input": (plan.input, "your input"),
        "result": (plan.result, plan.order), "covered": covered,
    }  # fmt: skip


_UNSENT: dict[str, Any] = {  # what no call has before its run
    "group": None, "place": (0,), "model": "", "queued": 0.0, "start": None, "end": None, "status": "queued",
    "attempts": (),
}  # fmt: skip


def _planned(plan: Plan) -> Trace:
    spans = [
        Span(id=i, step=name.split()[0], kind=kind, after=before, **_UNSENT)
        for i, (name, kind, before) in enumerate(plan.steps)
    ]
    return Trace.model_construct(spans=tuple(spans))
