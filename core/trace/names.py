"""What each call of a trace is called: its step, and what tells calls of one step apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import zip_longest

from core.trace.paths import Recorded
from core.trace.span import Span


def names(trace: Recorded) -> dict[int, str]:
    """A step's name, with the parts of its place that tell calls of one step apart, counted from 1."""
    patterns: dict[int | None, tuple[str, ...]] = {None: ()}  # of each group, outermost first
    rounds = {g.id for g in trace.groups if g.rounds}
    for g in trace.groups:
        patterns[g.id] = (*patterns[g.parent], g.name)
    alike: defaultdict[tuple[tuple[str, ...], str], list[Span]] = defaultdict(list)
    for s in trace.spans:
        alike[patterns[s.group], s.step].append(s)
    depths = {key: max([len(s.place) for s in calls]) for key, calls in alike.items()}
    passes = {key: {s.place[: depths[key] - 1] for s in calls} for key, calls in alike.items()}
    labels = {}
    for key, calls in alike.items():
        step, depth = key[1], depths[key]
        # a draft and its verdict, made in one pass of a gather, have one number; a pass of none is ()
        own = passes[key] - {()}
        together = [at for other, at in passes.items() if other[0] == key[0] and not at.isdisjoint(own)]
        seen = [set(numbers) - {None} for numbers in zip_longest(*set().union(*together))]
        varying = [k for k, numbers in enumerate(seen[: depth - 1]) if len(numbers) > 1]
        if depth > 2 and calls[0].group in rounds and depth - 3 not in varying:
            varying = sorted([*varying, depth - 3])  # the round is said though there was but one
        if len({s.place[-1] for s in calls if len(s.place) == depth}) > 1:
            varying.append(depth - 1)
        for s in calls:
            place = s.place
            number = ".".join([str(place[k] + 1) for k in varying if k < len(place)])
            labels[s.id] = f"{step} {number}" if number else step
    return _distinct(trace.spans, {g.id: g.name for g in trace.groups}, labels)


def base(name: str) -> str:
    """The step of one of many in a plan, such as "worker" of "worker 2" or "worker …"; else the name itself."""
    words, last = name.rsplit(" ", 1) if " " in name else (name, "")
    return words if last in ("…", "n") or last.isdigit() else name


def _distinct(spans: Sequence[Span], groups: dict[int, str], labels: dict[int, str]) -> dict[int, str]:
    """Calls of two patterns that are called alike also say which pattern, and, if need be, which of them in order."""
    alike = Counter(labels.values())
    if len(alike) == len(labels):
        return labels
    for s in spans:
        if alike[labels[s.id]] > 1 and s.group in groups:
            labels[s.id] = f"{groups[s.group]} {labels[s.id]}"
    seen: Counter[str] = Counter()
    alike = Counter(labels.values())
    for s in spans:
        name = labels[s.id]
        seen[name] += 1
        if alike[name] > 1:
            labels[s.id] = f"{name} #{seen[name]}"
    return labels
