"""Everything the flow view draws, as plain data: the diagram and the timeline of one run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.lesson.lesson import PatternPlan
from core.lesson.registry import lesson_of
from core.run import RunStatus
from core.trace.compare import zero
from core.trace.delivered import handed_over, thrown_away
from core.trace.lanes import start_lines
from core.trace.span import Attempt, Span, Stretch
from core.trace.trace import Trace
from core.view.captions import captions, sums
from core.view.drawings import CallRow, Edge, Flow, FoldRow, Onset, Time, Vain, Words
from core.view.guess import NOT_GUESSED, Guess, guessed
from core.view.layout import Fold, Layout, folds, layout
from core.view.outcome import REUSED, failure, item, outcome, tail
from core.view.pins import pin_of
from core.view.plan import UNKNOWN, columns, plan_of
from core.view.scores import scored_words, scores
from core.view.sums import sums_of

_MOST_ROWS = 50  # with more calls than this, lines say less than columns
MOST_CALLS = 1000  # with more than this there is a table of the first ones, and the numbers


@dataclass(frozen=True)
class Arrangement:
    """What follows from the calls that were asked for, and not from how they go on."""

    count: int
    layout: Layout
    names: dict[int, str]
    folds: list[Fold]
    files: list[str]


class Drawn:
    """What was drawn of a run that goes on, so that only what has changed since is drawn anew."""

    def __init__(self) -> None:
        self._arrangement: Arrangement | None = None
        self._began = 0.0
        self._calls: dict[int, tuple[Span, CallRow]] = {}

    def arrangement(self, trace: Trace) -> Arrangement:
        """What follows from the calls that were asked for; kept until another one is."""
        if self._arrangement is None or self._arrangement.count != trace.calls:
            files = list(dict.fromkeys(s.file for s in trace.spans))
            self._arrangement = Arrangement(trace.calls, layout(trace), trace.names, folds(trace), files)
        return self._arrangement

    def call(self, span: Span, began: float, arrangement: Arrangement, ordered: Sequence[str]) -> CallRow:
        """One call; a span that has not changed is the very same object as before."""
        # Every time in a picture counts from there, so none of those that are kept holds any more.
        if began != self._began:
            self._began, self._calls = began, {}
        before = self._calls.get(span.id)
        if before is None or before[0] is not span:
            before = self._calls[span.id] = span, _call(span, began, arrangement, ordered)
        # Not kept: its name, which may change when another call is asked for.
        return {**before[1], "name": arrangement.names[span.id]}


def picture(
    trace: Trace,
    *,
    status: RunStatus,
    run_id: str = "",
    guess: Guess = NOT_GUESSED,
    result_words: Words | None = None,
    note: str = "",
    error: str = "",
    drawn: Drawn | None = None,
    target: int | None = None,
    answer: Words | None = None,
) -> Flow:
    """One moment of a run. All times are seconds since its first call's start.

    `result_words` and `note` (in the state line) replace what the trace alone can say; `error` is the sentence that
    says why the run failed, `target` the score that is to be reached, `answer` what it hands over. `drawn` is given
    by who draws one run many times.
    """
    running = status == "running"
    drawn = drawn or Drawn()
    arrangement = drawn.arrangement(trace)
    places, names = arrangement.layout, arrangement.names
    plan = plan_of(trace.pattern)
    ends = _ends(trace, places, plan, status)
    began = zero(trace)
    flight = trace.in_flight()
    end = max((trace.now if s.end is None else s.end for s in trace.spans), default=trace.now)
    words = captions(trace, places, names, status=status, plan=plan, ends=ends, note=note)
    timed = not (running or trace.at_once or not trace.work or trace.calls > MOST_CALLS)
    time_sums = sums_of(trace) if timed else None
    return {
        **words,
        "result": result_words or scored_words(trace, names) or words["result"],
        "run": run_id,
        "status": status,
        "ended": not running,
        "error": error,
        "now": _time(trace.now, began),
        "end": _since(end, began),
        "pace": trace.pace,
        "count": trace.calls,
        "calls": _calls(trace, drawn, arrangement, began),
        "files": arrangement.files,
        "folds": _folds(trace, arrangement.folds),
        "edges": _edges(places, ends, arrangement.folds),
        "columns": max(places.width, columns(plan)),
        "flight": [] if trace.calls > MOST_CALLS else _flight(flight, trace.now, began, running),
        "peak": max((level for _, level in flight), default=0),
        "limit": trace.concurrency,
        "guess": guess.seconds,
        "scores": scores(trace, began),
        "target": target,
        "waited": [] if running or trace.calls > MOST_CALLS else _waited(trace, began),
        "critical": [] if running else [s.id for s in trace.critical_path()],
        "sums": time_sums,
        "answer": answer,
        "guessed": "" if status not in ("done", "partial") else guessed(guess, trace, time_sums),
    }


def _calls(trace: Trace, drawn: Drawn, arrangement: Arrangement, began: float) -> list[CallRow]:
    """The first of them, each with the line that its bar begins at, and whether it was paid for in vain."""
    shown = sorted(trace.spans, key=lambda s: s.id)[:MOST_CALLS]
    thrown = set(thrown_away(trace, lesson_of(trace.pattern).contested))
    calls = [drawn.call(span, began, arrangement, trace.breaks) for span in shown]
    lines = start_lines(trace)
    for call in calls:
        if call["id"] in lines:
            call["line"] = _since(lines[call["id"]], began)
        if call["id"] in thrown:
            call["thrown"] = True
    return calls


def _waited(trace: Trace, began: float) -> list[tuple[int, Time, Time]]:
    return [(s.span, _since(s.start, began), _since(s.end, began)) for s in trace.waited_for()]


def _edges(places: Layout, ends: list[int], nested: list[Fold]) -> list[Edge]:
    """None where there are too many rows for lines, even with every nested pattern folded."""
    inside = {i for fold in nested for i in fold.calls}
    if len(places.rows.keys() - inside) + len(nested) > _MOST_ROWS:
        return []
    return [e for e in places.edges if e[1] is not None] + [(i, None) for i in ends]


def _flight(steps: list[tuple[float, int]], now: float, began: float, running: bool) -> list[tuple[Time, int]]:
    """Seconds, and the attempts in flight from then on; a running one does not end now."""
    return [(_time(at, began), level) for at, level in steps if not running or at < now]


def _since(t: float, began: float) -> float:
    """With six places, so that the browser rounds to the same two as the sentences do."""
    return round(max(t - began, 0.0), 6)


def _time(t: Time, began: float) -> Time:
    return None if t is None else _since(t, began)


def _call(span: Span, began: float, arrangement: Arrangement, ordered: Sequence[str]) -> CallRow:
    call: CallRow = {
        "id": span.id,
        "name": arrangement.names[span.id],
        "kind": span.kind,
        "row": arrangement.layout.rows[span.id],
        "column": arrangement.layout.columns[span.id],
        "status": span.status,
        "stretches": [_stretch(s, span.attempts[s.attempt - 1], began) for s in span.stretches()],
        "words": outcome(span) or ("prompt by hand" if span.by_hand == "prompt" else ""),
    }
    if span.end is not None:
        call["end"] = _time(span.end, began)
        call["tokens"] = (span.tokens_in, span.tokens_out)
    elif span.answer:
        call["tail"] = tail(span.answer)
    if pin := pin_of(span, ordered):
        call["pin"] = pin
    if arrangement.count <= _MOST_ROWS and (words := item(span)):  # of more, rows are too low for it
        call["item"] = words
    if span.reused and span.status == "ok":
        call["reused"] = REUSED[span.by_hand]
    if span.line is not None:
        call["made"] = (arrangement.files.index(span.file), span.line)
    return call


def _stretch(s: Stretch, of: Attempt, began: float) -> Onset | Vain:
    """One that ended in vain has what it looked like until then, too: the drawing goes back to any moment."""
    start = _since(s.start, began)
    if s.phase == "error" or s.phase == "cancelled":
        return s.phase, start, failure(of), _time(of.first_token, began)
    return s.phase, start


def _folds(trace: Trace, nested: list[Fold]) -> list[FoldRow]:
    """Nested patterns as one row each, with their own sums."""
    spans = {s.id: s for s in trace.spans}
    rows: list[FoldRow] = []
    for fold in nested:
        inside = trace.model_copy(update={"spans": tuple(spans[i] for i in fold.calls)})
        words = sums(inside.calls, inside.work)
        rows.append({"id": fold.id, "name": fold.name, "steps": fold.steps, "calls": fold.calls, "words": words})
    return rows


def _ends(trace: Trace, places: Layout, plan: PatternPlan, status: str) -> list[int]:
    """The calls that flow into the result.

    Those whose answers stand in what it hands over; where that is not known, what nothing depends on, and before the
    end only steps that come last. A call that failed at the end has its line too: it is where nothing came through.
    """
    spans = {s.id: s for s in trace.spans}
    last = [spans[a] for a, b in places.edges if b is None and a is not None]
    if status == "failed":
        last = [s for s in last if s.status != "ok"]
    elif status not in ("done", "partial") and plan is not UNKNOWN:
        last = [s for s in last if s.step in plan.last]
    if kept := handed_over(trace, lesson_of(trace.pattern).delivers):
        last = [spans[i] for i in kept] + [s for s in last if s.status != "ok"]
    return [s.id for s in last]
