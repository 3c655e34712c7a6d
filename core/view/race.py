"""Two runs on one time axis, as data for the drawing: the readings of one input, or any two runs."""

from __future__ import annotations

from collections.abc import Sequence

from core.lesson.registry import lesson_of
from core.trace.compare import Rows, line, pairs, rows, zero
from core.trace.delivered import Fate, fates
from core.trace.lanes import start_lines
from core.trace.span import Span
from core.trace.speed import at_speed, took
from core.trace.trace import Trace
from core.view.captions import world_of
from core.view.drawings import Race, RaceRow, RaceRun, Time
from core.view.headline import time_in_words
from core.view.measures import measures
from core.view.outcome import REUSED
from core.view.pins import pin_of
from core.view.sums import sums_of
from core.view.verdict import READINGS, Two, calls, verdict

UNDER_WAY = "running"
MOST_SUMMED = 200  # calls of a run that are laid end to end


def race(
    sequential: Trace,
    parallel: Trace,
    *,
    status: Sequence[str] = ("done", "done"),
    titles: tuple[str, str] | None = None,
    alike: bool = True,
    same_input: bool = True,
    heads: tuple[str, str] | None = None,
    lead: str = "",
    bought: str = "",
    in_turn: bool = False,
) -> Race:
    """Both runs' bars, and what the comparison says; `status` is that of each run.

    Times in seconds since the start of each run's first call. A ratio is one of makespans and has no unit. With
    `titles` of their own they are any two runs, without the readings of one input. `alike` false: their calls are not
    laid beside each other. `same_input` false: their times are not set against each other. `heads`: what each came to,
    not what its time is made of; `lead`: the figure of a pattern whose parallel reading is not made to be faster;
    `bought`: a sentence before all others, once both have ended. `in_turn`: the second began when the first had ended.
    """
    runs, names = (sequential, parallel), titles or READINGS
    ended = UNDER_WAY not in status
    in_order = ({span.id: row for row, span in enumerate(run.spans, 1)} for run in runs)
    places = rows(sequential, parallel, ended) if alike else tuple(in_order)
    drawn = [_run(*each, ended) for each in zip(names, runs, status, places, strict=True)]
    if heads is not None:
        drawn = [run | {"head": head} for run, head in zip(drawn, heads, strict=True)]
    two = Two(sequential, parallel, names, titles is None, alike, same_input, lead, outcomes=heads is not None)
    comparison = verdict(two, status) if ended else None
    one_world = " and ".join(dict.fromkeys(map(world, runs)))  # one where both come from it
    return {
        "runs": drawn,
        "lines": [line(pair, names) for pair in pairs(sequential, parallel)] if ended and alike else [],
        "measures": measures(runs, ended),
        "world": ", ".join([one_world, *(["one after the other"] if in_turn else [])]),
        "ended": ended,
        "figure": comparison.figure if comparison else "",
        "sentence": f"{bought} {comparison.sentence}".strip() if comparison else "",
        "saved": comparison.saved if comparison else "",
    }


def world(trace: Trace) -> str:
    """Which world the numbers come from: "simulated model, seed 7, at 4x", "live gpt-4o-mini", "predicted"."""
    return ", ".join(filter(None, [" ".join(world_of(trace)).rstrip(), at_speed(trace.pace)]))


def _run(title: str, trace: Trace, status: str, places: Rows, ended: bool) -> RaceRun:
    names, began = trace.names, round(zero(trace), 3)
    running, timed = status == UNDER_WAY, bool(trace.work) and not trace.at_once
    fate_of = fates(trace, lesson_of(trace.pattern).contested)
    lines = start_lines(trace)
    drawn = [
        _call(span, names[span.id], places[span.id], began, trace, lines.get(span.id), fate_of.get(span.id, ""))
        for span in trace.spans
    ]
    needed = {before for span in trace.spans for before in span.after} | {b for join in trace.joins for b in join.after}
    lost = frozenset(i for i, fate in fate_of.items() if fate == "thrown away" and i not in needed)
    return {
        "title": title,
        "head": time_in_words(trace, lost) if ended and timed else "",
        "note": _note(trace),
        "running": running,
        "now": _since(began, trace.now),
        # Six places: the browser rounds it to the two that the sentences have.
        "end": None if running else round(trace.makespan, 6),
        "time": took(trace),
        "progress": _progress(trace) if running else f"ended after {took(trace)}",
        "calls": sorted(drawn, key=lambda call: call["row"]),
        "sums": sums_of(trace) if ended and timed and trace.calls <= MOST_SUMMED else None,
    }


def _progress(trace: Trace) -> str:
    if trace.world == "live" and not trace.spans:
        return "begins when the other has ended: they share the server"
    return f"{calls(trace.done)} done so far"


def _call(span: Span, name: str, row: int, began: float, trace: Trace, line: Time, fate: Fate) -> RaceRow:
    call: RaceRow = {
        "id": span.id,
        "row": row,
        "name": name,
        "kind": span.kind,
        "status": span.status,
        "bars": [(s.phase, _since(began, s.start), _since(began, s.end)) for s in span.stretches()],
        "fate": fate,
    }
    if line is not None:
        call["line"] = _since(began, line)
    if span.reused and span.status == "ok":
        call["reused"] = REUSED[span.by_hand]
    if pin := pin_of(span, trace.breaks):
        call["pin"] = pin
    return call


def _since(began: float, t: Time) -> Time:
    return None if t is None else round(max(t - began, 0.0), 3)


def _note(trace: Trace) -> str:
    """How many calls ran at once, and what limited them."""
    if not trace.spans:
        return ""
    limit = f", limit {trace.concurrency}" if trace.concurrency and trace.concurrency > 1 else ""
    return f"{calls(trace.peak)} at once{limit}" if trace.peak > 1 else f"one call at a time{limit}"
