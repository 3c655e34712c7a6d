"""Structured answers: each property of a schema gets the value that its name, its type and the request suggest."""

import random
import re
from typing import Any

from core.models.simulated.fits import fits, resolve
from core.models.simulated.writer import (
    answers,
    craft,
    labels,
    mail,
    notice,
    parts,
    plans,
    ratings,
    replies,
    review,
    support,
)
from core.models.simulated.writer.outline import outline
from core.models.simulated.writer.request import Request
from core.models.simulated.writer.text import excerpt, points, sentence, sentences
from core.models.simulated.writer.topics import has_words, title_of

_I = re.IGNORECASE
_SCORE = re.compile(r"score|rating|grade|stars|quality", _I)
_LISTS = re.compile(r"sub_?tasks|steps|parts|tasks|plan|sections|items|todo|chapters|questions", _I)
_REASON = re.compile(r"reason|why|explanation|rationale|justification|because|comment|note|evidence", _I)
_FEEDBACK = re.compile(
    r"feedback|critique|review|comment|suggestion|improve|problem|issues?|weakness|reason|explanation", _I
)


class _Unknown(Exception):
    """No better value than a generic one is known."""


def fill(request: Request, name: str, schema: dict[str, Any], draw: random.Random) -> object | None:
    """An object for the schema, checked against it; None when a property is beyond what is known here."""
    try:
        value = _Filler(request, name, schema, draw).value(name, schema, 0)
    except _Unknown:
        return None
    return value if fits(value, schema, schema) else None


class _Filler:
    def __init__(self, request: Request, name: str, root: dict[str, Any], draw: random.Random) -> None:
        self.request, self.root, self.draw = request, root, draw
        self.text = request.sections.get("message") or request.body
        self.names = [name, *(root.get("properties") or {})]
        self.verdict: tuple[int, str] | None = None
        self.reason = ""

    def value(self, name: str, schema: Any, depth: int) -> Any:
        """The value for one place in the schema."""
        if depth > 4 or not isinstance(schema, dict):
            raise _Unknown
        if "$ref" in schema:
            return self.value(name, resolve(schema["$ref"], self.root), depth + 1)
        if options := schema.get("anyOf") or schema.get("oneOf"):
            return self.value(name, next((o for o in options if o.get("type") != "null"), options[0]), depth + 1)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._label(name, schema["enum"])
        kinds = schema.get("type", "object" if "properties" in schema else "")
        kind = next((k for k in kinds if k != "null"), "null") if isinstance(kinds, list) else kinds
        maker = {
            "object": self._object,
            "array": self._array,
            "string": self._string,
            "integer": self._number,
            "number": self._number,
            "boolean": self._yes,
        }.get(kind)
        if maker is None:
            raise _Unknown
        return maker(name, schema, depth)

    def _object(self, name: str, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        properties = schema.get("properties") or {}
        if not properties or set(schema.get("required", ())) - set(properties):
            raise _Unknown
        first = [key for key in properties if not _REASON.search(key)]  # labels first: a reason speaks about them
        made = {
            key: self.value(key, properties[key], depth + 1)
            for key in [*first, *(key for key in properties if key not in first)]
        }
        return {key: made[key] for key in properties}

    def _label(self, name: str, choices: list[Any]) -> Any:
        texts = [choice for choice in choices if isinstance(choice, str)]
        if len(texts) < 2:
            return texts[0] if texts else choices[0]
        if (
            set(texts) <= {"high", "medium", "low", "urgent", "normal", "critical"}
            and "low" in texts
            and "high" in texts
        ):
            level = support.urgency(self.text)
            return level if level in texts else texts[0]
        if set(texts) == set(support.CATEGORIES):
            return support.categorise(self.text, self.draw)
        label, reason = review.vote(self.request.role, texts, self.text) or labels.choose(texts, self.text, self.draw)
        self.reason = self.reason or reason
        return label

    def _array(self, name: str, schema: dict[str, Any], depth: int) -> list[Any]:
        items = schema.get("items")
        items = resolve(items["$ref"], self.root) if isinstance(items, dict) and "$ref" in items else items
        if not isinstance(items, dict):
            raise _Unknown
        found = self._listed(name)
        most = schema.get("maxItems", len(found))
        if items.get("type") == "string" and "enum" not in items and len(found) >= schema.get("minItems", 0):
            return found[:most]
        if items.get("type") == "object" and _LISTS.search(name):
            return [self._about(title, items, depth) for title in found[:most]]
        raise _Unknown

    def _listed(self, name: str) -> list[str]:
        kind = self.request.kind
        if kind == "plan" or _LISTS.search(name):
            return plans.subtasks(self.request.command, answers.task_of(self.request), self.draw)
        if kind != "outline" and _SCORE.search(" ".join(self.names)) and self._judged()[1]:
            return sentences(self._judged()[1])
        if kind == "outline" or re.search(r"outline|points|bullets|ideas|topics|keywords", name, _I):
            return points(outline(self.request.command, self.text, self.draw))[1]
        raise _Unknown

    def _about(self, title: str, items: dict[str, Any], depth: int) -> dict[str, Any]:
        """A subtask as an object: its title in the first text property, what is to be done in the others."""
        made: dict[str, Any] = {}
        texts = [
            key
            for key, sub in (items.get("properties") or {}).items()
            if sub.get("type") == "string" and "enum" not in sub
        ]
        for key, sub in (items.get("properties") or {}).items():
            if key in texts:
                made[key] = (
                    title
                    if key == texts[0]
                    else excerpt(parts.part(answers.task_of(self.request), title, self.draw), 160)
                )
            else:
                made[key] = self.value(key, sub, depth + 2)
        return made

    def _judged(self) -> tuple[int, str]:
        if self.verdict is None:
            task, _, draft = answers.drafted(self.request)
            rating = None if self.request.sections else ratings.rate(self.request.command, draft)
            rated = (ratings.points(rating, 1, 10), rating.reason) if rating else None
            self.verdict = replies.judge(self.request.body) or rated or craft.judge(task, draft)
        return self.verdict

    def _is_judging(self, name: str) -> bool:
        return self.request.kind in ("score", "improve") or bool(
            _SCORE.search(name) or re.search(r"points|marks?", name, _I)
        )

    def _string(self, name: str, schema: dict[str, Any], depth: int) -> str:
        if "pattern" in schema or "format" in schema:
            raise _Unknown
        text = self._words(name)
        return excerpt(text, schema["maxLength"]) if len(text) > schema.get("maxLength", len(text)) else text

    def _words(self, name: str) -> str:
        if any(_SCORE.search(other) for other in self.names[1:]) and _FEEDBACK.search(name):
            return self._judged()[1]
        if _REASON.search(name) and self.reason:
            return sentence(self.reason)
        if re.search(r"title|headline|subject|topic|name$", name, _I) and has_words(self.text):
            return title_of(self.text)
        if re.search(r"summary|gist|abstract", name, _I):
            return answers.summarise(self.request, self.draw)
        if re.search(r"answer|reply|response|text|content|draft|result|outline|body|diagnosis|solution", name, _I):
            return answers.reply(self.request, self.draw)
        if _REASON.search(name):
            return sentence(f'the text says "{excerpt(self.text, 50)}"')
        raise _Unknown

    def _number(self, name: str, schema: dict[str, Any], depth: int) -> int | float:
        low, high = schema.get("minimum"), schema.get("maximum")
        if re.search(r"confidence|probability|certainty", name, _I):
            value = 0.6 + 0.3 * self.draw.random()
            return round(value * (high or 1), 2) if schema["type"] == "number" else round(value * (high or 100))
        if not self._is_judging(name):
            raise _Unknown
        points_ = self._judged()[0]
        if isinstance(high, int | float) and high not in (10, 11) and high > 0:
            points_ = round(points_ * high / 10)
        return int(max(points_, low)) if isinstance(low, int | float) else points_

    def _yes(self, name: str, schema: dict[str, Any], depth: int) -> bool:
        if re.search(r"pass|good_enough|accept|approve|meets|ok$", name, _I) and self._is_judging(" ".join(self.names)):
            return self._judged()[0] >= 8
        bare = re.sub(r"^(?:is|has|needs|contains)_", "", name.lower()).replace("_", " ")
        if bare in mail.CLASSES or bare in mail.SAME:
            found, self.reason = mail.classify(self.text, self.draw)
            return found == mail.SAME.get(bare, bare)
        if bare in notice.SIGNS:
            self.reason = notice.named(self.request.body)
            return notice.has(bare, self.request.body)
        word, self.reason = labels.choose(["yes", "no"], self.text, self.draw)
        bad = re.search(r"toxic|harm|unsafe|offens|risk|problem|violat|reject|block|flag|danger", bare)
        return (word == "no") if bad else (word == "yes")
