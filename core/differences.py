"""Neighbours among the patterns, and the difference of their code, line by line, from the sources that run."""

from __future__ import annotations

import difflib
import inspect
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from core.naive.evaluator_optimizer import naive_loop
from core.patterns.evaluator_optimizer import evaluator_optimizer
from core.patterns.orchestrator_workers import orchestrator_workers
from core.patterns.parallelization import parallelization
from core.patterns.prompt_chaining import prompt_chaining
from core.patterns.routing import routing, speculative_routing
from core.run import Pattern
from core.use_cases.gated_chain import gated_chain

Mark = Literal[" ", "+", "-"]


@dataclass(frozen=True)
class Neighbours:
    """Two patterns, and what leads from the first to the second."""

    first: tuple[str, Pattern[Any]]
    second: tuple[str, Pattern[Any]]
    why: str


NEIGHBOURS = {
    "prompt_chaining": Neighbours(
        ("Chain", prompt_chaining),
        ("Chain with a gate", gated_chain),
        "A gate is one more call whose answer the code looks at: go on, send back once, or stop.",
    ),
    "routing": Neighbours(
        ("Routing", routing),
        ("Speculative routing", speculative_routing),
        "All specialists start with the classifier; when the label is known, the others are cancelled.",
    ),
    "parallelization": Neighbours(
        ("Parallelization", parallelization),
        ("Orchestrator–workers", orchestrator_workers),
        "The gather stays. What it gathers is no longer a fixed set: a first call finds the parts in the input, and a "
        "last one combines them.",
    ),
    "orchestrator_workers": Neighbours(
        ("Orchestrator–workers", orchestrator_workers),
        ("Parallelization", parallelization),
        "Parallelization works through a fixed set of items; an orchestrator finds its subtasks in the input. Take "
        "away the plan and the synthesis, and what is left is parallelization.",
    ),
    "evaluator_optimizer": Neighbours(
        ("The lesson’s loop", naive_loop),
        ("Evaluator–optimizer", evaluator_optimizer),
        "Every draft is scored, the best one is kept, and one round may hold several drafts.",
    ),
}


@cache
def difference(first: Pattern[Any], second: Pattern[Any]) -> list[tuple[Mark, str]]:
    """The lines of both functions in one list: in both, only in the second (+), only in the first (-)."""
    before, after = (inspect.getsource(inspect.unwrap(pattern)).splitlines() for pattern in (first, second))
    found: list[tuple[Mark, str]] = []
    for what, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            found += [(" ", line) for line in before[i:j]]
        else:
            found += [*(("-", line) for line in before[i:j]), *(("+", line) for line in after[k:m])]
    return found
