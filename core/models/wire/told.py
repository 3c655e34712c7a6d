"""What a server tells of an error, wherever it puts that: its sentences, its codes, and the field that it names."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass, field
from typing import Any

from core.models.wire.answers import writable

_DECODER = json.JSONDecoder()
_DEEP = 8  # levels of objects inside each other, JSON inside a text among them
_MOST = 20_000  # characters of a body that are looked at
_MARKUP = re.compile(r"^\s*<[!?]|<(html|head|body|title)\b", re.I)
_WORDS = re.compile(r"[^\W\d_]{2}")
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.I)
_SAID = (
    "error", "errors", "message", "msg", "detail", "details", "description", "error_description", "reason", "title",
    "error_message", "errormessage", "error_msg", "errmsg", "err", "exception", "fault", "faultstring", "base_resp",
    "status_msg", "cause", "info", "non_field_errors",
)  # fmt: skip
_MORE = (
    "metadata", "raw", "data", "fieldViolations", "violations", "innererror", "response", "result", "body", "status",
)  # fmt: skip
_CODES = ("code", "type", "status", "reason", "error_code", "quotaId", "status_code", "__type")
_FIELDS = ("param", "field", "parameter")
_BROKEN = ("failed_generation", "failed_output", "raw_output")  # what the model wrote that the server refused

_NAMES = {  # what providers call a status
    "rate_limit_exceeded": 429, "rate_limit_error": 429, "rate_limited": 429, "rate_limit": 429,
    "too_many_requests": 429, "resource_exhausted": 429, "requests": 429, "tokens": 429, "throttling": 429,
    "insufficient_quota": 429, "overloaded_error": 529, "overloaded": 529, "engine_overloaded_error": 529,
    "unavailable": 503, "service_unavailable": 503, "server_overloaded": 503, "serviceunavailable": 503,
    "authentication_error": 401, "invalid_api_key": 401, "unauthenticated": 401, "unauthorized": 401,
    "invalid_authentication_error": 401, "permission_error": 403, "permission_denied": 403, "forbidden": 403,
    "payment_required": 402, "insufficient_balance": 402, "insufficient_credits": 402, "billing_error": 402,
    "not_found_error": 404, "not_found": 404, "model_not_found": 404, "method_not_allowed": 405,
    "unimplemented": 501, "not_implemented": 501, "deadline_exceeded": 504, "timeout_error": 504, "timeout": 504,
    "request_too_large": 413, "invalid_request_error": 400, "invalid_argument": 400, "bad_request": 400,
    "badrequesterror": 400, "context_length_exceeded": 400, "content_filter": 400, "failed_precondition": 400,
    "json_validate_failed": 400, "tool_use_failed": 400, "server_error": 500, "internal_server_error": 500,
    "internal_error": 500, "api_error": 500, "internal": 500, "upstream_error": 502, "bad_gateway": 502,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """Nothing of it is safe to show before it was looked through for the key."""

    sentences: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()  # in small letters; numbers too
    params: tuple[str, ...] = ()  # fields of the request that it names as such
    broken: str | None = None  # the model's answer that the server itself refused, where it is given

    @property
    def text(self) -> str:
        """All sentences in one."""
        return " ".join(self.sentences)

    @property
    def everything(self) -> str:
        """Sentences, fields and codes, to look for words in."""
        return " ".join((*self.sentences, *self.params, *sorted(self.codes)))

    @property
    def status(self) -> int | None:
        """The HTTP status that its codes stand for; None where they tell none."""
        numbers = [int(code) for code in self.codes if re.fullmatch(r"[345]\d\d", code)]
        named = [_NAMES[code] for code in self.codes if code in _NAMES]
        # A type such as invalid_request_error is given to everything; what is rarer tells more.
        return next(iter(numbers or sorted(named, key=lambda status: status in (400, 500))), None)


@dataclass
class _Found:
    sentences: list[str] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    params: list[str] = field(default_factory=list)
    broken: str | None = None


def told(body: object) -> Told:
    """What a body says: an object, a list, a text, JSON in a text or a page, of which nothing is taken."""
    found = _Found()
    # What it says may go into the trace, where half of a surrogate pair cannot be written.
    if writable(body):
        _walk(body, found, _DEEP)
    return Told(tuple(dict.fromkeys(found.sentences)), frozenset(found.codes), tuple(found.params), found.broken)


def _walk(value: object, found: _Found, levels: int) -> None:
    if not levels:
        return
    if isinstance(value, str):
        _text(value[:_MOST], found, levels)
    elif isinstance(value, list):
        for part in value[:10]:
            _walk(part, found, levels - 1)
    elif isinstance(value, dict):
        _object(value, found, levels)


def _text(text: str, found: _Found, levels: int) -> None:
    inner = _as_json(text)
    if inner is not None:
        _walk(inner, found, levels - 1)
    # A gateway's page says nothing that its status does not, and may show a form that asks for a key.
    elif not _MARKUP.search(text) and _WORDS.search(plain := _TAG.sub(" ", text).strip()):
        if plain.isidentifier():
            found.codes.add(plain.lower())
        found.sentences.append(plain)


def _as_json(text: str) -> Any:
    """What some servers pack into a text once more, at its end too: 'OpenAIException - {"error": …}'."""
    start = min((place for place in (text.find("{"), text.find("[{")) if place >= 0), default=-1)
    if start < 0:
        return None
    try:
        inner, _ = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        inner = _literal(text[start : max(text.rfind("}"), text.rfind("]")) + 1])
    return inner if writable(inner) and told_of(inner) else None


def _literal(text: str) -> Any:
    """As Python writes an error that it repeats: {'error': {'message': …}}; None for anything else."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
        return None


def told_of(data: object) -> bool:
    """Does this look like an error, and not like something that a sentence quotes?"""
    one = data[0] if isinstance(data, list) and data else data
    return isinstance(one, dict) and any(name in one for name in ("error", "message", "detail", "msg", "code"))


def _object(given: dict[str, Any], found: _Found, levels: int) -> None:
    value = {**{name.lower(): part for name, part in given.items()}, **given}
    for name in _CODES:
        code = value.get(name)
        if isinstance(code, str) and code and " " not in code and len(code) < 100:
            found.codes.add(code.lower())
        elif type(code) is int or (type(code) is float and code.is_integer()):
            found.codes.add(str(int(code)))
    for name in _FIELDS:
        if isinstance(value.get(name), str) and value[name]:
            found.params.append(value[name][:200])
    for name in _BROKEN:
        if found.broken is None and name in value:
            broken = value[name]
            found.broken = broken if isinstance(broken, str) else json.dumps(broken)
    place = value.get("loc")
    if isinstance(place, list | tuple) and place:
        # As pydantic tells what is wrong with a body; what it quotes from that, under "input", is left alone.
        where = ".".join(str(part) for part in place if part != "body")
        found.params.append(where)
        found.sentences.append(f"{where}: {value.get('msg') or 'not taken'}")
        return
    if isinstance(fields := value.get("errors"), dict) and not told_of(fields):
        # By the name of each field, what is wrong with it.
        found.params += [name[:200] for name in fields]
        for texts in fields.values():
            _walk(texts, found, levels - 1)
    for name in _SAID:
        if not (name == "reason" and isinstance(value.get(name), str) and " " not in value[name]):
            _walk(value.get(name), found, levels - 1)
    for name in _MORE:
        # As data only: in metadata of a moderation stands what we sent.
        inner = value.get(name)
        if isinstance(inner, str) and name != "raw":
            inner = _as_json(inner[:_MOST])
        _walk(inner, found, levels - 1)
