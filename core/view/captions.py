"""What a picture of a run says: its state, each call's outcome, the figures, and the legend."""

from __future__ import annotations

from itertools import pairwise
from math import fsum

from core.lesson.glossary import explained
from core.lesson.lesson import PatternPlan
from core.lesson.registry import lesson_of
from core.trace.counts import counted
from core.trace.span import LEAST_TOLD, Kind, Span
from core.trace.speed import at_speed, took
from core.trace.trace import Trace
from core.view.drawings import Captions, Words
from core.view.layout import Layout
from core.view.state import state

_MARKS = ("what the run waited for", "longest chain")  # the marks that a legend offers


def captions(
    trace: Trace,
    places: Layout,
    names: dict[int, str],
    *,
    status: str,
    plan: PatternPlan,
    ends: list[int],
    note: str,
) -> Captions:
    """All that a picture says of its run; `ends`: the calls that flow into the result, `note`: in the state line."""
    over = status != "running" and bool(trace.spans)
    inputs = sum(a is None for a, _ in places.edges)
    numbers, legend = _numbers(trace, names) if over else [], _legend(trace)
    return {
        "state": state(trace, status, names, note),
        "world": world_of(trace),
        "input": _input_words(trace, inputs, plan),
        "result": _result_words(trace, inputs, ends, plan, status),
        "expected": _result_words(trace, inputs, ends, plan, "running"),
        "why": _why(trace, names) if over else {},
        "numbers": numbers,
        "legend": legend,
        "terms": explained(*_MARKS, *(words for one in [*numbers, *legend] for words in one[1:])) if over else {},
    }


def world_of(trace: Trace) -> Words:
    """Which world the numbers come from, and what else there is to say of it."""
    if trace.world == "simulated":
        return "simulated", f"model, seed {trace.seed}"
    return trace.world, trace.model if trace.world == "live" else ""


def _input_words(trace: Trace, inputs: int, plan: PatternPlan) -> Words:
    many = lesson_of(trace.pattern).many
    if many is None or inputs < many.least:
        return plan.input, ""
    return counted(inputs, many.input), f"{many.each} each" if inputs > 1 else many.each


def _result_words(trace: Trace, inputs: int, ends: list[int], plan: PatternPlan, status: str) -> Words:
    if status == "failed":
        return "No answer", ""
    many = lesson_of(trace.pattern).many
    if many is None or min(inputs, len(ends)) < many.least:
        return plan.result, ""
    last = set(ends)
    good = sum(s.status == "ok" for s in trace.spans if s.id in last)
    missing = 0 if status == "running" else len(ends) - good
    shown = len(ends) - missing
    head = f"{shown} {many.result if shown == 1 else many.results}"
    return head, f"{missing} missing" if missing else "input order" if shown > 1 else ""


def sums(calls: int, work: float) -> str:
    """The calls of a nested pattern, and their seconds."""
    return f"{counted(calls, 'call')}, {work:.2f} s added up"


def _numbers(trace: Trace, names: dict[int, str]) -> list[tuple[str, str, str]]:
    """Value, name and sentence of the four figures."""
    longest, speedup = trace.longest, trace.speedup
    idle = [(_time(trace.idle, trace), "Idle", _why_idle(trace))] if trace.idle >= LEAST_TOLD else []
    return [
        (took(trace), "Took", "last end minus first start"),
        (
            _time(trace.work, trace),
            "Added up",
            "all attempts, one after the other" if trace.retries else "all calls, one after the other",
        ),
        (
            "–" if longest is None else _time(longest.duration or 0.0, trace),
            "Longest call",
            "none has ended" if longest is None else f"{names[longest.id]}{_about(longest, trace)}",
        ),
        (
            "–" if speedup is None or trace.at_once else f"{speedup:.1f}×",
            "Overlap" if trace.world == "live" else "Speed-up",
            "no time has passed" if speedup is None else _why_speedup(trace),
        ),
        *idle,
    ]


def _time(seconds: float, trace: Trace) -> str:
    return f"{seconds:.2f} s {at_speed(trace.pace)}".rstrip()


def _why_idle(trace: Trace) -> str:
    stretches = (one for span in trace.spans for one in span.stretches())
    pauses = [one for one in stretches if one.phase in ("back-off", "provider") and one.end is not None]
    offs = [(one.start, one.end) for one in pauses if one.end is not None]
    pause = "waiting for the provider" if any(one.phase == "provider" for one in pauses) else "back-off"
    steps = trace.in_flight()
    gaps = [(at, after) for (at, level), (after, _) in pairwise(steps) if level == 0]
    held = fsum(end - at for at, end in gaps if any(off < end and at < back for off, back in offs))
    if trace.idle - held < LEAST_TOLD:
        return f"no call in flight, only {pause}"
    busy = "the computer was busy between two calls"
    return f"{pause}, and {busy}" if held else f"no call in flight: {busy}"


def _about(longest: Span, trace: Trace) -> str:
    if longest.sent > 1:
        held = any(attempt.held is not None for attempt in longest.attempts)
        return ", waiting for the provider included" if held else ", back-off included"
    sets_pace = trace.calls > 1 and (longest.duration or 0) > 0.98 * trace.makespan
    return " sets the pace" if sets_pace else ""


def _why_speedup(trace: Trace) -> str:
    if trace.at_once:
        return "the model answered at once"
    if (trace.speedup or 0) < 0.995 and trace.retries:
        held = any(attempt.held is not None for span in trace.spans for attempt in span.attempts)
        return f"{'waiting for the provider' if held else 'back-off'} is time, but no work"
    if (trace.speedup or 0) < 0.95:
        return "the time between calls is no work"
    if trace.calls == 1:
        return "one call cannot overlap"
    if trace.concurrency == 1:
        return "one call at a time"
    if len(trace.critical_path()) == trace.calls:
        return lesson_of(trace.pattern).alone or "no two calls can overlap"
    return "added up ÷ took"


def _why(trace: Trace, names: dict[int, str]) -> dict[str, str]:
    """A sentence each for the chain of dependencies, and for what the run really waited for."""
    path, segments = trace.critical_path(), trace.waited_for()
    length = fsum((trace.now if s.end is None else s.end) - s.start for s in path if s.start is not None)
    chain = " → ".join(_first_last([names[s.id] for s in path]))
    rest = trace.makespan - length
    held = trace.waiting >= LEAST_TOLD or trace.concurrency == 1
    why = "calls waited for a slot or a turn" if held else "the time between the calls"
    if any(attempt.held is not None for span in trace.spans for attempt in span.attempts):
        why = "calls waited for the provider"
    more = f"The run took {rest:.2f} s more: {why}." if rest >= LEAST_TOLD else ""
    late = dict.fromkeys(names[s.span] for s in segments)
    off, kept = (fsum(s.end - s.start for s in segments if s.kind == kind) for kind in ("back-off", "provider"))
    of_it = " and ".join(
        f"{seconds:.2f} s of it {what}"
        for seconds, what in ((off, "back-off"), (kept, "waiting for the provider"))
        if seconds >= LEAST_TOLD
    )
    waited = f"The run waited for {', then '.join(_first_last(list(late)))}: {trace.makespan:.2f} s in all"
    return {
        "critical": f"The longest chain: {chain}, {length:.2f} s. {more}".rstrip(),
        "waited": f"{waited}, {of_it}." if of_it else f"{waited}.",
    }


def _first_last(words: list[str]) -> list[str]:
    return words if len(words) <= 7 else [*words[:3], f"{len(words) - 5} more", *words[-2:]]


_UNSEEN = 0.002  # of a run's time: less than a pixel
_NEUTRAL = "tool"  # the colour of a mark that calls of several kinds have


def _legend(trace: Trace) -> list[tuple[str, str, str]]:
    """Mark, kind and words of what occurs in this picture, and of nothing else."""
    kinds: dict[str, set[Kind]] = {}
    for span in trace.spans:
        for stretch in span.stretches():
            if stretch.phase == "slot" and stretch.seconds(trace.now) < _UNSEEN * trace.makespan:
                continue
            kinds.setdefault(stretch.phase, set()).add(span.kind)
    words = {
        "slot": "waiting for a slot", "provider": "waiting for the provider", "first": "waiting for the first token",
        "thinking": "thoughts streaming in", "answer": "answer streaming in",
        "whole": "answer in one piece", "error": "failed attempt, then back-off", "cancelled": "cancelled",
        "reused": "reused, not paid again",
    }  # fmt: skip
    # The legend names what is in the picture: there is no back-off in it where calls wait for the provider instead.
    if "back-off" not in kinds:
        words["error"] = "failed attempt"
    colors = {mark: next(iter(of)) if len(of) == 1 else _NEUTRAL for mark, of in kinds.items()}
    return [(mark, colors[mark], sentence) for mark, sentence in words.items() if mark in colors]
