"""A research report as a Markdown file: its label, its text, and what it is made of."""

from __future__ import annotations

import re

from core.lesson.orchestrator_workers import lost_parts
from core.patterns.research_report import Researched
from core.trace.trace import Trace
from core.view.race import world

_LIVE = re.compile(r"[\\\[\]<>]")


def markdown(report: Researched, trace: Trace) -> str:
    """The final report; partial where a worker's part is missing. Nothing in it loads anything when it is opened."""
    missing = lost_parts(report)
    # On one line: a heading ends with its line, and the rest would stand in the report.
    title = f"# {_harmless(' '.join(_topic(trace).split()))}"
    label = [f"**Partial report.** Never delivered: {_harmless(', '.join(missing))}."] if missing else []
    return "\n\n".join([title, *label, _harmless(report.final), "---", _facts(report, trace)]) + "\n"


def file_name(trace: Trace) -> str:
    """The topic in plain letters."""
    # Letters, digits and hyphens alone: a topic may hold what no name of a file may, or a path.
    words = re.sub(r"[^a-z0-9]+", "-", _topic(trace).lower())[:40].strip("-")
    return f"{words or 'report'}.md"


def _topic(trace: Trace) -> str:
    """The input, as it stands in the prompt of the plan."""
    plan = trace.spans[0]
    return next((plan.prompt[m.start : m.end] for m in plan.marks if m.name == "task"), "Report")


def _facts(report: Researched, trace: Trace) -> str:
    parts = ", ".join(_harmless(part) for part in report.subtasks) or "none, one direct answer"
    score = "no usable score" if report.score is None else f"score {report.score} of 10"
    return (
        f"Parts: {parts}. Judged {report.iterations} times, {score}, ended: {report.ended}. "
        f"{trace.calls} calls in {trace.makespan:.2f} s, {world(trace)}."
    )


def _harmless(text: str) -> str:
    """Without written links, images or HTML: a viewer would fetch what a model was talked into writing."""
    return _LIVE.sub(lambda match: f"\\{match[0]}", text)
