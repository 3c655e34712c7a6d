"""Which kind of failure a server tells of, by its status, its codes and its words; each has its own advice."""

from __future__ import annotations

import re
from typing import Literal

from core.models.wire.told import Told

Trouble = Literal[
    "key", "quota", "rate", "region", "model not allowed", "filtered", "too long", "shape", "no model", "no path",
    "not done here", "moved", "busy", "server", "timeout", "refused",
]  # fmt: skip

_KEY_CODES = {
    "invalid_api_key", "api_key_invalid", "authentication_error", "unauthenticated", "unauthorized", "invalid_key",
    "missing_api_key", "api_key_expired", "auth_error", "invalid_authentication_error", "incorrect_api_key",
}  # fmt: skip
_QUOTA_CODES = {
    "insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "insufficient_balance", "1113",
    "insufficient_credits", "exceeded_current_quota_error", "payment_required", "budget_exceeded", "billing_error",
    "insufficient_funds", "insufficient_user_quota", "account_deactivated", "quota_exceeded", "arrearage",
    "spend_limit_reached",
}  # fmt: skip
_RATE_CODES = {
    "rate_limit_exceeded", "rate_limit_error", "too_many_requests", "rate_limited", "resource_exhausted",
    "throttlingexception", "throttling",
}  # fmt: skip
_MODERATION_CODES = {
    "content_filter", "content_policy_violation", "moderation_blocked", "responsibleaipolicyviolation",
    "data_inspection_failed", "datainspectionfailed", "prohibited_content", "safety", "content_blocked", "1301",
    "flagged", "input_moderation", "content_moderation",
}  # fmt: skip
_REGION_CODES = {"unsupported_country_region_territory", "regionerror", "unsupported_region", "region_not_supported"}
_MODEL_CODES = {
    "model_not_found", "deploymentnotfound", "invalid_model", "unknown_model", "model_not_exist", "1211",
    "invalidmodel", "model_not_available", "model_does_not_exist",
}  # fmt: skip
_LONG_CODES = {
    "context_length_exceeded", "exceed_context_size_error", "string_above_max_length", "request_too_large",
    "context_window_exceeded", "max_tokens_exceeded", "prompt_too_long", "input_too_long", "1261",
}  # fmt: skip
_SHAPE_CODES = {"json_validate_failed", "tool_use_failed", "output_parse_failed", "invalid_json_output"}
_BUSY_CODES = {"overloaded_error", "overloaded", "engine_overloaded_error", "capacity_exceeded", "server_overloaded"}
_NO_QUOTA_YET = {"resource_exhausted"}  # the name for a limit a minute and for one of the account alike

_SPEAKS_OF_KEY = re.compile(
    r"\bkeys?\b|api_?key|credential|authenticat|unauthori[sz]ed|\b(access|auth|bearer|security|invalid|expired) token"
    r"|invalid (\w+ ){0,3}token\b",
    re.I,
)
_WRONG_KEY = re.compile(
    r"(invalid|incorrect|wrong|expired|missing|malformed|revoked|leaked|no)\s+(\w+\s+)?(api[ _-]?key|credentials?|auth)"
    r"|api[ _-]?key\b.{0,40}?\b(not (valid|found|provided|set)|invalid|expired|missing|incorrect|revoked|required)"
    r"|(invalid|expired) (access|auth|bearer) token|(provide|pass|include) (an? )?(valid )?api[ _-]?key"
    r"|authentication (error|fail|required)|authori[sz]ation (header )?(is )?(required|missing|invalid)"
    r"|^unauthori[sz]ed|login fail",
    re.I,
)
_QUOTA = re.compile(
    r"quota is not enough|key limit exceeded"
    r"|insufficient[ _](balance|credit|fund|quota)|balance (is )?(insufficient|too low|not enough)|credit balance"
    r"|(out of|not enough|requires more) (credits?|balance|money|funds)\b|no (credits?|balance) (left|remaining)"
    r"|used (up )?all .{0,20}credits|exceeded (your|its) (current )?(monthly )?(quota|budget|spend)|top[ -]?up|recharge"
    r"|payment (is )?required|(budget|spend(ing)?( limit)?|credits?) ((has|have) been |is |are |was )?"
    r"(exceeded|exhausted|reached|used up)|billing (hard )?(limit|is not|not active)|account is not active"
    r"|(monthly|spend(ing)?) (spend(ing)? )?(cap|limit|quota|budget)|quota.{0,30}(used up|exhausted)"
    r"|overdue|in arrears|(reached|exceeded) your .{0,20}usage limit|(daily|weekly|monthly)\b.{0,20}\b(limit|quota)"
    r"|\b(trial|free)\b.{0,30}\b(ended|expired|is over|used up)"
    r"|free[- ](models|requests|tier|quota)\S* ?(per[- ]day|limit|exhausted|used up)",
    re.I,
)
_SOON = re.compile(r"(retry|again) (in|after) [\d.]+ ?m?s", re.I)
_NEVER = re.compile(r"\blimit: ?0\b|per[-_ ]?day", re.I)
_RATE = re.compile(
    r"rate[ _-]?limit|too many (\w+ )?requests|concurrency limit|requests per (minute|second)|\b[rt]pm\b|slow down",
    re.I,
)
_MODERATION = re.compile(
    r"guardrail"
    r"|content[ _-]?(polic(y|ies)|filter|management|moderation|exists? risk|violation|safety)|flagged"
    r"|moderat(ed|ion)"
    r"|safety (system|filter|setting|polic|reason)|usage polic|inappropriate|prohibited (content|use)|responsible ai"
    r"|\b(unsafe|harmful)\b|sensitive (word|content|information)"
    r"|(violat|break)\w* (our|the|your)? ?\w* ?(polic|rules|terms|guideline)",
    re.I,
)
_INPUT = re.compile(r"\b(input|prompt|content|moderat\w*|flagged)\b", re.I)
_REGION = re.compile(r"\b(country|countries|region|territor\w+|geograph\w+|jurisdiction|location)\b", re.I)
_NOT_HERE = re.compile(r"(location|country|region|territory) is not supported|not available in your", re.I)
_OF_MODEL = re.compile(r"\bmodels?\b|model_not_found|deployment", re.I)
_NO_MODEL = re.compile(
    r"models?\b.{0,120}?\b(not (exist|found|available|loaded|supported)|does(n't| not) exist|unknown|no longer|removed)"
    r"|(no such|unknown|invalid|not a valid|unrecogni[sz]ed|find) model"
    r"|no models? (is |are )?(currently )?(loaded|found)|no (endpoints|available channel) (found )?for\b"
    r"|model (id|name|identifier)?\s*(is )?(invalid|unknown|not valid)|deployment .{0,60}does not exist",
    re.I,
)
_NO_ACCESS = re.compile(r"access|permission|allowed|entitled|enabled|project|tier|plan\b|subscri|not authori", re.I)
_TOO_LONG = re.compile(
    r"context[ _-]?(length|window|size|limit)|(prompt|input|request|message|text|content)s?\b.{0,60}\btoo (long|large)"
    r"|too many (input )?tokens|reduce the length|max(imum)?[ _](input|prompt|context|model)[ _]?(len|tokens)"
    r"|exceeds? .{0,60}(token|context|maximum length|max_model_len)|payload too large|entity too large|input length"
    r"|(less|fewer|more) than \d+ (input )?tokens",
    re.I,
)
_TOO_LARGE = re.compile(r"request too large", re.I)  # for a whole minute's tokens: no wait makes it smaller
_SHAPE = re.compile(
    r"failed to (generate|produce|parse) (a )?(valid )?json|failed to call a function|tool call validation failed"
    r"|error parsing tool call|failed to parse .{0,30}(arguments|tool|function|output|at pos)"
    r"|(output|generation|response) (is not|was not|isn't|must be) valid json|did not match (the )?schema",
    re.I,
)
_BUSY = re.compile(
    r"overload|capacity|try again later|temporarily unavailable|loading model|model is (still )?loading", re.I
)
_PATH = re.compile(
    r"(unexpected|unsupported) endpoint"
    r"|unknown (request )?(url|endpoint|path)|invalid (url|path|endpoint|route)|no (such )?route"
    r"|cannot (post|get) /|(page|route|path|file|resource|endpoint|url) not found|method not allowed|^not found\W*$",
    re.I,
)


def trouble(status: int, told: Told) -> Trouble:
    """What went wrong, from the surest sign down."""
    codes, text = told.codes, told.everything
    if status < 400:
        return "moved"
    if status == 401 or (status not in (403, 404, 429) and _is_of_wrong_key(codes, told.text)):
        return "key"
    if told.broken is not None or codes & _SHAPE_CODES or _SHAPE.search(told.text):
        return "shape"
    if status == 402 or _is_quota(status, codes, text):
        return "quota"
    # An account of a region that a limit was set for is told by its limit.
    limited = any(code in _RATE_CODES or code.startswith("throttling") for code in codes) or (
        (status >= 500 or status == 403) and _RATE.search(told.text)
    )
    if status == 429 and _TOO_LARGE.search(text):
        return "too long"
    if status == 429 or (status in (400, 403, 500, 503) and limited):
        return "rate"
    if codes & _MODERATION_CODES or (status < 500 and status != 404 and _MODERATION.search(told.text)):
        return "filtered"
    if status in (403, 451) or (status == 400 and (codes & _REGION_CODES or _NOT_HERE.search(text))):
        return _of_access(status, codes, text)
    if status == 413 or (status <= 500 and (codes & _LONG_CODES or _TOO_LONG.search(told.text))):
        return "too long"
    return _of_place(status, codes, text)


def _of_place(status: int, codes: frozenset[str], text: str) -> Trouble:
    """Is it that there is no such path or model, or that the server cannot do it just now?"""
    missing = codes & _MODEL_CODES or _NO_MODEL.search(text)
    if status == 404 and not _PATH.search(text) and (missing or _OF_MODEL.search(text)):
        return "no model"
    if status == 503 and (
        codes & _MODEL_CODES or "No available channel for model" in text
    ):  # a gateway that has nobody to ask for this model
        return "no model"
    if missing and (status in (400, 422) or (status == 500 and "not found" in text)):
        return "no model"
    if status in (404, 405, 410):
        return "no path"
    if status == 501:
        return "not done here"
    if status in (408, 504):
        return "timeout" if status == 408 else "busy"
    if status in (498, 502, 503, 529) or codes & _BUSY_CODES or (status >= 500 and _BUSY.search(text)):
        return "busy"
    # 409 and 425 are worth another try by the client's rule, too.
    return "server" if status >= 500 or status in (409, 425) else "refused"


def speaks_of_a_path(told: Told) -> bool:
    """Does an error of any status say that there is nothing at this address?"""
    return bool(_PATH.search(told.text))


def _is_of_wrong_key(codes: frozenset[str], text: str) -> bool:
    return bool(codes & _KEY_CODES or _WRONG_KEY.search(text))


def _is_quota(status: int, codes: frozenset[str], text: str) -> bool:
    """No money, or a quota that no wait of seconds gives back."""
    if codes & _NO_QUOTA_YET or (codes & _RATE_CODES and not codes & _QUOTA_CODES):
        return bool(_NEVER.search(text) or (codes & _QUOTA_CODES))
    if codes & _QUOTA_CODES:
        return True
    if status == 429 and _SOON.search(text) and not _NEVER.search(text):
        return False
    return status in (400, 403, 412, 429) and bool(_QUOTA.search(text) or (status == 429 and _NEVER.search(text)))


def _of_access(status: int, codes: frozenset[str], text: str) -> Trouble:
    """A 403 may be about one input alone. In doubt it is: then the other calls find out for themselves."""
    if codes & _REGION_CODES or status == 451 or _REGION.search(text):
        return "region"
    if _OF_MODEL.search(text) and _NO_ACCESS.search(text) and not _is_of_wrong_key(codes, text):
        return "model not allowed"
    if _SPEAKS_OF_KEY.search(text) and not _INPUT.search(text):
        return "key"
    return "refused"
