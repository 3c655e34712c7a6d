"""Where each call stands in the picture: a row of its own, and a column that says how deep it lies."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from core.lesson.registry import lesson_of
from core.trace.paths import Recorded, depends_on
from core.trace.span import Span
from core.view.drawings import Edge

Columns = dict[tuple[int | None, str], int]  # the column of each step on the way to a call


@dataclass(frozen=True)
class Layout:
    """Rows in the order the calls were asked for, columns by depth, both counted from 0."""

    rows: dict[int, int]
    columns: dict[int, int]
    edges: tuple[Edge, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max(self.columns.values(), default=-1) + 1


def layout(trace: Recorded) -> Layout:
    """A call's row and column follow from the calls asked for before it, so neither ever changes.

    A column is the longest chain of *depends on*, but a loop goes back left: a step that comes again stands in
    the column that it had, and what follows a judge stands under what was judged.
    """
    before = depends_on(trace)
    spans = {s.id: s for s in sorted(trace.spans, key=lambda s: s.id)}
    columns: dict[int, int] = {}
    reached: dict[int, Columns] = {}
    for i, span in spans.items():
        known = [b for b in before[i] if b in columns]
        way: Columns = {}
        for b in known:
            way |= reached[b]
        judged = [columns[j] for b in known for j in before[b] if j in columns]
        if not known:
            columns[i] = 0
        elif (span.group, span.step) in way:
            columns[i] = way[span.group, span.step]
        elif judged and all(spans[b].kind == "judge" for b in known):
            columns[i] = min(judged)
        else:
            columns[i] = max(columns[b] for b in known) + 1
        reached[i] = way | {(span.group, span.step): columns[i]}
    edges = _edges(spans, before)
    return Layout({i: row for row, i in enumerate(spans)}, columns, edges)


def _edges(spans: dict[int, Span], before: dict[int, list[int]]) -> tuple[Edge, ...]:
    edges: list[Edge] = []
    left_over = dict.fromkeys(spans)
    for i in spans:
        earlier = [b for b in before[i] if b in spans]
        edges += [(b, i) for b in earlier] or [(None, i)]
        for b in earlier:
            left_over.pop(b, None)
    return (*edges, *((i, None) for i in left_over))


class Fold(NamedTuple):
    """A nested pattern and all calls made inside it; folded, it stands in the row and the column of its first call."""

    id: int
    name: str
    calls: tuple[int, ...]
    steps: str  # what it does, such as "account + policy → reply"


def folds(trace: Recorded) -> list[Fold]:
    """The nested patterns that made calls, outer ones first; the outermost pattern is the run itself."""
    groups = {group.id: group for group in trace.groups}
    inside: defaultdict[int, list[int]] = defaultdict(list)
    for span in trace.spans:
        at = groups.get(span.group or 0)
        while at is not None and at.parent is not None:
            inside[at.id].append(span.id)
            at = groups.get(at.parent)
    patterns = {i: groups[i].name for i in sorted(inside)}
    names = {i: lesson_of(pattern).short or pattern.replace("_", " ") for i, pattern in patterns.items()}
    alike, met = Counter(names.values()), Counter[str]()
    for i, name in names.items():
        met[name] += 1
        names[i] = f"{name} {met[name]}" if alike[name] > 1 else name
    before, spans = depends_on(trace), {span.id: span for span in trace.spans}

    def steps(calls: list[int]) -> str:
        return _in_steps([(spans[i].step, before[i]) for i in calls], calls)

    return [Fold(i, name, tuple(calls := sorted(inside[i])), steps(calls)) for i, name in names.items()]


def _in_steps(steps: list[tuple[str, list[int]]], calls: list[int]) -> str:
    """The steps of calls in their order, those side by side joined by a plus; dots where one comes again."""
    waves: list[dict[int, str]] = []
    for i, (step, before) in zip(calls, steps, strict=True):
        if not waves or any(b in waves[-1] for b in before):
            waves.append({})
        waves[-1][i] = step
    words: list[str] = []
    met: set[str] = set()
    for wave in waves:
        counts = Counter(wave.values())
        if met.intersection(counts):
            words.append("…")
            break
        met.update(counts)
        words.append(" + ".join(step if count == 1 else f"{count} × {step}" for step, count in counts.items()))
    return " → ".join(words)
