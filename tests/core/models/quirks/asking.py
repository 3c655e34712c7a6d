"""Section 4, what a server refuses: the request as it came, the words of the refusal, and what must be sent then."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from core.errors import ConfigError, NotTaken, WorkflowError
from core.models.live import Live
from core.models.live.known import Known
from core.models.model import Answer, Ask, Offer
from tests.core.models.fault_server import Behaviour, replies
from tests.core.models.live_replies import KEY
from tests.core.models.quirks.ruled import Ruled, error

SECTION = "4. What a server refuses"
Body = dict[str, Any]
SCORE = {"type": "integer", "minimum": 1, "maximum": 10}
SCHEMA = {
    "type": "object",
    "title": "Verdict",
    "properties": {
        "score": SCORE,
        "reason": {"type": "string", "minLength": 1},
        "part": {"$ref": "#/$defs/Part"},
        "also": {"anyOf": [{"type": "string"}, {"type": "null"}]},
    },
    "required": ["score", "reason", "part", "also"],
    "additionalProperties": False,
    "$defs": {"Part": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}},
}
TOOL_SCHEMA = {
    "type": "object",
    "properties": {"query": {"type": "string", "minLength": 1}},
    "required": ["query"],
    "additionalProperties": False,
}
PLAIN = Ask("How is the rain?", "Be kind.", timeout=20, answer_limit=500)
SHAPED = Ask("Judge the rain.", "Be fair.", schema_name="Verdict", schema=SCHEMA, timeout=20, answer_limit=500)
TOOLS = Ask("Look up rain.", "Be brief.", tools=(Offer("search", "Finds.", TOOL_SCHEMA),), timeout=20)


def text(body: Body) -> str:
    return json.dumps(body)


def format_of(body: Body) -> str:
    """What kind of format is asked for."""
    found = body.get("response_format") or (body.get("text") or {}).get("format") or {}
    return found.get("type", "")


def has_system(body: Body) -> bool:
    return "instructions" in body or any(message["role"] == "system" for message in body.get("messages", ()))


def strict(body: Body) -> bool:
    return '"strict": true' in text(body)


@dataclass(frozen=True)
class Case:
    """`refuses`: is it in the request that the server does not take? Then it says `body` with `status`."""

    name: str
    ask: Ask
    refuses: Callable[[Body], bool]
    status: int
    body: Any
    apis: tuple[str, ...] = ("responses", "chat")
    streamed: tuple[bool, ...] = (False, True)
    most: int = 2  # requests until there is an answer
    sent: Callable[[Body], bool] = field(default=lambda body: True)  # what must hold of the last request
    kind: str = "application/json"
    ends: str = ""  # words of the failure that it must end with; none: with an answer

    def rule(self, path: str, body: Body) -> Behaviour | None:
        given = self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()
        return replies(given, self.status, self.kind) if self.refuses(body) else None


def ways(case: Case) -> Iterator[tuple[str, bool]]:
    """The APIs and ways that a case is tried in."""
    return ((api, streamed) for api in case.apis for streamed in case.streamed)


def asked(case: Case, api: str, streamed: bool) -> tuple[Answer | WorkflowError, int, int, Body]:
    """What comes of it; how many requests it took, and how many the next call takes; the last request."""

    async def main() -> tuple[Answer | WorkflowError, int, int, Body]:
        async with Ruled(case.rule) as server, Live(KEY, server.url, "m", api, known=Known()) as model:
            first = await answered(model, case.ask, streamed)
            took = len(server.requests)
            await answered(model, case.ask, streamed)
            return first, took, len(server.requests) - took, server.requests[-1][2]

    return asyncio.run(main())


async def answered(model: Live, ask: Ask, streamed: bool) -> Answer | WorkflowError:
    """The attempts of one call, as the engine makes them."""
    from dataclasses import replace

    pieces: list[str] = []
    wanted = replace(ask, on_text=pieces.append) if streamed else ask
    for _ in range(20):
        try:
            return await model.answer(wanted)
        except NotTaken:
            continue
        except WorkflowError as failure:
            return failure
    raise AssertionError("it never comes to an end")


def held(case: Case, api: str, streamed: bool) -> bool:
    """Is the answer there, in as few requests as can be, and the next one at once, without what is refused?"""
    answer, took, again, last = asked(case, api, streamed)
    if case.ends:
        return isinstance(answer, ConfigError) and case.ends in str(answer) and took == 1
    return isinstance(answer, Answer) and took <= case.most and again == 1 and case.sent(last)


def schema(name: str, status: int, body: Any, **more: Any) -> Case:
    """No strict schema is taken: JSON mode is."""
    return Case(
        f"schema: {name}", SHAPED, lambda b: format_of(b) == "json_schema", status, body, sent=in_json_mode, **more
    )


def in_json_mode(body: Body) -> bool:
    return format_of(body) == "json_object" and "JSON" in (body.get("input") or body["messages"][-1]["content"])


def no_format(name: str, status: int, body: Any, **more: Any) -> Case:
    """Neither is taken: the shape is asked for in the prompt."""
    return Case(
        f"no format: {name}", SHAPED, lambda b: bool(format_of(b)), status, body, most=3,
        sent=lambda b: not format_of(b) and "minLength" in text(b), **more,
    )  # fmt: skip


def keyword(word: str, status: int, body: Any, ask: Ask = SHAPED, most: int = 2) -> Case:
    """A keyword of the schema is not taken: the rest of the schema still goes along."""
    key = f'"{word}":'
    kept = (lambda b: format_of(b) == "json_schema") if ask is SHAPED else (lambda b: "tools" in b)
    return Case(f"keyword {word}", ask, lambda b: key in text(b), status, body, most=most, sent=kept)


def parameter(name: str, status: int, body: Any, ask: Ask = PLAIN, **more: Any) -> Case:
    """A field of the request is not taken."""
    return Case(f"parameter {name}", ask, lambda b: name in b, status, body, **more)


def system(name: str, status: int, body: Any) -> Case:
    """No instructions in a role of their own: they go before the prompt."""
    before = lambda b: (b.get("input") or b["messages"][0]["content"]).startswith("Be kind.\n\nHow")  # noqa: E731
    return Case(f"system role: {name}", PLAIN, has_system, status, body, sent=before)


def no_stream(name: str, status: int, body: Any) -> Case:
    """No streaming: the answer comes whole."""
    return Case(f"stream: {name}", PLAIN, lambda b: bool(b["stream"]), status, body, streamed=(True,))


UNKNOWN = "Invalid JSON payload received. Unknown name \"{}\" at '{}': Cannot find field."
FORBIDDEN = {"detail": [{"type": "extra_forbidden", "loc": ["body", "{}"], "msg": "Extra inputs are not permitted"}]}


def api(name: str, status: int, body: Any, kind: str = "application/json", other: bool = False) -> Case:
    """The Responses API is not there, and chat completions are; `other`: the other way round."""
    there = (lambda b: "messages" in b) if other else (lambda b: "input" in b)
    apis = ("chat",) if other else ("responses",)
    sent = lambda b: not there(b)  # noqa: E731
    return Case(f"API: {name}", SHAPED, there, status, body, apis, sent=sent, kind=kind)


def no_tools(name: str, status: int, body: Any) -> Case:
    """The model has no tools, which is said in words."""
    return Case(f"tools: {name}", TOOLS, lambda b: "tools" in b, status, body, ends="has no tools")


def tried() -> tuple[int, int, list[str]]:
    """How many of all hold, of how many, and the names of those that do not."""
    wrong = [f"{case.name}, {api}" for case in CASES for api, streamed in ways(case) if not held(case, api, streamed)]
    of = sum(1 for case in CASES for _ in ways(case))
    return of - len(wrong), of, wrong


CASES = [
    api("404", 404, b"404 page not found", "text/plain"),
    api("404 detail", 404, {"detail": "Not Found"}),
    api("a field of the other API", 400, error("Missing required parameter: 'messages'.", param="messages")),
    api("the same of pydantic", 422, {"detail": [{"loc": ["body", "messages"], "msg": "Field required"}]}),
    api("404 a page", 404, b"<html><body>Not Found</body></html>", "text/html"),
    api("404 nothing", 404, b""),
    api("404 file", 404, error("File Not Found", code=404, type="not_found_error")),
    api("404 URL", 404, error("Invalid URL (POST /v1/responses)")),
    api("404 other way round", 404, b"", other=True),
    api("405", 405, {"detail": "Method Not Allowed"}),
    api("405 other way round", 405, b"", other=True),
    api("501", 501, error("Not implemented")),
    api("inside a 200", 200, {"error": "Unexpected endpoint or method. (POST /v1/responses)"}),
    api("unsupported", 400, error("The requested operation is unsupported: Responses API")),
    api("endpoint", 400, {"error": "unsupported endpoint /v1/responses"}),
    api("not for this model", 404, error("Supported only in v1/responses, not in v1/chat/completions."), other=True),
    api("use the other", 400, error("The Responses API is not supported for this model. Use chat/completions.")),
    schema("type not supported", 400, error("response_format of type json_schema is not supported with this model")),
    schema("by param", 400, error("Unsupported value.", param="response_format")),
    schema("by text.format", 400, error("Unsupported parameter", param="text.format.type", code="unsupported_value")),
    schema("unavailable", 400, error("This response_format type is unavailable now")),
    schema(
        "422 detail", 422, {"detail": [{"loc": ["body", "response_format", "type"], "msg": "should be 'json_object'"}]}
    ),
    schema("a text", 400, {"error": "response format json_schema is not supported"}),
    schema("structured outputs", 400, error("Structured outputs are not available for this model.")),
    schema("not implemented", 501, error("json_schema is not implemented")),
    schema("grammar", 400, error("failed to parse grammar")),
    schema("grammar 500", 500, error("Unsupported grammar: could not be compiled", code=500)),
    schema("schema", 400, {"message": "This model does not support JSON schema output.", "code": 20015}),
    schema("inside a 200", 200, error("json_schema is not supported by this provider", code=400)),
    schema("inside a 200, a text", 200, {"error": "response_format: json_schema not supported"}),
    schema("packed once more", 400, error('Upstream - {"error": {"message": "response_format unsupported"}}')),
    schema(
        "by a provider", 400, error("Provider returned error", metadata={"raw": '{"message": "json_schema not ok"}'})
    ),
    schema("plain text", 400, b"Error: response_format json_schema unsupported", kind="text/plain"),
    schema("a list", 400, [error("Json schema mode is not enabled for models/x", status="INVALID_ARGUMENT")]),
    schema("404", 404, error("No endpoints found that can handle the requested response_format.", code=404)),
    schema("invalid schema", 400, error("Invalid schema for response_format 'Verdict': something is amiss.")),
    schema("as Python repeats it", 400, {"detail": "Error code: 400 - {'error': {'message': 'no json_schema'}}"}),
    schema("an event", 400, b'data: {"error": {"message": "json_schema unsupported"}}\n\ndata: [DONE]\n\n'),
    schema("502", 502, error("Upstream error: response_format json_schema unsupported")),
    no_format("json mode", 400, error("JSON mode is not supported for this model.")),
    no_format("response_format", 422, error("Unknown parameter: response_format")),
    no_format("only text", 400, {"error": "'response_format.type' must be 'text'"}),
    no_format("400 text", 400, error("Invalid parameter: 'text'. Only plain text is supported.", param="text")),
    keyword("minimum", 400, error("Invalid schema for response_format 'Verdict': 'minimum' is not permitted.")),
    keyword("minimum", 400, error("schema: For 'integer' type, property 'minimum' is not supported")),
    keyword("maximum", 400, error("output_config.schema: maximum is not supported")),
    keyword("minLength", 400, error(UNKNOWN.format("minLength", "generation_config.response_schema"))),
    keyword("minLength", 501, error("one or more response schemas specified unsupported field min_length")),
    keyword("$ref", 400, error("JSON schema: $ref is not supported")),
    keyword("$ref", 400, error("Invalid schema: references via `$defs` are not supported")),
    keyword("anyOf", 400, error("response_schema.properties[also].any_of: not supported")),
    keyword("anyOf", 400, error("Schema keyword anyOf is unsupported")),
    keyword("additionalProperties", 400, error(UNKNOWN.format("additionalProperties", "response_schema"))),
    keyword("additionalProperties", 422, {"detail": "additional_properties: Extra inputs are not permitted"}),
    keyword("title", 400, error(UNKNOWN.format("title", "response_schema"))),
    keyword("strict", 400, error("Unknown parameter: 'response_format.json_schema.strict'.")),
    keyword("strict", 400, error("Unrecognized request argument supplied: strict")),
    keyword("strict", 400, error("strict mode is not supported for tools"), TOOLS),
    keyword("strict", 400, error("Unknown parameter", param="tools[0].function.strict"), TOOLS),
    keyword("minLength", 400, error(UNKNOWN.format("minLength", "tools[0].function_declarations[0]")), TOOLS),
    keyword("additionalProperties", 400, error("tools.0.parameters: additionalProperties not allowed"), TOOLS),
    *(
        parameter(name, status, json.loads(json.dumps(body).replace("{}", name)), **more)
        for name, more in {
            "stream_options": {"apis": ("chat",), "streamed": (True,)},
            "parallel_tool_calls": {"ask": TOOLS},
            "max_tokens": {"apis": ("chat",), "sent": lambda b: b.get("max_completion_tokens") == 500},
            "max_output_tokens": {"apis": ("responses",)},
        }.items()
        for status, body in (
            (400, error("Unrecognized request argument supplied: {}")),
            (400, error("Unsupported parameter: '{}' is not supported with this model.", param="{}")),
            (400, error("Unknown parameter.", param="{}", code="unknown_parameter")),
            (422, FORBIDDEN),
            (422, {"detail": "body -> {}\n  extra fields not permitted (type=value_error.extra)"}),
            (400, {"object": "error", "message": "[{'type': 'extra_forbidden', 'loc': ('body', '{}')}]", "code": 400}),
            (400, {"message": {"detail": [{"loc": ["body", "{}"], "msg": "Extra inputs are not permitted"}]}}),
            (400, [error('Invalid JSON payload received. Unknown name "{}": Cannot find field.', code=400)]),
            (404, error("No endpoints found that support the {} parameter")),
            (200, error("{} is not supported", code="400")),
            (500, error("{} is not supported by the backend")),
        )
    ),
    parameter("max_tokens", 400, error("Use 'max_completion_tokens' instead of 'max_tokens'."), apis=("chat",)),
    parameter(
        "stream_options", 400, {"errors": {"stream_options": ["Not allowed."]}}, apis=("chat",), streamed=(True,)
    ),
    parameter("max_tokens", 422, error("`max_new_tokens` must be <= 400. Given: 500"), apis=("chat",)),
    parameter("max_tokens", 400, error("max_tokens is too large: 500. The context length is 400."), apis=("chat",)),
    Case(
        "both limits",
        PLAIN,
        lambda b: any(name in b for name in ("max_tokens", "max_completion_tokens")),
        422,
        error("'max_tokens' and 'max_completion_tokens' are unknown fields"),
        ("chat",),
        most=3,
    ),
    no_stream("not verified", 400, error("Your organization must be verified to stream this model.", param="stream")),
    no_stream("unsupported value", 400, error("Unsupported value: 'stream' does not support true", param="stream")),
    no_stream("a sentence", 400, {"error": "Streaming is not supported for this model"}),
    no_stream("422", 422, {"detail": [{"loc": ["body", "stream"], "msg": "Input should be false"}]}),
    *(
        Case(
            f"stream beside tools: {said}",
            TOOLS,
            lambda b: b["stream"] and "tools" in b,
            400,
            error(said),
            streamed=(True,),
        )
        for said in ("This model doesn't support tool use in streaming mode.", "Cannot use tools with stream")
    ),
    *(
        Case(f"only a stream: {said}", PLAIN, lambda b: not b["stream"], 400, error(said), streamed=(False,))
        for said in (
            "This model only support stream mode, please enable the stream parameter to access the model.",
            "parameter.enable_thinking must be set to false for non-streaming calls",
            "Stream must be set to true",
        )
    ),
    no_tools("a sentence", 400, {"error": "registry.example/gemma does not support tools"}),
    no_tools("no endpoints", 404, error("No endpoints found that support tool use.", code=404)),
    no_tools("a flag", 400, error('"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser')),
    no_tools("another flag", 500, error("tools param requires --jinja flag", code=500)),
    no_tools("function calling", 400, error("Function calling is not enabled for models/x")),
    no_tools("a model", 404, error("model m does not support tool calling")),
    no_tools("a field", 422, {"detail": [{"loc": ["body", "tools"], "msg": "Extra inputs are not permitted"}]}),
    no_tools("inside a 200", 200, {"error": "this model does not support tools"}),
    no_tools("not implemented", 501, error("Tool calls are not implemented")),
    system("not enabled", 400, [error("Developer instruction is not enabled for models/gemma-x", code=400)]),
    system("a template", 500, error("System role not supported", code=500)),
    system("first", 400, {"detail": "First message must be from user, got system"}),
    system("start", 400, error("Conversation must start with a user message")),
    system("roles", 400, error("Conversation roles must alternate user/assistant/user/assistant/...")),
    system("o1", 400, error("Unsupported value: 'messages[0].role' does not support 'system' with this model.")),
    system("instruction", 400, error("The input system_instruction is not supported.")),
    system("valid roles", 400, error("Please use a valid role: user, model.", status="INVALID_ARGUMENT")),
    system("instructions", 400, error("Unknown parameter: 'instructions'.", param="instructions")),
    system("pydantic", 422, {"detail": [{"loc": ["body", "messages", 0, "role"], "msg": "not 'system'"}]}),
]
