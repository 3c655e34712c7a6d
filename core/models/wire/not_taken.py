"""What of a request a server does not take, by its own words: then the request is sent again without it.

Only what was sent can be refused, and what was refused is not sent again: so it comes to an end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from core.models.able import WAYS, Able, Api
from core.models.model import Ask
from core.models.wire.kinds import speaks_of_a_path, trouble
from core.models.wire.structured import GROUPS, keywords_in
from core.models.wire.told import Told


class Lesson(NamedTuple):
    """What is learnt of the model, as fields of `Able`; and in words what it does not take, and how it is sent now."""

    facts: dict[str, Any]
    what: str
    how: str = "without"


_NO = re.compile(
    r"\bcannot\b|\bexpected\b|must start"
    r"|\bnot\b.{0,40}\b(support|enabl|allow|avail|permit|implement|valid|accept|recogni|exist|verif|understood)"
    r"|unsupport|\b(does|do|did|can|could|is|are|has|have)(n't| not|not)\b|\bno endpoints|requires? --|without|unknown"
    r"|unexpected|unrecogni|\bextra|forbidden|invalid|disabled|unavailable|must (be|alternate)|valid role"
    r"|only (support|user)|not found|cannot find field",
    re.I,
)
_FORMAT = re.compile(
    r"response[_ -]?(format|schema|mime)|json[_ -]?(schema|mode|object)|text\.format|structured[_ -]?output"
    r"|responseschema|generation_?config|guided[_ -]|constrained|grammar|gbnf|outlines|guidance|output[_ ]format"
    r"|\bschema\b|'text'",
    re.I,
)
_TOOLS = re.compile(
    r"\btools?\b|tool[_ -]?(use|call|choice)|function[_ -]?call|functions? are|function_declarations|--jinja", re.I
)
_SYSTEM = re.compile(
    r"developer instruction|system[_ -]?(instruction|prompt|message|role)|\brole\b.{0,30}\b(system|developer)\b"
    r"|\b(system|developer)\b.{0,20}\brole\b|roles? must alternate|only user and assistant roles|valid role: ?user"
    r"|'(system|developer)'|\bgot (system|developer)\b|start with a user|be (from )?(a )?user\b|only user and",
    re.I,
)
_STREAM = re.compile(r"\bstream(ing|ed)?\b", re.I)
_ONLY_STREAM = re.compile(
    r"non-?stream|only (support\w* )?stream|stream\w* (mode )?(must be|is) (set to true|true|required|enabled)"
    r"|(enable|set|requires?) (the )?stream|stream\W{1,3}true",
    re.I,
)
_MEANS: dict[Api, re.Pattern[str]] = {
    "responses": re.compile(r"/responses\b|responses api", re.I),
    "chat": re.compile(r"chat/completions|chat completions? api", re.I),
}
_WANTS: dict[Api, re.Pattern[str]] = {  # what the other API has in its place
    "responses": re.compile(
        r"(missing|required|provide)\b.{0,40}\bmessages\b|\bmessages\b.{0,20}(required|missing)", re.I
    ),
    "chat": re.compile(r"(missing|required|provide)\b.{0,40}['\"`]input\b|\binput\b.{0,20}(required|missing)", re.I),
}
_NAMES: dict[Api, str] = {"chat": "chat completions", "responses": "the Responses API"}
_ALSO = {"$ref": re.compile(r"\b(references?|refs?|recursi\w+)\b", re.I), "anyOf": re.compile(r"\bunions?\b", re.I)}
_LIMITED = ("max_tokens", "max_output_tokens")
_LIMITS = ("max_new_tokens", "maxOutputTokens", "num_predict")  # what servers call it behind the API
_KEPT = ("model", "messages", "input", "tools", "text", "response_format", "instructions", "stream")
_COMMON = ("title", "description", "default", "format", "const", "examples", "enum")  # words of any sentence


def lesson(told: Told, status: int, body: dict[str, Any], ask: Ask, able: Able) -> Lesson | None:
    """What to do without, surest first; None: nothing that was sent is named, so the refusal stands.

    Of a key, of money or of what an input says nothing is learnt, whatever field they name.
    """
    kind = trouble(status, told)
    if kind == "too long":
        named = _named_fields(told, body, refuses=True) & {"max_tokens", "max_completion_tokens", "max_output_tokens"}
        named = {name for name in named if _first(told, name) or _word(told, name)}
        return _without(named) if named else None
    if kind not in ("refused", "server", "no model", "no path", "not done here") and status != 502:
        return None
    path = kind in ("no path", "not done here") or speaks_of_a_path(told)
    return _of_parts(told, status, body, ask, able) or _of_the_api(told, status, able, path)


def _of_parts(told: Told, status: int, body: dict[str, Any], ask: Ask, able: Able) -> Lesson | None:
    refuses = bool(_NO.search(told.text)) or bool(told.params)
    # A server that fails may name anything.
    if status >= 500 and not refuses:
        return None
    if not body.get("stream") and _ONLY_STREAM.search(told.text) and "whole" not in able.left_out:
        return Lesson({"left_out": {"whole"}}, "an answer in one piece", "as a stream")
    if named := _named_keywords(told, body) | _named_fields(told, body, refuses):
        return _without(named)
    if ask.schema is not None and able.shape != "prompt" and _FORMAT.search(told.everything):
        lower = WAYS[WAYS.index(able.shape) + 1]
        what = "a strict schema" if able.shape == "schema" else "JSON mode"
        how = "in JSON mode" if lower == "json" else "with the shape asked for in the prompt alone"
        return Lesson({"shape": lower}, what, how)
    both = ask.tools and body.get("stream") and _TOOLS.search(told.text) and _STREAM.search(told.text)
    if both and refuses and status < 500:
        return Lesson({"streams": False}, "stream beside tools")
    if ask.tools and refuses and _TOOLS.search(told.everything):
        return Lesson({"tools": False}, "tools")
    if ask.instructions and able.system and refuses and _of_system(told):
        return Lesson({"system": False}, "instructions in a role of their own", "with them before the prompt")
    # "The stream broke off upstream" comes with 500 and above.
    if body.get("stream") and refuses and status < 500 and _STREAM.search(told.everything):
        return Lesson({"streams": False}, "stream")
    return None


def _of_the_api(told: Told, status: int, able: Able, no_path: bool) -> Lesson | None:
    """The other API, where the server has nothing at this one's path, or says itself that the other one is right."""
    if able.api is None:
        return None
    other: Api = "chat" if able.api == "responses" else "responses"
    pointed = _MEANS[other].search(told.text) or (status >= 400 and _MEANS[able.api].search(told.text))
    pointed = pointed or (status in (400, 422) and _WANTS[able.api].search(told.everything))
    # Where neither is known, it is the address that is wrong.
    refuses = _NO.search(told.text) or _WANTS[able.api].search(told.everything)
    if other in able.left_out or not (no_path or (pointed and refuses)):
        return None
    return Lesson({"api": other, "left_out": {able.api}}, _NAMES[able.api], f"by {_NAMES[other]}")


def _without(named: set[str]) -> Lesson:
    renamed = "max_tokens" in named and "max_completion_tokens" not in named
    return Lesson({"left_out": named}, _listed(named), "with max_completion_tokens" if renamed else "without")


def _named_keywords(told: Told, body: dict[str, Any]) -> set[str]:
    """Keywords of a schema that was sent, and `strict` beside one, with the others of their group."""
    sent: set[str] = set()
    strict = False
    for holder in _schemas(body):
        sent |= keywords_in(holder.get("schema", holder.get("parameters")))
        strict |= "strict" in holder
    found: set[str] = set()
    for group in GROUPS:
        if any(word in sent and _keyword(told, word) for word in group):
            found |= set(group)
    if strict and (_last(told, "strict") or re.search(r"['\"`]strict['\"`]|\bstrict( mode)?\b", told.text)):
        found.add("strict")
    return found


def _schemas(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What a schema stands in: the format of the answer, and each tool."""
    for tool in body.get("tools", ()):
        yield tool.get("function", tool)
    yield body.get("response_format", {}).get("json_schema", {})
    yield body.get("text", {}).get("format", {})


def _keyword(told: Told, word: str) -> bool:
    if word in _ALSO and _ALSO[word].search(told.text) and _FORMAT.search(told.everything):
        return True
    snake = re.sub(r"[A-Z]", lambda found: "_" + found[0].lower(), word)
    if _last(told, word) or _last(told, snake):
        return True
    written = "|".join({re.escape(word), re.escape(snake)})
    if re.search(rf"['\"`.](?:{written})\b(?!\()|(?<![\w$])(?:{written})['\"`]", told.text):
        return True
    # As a word of its own where it is no other word, or where the sentence speaks of schemas.
    plain = re.search(rf"(?<![\w$])(?:{written})(?!\w)", told.text)
    marked = word != word.lower() or word.startswith("$") or "_" in snake
    return bool(plain) and word not in _COMMON and (marked or bool(_FORMAT.search(told.everything)))


def _named_fields(told: Told, body: dict[str, Any], refuses: bool) -> set[str]:
    """Fields of the request itself, but for those that have a way of their own to do without."""
    found = set()
    for name, value in body.items():
        if name in _KEPT:
            continue
        # A name with _ is no word of any sentence; a plain one, such as seed, has to be refused in so many words.
        names = [name, *(value if isinstance(value, dict) else ()), *(_LIMITS if name in _LIMITED else ())]
        if any(_first(told, one) or (_word(told, one) and ("_" in one or refuses)) for one in names):
            found.add(name)
    if (
        "stream" in body
        and not body["stream"]
        and (_first(told, "stream") or re.search(r"['\"`]stream['\"`]", told.text))
    ):
        found.add("stream")
    return found


def _word(told: Told, name: str) -> bool:
    return bool(re.search(rf"(?<![A-Za-z0-9_-]){re.escape(name)}(?![A-Za-z0-9_])", told.text))


def _of_system(told: Told) -> bool:
    return bool(_SYSTEM.search(told.everything)) or _first(told, "instructions") or "instructions" in told.text


def _parts(told: Told) -> Iterator[list[str]]:
    for param in told.params:
        yield [part for part in re.split(r"[.\[\]/\s>:-]+", param) if part and part != "body"]


def _first(told: Told, name: str) -> bool:
    return any(parts and parts[0] == name for parts in _parts(told))


def _last(told: Told, name: str) -> bool:
    return any(parts and parts[-1] == name for parts in _parts(told))


def _listed(names: set[str]) -> str:
    shown = sorted(name for name in names if name not in ("exclusiveMinimum", "exclusiveMaximum", "multipleOf"))
    return ", ".join(shown[:3]) + (" and others" if len(shown) > 3 else "")
