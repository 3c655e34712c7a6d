"""The paths that runs of one pattern took, as one tree: what paths have in common at their beginning is drawn once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from core.lesson.ways import PathTaken, Step, words_of


class Branching(TypedDict):
    """One step of the tree, or the end of a path, in its column and row."""

    name: str
    kind: str
    who: str  # who chose it; empty: it is itself a choice
    failed: bool
    runs: int  # that came here
    after: int | None  # the place of the step before it in the list; None: it is the first
    column: int
    row: int
    counted: bool  # does a branch begin with it?


class PathEnd(TypedDict):
    """Where a path ends, and what its runs came to."""

    after: int
    row: int
    runs: int
    words: str


class PathTree(TypedDict):
    """All paths of one pattern."""

    title: str
    count: str
    runs: int
    steps: list[Branching]
    ends: list[PathEnd]


@dataclass
class _Node:
    step: Step
    runs: int = 0
    then: dict[tuple[str, str, str], _Node] = field(default_factory=dict)
    path: PathTaken | None = None  # that ends here


def path_tree(title: str, paths: Sequence[PathTaken]) -> PathTree:
    """The tree of paths; what most runs did goes straight on, and what fewer did branches off below."""
    root = _Node(Step("", "", ""))
    for path in paths:
        node = root
        for step in path.steps:
            node = node.then.setdefault((step.name, step.kind, step.who), _Node(step))
            node.runs += len(path.runs)
        runs = node.path.runs if node.path else ()  # of a path of the same steps that depend on each other otherwise
        node.path = PathTaken(path.steps, runs + path.runs)
    total = sum(len(path.runs) for path in paths)
    tree: PathTree = {
        "title": title,
        "count": "",
        "runs": total,
        "steps": [],
        "ends": [],
    }
    _lay(root, None, 0, 0, tree)
    ways = len(tree["ends"])
    return {**tree, "count": f"{total} runs, {ways} {'path' if ways == 1 else 'different paths'}"}


def _lay(node: _Node, place: int | None, column: int, row: int, tree: PathTree) -> int:
    """Put what follows a node into the tree, from this row on; the first row that is free after it."""
    branches = len(node.then) + (node.path is not None)
    free = row
    for child in sorted(node.then.values(), key=lambda then: -then.runs):
        tree["steps"].append({
            "name": child.step.name, "kind": child.step.kind, "who": child.step.who, "failed": child.step.failed,
            "runs": child.runs, "after": place, "column": column, "row": free,
            "counted": branches > 1 or place is None,
        })  # fmt: skip
        free = _lay(child, len(tree["steps"]) - 1, column + 1, free, tree)
    if node.path is not None and place is not None:
        tree["ends"].append({"after": place, "row": free, "runs": len(node.path.runs), "words": words_of(node.path)})
        free += 1
    return free
