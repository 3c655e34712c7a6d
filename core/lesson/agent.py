"""What the lab knows about the agent, and about the fixed workflow that it is compared with."""

from __future__ import annotations

import re
from typing import Any

from core.lesson.lesson import Entry, Lesson, PatternPlan
from core.lesson.summed import Summed
from core.patterns.agent import agent
from core.patterns.fixed_workflow import fixed_workflow
from core.prompts.templates import templates
from core.run import Pattern, Reading
from core.trace.trace import Trace

_NOTHING = re.compile(r"(i|we) (have )?(found nothing|could not find|did not find)\b", re.IGNORECASE)


def _readings(pattern: Pattern[Any], inputs: tuple[Any, ...], options: dict[str, Any]) -> tuple[Reading, Reading]:
    """The fixed workflow against the agent, each with the prompts, the models and the faults of its own steps.

    The agent gets, and refuses, also those that nobody knows.
    """
    cap, breaks = options.pop("concurrency", None), options.pop("breaks", ())
    by_step = {name: options.pop(name, None) or {} for name in ("prompts", "models")}
    steps = {template.step for template in templates(fixed_workflow)}

    def own(mine: bool) -> dict[str, Any]:
        texts = {
            name: {step: text for step, text in given.items() if (step in steps) == mine}
            for name, given in by_step.items()
        }
        faults = tuple(one for one in breaks if (one.step in steps) == mine)
        return {**options, **texts, "concurrency": cap, "breaks": faults}

    return Reading(fixed_workflow, inputs, own(True)), Reading(agent, inputs, own(False))


def _facts(answered: Any, trace: Trace) -> dict[str, object]:
    """What a promise may name: how often each tool was used, and whether the answer says that nothing was found."""
    steps = [span.step for span in trace.spans]
    found = not _NOTHING.match(answered.answer)
    return {"searches": steps.count("search"), "calculations": steps.count("calculate"), "found": found}


def _lacks(answered: Any) -> str:
    return "answer" if answered.ended == "limit" else ""


def _state(answered: Any, _: int | None) -> str:
    return "no answer: the bound is reached" if _lacks(answered) else ""


_AGENT = Lesson(
    agent,
    number=8,
    page=Entry(
        "Workflows and agents",
        "Who chooses the next step: your code, or the model?",
        "Agents",
        script="workflows_vs_agents",
    ),
    plan=PatternPlan(
        "Question",
        "Answer",
        (
            ("decide 1", "decide", ()), ("tool 1", "work", (0,)), ("decide 2", "decide", (1,)),
            ("tool …", "work", (2,)), ("decide n", "decide", (3,)),
        ),
    ),
    readings=_readings,
    summed=Summed(facts=_facts, state=_state, lacks=_lacks),
    delivers="answer",
    sides=("Workflow", "Agent"),
)  # fmt: skip
_FIXED = Lesson(
    fixed_workflow,
    number=8,
    plan=PatternPlan(
        "Question",
        "Answer",
        (
            ("query", "work", ()), ("search", "work", (0,)), ("expression", "work", (1,)),
            ("calculate", "work", (2,)), ("answer", "work", (3,)),
        ),
    ),
    delivers="answer",
)  # fmt: skip
LESSONS = (_AGENT, _FIXED)
