"""Two runs on one time axis, as data for the drawing: the readings of one input, or any two of one pattern."""

from __future__ import annotations

from collections.abc import Sequence

from core.lesson.registry import lesson_of
from core.trace.compare import Rows, as_long, line, pairs, rows, twins, zero
from core.trace.counts import spelled
from core.trace.span import Span
from core.trace.trace import Trace
from core.view.drawings import Race, RaceCall, RaceRun, Time
from core.view.pins import pin_of

UNDER_WAY = "running"
COMPARABLE = ("done", "partial")  # runs that came to their end
ENDED_OTHERWISE = {"failed": "failed", "cancelled": "was stopped", "over_budget": "used up its allowance"}
READINGS = ("Sequential", "Parallel")
_WITHOUT_TIMES = (
    "No speed-up: the model answered at once, so the times are the lab’s own work. Choose another speed for one."
)


def race(
    sequential: Trace,
    parallel: Trace,
    *,
    status: Sequence[str] = ("done", "done"),
    titles: tuple[str, str] = READINGS,
    alike: bool = True,
) -> Race:
    """Both runs' bars, rows numbered alike, and what the comparison says; `status` is that of each run.

    Times in seconds since the start of each run's first call. The ratio is one of makespans and has no unit. With
    `titles` of their own they are any two runs of one pattern. `alike` false: of two patterns, whose calls are not
    laid beside each other.
    """
    runs = (sequential, parallel)
    ended = UNDER_WAY not in status
    in_order = ({span.id: row for row, span in enumerate(run.spans, 1)} for run in runs)
    places = rows(sequential, parallel, ended) if alike else tuple(in_order)
    data: Race = {
        "runs": [_run(*each) for each in zip(titles, runs, status, places, strict=True)],
        "rows": max([0, *places[0].values(), *places[1].values()]),
        "lines": [line(pair, titles) for pair in pairs(sequential, parallel)] if ended and alike else [],
        "named": len({span.step for run in runs for span in run.spans}) > 1,
        "world": " and ".join(dict.fromkeys(map(world, runs))),  # one where both come from it
        "ended": ended,
        "alike": alike,
        "figure": "",
        "sentence": "",
        "saved": "",
    }
    if not ended:
        return data
    # A run without a result has ended early, so its time says nothing of its pattern.
    if any(s not in COMPARABLE for s in status):
        return data | {"sentence": _failed(runs, status, titles)}
    one, other = sequential.makespan, parallel.makespan
    # At once on a virtual clock takes no time at all, and no ratio has a 0 below.
    if not min(one, other):
        return data | {"sentence": "There is no time to compare."}
    made = [_calls_compared(sequential, parallel, titles), *_failures(sequential, parallel, titles)]
    if sequential.at_once or parallel.at_once:
        return data | {"sentence": " ".join([_WITHOUT_TIMES, *made])}
    became = _of_readings(sequential, parallel) if titles == READINGS else _of_two(sequential, parallel, titles)
    saved = round(one, 2) - round(other, 2)  # what the two times on the page differ by
    same = as_long(one, other)
    return data | {
        "figure": "1.0×" if same else _ratio(one, other),
        "sentence": " ".join([*became, *made]),
        "saved": f"{abs(saved):.2f} s {'saved' if saved > 0 else 'more'}" if saved and not same else "",
    }


def world(trace: Trace) -> str:
    """Which world the numbers come from: "simulated model, seed 7", "live gpt-4o-mini", "predicted"."""
    return {"live": f"live {trace.model}", "simulated": f"simulated model, seed {trace.seed}"}.get(
        trace.world, trace.world
    )


def calls(count: int) -> str:
    """A count of calls, small ones as a word."""
    return f"{spelled(count)} call" if count == 1 else f"{spelled(count)} calls"


def _run(title: str, trace: Trace, status: str, places: Rows) -> RaceRun:
    names, began = trace.names, round(zero(trace), 3)
    running = status == UNDER_WAY
    done = sum(span.end is not None for span in trace.spans)
    drawn = [_call(span, names[span.id], places[span.id], began, trace) for span in trace.spans]
    return {
        "title": title,
        "note": _note(trace),
        "running": running,
        "now": _since(began, trace.now),
        # Six places: the browser rounds it to the two that the sentences have.
        "end": None if running else round(trace.makespan, 6),
        "time": f"{trace.makespan:.2f} s",
        "progress": f"{calls(done)} done" if running else f"ended after {trace.makespan:.2f} s",
        "calls": sorted(drawn, key=lambda call: call["row"]),
    }


def _call(span: Span, name: str, row: int, began: float, trace: Trace) -> RaceCall:
    call: RaceCall = {
        "row": row,
        "name": name,
        "kind": span.kind,
        "status": span.status,
        "bars": [(s.phase, _since(began, s.start), _since(began, s.end)) for s in span.stretches()],
    }
    if pin := pin_of(span, trace.breaks):
        call["pin"] = pin
    return call


def _since(began: float, t: Time) -> Time:
    return None if t is None else round(max(t - began, 0.0), 3)


def _note(trace: Trace) -> str:
    """How many calls ran at once."""
    if trace.peak < 2:
        return "one call at a time"
    limited = f", limit {trace.concurrency}" if trace.concurrency == trace.peak else ""
    return f"{calls(trace.peak)} at once{limited}"


def _ratio(one: float, other: float) -> str:
    """The longer time over the shorter one, never less than 1: which of them it was say the words."""
    ratio = max(one, other) / min(one, other)
    return f"{ratio:.{1 if ratio >= 1.05 else 2}f}×"


def _lasted(one: float, other: float) -> str:
    """What the second time is beside the first one."""
    if as_long(one, other):
        return "as long" if f"{one:.2f}" == f"{other:.2f}" else "about as long"
    return "faster" if one > other else "longer"


def _of_readings(sequential: Trace, parallel: Trace) -> list[str]:
    """What became of the time, and why."""
    one, other = sequential.makespan, parallel.makespan
    word = _lasted(one, other)
    times = f"{word} side by side: {one:.2f} s became {other:.2f} s."
    sentences = [f"{word}: {one:.2f} s and {other:.2f} s." if as_long(one, other) else times]
    if parallel.calls == 1:
        sentences.append("One call has nothing to overlap with.")
    elif parallel.concurrency == 1:
        sentences.append("Both ran one call at a time.")
    elif parallel.peak == 1:
        sentences.append(f"Each call needs the answer before it: {lesson_of(parallel.pattern).alone}.")
    return sentences


def _failed(runs: Sequence[Trace], status: Sequence[str], titles: tuple[str, str]) -> str:
    """How each of two runs ended, of which at least one came to no result."""
    timed = not any(run.at_once for run in runs)
    ended = [
        f"{ENDED_OTHERWISE[s]}{f' after {run.makespan:.2f} s' if timed else ''}"
        if s in ENDED_OTHERWISE
        else f"ended{f' in {run.makespan:.2f} s' if timed else ''}"
        for s, run in zip(status, runs, strict=True)
    ]
    why = "One of them has no result" if any(s in COMPARABLE for s in status) else "Neither has a result"
    return f"{titles[0]} {ended[0]}; {titles[1].lower()} {ended[1]}. {why}, so their times are not compared."


def _of_two(first: Trace, second: Trace, titles: tuple[str, str]) -> list[str]:
    """What two runs took, and what was asked for differently."""
    word = _lasted(first.makespan, second.makespan)
    times = f"{word}: {titles[0].lower()} took {first.makespan:.2f} s, {titles[1].lower()} {second.makespan:.2f} s."
    settings = {
        "seed": (first.seed, second.seed),
        "limit": (first.concurrency or "none", second.concurrency or "none"),
        "model": (first.model, second.model),
        "speed": (f"{1 / first.pace:g}x", f"{1 / second.pace:g}x"),
    }
    differ = [f"{name} {one} and {other}" for name, (one, other) in settings.items() if one != other]
    return [times, f"Set differently: {', '.join(differ)}."] if differ else [times]


def _calls_compared(sequential: Trace, parallel: Trace, titles: tuple[str, str]) -> str:
    """Whether both made the same calls, as far as the traces show it."""
    if sequential.calls != parallel.calls:
        cancelled = sum(span.status == "cancelled" for span in parallel.spans)
        extra = f", {spelled(cancelled)} of them cancelled" if cancelled else ""
        return f"{titles[1]} made {calls(parallel.calls)} instead of {spelled(sequential.calls)}{extra}."
    joined = twins(sequential, parallel)
    theirs = {span.id: span for span in parallel.spans}
    pairs = [(span, theirs[joined[span.id]]) for span in sequential.spans if span.id in joined]
    if len(pairs) < sequential.calls:
        return "As many calls, but not the same ones."
    alike = sum(a.prompt == b.prompt and a.instructions == b.instructions for a, b in pairs)
    if titles != READINGS and alike < len(pairs):
        return f"Both made {calls(sequential.calls)}, {spelled(alike)} of them with the same prompt."
    several = "" if sequential.calls == 1 else "s"
    same = ["Same call" if sequential.calls == 1 else f"Same {calls(sequential.calls)}"]
    same += [f"same prompt{several}"] if alike == len(pairs) else []
    same += [f"same answer{several}"] if all(a.answer == b.answer for a, b in pairs) else []
    return f"{', '.join(same)}."


def _failures(sequential: Trace, parallel: Trace, titles: tuple[str, str]) -> list[str]:
    failed = [sum(span.status == "error" for span in run.spans) for run in (sequential, parallel)]
    if not any(failed):
        return []
    if failed[0] == failed[1]:
        return [f"{calls(failed[0]).capitalize()} failed in both."]
    return [f"Failed calls: {failed[0]} {titles[0].lower()}, {failed[1]} {titles[1].lower()}."]
