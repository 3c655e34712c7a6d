"""The pages of the lesson in their order: what the menu lists, what the first page leads through, what was tried."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from core.runner import Shown, runner
from pages.parts.hero import hero
from pages.parts.presenter import flip, presenting
from pages.parts.session import memory, on_dark, owner


class Page(NamedTuple):
    """One page: `name` is its script and its address, `runs` says whether something can be run on it.

    `menu` is a shorter title, for the menu alone; `kept` the name its runs are kept under, where it is not its own.
    """

    name: str
    title: str
    line: str
    section: str
    runs: bool = True
    menu: str = ""
    kept: str = ""


LESSON = (
    Page("prompt_chaining", "Prompt chaining", "Each step works on the answer of the step before.", "Patterns"),
    Page("routing", "Routing", "A classifier picks the one specialist who answers.", "Patterns"),
    Page("parallelization", "Parallelization", "Many independent items, all at the same time.", "Patterns"),
    Page(
        "orchestrator_workers",
        "Orchestrator–workers",
        "A planner splits the task, workers share it, one call combines.",
        "Patterns",
    ),
    Page(
        "evaluator_optimizer",
        "Evaluator–optimizer",
        "Write, judge, improve, until the score is good enough.",
        "Patterns",
    ),
    Page(
        "support_system",
        "Intelligent support system",
        "Routing, then a chain, two checks side by side, or one call.",
        "Combined",
        menu="Support system",
    ),
    Page(
        "research_report",
        "Research with quality control",
        "Orchestrator and workers write, then a judge and a reviser polish.",
        "Combined",
        menu="Research and review",
    ),
    Page(
        "workflows_vs_agents",
        "Workflows and agents",
        "Who chooses the next step: your code, or the model?",
        "Beyond",
        kept="agent",
    ),
    Page(
        "cost_performance",
        "Cost and performance",
        "Calls, seconds, tokens and money of the five patterns, for your own numbers.",
        "Beyond",
        runs=False,
    ),
    Page(
        "choose", "Which pattern?", "A few questions that end at a pattern, or at a single call.", "Beyond", runs=False
    ),
    Page("takeaways", "Key takeaways and words", "The ten takeaways, and every word of the lab.", "Beyond", runs=False),
)
PAGES = {page.name: page for page in LESSON}


def visited(name: str) -> None:
    """This browser session has seen the page."""
    memory("lesson").setdefault("visited", set()).add(name)


def last_run(name: str) -> Shown | None:
    """The last run of this browser session on a page that has ended; None when there is none, or none any more."""
    kept = PAGES[name].kept or name
    return next((shown for shown in reversed(runner.kept(owner(), kept)) if not shown.running), None)


def tried(page: Page) -> bool:
    """Has something been run on it in this browser session; of a page without runs: has it been opened?"""
    known: set[str] = memory("lesson").setdefault("tried", set())
    name = page.kept or page.name
    if page.runs and (memory(name).get("run") or runner.kept(owner(), name)):
        known.add(page.name)
    return page.name in (known if page.runs else memory("lesson").get("visited", ()))


def next_page() -> Page | None:
    """The first page in the order of the lesson that has not been tried."""
    return next((page for page in LESSON if not tried(page)), None)


def way_in(name: str, label: str, preset: str = "") -> None:
    """A link to a page of the lesson, with one of its ready-made inputs if it is named."""
    query = ({"preset": preset} if preset else {}) | ({"presenter": "1"} if presenting() else {})
    st.page_link(f"{name}.py", label=label, query_params=query or None)


def keys(name: str) -> None:
    """Listen on this page for the keys of the presenter mode, and go where they lead.

    The script runs again when the browser's theme is no longer this one: a chart has its colours from Python.
    """
    way = hero("keys", {"ground": "dark" if on_dark() else "light"}, key="lesson keys", on_presenter=flip).go
    if way in ("next", "back") and presenting():
        st.switch_page(f"{neighbour(name, way)}.py", query_params={"presenter": "1"})


def neighbour(name: str, way: str) -> str:
    """The page after this one in the lesson, or before it; the first page is home, and at either end it stays."""
    names = ["home", *PAGES]
    place = names.index(name or "home") + {"next": 1, "back": -1}[way]
    return names[min(max(place, 0), len(names) - 1)]
