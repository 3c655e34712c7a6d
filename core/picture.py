"""Everything the flow view draws, as plain data: the diagram and the timeline of one run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from core.compare import zero
from core.layout import Edge, Layout, folds, layout
from core.sketch import Plan, Words, plan_of
from core.span import Attempt, Kind, Segment, Span
from core.trace import Trace

Guess = Mapping[str, float | None]  # "calls", "seconds"
_TAIL = 40  # letters of an answer that is streaming in
_OUTCOME = 28  # letters of an outcome
_MOST_ROWS = 50  # with more calls than this, lines say less than columns
MOST_CALLS = 1000  # with more than this there is a table of the first ones, and the numbers


def picture(
    trace: Trace,
    *,
    status: str,
    run_id: str = "",
    guess: Guess | None = None,
    input_words: Words | None = None,
    result_words: Words | None = None,
    outcomes: Mapping[int, str] | None = None,
    note: str = "",
    error: str = "",
) -> dict[str, Any]:
    """One moment of a run. All times are seconds since its first call's start.

    `input_words`, `result_words`, `outcomes` (by span id) and `note` (in the state line) replace what the trace alone
    can say; `error` is the sentence that says why the run failed.
    """
    running = status == "running"
    found = layout(trace)
    plan = plan_of(trace.pattern)
    names = trace.names
    ends = _ends(trace, found, plan, status)
    files = list(dict.fromkeys(s.file for s in trace.spans))
    shown = sorted(trace.spans, key=lambda s: s.id)[:MOST_CALLS]
    began = zero(trace)
    return {
        "run": run_id,
        "status": status,
        "ended": not running,
        "state": _state(trace, status, names, guess, note),
        "world": _world(trace),
        "error": error,
        "now": _time(trace.now, began),
        "end": _end(trace, began),
        "count": trace.calls,
        "calls": [_call(s, began, names, found, outcomes or {}, files) for s in shown],
        "files": files,
        "folds": (nested := _folds(trace)),
        "edges": _edges(found, ends, nested),
        "columns": max(found.width, plan.columns),
        "input": input_words or _input(trace, found, plan),
        "result": result_words or _result(trace, ends, plan, status),
        "flight": [] if trace.calls > MOST_CALLS else _flight(trace, began, running),
        "peak": trace.peak,
        "limit": trace.concurrency,
        "guess": guess.get("seconds") if guess else None,
        "waited": [] if running or trace.calls > MOST_CALLS else [_segment(s, began) for s in trace.waited_for()],
        "critical": [] if running else [s.id for s in trace.critical_path()],
        "why": {} if running or not trace.spans else _why(trace, names),
        "numbers": [] if running or not trace.spans else _numbers(trace, found, names),
        "legend": _legend(trace, running),
    }


def _end(trace: Trace, began: float) -> float | None:
    """When the last call ended, or the last moment known of a running one."""
    return _time(max((trace.now if s.end is None else s.end for s in trace.spans), default=trace.now), began)


def _edges(found: Layout, ends: list[int], nested: list[dict[str, Any]]) -> list[Edge]:
    """None where there are too many rows for lines, even with every nested pattern folded."""
    inside = {i for fold in nested for i in fold["calls"]}
    if len(found.rows.keys() - inside) + len(nested) > _MOST_ROWS:
        return []
    return [e for e in found.edges if e[1] is not None] + [(i, None) for i in ends]


def _flight(trace: Trace, began: float, running: bool) -> list[tuple[float | None, int]]:
    """Seconds, and the attempts in flight from then on; a running one does not end now."""
    return [(_time(at, began), level) for at, level in trace.in_flight() if not running or at < trace.now]


def _time(t: float | None, began: float) -> float | None:
    """With six places, so that the browser rounds to the same two as the sentences do."""
    return None if t is None else round(max(t - began, 0.0), 6)


def _call(
    span: Span, began: float, names: dict[int, str], found: Layout, outcomes: Mapping[int, str], files: list[str]
) -> dict[str, Any]:
    call: dict[str, Any] = {
        "id": span.id,
        "name": names[span.id],
        "kind": span.kind,
        "row": found.rows[span.id],
        "column": found.columns[span.id],
        "status": span.status,
        "attempts": [_attempt(a, began) for a in span.attempts],
        "words": outcomes.get(span.id) or _outcome(span),
    }
    if span.end is not None:
        call["end"] = _time(span.end, began)
        call["tokens"] = [span.tokens_in, span.tokens_out]
    elif span.answer:
        call["tail"] = _tail(span.answer)
    if span.line is not None:
        call["made"] = [files.index(span.file), span.line]
    return call


def _folds(trace: Trace) -> list[dict[str, Any]]:
    """Nested patterns as one row each, with their own sums."""
    spans = {s.id: s for s in trace.spans}
    found = []
    for fold in folds(trace):
        inside = [spans[i] for i in fold.calls]
        attempts = [a for s in inside for a in s.attempts if a.start is not None]
        work = sum((trace.now if a.end is None else a.end) - (a.start or 0.0) for a in attempts)
        found.append(
            {"id": fold.group.id, "name": fold.name, "calls": fold.calls, "words": _sums(len(inside), work)}
        )
    return found


def _sums(calls: int, work: float) -> str:
    return f"{_count(calls, 'call')}, {work:.2f} s of work"


def _tail(answer: str) -> str:
    """The last words of an answer on its way."""
    words = " ".join(answer[-4 * _TAIL :].split())
    if len(words) <= _TAIL:
        return words
    last = words[-_TAIL:]
    return last.partition(" ")[2] or last


_SHORT = {
    "timeout": "late", "connection": "cut off", "bad_response": "unreadable", "empty": "empty",
    "bad_schema": "bad shape", "refusal": "declined", "incomplete": "cut short",
}  # fmt: skip


def _attempt(a: Attempt, began: float) -> list[Any]:
    """Queued, start, first token, end, status, and in a word why it failed."""
    why = ""
    if a.status == "error":
        why = _SHORT.get(a.error_kind) or (str(a.http_status) if a.http_status else "failed")
    times = (a.queued, a.start, a.first_token, a.end)
    return [*(_time(t, began) for t in times), a.status, why]


def _segment(s: Segment, began: float) -> list[Any]:
    return [s.span, _time(s.start, began), _time(s.end, began)]


def _outcome(span: Span) -> str:
    """The shortest words that say what came of a call; none when only the whole answer says it."""
    if span.status == "error":
        count = len(span.attempts)
        return f"{count} attempts" if count > 1 else "1 attempt"
    if span.fallback:
        return "fallback"
    if span.status != "ok":
        return ""
    if span.tools:
        return str((span.parsed or {}).get("tool") or "answer")
    if isinstance(span.parsed, dict):
        return _shortened(_of_fields(span.parsed))
    items = [m for m in span.marks if m.source and m.source.span and re.search(r"\[\d+\]$", m.source.field)]
    if len(items) == 1 and span.kind == "work":  # one item of an earlier answer: its part of the whole
        return _shortened(span.prompt[items[0].start : items[0].end])
    if re.fullmatch(r"[-\d(][-\d\s().,+*/×=]*", span.answer or ""):
        return _shortened(span.answer or "")  # a sum, or a number
    opening = re.split(r"[,.:;!?\n]", re.sub(r"^[\s#*\-\d.]+", "", (span.answer or "")[:200]), maxsplit=1)[0]
    return opening.strip("*_ ") if len(opening) <= _OUTCOME // 2 else ""


def _of_fields(parsed: dict[str, Any]) -> str:
    if "score" in parsed:
        return f"score {parsed['score']}"
    listed = [f"{len(value)} {name}" for name, value in parsed.items() if isinstance(value, list)]
    checked = {name.removeprefix("has_"): value for name, value in parsed.items() if isinstance(value, bool)}
    checks = [name if value else f"no {name}" for name, value in checked.items()]
    said = checks or [str(value) for value in parsed.values() if isinstance(value, str | int | float)]
    return ", ".join(listed[:1] or said[:2])


def _shortened(text: str) -> str:
    text = " ".join(text[: 4 * _OUTCOME].split())
    return text if len(text) <= _OUTCOME else text[: _OUTCOME - 1].rstrip() + "…"


def _ends(trace: Trace, found: Layout, plan: Plan, status: str) -> list[int]:
    """The calls that flow into the result: what nothing depends on; before the end only steps that come last."""
    spans = {s.id: s for s in trace.spans}
    last = [spans[a] for a, b in found.edges if b is None and a is not None]
    if status == "failed":
        last = [s for s in last if s.status != "ok"]
    elif status not in ("done", "partial") and plan.known:
        last = [s for s in last if s.step in plan.last]
    return [s.id for s in last]


def _count(n: int, thing: str) -> str:
    return f"{n} {thing}" if n == 1 else f"{n} {thing}s"


def _input(trace: Trace, found: Layout, plan: Plan) -> Words:
    first = sum(a is None for a, _ in found.edges)
    if trace.pattern == "parallelization":
        return _count(trace.calls, "e-mail"), "one call each" if trace.calls > 1 else "one call"
    if trace.pattern == "prompt_chaining" and first > 1:
        return _count(first, "topic"), "one chain each"
    return plan.input, ""


_MANY = {"parallelization": ("class", "classes"), "prompt_chaining": ("text", "texts")}


def _result(trace: Trace, ends: list[int], plan: Plan, status: str) -> Words:
    if status == "failed":
        return "No answer", ""
    if trace.pattern not in _MANY or (trace.pattern == "prompt_chaining" and len(ends) < 2):
        return plan.result, ""
    last = set(ends)
    good = sum(s.status == "ok" for s in trace.spans if s.id in last)
    missing = 0 if status == "running" else len(ends) - good
    shown = len(ends) - missing
    head = f"{shown} {_MANY[trace.pattern][shown != 1]}"
    return head, f"{missing} missing" if missing else "input order" if shown > 1 else ""


def _world(trace: Trace) -> Words:
    if trace.world == "simulated":
        return "simulated", f"model, seed {trace.seed}"
    return trace.world, trace.model if trace.world == "live" else ""


_WHY = {
    "rate_limit": "was refused, too many requests", "quota": "was refused, the allowance is used up",
    "server": "got server errors only", "timeout": "got no answer in time", "connection": "could not reach the server",
    "auth": "was refused, the key is wrong", "request": "was refused by the server",
    "bad_response": "got an unreadable answer", "empty": "got an empty answer", "bad_schema": "gave no usable answer",
    "refusal": "was declined by the model", "incomplete": "was cut short",
}  # fmt: skip


def _state(trace: Trace, status: str, names: dict[int, str], guess: Guess | None, note: str) -> list[str]:
    """The mark, the line in bold, and the words after it."""
    calls, took = _count(trace.calls, "call"), f"{trace.makespan:.2f} s"
    done = sum(s.status == "ok" for s in trace.spans)
    failed = [s for s in trace.spans if s.status == "error"]
    if status == "running":
        rest = f"{done + len(failed)} of {calls} done" if trace.calls else "the first call is on its way"
        return ["running", "Running", rest]
    if status == "cancelled":
        return ["stopped", f"Stopped after {took} · {done} of {calls}", note]
    if status == "over_budget":
        return ["stopped", f"Ended after {took} · {done} of {calls}", note or "the allowance of calls is used up"]
    if status == "failed":
        why = f" · {names[failed[-1].id]} {_WHY.get(failed[-1].error_kind, 'failed')}" if failed else ""
        return ["failed", f"Failed after {took}{why}", note]
    if trace.world == "predicted":
        words = filter(None, [note or "nothing sent yet", _guessed(guess)])
        return ["ready", f"Forecast {took} · {calls}", ", ".join(words)]
    if failed:
        kept = f"{_count(done, 'answer')} kept, {_count(trace.attempts, 'attempt')}"
        return ["partial", f"Finished in {took} · {calls}, {len(failed)} failed", note or kept]
    return ["done", f"Finished in {took} · {calls}", ", ".join(filter(None, [note, _guessed(guess)]))]


def _guessed(guess: Guess | None) -> str:
    calls, time = (guess or {}).get("calls"), (guess or {}).get("seconds")
    parts = [_count(int(calls), "call")] if calls is not None else []
    parts += [f"{time:.1f} s"] if time is not None else []
    return f"you guessed {', '.join(parts)}" if parts else ""


def _numbers(trace: Trace, found: Layout, names: dict[int, str]) -> list[tuple[str, str, str]]:
    """Value, name and sentence of the four figures."""
    longest, speedup = trace.longest, trace.speedup
    retried = trace.attempts > trace.calls
    idle = [(f"{trace.idle:.2f} s", "Idle", "no call in flight, only back-off")] if trace.idle >= 0.005 else []
    return [
        (f"{trace.makespan:.2f} s", "Makespan", "last end minus first start"),
        (f"{trace.work:.2f} s", "Work", "all attempts added up" if retried else "all calls added up"),
        (
            "–" if longest is None else f"{longest.duration:.2f} s",
            "Longest call",
            "none has ended" if longest is None else f"{names[longest.id]}{_about(longest, trace)}",
        ),
        (
            "–" if speedup is None else f"{speedup:.1f}×",
            "Speed-up",
            "no time has passed" if speedup is None else _why_speedup(trace, found),
        ),
        *idle,
    ]


def _why(trace: Trace, names: dict[int, str]) -> dict[str, str]:
    """A sentence each for the chain of dependencies, and for what the run really waited for."""
    path, segments = trace.critical_path(), trace.waited_for()
    length = sum((trace.now if s.end is None else s.end) - s.start for s in path if s.start is not None)
    chain = " → ".join(_first_last([names[s.id] for s in path]))
    rest = trace.makespan - length
    held = trace.waiting >= 0.005 or trace.concurrency == 1
    why = "calls waited for a slot or a turn" if held else "the time between the calls"
    more = f"The run took {rest:.2f} s more: {why}." if rest >= 0.005 else ""
    late = dict.fromkeys(names[s.span] for s in segments)
    off = sum(s.end - s.start for s in segments if s.kind == "back-off")
    waited = f"The run waited for {', then '.join(_first_last(list(late)))}: {trace.makespan:.2f} s in all"
    return {
        "critical": f"The longest chain of dependencies: {chain}, {length:.2f} s. {more}".rstrip(),
        "waited": f"{waited}, {off:.2f} s of it back-off." if off >= 0.005 else f"{waited}.",
    }


def _first_last(words: list[str]) -> list[str]:
    return words if len(words) <= 7 else [*words[:3], f"{len(words) - 5} more", *words[-2:]]


def _about(longest: Span, trace: Trace) -> str:
    if len(longest.attempts) > 1:
        return ", back-off included"
    sets_pace = trace.calls > 1 and (longest.duration or 0) > 0.98 * trace.makespan
    return " sets the pace" if sets_pace else ""


def _why_speedup(trace: Trace, found: Layout) -> str:
    if (trace.speedup or 0) < 0.995 and trace.attempts > trace.calls:
        return "back-off is time, but no work"
    if trace.calls == 1:
        return "one call cannot overlap"
    if trace.concurrency == 1:
        return "one call at a time"
    if len(trace.critical_path()) == trace.calls:
        return "a loop cannot overlap" if found.loops else "a chain cannot overlap"
    return "work ÷ makespan"


_NEUTRAL = "tool"  # the colour of a mark that calls of several kinds have


def _legend(trace: Trace, running: bool) -> list[tuple[str, str, str]]:
    """Mark, kind and words of what occurs in this picture, and of nothing else."""
    kinds: dict[str, set[Kind]] = {}
    for span in trace.spans:
        for a in span.attempts:
            for mark in _marks(span, a):
                kinds.setdefault(mark, set()).add(span.kind)
    words = {
        "slot": "waiting for a slot", "wait": "waiting for the first token", "stream": "answer streaming in",
        "plain": "answer in one piece", "failed": "failed attempt, then back-off", "cancelled": "cancelled",
    }  # fmt: skip
    if "failed" in kinds and all(len(s.attempts) == 1 for s in trace.spans):
        words["failed"] = "failed attempt"
    colors = {mark: next(iter(of)) if len(of) == 1 else _NEUTRAL for mark, of in kinds.items()}
    return [(mark, colors[mark], said) for mark, said in words.items() if mark in colors]


def _marks(span: Span, a: Attempt) -> list[str]:
    slot = ["slot"] if a.start is None or a.start - a.queued > 0.001 else []
    if a.start is None:
        return slot
    if a.status in ("error", "cancelled"):
        return [*slot, "failed" if a.status == "error" else "cancelled"]
    if a.first_token is None:
        return [*slot, "wait" if a.end is None else "plain"]
    return [*slot, "wait", "stream"]
