"""A research report as a Markdown file: its label, its text, and what it is made of."""

from __future__ import annotations

import re
from typing import Any

from core.patterns.research_report import Researched
from core.run import Run
from core.trace.trace import Trace
from core.view.race import world
from pages.parts.shown import gaps

_LIVE = re.compile(r"[\\\[\]<>]")


def markdown(run: Run[Any]) -> str:
    """The final report; partial where a worker's part is missing. Nothing in it loads anything when it is opened."""
    found = run.result
    missing = gaps(found)
    title = f"# {_harmless(' '.join(_topic(run.trace).split()))}"
    label = [f"**Partial report.** Never delivered: {_harmless(', '.join(missing))}."] if missing else []
    return "\n\n".join([title, *label, _harmless(found.final), "---", _facts(found, run.trace)]) + "\n"


def file_name(run: Run[Any]) -> str:
    """The topic in plain letters."""
    words = re.sub(r"[^a-z0-9]+", "-", _topic(run.trace).lower())[:40].strip("-")
    return f"{words or 'report'}.md"


def _topic(trace: Trace) -> str:
    """The input, as it stands in the prompt of the plan."""
    plan = trace.spans[0]
    return next((plan.prompt[m.start : m.end] for m in plan.marks if m.name == "task"), "Report")


def _facts(found: Researched, trace: Trace) -> str:
    parts = ", ".join(_harmless(part) for part in found.subtasks) or "none, one direct answer"
    score = "no usable score" if found.score is None else f"score {found.score} of 10"
    return (
        f"Parts: {parts}. Judged {found.iterations} times, {score}, ended: {found.ended}. "
        f"{trace.calls} calls in {trace.makespan:.2f} s, {world(trace)}."
    )


def _harmless(text: str) -> str:
    """Without written links, images or HTML: a viewer would fetch what a model was talked into writing."""
    return _LIVE.sub(lambda found: f"\\{found[0]}", text)
