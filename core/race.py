"""The sequential and the parallel run of one input on one time axis, as data for the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.span import Attempt, Span
from core.trace import Trace

UNDER_WAY = "running"
COMPARABLE = ("done", "partial")  # runs that came to their end
ENDED_OTHERWISE = {"failed": "failed", "cancelled": "was stopped", "over_budget": "used up its allowance"}
NO_OVERLAP = {"prompt_chaining": "a chain cannot overlap", "evaluator_optimizer": "a loop cannot overlap"}
NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]

Rows = dict[int, int]


def race(sequential: Trace, parallel: Trace, *, status: Sequence[str] = ("done", "done")) -> dict[str, Any]:
    """Both runs' bars, rows numbered alike, and what the comparison says; `status` is that of each run.

    Times in seconds since each run's own beginning. The ratio is one of makespans and has no unit.
    """
    runs = (sequential, parallel)
    ended = UNDER_WAY not in status
    rows = _rows(sequential, parallel, ended)
    titles = ("Sequential", "Parallel")
    data = {
        "runs": [_run(*each) for each in zip(titles, runs, status, rows, strict=True)],
        "named": len({span.step for run in runs for span in run.spans}) > 1,
        "world": world(parallel),
        "ended": ended,
        "figure": "",
        "sentence": "",
        "saved": "",
    }
    if not ended:
        return data
    failed = [f"{t} {ENDED_OTHERWISE[s]}." for t, s in zip(titles, status, strict=True) if s not in COMPARABLE]
    if failed or not parallel.makespan:
        return data | {"sentence": " ".join([*failed, "There is no time to compare."])}
    saved = round(sequential.makespan, 2) - round(parallel.makespan, 2)  # what the two times on the page differ by
    return data | {
        "figure": f"{sequential.makespan / parallel.makespan:.1f}×",
        "sentence": _sentence(sequential, parallel),
        "saved": "" if abs(saved) < 0.005 else f"{abs(saved):.2f} s {'saved' if saved > 0 else 'more'}",
    }


def world(trace: Trace) -> str:
    """Which world the numbers come from: "simulated model, seed 7", "live gpt-4o-mini", "predicted"."""
    return {"live": f"live {trace.model}", "simulated": f"simulated model, seed {trace.seed}"}.get(
        trace.world, trace.world
    )


def calls(count: int) -> str:
    """A count of calls, small ones as a word."""
    return f"{spelled(count)} call" if count == 1 else f"{spelled(count)} calls"


def spelled(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def _rows(sequential: Trace, parallel: Trace, ended: bool) -> tuple[Rows, Rows]:
    """The row of every span of each run, from 1; the same call has the same row in both.

    In the order of the sequential run, then what only the parallel one has. While they run in the order of time, so
    that a call keeps its row.
    """
    twins = _twins(sequential, parallel)
    partner = (twins, {theirs: ours for ours, theirs in twins.items()})
    asked = [(s.queued, run, s.id) for run, trace in enumerate((sequential, parallel)) for s in trace.spans]
    asked.sort(key=lambda call: call[1:] if ended else call)
    rows: tuple[Rows, Rows] = ({}, {})
    count = 0
    for _, run, span in asked:
        other = partner[run].get(span, 0)
        if other in rows[1 - run]:
            rows[run][span] = rows[1 - run][other]
        else:
            count += 1
            rows[run][span] = count
    return rows


def _twins(sequential: Trace, parallel: Trace) -> dict[int, int]:
    """For a span of the sequential run the one of the parallel run that is the same call.

    The same call: the same prompt; else the same step in the same place, since a live model words two answers
    differently, and with them the prompts that are made of them.
    """

    def content(span: Span) -> object:
        return span.step, span.instructions, span.prompt, span.sample

    def place(span: Span) -> object:
        return span.step, span.place

    twins: dict[int, int] = {}
    for what in (content, place):
        taken = set(twins.values())
        free: dict[object, list[int]] = {}
        for span in parallel.spans:
            if span.id not in taken:
                free.setdefault(what(span), []).append(span.id)
        for span in sequential.spans:
            if span.id not in twins and (alike := free.get(what(span))):
                twins[span.id] = alike.pop(0)
    return twins


def _run(title: str, trace: Trace, status: str, rows: Rows) -> dict[str, Any]:
    names = trace.names
    running = status == UNDER_WAY
    ends = [span.end for span in trace.spans if span.end is not None and span.start is not None]
    done = sum(span.end is not None for span in trace.spans)
    drawn = [
        {
            "row": rows[span.id],
            "name": names[span.id],
            "kind": span.kind,
            "status": span.status,
            "bars": _stretches(span),
        }
        for span in trace.spans
    ]
    return {
        "title": title,
        "note": _note(trace),
        "running": running,
        "now": round(trace.now, 3),
        "end": None if running else round(max(ends, default=0.0), 3),
        "time": f"{trace.makespan:.2f} s",
        "progress": f"{calls(done)} done" if running else f"ended after {trace.makespan:.2f} s",
        "calls": sorted(drawn, key=lambda call: call["row"]),
    }


def _note(trace: Trace) -> str:
    """How many calls ran at once."""
    if trace.peak < 2:
        return "one call at a time"
    limited = f", limit {trace.concurrency}" if trace.concurrency == trace.peak else ""
    return f"{calls(trace.peak)} at once{limited}"


def _stretches(span: Span) -> list[list[Any]]:
    """One call's row as [phase, start, end]; an end of None grows with the clock."""
    bars: list[list[Any]] = []
    for attempt in span.attempts:
        if bars:
            bars.append(["back-off", bars[-1][2], round(attempt.queued, 3)])
        bars += _phases(attempt, span.end)
    if bars and span.end is None and bars[-1][2] is not None:
        bars.append(["back-off", bars[-1][2], None])
    return bars


def _phases(attempt: Attempt, over: float | None) -> list[list[Any]]:
    """Waiting for a slot, waiting for the first token, and the answer; or how the attempt ended."""
    ended = over if attempt.end is None else attempt.end  # cancelled in the queue it has no end of its own
    times = (attempt.queued, attempt.start, attempt.first_token, ended)
    queued, start, first, end = (None if t is None else round(t, 3) for t in times)
    bars: list[list[Any]] = []
    if start != queued:
        bars.append(["slot", queued, end if start is None else start])
    if start is None:
        return bars
    if attempt.status in ("error", "cancelled"):
        return [*bars, [attempt.status, start, end]]
    if first is None:  # not streamed: only its end tells that there is an answer
        return [*bars, ["first" if end is None else "answer", start, end]]
    return [*bars, ["first", start, first], ["answer", first, end]]


def _sentence(sequential: Trace, parallel: Trace) -> str:
    """What became of the time, and why."""
    times = f"{sequential.makespan:.2f} s became {parallel.makespan:.2f} s"
    ratio = sequential.makespan / parallel.makespan
    if f"{ratio:.1f}" == "1.0":
        said = [f"the same: {sequential.makespan:.2f} s and {parallel.makespan:.2f} s."]
    else:
        said = [f"{'faster' if ratio > 1 else 'slower'} side by side: {times}."]
    if parallel.calls == 1:
        said.append("One call has nothing to overlap with.")
    elif parallel.concurrency == 1:
        said.append("Both ran one call at a time.")
    elif parallel.peak == 1:
        reason = NO_OVERLAP.get(parallel.pattern, "nothing can overlap")
        said.append(f"Each call needs the answer before it: {reason}.")
    return " ".join([*said, _calls_compared(sequential, parallel), *_failures(sequential, parallel)])


def _calls_compared(sequential: Trace, parallel: Trace) -> str:
    """Whether both made the same calls, as far as the traces show it."""
    if sequential.calls != parallel.calls:
        cancelled = sum(span.status == "cancelled" for span in parallel.spans)
        extra = f", {spelled(cancelled)} of them cancelled" if cancelled else ""
        return f"Parallel made {calls(parallel.calls)} instead of {spelled(sequential.calls)}{extra}."
    twins = _twins(sequential, parallel)
    theirs = {span.id: span for span in parallel.spans}
    pairs = [(span, theirs[twins[span.id]]) for span in sequential.spans if span.id in twins]
    if len(pairs) < sequential.calls:
        return "As many calls, but not the same ones."
    several = "" if sequential.calls == 1 else "s"
    said = "Same call" if sequential.calls == 1 else f"Same {calls(sequential.calls)}"
    if all(a.prompt == b.prompt and a.instructions == b.instructions for a, b in pairs):
        said += f", same prompt{several}"
    if all(a.answer == b.answer for a, b in pairs):
        said += f", same answer{several}"
    return f"{said}."


def _failures(sequential: Trace, parallel: Trace) -> list[str]:
    failed = [sum(span.status == "error" for span in run.spans) for run in (sequential, parallel)]
    if not any(failed):
        return []
    if failed[0] == failed[1]:
        return [f"{calls(failed[0]).capitalize()} failed in both."]
    return [f"Failed calls: {failed[0]} sequential, {failed[1]} parallel."]
