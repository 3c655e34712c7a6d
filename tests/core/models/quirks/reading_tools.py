"""Section 8: the tool that a model chose, however a server writes that down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from core.errors import CutOff, UnreadableAnswer, WrongShape
from core.tools import calculate, search
from tests.core.models.quirks.made import (
    CREATED,
    both,
    chats,
    chunks,
    completion,
    deltas,
    ended,
    events,
    pieces,
    response,
    texts,
)
from tests.core.models.quirks.read import SSE, Quirk

TOOLS = "8. Tools"
NILE, AMAZON = {"query": "Nile"}, {"query": "Amazon"}
ARGUMENTS = json.dumps(NILE)
OFFERED = (search, calculate)
CHOSEN = ("search", NILE)


def call(arguments: Any = ARGUMENTS, name: Any = "search", **more: Any) -> dict[str, Any]:
    """One entry of `tool_calls`; what is given as `...` is left out."""
    function = {key: value for key, value in (("name", name), ("arguments", arguments)) if value is not ...}
    entry = {"index": 0, "id": "c", "type": "function", "function": function, **more}
    return {key: value for key, value in entry.items() if value is not ...}


def nested(levels: int) -> str:
    return '{"query":' * levels + "1" + "}" * levels


ENTRIES: dict[str, tuple[Any, Any]] = {  # the calls of a whole message, and what is chosen
    "as it should be": ([call()], CHOSEN),
    "index null": ([call(index=None)], CHOSEN),
    "no index": ([call(index=...)], CHOSEN),
    "index 1": ([call(index=1)], CHOSEN),
    "index, a text": ([call(index="0")], CHOSEN),
    "id null": ([call(id=None)], CHOSEN),
    "no id": ([call(id=...)], CHOSEN),
    "id empty": ([call(id="")], CHOSEN),
    "id, a number": ([call(id=7)], CHOSEN),
    "id, half a character": ([call(id="\ud83d")], CHOSEN),
    "no type": ([call(type=...)], CHOSEN),
    "not in a list": (call(), CHOSEN),
    "nulls among them": ([None, call()], CHOSEN),
    "two, the first counts": ([call(), call(json.dumps(AMAZON), index=1, id="d")], CHOSEN),
    "two with one id": ([call(), call(json.dumps(AMAZON), index=1)], CHOSEN),
    "flat": ([{"name": "search", "arguments": ARGUMENTS}], CHOSEN),
    "as tool_use": ([{"type": "tool_use", "id": "c", "name": "search", "input": NILE}], CHOSEN),
    "parameters": ([{"function": {"name": "search", "parameters": NILE}}], CHOSEN),
    "an object": ([call(NILE)], CHOSEN),
    "arguments null": ([call(None, "calculate")], ("calculate", {})),
    "arguments empty": ([call("", "calculate")], ("calculate", {})),
    "no arguments": ([call(..., "calculate")], ("calculate", {})),
    "arguments 'null'": ([call("null", "calculate")], ("calculate", {})),
    "arguments 'None'": ([call("None", "calculate")], ("calculate", {})),
    "blanks around": ([call(f"\n {ARGUMENTS} \n")], CHOSEN),
    "written twice": ([call(json.dumps(ARGUMENTS))], CHOSEN),
    "a fence": ([call(f"```json\n{ARGUMENTS}\n```")], CHOSEN),
    "two objects": ([call(ARGUMENTS + json.dumps(AMAZON))], CHOSEN),
    "an empty object first": ([call("{}" + ARGUMENTS)], CHOSEN),
    "cut": ([call('{"query": "Ni')], ("search", '{"query": "Ni')),
    "not JSON": ([call("the Nile")], ("search", "the Nile")),
    "a list": ([call('["Nile"]')], ("search", ["Nile"])),
    "nested 300 deep": ([call(nested(300))], ("search", json.loads(nested(300)))),
    "half a character, escaped": ([call('{"query": "\\ud83d"}')], ("search", {"query": "\ud83d"})),
    "half a character": ([call('{"query": "\ud83d"}')], ("search", {"query": "\ud83d"})),
    "a whole one in halves": ([call('{"query": "\ud83d\ude00"}')], ("search", {"query": "😀"})),
    "not offered": ([call(name="fly")], ("fly", NILE)),
    "not offered, an odd name": ([call(name="fly to: mars!")], ("fly_to__mars_", NILE)),
    "a blank behind the name": ([call(name="search ")], CHOSEN),
    "a prefix": ([call(name="functions.search")], CHOSEN),
    "a mark behind the name": ([call(name="search<|channel|>commentary")], CHOSEN),
    "no name": ([call(name=None)], UnreadableAnswer),
    "name empty": ([call(name="")], UnreadableAnswer),
    "a word": ("search", UnreadableAnswer),
    "words": (["search"], UnreadableAnswer),
}
STREAMS: dict[str, tuple[list[list[Any]], Any]] = {  # the calls of each chunk, and what is chosen
    "in pieces": ([[call("")], [call('{"query": ', ..., id=...)], [call('"Nile"}', ..., id=...)]], CHOSEN),
    "id and name in every piece": ([[call('{"query": ')], [call('"Nile"}')]], CHOSEN),
    "another id in every piece": ([[call('{"query": ', id="1")], [call('"Nile"}', ..., id="2")]], CHOSEN),
    "index in the first piece alone": ([[call('{"query": ')], [call('"Nile"}', ..., id=..., index=...)]], CHOSEN),
    "no index at all": ([[call('{"query": ', index=...)], [call('"Nile"}', ..., id=..., index=...)]], CHOSEN),
    "index null, two": (
        [[call(index=None)], [call(json.dumps(AMAZON), id="d", index=None)]], CHOSEN,
    ),
    "from 1": ([[call('{"query": ', index=1)], [call('"Nile"}', ..., id=..., index=1)]], CHOSEN),
    "two, in turns": (
        [[call('{"query": ')], [call('{"query": ', index=1, id="d")], [call('"Nile"}', ..., id=...)],
         [call('"Amazon"}', ..., id=..., index=1)]], CHOSEN,
    ),
    "two in one index": ([[call()], [call(json.dumps(AMAZON), id="d")]], CHOSEN),
    "two in one index, in pieces": (
        [[call('{"query": ')], [call('"Nile"}', ..., id=...)], [call('{"query": ', id="d")],
         [call('"Amazon"}', ..., id=...)]], CHOSEN,
    ),
    "two in one index, one id": ([[call()], [call(json.dumps(AMAZON))]], CHOSEN),
    "two in one index, no ids": ([[call(id=...)], [call(json.dumps(AMAZON), id=...)]], CHOSEN),
    "two glued together": ([[call('{"query": "Nile"}{"quer')], [call('y": "Amazon"}', ..., id=...)]], CHOSEN),
    "the name again": ([[call("")], [call('{"query"')], [call(': "Nile"}')]], CHOSEN),
    "an empty object first": ([[call("{}")], [call(ARGUMENTS, ..., id=...)]], CHOSEN),
    "an object": ([[call(NILE)]], CHOSEN),
    "nulls": ([[call(None)], [call(ARGUMENTS, None, id=None)], [None]], CHOSEN),
    "name behind the arguments": ([[call(ARGUMENTS, ...)], [call(..., "search", id=...)]], CHOSEN),
    "byte by byte": ([[call("")], *([call(c, ..., id=...)] for c in ARGUMENTS)], CHOSEN),
    "cut": ([[call('{"query": "Ni')]], ("search", '{"query": "Ni')),
    "halves of a character": (
        [[call('{"query": "\ud83d')], [call('\ude00"}', ..., id=...)]], ("search", {"query": "😀"}),
    ),
}  # fmt: skip
_NAMED = f'{{"name": "search", "arguments": {ARGUMENTS}}}'
WRITTEN = {  # a call as text, and what is chosen
    "marked": (f"<tool_call>\n{_NAMED}\n</tool_call>", CHOSEN),
    "marked, with words before": (f"Let me look.\n<tool_call>{_NAMED}</tool_call>", CHOSEN),
    "marked, never closed": (f"<tool_call>{_NAMED}", CHOSEN),
    "marked, two": (2 * f"<tool_call>{_NAMED}</tool_call>\n", CHOSEN),
    "marked, not offered": (f"<tool_call>{_NAMED.replace('search', 'fly')}</tool_call>", ("fly", NILE)),
    "bare": (_NAMED, CHOSEN),
    "bare, parameters": (_NAMED.replace("arguments", "parameters"), CHOSEN),
    "bare, in a fence": (f"```json\n{_NAMED}\n```", CHOSEN),
    "bare, a list": (f"[{_NAMED}]", CHOSEN),
    "bare, as a function": (f'{{"type": "function", "function": {_NAMED}}}', CHOSEN),
    "arguments as a text": (json.dumps({"name": "search", "arguments": ARGUMENTS}), CHOSEN),
    "another mark": (f"[TOOL_CALLS][{_NAMED}]", CHOSEN),
    "another mark, the name first": (f"[TOOL_CALLS]search{ARGUMENTS}", CHOSEN),
    "python tag": (f"<|python_tag|>{_NAMED}", CHOSEN),
    "function tag": (f"<function=search>{ARGUMENTS}</function>", CHOSEN),
    "parameter tags": (
        "<tool_call>\n<function=search>\n<parameter=query>\nNile\n</parameter>\n</function>\n</tool_call>",
        CHOSEN,
    ),
    "behind thoughts": (f"<think>Look.</think><tool_call>{_NAMED}</tool_call>", CHOSEN),
}
NO_CALL = {
    "of no tool": '{"name": "Ada", "arguments": {"born": 1815}}',
    "no arguments": '{"name": "search"}',
    "spoken of": f"I would send {_NAMED} if I could.",
    "a mark in words": "Write <tool_call> before the call.",
}


def chosen() -> Iterator[Quirk]:
    for name, (entries, want) in ENTRIES.items():
        said = {"role": "assistant", "content": None, "tool_calls": entries}
        stream = chunks({"tool_calls": entries}, ended="tool_calls")
        yield from chats(TOOLS, name, want, completion(said, "tool_calls"), stream, tools=OFFERED)
    for name, (lists, want) in STREAMS.items():
        stream = chunks(
            {"content": "Let me look."}, *({"tool_calls": entries} for entries in lists), ended="tool_calls"
        )
        yield Quirk(TOOLS, f"streamed: {name}", "chat", True, events(*stream), want, SSE, tools=OFFERED)
    older = {"name": "search", "arguments": ARGUMENTS}
    stream = [
        {"function_call": {"name": "search", "arguments": ""}},
        *({"function_call": {"arguments": p}} for p in pieces(ARGUMENTS)),
    ]
    body = completion({"content": None, "function_call": older}, "function_call")
    yield from chats(
        TOOLS, "the old function_call", CHOSEN, body, chunks(*stream, ended="function_call"), tools=OFFERED
    )
    for ending in ("stop", "function_call", None, "tool_use", "end_turn"):
        body, coming = (
            completion({"content": "", "tool_calls": [call()]}, ending),
            chunks({"tool_calls": [call()]}, ended=ending),
        )
        yield from chats(TOOLS, f"ended by {ending!r}", CHOSEN, body, coming, tools=OFFERED)
    body = completion({"content": None, "tool_calls": [call('{"query": "Ni')]}, "length")
    yield from chats(
        TOOLS,
        "cut at the limit",
        CutOff,
        body,
        chunks({"tool_calls": [call('{"query')]}, ended="length"),
        tools=OFFERED,
    )
    body = completion({"content": None, "reasoning_content": "Hm.", "tool_calls": [call()]}, "tool_calls")
    stream = chunks({"reasoning_content": "Hm."}, {"tool_calls": [call()]}, ended="tool_calls")
    yield from chats(TOOLS, "thoughts beside", CHOSEN, body, stream, tools=OFFERED, thoughts="Hm.")
    body, stream = (
        completion({"content": "Hm.", "tool_calls": [call()]}, "tool_calls"),
        chunks({"content": "Hm."}, {"tool_calls": [call()]}),
    )
    yield from chats(TOOLS, "none was offered", WrongShape, body, stream, says="none was offered")
    for field in ([], None):
        body, stream = (
            completion({"content": "Rain.", "tool_calls": field}),
            chunks({"content": "Rain.", "tool_calls": field}),
        )
        yield from chats(TOOLS, f"tool_calls {field}", "Rain.", body, stream, tools=OFFERED)
    yield from texts(TOOLS, "as text, where thoughts are", CHOSEN, "", WRITTEN["marked"][0], tools=OFFERED)
    for name, (text, want) in WRITTEN.items():
        yield from texts(TOOLS, f"as text: {name}", want, text, tools=OFFERED, done="written as text")
    for name, text in NO_CALL.items():
        yield from texts(TOOLS, f"only text: {name}", text, text, tools=OFFERED, done="")
    yield from texts(TOOLS, "as text, none offered", WRITTEN["marked"][0], WRITTEN["marked"][0])
    yield from of_responses()


def of_responses() -> Iterator[Quirk]:
    item = {"type": "function_call", "id": "i", "call_id": "c", "name": "search", "arguments": ARGUMENTS}
    added = {"type": "response.output_item.added", "output_index": 0, "item": {**item, "arguments": ""}}
    for name, (change, want) in {
        "as it should be": ({}, CHOSEN), "no call_id": ({"call_id": None}, CHOSEN), "no id": ({"id": None}, CHOSEN),
        "neither": ({"id": None, "call_id": ""}, CHOSEN), "an object": ({"arguments": NILE}, CHOSEN),
        "empty": ({"arguments": "", "name": "calculate"}, ("calculate", {})),
        "null": ({"arguments": None, "name": "calculate"}, ("calculate", {})),
        "cut": ({"arguments": '{"query": "Ni'}, ("search", '{"query": "Ni')),
        "nested 300 deep": ({"arguments": nested(300)}, ("search", json.loads(nested(300)))),
        "half a character": ({"arguments": '{"query": "\ud83d"}'}, ("search", {"query": "\ud83d"})),
        "not offered": ({"name": "fly"}, ("fly", NILE)), "no name": ({"name": None}, UnreadableAnswer),
        "two objects": ({"arguments": ARGUMENTS * 2}, CHOSEN), "in progress": ({"status": "in_progress"}, CHOSEN),
    }.items():  # fmt: skip
        end = response({**item, **change})
        done = {"type": "response.output_item.done", "output_index": 0, "item": {**item, **change}}
        yield from both(TOOLS, f"function_call: {name}", want, end, [CREATED, done, ended(end)], tools=OFFERED)
    coming = [CREATED, added, *deltas(ARGUMENTS, "function_call_arguments")]
    told = {"type": "response.function_call_arguments.done", "output_index": 0, "arguments": ARGUMENTS}
    for name, stream in {
        "in pieces": [*coming, ended(response(item))],
        "in pieces, the end without it": [*coming, ended(response())],
        "in pieces, then [DONE]": [*coming, b"[DONE]"],
        "in one event": [CREATED, added, told, ended(response())],
        "in pieces and in one event": [*coming, told, ended(response())],
        "two": [*coming, {**added, "output_index": 1, "item": {**item, "call_id": "d"}},
                *deltas(json.dumps(AMAZON), "function_call_arguments", 1), ended(response())],
    }.items():  # fmt: skip
        yield Quirk(
            TOOLS, f"streamed: {name}", "responses", True, events(*stream, done=False), CHOSEN, SSE, tools=OFFERED
        )


QUIRKS = [*chosen()]
