"""Whatever a server sends ends in `run.error` or in a result, never in a raise, and leaves a trace that can be kept."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator

import httpx2
import pytest

import core
from core.clock import run_virtual
from core.models.client import open_client
from core.models.live import Live
from tests.core.models.fault_server import head, replies, sends
from tests.core.models.live_replies import KEY, attempt, chunk, completion, delta, response

TEXT = "some words here"
LABEL = json.dumps({"category": "refund", "urgency": "low"})
ARGUMENTS = json.dumps({"query": "Nile"})
CALL = {"type": "function_call", "id": "i", "call_id": "c", "name": "search", "arguments": ARGUMENTS}
TOOL = {"index": 0, "id": "c", "type": "function", "function": {"name": "search", "arguments": ARGUMENTS}}


def events(whole, pieces):
    return [{"type": "response.created"}, *pieces, {"type": "response.completed", "response": whole}]


def said(text):
    item = {"type": "message", "id": "m", "content": []}
    added = {"type": "response.output_item.added", "output_index": 1, "item": item}
    pieces = [{**delta(piece), "output_index": 1, "item_id": "m"} for piece in (text[:5], text[5:])]
    done = {"type": "response.output_item.done", "output_index": 1, "item": response(text)["output"][1]}
    return events(response(text), [added, *pieces, done])


def chose():
    added = {"type": "response.output_item.added", "output_index": 0, "item": {**CALL, "arguments": ""}}
    piece = {"type": "response.function_call_arguments.delta", "output_index": 0, "delta": ARGUMENTS}
    return events(response(output=[CALL]), [added, piece])


def chunks(text):
    return [chunk(text[:5]), chunk(text[5:]), chunk("", "stop"), {"choices": [], "usage": {"prompt_tokens": 1}}]


REPLIES = {  # a pattern, and a good reply in each API: whole, or as the events of a stream
    core.prompt_chaining: {"responses": (response(TEXT), said(TEXT)), "chat": (completion(TEXT), chunks(TEXT))},
    core.routing: {"responses": (response(LABEL), said(LABEL)), "chat": (completion(LABEL), chunks(LABEL))},
    core.agent: {
        "responses": (response(output=[CALL]), chose()),
        "chat": (
            completion(None, "tool_calls", tool_calls=[TOOL]),
            [
                {"choices": [{"index": 0, "delta": {"tool_calls": [TOOL]}, "finish_reason": None}]},
                {"choices": [{"index": 0, "delta": {}, "finish_reason": "tool_calls"}]},
            ],
        ),
    },
}


def nested(levels):
    return '{"a":' * levels + "1" + "}" * levels


HOSTILE_ARGUMENTS = {
    "a lone surrogate": '{"query": "half \\ud83d"}',
    "a lone surrogate as a key": '{"\\ud83d": "Nile"}',
    "nested 300 deep": nested(300),
    "nested 150 deep": nested(150),  # a trace around it could be written, but never read again
    "nested beyond what Python reads": nested(5000),
    "a list, nested": "[" * 250 + "]" * 250,
}
HOSTILE = [
    None, True, False, 0, -1, 1.5, 10**30, "", " ", "x", "\ud83d", "\x00\u202e", [], {}, [None], [[]], {"\ud83d": 1},
    json.loads(nested(40)), json.loads(nested(120)), ["a", {"type": "text"}], [{"type": "text", "text": "p"}],
    *HOSTILE_ARGUMENTS.values(), '{"query": 1e999}', '{"query": NaN}', '{"query": ' + "9" * 5000 + "}", "[" * 5000,
    '{"expression": "\\u0000(("}', "null", "[]", {"type": "text", "text": "x"},
]  # fmt: skip


class Canned(Live):
    """A live model whose server sends one and the same bytes for ever; on any clock, since there is no socket."""

    def __init__(self, body: bytes, kind: str, api: str) -> None:
        super().__init__(KEY, "http://llm.example.com/v1", api=api)
        self.body, self.kind = body, kind

    def connect(self):
        def reply(request):
            return httpx2.Response(200, headers={"content-type": self.kind}, content=self.body)

        return open_client(KEY, self.base_url, httpx2.AsyncClient(transport=httpx2.MockTransport(reply)))


def ran(pattern, api, reply):
    """The run of a pattern against a server that always sends this reply; a list is a stream of events."""
    if isinstance(reply, list):
        body = b"".join(f"data: {json.dumps(event)}\n\n".encode() for event in reply) + b"data: [DONE]\n\n"
        model = Canned(body, "text/event-stream", api)
    else:
        model = Canned(json.dumps(reply).encode(), "application/json", api)

    async def main():
        started = core.start(pattern, "How long is the Nile?", model=model)
        started.recorder.streaming = isinstance(reply, list)
        return await started

    return run_virtual(main())


def places(node, path=()) -> Iterator[tuple]:
    """The way to everything in a reply but the reply itself."""
    for name, inner in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield (*path, name)
        yield from places(inner, (*path, name))


def changed(reply, path, value):
    reply = at = copy.deepcopy(reply)
    for name in path[:-1]:
        at = at[name]
    at[path[-1]] = value
    return reply


def kept(run):
    """What becomes of every run: its trace is written, read again and printed."""
    again = core.Trace.model_validate_json(run.trace.model_dump_json())
    assert again.calls == run.trace.calls
    json.dumps(run.trace.model_dump(mode="json"), ensure_ascii=False, allow_nan=False).encode()
    str(run.error).encode()
    return run


def test_whatever_stands_in_a_reply_never_raises_out_of_a_run():
    rows = [
        (pattern, api, reply, path, value)
        for pattern, apis in REPLIES.items()
        for api, both in apis.items()
        for reply in both
        for path in places(reply)
        for value in HOSTILE
    ]
    wrong = []
    for pattern, api, reply, path, value in random.Random(11).sample(rows, 800):
        try:
            kept(ran(pattern, api, changed(reply, path, value)))
        except Exception as error:
            wrong.append(f"{api} {pattern.__name__} {path} = {value!a:.40}: {error!a:.80}")
    assert wrong == []


@pytest.mark.parametrize("streaming", [False, True])
@pytest.mark.parametrize("api", ["responses", "chat"])
@pytest.mark.parametrize("name", HOSTILE_ARGUMENTS)
def test_arguments_that_no_trace_could_keep_are_an_error_for_the_model_to_read(name, api, streaming):
    good = REPLIES[core.agent][api][streaming]
    text = json.dumps(good).replace(json.dumps(ARGUMENTS), json.dumps(HOSTILE_ARGUMENTS[name]))
    run = kept(ran(core.agent, api, json.loads(text)))

    assert run.status == "partial" and run.trace.spans[1].answer.startswith("Error: ")
    assert run.trace.spans[2].status == "ok", "the model has read it, and goes on"


@pytest.mark.parametrize(
    ("api", "reply"),
    [
        ("responses", response(TEXT + "\ud83d")),
        ("responses", response(output=[{"type": "message", "content": [{"type": "refusal", "refusal": "\ud83d"}]}])),
        ("responses", response(TEXT, "failed", error={"code": "\ud83d", "message": "\ud83d"})),
        ("chat", completion(TEXT + "\ud83d")),
        ("chat", completion([{"type": "text", "text": "\ud83d"}])),
        ("chat", completion(None, refusal="\ud83d")),
        ("chat", {"error": {"message": "\ud83d", "code": "\ud83d"}}),
        ("chat", [chunk("\ud83d"), chunk("", "stop")]),
    ],
)
def test_half_a_surrogate_pair_comes_in_nowhere(api, reply):
    for pattern in (core.prompt_chaining, core.agent):
        assert kept(ran(pattern, api, reply)).status == "failed"


def test_a_reply_whose_letters_cannot_be_told_is_an_error_too_and_the_log_never_has_the_key(caplog):
    raised = []
    for status in (400, 401, 403, 429, 500):
        for charset in ("hex", "bz2", "utf-16", "undefined", "nonsense"):
            try:
                error, _, _ = attempt(sends(head(status, f"application/json; charset={charset}") + b'{"error": {}}'))
                assert isinstance(error, core.WorkflowError)
            except Exception as bug:
                raised.append(f"{status} {charset}: {bug!r}")
    assert raised == []
    assert "a reply could not be read" in caplog.text and KEY not in caplog.text


def test_any_body_may_come_with_an_error():
    raised = []
    for body in (b"null", b"[]", b'{"error": ' * 900 + b"1" + b"}" * 900, b'{"error": {"message": "\\ud83d"}}'):
        for status in (400, 403, 404, 429, 500):
            try:
                error, _, _ = attempt(replies(body, status))
                assert isinstance(error, core.WorkflowError) and str(error).encode()
            except Exception as bug:
                raised.append(f"{status} {body[:40]!r}: {bug!r}")
    assert raised == []
