"""Section 7: how many tokens an answer used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.core.models.quirks.made import (
    CREATED,
    chats,
    chunk,
    chunks,
    completion,
    deltas,
    ended,
    events,
    message,
    response,
)
from tests.core.models.quirks.read import SSE, Quirk

USAGE = "7. Usage"
RAIN = "It rains."
Counts = tuple[int | None, int | None, int | None, int | None]

USED: dict[str, tuple[Any, Counts]] = {  # in, out, cached, reasoning
    "all of it": ({"prompt_tokens": 7, "completion_tokens": 8, "total_tokens": 15}, (7, 8, None, None)),
    "null": (None, (None, None, None, None)),
    "empty": ({}, (None, None, None, None)),
    "not an object": ([7, 8], (None, None, None, None)),
    "in alone": ({"prompt_tokens": 7}, (7, None, None, None)),
    "out alone": ({"completion_tokens": 8, "prompt_tokens": None}, (None, 8, None, None)),
    "total alone": ({"total_tokens": 15}, (None, None, None, None)),
    "zero": ({"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}, (0, 0, None, None)),
    "floats": ({"prompt_tokens": 7.0, "completion_tokens": 8.0}, (7, 8, None, None)),
    "texts": ({"prompt_tokens": "7", "completion_tokens": "8"}, (7, 8, None, None)),
    "nonsense": ({"prompt_tokens": -7, "completion_tokens": 8.5}, (None, None, None, None)),
    "truth": ({"prompt_tokens": True, "completion_tokens": "many"}, (None, None, None, None)),
    "too many": ({"prompt_tokens": 10**15, "completion_tokens": 8}, (None, 8, None, None)),
    "not a number": ({"prompt_tokens": float("nan"), "completion_tokens": float("inf")}, (None, None, None, None)),
    "details null": ({"prompt_tokens": 7, "completion_tokens": 8, "prompt_tokens_details": None}, (7, 8, None, None)),
    "cached in the details": (
        {"prompt_tokens": 7, "completion_tokens": 8, "prompt_tokens_details": {"cached_tokens": 5}}, (7, 8, 5, None),
    ),
    "cached, hit and miss": (
        {"prompt_tokens": 7, "completion_tokens": 8, "prompt_cache_hit_tokens": 5, "prompt_cache_miss_tokens": 2},
        (7, 8, 5, None),
    ),
    "cached, read": (
        {"prompt_tokens": 7, "completion_tokens": 8, "total_tokens": 15, "cache_read_input_tokens": 5}, (7, 8, 5, None),
    ),
    "cached at the top": ({"prompt_tokens": 7, "completion_tokens": 8, "cached_tokens": 5}, (7, 8, 5, None)),
    "cached, a float": (
        {"prompt_tokens": 7, "completion_tokens": 8, "prompt_tokens_details": {"cached_tokens": 5.0}}, (7, 8, 5, None),
    ),
    "cached, none": (
        {"prompt_tokens": 7, "completion_tokens": 8, "prompt_tokens_details": {"cached_tokens": 0}}, (7, 8, 0, None),
    ),
    "cached, in two places": (
        {"prompt_tokens": 7, "completion_tokens": 8, "prompt_tokens_details": {"cached_tokens": 0},
         "prompt_cache_hit_tokens": 5}, (7, 8, 5, None),
    ),
    "cached beside what went in": ({"prompt_tokens": 2, "completion_tokens": 8, "cache_read_input_tokens": 5},
                                   (7, 8, 5, None)),
    "cached and written beside": (
        {"prompt_tokens": 9, "completion_tokens": 8, "total_tokens": 25, "cache_read_input_tokens": 5,
         "cache_creation_input_tokens": 3}, (17, 8, 5, None),
    ),
    "other names": ({"input_tokens": 7, "output_tokens": 8}, (7, 8, None, None)),
    "reasoning inside": (
        {"prompt_tokens": 7, "completion_tokens": 8, "total_tokens": 15,
         "completion_tokens_details": {"reasoning_tokens": 5}}, (7, 8, None, 5),
    ),
    "reasoning outside": (
        {"prompt_tokens": 7, "completion_tokens": 8, "total_tokens": 20,
         "completion_tokens_details": {"reasoning_tokens": 5}}, (7, 13, None, 5),
    ),
    "reasoning outside, unnamed": ({"prompt_tokens": 7, "completion_tokens": 8, "total_tokens": 20}, (7, 13, None, 5)),
    "more reasoning than came out": (
        {"prompt_tokens": 7, "completion_tokens": 3, "completion_tokens_details": {"reasoning_tokens": 5}},
        (7, 8, None, 5),
    ),
    "reasoning at the top": (
        {"prompt_tokens": 7, "completion_tokens": 8, "total_tokens": 15, "reasoning_tokens": 5}, (7, 8, None, 5),
    ),
    "reasoning, none": (
        {"prompt_tokens": 7, "completion_tokens": 8, "completion_tokens_details": {"reasoning_tokens": 0}},
        (7, 8, None, 0),
    ),
    "a total that is less": ({"prompt_tokens": 7, "completion_tokens": 8, "total_tokens": 8}, (7, 8, None, None)),
}  # fmt: skip
_OTHER = {
    "prompt_tokens": "input_tokens", "completion_tokens": "output_tokens",
    "prompt_tokens_details": "input_tokens_details", "completion_tokens_details": "output_tokens_details",
}  # fmt: skip


def used() -> Iterator[Quirk]:
    said = chunks({"content": RAIN})
    for name, (usage, counts) in USED.items():
        body, stream = completion({"content": RAIN}, usage=usage), chunks({"content": RAIN}, usage=usage)
        yield from chats(USAGE, name, RAIN, body, stream, usage=counts)
        renamed = {_OTHER.get(key, key): value for key, value in usage.items()} if isinstance(usage, dict) else usage
        end = response(message(RAIN), usage=renamed)
        coming = events(CREATED, *deltas(RAIN), ended(end), done=False)
        yield Quirk(USAGE, name, "responses", True, coming, RAIN, SSE, usage=counts)
    seven, eight = {"prompt_tokens": 7, "completion_tokens": 1}, {"prompt_tokens": 7, "completion_tokens": 8}
    for name, data in {
        "in every chunk": [*({**one, "usage": seven} for one in said[:-1]), {**said[-1], "usage": eight}],
        "in every chunk but the last": [{**one, "usage": eight} for one in said[:-1]] + [{**said[-1], "usage": None}],
        "with the reason": [*said[:-1], {**said[-1], "usage": eight}],
        "before the text": [{**said[0], "usage": eight}, *said[1:]],
        "in a choice": [*said[:-1], chunk({}, "stop", choices=[{**said[-1]["choices"][0], "usage": eight}])],
        "by another name": [*said[:-1], {**said[-1], "x_groq": {"usage": eight}}],
        "in two parts": [{**said[0], "usage": {"prompt_tokens": 7}}, *said[1:-1],
                         {**said[-1], "usage": {"completion_tokens": 8}}],
        "behind the end": [*said, {"usage": eight}],
        "behind the end, choices null": [*said, {"choices": None, "usage": eight}],
    }.items():  # fmt: skip
        for done in (True, False):
            told = f"{name}{'' if done else ', no [DONE]'}"
            yield Quirk(USAGE, told, "chat", True, events(*data, done=done), RAIN, SSE, usage=(7, 8, None, None))
    yield Quirk(USAGE, "none at all", "chat", True, events(*said), RAIN, SSE, usage=(None, None, None, None))


QUIRKS = [*used()]
