"""What became of the answers: which one is handed over, what it was made from, and what was thrown away."""

from __future__ import annotations

from typing import Literal

from core.trace.span import Span
from core.trace.trace import Trace


def handed_over(trace: Trace, field: str) -> list[int]:
    """The calls whose answers stand in that field of the result; none before it has ended, or for an empty name."""
    if not field:
        return []
    known = {span.id for span in trace.spans}
    return [one.span for one in trace.delivered if one.field == field and one.span in known]


def made_from(trace: Trace, ids: list[int]) -> set[int]:
    """These calls and all whose answers were filled into their prompts, or into the prompts of those."""
    spans = {span.id: span for span in trace.spans}
    used: set[int] = set()
    todo = list(ids)
    while todo:
        id = todo.pop()
        if id in used or id not in spans:
            continue
        used.add(id)
        todo += [mark.source.span for mark in spans[id].marks if mark.source and mark.source.span is not None]
    return used


def thrown_away(trace: Trace, field: str) -> list[int]:
    """The calls that did their work, and of which nothing is in what is handed over; none where that is not known.

    To be asked of a pattern whose calls are rivals only: in another one a text may be used without standing in the
    result, as a check is, or stand there changed. Calls that decide or judge are not among them.
    """
    used = made_from(trace, handed_over(trace, field))
    done = [span.id for span in trace.spans if span.status == "ok" and span.kind in ("work", "combine")]
    return [id for id in done if used and id not in used]


Fate = Literal["", "picked", "thrown away"]


def fates(trace: Trace, field: str) -> dict[int, Fate]:
    """Of a run that paid for more answers than it hands over, by the ids of the calls: which are picked, which not.

    A call that was cancelled since another one was picked is thrown away too. None where every answer was used.
    """
    picked = handed_over(trace, field)
    cancelled = [span.id for span in trace.spans if span.status == "cancelled"]
    lost = [*thrown_away(trace, field), *cancelled] if picked else []
    return {**dict.fromkeys(lost, "thrown away"), **dict.fromkeys(picked if lost else [], "picked")}


def verdict_on(trace: Trace, id: int) -> Span | None:
    """The call that judged the answer of call `id`; None where nobody did, or its verdict could not be used."""
    for span in trace.spans:
        judged = any(mark.source and mark.source.span == id for mark in span.marks)
        if span.kind == "judge" and judged and isinstance(span.parsed, dict):
            return span
    return None
