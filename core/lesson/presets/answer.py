"""What came of a preset's question: its answer, whose named places are filled from the run itself.

A place has a name from `PLACES`. With `other_` before it, it is filled from the run beside, where there are two.
Seconds are those of the clock, as they stand in the picture.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection
from typing import Any

from core.errors import ConfigError
from core.gather import Failed
from core.lesson.presets.preset import Preset, missing_parts, outcome
from core.run import Run
from core.trace.counts import counted
from core.trace.span import Span
from core.trace.trace import Trace

_PLACE = re.compile(r"\{(\w*)\}")
_OTHER = "other_"
_AROUND = ("decide", "judge", "combine")
_LABELS = ("category", "decision", "better")  # the fields of results in which a label stands


def answered(preset: Preset, run: Run[Any], beside: Run[Any] | None = None) -> str:
    """The preset's answer for a run of that very preset.

    Empty for a run that did not end as the preset promises, and where a place has nothing to be filled with, such as
    seconds of a model that answered at once. `beside`: the run that was made with it, where there are two.
    """
    came = outcome(run)
    if any(came.get(name) != value for name, value in preset.promise.items()):
        return ""
    words = {name: _filled(name, run, beside) for name in _PLACE.findall(preset.answer)}
    if not all(words.values()):
        return ""
    timed = any(name.removeprefix(_OTHER) in _TIMES for name in words) and run.trace.pace != 1
    pace = f" (seconds at {1 / run.trace.pace:g}x)" if timed else ""
    return _PLACE.sub(lambda place: words[place[1]], preset.answer) + pace


def checked_answer(text: str) -> str:
    """The text of an answer. Raises ConfigError for a place that is not known."""
    for name in _PLACE.findall(text):
        if name.removeprefix(_OTHER) not in PLACES:
            raise ConfigError(f"There is no place {name!r} to fill in: choose from {', '.join(sorted(PLACES))}.")
    if re.search(r"[{}]", _PLACE.sub("", text)):
        raise ConfigError(f"A bracket does not close in the answer {text!r}: write a place as {{took}}.")
    return text


def _filled(name: str, run: Run[Any], beside: Run[Any] | None) -> str:
    of = beside if name.startswith(_OTHER) else run
    name = name.removeprefix(_OTHER)
    return "" if of is None or (of.trace.at_once and name in _TIMES) else PLACES[name](of)


def _seconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds:.2f} s"


def _listed(words: Collection[str]) -> str:
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _called(run: Run[Any], chosen: Callable[[Span], bool]) -> str:
    names = run.trace.names
    return _listed([names[span.id] for span in run.trace.spans if chosen(span)])


def _one(run: Run[Any], span: Span | None) -> str:
    return "" if span is None else run.trace.names[span.id]


def _lasted(span: Span | None) -> str:
    return "" if span is None else _seconds(span.duration)


def _added(spans: Collection[Span]) -> str:
    return _seconds(sum(span.duration or 0.0 for span in spans)) if spans else ""


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
    return _seconds(sum((one.end or one.start) - one.start for one in stretches)) if stretches else ""


def _repeated(run: Run[Any]) -> str:
    steps = Counter(span.step for span in run.trace.spans)
    return _called(run, lambda span: steps[span.step] > 1)


def _of_result(run: Run[Any], *fields: str) -> Any:
    """The first of these fields that the result has; None for none."""
    return next((value for name, value in run.result or () if name in fields), None)


def _text(run: Run[Any], *fields: str) -> str:
    value = _of_result(run, *fields)
    return "" if value is None else str(value)


def _parts(run: Run[Any]) -> list[str]:
    return _of_result(run, "subtasks") or []


def _counted_parts(run: Run[Any]) -> str:
    count = len(_parts(run))
    return "" if _of_result(run, "subtasks") is None else counted(count, "part") if count else "no parts"


def _part(run: Run[Any], place: int) -> str:
    return _parts(run)[place] if _parts(run) else ""


def _missing(run: Run[Any]) -> str:
    """What the result itself says is missing, or the parts whose calls failed."""
    return _listed(_of_result(run, "missing") or (missing_parts(run.result) if run.result is not None else []))


def _drafts(run: Run[Any]) -> list[Any]:
    return [drafts[0] for drafts in _of_result(run, "history") or []]


def _scores(run: Run[Any]) -> str:
    return ", ".join(str(draft.score) for draft in _drafts(run) if draft.score is not None)


def _best_round(run: Run[Any]) -> str:
    final = _of_result(run, "final")
    return next((str(number) for number, draft in enumerate(_drafts(run), 1) if draft.text == final), "")


def _rounds(run: Run[Any]) -> str:
    return counted(len(_drafts(run)), "round") if _drafts(run) else ""


def _in_remarks(drafts: list[Any], shape: str) -> str:
    """What the judge's first remark on these drafts that has such a shape names in it."""
    named = [found[1] for draft in drafts if (found := re.search(shape, draft.feedback))]
    return named[0] if named else ""


def _models(run: Run[Any]) -> str:
    answers = [one for one in _of_result(run, "answers") or [] if not isinstance(one, Failed)]
    return _listed([f"{count} by {model}" for model, count in sorted(Counter(one.model for one in answers).items())])


def _words_in(run: Run[Any]) -> str:
    """Of the first input that was filled into a prompt."""
    marks = [(span, mark) for span in run.trace.spans for mark in span.marks if mark.source and mark.source.input]
    return str(len(marks[0][0].prompt[marks[0][1].start : marks[0][1].end].split())) if marks else ""


def _words_before(run: Run[Any]) -> str:
    """Of the answer that the last call was given."""
    before = [span for span in run.trace.spans if span.status == "ok" and span.answer][:-1]
    return str(len((before[-1].answer or "").split())) if before else ""


def _words_out(run: Run[Any]) -> str:
    return str(len(_text(run, "final").split()) or "")


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
    "queued": lambda run: str(sum((s.start or 0.0) - s.queued > 0.0005 for s in run.trace.spans) or ""),
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
    "label": lambda run: _text(run, *_LABELS),
    "urgency": lambda run: _text(run, "urgency"),
    "rule": lambda run: _text(run, "rule"),
    "models": _models,
    "parts": _counted_parts,
    "first_part": lambda run: _part(run, 0),
    "last_part": lambda run: _part(run, -1),
    "left_out": lambda run: _listed([f"“{part}”" for part in _of_result(run, "left_out") or []]),
    "missing": _missing,
    "score": lambda run: _text(run, "score"),
    "scores": _scores,
    "rounds": _rounds,
    "best_round": _best_round,
    "named": lambda run: _in_remarks(_drafts(run)[:1], "“(.+?)”"),
    "missed": lambda run: _in_remarks(_drafts(run)[::-1], "I miss (.+?):"),  # longest
    "words_in": _words_in,
    "words_before": _words_before,
    "words_out": _words_out,
}  # fmt: skip
