"""Structured answers: each property of a schema gets the value that its name, its type and the request tell."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from core.models.simulated.fits import fits, resolve
from core.models.simulated.replies import labels, notes, roles, speak
from core.models.simulated.replies.prompt import Prompt
from core.models.simulated.replies.response import nothing_known
from core.models.simulated.replies.text import excerpt
from core.models.simulated.schema import instance

_DEEP = 4
_SCORES = ("score", "rating", "grade", "points", "stars", "marks")
_REASONS = ("reason", "why", "explanation", "rationale", "justification", "feedback", "comment", "critique")
_TEXTS = ("answer", "reply", "response", "text", "content", "draft", "result", "outline", "summary", "body")


class _Unknown(Exception):
    """No better value than any that fits is known."""


def filled_shape(prompt: Prompt, schema: dict[str, Any], draw: Random) -> tuple[Any, str]:
    """An object for the schema, and what of the request is not known; None where any value that fits would do."""
    filler = _Filler(prompt, schema, draw, excerpt(speak.unfollowed(prompt), 80))
    try:
        value = filler.value("", schema, 0)
    except (_Unknown, AttributeError, LookupError, TypeError, ValueError, RecursionError):
        value = None  # also a schema that is none: it comes from outside
    if value is not None and fits(value, schema, schema):
        return value, filler.unknown
    return None, excerpt(prompt.section("task")) or " "


@dataclass(slots=True)
class _Filler:
    prompt: Prompt
    root: dict[str, Any]
    draw: Random
    unknown: str = ""
    why: str = ""  # of the values so far

    def value(self, name: str, schema: Any, depth: int) -> Any:
        """The value for one place in the schema."""
        if depth > _DEEP:
            raise _Unknown
        if "$ref" in schema:
            return self.value(name, resolve(schema["$ref"], self.root), depth + 1)
        if options := schema.get("anyOf") or schema.get("oneOf"):
            return self.value(name, next((one for one in options if one.get("type") != "null"), options[0]), depth + 1)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._label(schema["enum"])
        match schema.get("type"):
            case "object" if properties := schema.get("properties"):
                reasons_last = sorted(properties, key=lambda key: key.lower() in _REASONS)
                values = {key: self._known_or_drawn(key, properties[key], depth + 1) for key in reasons_last}
                return {key: values[key] for key in properties}
            case "array" if self.prompt.kind == "plan" and schema["items"].get("type") == "string":
                parts, self.unknown = speak.subtasks(self.prompt)
                return parts[: schema.get("maxItems", len(parts))]
            case "string" if not schema.keys() & {"pattern", "format"}:
                text = self._text(name.lower())
                most = schema.get("maxLength", len(text))
                return text if len(text) <= most else excerpt(text, most)
            case "integer" | "number" if any(word in name.lower() for word in _SCORES):
                return self._points(schema.get("minimum", 0), schema.get("maximum", 10))
            case "boolean":
                return self._names(name.lower().removeprefix("has_").removeprefix("names_"))
        raise _Unknown

    def _known_or_drawn(self, name: str, schema: Any, depth: int) -> Any:
        """The value of a property; of one that is not known the least that fits, so that nothing unchecked passes."""
        try:
            return self.value(name, schema, depth)
        except _Unknown:
            self._mark(self.prompt.section("task"))
        match schema:
            case {"type": "boolean"}:
                return False
            case {"type": "integer" | "number"}:
                return schema.get("minimum", 0)
            case {"enum": [*_, last]}:
                return last
            case {"type": "string"} if not schema.keys() & {"pattern", "format", "maxLength"}:
                return nothing_known(self.unknown, "a real model may fill this in.").text
        return instance({**schema, "$defs": self.root.get("$defs", {})}, self.prompt.body, self.draw)

    def _mark(self, what: str) -> None:
        """Keep what of the request was the first that is not known."""
        self.unknown = self.unknown or excerpt(what) or " "

    def _label(self, choices: list[Any]) -> Any:
        offered = [choice for choice in choices if isinstance(choice, str)]
        text = self.prompt.section("message")
        votes = {each.lower(): each for each in offered}
        if votes.keys() == {"approve", "reject"} and (vote := roles.vote(self.prompt.role, text)):
            label, reason, known = votes["approve" if vote.score > 5 else "reject"], vote.feedback, vote.checked
        elif kind := labels.kind_for(offered):
            decision = labels.decide(kind, text, offered)
            label, reason, known = decision.label, speak.why(decision), bool(decision.words)
        else:
            raise _Unknown
        self.why = self.why or reason
        if not known:
            self._mark(text)
        return label

    def _text(self, name: str) -> str:
        if name in _REASONS:
            return self.why or "Nothing in it is known, so there is no reason."
        if name not in _TEXTS:
            raise _Unknown
        response = speak.say(self.prompt, self.draw)
        self.unknown = self.unknown or response.unknown
        return response.text

    def _points(self, least: int, most: int) -> int:
        """The score of the draft in the request, on the scale of the schema."""
        verdict = speak.judgement_on(self.prompt)
        self.why = verdict.feedback
        if not verdict.checked:
            self._mark(self.prompt.section("task"))
        return int(max(least, verdict.score if most in (10, 11) else round(verdict.score * most / 10)))

    def _names(self, sign: str) -> bool:
        outline = self.prompt.section("outline")
        if (named := notes.names(sign, outline)) is None:
            raise _Unknown
        where = f"The {sign} stands in “{excerpt(notes.clause_with(sign, outline))}”."
        self.why = f"{self.why} {where if named else f'It names no {sign}.'}".strip()
        return named
