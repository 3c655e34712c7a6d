"""What the lab knows about the patterns of the lesson's use cases: their plans, and why some go one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, get_args

from core.gather import Failed
from core.lesson.ask import which_of
from core.lesson.lesson import Instead, Lesson, PatternPlan, Summary
from core.lesson.orchestrator_workers import PARTS, lost_parts, state_of_parts
from core.lesson.prompt_chaining import unpolished
from core.lesson.summed import Summed
from core.lesson.use_cases.documents import documents
from core.lesson.use_cases.gated_chain import gated_chain
from core.lesson.use_cases.model_choice import EXPENSIVE, model_choice
from core.lesson.use_cases.moderation import Decision, moderation
from core.lesson.use_cases.perspectives import perspectives
from core.lesson.use_cases.steps_by_hand import MORE, steps_by_hand
from core.lesson.use_cases.task_in_one_call import task_in_one_call
from core.lesson.use_cases.topic_in_one_call import topic_in_one_call
from core.lesson.use_cases.two_prompts import two_prompts
from core.lesson.use_cases.voting import voting
from core.lesson.use_cases.your_plan import your_plan
from core.trace.counts import listed


def _chain_of(options: Mapping[str, Any]) -> PatternPlan:
    """One step after the other, by their names."""
    names = [step["name"] for step in options.get("steps", ())]
    return PatternPlan(
        "Topic", "Final text", tuple((name, "work", (i - 1,) if i else ()) for i, name in enumerate(names))
    )


def _models(result: Any) -> str:
    """How many answers each model gave."""
    given = Counter(one.model for one in result.answers if not isinstance(one, Failed))
    return listed([f"{count} by {model}" for model, count in sorted(given.items())])


def _state_at_the_gate(gated: Any, _: int | None) -> str:
    return unpolished(gated) if gated.passed else f"stopped by the gate: no {' and no '.join(gated.missing)}"


def _summary_of_the_gate(gated: Any) -> str:
    """Whether the gate let it through, and if not, for the want of what."""
    if gated.passed:
        rest = f" The last step failed: this is {unpolished(gated)}." if unpolished(gated) else ""
        return f"**The gate let it through.** The outline names all that it asks for.{rest}"
    lacks = " and no ".join(gated.missing)
    return (
        f"**Stopped by the gate.** The outline names no {lacks}, even after it was sent back once: no text was written."
    )


LESSONS = (
    Lesson(task_in_one_call, plan=PatternPlan("Task", "Answer", (("answer", "work", ()),))),
    Lesson(
        your_plan,
        plan=PatternPlan(
            "Your plan",
            "Answer",
            (*((f"worker {n}", "work", ()) for n in ("1", "2", "…", "n")), ("synthesis", "combine", (0, 1, 2, 3))),
        ),
        summed=Summed(PARTS, missing=lost_parts, state=state_of_parts),
        delivers="synthesis",
        note="your plan, no planner was asked",
    ),
    Lesson(topic_in_one_call, plan=PatternPlan("Topic", "Final text", (("write", "work", ()),)), delivers="final"),
    Lesson(
        steps_by_hand, planned=_chain_of, listed="steps", delivers="final", alone="a chain cannot overlap", more=MORE
    ),
    Lesson(
        gated_chain,
        plan=PatternPlan(
            "Notes",
            "Final text",
            (
                ("outline", "work", ()), ("gate", "decide", (0,)), ("add", "work", (1,)),
                ("gate 2", "decide", (2,)), ("draft", "work", (3,)), ("final", "work", (4,)),
            ),
        ),
        summed=Summed(
            state=_state_at_the_gate,
            lacks=lambda gated: "" if gated.passed else "text",
            broke_off=unpolished,
        ),
        alone="each step waits for what the gate says",
        summary=Summary(_summary_of_the_gate, ("passed", "missing", "polished")),
    ),
    Lesson(
        moderation,
        plan=PatternPlan(
            "Comment", "Decision", (("moderate", "decide", ()), ("review", "work", (0,)), ("remove", "work", (0,)))
        ),
        alone="what is done with the comment waits for the label",
        asks=(which_of(get_args(Decision), "What will happen to this comment?", "decision"),),
    ),
    Lesson(
        model_choice,
        plan=PatternPlan(
            "Questions",
            "Answers",
            (
                ("sort 1", "decide", ()), ("simple", "work", (0,)), ("sort n", "decide", ()),
                ("complex", "work", (2,)),
            ),
            "input order",
        ),
        summed=Summed({"models": _models}),
        instead=Instead(EXPENSIVE, "sort", "sorting"),
    ),
    Lesson(
        two_prompts,
        plan=PatternPlan(
            "Messages",
            "Better prompt",
            (("A 1", "work", ()), ("judge 1", "judge", (0,)), ("B 1", "work", ()), ("judge 2", "judge", (2,))),
        ),
    ),
    Lesson(
        voting,
        plan=PatternPlan("Text", "Decision", tuple((name, "decide", ()) for name in ("safety", "clarity", "budget"))),
    ),
    Lesson(
        documents,
        plan=PatternPlan(
            "Documents", "Summaries", tuple((f"summarise {n}", "work", ()) for n in ("1", "2", "…", "n")), "input order"
        ),
    ),
    Lesson(
        perspectives,
        plan=PatternPlan(
            "Text", "Views", tuple((name, "work", ()) for name in ("pupils", "teachers", "parents", "neighbours"))
        ),
    ),
)  # fmt: skip
