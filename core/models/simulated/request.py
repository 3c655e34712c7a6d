"""What a request asks for, in either API, and the key that everything in its answer is drawn from."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any


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

    name: str
    arguments: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One request, the same for both APIs."""

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
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise BadRequest("We could not parse the JSON body of your request.") from None
    if not isinstance(fields, dict) or not isinstance(fields.get("model"), str):
        raise BadRequest("You must provide a model parameter.")
    if api == "responses":
        text, usage, limit = fields.get("text"), True, fields.get("max_output_tokens")
        instructions, prompt, used = _conversation(fields.get("input"), _text(fields.get("instructions")))
    else:
        text, usage = {"format": fields.get("response_format")}, _inside(fields.get("stream_options"), "include_usage")
        limit = fields.get("max_completion_tokens") or fields.get("max_tokens")
        instructions, prompt, used = _conversation(fields.get("messages"))
    name, schema = _shape(_inside(text, "format"))
    tools, choice = _functions(fields.get("tools")), fields.get("tool_choice") or "auto"
    allowed, must = _allowed(tools, choice)
    return Request(
        api=api,
        model=fields["model"],
        instructions=instructions,
        prompt=prompt,
        schema_name=name,
        schema=schema,
        stream=fields.get("stream") is True,
        usage=usage is True,
        limit=limit if isinstance(limit, int) else None,
        tools=tools,
        used=used,
        choice=choice,
        allowed=allowed,
        must=must,
    )


def _conversation(given: object, instructions: str = "") -> tuple[str, str, tuple[Used, ...]]:
    """Instructions, prompt, and the tools used so far, of one text or of messages in the words of either API."""
    rules, prompt, calls = [instructions], list[str](), dict[str, Used]()
    for item in [{"content": given}] if isinstance(given, str) else given if isinstance(given, list) else ():
        match item:
            case {"type": "function_call"} | {"tool_calls": [_, *_]}:
                for call in map(_flat, item.get("tool_calls", [item])):
                    id = _text(call.get("call_id") or call.get("id"))
                    calls[id] = Used(_text(call.get("name")), _text(call.get("arguments")))
            case {"type": "function_call_output"} | {"role": "tool"}:
                id = _text(item.get("call_id") or item.get("tool_call_id"))
                if id not in calls:
                    raise BadRequest("A result of a tool belongs to no call.")
                calls[id] = replace(calls[id], result=_text(item.get("output") or item.get("content")))
            case {"content": content}:
                parts = content if isinstance(content, list) else [{"text": content}]
                text = "".join(_text(_inside(part, "text")) for part in parts)
                (rules if item.get("role") in ("system", "developer") else prompt).append(text)
    if not prompt:
        raise BadRequest("You must provide an input: a text, or a list of messages.")
    return "\n".join(filter(None, rules)), "\n".join(prompt), tuple(calls.values())


def _functions(given: object) -> tuple[Function, ...]:
    """The functions among the tools; tools of the provider's own are not simulated."""
    functions = []
    for tool in map(_flat, given if isinstance(given, list) else ()):
        if tool.get("type") == "function":
            if not isinstance(tool.get("name"), str):
                raise BadRequest("Each function must have a name.")
            schema = tool["parameters"] if isinstance(tool.get("parameters"), dict) else {"type": "object"}
            functions.append(Function(tool["name"], _text(tool.get("description")), schema))
    return tuple(functions)


def _allowed(tools: tuple[Function, ...], choice: object) -> tuple[tuple[Function, ...], bool]:
    """The tools that may be called, and whether one must be."""
    offered = {tool.name for tool in tools}
    match choice if isinstance(choice, str) else _flat(choice):
        case "auto":
            return tools, False
        case "none":
            return (), False
        case "required":
            names, must = offered, True
        case {"type": "function", "name": str(name)}:
            names, must = {name}, True
        case {"type": "allowed_tools", "mode": mode, "tools": list(given)}:
            names, must = {tool.name for tool in _functions(given)}, mode == "required"
        case _:
            raise BadRequest("The tool choice must be none, auto, required, or name functions that are offered.")
    if not names or names - offered:
        raise BadRequest("The tool choice names a function that is not among the tools.")
    return tuple(tool for tool in tools if tool.name in names), must


def _shape(given: object) -> tuple[str, dict[str, Any] | None]:
    match _flat(given):
        case {"type": "json_object"}:
            return "json_object", {"type": "object"}
        case {"type": "json_schema", "schema": dict(schema), **named}:
            return str(named.get("name", "")), schema
        case {"type": kind} if kind not in (None, "text"):
            raise BadRequest("The format must be text, json_object, or json_schema with a schema.")
    return "", None


def _flat(given: object) -> dict[str, Any]:
    """What chat completions nest, as flat as it is in the responses API: {"type": "function", "name": ...}."""
    inner = (_inside(given, name) for name in ("function", "json_schema", "allowed_tools"))
    return {**given, **next((one for one in inner if isinstance(one, dict)), {})} if isinstance(given, dict) else {}


def _inside(given: object, name: str) -> Any:
    return given.get(name) if isinstance(given, dict) else None


def _text(given: object) -> str:
    return given if isinstance(given, str) else ""
