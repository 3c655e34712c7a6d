"""What the customer would have received of a run, and whether anybody was told that something is wrong with it.

The stamp is worked out from the run: which calls were lost or spoiled, and whether the result says so.
"""

from __future__ import annotations

import re
from typing import Any

from core.lesson.lesson import Lesson
from core.lesson.summed import Summed, failed_fields, fell_back
from core.run import Run
from core.trace.counts import counted
from core.trace.delivered import handed_over, made_from
from core.trace.span import Span
from core.view.drawings import Envelope, Stamp
from core.view.handed import field_of, in_words
from core.view.program import is_program

_UNKNOWN = "does not know, and says so"
_LACK = re.compile(r"missing|not covered|not complete|incomplete|could not|unavailable|failed", re.IGNORECASE)


def sealed(title: str) -> Envelope:
    """One of a run that goes on."""
    return {"title": title, "kind": "told", "stamp": "", "text": "", "program": False, "ended": ""}


def envelope(title: str, run: Run[Any], lesson: Lesson) -> Envelope:
    """One run as it reaches the customer; `lesson`: the record of its pattern, or of that of which it is a version."""
    text, field = str(run.error or "Stopped before there was a result."), ""
    if run.result is not None:
        field = field_of(run.result, lesson.delivers)
        text = in_words(getattr(run.result, field) if field else run.result)
    kind, stamp = _stamp(run, lesson.summed, field, text)
    ended = [counted(run.trace.calls, "call"), f"{run.trace.makespan:.2f} s", run.trace.world]
    if run.trace.at_once:
        del ended[1]
    return {
        "title": title,
        "kind": kind,
        "stamp": stamp,
        "text": text,
        "program": is_program(text),
        "ended": " · ".join(ended),
    }


def _stamp(run: Run[Any], summed: Summed, field: str, text: str) -> tuple[Stamp, str]:
    """Whether it is right, told or hidden, and the words for it."""
    if run.result is None:
        return "told", "stopped by hand" if run.status == "cancelled" else "stopped, says why"
    lost = [span for span in run.trace.spans if span.status == "error"]
    lost = lost if run.status in ("partial", "over_budget") else []
    over = handed_over(run.trace, field)
    used = made_from(run.trace, over)
    spoiled = [span for span in run.trace.spans if span.fault == "wrong-shape" and span.status == "ok"]
    spoiled = [span for span in spoiled if not used or span.id in used]
    score = summed.score(run.result) if summed.score else None
    if spoiled and score is not None and not any(span.answer == text for span in spoiled):
        return "told", f"caught by the judge, score {score}"
    if spoiled or not text.strip():
        return "hidden", "wrong, nobody told"
    unknown = any(span.unknown for span in run.trace.spans if span.id in over)
    if lost:
        told = _mark(run.result, summed, lost, field, text)
        if not told and unknown and len(_missing(run.result, summed)) >= len(lost):
            told = _UNKNOWN  # the gaps are marked, but what was made of the parts is no text about them
        return ("told", told) if told else ("hidden", "wrong, nobody told")
    if unknown:
        return "told", _UNKNOWN
    if score is None and summed.score:
        return "hidden", "not checked, nobody told"
    return _whole(run, score)


def _whole(run: Run[Any], score: int | None) -> tuple[Stamp, str]:
    """Nothing was lost: how it came to be whole."""
    spans = [span for span in run.trace.spans if span.status == "ok"]
    if any(attempt.status == "error" for span in spans for attempt in span.attempts):
        return "right", "right after a retry"
    if any(span.fault == "slow" for span in spans):
        return "right", "right, but late"
    return "right", "whole" if score is None else f"checked, score {score}"


def _mark(result: Any, summed: Summed, lost: list[Span], field: str, text: str) -> str:
    """How a result says that calls were lost; empty where it does not say it of all of them."""
    if ended := summed.broke_off(result):
        return f"marked: {ended}"
    gaps = [span for span in lost if not span.fallback]
    if len(gaps) < len(lost) and not fell_back(result):
        return ""
    if not gaps:
        return "marked as a fallback"
    return "marked as incomplete" if _names_gaps(result, _missing(result, summed), len(gaps), field, text) else ""


def _names_gaps(result: Any, missing: list[str], count: int, field: str, text: str) -> bool:
    """Does what is handed over have a mark for each gap: a failed item in its place, or the part by its name?"""
    if not isinstance(getattr(result, field), str):
        return len(missing) >= count
    lower = text.lower()
    return len(missing) >= count and all(name.lower() in lower for name in missing) and bool(_LACK.search(text))


def _missing(result: Any, summed: Summed) -> list[str]:
    """The names of what is missing: the parts by the record, and what was to be made of them."""
    return list(dict.fromkeys([*summed.missing(result), *failed_fields(result)]))
