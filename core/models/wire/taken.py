"""Structured answers that are plain, though not in the form asked for; nothing is guessed, rounded or clamped.

By the JSON schema alone. What comes out is checked as strictly as any answer, so what is not plain stays refused.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from core.models.model import Answer
from core.models.wire.field_by_field import field_by_field
from core.models.wire.loose import loose

_DECODER = json.JSONDecoder(strict=False)  # small models put line ends into texts as they are
_FENCE = re.compile(r"```[ \t]*\w*[ \t]*\r?\n?(.*?)```", re.DOTALL)
_FRACTION = re.compile(r'"(?:\\.|[^"\\])*"|(?<=[:,\[\s])(\d+(?:\.0+)?\s*/\s*\d+(?:\.0+)?)(?=\s*[,}\]\n])')
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?", re.ASCII)
_SCALE = re.compile(r"(.*\d)\s*(?:/|of|out of)\s*(\d{1,6})(?:\.0+)?", re.ASCII | re.IGNORECASE | re.DOTALL)
_LISTED = re.compile(r"\s*(?:[-*•]|\d{1,3}[.)])\s+(\S.*)")
_QUOTED = re.compile(r"[{[\s]+(&quot;|\\\")")
_AROUND = " \t\r\n\u00a0\u200b\u2060\ufeff\u3000\"'`*“”‘’«»"
_MOST = 60  # places where an answer may begin that are tried
_DEEP = 12  # levels of a schema that are followed


def taken(answer: Answer, schema: dict[str, Any]) -> Answer | None:
    """The answer as JSON that fits the schema better, with what was done to it; None where nothing plain is in it."""
    done: list[str] = []
    value = _value(answer.text.lstrip("\ufeff\u200b").strip(), schema, done)
    if value is None:
        return None
    value = _Mending(schema, done).of(value, schema, _DEEP)
    done = done or ["put in order as JSON"]
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (ValueError, RecursionError):
        return None
    raw = answer.text if answer.raw is None else answer.raw
    return replace(answer, text=text, raw=raw, done=(*answer.done, *dict.fromkeys(done)))


def _value(text: str, schema: dict[str, Any], done: list[str]) -> Any:
    """The data in a text: all of it, or the one object in it; None where there is none, or more than one."""
    if (value := _read(text)) is not None:
        return _unwrapped(value, schema, done)
    fenced = [inner for inner in (_read(block.strip()) for block in _FENCE.findall(text)) if inner is not None]
    beside = [value for value in _objects(_FENCE.sub("", text)) if _fits(value, schema)] if fenced else []
    if fenced and all(inner == fenced[0] for inner in (*fenced, *beside)):
        done.append("taken out of a code fence")
        return _unwrapped(fenced[0], schema, done)
    # Each by itself, or from the first brace to the last where none can be read so.
    objects = list(_objects(text)) or [_read(text[text.find("{") : text.rfind("}") + 1])]
    objects = [value for value in objects if _fits(value, schema)]
    if objects and all(value == objects[0] for value in objects):
        done.append("taken out of the text around it")
        return objects[0]
    alone = _only(schema)
    if alone and not objects and not fenced and "{" not in text:
        name, part = alone
        if part.get("type") == "array" and (listed := _read(text[text.find("[") : text.rfind("]") + 1])) is not None:
            done.append("taken out of the text around it")
            return _unwrapped(listed, schema, done)
        bare = _Mending(schema, []).of(text, part, _DEEP)
        if bare != text or text in part.get("enum", ()):
            done.append(f"taken as its {name}")
            return {name: bare}
    if not objects and not fenced:
        written = field_by_field(text, schema.get("properties", ()), _name)
        if written and _fits(written, schema):
            done.append("taken field by field")
            return written
    return None


def _read(text: str) -> Any:
    """A whole text as data: JSON, or nearly; None where it is neither, and for a plain text."""
    ways = text, _FRACTION.sub(lambda found: f'"{found[1]}"' if found[1] else found[0], text)
    for written in ways:
        try:
            value, end = _DECODER.raw_decode(written)
        except (ValueError, RecursionError):
            continue
        if written[end:].strip():
            continue
        if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):  # written twice as JSON
            return _read(value.strip())
        if isinstance(value, dict | list):
            return value
    if begin := _QUOTED.match(text):  # once more for another text to hold it
        try:
            text = html.unescape(text) if begin[1] == "&quot;" else json.loads(f'"{text}"', strict=False)
        except ValueError:
            return None
        return None if _QUOTED.match(text) else _read(text)
    return next((value for written in ways if (value := loose(written)) is not None), None)


def _objects(text: str) -> Iterator[Any]:
    """The objects in a text, outermost ones only."""
    at, level = 0, 0  # of the braces that begin nothing that can be read, so many are open
    for _ in range(_MOST):
        begin = text.find("{", at)
        if begin < 0:
            return
        level = max(0, level - text.count("}", at, begin))
        try:
            value, at = _DECODER.raw_decode(text, begin)
        except (ValueError, RecursionError):
            at = begin + 1
            level += text[at : at + 1] != "{"  # some models write both twice
        else:
            if not level:
                yield value


def _unwrapped(value: Any, schema: dict[str, Any], done: list[str]) -> Any:
    """Out of a list of one, or of an object around it; a list as the one thing that the shape holds."""
    if isinstance(value, list):
        alone = _only(schema)
        if alone and alone[1].get("type") == "array":
            done.append(f"the list taken as its {alone[0]}")
            return {alone[0]: value}
        if len(value) == 1 and _fits(value[0], schema):
            done.append("taken out of a list of one")
            return value[0]
    elif not _fits(value, schema):
        inner = [one for one in value.values() if _fits(one, schema)]
        if len(inner) == 1:
            done.append("taken out of an object around it")
            return inner[0]
    return value


def _only(schema: dict[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """The field of a shape that has one only."""
    fields = schema.get("properties", {})
    return next(((name, _followed(part, schema)) for name, part in fields.items()), None) if len(fields) == 1 else None


def _fits(value: Any, schema: dict[str, Any]) -> bool:
    """Has this object all the fields of the shape?"""
    return isinstance(value, dict) and set(map(_name, schema.get("required", ()))) <= set(map(_name, value))


def _followed(part: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """The part of a schema itself, where it is only a reference."""
    for _ in range(_DEEP):
        name = part.get("$ref", "")
        if not name.startswith("#/$defs/"):
            return part
        part = {
            **root.get("$defs", {}).get(name.removeprefix("#/$defs/"), {}),
            **{k: v for k, v in part.items() if k != "$ref"},
        }
    return part


def _plain(text: object) -> str:
    """A label without what may differ: case, blanks, quotes, and a full stop behind it."""
    bare = str(text).strip(_AROUND).rstrip(".").strip(_AROUND)
    return re.sub(r"[\s_-]+", " ", bare).casefold()


def _name(text: object) -> str:
    """The name of a field without that, and in one word."""
    return _plain(text).replace(" ", "")


class _Mending:
    """Makes values fit a schema where it is plain how, and says what it did."""

    def __init__(self, root: dict[str, Any], done: list[str]) -> None:
        self._root = root
        self._done = done

    def of(self, value: Any, part: dict[str, Any], deep: int) -> Any:
        """The value as this part of the schema wants it; as it is where that is not plain."""
        part = _followed(part, self._root)
        if deep == 0:
            return value
        if "anyOf" in part:
            return self._any(value, part["anyOf"], deep)
        choices = part.get("enum") or ([part["const"]] if "const" in part else None)
        if choices and value not in choices:
            value = self._label(value, choices)
        match part.get("type"):
            case "object":
                return self._object(value, part, deep)
            case "array":
                return self._list(value, part, deep)
            case "integer" | "number" as kind:
                return self._number(value, part, kind == "integer")
            case "boolean" if isinstance(value, str) and _plain(value) in ("true", "false"):
                self._done.append("a word read as true or false")
                return _plain(value) == "true"
        return value

    def _any(self, value: Any, parts: list[dict[str, Any]], deep: int) -> Any:
        """By the one way, beside nothing at all, that there is."""
        ways = [part for part in parts if part.get("type") != "null"]
        return value if value is None or len(ways) != 1 else self.of(value, ways[0], deep)

    def _label(self, value: Any, choices: list[Any]) -> Any:
        if not isinstance(value, str):
            return value
        same = [choice for choice in choices if isinstance(choice, str) and _plain(choice) == _plain(value)]
        if len(same) != 1:
            return value
        bare = value.strip(_AROUND)
        self._done.append("blanks or quotes taken off a label" if bare == same[0] else "a label written in another way")
        return same[0]

    def _number(self, value: Any, part: dict[str, Any], whole: bool) -> Any:
        """A number in a text, on the scale of the shape if it names one; never rounded."""
        if isinstance(value, str):
            text, scale = value.strip(_AROUND).rstrip("."), _SCALE.fullmatch(value.strip(_AROUND).rstrip("."))
            if scale and part.get("maximum") == int(scale[2]):
                text = scale[1].strip()
            if not _NUMBER.fullmatch(text):
                return value
            number: float = float(text) if "." in text else int(text)
            self._done.append(f"{value.strip()[:20]!r} read as a number")
            value = number
        if whole and isinstance(value, float) and value.is_integer():
            self._done.append(f"{value} read as a whole number")
            return int(value)
        return value

    def _list(self, value: Any, part: dict[str, Any], deep: int) -> Any:
        if isinstance(value, str):
            lines = [line for line in value.splitlines() if line.strip()]
            listed = [found[1].strip() for line in lines if (found := _LISTED.fullmatch(line))]
            inner = _read(value.strip())
            if isinstance(inner, list):
                value = inner
            elif len(listed) == len(lines) > 1:
                value = listed
            else:
                return value
            self._done.append("a list read out of a text")
        if not isinstance(value, list) or not isinstance(part.get("items"), dict):
            return value
        return [self.of(one, part["items"], deep - 1) for one in value]

    def _object(self, value: Any, part: dict[str, Any], deep: int) -> Any:
        if isinstance(value, str) and isinstance(inner := _read(value.strip()), dict):
            self._done.append("an object read out of a text")
            value = inner
        if not isinstance(value, dict):
            return value
        fields = part.get("properties", {})
        names = {_name(name): name for name in fields}
        kept: dict[Any, Any] = {}
        for given, one in value.items():
            name = given if given in fields else names.get(_name(given), given)
            if name != given and [*map(_name, value)].count(_name(name)) > 1:  # nobody could say which
                name = given
            if name != given:
                self._done.append(f"the field {str(given)[:30]!r} read as {name}")
            kept[name] = self.of(one, fields[name], deep - 1) if name in fields else one
        return kept
