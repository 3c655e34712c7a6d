"""Section 5, errors and their bodies: what a server sends, the kind that it is, and what of it is shown."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from core.errors import (
    ConfigError,
    KeyRefused,
    QuotaUsedUp,
    RateLimited,
    RequestRefused,
    ServerFailed,
    TimedOut,
    WorkflowError,
    WrongShape,
)
from tests.core.models.fault_server import replies, streams
from tests.core.models.live_replies import KEY, attempt, streamed
from tests.core.models.quirks.ruled import error

SECTION = "5. Errors and their bodies"
SAID = "Zebras are out today"  # a sentence of the server's own
HTML = "<!DOCTYPE html><html><head><title>Attention</title></head><body>Enter your API key</body></html>"


@dataclass(frozen=True)
class Case:
    """What comes of one reply: the type of the error, words that must be in it, and words that must not."""

    name: str
    status: int
    body: Any
    type: type[WorkflowError]
    shown: str = ""
    hidden: tuple[str, ...] = ()
    kind: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()


def outcome(case: Case, api: str, streaming: bool) -> WorkflowError:
    """The error that one attempt ends with."""
    body = case.body if isinstance(case.body, bytes) else json.dumps(case.body).encode()
    if streaming and case.status == 200:
        behaviour = streams(case.body)
    else:
        behaviour = replies(body, case.status, case.kind, **dict(case.headers))
    error, _, _ = attempt(behaviour, api=api, ask=streamed if streaming else None)
    return error


def held(case: Case, api: str, streaming: bool) -> bool:
    """The right kind, on one line, with the server's words where they are fit to be seen."""
    error = outcome(case, api, streaming)
    text = str(error)
    whole = text.endswith(".") and "\n" not in text and len(text) < 500
    return type(error) is case.type and whole and case.shown in text and not any(word in text for word in case.hidden)


def tried() -> tuple[int, int, list[str]]:
    """How many of all hold, of how many, and the names of those that do not."""
    tries = [(case, api, streaming) for case in CASES for api in ("responses", "chat") for streaming in (False, True)]
    wrong = [f"{case.name}, {api}" for case, api, streaming in tries if not held(case, api, streaming)]
    return len(tries) - len(wrong), len(tries), wrong


def bodies(status: int, kind: type[WorkflowError]) -> list[Case]:
    """One sentence, wherever a server may put it."""
    pydantic = [{"type": "missing", "loc": ["body", "zebra"], "msg": "Zebras are out today", "input": {"prompt": "no"}}]
    places: dict[str, Any] = {
        "error.message": error(SAID + "."),
        "error, a text": {"error": SAID},
        "error, a code and a text": {"error": "Bad Request", "message": SAID, "statusCode": status},
        "detail, a text": {"detail": SAID},
        "detail, a list": {"detail": pydantic},
        "detail, an object": {"detail": {"error": SAID}},
        "message, a text": {"object": "error", "message": SAID, "code": status},
        "message, an object": {"object": "error", "message": {"detail": pydantic}},
        "message, a list": {"object": "Error", "message": pydantic},
        "msg": {"code": 20012, "msg": SAID, "data": None},
        "errors": {"errors": [{"message": SAID}], "success": False},
        "error_description": {"error": "invalid", "error_description": SAID},
        "fields": {"errors": {"field": [SAID]}},
        "fault": {"fault": {"faultstring": SAID, "detail": {"errorcode": "x.y"}}},
        "status_msg": {"base_resp": {"status_code": 1000, "status_msg": SAID}},
        "result": {"result": {"error": {"message": SAID}}},
        "as Python repeats it": {"detail": f"Error code: 400 - {{'error': {{'message': '{SAID}', 'code': None}}}}"},
        "JSON in the middle of a text": f'Error: {{"error": {{"message": "{SAID}"}}}} (request id: 7)',
        "a list of one": [error(SAID, status="INVALID")],
        "JSON in a text": json.dumps({"error": {"message": SAID}}),
        "JSON at the end of a text": {"error": {"message": f'SomeException - {{"error": {{"message": "{SAID}"}}}}'}},
        "raw": error("Provider returned error", metadata={"raw": json.dumps({"message": SAID}), "provider_name": "X"}),
        "markup in it": {"error": {"message": f"<b>{SAID}</b> <br/>"}},
        "line ends in it": {"error": {"message": f"Zebras\n\n  are\tout today\x1b[0m{'.' * 3}"}},
    }
    cases = [
        Case(f"{name} {status}", status, body, kind, "Zebras are out today", ("<", "\n", "prompt"))
        for name, body in places.items()
    ]
    return [*cases, Case(f"plain text {status}", status, SAID.encode(), kind, SAID, kind="text/plain")]


NOTHING = {
    "nothing": b"",
    "null": b"null",
    "{}": b"{}",
    "[]": b"[]",
    "HTML": HTML.encode(),
    "not UTF-8": b"\xff\xfe\x00",
    "HTML in JSON": json.dumps({"error": {"message": HTML}}).encode(),
    "a number": b"7",
    "nested beyond reason": b"[" * 5000,
    "half a pair": rb'{"error": {"message": "half \ud83d"}}',
    "message null": b'{"error": {"message": null}}',
}
FORMS = {
    "as it is": KEY,
    "the first eight": KEY[:8] + "...",
    "in %": quote(KEY, safe="").replace("-", "%2D"),
    "in base64": base64.b64encode(KEY.encode()).decode(),
    "Bearer in base64": base64.b64encode(f"Bearer {KEY}".encode()).decode(),
    "starred": KEY[:8] + "*****" + KEY[-4:],
    "split by stars": "*".join(KEY),
    "split by blanks": " ".join(KEY[:14]),
    "in hex": KEY.encode().hex(),
}


def found(kind: type[WorkflowError], shown: str, *replied: tuple[int, Any], hidden: tuple[str, ...] = ()) -> list[Case]:
    """These statuses and bodies are all of one kind, and words of it are shown."""
    return [
        Case(f"{kind.__name__} {number} {status} {shown}", status, body, kind, shown, hidden)
        for number, (status, body) in enumerate(replied)
    ]


def google(message: str, status: str, code: int = 400, **more: Any) -> list[Any]:
    """An error as Google's compatible endpoint writes it."""
    return [{"error": {"code": code, "message": message, "status": status, **more}}]


FLAGGED = {"reasons": ["violence"], "flagged_input": "my API key"}
NO_MODEL = "knows no model 'gpt-x' ("
FILTERED = "a content filter of the provider refused this input ("
TOO_LONG = "the request is longer than the model takes ("
BUSY = "the server is overloaded, or not ready yet ("
OTHER_MODEL = "the model 'gpt-x' may not be used from here (403)"
USED_UP = "You exceeded your current quota, please check your plan and billing details. "

CASES = [
    *(case for status in (400, 422) for case in bodies(status, RequestRefused)),
    *bodies(500, ServerFailed),
    *bodies(403, RequestRefused),
    *(Case(f"{name} 400", 400, body, RequestRefused, "refused the request (400).") for name, body in NOTHING.items()),
    *(Case(f"{name} 502", 502, body, ServerFailed, "(502).") for name, body in NOTHING.items()),
    *(
        Case(f"the key {name} {status}", status, error(f"Wrong key {form} given"), kind, f"({status}).", ("sk-s", form))
        for name, form in FORMS.items()
        for status, kind in ((400, RequestRefused), (401, KeyRefused), (500, ServerFailed))
    ),
    *found(RequestRefused, "word word…", (400, error("word " * 500))),
    *found(RequestRefused, SAID, (418, error(SAID)), (400, error(SAID))),
    *found(
        KeyRefused,
        "Check the key.",
        (401, error(SAID)),
        (401, b""),
        (401, HTML.encode()),
        (400, google("API key not valid. Please pass a valid API key.", "INVALID_ARGUMENT")),
        (400, google(SAID, "INVALID_ARGUMENT", details=[{"reason": "API_KEY_INVALID"}])),
        (400, {"error": "Invalid API key provided"}),
        (400, google("API key expired. Please renew the API key.", "INVALID_ARGUMENT")),
        (200, {"error": {"message": "No auth credentials found", "code": 401}}),
        (403, error("Your API key has been revoked")),
        (403, {"error": {"message": "Invalid bearer token", "type": "authentication_error"}}),
    ),
    *found(
        RequestRefused,
        "the server does not serve this region (",
        (403, error(SAID, code="unsupported_country_region_territory")),
        (403, {"error": "This service is not available in your region"}),
        (403, {"error": {"type": "RegionError", "message": "This model is not available in your country."}}),
        (400, google("User location is not supported for the API use.", "FAILED_PRECONDITION")),
        (451, error(SAID)),
    ),
    *found(
        RequestRefused,
        OTHER_MODEL,
        (403, error("Project `p` does not have access to model `gpt-x`", code="model_not_allowed")),
        (403, {"message": "Your plan does not include this model"}),
        (403, {"detail": "The key is not allowed to access the model gpt-x"}),
    ),
    *found(
        RequestRefused,
        FILTERED,
        (403, {"error": {"code": 403, "message": "Input requires moderation and was flagged", "metadata": FLAGGED}}),
        (400, error("The prompt triggered our content management policy", code="content_filter")),
        (400, error("Your request was rejected by our safety system.", code="content_policy_violation")),
        (400, error("Content Exists Risk")),
        (400, error(SAID, code="data_inspection_failed")),
        (400, error(SAID, innererror={"code": "ResponsibleAIPolicyViolation"})),
        (400, {"error": {"code": "1301", "message": "The input may hold sensitive content"}}),
        hidden=("my API",),
    ),
    *found(
        QuotaUsedUp,
        "look at its account.",
        (402, error("Insufficient Balance")),
        (402, b""),
        (200, {"error": {"message": "Insufficient credits", "code": 402}}),
        (429, error(SAID, code="insufficient_quota")),
        (429, error(SAID, type="insufficient_quota")),
        (429, error(SAID, code="billing_hard_limit_reached")),
        (429, {"error": USED_UP}),
        (429, {"error": {"code": "1113", "message": "Insufficient balance or no resource package."}}),
        (429, {"error": {"type": "exceeded_current_quota_error", "message": SAID}}),
        (400, error("Your credit balance is too low to use the API.")),
        (400, {"error": {"type": "budget_exceeded", "message": "Budget has been exceeded!", "code": "400"}}),
        (429, google(USED_UP + "Quota exceeded for metric: free_tier_requests, limit: 0", "RESOURCE_EXHAUSTED", 429)),
        (429, error("Rate limit exceeded: free-models-per-day")),
        *((status, error("You have reached your specified API usage limits.")) for status in (400, 429)),
        (403, error("The request failed because your account has an overdue balance.")),
        (429, error("Daily request limit exceeded.")),
        (403, {"error": {"message": "User quota is not enough", "code": "insufficient_user_quota"}}),
        (403, error("Key limit exceeded (total limit).")),
        (200, {"base_resp": {"status_code": 1008, "status_msg": "insufficient balance"}, "choices": None}),
    ),
    *found(
        RateLimited,
        "Run fewer calls at once.",
        (429, google(USED_UP + "limit: 15. Please retry in 12.5s", "RESOURCE_EXHAUSTED", 429)),
        (429, error(SAID, code="rate_limit_exceeded")),
        (429, b""),
        (429, HTML.encode()),
        (403, {"message": "API rate limit exceeded for 1.2.3.4"}),
        (400, error(SAID, code="Throttling.RateQuota")),
        (400, {"__type": "ThrottlingException", "message": "Rate exceeded"}),
        (200, {"error": {"message": SAID, "code": 429}}),
        (200, {"error": {"message": SAID, "code": "429"}}),
        (200, {"error": {"message": SAID, "status": "RESOURCE_EXHAUSTED"}}),
        (200, {"error": {"message": SAID, "type": "rate_limit_error"}}),
    ),
    *found(
        ConfigError,
        NO_MODEL,
        (404, error("The model `gpt-x` does not exist", code="model_not_found")),
        (400, error("gpt-x is not a valid model ID")),
        (400, {"error": "No models loaded. Please load a model."}),
        (400, {"error": "No model is currently loaded"}),
        (404, {"error": {"message": "No endpoints found for some/model.", "code": 404}}),
        (400, error("Model Not Exist")),
        (404, error("The API deployment for this resource does not exist.", code="DeploymentNotFound")),
        (200, {"error": {"message": "model not found", "code": 404}}),
        (422, {"detail": "Unknown model: gpt-x"}),
        (503, {"error": {"message": "No available channel for model gpt-x", "code": "model_not_found"}}),
    ),
    Case(
        "moved",
        301,
        b"",
        ConfigError,
        "at new.example.com, which is not followed",
        ("secret",),
        headers=(("location", "https://new.example.com/v1/secret"),),
    ),
    Case("moved within", 308, b"", ConfigError, "(308), which is not", headers=(("location", "/v1/other"),)),
    Case("moved to nowhere", 302, b"", ConfigError, "(302), which is not followed"),
    *found(
        RequestRefused,
        TOO_LONG,
        (413, b""),
        (400, error(SAID, code="context_length_exceeded")),
        (400, error("This model's maximum context length is 4096 tokens.")),
        (400, error("the request exceeds the available context size", type="exceed_context_size_error")),
        (400, error("prompt is too long: 210000 tokens > 200000 maximum")),
        (
            400,
            google("The input token count (9) exceeds the maximum number of tokens allowed (8).", "INVALID_ARGUMENT"),
        ),
        (400, {"error": "Trying to keep the first 9 tokens when the model has a context length of only 8"}),
        (422, {"error": "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Input too long"}),
    ),
    *found(
        ServerFailed,
        BUSY,
        *((status, error(SAID)) for status in (503, 529, 502, 504, 498)),
        (503, error("Loading model", type="unavailable_error", code=503)),
        (200, {"error": {"message": "Overloaded", "type": "overloaded_error"}}),
        (500, error("The engine is overloaded, please try again later")),
        (503, google("The model is overloaded. Please try again later.", "UNAVAILABLE", 503)),
    ),
    *found(ServerFailed, "the server failed (", (500, error(SAID)), (520, b""), (409, error(SAID)), (425, b"")),
    *found(TimedOut, SAID, (408, error(SAID))),
    *found(
        WrongShape,
        "in another shape than asked for (",
        (400, error("Failed to generate JSON.", code="json_validate_failed", failed_generation="{")),
        (400, error("Failed to call a function.", code="tool_use_failed")),
        (400, error("tool call validation failed: parameters for tool x did not match schema")),
        (200, {"error": {"message": "Failed to parse JSON", "code": "output_parse_failed"}}),
    ),
]
