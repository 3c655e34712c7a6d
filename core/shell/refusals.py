"""What the server of the simulated model refuses before the model sees it, in the words and the shape of the real API.

`requests.json` holds the shape of a request of each API, as far as the simulated model reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from core.models.simulated.faults import FAULTS
from core.models.simulated.provider import ATTEMPT, FAULT, PLACE, SAMPLE, SEED

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError  # type: ignore[import-untyped]

APIS = {"/v1/responses": "responses", "/v1/chat/completions": "chat"}
LARGEST = 10_000_000  # bytes of a request
ORDERED = {"fail": "server_error", "refuse": "refusal", "wrong-shape": "bad_schema", "rate-limit": "rate_limit"}
_MODELS = "/v1/models"
_LONGEST = 200  # characters of a sentence that repeats what was sent
_MOST_ITEMS = 10_000
_HEADERS = {
    SEED: (r"-?\d{1,19}", "a whole number"),
    SAMPLE: (r"\d{1,9}(\.\d{1,9}){0,9}", "a number, or numbers with dots between them"),
    ATTEMPT: (r"[1-9]\d{0,3}", "a whole number from 1"),
}
_KINDS = {"missing": "missing_required_parameter", "type": "invalid_type", "value": "invalid_value"}


class Refusal(NamedTuple):
    """An HTTP status, and what the body of the error says; `allow`: the method that there is instead."""

    status: int
    message: str
    param: str | None = None
    code: str | None = None
    allow: str = ""

    @property
    def body(self) -> dict[str, Any]:
        """In the shape of the real API."""
        said = {"message": self.message, "type": "invalid_request_error", "param": self.param, "code": self.code}
        return {"error": said}


def refusal(method: str, path: str, headers: Mapping[str, str], body: bytes, model: str) -> Refusal | None:
    """Why a request is refused; None for one that the model may answer. `model`: the one that is served."""
    there = "POST" if path in APIS else "GET" if path == _MODELS or path.startswith(f"{_MODELS}/") else ""
    if not there:
        return Refusal(404, f"Invalid URL ({method} {path[:_LONGEST]})")
    if method != there:
        return Refusal(405, f"Not allowed to {method[:20]} on {path[:_LONGEST]}.", allow=there)
    if there == "GET":
        asked = path.removeprefix(_MODELS).removeprefix("/")
        known = asked in ("", model)
        return (
            None if known else Refusal(404, f"The model {asked[:_LONGEST]!r} does not exist.", code="model_not_found")
        )
    if len(body) > LARGEST:
        return Refusal(413, f"The request is larger than {LARGEST:,} bytes.")
    return _of_headers(headers) or _of_body(APIS[path], body)


def _of_headers(headers: Mapping[str, str]) -> Refusal | None:
    for name, (pattern, words) in _HEADERS.items():
        if name in headers and not re.fullmatch(pattern, headers[name], re.ASCII):
            return Refusal(400, f"The header {name} must be {words}.", name)
    if PLACE in headers:
        place = re.fullmatch(r"(\d{1,5})/(\d{1,5})", headers[PLACE], re.ASCII)
        if place is None or not 1 <= int(place[1]) <= int(place[2]) <= _MOST_ITEMS:
            words = f"an item of at most {_MOST_ITEMS:,}, such as 3/5"
            return Refusal(400, f"The header {PLACE} must name {words}.", PLACE)
    if headers.get(FAULT) and fault_of(headers) not in FAULTS:
        return Refusal(400, f"The header {FAULT} must be one of: {', '.join([*ORDERED, *FAULTS])}.", FAULT)
    return None


def fault_of(headers: Mapping[str, str]) -> str:
    """The fault that a request orders, by the provider's name; those that break a step of a run are known too."""
    named = headers.get(FAULT, "")
    return ORDERED.get(named, named)


def _of_body(api: str, body: bytes) -> Refusal | None:
    try:
        fields = _without_nulls(json.loads(body, parse_constant=_no_number))
        fault = _worst(_shape(api), fields)
    except (ValueError, RecursionError):
        return Refusal(400, "We could not parse the JSON body of your request.")
    if fault is None:
        return None
    kind, where = _kind(fault), _path(fault)
    return Refusal(400, _sentence(kind, where, fault)[:_LONGEST], where or None, _KINDS[kind])


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number in JSON")


def _without_nulls(data: Any) -> Any:
    """The API takes a field that is null for one that is not there."""
    if isinstance(data, dict):
        return {name: _without_nulls(value) for name, value in data.items() if value is not None}
    return [_without_nulls(part) for part in data] if isinstance(data, list) else data


@cache
def _shape(api: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    shapes = json.loads(Path(__file__).with_name("requests.json").read_text(encoding="utf-8"))
    return Draft202012Validator(shapes[api])


def _worst(shape: Draft202012Validator, fields: Any) -> ValidationError | None:
    from jsonschema.exceptions import best_match  # type: ignore[import-untyped]

    return best_match(shape.iter_errors(fields))


def _kind(fault: ValidationError) -> str:
    return {"required": "missing", "type": "type"}.get(str(fault.validator), "value")


def _path(fault: ValidationError) -> str:
    """Where it is: messages[0].role."""
    steps = [*fault.absolute_path]
    if fault.validator == "required":
        steps.append(next(name for name in fault.validator_value if name not in fault.instance))
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")


def _sentence(kind: str, where: str, fault: ValidationError) -> str:
    if kind == "missing":
        return f"Missing required parameter: {where!r}."
    if kind == "type":
        wanted = fault.validator_value
        words = wanted if isinstance(wanted, str) else " or ".join(wanted)
        return f"Invalid type for {where!r}: expected {words}."
    return f"Invalid value for {where!r}: {fault.message}."
