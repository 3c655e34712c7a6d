"""The paths that runs took, read from their traces: the steps, who chose each, and how many runs went each way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from core.models.simulated import Simulated
from core.run import Reading, Run
from core.trace.counts import counted
from core.trace.paths import depends_on
from core.trace.span import Span
from core.trace.trace import Trace

RUNS = 10
Who = str  # "the code", "the model", or empty for a decision: what it chose is the next step
Signature = tuple[tuple[str, str, str, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Step:
    """One step of a run: its name, its kind, who chose that it happens, and what it was given."""

    name: str
    kind: str
    who: Who
    words: str = ""
    failed: bool = False


@dataclass(frozen=True)
class PathTaken:
    """One way through: its steps, and the runs that took it."""

    steps: tuple[Step, ...]
    runs: tuple[Run[Any], ...]

    @property
    def calls(self) -> int:
        """How many calls it has."""
        return len(self.steps)

    @property
    def seconds(self) -> tuple[float, float]:
        """The shortest and the longest makespan of its runs, in seconds."""
        times = [run.trace.makespan for run in self.runs]
        return min(times), max(times)


class PathStep(TypedDict):
    """One step of a way that runs took."""

    name: str
    kind: str
    who: str  # who chose it; empty: it is itself a choice
    words: str
    failed: bool


class Way(TypedDict):
    """The way that a run took."""

    words: str
    steps: list[PathStep]


class PatternPaths(TypedDict):
    """The ways of one of two patterns."""

    title: str
    paths: list[Way]


def steps(trace: Trace) -> tuple[Step, ...]:
    """The steps of a run in the order they were asked for."""
    return tuple(_step(span) for span in trace.spans)


def _step(span: Span) -> Step:
    failed = span.status == "error"
    if span.tools:
        if span.status == "ok" and span.parsed is None:  # it chose no tool
            return Step("answer", span.kind, "the model", failed=failed)
        return Step(span.step, span.kind, "", failed=failed)
    if not span.model:
        return Step(span.step, span.kind, "the model" if span.chosen_by else "the code", _given(span), failed)
    return Step(span.step, span.kind, "the code", failed=failed)


def _given(span: Span) -> str:
    """What a tool was given, without the name of the argument where there is but one."""
    return " ".join(span.prompt[mark.start : mark.end] for mark in span.marks)


def signature(trace: Trace) -> Signature:
    """Equal signatures are one and the same diagram: steps, kinds, who chose them, and what depends on what."""
    places = {span.id: place for place, span in enumerate(trace.spans)}
    before = depends_on(trace)
    return tuple(
        (step.name, step.kind, step.who, tuple(places[b] for b in before[span.id]))
        for step, span in zip(steps(trace), trace.spans, strict=True)
    )


def paths_taken(runs: Sequence[Run[Any]]) -> list[PathTaken]:
    """The different ways that runs took, the most frequent first; of equals the one that came first."""
    alike: dict[Signature, list[Run[Any]]] = {}
    for run in runs:
        alike.setdefault(signature(run.trace), []).append(run)
    ways = [PathTaken(steps(same[0].trace), tuple(same)) for same in alike.values()]
    return sorted(ways, key=lambda way: -len(way.runs))


def ten(reading: Reading, model: Simulated, seed: int) -> list[Run[Any]]:
    """Ten forecasts with ten seeds, `seed` and the nine after it."""
    return [reading.forecast(model=model, seed=seed + i) for i in range(RUNS)]


def drawing(title: str, ways: Sequence[PathTaken]) -> PatternPaths:
    """One side of the contrast as data: its title and its paths."""
    return {
        "title": title,
        "paths": [{"words": words_of(way), "steps": [_drawn(step) for step in way.steps]} for way in ways],
    }


def words_of(way: PathTaken) -> str:
    """How many calls a path has, and how long its runs took."""
    low, high = (f"{seconds:.2f}" for seconds in way.seconds)
    calls = counted(way.calls, "call")
    bound = ", no answer: the bound is reached" if _unfinished(way) else ""
    return f"{calls}, {low} s{bound}" if low == high else f"{calls}, {low} to {high} s{bound}"


def _unfinished(way: PathTaken) -> bool:
    return all(getattr(run.result, "ended", "") == "limit" for run in way.runs)


def _drawn(step: Step) -> PathStep:
    return {"name": step.name, "kind": step.kind, "who": step.who, "words": step.words, "failed": step.failed}
