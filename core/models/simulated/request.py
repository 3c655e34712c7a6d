"""What a request asks for, in either API, and the key that everything in its answer is drawn from."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

_NO_INPUT = "You must provide an input: a text, or a list of messages."


class BadRequest(Exception):
    """The provider's 400."""


@dataclass(frozen=True, slots=True)
class Function:
    """A tool that is offered."""

    name: str
    description: str
    schema: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Used:
    """A tool that was chosen earlier in the conversation, and its result."""

    id: str
    name: str
    arguments: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    api: str  # "responses" or "chat"
    model: str
    instructions: str
    prompt: str
    schema_name: str
    schema: dict[str, Any] | None
    stream: bool
    usage: bool  # does the stream end with the tokens used?
    limit: int | None  # most output tokens
    tools: tuple[Function, ...] = ()  # all that are offered
    used: tuple[Used, ...] = ()
    choice: Any = "auto"  # `tool_choice` as it was sent
    allowed: tuple[Function, ...] = ()  # the tools that this choice leaves
    must: bool = False  # whether one of them has to be called

    def key(self, seed: str, sample: str, attempt: str) -> bytes:
        """16 bytes drawn from seed, content, sample and attempt, and from nothing else."""
        schema = json.dumps(self.schema, sort_keys=True) if self.schema is not None else ""
        parts = [seed, self.model, self.instructions, self.prompt, schema, sample, attempt]
        if self.tools:
            parts.append(self.conversation)
        if self.choice != "auto":
            parts.append(json.dumps(self.choice, sort_keys=True))
        return blake2b("\0".join(parts).encode(errors="replace"), digest_size=16).digest()

    @property
    def conversation(self) -> str:
        """The tools and what was done with them, as the model reads them; ids are not content."""
        offered = [(tool.name, tool.description, tool.schema) for tool in self.tools]
        done = [(used.name, used.arguments, used.result) for used in self.used]
        return json.dumps([offered, done], sort_keys=True) if offered or done else ""


def read(api: str, body: bytes) -> Request:
    """Raises BadRequest with the sentence the client gets."""
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        raise BadRequest("We could not parse the JSON body of your request.") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("model"), str):
        raise BadRequest("You must provide a model parameter.")
    if api == "responses":
        instructions, prompt = _messages(asked.get("input"))
        instructions = "\n".join(filter(None, [_text(asked.get("instructions")), instructions]))
        shape, limit = _inside(asked, "text", "format"), asked.get("max_output_tokens")
    else:
        instructions, prompt = _messages(asked.get("messages"))
        shape = asked.get("response_format")
        limit = asked.get("max_completion_tokens") or asked.get("max_tokens")
    name, schema = _shape(shape)
    tools, choice = _functions(asked.get("tools")), asked.get("tool_choice") or "auto"
    allowed, must = _allowed(tools, choice)
    return Request(
        api=api,
        model=asked["model"],
        instructions=instructions,
        prompt=prompt,
        schema_name=name,
        schema=schema,
        stream=asked.get("stream") is True,
        usage=api == "responses" or _inside(asked, "stream_options", "include_usage") is True,
        limit=limit if isinstance(limit, int) else None,
        tools=tools,
        used=_used(asked.get("input") if api == "responses" else asked.get("messages")),
        choice=choice,
        allowed=allowed,
        must=must,
    )


def _functions(given: object) -> tuple[Function, ...]:
    """The functions among the tools, in the words of either API; tools of the provider's own are not simulated."""
    found = []
    for tool in given if isinstance(given, list) else ():
        if not isinstance(tool, dict) or tool.get("type") != "function":
            continue
        function = tool.get("function", tool)
        if not isinstance(function, dict) or not isinstance(function.get("name"), str):
            raise BadRequest("Each function must have a name.")
        schema = function.get("parameters")
        described = _text(function.get("description"))
        found.append(Function(function["name"], described, schema if isinstance(schema, dict) else {"type": "object"}))
    return tuple(found)


def _allowed(tools: tuple[Function, ...], choice: object) -> tuple[tuple[Function, ...], bool]:
    """The tools that may be called, and whether one must be, in the words of either API."""
    match choice:
        case "auto":
            return tools, False
        case "none":
            return (), False
        case "required":
            return _named(tools, [tool.name for tool in tools]), True
        case {"type": "function", "name": str(name)} | {"type": "function", "function": {"name": str(name)}}:
            return _named(tools, [name]), True
        case {"type": "allowed_tools", "allowed_tools": {"mode": mode, "tools": list(given)}}:
            return _named(tools, [tool.name for tool in _functions(given)]), mode == "required"
        case {"type": "allowed_tools", "mode": mode, "tools": list(given)}:
            return _named(tools, [tool.name for tool in _functions(given)]), mode == "required"
    raise BadRequest("The tool choice must be none, auto, required, or name functions that are offered.")


def _named(tools: tuple[Function, ...], names: list[str]) -> tuple[Function, ...]:
    """The tools of these names; raises BadRequest for one that is not offered, and for none at all."""
    if not names or set(names) - {tool.name for tool in tools}:
        raise BadRequest("The tool choice names a function that is not among the tools.")
    return tuple(tool for tool in tools if tool.name in names)


def _used(given: object) -> tuple[Used, ...]:
    """The tools chosen so far, in order, each with its result; one without a result has not been used."""
    calls: dict[str, Used] = {}
    for item in given if isinstance(given, list) else ():
        if not isinstance(item, dict):
            continue
        if item.get("type") == "function_call":
            calls[_text(item.get("call_id"))] = _call(item.get("call_id"), item)
        for call in item.get("tool_calls") or ():
            if isinstance(call, dict) and isinstance(call.get("function"), dict):
                calls[_text(call.get("id"))] = _call(call.get("id"), call["function"])
        if item.get("type") == "function_call_output" or item.get("role") == "tool":
            id = _text(item.get("call_id") or item.get("tool_call_id"))
            if id not in calls:
                raise BadRequest("A result of a tool belongs to no call.")
            calls[id] = replace(calls[id], result=_text(item.get("output") or item.get("content")))
    return tuple(calls.values())


def _is_turn(message: dict[str, Any]) -> bool:
    """In chat completions: whether a message is the choice of a tool, or its result."""
    return message.get("role") == "tool" or bool(message.get("tool_calls"))


def _call(id: object, function: dict[str, Any]) -> Used:
    return Used(_text(id), _text(function.get("name")), _text(function.get("arguments")))


def _messages(given: object) -> tuple[str, str]:
    """Instructions and prompt of an input: one text, or messages whose content is text or a list of parts."""
    if isinstance(given, str):
        return "", given
    if not isinstance(given, list):
        raise BadRequest(_NO_INPUT)
    texts: dict[bool, list[str]] = {True: [], False: []}
    for message in given:
        if isinstance(message, dict) and "content" in message and not _is_turn(message):
            content = message.get("content")
            parts = content if isinstance(content, list) else [{"text": content}]
            text = "".join(_text(part.get("text")) for part in parts if isinstance(part, dict))
            texts[message.get("role") in ("system", "developer")].append(text)
    if not texts[False]:
        raise BadRequest(_NO_INPUT)
    return "\n".join(texts[True]), "\n".join(texts[False])


def _text(given: object) -> str:
    return given if isinstance(given, str) else ""


def _inside(asked: dict[str, Any], outer: str, inner: str) -> Any:
    found = asked.get(outer)
    return found.get(inner) if isinstance(found, dict) else None


def _shape(given: object) -> tuple[str, dict[str, Any] | None]:
    """Name and schema of the format that is asked for."""
    if not isinstance(given, dict) or given.get("type") in (None, "text"):
        return "", None
    if given["type"] == "json_object":
        return "json_object", {"type": "object"}
    shape = given.get("json_schema", given)
    if given["type"] != "json_schema" or not isinstance(shape, dict) or not isinstance(shape.get("schema"), dict):
        raise BadRequest("The format must be text, json_object, or json_schema with a schema.")
    return str(shape.get("name", "")), shape["schema"]
