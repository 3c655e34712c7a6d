"""A run as it is printed: its result, its table of calls, its last line; or all of it as JSON."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from core.gather import Failed
from core.lesson.registry import lesson_of
from core.prompts.fill import as_text
from core.run import Run
from core.trace.counts import counted
from core.trace.span import Span
from core.trace.speed import took
from core.trace.trace import Trace

_BESIDE = 100  # a longer text stands below its label
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def as_json(run: Run[Any]) -> str:
    """Result and trace as JSON."""
    result = run.result.model_dump(mode="json") if isinstance(run.result, BaseModel) else None
    text = json.dumps({"result": result, "trace": run.trace.model_dump(mode="json")}, ensure_ascii=False, indent=2)
    # json escapes only what is below a blank, and a terminal obeys these too.
    return re.sub(r"[\x7f-\x9f]", lambda sign: f"\\u{ord(sign[0]):04x}", text)


def result_of(run: Run[Any]) -> list[str]:
    """The result in lines, as its pattern's record has them; none where there is none."""
    if run.result is None:
        return []
    rows = lesson_of(run.trace.pattern).printed(run.result)
    return [*(line for row in rows for line in _lines(*row)), ""]


def _lines(label: str, value: object, before: str = "") -> Iterator[str]:
    """A value under its label: short ones beside it, long ones below, indented."""
    if isinstance(value, BaseModel) and not isinstance(value, Failed):
        yield label
        for name, part in value:
            yield from (f"    {line}" for line in _lines(f"{name}:", part))
    elif isinstance(value, list):
        yield label if value else f"{label} none"
        for number, part in enumerate(value, 1):
            yield from (f"    {line}" for line in _lines(f"{number}.", part))
    else:
        text = _visible(before + _in_words(value)).split("\n")
        if len(text) == 1 and len(text[0]) <= _BESIDE:
            yield f"{label} {text[0]}"
        else:
            yield label
            yield from (f"    {line}".rstrip() for line in text)


def _in_words(value: object) -> str:
    if isinstance(value, Failed):
        return f"failed: {value.error}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "-" if value is None else as_text(value)


def table(trace: Trace) -> list[str]:
    """The calls of a run, a line each, with times in seconds."""
    head = ("#", "name", "status", "start", "duration", "first token", "tokens in", "out")
    names = trace.names
    rows = [head, *(_row(number, span, names[span.id]) for number, span in enumerate(trace.spans, 1))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    layout = [f"{side}{width}" for side, width in zip("><<>>>>>", widths, strict=True)]
    return ["  ".join(f"{cell:{form}}" for cell, form in zip(row, layout, strict=True)).rstrip() for row in rows]


def not_known(trace: Trace) -> list[str]:
    """A line that names what the simulated model does know; none where it knew all that was asked."""
    knows = next((span.knows for span in trace.spans if span.unknown), ())
    if not knows or trace.world == "live":
        return []
    return [_visible(f"The simulated model does not know this and says so. It does know: {'; '.join(knows)}")]


def _row(number: int, span: Span, name: str) -> tuple[str, ...]:
    marks = {
        f"{span.sent} attempts": span.sent > 1, "reused": span.reused, "fallback": span.fallback,
        "not known": bool(span.unknown),
    }  # fmt: skip
    status = ", ".join([span.status, *(mark for mark, is_set in marks.items() if is_set)])
    times = (span.start, span.duration, span.time_to_first_token)
    tokens = (span.tokens_in, span.tokens_out)
    return (str(number), _visible(name), status, *map(seconds, times), *map(_in_words, tokens))


def closing(run: Run[Any]) -> str:
    """The last line: how the run ended, its seconds, its calls and its world."""
    trace = run.trace
    words = {"done": "Finished in", "partial": "Finished in", "cancelled": "Stopped after"}
    word = words.get(run.status, "Failed after")
    failed = sum(span.status == "error" for span in trace.spans)
    ended = sum(span.status in ("ok", "error") for span in trace.spans)
    made = counted(trace.calls, "call")
    calls = f"{ended} of {made}" if run.status == "cancelled" else made
    calls += f", {trace.reused} reused" if trace.reused else ""
    # A live model takes no seed, so none is printed that could not bring this run back.
    world = f"live {trace.model}" if trace.world == "live" else f"{trace.world}, seed {trace.seed}"
    return f"{word} {took(trace)} · {calls}{f', {failed} failed' if failed else ''} · {world}"


def seconds(value: float | None) -> str:
    """As they are printed; a dash for what is not known."""
    return "-" if value is None else f"{value:.2f} s"


def _visible(text: str) -> str:
    """The text with its control characters made visible: a terminal would obey them."""
    return _CONTROL.sub(
        lambda sign: chr(0x2400 + ord(sign[0])) if sign[0] < " " else "␡" if sign[0] == "\x7f" else "�",
        text.replace("\r\n", "\n"),
    )


def one_line(text: str) -> str:
    """A text on one line, without a full stop, its control characters made visible."""
    return " ".join(_visible(text).split()).rstrip(".")


def tell(text: str) -> None:
    """A sentence on standard error."""
    print(one_line(text) + ".", file=sys.stderr, flush=True)
