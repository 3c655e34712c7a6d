"""What gateways and templates add on the way: other places, other words for an end or an error, marks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from core.errors import CutOff, ServerFailed
from core.patterns.evaluator_optimizer import Evaluation
from core.patterns.routing import SupportCategory
from tests.core.models.quirks.made import (
    CREATED,
    both,
    chats,
    chunk,
    chunks,
    completion,
    deltas,
    ended,
    events,
    message,
    packed,
    pieces,
    response,
    texts,
)
from tests.core.models.quirks.read import SSE, Quirk
from tests.core.models.quirks.reading_shapes import LABEL, PLAIN, SHAPES, verdict
from tests.core.models.quirks.reading_stream import STREAM
from tests.core.models.quirks.reading_text import END, HM, RAIN, WHERE
from tests.core.models.quirks.reading_tools import CHOSEN, NILE, OFFERED, TOOLS, call
from tests.core.models.quirks.reading_usage import USAGE

SAID = [{"content": piece} for piece in pieces(RAIN)]
COMING = [CREATED, *deltas(RAIN)]


def places() -> Iterator[Quirk]:
    """Section 1: the text, its thoughts, and the marks around it."""
    thinking = [{"type": "thinking", "thinking": HM}]
    for name, given in {
        "thinking_blocks": thinking, "thoughts": HM, "provider_specific_fields": {"reasoning_content": HM},
    }.items():  # fmt: skip
        body, stream = completion({"content": RAIN, name: given}), chunks({name: given}, {"content": RAIN})
        yield from chats(WHERE, f"beside: {name}", RAIN, body, stream, thoughts=HM)
    for name, content in {
        "a part named by its content": [{"type": "text", "content": RAIN}],
        "a type in capitals": [{"type": "TEXT", "text": RAIN}],
        "a type that is null": [{"type": None, "text": RAIN}],
        "a list in a list": [[{"type": "text", "text": RAIN}]],
        "parts in an object": {"parts": [{"text": RAIN}]},
    }.items():
        yield from chats(WHERE, name, RAIN, completion({"content": content}), chunks({"content": content}))
    for tag, end in (("<|START_THINKING|>", "<|END_THINKING|>"), ("<scratchpad>", "</scratchpad>")):
        yield from texts(WHERE, f"tags: {tag}", RAIN, f"{tag}{HM}{end}{RAIN}", thoughts=HM)
    for mark in ("<|im_end|>", "</s>", "<|eot_id|>\n"):
        yield from texts(WHERE, f"a mark behind it: {mark!r}", RAIN, RAIN + mark, done="marks of its beginning")
    yield from texts(WHERE, "in an element", RAIN, f"<think>{HM}</think><answer>{RAIN}</answer>", thoughts=HM)
    yield from texts(WHERE, "an element that was asked for", f"<answer>{RAIN}</answer>", f"<answer>{RAIN}</answer>")
    for around in ("data", "result", "response"):
        body = packed({"code": 0, around: completion({"content": RAIN})})
        yield Quirk(WHERE, f"inside {around}", "chat", False, body, RAIN)
    for name, item in {
        "without a type": {"role": "assistant", "content": [{"type": "output_text", "text": RAIN}]},
        "a part alone": {"type": "output_text", "text": RAIN},
        "a text": RAIN,
    }.items():
        yield Quirk(WHERE, f"an item: {name}", "responses", False, packed(response(item)), RAIN)
    for status in ("succeeded", "COMPLETED", "done"):
        end = response(message(RAIN), status=status)
        yield from both(END, f"status {status}", RAIN, end, [*COMING, ended(end)])
    named = [{key: value for key, value in event.items() if key != "type"} for event in COMING]
    lines = [b"event: " + str(event["type"]).encode() for event in COMING]
    body = b"".join(line + b"\ndata: " + packed(data) + b"\n\n" for line, data in zip(lines, named, strict=True))
    whole = body + events(ended(response(message(RAIN))), done=False)
    yield Quirk(WHERE, "the kind in the event's name alone", "responses", True, whole, RAIN, SSE)
    told = {"type": "response.output_text.done", "output_index": 0, "item_id": "m", "text": RAIN}
    by_id = [{"type": "response.output_text.delta", "item_id": "m", "delta": piece} for piece in pieces(RAIN)]
    whole = events(CREATED, *by_id, told, ended(response()), done=False)
    yield Quirk(WHERE, "by id, then by place", "responses", True, whole, RAIN, SSE)


def shapes() -> Iterator[Quirk]:
    """Section 1: JSON."""
    parsed = completion({"content": None, "parsed": LABEL})
    yield Quirk(SHAPES, "parsed", "chat", False, packed(parsed), LABEL, shape=SupportCategory)
    read = completion({"content": LABEL})
    yield Quirk(SHAPES, "read by the server", "chat", False, packed(read), LABEL, shape=SupportCategory)
    for name, text in {
        "as a call": json.dumps({"name": "SupportCategory", "arguments": LABEL}),
        "with a note": json.dumps({"answer": LABEL, "note": "ok"}),
        "blanks of other kinds": json.dumps({"category": "\u00a0refund\u200b", "urgency": "low"}),
        "a mark behind it": f"{PLAIN}<|im_end|>",
    }.items():
        yield from texts(SHAPES, name, LABEL, text, shape=SupportCategory)
    for score in ('"8/10.0"', '"8.0 / 10.0"'):
        want = {"score": 8, "feedback": "3/4 is good."}
        yield from texts(SHAPES, f"a score: {score}", want, verdict(score), shape=Evaluation)


def ends() -> Iterator[Quirk]:
    """Section 2: a part is never the whole, whatever comes behind it."""
    for name, last in {
        "stop_reason": {"index": 0, "delta": {}, "stop_reason": "max_tokens"},
        "native_finish_reason": {"index": 0, "delta": {}, "finish_reason": None, "native_finish_reason": "MAX_TOKENS"},
    }.items():
        body = events(*map(chunk, SAID), {"choices": [last]})
        yield Quirk(END, f"not whole: {name}", "chat", True, body, CutOff, SSE)
        whole = {"choices": [{**last, "message": {"content": RAIN}}]}
        yield Quirk(END, f"not whole: {name}", "chat", False, packed(whole), CutOff)
    body = events(*map(chunk, SAID), chunk({}, "length"), chunk({}, "stop"))
    yield Quirk(END, "not whole: stop behind length", "chat", True, body, CutOff, SSE)
    for name, event in {
        "msg": {"code": 500, "msg": "boom"}, "errors": {"success": False, "errors": [{"message": "boom"}]},
        "statusCode": {"statusCode": 500, "message": "boom"}, "error_msg": {"error_code": 7, "error_msg": "boom"},
        "base_resp": {"base_resp": {"status_code": 1000, "status_msg": "boom"}, "choices": None},
        "with an id": {"id": "x", "detail": "boom"}, "no choices": {"choices": [], "code": 500, "message": "boom"},
    }.items():  # fmt: skip
        for api, before in (("chat", [*map(chunk, SAID)]), ("responses", COMING)):
            told = f"an error before [DONE]: {name}"
            yield Quirk(END, told, api, True, events(*before, event), ServerFailed, SSE, says="boom")
    for name, line in {
        "a field": b'error: {"message": "boom"}\n\n',
        "a name alone": b"event: error\ndata:\n\n",
    }.items():
        body = events(*map(chunk, SAID), done=False) + line + b"data: [DONE]\n\n"
        yield Quirk(END, f"an error before [DONE], {name}", "chat", True, body, ServerFailed, SSE)
    hollow = {"error": {"code": 0, "message": ""}}
    stream = [{**one, **hollow} for one in chunks(*SAID)]
    yield from chats(END, "an error that is none", RAIN, {**completion({"content": RAIN}), **hollow}, stream)


def frames() -> Iterator[Quirk]:
    """Section 3."""
    lines = [packed(one) for one in chunks(*SAID)]
    for before, end in ((b"Data: ", b""), (b"data : ", b""), (b"data: data: ", b""), (b"data: ", b","), (b"\x1e", b"")):
        body = b"".join(before + line + end + b"\n\n" for line in lines) + b"data: [DONE]\n\n"
        yield Quirk(STREAM, f"frame {before + end!r}", "chat", True, body, RAIN, SSE)
    twice = events(*(packed(line.decode()) for line in lines))
    yield Quirk(STREAM, "frame: JSON in JSON", "chat", True, twice, RAIN, SSE)
    for sign in (
        b"1",
        b"true",
        b"processing",
        b'"still working"',
        b"...",
        b"[PING]",
        b'{"status": "loading", "message": "x"}',
    ):
        body = b"".join(b"data: " + sign + b"\n\ndata: " + line + b"\n\n" for line in lines)
        yield Quirk(STREAM, f"alive: {sign!r}", "chat", True, body, RAIN, SSE)
    for last in (b"DONE", b"[END]", b'[DONE]\n\ndata: {"error": {"message": "late"}}'):
        body = events(*lines, done=False) + b"data: " + last + b"\n\n"
        yield Quirk(STREAM, f"the end: {last!r}", "chat", True, body, RAIN, SSE)


def used() -> Iterator[Quirk]:
    """Section 7."""
    for usage, counts in (
        ({"promptTokens": 7, "completionTokens": 8}, (7, 8, None, None)),
        ({"prompt_tokens": "7.0", "completion_tokens": "8"}, (7, 8, None, None)),
        ({"prompt_tokens": 7, "completion_tokens": 8, "num_cached_tokens": 5}, (7, 8, 5, None)),
    ):
        body, stream = completion({"content": RAIN}, usage=usage), chunks(*SAID, usage=usage)
        yield from chats(USAGE, f"by other names: {[*usage]}", RAIN, body, stream, usage=counts)


ARGUMENTS = json.dumps(NILE)
ENTRIES: dict[str, Any] = {
    "function null": [{"function": None, "name": "search", "arguments": ARGUMENTS}],
    "function, a name": [{"function": "search", "arguments": ARGUMENTS}],
    "custom": [{"type": "custom", "custom": {"name": "search", "input": ARGUMENTS}}],
    "args": [{"function": {"name": "search", "args": NILE}}],
    "a number behind the name": [call(name="functions.search:0")],
    "another case": [call(name="Search")],
    "quotes": [call(name='"search"')],
    "a mark behind the arguments": [call(ARGUMENTS + "<|im_end|>")],
    "a brace too many": [call(ARGUMENTS + "}")],
}  # fmt: skip


def tools() -> Iterator[Quirk]:
    """Section 8."""
    for name, entries in ENTRIES.items():
        body = completion({"content": None, "tool_calls": entries}, "tool_calls")
        yield from chats(TOOLS, name, CHOSEN, body, chunks({"tool_calls": entries}), tools=OFFERED)
    cut = chunks({"tool_calls": [call("", "sea")]}, {"tool_calls": [call(ARGUMENTS, "rch", id=...)]})
    yield Quirk(TOOLS, "a name in two pieces", "chat", True, events(*cut), CHOSEN, SSE, tools=OFFERED)
    apart = {"choices": [{"message": {"content": "Look."}}, {"message": {"tool_calls": [call()]}}]}
    yield Quirk(TOOLS, "in another choice", "chat", False, packed(apart), CHOSEN, tools=OFFERED)
    last = {"choices": [{"index": 0, "message": {"content": "Look.", "tool_calls": [call()]}, "finish_reason": "stop"}]}
    stream = events(chunk({"content": "Look."}), last)
    yield Quirk(TOOLS, "in the last message alone", "chat", True, stream, CHOSEN, SSE, tools=OFFERED)
    for name, item in {
        "custom_tool_call": {"type": "custom_tool_call", "call_id": "c", "name": "search", "input": ARGUMENTS},
        "in a message": {"type": "message", "content": [], "tool_calls": [call()]},
        "a part": {"type": "message", "content": [{"type": "tool_use", "id": "c", "name": "search", "input": NILE}]},
    }.items():
        yield Quirk(TOOLS, f"an item: {name}", "responses", False, packed(response(item)), CHOSEN, tools=OFFERED)


QUIRKS = [*places(), *shapes(), *ends(), *frames(), *used(), *tools()]
