"""Replies of an API that was not asked: a gateway, or a server's own path, speaks in its own way.

Each is told by fields that it alone has. What is of neither API is read as if chat completions had sent it.
"""

from __future__ import annotations

from typing import Any

_ANTHROPIC = ("message_start", "content_block_start", "content_block_delta", "message_delta")
_DELTAS = (None, "text_delta", "thinking_delta", "signature_delta", "citations_delta")


def as_chunk(data: dict[str, Any]) -> dict[str, Any] | None:
    """A reply or an event of neither API as a chunk of chat completions; None: it is none that is known here."""
    if type(data.get("done")) is bool and ("message" in data or isinstance(data.get("response"), str)):
        return _of_ollama(data)
    if data.get("type") in _ANTHROPIC or (data.get("type") == "message" and "stop_reason" in data):
        return _of_anthropic(data)
    if "candidates" in data or "promptFeedback" in data:
        return _of_google(data)
    if type(data.get("stop")) is bool and isinstance(data.get("content"), str):
        return _of_llama_cpp(data)
    if isinstance(text := data.get("generated_text"), str):
        return _chunk(None, {"content": text}, _in(data, "details").get("finish_reason") or "stop")
    return None


def as_reply(data: dict[str, Any]) -> dict[str, Any]:
    """The same of a whole reply; one that chat completions could send is given back as it is."""
    chunk = as_chunk(data)
    if chunk is None:
        message = data if data.get("role") == "assistant" else data.get("message")
        says = isinstance(message, dict) and "content" in message and "error" not in data
        return {**data, "choices": [{"message": message}]} if says else data
    for choice in chunk["choices"]:
        choice["message"] = choice.pop("delta")
        if data.get("done", data.get("stop")) is False:
            choice["finish_reason"] = "unfinished"
    return chunk


def _chunk(model: object, delta: dict[str, Any], reason: object = None, usage: object = None) -> dict[str, Any]:
    return {"model": model, "choices": [{"index": 0, "delta": delta, "finish_reason": reason}], "usage": usage}


def _of_ollama(data: dict[str, Any]) -> dict[str, Any]:
    message = data.get("message")
    if not isinstance(message, dict):
        message = {"content": data.get("response"), "thinking": data.get("thinking")}
    counts = {"prompt_tokens": data.get("prompt_eval_count"), "completion_tokens": data.get("eval_count")}
    reason = (data.get("done_reason") or "stop") if data["done"] else None
    return _chunk(data.get("model"), message, reason, counts if data["done"] else None)


def _of_anthropic(data: dict[str, Any]) -> dict[str, Any]:
    whole, delta, block = (_in(data, name) for name in ("message", "delta", "content_block"))
    match data["type"]:
        case "message":
            return _chunk(data.get("model"), {"content": data.get("content")}, data["stop_reason"], data.get("usage"))
        case "message_start":
            return _chunk(whole.get("model"), {"content": whole.get("content")}, None, whole.get("usage"))
        case "message_delta":
            return _chunk(None, {}, delta.get("stop_reason"), data.get("usage"))
        case "content_block_start" if block.get("type") == "tool_use":
            call = {"index": data.get("index"), "id": block.get("id"), "name": block.get("name")}
            return _chunk(None, {"tool_calls": [{**call, "arguments": block.get("input") or ""}]})
        case "content_block_start":
            return _chunk(None, {"content": [block] if block else None})
    if (arguments := delta.get("partial_json")) is not None:
        return _chunk(None, {"tool_calls": [{"index": data.get("index"), "arguments": arguments}]})
    if delta.get("type") in _DELTAS:
        return _chunk(None, {"content": delta.get("text"), "reasoning_content": delta.get("thinking")})
    return _chunk(None, {"content": [delta] if delta else None})


def _of_google(data: dict[str, Any]) -> dict[str, Any]:
    usage = _in(data, "usageMetadata")
    counts = {
        "prompt_tokens": usage.get("promptTokenCount"),
        "completion_tokens": usage.get("candidatesTokenCount"),
        "total_tokens": usage.get("totalTokenCount"),
        "cached_tokens": usage.get("cachedContentTokenCount"),
        "reasoning_tokens": usage.get("thoughtsTokenCount"),
    }
    candidates = data.get("candidates")
    first = candidates[0] if isinstance(candidates, list) and candidates and isinstance(candidates[0], dict) else {}
    given = _in(first, "content").get("parts")
    parts = given if isinstance(given, list) else []
    calls = [part["functionCall"] for part in parts if isinstance(part, dict) and "functionCall" in part]
    said = [part for part in parts if not (isinstance(part, dict) and "functionCall" in part)]
    reason = first.get("finishReason") or _in(data, "promptFeedback").get("blockReason")
    return _chunk(data.get("modelVersion"), {"content": said, "tool_calls": calls or None}, reason, counts)


def _of_llama_cpp(data: dict[str, Any]) -> dict[str, Any]:
    counts = {"prompt_tokens": data.get("tokens_evaluated"), "completion_tokens": data.get("tokens_predicted")}
    limited = data.get("stop_type") == "limit" or data.get("stopped_limit")
    reason = ("length" if limited else "stop") if data["stop"] else None
    return _chunk(data.get("model"), {"content": data["content"]}, reason, counts if data["stop"] else None)


def _in(data: dict[str, Any], name: str) -> dict[str, Any]:
    value = data.get(name)
    return value if isinstance(value, dict) else {}
