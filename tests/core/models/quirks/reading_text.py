"""Sections 1 and 2: where the text is, and how an answer ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.errors import ConnectionFailed, CutOff, EmptyAnswer, Refused, ServerFailed, UnreadableAnswer
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
    reasoning,
    response,
    texts,
)
from tests.core.models.quirks.read import SSE, Quirk

WHERE, END = "1. Where the text is", "2. How an answer ends"
RAIN, HM = "It rains, 😀.", "Hm, clouds."
APART = "thoughts kept apart"

TAGGED = {  # what comes, and the answer in it
    "think": f"<think>{HM}</think>{RAIN}",
    "think, lines": f"<think>\n{HM}\n</think>\n\n{RAIN}",
    "blanks before": f"\n\n <think>{HM}</think> {RAIN}",
    "empty": f"<think>\n\n</think>\n\n{RAIN}",
    "closing tag alone": f"{HM}\n</think>\n\n{RAIN}",
    "closing tag first": f"</think>{RAIN}",
    "thinking": f"<thinking>{HM}</thinking>\n{RAIN}",
    "in capitals": f"<THINK>{HM}</THINK>{RAIN}",
    "reasoning": f"<reasoning>{HM}</reasoning>{RAIN}",
    "thought": f"<thought>{HM}</thought>{RAIN}",
    "brackets": f"[THINK]{HM}[/THINK]{RAIN}",
    "seed": f"<seed:think>{HM}</seed:think>{RAIN}",
    "kimi": f"◁think▷{HM}◁/think▷{RAIN}",
    "channels": f"<|channel|>analysis<|message|>{HM}<|end|><|start|>assistant<|channel|>final<|message|>{RAIN}",
    "twice": f"<think>{HM}</think><think>More.</think>{RAIN}",
    "closed twice": f"<think>{HM}</think>so</think>{RAIN}",
    "closed again behind it": f"<think>{HM}</think>{RAIN}</think>",
}
KEPT = {  # texts in which tags are only spoken of
    "in code": "Write `<think>` and `</think>` around it.",
    "in a fence": "So:\n```\n<think>\nhm\n</think>\n```\nDone.",
    "in quotes": 'The tag "</think>" ends it.',
    "opened late, never closed": "One.\n<think> two",
    "smaller than": "a < b and <b>c</b> [1] [x",
}


def where() -> Iterator[Quirk]:
    for name, text in TAGGED.items():
        yield from texts(WHERE, f"tags: {name}", RAIN, text, done=APART)
    for name, text in KEPT.items():
        yield from texts(WHERE, f"no thoughts: {name}", text, text, done="", thoughts="")
    yield from texts(WHERE, "between two lines", "One.\nTwo.", f"One.\n<think>{HM}</think>\nTwo.", thoughts=HM)
    yield from texts(WHERE, "a byte order mark", RAIN, f"\ufeff{RAIN}", done="byte order mark")
    yield from texts(WHERE, "never closed", EmptyAnswer, f"<think>{HM}", says="thought aloud")
    yield from texts(WHERE, "nothing behind them", EmptyAnswer, f"<think>{HM}</think>\n")
    yield from texts(WHERE, "beside the text", RAIN, RAIN, HM, thoughts=HM, done="")
    yield from texts(WHERE, "beside it and in it", RAIN, f"<think>More.</think>{RAIN}", HM, thoughts=f"{HM}\n\nMore.")
    yield from texts(WHERE, "all where thoughts are", RAIN, "", RAIN, done="what the server took for thoughts")
    yield from texts(WHERE, "tags where thoughts are", RAIN, "", f"{HM}</think>{RAIN}", thoughts=HM)
    yield from texts(WHERE, "an empty text", EmptyAnswer, "", says="empty")
    yield from texts(WHERE, "blanks alone", EmptyAnswer, " \n")
    for field in ("reasoning", "reasoning_text", "thinking"):
        beside = [{field: piece} for piece in pieces(HM)]
        said = {"content": RAIN, field: HM}
        yield from chats(WHERE, field, RAIN, completion(said), chunks(*beside, {"content": RAIN}), thoughts=HM)
        alone = completion({"content": None, field: RAIN})
        yield from chats(WHERE, f"{field} alone", RAIN, alone, chunks(*({field: p} for p in pieces(RAIN))))
    told_twice = {
        "reasoning": HM,
        "reasoning_content": HM,
        "reasoning_details": [{"type": "reasoning.text", "text": HM}],
    }
    yield from chats(
        WHERE, "told twice", RAIN, completion({"content": RAIN, **told_twice}), chunks(told_twice, {"content": RAIN}),
        thoughts=HM,
    )  # fmt: skip
    other = {"index": 1, "message": {"content": "Snow."}, "finish_reason": "length"}
    both_choices = completion({"content": RAIN})
    both_choices["choices"].insert(0, other)
    yield Quirk(WHERE, "another choice first", "chat", False, packed(both_choices), RAIN)
    yield from parts()
    yield from endings_of_streams()


def text(words: str) -> dict[str, str]:
    return {"type": "text", "text": words}


def parts() -> Iterator[Quirk]:
    thinking = {"type": "thinking", "thinking": [text(HM)]}
    lists: dict[str, tuple[list[Any], Any, str]] = {
        "text": ([[text("It "), text("rains.")]], "It rains.", ""),
        "thinking": ([[thinking, text(RAIN)]], RAIN, HM),
        "thinking as a text": ([[{"type": "thinking", "thinking": HM}, text(RAIN)]], RAIN, HM),
        "reasoning": ([[{"type": "reasoning", "text": HM}, text(RAIN)]], RAIN, HM),
        "hidden": ([[{"type": "redacted_thinking", "data": "x"}, text(RAIN)]], RAIN, ""),
        "references": ([[text("It "), {"type": "reference", "reference_ids": [1]}, text("rains.")]], "It rains.", ""),
        "without a type": ([[{"text": "It "}, {"text": "rains."}]], "It rains.", ""),
        "marked as thought": ([[{"text": HM, "thought": True}, {"text": RAIN}]], RAIN, HM),
        "plain texts": ([["It ", text("rains.")]], "It rains.", ""),
        "one, not in a list": ([text(RAIN)], RAIN, ""),
        "lists, then plain": ([[thinking], [text("It ")], "rains", "."], "It rains.", HM),
        "plain, then lists": (["It ", [text("rains")], None, [], "."], "It rains.", ""),
        "thinking alone": ([[{"type": "thinking", "thinking": RAIN}]], RAIN, ""),
        "an image": ([[text("Look: "), {"type": "image_url", "image_url": {"url": "x"}}]], UnreadableAnswer, ""),
        "of no known kind": ([[text("It "), {"type": "stanza", "text": "rains."}]], UnreadableAnswer, ""),
    }
    for name, (contents, want, thoughts) in lists.items():
        listed = [part for one in contents for part in (one if isinstance(one, list) else [one])]
        more = {} if isinstance(want, type) else {"thoughts": thoughts}
        body, stream = completion({"content": listed}), chunks(*({"content": one} for one in contents))
        yield from chats(WHERE, f"parts: {name}", want, body, stream, **more)


def endings_of_streams() -> Iterator[Quirk]:
    """Responses: the last event repeats less than was streamed, or more; chat: a whole message among the pieces."""
    coming = [CREATED, *deltas(RAIN)]
    for name, end in {
        "shorter": response(message(RAIN[:4])),
        "the rest alone": response(message(RAIN[4:])),
        "null": {**response(), "output": None},
        "missing": {"status": "completed"},
        "thoughts alone": response(reasoning(summary=HM)),
        "no content": response({"type": "message", "content": None}),
    }.items():
        yield Quirk(WHERE, f"the end: {name}", "responses", True, events(*coming, ended(end), done=False), RAIN, SSE)
    longer = events(*coming[:3], ended(response(message(RAIN))), done=False)
    yield Quirk(WHERE, "the end: more than streamed", "responses", True, longer, RAIN, SSE)
    told = {"type": "response.output_text.done", "output_index": 0, "text": RAIN}
    yield Quirk(WHERE, "all in one event", "responses", True, events(CREATED, told, ended(response())), RAIN, SSE)
    whole = completion({"role": "assistant", "content": RAIN})
    yield Quirk(WHERE, "a whole message in a stream", "chat", True, events(whole), RAIN, SSE)
    fake = events(response(message(RAIN)))
    yield Quirk(WHERE, "a whole reply in a stream", "responses", True, fake, RAIN, SSE)
    behind = [*chunks(*({"content": piece} for piece in pieces(RAIN)))[:-1], whole]
    yield Quirk(WHERE, "a whole message behind the pieces", "chat", True, events(*behind), RAIN, SSE)
    older = [{"choices": [{"index": 0, "text": piece, "finish_reason": None}]} for piece in pieces(RAIN)]
    last = {"choices": [{"index": 0, "text": "", "finish_reason": "stop"}]}
    yield from chats(WHERE, "of an older API", RAIN, {"choices": [{"text": RAIN}]}, [*older, last])
    halves = "😀".encode("utf-16-be", "surrogatepass")
    split = [{"content": bytes(half).decode("utf-16-be", "surrogatepass")} for half in (halves[:2], halves[2:])]
    yield Quirk(WHERE, "a character in two pieces", "chat", True, events(*chunks(*split)), "😀", SSE)
    output_text = {"status": "completed", "output_text": RAIN}
    yield Quirk(WHERE, "output_text alone", "responses", False, packed(output_text), RAIN)


GOOD = (
    "stop", "end", "eos", "eos_token", "end_turn", "STOP", "Stop", "stop_sequence", "", None, "null", "function_call",
    "tool_calls", "COMPLETE", "completed", "finished", "done", "FINISH_REASON_STOP", "stop_token", "end-of-turn",
    "success",
)  # fmt: skip
CUT = {  # the word, and what its sentence says
    "length": "Raise the answer limit", "max_tokens": "Raise the answer limit", "MAX_TOKENS": "Raise the answer limit",
    "model_length": "limit", "max_output_tokens": "limit", "content_filter": "filter", "sensitive": "filter",
    "SAFETY": "filter", "RECITATION": "filter", "content-filter": "filter", "refusal": "declines", "error": "error",
    "abort": "broke the answer off", "cancelled": "broke the answer off", "network_error": "lost its connection",
    "insufficient_system_resource": "ran out of room", "timeout": "time ran out", "repetition": "repeated itself",
    "model_context_window_exceeded": "limit", "pause_turn": "paused", "truncated": "limit",
    "OTHER": "not known here (other)",
    "MALFORMED_FUNCTION_CALL": "tool call", "unfinished": "not known here",
}  # fmt: skip


def how() -> Iterator[Quirk]:
    said = [{"content": piece} for piece in pieces(RAIN)]
    for word in GOOD:
        yield from chats(END, f"whole: {word!r}", RAIN, completion({"content": RAIN}, word), chunks(*said, ended=word))
    for word, says in CUT.items():
        body, stream = completion({"content": RAIN}, word), chunks(*said, ended=word)
        yield from chats(END, f"not whole: {word}", CutOff, body, stream, says=says)
    for text_of, says in ((RAIN, "stops at the token limit"), ("", "all went into thinking")):
        for word in ("max_output_tokens", "max_tokens", "length"):
            end = response(*([message(text_of)] if text_of else []), status="incomplete")
            end["incomplete_details"] = {"reason": word}
            stream = [CREATED, *deltas(text_of), ended(end, "incomplete")]
            yield from both(END, f"incomplete: {word}{'' if text_of else ', no text'}", CutOff, end, stream, says=says)
    for reason, says in (("content_filter", "filter"), (None, "not known here"), ("error", "error")):
        end = response(message(RAIN), status="incomplete", incomplete_details={"reason": reason})
        yield from both(
            END, f"incomplete: {reason}", CutOff, end, [CREATED, *deltas(RAIN), ended(end, "incomplete")], says=says
        )
    stopped = response(message(RAIN), status="cancelled")
    yield from both(END, "cancelled", CutOff, stopped, [*deltas(RAIN), ended(stopped, "cancelled")], says="broke")
    thought = completion({"content": None, "reasoning_content": HM}, "length")
    stream = chunks(*({"reasoning_content": piece} for piece in pieces(HM)), ended="length")
    yield from chats(END, "all of it thought", CutOff, thought, stream, says="Raise the answer limit")
    tagged = completion({"content": f"<think>{HM}"}, "length")
    stream = chunks({"content": f"<think>{HM}"}, ended="length")
    yield from chats(END, "all of it thought in the text", CutOff, tagged, stream, says="all went into thinking")
    no_message = {"choices": [{"index": 0, "finish_reason": "length"}]}
    yield Quirk(END, "no message at all", "chat", False, packed(no_message), CutOff, says="all went into thinking")
    yield from chats(
        END, "declined", Refused, completion({"content": None, "refusal": "No."}), chunks({"refusal": "No."})
    )
    yield from last_events(said)


def last_events(said: list[dict[str, str]]) -> Iterator[Quirk]:
    first = [chunk({"role": "assistant"}), *map(chunk, said)]
    coming = [CREATED, *deltas(RAIN)]
    stops, completed = chunk({}, "stop"), ended(response(message(RAIN)))
    for name, api, want, data, done in (
        ("[DONE] without a reason", "chat", RAIN, first, True),
        ("[DONE] without a last event", "responses", RAIN, coming, True),
        ("a reason without [DONE]", "chat", RAIN, [*first, stops], False),
        ("neither", "chat", ConnectionFailed, first, False),
        ("neither", "responses", ConnectionFailed, coming, False),
        ("a reason, and pieces behind it", "chat", RAIN, [*first[:3], chunk(said[2], "stop"), *first[4:]], True),
        ("completed, without output", "responses", RAIN, [*coming, ended({})], False),
        ("done", "responses", RAIN, [*coming, ended(response(message(RAIN)), "done")], True),
        ("completed, then [DONE]", "responses", RAIN, [*coming, completed], True),
    ):
        more: dict[str, Any] = {}
        if name.startswith("a reason, and"):
            data = [*first[:-1], {**first[-1], "choices": [{**first[-1]["choices"][0], "finish_reason": "stop"}]}]
        yield Quirk(END, name, api, True, events(*data, done=done), want, SSE, **more)
    for api, before in (("chat", first), ("responses", coming)):
        body = events(*before, done=False)[:-9]
        yield Quirk(END, "cut in the middle of an event", api, True, body, ConnectionFailed, SSE)
    for word in (b"[done]", b'"[DONE]"', b"[DONE] "):
        yield Quirk(
            END, f"spelt {word!r}", "chat", True, events(*first, done=False) + b"data: " + word + b"\n\n", RAIN, SSE
        )
    for name, event in {
        "error": {"error": {"message": "boom", "code": "server_error"}},
        "error, a text": {"error": "boom"},
        "type": {"type": "error", "message": "boom"},
        "object": {"object": "error", "message": "boom", "code": 500},
        "detail": {"detail": "boom"},
        "message and code": {"message": "boom", "code": 500},
    }.items():
        yield Quirk(END, f"an error inside: {name}", "chat", True, events(*first, event), ServerFailed, SSE)
        yield Quirk(END, f"an error inside: {name}", "responses", True, events(*coming, event), ServerFailed, SSE)
    in_choice = {
        "choices": [{"index": 0, "delta": {}, "finish_reason": "error", "error": {"code": 502, "message": "x"}}]
    }
    yield Quirk(END, "an error inside a choice", "chat", True, events(*first, in_choice), ServerFailed, SSE)
    for name, data in {
        "by its name": b'event: error\ndata: {"message": "boom"}\n\n',
        "by its name, a text": b"event: error\ndata: boom\n\n",
        "without data:": b'{"error": {"message": "boom", "code": 500}}\n',
    }.items():
        for api, before in (("chat", first), ("responses", coming)):
            yield Quirk(END, f"an error {name}", api, True, events(*before, done=False) + data, ServerFailed, SSE)


QUIRKS = [*where(), *how()]
