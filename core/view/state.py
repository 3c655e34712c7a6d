"""The state of a run in one line: how it stands or ended, and what did not go as it should."""

from __future__ import annotations

from collections import Counter
from math import fsum

from core.trace.counts import counted, listed, spelled
from core.trace.span import LEAST_TOLD, Attempt, Span
from core.trace.speed import took
from core.trace.trace import Trace

ENDED = {  # a run, in a word or two
    "done": "done", "partial": "partial", "failed": "failed", "cancelled": "stopped",
    "over_budget": "allowance used up",
}  # fmt: skip
_WHY = {
    "rate_limit": "was refused, too many requests", "quota": "was refused, the allowance is used up",
    "server": "got server errors only", "timeout": "got no answer in time", "connection": "could not reach the server",
    "auth": "was refused, its key is wrong or missing", "request": "was refused by the server",
    "not_taken": "was refused in part",
    "bad_response": "got an unreadable answer", "empty": "got an empty answer", "bad_schema": "gave no usable answer",
    "refusal": "was declined by the model", "incomplete": "was cut short",
}  # fmt: skip
_MET = {  # of an attempt that failed, by its kind: one of them, and several
    "rate_limit": ("refusal", "refusals"), "server": ("server error", "server errors"),
    "timeout": ("answer that never came", "answers that never came"),
    "connection": ("lost connection", "lost connections"), "bad_response": ("unreadable answer", "unreadable answers"),
    "empty": ("empty answer", "empty answers"), "bad_schema": ("answer of a wrong shape", "answers of a wrong shape"),
    "refusal": ("answer declined", "answers declined"), "incomplete": ("answer cut short", "answers cut short"),
    "not_taken": ("part of a request refused", "parts of a request refused"),
}  # fmt: skip


def state(trace: Trace, status: str, names: dict[int, str], note: str) -> tuple[str, str, str]:
    """The mark, the line in bold, and the words after it."""
    calls, reused = counted(trace.calls, "call"), f", {trace.reused} reused" if trace.reused else ""
    done = sum(s.status == "ok" for s in trace.spans)
    failed = [s for s in trace.spans if s.status == "error" and s.id not in trace.mended]
    if status == "running":
        rest = f"{done + len(failed)} of {calls} done" if trace.calls else "the first call is on its way"
        return "running", "Running", rest
    time = took(trace)
    if status == "cancelled":
        return "stopped", f"Stopped after {time} · {done} of {calls}{reused}", note
    if status == "over_budget":
        note = ", ".join(filter(None, ["the allowance is used up", note]))
        return "stopped", f"Ended after {time} · {done} of {calls}{reused}", note
    if status == "failed":
        return "failed", f"Failed after {time}{_what_failed(failed, trace, names)}{reused}", note
    mark, line = "done", f"Finished in {time} · {calls}{reused}"
    mended = _mended(trace)
    if trace.world == "predicted":
        mark, line, note = "ready", f"Forecast {time} · {calls}{reused}", note or "nothing sent yet"
    elif failed:
        mark, line = "partial", f"{line}, {len(failed)} failed"
        note = note or f"{counted(done, 'answer')} kept, {counted(trace.attempts, 'attempt')}"
    elif mended:
        mark = "mended"
    return mark, line, ", ".join(filter(None, [note, mended if mark == "mended" else ""]))


def _what_failed(failed: list[Span], trace: Trace, names: dict[int, str]) -> str:
    """The call that ended it; or all, where none came through."""
    if not failed:
        return ""
    if len(failed) == trace.calls > 1:
        kinds = {span.error_kind for span in failed}
        why = f": each {_WHY[kind]}" if len(kinds) == 1 and (kind := kinds.pop()) in _WHY else ""
        return f" · {'both' if trace.calls == 2 else f'all {spelled(trace.calls)}'} calls failed{why}"
    return f" · {names[failed[-1].id]} {_WHY.get(failed[-1].error_kind, 'failed')}"


def _mended(trace: Trace) -> str:
    """What went wrong on the way and was made good by another attempt or call, and the seconds of back-off it cost."""
    good = [s for s in trace.spans if s.status == "ok" or s.id in trace.mended]
    wrong = [a for s in good for a in s.attempts if a.status == "error"]
    if not wrong:
        return ""
    met = Counter(_met(a) for a in wrong)
    words = [_times(count, *one) for one, count in met.items()]
    # What the run waited, not all its calls: side by side they wait together.
    waited = fsum(segment.end - segment.start for segment in trace.waited_for() if segment.kind != "attempt")
    return f"after {listed(words)}" + (f", waited {waited:.2f} s" if waited >= LEAST_TOLD else "")


def _met(attempt: Attempt) -> tuple[str, str, str]:
    one, several = _MET.get(attempt.error_kind, ("failed attempt", "failed attempts"))
    return one, several, f" ({attempt.http_status})" if attempt.http_status and attempt.http_status >= 400 else ""


def _times(count: int, one: str, several: str, number: str) -> str:
    return f"{count} {one if count == 1 else several}{number}"
