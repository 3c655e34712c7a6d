"""One chosen call with everything that is known of it, as data for its card."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, cast

from core.engine.given import changeable
from core.errors import kind_of_failure
from core.trace.counts import listed
from core.trace.paths import depends_on
from core.trace.span import LEAST_TOLD, Attempt, Mark, Source, Span
from core.trace.trace import Trace
from core.view.came import came, deltas
from core.view.changes import changes, revised
from core.view.drawings import AttemptRow, Card, Piece
from core.view.pins import fault_name
from core.view.program import is_program

STATES = {"queued": "is waiting for a slot", "running": "is running", "error": "failed", "cancelled": "was cancelled"}
NO_ANSWER = {
    "queued": "Nothing sent yet.",
    "running": "No text yet.",
    "error": "No answer.",
    "cancelled": "Cancelled before its answer was there.",
}
MOST_BYTES = 440_000  # of all cards together; the rest of a picture fits into 60 kB
_LONG = ("instructions", "answer", "parsed", "error", "raw", "thoughts")  # texts that may be
_ITEM = re.compile(r"(.*?)(\w+)\[(\d+)\]")


def cards(trace: Trace, most: int = MOST_BYTES) -> dict[str, Card]:
    """The cards of all calls by span id as text, at most `most` bytes as JSON: the longest texts are cut.

    A card says under `cut` how many characters a shortened text really has.
    """
    known = _Known(trace)
    whole = {str(span.id): _card(span, known) for span in trace.spans}
    shown, longest = whole, 64_000
    # Halved until it fits: the longest texts give way, and the short ones of all other cards stay whole.
    while len(json.dumps(shown)) > most and longest > 60:
        longest //= 2
        shown = {id: _shortened(card, longest) for id, card in whole.items()}
    return shown


def _shortened(card: Card, most: int) -> Card:
    """The card with no text longer than `most` characters."""
    texts: dict[str, Any] = dict(card)
    cut = {name: len(texts[name]) for name in _LONG if len(texts.get(name, "")) > most}
    texts |= {name: texts[name][:most] for name in cut}
    size = sum(len(piece["text"]) for piece in card["prompt"])
    if size > most:
        cut["prompt"] = size
        texts["prompt"], left = [], most
        for piece in card["prompt"]:
            texts["prompt"].append({**piece, "text": piece["text"][:left]})
            left -= len(piece["text"])
            if left <= 0:
                break
    if not cut:
        return card
    if "answer" in cut:
        texts.pop("changes", None)  # of half of an answer nobody can say what it changed
    return cast(Card, texts | {"cut": cut})


def card(trace: Trace, span_id: int) -> Card:
    """The card of one call; raises KeyError when the trace has no such call."""
    return _card({span.id: span for span in trace.spans}[span_id], _Known(trace))


class _Known:
    """A trace, and what follows from the whole of it: worked out once for all cards."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.names = trace.names
        self.spans = {span.id: span for span in trace.spans}
        self.before = depends_on(trace)
        self.users: defaultdict[int, list[int]] = defaultdict(list)  # the calls whose prompts hold an answer
        self.waiters: defaultdict[int, list[int]] = defaultdict(list)
        for span in trace.spans:
            for used in dict.fromkeys(mark.source.span for mark in span.marks if mark.source and mark.source.span):
                self.users[used].append(span.id)
            for before in self.before[span.id]:
                self.waiters[before].append(span.id)


def _card(span: Span, known: _Known) -> Card:
    names, now = known.names, known.trace.now
    shown: Card = {
        "title": f"{names[span.id]} {STATES.get(span.status, '')}".rstrip(),
        "kind": span.kind,
        "facts": " · ".join(_facts(span, known)),
        "prompt": _pieces(span, names),
        "marked": _marked(span, names),
        "instructions": span.instructions,
        "answer": span.answer or "",
        "program": is_program(span.answer or ""),
        "no_answer": "" if span.answer else NO_ANSWER.get(span.status, "An empty answer."),
        "error": _error(span, known),
        "parsed": "" if span.parsed is None else json.dumps(span.parsed, ensure_ascii=False, indent=2),
        "shape": span.shape or "",
        "used": _used(span, known),
        "attempts": _attempts(span, now) if len(span.attempts) > 1 else [],
        "deltas": deltas(span),
    }
    came(span, shown)
    if changeable(span):
        shown["changeable"] = True
    earlier = revised(span, known.spans) if span.status == "ok" else None
    if earlier and (pieces := changes(earlier.answer or "", shown["answer"])):
        shown |= {"revises": names[earlier.id], "changes": pieces}
    return shown


def _facts(span: Span, known: _Known) -> Iterable[str]:
    """What is known in numbers: seconds, the first token, tokens, the model and its world."""
    trace, names = known.trace, known.names
    if span.by_hand:
        yield f"{span.by_hand} by hand"
    if span.reused:
        yield "nothing sent, nothing paid" if span.by_hand else "reused, not paid again"
        yield _answered(span) if trace.world == "live" else f"{span.model}, {trace.world}"
        return
    waited, held = span.waited("slot", trace.now), span.waited("provider", trace.now)
    holders = [names[a.held_by[0]] for a in span.attempts if a.held_by and a.held_by[0] in names]
    duration = _lasted(span.start, span.end, trace.now)
    if span.end is None and duration:
        duration += " so far"
    if span.sent > 1:
        duration = f"{span.sent} attempts in {duration}"
    if held >= LEAST_TOLD:
        yield f"waited {held:.2f} s for the provider"
    if waited >= LEAST_TOLD:
        yield f"waited {waited:.2f} s for a slot" + (f", then {duration}" if duration else "")
        if holders:
            yield f"held by {holders[0]}"
    elif duration:
        yield duration
    if span.time_to_first_token is not None:
        yield f"first token after {span.time_to_first_token:.2f} s"
    if span.tokens_in is not None or span.tokens_out is not None:
        yield _tokens(span)
    if span.tools:
        yield f"tools offered: {', '.join(span.tools)}"
    if not span.model:
        yield f"a tool, run here; chosen by {names.get(span.chosen_by or 0, 'the code')}"
        return
    yield _answered(span) if trace.world == "live" else f"{span.model}, {trace.world}"
    if span.fault:
        yield f"a fault on order: {fault_name(span.fault)}"
    if span.unknown:
        yield "does not know what was asked, and says so"


def _answered(span: Span) -> str:
    """The model that was asked, and the one that answered, which a router or an alias may make another one."""
    by = next((attempt.model for attempt in reversed(span.attempts) if attempt.model), span.model)
    return span.model if by == span.model else f"asked {span.model}, answered by {by}"


def _tokens(span: Span) -> str:
    into, out = ("?" if count is None else f"{count:,}" for count in (span.tokens_in, span.tokens_out))
    thought = sum(a.tokens_reasoning or 0 for a in span.attempts)
    return f"{into} tokens in, {out} out" + (f" ({thought:,} of them to think)" if thought else "")


def _pieces(span: Span, names: Mapping[int, str]) -> list[Piece]:
    """The prompt in order; a filled-in piece names its source."""
    pieces: list[Piece] = []
    at = 0
    for mark in span.marks:
        pieces += [
            {"text": span.prompt[at : mark.start]},
            _filled(span, mark, names),
        ]
        at = mark.end
    pieces.append({"text": span.prompt[at:]})
    return [piece for piece in pieces if piece["text"]]


def _filled(span: Span, mark: Mark, names: Mapping[int, str]) -> Piece:
    """A filled-in piece, with the call or the item of the input that it is from."""
    source = mark.source
    piece: Piece = {"text": span.prompt[mark.start : mark.end], "source": _source(source, names) or mark.name}
    if source is None:
        beside = [other for other in span.marks if other.name == mark.name and other.source and other.source.span]
        return {**piece, "gap": True} if beside else piece
    if source.span is not None:
        piece["span"] = source.span
    if source.field:
        piece["field"] = source.field
    if source.item is not None:
        piece["item"] = source.item
    return piece


def _marked(span: Span, names: Mapping[int, str]) -> str:
    """Where the filled-in pieces came from, in one line; whole answers are listed together."""
    sources = [mark.source for mark in span.marks if mark.source]
    whole = [source.span for source in sources if source.span in names and not source.field]
    parts = [_source(source, names) for source in sources if source.span not in names or source.field]
    if answers := list(dict.fromkeys(names[id] for id in whole if id is not None)):
        parts.append(f"the answer{'s' if len(answers) > 1 else ''} of {_some(answers)}")
    return f"Marked: {'; '.join(dict.fromkeys(parts))}." if parts else ""


def _source(source: Source | None, names: Mapping[int, str]) -> str:
    """Such as the task, item 3 of the input, the answer of outline, subtask 4 of plan; empty for the pattern's code."""
    if source is None:
        return ""
    if source.span is None:
        return f"the {source.input}" if source.item is None else f"item {source.item} of the input"
    name = names.get(source.span, "an earlier call")
    if not source.field:
        return f"the answer of {name}"
    if item := _ITEM.fullmatch(source.field):
        return f"{item[2].removesuffix('s')} {int(item[3]) + 1} of {name}"
    return f"{source.field.rpartition('.')[2]} of {name}"


def _used(span: Span, known: _Known) -> str:
    """Which later calls were given this answer, or waited for it."""
    if span.status != "ok":
        return ""
    if given := known.users[span.id]:
        return f"Used by: {_some([known.names[i] for i in given])}."
    waited = known.waiters[span.id]
    return f"Waited for by: {_some([known.names[i] for i in waited])}." if waited else "Used by: the result."


def _error(span: Span, known: _Known) -> str:
    """What went wrong, and what became of the rest; how often, and what each attempt ended with, is said beside it."""
    last = span.attempts[-1].error if span.attempts else ""
    why = last[:1].upper() + last[1:] if last else span.error
    if span.fallback:
        return f"{why} The pattern's fallback took its place.".lstrip()
    if span.status != "error":
        return ""
    if span.mends is not None:
        return why
    if mending := next((other for other in known.trace.spans if other.mends == span.id), None):
        return f"{why} It was asked for anew: {known.names[mending.id]}."
    if len(span.place) == 1 and span.kind != "tool":
        return ""  # it ended the run, and is the sentence above the picture
    later = set(known.waiters[span.id])
    beside = (other for other in known.trace.spans if other.status == "ok" and other.id not in later)
    went_on = any(_overlap(span, other) for other in beside)
    return f"{why} The calls that did not depend on it went on." if went_on else why


def _overlap(one: Span, other: Span) -> bool:
    """Whether both were on their way at one moment, as far as both have ended."""
    return one.end is not None and other.end is not None and one.queued < other.end and other.queued < one.end


def _lasted(start: float | None, end: float | None, now: float) -> str:
    """How long something took, or has taken so far; empty when it has not started."""
    return "" if start is None else f"{(now if end is None else end) - start:.2f} s"


def _attempts(span: Span, now: float) -> list[AttemptRow]:
    """Each request with its times, how it ended, and what lay between it and the next one."""
    then = [
        f"{_lasted(one.end, two.queued, now)} of back-off" if two.held is None
        else f"{_lasted(two.held, span.end if two.start is None else two.start, now)} for the provider"
        for one, two in pairwise(span.attempts)
    ]  # fmt: skip
    return [
        {
            "number": str(number),
            "start": "" if attempt.start is None else f"{attempt.start:.2f} s",
            "duration": _lasted(attempt.start, attempt.end, now),
            "ended": _ended(attempt),
            "then": then[number - 1] if number <= len(then) else "",
        }
        for number, attempt in enumerate(span.attempts, 1)
    ]


def _ended(attempt: Attempt) -> str:
    waiting = "waiting for a slot" if attempt.held is None else "waiting for the provider"
    if attempt.status != "error":
        return {"ok": "answer", "queued": waiting}.get(attempt.status, attempt.status)
    words = kind_of_failure(attempt.error_kind)
    if not attempt.http_status:
        return words
    # Where there was a status there was a connection too.
    return f"{attempt.http_status}: {'cut off' if attempt.error_kind == 'connection' else words}"


def _some(words: list[str]) -> str:
    """As in a, b and c; of many the first ones and how many more."""
    return listed([*words[:8], f"{len(words) - 8} more"] if len(words) > 9 else words)
