"""How many tokens an answer used, as each provider counts them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_MOST_TOKENS = 10**12  # a count beyond it is nonsense
_INTO = (
    ("prompt_tokens",),
    ("input_tokens",),
    ("promptTokens",),
    ("inputTokens",),
    ("prompt_eval_count",),
    ("promptTokenCount",),
)
_OUT = (
    ("completion_tokens",),
    ("output_tokens",),
    ("completionTokens",),
    ("outputTokens",),
    ("eval_count",),
    ("candidatesTokenCount",),
    ("generated_tokens",),
)
_CACHED = (
    ("prompt_tokens_details", "cached_tokens"),
    ("input_tokens_details", "cached_tokens"),
    ("cached_tokens",),
    ("prompt_cache_hit_tokens",),
    ("cache_read_input_tokens",),
    ("cache_read_tokens",),
    ("num_cached_tokens",),
    ("prompt_token_details", "cached_tokens"),
)
_CACHE_WRITTEN = (("cache_creation_input_tokens",),)
_REASONING = (
    ("completion_tokens_details", "reasoning_tokens"),
    ("output_tokens_details", "reasoning_tokens"),
    ("reasoning_tokens",),
)


class Usage(NamedTuple):
    """Token counts; None where the server did not say. What was cached is part of what went in, thoughts of what came
    out, also where the server counts them apart."""

    tokens_in: int | None
    tokens_out: int | None
    tokens_cached: int | None
    tokens_reasoning: int | None


def usage_in(usage: object) -> Usage:
    """The counts in the usage of a reply."""
    into, out = (
        _first(usage, *_INTO),
        _first(usage, *_OUT),
    )
    total = count(usage, "total_tokens")
    cached, written, thought = (_first(usage, *paths) for paths in (_CACHED, _CACHE_WRITTEN, _REASONING))
    if into is not None and cached:
        beside = cached + (written or 0)
        # Said by the total, or plain since no part is more than the whole.
        if cached > into or (total is not None and out is not None and total == into + out + beside):
            into += beside
    if into is not None and out is not None:
        apart = 0 if total is None else total - into - out
        if thought is None and apart > 0:
            thought, out = apart, out + apart
        elif thought and (apart == thought or thought > out):
            out += thought
    return Usage(into, out, cached, thought)


def merged(usage: dict[str, Any], more: object) -> dict[str, Any]:
    """The usage of a stream after one more report of it: the last one counts, field by field."""
    known = {name: value for name, value in more.items() if value is not None} if isinstance(more, dict) else {}
    return usage | known


def count(source: object, *path: str) -> int | None:
    """A token count found at `path`; None where the server did not say, or said nonsense."""
    value: Any = source
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    if type(value) is str and re.fullmatch(r"\d{1,19}(\.0+)?", value, re.ASCII):
        value = int(value.partition(".")[0])
    # By its type: true and false are ints, too. Some servers count in floats.
    if type(value) is float and value.is_integer():
        value = int(value)
    return value if type(value) is int and 0 <= value < _MOST_TOKENS else None


def _first(usage: object, *paths: tuple[str, ...]) -> int | None:
    """The first count that is known. One that is 0 gives way to one that is not: some servers fill in all fields."""
    first = None
    for path in paths:
        if number := count(usage, *path):
            return number
        first = number if first is None else first
    return first
