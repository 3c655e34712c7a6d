"""What comes in another way than any of the others: from an API that nobody asked, packed, or repeating itself."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import Any

from core.errors import ConnectionFailed, CutOff, EmptyAnswer, ServerFailed, UnreadableAnswer
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
from tests.core.models.quirks.read import JSON, SSE, Quirk
from tests.core.models.quirks.reading_shapes import LABEL, PLAIN
from tests.core.models.quirks.reading_stream import STREAM
from tests.core.models.quirks.reading_text import APART, END, HM, RAIN, WHERE
from tests.core.models.quirks.reading_tools import CHOSEN, NILE, OFFERED, TOOLS, call

APIS = "3. Another API than asked"
NDJSON = "application/x-ndjson"
USED = (7, 8, None, None)
SAID = [{"content": piece} for piece in pieces(RAIN)]
ARGUMENTS = json.dumps(NILE)

OLLAMA = {
    "model": "m-1", "message": {"role": "assistant", "content": RAIN}, "done": True, "done_reason": "stop",
    "prompt_eval_count": 7, "eval_count": 8,
}  # fmt: skip
CLAUDE = {
    "type": "message", "role": "assistant", "model": "m-1", "stop_reason": "end_turn",
    "content": [{"type": "thinking", "thinking": HM}, {"type": "text", "text": RAIN}],
    "usage": {"input_tokens": 7, "output_tokens": 8},
}  # fmt: skip
GOOGLE = {
    "candidates": [{"content": {"parts": [{"text": HM, "thought": True}, {"text": RAIN}]}, "finishReason": "STOP"}],
    "usageMetadata": {"promptTokenCount": 7, "candidatesTokenCount": 8, "totalTokenCount": 15},
}
LLAMA = {"content": RAIN, "stop": True, "stop_type": "eos", "tokens_evaluated": 7, "tokens_predicted": 8}
CALL = {"name": "search", "arguments": NILE}
GOOGLE_CALL = {"functionCall": {"name": "search", "args": NILE}}


def lines(*data: Any) -> bytes:
    return b"".join(packed(one) + b"\n" for one in data)


def claude() -> list[dict[str, Any]]:
    begin = {"id": "m", "content": [], "usage": {"input_tokens": 7, "output_tokens": 1}}
    said = [{"type": "text_delta", "text": piece} for piece in pieces(RAIN)]
    return [
        {"type": "message_start", "message": begin},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        {"type": "ping"},
        *({"type": "content_block_delta", "index": 0, "delta": one} for one in said),
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 8}},
        {"type": "message_stop"},
    ]


def claude_tool() -> list[dict[str, Any]]:
    block = {"type": "tool_use", "id": "c", "name": "search", "input": {}}
    parts = [{"type": "input_json_delta", "partial_json": piece} for piece in pieces(ARGUMENTS)]
    return [
        {"type": "content_block_start", "index": 1, "content_block": block},
        *({"type": "content_block_delta", "index": 1, "delta": one} for one in parts),
        {"type": "message_delta", "delta": {"stop_reason": "tool_use"}},
    ]


def apis() -> Iterator[Quirk]:
    """Section 3: a whole reply, a stream, one that is cut, and tools, of each API that is not the one asked."""
    spoken = {"message": {"role": "assistant", "content": ""}, "done": False}
    coming = [{**spoken, "message": {"role": "assistant", "content": piece}} for piece in pieces(RAIN)]
    bodies: list[tuple[str, bytes, Any, dict[str, Any]]] = [
        ("Ollama", packed(OLLAMA), RAIN, {"usage": USED}),
        ("Ollama, cut", packed({**OLLAMA, "done_reason": "length"}), CutOff, {"says": "limit"}),
        ("Ollama, unfinished", lines(*coming), ConnectionFailed, {}),
        ("Ollama, lines", lines(*coming, {**OLLAMA, **spoken, "done": True}), RAIN, {"usage": USED}),
        ("Ollama, lines, an error", lines(*coming, {"error": "boom"}), ServerFailed, {"says": "boom"}),
        ("Ollama, generate", packed({"response": RAIN, "done": True}), RAIN, {}),
        ("Messages", packed(CLAUDE), RAIN, {"usage": USED, "thoughts": HM}),
        ("Messages, cut", packed({**CLAUDE, "stop_reason": "max_tokens"}), CutOff, {"says": "limit"}),
        ("Messages, a stream", events(*claude(), done=False), RAIN, {"usage": USED}),
        ("Messages, a cut stream", events(*claude()[:6], done=False), ConnectionFailed, {}),
        ("Google", packed(GOOGLE), RAIN, {"usage": USED, "thoughts": HM}),
        ("Google, blocked", packed({"promptFeedback": {"blockReason": "SAFETY"}}), CutOff, {"says": "filter"}),
        ("llama.cpp", packed(LLAMA), RAIN, {"usage": USED}),
        ("llama.cpp, cut", packed({**LLAMA, "stop_type": "limit"}), CutOff, {"says": "limit"}),
    ]
    for api in ("chat", "responses"):
        for streamed in (False, True):
            for name, body, want, more in bodies:
                kind = NDJSON if "lines" in name else SSE if "stream" in name else JSON
                yield Quirk(APIS, name, api, streamed, body, want, kind, **more)
            for name, body in {
                "Ollama": packed({**OLLAMA, "message": {"tool_calls": [{"function": CALL}]}}),
                "Messages": events(*claude_tool(), done=False),
                "Google": packed({"candidates": [{"content": {"parts": [GOOGLE_CALL]}, "finishReason": "STOP"}]}),
            }.items():
                yield Quirk(APIS, f"{name}, a tool", api, streamed, body, CHOSEN, tools=OFFERED)
            shaped = packed({**OLLAMA, "message": {"content": PLAIN}})
            yield Quirk(APIS, "Ollama, a shape", api, streamed, shaped, LABEL, shape=SupportCategory)
    for streamed in (False, True):
        shown = "" if streamed else None
        chat = completion({"content": RAIN}, usage={"prompt_tokens": 7, "completion_tokens": 8})
        yield Quirk(APIS, "chat", "responses", streamed, packed(chat), RAIN, usage=USED, shown=shown)
        yield Quirk(APIS, "chat, a stream", "responses", streamed, events(*chunks(*SAID)), RAIN, SSE)
        other = response(message(RAIN), usage={"input_tokens": 7, "output_tokens": 8})
        yield Quirk(APIS, "Responses", "chat", streamed, packed(other), RAIN, usage=USED, shown=shown)
        body = events(CREATED, *deltas(RAIN), ended(other), done=False)
        yield Quirk(APIS, "Responses, a stream", "chat", streamed, body, RAIN, SSE, usage=USED)
        for name, one in {"a message": {"message": SAID_WHOLE}, "its content": SAID_WHOLE}.items():
            yield Quirk(APIS, f"{name} alone", "chat", streamed, packed(one), RAIN, shown=shown)


SAID_WHOLE = {"role": "assistant", "content": RAIN}


def bytes_that_are_packed() -> Iterator[Quirk]:
    """Section 3: and do not say so."""
    whole = {"chat": packed(completion({"content": RAIN})), "responses": packed(response(message(RAIN)))}
    stream = {"chat": events(*chunks(*SAID)), "responses": events(*deltas(RAIN), ended(response(message(RAIN))))}
    for api in ("chat", "responses"):
        for name, body, shown in (("whole", whole[api], ""), ("a stream", stream[api], None)):
            half = len(body) // 2
            for way, made in {
                "gzip": gzip.compress(body), "zlib": zlib.compress(body), "twice": gzip.compress(gzip.compress(body)),
                "two parts": gzip.compress(body[:half]) + gzip.compress(body[half:]),
            }.items():  # fmt: skip
                for step in (0, 1):
                    yield Quirk(STREAM, f"{way}, {name}", api, True, made, RAIN, SSE, step=step, shown=shown)
        for name, body in {
            "zstd": b"\x28\xb5\x2f\xfd\x04\x58abc",
            "br": b'\x8b\x07\x80{"a\xff\xfe\x03',
            "gzip, broken": gzip.compress(whole[api])[:12] + b"\xff" * 40,
        }.items():
            yield Quirk(STREAM, f"packed: {name}", api, False, body, UnreadableAnswer, says="packed")
        large = gzip.compress(b"{" + b" " * 20_000_000)
        yield Quirk(STREAM, "packed: more than anybody reads", api, False, large, UnreadableAnswer)


TAGGED = {  # thoughts, and the answer behind them
    "analysis": f"<analysis>{HM}</analysis>\n{RAIN}",
    "reflection, after thoughts": f"<think>{HM}</think><reflection>So.</reflection>\n{RAIN}",
    "an attribute": f'<think time="3">{HM}</think>{RAIN}',
    "details": f'<details type="reasoning" done="true">\n<summary>Thought</summary>\n{HM}\n</details>\n{RAIN}',
    "channels, from the prompt on": f"{HM}<|end|><|start|>assistant<|channel|>final<|message|>{RAIN}",
    "channels, the last alone": f"<|channel|>final<|message|>{RAIN}<|return|>",
    "channels without marks": f"analysisWe see. {HM}assistantfinal{RAIN}",
    "words of Granite": f"Here is my thought process:\n{HM}\nHere is my response:\n{RAIN}",
    "a fence": f"```thinking\n{HM}\n```\n{RAIN}",
    "brackets": f"[reasoning]{HM}[/reasoning]{RAIN}",
    "a blank of no width": f"\u200b<think>{HM}</think>{RAIN}",
    "closing tag alone": f"{HM}\n</analysis>\n{RAIN}",
    "a solution": f"<|begin_of_thought|>{HM}<|end_of_thought|>\n<|begin_of_solution|>{RAIN}<|end_of_solution|>",
}
KEPT = (  # texts that speak of such tags, or have them for another reason
    "Use a <think> tag, such as <think>x</think>, for it.", "Wrap it in <analysis>x</analysis> here.",
    "The form:\n<reasoning>\nx\n</reasoning>\nDone.", f"<analysis>{RAIN}</analysis>", f"<reflection>{RAIN}",
    "analysis of rain", "Here is my response: it rains.", "## Thinking about rain\nIt rains.", "<s>old</s> new",
    "Write `<|channel|>` there.", "<ThinkPad> is a laptop.",
)  # fmt: skip
MARKED = ("<|im_start|>assistant\n{}<|im_end|>", "<|start_header_id|>assistant<|end_header_id|>\n\n{}", "<s>{}</s>",
          "<start_of_turn>model\n{}<end_of_turn>", "{}<|reserved_special_token_0|>")  # fmt: skip


def thoughts() -> Iterator[Quirk]:
    """Section 1."""
    for name, text in TAGGED.items():
        yield from texts(WHERE, f"tags: {name}", RAIN, text)
    for text in KEPT:
        yield from texts(WHERE, f"no thoughts: {text[:20]}", text, text, done="", thoughts="")
    for marks in MARKED:
        yield from texts(WHERE, f"marks: {marks}", RAIN, marks.format(RAIN), done="marks of its beginning")
    yield from texts(WHERE, "channels without a final one", EmptyAnswer, f"<|channel|>analysis<|message|>{HM}")
    yield from texts(WHERE, "channels, JSON", LABEL, CHANNELS.format(PLAIN), shape=SupportCategory, done=APART)


CHANNELS = "<|channel|>analysis<|message|>{{x}}<|end|><|start|>assistant<|channel|>final <|constrain|>json<|message|>{}"


def streams() -> Iterator[Quirk]:
    """Sections 1 and 2: pieces in odd places, and pieces that repeat."""
    last = chunk({}, "stop")
    for name, sent in {
        "messages in their place": [{"choices": [{"index": 0, "message": one}]} for one in SAID],
        "each with all before it": [chunk({"content": RAIN[:at]}) for at in range(3, len(RAIN) + 1)],
        "all once more at the end": [*map(chunk, SAID), chunk({"content": RAIN}, "stop")],
        "texts": [{"choices": [{"index": 0, "delta": one["content"]}]} for one in SAID],
        "text in place of content": [chunk({"text": one["content"]}) for one in SAID],
    }.items():
        yield Quirk(WHERE, f"pieces: {name}", "chat", True, events(*sent, last), RAIN, SSE)
    body = events(*map(chunk, SAID), chunk({"error": {"message": "boom"}}), last)
    yield Quirk(END, "an error inside a piece", "chat", True, body, ServerFailed, SSE, says="boom")
    yield from chats(WHERE, "text in place of content", RAIN, completion({"text": RAIN}), chunks({"text": RAIN}))
    for name, coming in {
        "a shorter name": [{**one, "type": "response.text.delta"} for one in deltas(RAIN)],
        "no prefix": [{**one, "type": "output_text.delta"} for one in deltas(RAIN)],
    }.items():
        body = events(CREATED, *coming, ended(response()), done=False)
        yield Quirk(WHERE, f"pieces: {name}", "responses", True, body, RAIN, SSE)
    cut = response(message(RAIN), status="incomplete")
    yield from both(END, "completed, and incomplete", CutOff, cut, [*deltas(RAIN), ended(cut)])


def tools() -> Iterator[Quirk]:
    """Section 8."""
    for text in (
        "{query: 'Nile'}", '{"query": "Nile",}', '{"query": "Nile"} // go', f"[{ARGUMENTS}]", f"Here: {ARGUMENTS}",
        f'{{"arguments": {ARGUMENTS}}}', f"\ufeff{ARGUMENTS}", ARGUMENTS.replace('"', "&quot;"), '{"Query": "Nile"}',
        "<query>Nile</query>",
    ):  # fmt: skip
        body = completion({"content": None, "tool_calls": [call(text)]}, "tool_calls")
        yield from chats(TOOLS, f"as meant: {text}", CHOSEN, body, chunks({"tool_calls": [call(text)]}), tools=OFFERED)
    for text in (
        "{name: 'search', arguments: {query: 'Nile'}}", '```python\nsearch(query="Nile")\n```',
        f"<|start|>assistant to=functions.search<|channel|>commentary json<|message|>{ARGUMENTS}<|call|>",
    ):  # fmt: skip
        yield from texts(TOOLS, f"as text: {text[:20]}", CHOSEN, text, tools=OFFERED)
    sent = [{"tool_calls": [call(ARGUMENTS[:at])]} for at in (8, 13, len(ARGUMENTS))]
    yield Quirk(TOOLS, "each with all before it", "chat", True, events(*chunks(*sent)), CHOSEN, SSE, tools=OFFERED)


QUIRKS = [*apis(), *bytes_that_are_packed(), *thoughts(), *streams(), *tools()]
