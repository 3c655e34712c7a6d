"""What came of one call, in the fewest words: its outcome, why it failed, the end of its answer."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from core.trace.counts import counted
from core.trace.span import Attempt, Span

_TAIL = 40  # letters of an answer that is streaming in
_OUTCOME = 28  # letters of an outcome
_ITEM = 48  # letters of an item

_SHORT = {
    "timeout": "late", "connection": "cut off", "bad_response": "unreadable", "empty": "empty",
    "bad_schema": "bad shape", "refusal": "declined", "incomplete": "cut short",
}  # fmt: skip
REUSED = {"": "reused", "answer": "by hand", "prompt": "reused"}  # an answer that was there, in a word or two


def failure(a: Attempt) -> str:
    """In a word why an attempt failed; empty when it did not."""
    if a.status != "error":
        return ""
    return _SHORT.get(a.error_kind) or (str(a.http_status) if a.http_status else "failed")


def outcome(span: Span) -> str:
    """The shortest words that say what came of a call; none when only the whole answer says it."""
    if span.status == "error":
        return counted(span.sent, "attempt") if span.sent else "not sent"
    if span.fallback:
        return "fallback"
    if span.unknown:
        return "not known"
    if span.status != "ok":
        return ""
    if span.tools:
        return str((span.parsed or {}).get("tool") or "answer")
    if isinstance(span.parsed, dict):
        return _shortened(_of_fields(span.parsed))
    items = [m for m in span.marks if m.source and m.source.span and re.search(r"\[\d+\]$", m.source.field)]
    if len(items) == 1 and span.kind == "work":  # one item of an earlier answer: its part of the whole
        return _shortened(span.prompt[items[0].start : items[0].end])
    answer = (span.answer or "")[:200].strip().strip("*_")
    if "\n" not in answer and len(answer) <= _OUTCOME:
        return answer  # the whole of it: a word, a sum
    opening = re.split(r"[,.:;!?\n]", answer, maxsplit=1)[0].strip("*_ ")
    known = opening.lower() in _offered(span.template) or (span.kind == "tool" and len(opening) <= _OUTCOME // 2)
    return opening if known else ""  # the first words of a text are no outcome


def item(span: Span) -> str:
    """The first words of the item of the input that a call works on; empty where it works on none, or on several."""
    items = [m for m in span.marks if m.source and m.source.span is None and m.source.item is not None]
    return _shortened(span.prompt[items[0].start : items[0].end], _ITEM) if len(items) == 1 else ""


@lru_cache
def _offered(template: str) -> frozenset[str]:
    """The words that a prompt gives to choose from, such as spam, urgent or normal."""
    lists = re.findall(r"\w+(?:, \w+)* or \w+|\w+(?:/\w+)+", template)
    return frozenset(word.lower() for choice in lists for word in re.split(r", | or |/", choice))


def _of_fields(parsed: dict[str, Any]) -> str:
    if "score" in parsed:
        return f"score {parsed['score']}"
    listed = [f"{len(value)} {name}" for name, value in parsed.items() if isinstance(value, list)]
    checked = {name.removeprefix("has_"): value for name, value in parsed.items() if isinstance(value, bool)}
    checks = [name if value else f"no {name}" for name, value in checked.items()]
    values = checks or [str(value) for value in parsed.values() if isinstance(value, str | int | float)]
    return ", ".join(listed[:1] or values[:2])


def _shortened(text: str, most: int = _OUTCOME) -> str:
    text = " ".join(text[: 4 * most].split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def tail(answer: str) -> str:
    """The last words of an answer on its way."""
    words = " ".join(answer[-4 * _TAIL :].split())
    if len(words) <= _TAIL:
        return words
    last = words[-_TAIL:]
    return last.partition(" ")[2] or last
