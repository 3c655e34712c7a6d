"""What came of a preset's question: its answer, whose named places are filled from the run itself.

A place has a name from `PLACES`, which any run can fill, or is a field of the result, or one that the record of the
pattern adds (`Lesson.summed`). With `other_` before it, it is filled from the run beside, where there are two. Seconds
are those of the clock, as they stand in the picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from math import fsum
from typing import Any

from core.errors import ConfigError
from core.lesson.presets.outcome import outcome
from core.lesson.presets.preset import PLACE, Preset
from core.lesson.registry import lesson_of
from core.run import Run
from core.trace.counts import counted, listed
from core.trace.span import LEAST_DRAWN, Span
from core.trace.trace import Trace

_OTHER = "other_"
_AROUND = ("decide", "judge", "combine")


def came_of(preset: Preset, run: Run[Any], beside: Run[Any] | None = None) -> str:
    """The preset's answer for a run of that very preset.

    Empty for a run that did not end as the preset promises, and where a place has nothing to be filled with, such as
    seconds of a model that answered at once. `beside`: the run that was made with it, where there are two. Raises
    ConfigError for a place that nobody fills.
    """
    came = outcome(run)
    if any(came.get(name) != value for name, value in preset.promise.items()):
        return ""
    words = {name: _filled(name, run, beside) for name in PLACE.findall(preset.answer)}
    if not all(words.values()):
        return ""
    timed = any(name.removeprefix(_OTHER) in _TIMES for name in words) and run.trace.pace != 1
    pace = f" (seconds at {1 / run.trace.pace:g}x)" if timed else ""
    return PLACE.sub(lambda place: words[place[1]], preset.answer) + pace


def _filled(name: str, run: Run[Any], beside: Run[Any] | None) -> str:
    of = beside if name.startswith(_OTHER) else run
    name = name.removeprefix(_OTHER)
    if of is None or (of.trace.at_once and name in _TIMES):
        return ""
    return PLACES[name](of) if name in PLACES else _of_result(name, of)


def _of_result(name: str, run: Run[Any]) -> str:
    """By the record of the run's pattern, or else the field of that name."""
    places, result = lesson_of(run.trace.pattern).summed.places, run.result
    if result is None:
        return ""
    if name not in places and name not in result:
        known = sorted({*PLACES, *places, *result.keys()})
        raise ConfigError(f"There is no place {name!r} to fill in: choose from {', '.join(known)}.")
    value = places[name](result) if name in places else result[name]
    if value is None:
        return ""
    return listed(value) if isinstance(value, list) else str(value)


def _seconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds:.2f} s"


def _called(run: Run[Any], chosen: Callable[[Span], bool]) -> str:
    names = run.trace.names
    return listed([names[span.id] for span in run.trace.spans if chosen(span)])


def _one(run: Run[Any], span: Span | None) -> str:
    return "" if span is None else run.trace.names[span.id]


def _lasted(span: Span | None) -> str:
    return "" if span is None else _seconds(span.duration)


def _added(spans: Collection[Span]) -> str:
    return _seconds(fsum(span.duration or 0.0 for span in spans)) if spans else ""


def _first(trace: Trace) -> Span | None:
    return trace.spans[0] if trace.spans else None


def _last(trace: Trace) -> Span | None:
    return max((span for span in trace.spans if span.end is not None), key=lambda s: s.end or 0.0, default=None)


def _soonest(trace: Trace) -> Span | None:
    return min((s for s in trace.spans if s.duration is not None), key=lambda s: s.duration or 0.0, default=None)


def _failed(trace: Trace) -> list[Span]:
    return [span for span in trace.spans if span.status == "error"]


def _around(trace: Trace) -> list[Span]:
    return [span for span in trace.spans if span.kind in _AROUND]


def _waited(run: Run[Any]) -> str:
    stretches = [one for span in run.trace.spans for one in span.stretches() if one.phase == "back-off"]
    return _seconds(fsum(one.seconds(run.trace.now) for one in stretches)) if stretches else ""


def _repeated(run: Run[Any]) -> str:
    steps = Counter(span.step for span in run.trace.spans)
    return _called(run, lambda span: steps[span.step] > 1)


def _words_in(run: Run[Any]) -> str:
    """Of the first input that was filled into a prompt."""
    marks = [(span, mark) for span in run.trace.spans for mark in span.marks if mark.source and mark.source.input]
    return str(len(marks[0][0].prompt[marks[0][1].start : marks[0][1].end].split())) if marks else ""


def _words_before(run: Run[Any]) -> str:
    """Of the answer that the last call was given."""
    before = [span for span in run.trace.spans if span.status == "ok" and span.answer][:-1]
    return str(len((before[-1].answer or "").split())) if before else ""


_TIMES: dict[str, Callable[[Run[Any]], str]] = {
    "took": lambda run: _seconds(run.trace.makespan),
    "added_up": lambda run: _seconds(run.trace.work),
    "saved": lambda run: _seconds(run.trace.work - run.trace.makespan),
    "speedup": lambda run: "" if run.trace.speedup is None else f"{run.trace.speedup:.1f}",
    "longest": lambda run: _one(run, run.trace.longest),
    "longest_seconds": lambda run: _lasted(run.trace.longest),
    "soonest": lambda run: _one(run, _soonest(run.trace)),
    "soonest_seconds": lambda run: _lasted(_soonest(run.trace)),
    "first_seconds": lambda run: _lasted(_first(run.trace)),
    "failed_seconds": lambda run: _added(_failed(run.trace)),
    "around_seconds": lambda run: _added(_around(run.trace)),
    "waited": _waited,  # for another attempt
}
PLACES: dict[str, Callable[[Run[Any]], str]] = _TIMES | {
    "calls": lambda run: counted(run.trace.calls, "call"),
    "attempts": lambda run: counted(run.trace.attempts, "attempt"),
    "peak": lambda run: str(run.trace.peak or ""),
    "queued": lambda run: str(sum((s.start or 0.0) - s.queued >= LEAST_DRAWN for s in run.trace.spans) or ""),
    "first": lambda run: _one(run, _first(run.trace)),
    "last": lambda run: _one(run, _last(run.trace)),
    "failed": lambda run: _called(run, lambda span: span.status == "error"),
    "tries": lambda run: counted(n, "attempt") if (n := sum(span.sent for span in _failed(run.trace))) else "",
    "kept": lambda run: _called(run, lambda span: span.status == "ok"),
    "kept_count": lambda run: counted(sum(span.status == "ok" for span in run.trace.spans), "answer"),
    "retried": lambda run: _called(run, lambda span: span.sent > 1),
    "repeated": _repeated,
    "around": lambda run: _called(run, lambda span: span.kind in _AROUND),  # what decides, judges or combines
    "decisions": lambda run: counted(sum(s.kind == "decide" for s in run.trace.spans), "decision"),
    "tools": lambda run: _called(run, lambda span: span.kind == "tool"),
    "unknown": lambda run: str(sum(bool(span.unknown) for span in run.trace.spans) or ""),
    "words_in": _words_in,
    "words_before": _words_before,
}  # fmt: skip
