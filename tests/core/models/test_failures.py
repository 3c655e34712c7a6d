"""Every failure of a server becomes one of ours, with a sentence, and never an answer that is not whole."""

from __future__ import annotations

import asyncio
import base64
import json
import traceback

import pytest

import core
from core.errors import (
    ConfigError,
    ConnectionFailed,
    CutOff,
    EmptyAnswer,
    KeyRefused,
    QuotaUsedUp,
    RateLimited,
    Refused,
    RequestRefused,
    ServerFailed,
    TimedOut,
    UnreadableAnswer,
)
from core.models.live import Live
from core.models.wire.failures import one_line
from tests.core.models.fault_server import FaultServer, drips, floods, head, replies, resets, sends, streams, then_waits
from tests.core.models.live_replies import HALF, HALF_CHAT, KEY, attempt, chunk, completion, delta, response, streamed

ERROR = {"error": {"message": "Please slow down", "type": "requests", "code": "rate_limit_exceeded"}}
QUOTA = {"error": {"message": "You exceeded your quota", "type": "insufficient_quota", "code": "insufficient_quota"}}
HTML = b"<html><body>Bad gateway, really</body></html>"
COMPLETED = {"type": "response.completed"}
STREAM = head(kind="text/event-stream")
FAILED = response(status="failed", error={"code": "server_error", "message": "boom"})
MUTE = {"output": [{"type": "message", "content": [{"type": "refusal", "refusal": "No."}]}]}
LONG = f"data: {json.dumps(delta('x' * 1000))}\n\n".encode()

CASES = {
    "F01 429 in seconds": (replies(ERROR, 429, retry_after=2), RateLimited),
    "F02 429 without a wait": (replies(ERROR, 429), RateLimited),
    "F03 quota": (replies(QUOTA, 429), QuotaUsedUp),
    "F04 500": (replies({"error": {"message": "x"}}, 500), ServerFailed),
    "F05 503 HTML": (replies(HTML, 503, "text/html"), ServerFailed),
    "F05 409": (replies({}, 409), ServerFailed),
    "F06 408": (replies({}, 408), TimedOut),
    "F09 reset before headers": (resets(), ConnectionFailed),
    "F10 reset after headers": (resets(head(content_length=500)), ConnectionFailed),
    "F10 body shorter than announced": (sends(head(content_length=500) + b'{"output":'), ConnectionFailed),
    "F11 JSON cut": (replies(json.dumps(response()).encode()[:-40]), UnreadableAnswer),
    "F14 empty": (replies(response("")), EmptyAnswer),
    "F14 blank": (replies(response(" \n\t ")), EmptyAnswer),
    "F14 no message": (replies(response(output=[])), EmptyAnswer),
    "F15 refusal": (replies(response(**MUTE)), Refused),
    "F16 token limit": (
        replies(response("half", "incomplete", incomplete_details={"reason": "max_output_tokens"})),
        CutOff,
    ),
    "F16 filter": (replies(response("h", "incomplete", incomplete_details={"reason": "content_filter"})), CutOff),
    "F17 401": (replies({"error": {"message": f"Incorrect API key: {KEY}"}}, 401), KeyRefused),
    "F17 403 of the key": (replies({"error": {"message": "Invalid API key"}}, 403), KeyRefused),
    "F17 403 of a page": (replies(HTML, 403, "text/html"), RequestRefused),
    "F18 404": (replies({"error": {"message": "no such model"}}, 404), ConfigError),
    "F18 400": (replies({"error": {"message": "Unsupported parameter: 'x'"}}, 400), RequestRefused),
    "F20 not UTF-8": (replies(json.dumps(response()).encode().replace(b"word7", b"\xff\xfe")), UnreadableAnswer),
    "F20 half a surrogate pair": (replies(response("half \ud83d of it")), UnreadableAnswer),
    "F21 HTML with 200": (replies(HTML, 200, "text/html"), UnreadableAnswer),
    "F21 {}": (replies({}), UnreadableAnswer),
    "F21 []": (replies([]), UnreadableAnswer),
    "F21 null": (replies(None), UnreadableAnswer),
    "F21 a text": (replies("hello"), UnreadableAnswer),
    "F21 output null": (replies(response(output=None)), UnreadableAnswer),
    "F21 nested beyond reason": (replies(b"[" * 100_000), UnreadableAnswer),
    "F21 no body": (replies(b""), UnreadableAnswer),
    "F21 not HTTP": (sends(b"hello, who is there?\r\n\r\n"), ConnectionFailed),
    "F21 redirect": (replies(b"", 307, location="http://127.0.0.1:9/"), ConfigError),
    "F21 wrongly packed": (replies(b"not gzip", content_encoding="gzip"), UnreadableAnswer),
    "F22 failed": (replies(FAILED), ServerFailed),
    "F22 in progress": (replies(response(status="in_progress")), CutOff),
    "F22 rate limit inside": (replies(response(status="failed", error=ERROR["error"])), RateLimited),
    "stream: F10 ends without completed": (streams(*HALF), ConnectionFailed),
    "stream: F10 last event cut": (streams(*HALF, end=b'data: {"type": "response.comp'), ConnectionFailed),
    "stream: F10 reset": (resets(STREAM + f"data: {json.dumps(HALF[0])}\n\n".encode()), ConnectionFailed),
    "stream: F10 empty": (sends(STREAM), ConnectionFailed),
    "stream: F14": (streams({**COMPLETED, "response": response("")}), EmptyAnswer),
    "stream: F15": (streams({**COMPLETED, "response": response(**MUTE)}), Refused),
    "stream: F16": (streams({"type": "response.incomplete", "response": response("h", "incomplete")}), CutOff),
    "stream: F20": (sends(STREAM, b'data: {"type": "\xff"}\n\n'), UnreadableAnswer),
    "stream: F21": (streams("hello"), UnreadableAnswer),
    "stream: F21 completed without a response": (streams(COMPLETED), UnreadableAnswer),
    "stream: F22 failed": (streams(*HALF, {"type": "response.failed", "response": FAILED}), ServerFailed),
    "stream: F22 error": (streams(*HALF, {"type": "error", "code": "server_error", "message": "x"}), ServerFailed),
    "stream: 429": (replies(ERROR, 429), RateLimited),
    "chat: F11": (replies(json.dumps(completion()).encode()[:-9]), UnreadableAnswer),
    "chat: F14": (replies(completion("")), EmptyAnswer),
    "chat: F14 null": (replies(completion(None)), EmptyAnswer),
    "chat: F15": (replies(completion(None, refusal="No.")), Refused),
    "chat: F16": (replies(completion("h", "length")), CutOff),
    "chat: F16 filter": (replies(completion("h", "content_filter")), CutOff),
    "chat: F21 {}": (replies({}), UnreadableAnswer),
    "chat: F21 no choices": (replies({"choices": []}), UnreadableAnswer),
    "chat: F21 parts": (replies(completion([{"type": "text"}])), UnreadableAnswer),
    "chat: F22": (replies({"error": {"code": 502, "message": "upstream"}}), ServerFailed),
    "chat stream: F10": (streams(*HALF_CHAT), ConnectionFailed),
    "chat stream: F16": (streams(*HALF_CHAT, chunk("", "length"), "[DONE]"), CutOff),
    "chat stream: F22": (streams(*HALF_CHAT, {"error": {"message": "boom"}}), ServerFailed),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_becomes_one_of_our_errors(name):
    behaviour, expected = CASES[name]
    api = "chat" if name.startswith("chat") else "responses"
    error, _, server = attempt(behaviour, api=api, ask=streamed if "stream" in name else None)

    assert type(error) is expected, error
    assert len(server.requests) == 1  # the client itself never tries again
    assert_plain(error)


def assert_plain(error):
    """One sentence or two, no page of the server, and the key in no form, not even in the chain of errors."""
    text = "".join(traceback.format_exception(error))
    for form in (KEY, KEY[:8], base64.b64encode(KEY.encode()).decode()[:10]):
        assert form not in text
    assert "\n" not in str(error) and "<html" not in str(error) and str(error).endswith(".")
    seen = error
    while seen is not None:
        assert not hasattr(seen, "request") and not hasattr(seen, "response")
        seen = seen.__cause__ or seen.__context__


@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(then_waits(sends()), id="F06 nothing"),
        pytest.param(then_waits(sends(head(content_length=500))), id="F06 headers only"),
        pytest.param(then_waits(streams(*HALF)), id="F07 stall"),
        pytest.param(drips(STREAM), id="F08 comments for ever"),
        pytest.param(drips(head(content_length=10_000_000)), id="F08 a body that never ends"),
    ],
)
def test_an_attempt_ends_when_its_time_is_up(behaviour):
    error, _, _ = attempt(behaviour, ask=lambda pieces: streamed(pieces, timeout=0.3))

    assert type(error) is TimedOut
    assert "0.3 s" in str(error)
    assert_plain(error)


@pytest.mark.parametrize(
    ("start", "part", "ask"),
    [
        (head(content_length=60_000_000) + b'{"output": "', b"x" * 60_000, None),
        (STREAM, LONG * 60, streamed),
        (STREAM + b"data: ", b"x" * 60_000, streamed),
    ],
    ids=["plain", "many pieces", "one endless line"],
)
def test_f19_an_endless_answer_is_cut_off_while_reading(start, part, ask):
    error, pieces, server = attempt(floods(start, part, 1000), ask=ask, finish=True)  # 60 MB, were it read

    assert type(error) is UnreadableAnswer
    assert error.tries == 1
    assert server.broken_off
    assert sum(map(len, pieces)) <= 1_000_000


OF_THE_KEY = [
    {"error": {"code": 403, "message": "Key limit exceeded (total limit). See your settings.", "status": "X"}},
    {"error": {"code": "invalid_api_key", "message": "Forbidden"}},
    {"error": "Incorrect API key provided"},
    {"error": {"type": "authentication_error", "message": "No."}},
    {"detail": "The access token has expired"},
    {"message": "Unauthorized"},
    [{"error": {"code": 403, "message": "Permission denied: the API key was reported as leaked."}}],
    "Wrong credentials.",
]
OF_ONE_INPUT = [
    {"error": {"code": 403, "message": "Your input was flagged", "metadata": {"flagged_input": "my API key leaked"}}},
    {"error": {"code": "content_filter", "message": "The prompt 'where is my key?' breaks our rules."}},
    {"error": {"code": "unsupported_country_region_territory", "message": "Country not supported"}},
    {"error": {"message": "This model is not for your project", "type": "permission_error"}},
    {"error": {"message": "too many tokens; the keyword is blocked"}},
    {"error": {"message": {"key": "api key"}}},
    {},
    None,
    "",
    "<html>Enter your API key</html>",
]


@pytest.mark.parametrize(
    ("status", "bodies", "sent"), [(401, [*OF_THE_KEY, *OF_ONE_INPUT], 2), (403, OF_THE_KEY, 2), (403, OF_ONE_INPUT, 4)]
)
def test_only_what_is_said_of_the_key_ends_the_neighbours(status, bodies, sent):
    """One after the other, the second of four is refused."""

    async def main(body):
        behaviours = [replies(response("normal"))] * 4
        behaviours[1] = replies(body.encode() if isinstance(body, str) else body, status)
        async with FaultServer(*behaviours) as server:
            run = await core.run(
                core.parallelization, list("abcd"), model=Live(KEY, server.url, api="responses"), concurrency=1
            )
        refused = "key" in run.trace.spans[1].error.split("(")[0]
        return run.status, len(server.requests), sum(s.status == "ok" for s in run.trace.spans), refused

    expected = ("partial", sent, sent - 1, sent == 2)
    assert [body for body in bodies if asyncio.run(main(body)) != expected] == []


def test_a_403_gives_the_servers_own_sentence_and_what_can_be_done():
    error, _, _ = attempt(replies(OF_ONE_INPUT[0], 403))

    assert str(error).startswith(
        "a content filter of the provider refused this input (403): Your input was flagged. Change the wording."
    )


def test_the_text_that_came_is_kept_with_its_error():
    refused, _, _ = attempt(CASES["F15 refusal"][0])
    cut, _, _ = attempt(CASES["F16 token limit"][0])

    assert (refused.text, cut.text) == ("No.", "half")
    assert (cut.tokens_in, cut.tokens_out) == (7, 60)


def test_a_line_has_at_most_200_characters_and_no_markup():
    assert one_line("<p>Two\n lines\x1b[1m</p> here..", "") == "Two lines [1m here"
    assert one_line("word " * 100, "").endswith("…") and len(one_line("word " * 100, "")) <= 200
    assert one_line("1 < 2 and 3 > 2", "") == "1 < 2 and 3 > 2"
    assert one_line(f"The key {KEY[:9]}… is wrong", KEY) == ""


def test_what_the_server_says_to_a_bad_request_is_shown_on_one_line_but_never_with_the_key():
    told, _, _ = attempt(replies({"error": {"message": "Unsupported\nparameter\x1b[31m: 'x'."}}, 400))
    hidden, _, _ = attempt(replies({"error": {"message": f"bad header Bearer {KEY}"}}, 400))

    assert str(told) == "the server refused the request (400): Unsupported parameter [31m: 'x'."
    assert str(hidden) == "the server refused the request (400)."


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"message": "no such model"}},
        {"error": {"message": "The resource does not exist.", "code": "model_not_found"}},
        {"error": 'model "gpt-x" not found, try pulling it first'},
        {"object": "error", "message": "The model `gpt-x` does not exist.", "code": 404},
    ],
)
def test_a_missing_model_is_named(body):
    error, _, _ = attempt(replies(body, 404))

    assert isinstance(error, ConfigError)
    assert str(error).startswith("The server knows no model 'gpt-x' (404): ") and "Check the model's name." in str(
        error
    )


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (HTML, "text/html"),
        (b"<html>no such model</html>", "text/html"),
        (b"404 page not found", "text/plain"),
        (b"", "text/plain"),
        (json.dumps({"detail": "Not Found"}).encode(), "application/json"),
        (json.dumps({"error": {"message": "Invalid URL (POST /wrong/responses)"}}).encode(), "application/json"),
        (json.dumps({"error": {"message": "Unknown request URL: POST /v1/models/x."}}).encode(), "application/json"),
    ],
)
def test_a_wrong_path_is_not_taken_for_a_missing_model(body, kind):
    error, _, _ = attempt(*[replies(body, 404, kind)] * 2)  # by one API, then by the other

    assert isinstance(error, ConfigError)
    assert "nothing at this address (404)" in str(error) and "Check the base URL" in str(error)
    assert "model" not in str(error)
