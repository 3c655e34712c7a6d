"""Texts for a schema: phrases of the prompt's own words, and texts for a format or a pattern."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator
from itertools import islice
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as pattern_parser  # type: ignore[attr-defined]
from typing import Any

_WORD = re.compile(r"[^\W\d_][\w'-]{4,}")  # the shorter ones seldom say what a text is about
_DATE, _TIME = r"2026-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])", r"([01]\d|2[0-3]):[0-5]\d:00Z"
_FORMATS = {  # and a pattern for each
    "date-time": f"{_DATE}T{_TIME}",
    "date": _DATE,
    "time": _TIME,
    "duration": r"P[1-9]D",
    "email": r"person[1-9]\d?@example\.com",
    "hostname": r"host[1-9]\d?\.example\.com",
    "ipv4": r"192\.0\.2\.[1-9]\d?",
    "ipv6": r"2001:db8::[1-9]\d{0,3}",
    "uuid": "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}",
    **dict.fromkeys(("uri", "uri-reference", "iri"), r"https://example\.com/[1-9]\d?"),
    "json-pointer": r"/\d",
    "regex": r"\[a-[b-g]\]\+",
}
_LETTERS, _DIGITS = "abcdefghijklmnopqrstuvwxyz", "0123456789"
_CLASSES = {op.CATEGORY_DIGIT: _DIGITS, op.CATEGORY_SPACE: " ", op.CATEGORY_NOT_WORD: "- "}  # and letters for the rest
_LONGEST = 100_000  # characters of a text: no schema makes a longer one


class Words:
    """Draws texts that sound like the prompt."""

    def __init__(self, prompt: str, draw: random.Random) -> None:
        words = dict.fromkeys(_WORD.findall(prompt[:20_000]))
        self._words = list(words)[:60] or ["something"]
        self._draw = draw

    def phrase(self) -> str:
        """Two to four words of the prompt in their order."""
        count = min(len(self._words), self._draw.randint(2, 4))
        places = sorted(self._draw.sample(range(len(self._words)), count))
        text = " ".join(self._words[place] for place in places)
        return text[0].upper() + text[1:]

    def text(self, schema: dict[str, Any]) -> str:
        """A text that fits a string's schema, as far as it can be told. Raises as `matching` does."""
        least, most = schema.get("minLength", 0), min(schema.get("maxLength", math.inf), _LONGEST)
        if pattern := schema.get("pattern") or _FORMATS.get(schema.get("format", "").removeprefix("idn-")):
            tries = (self.matching(pattern, longer) for longer in range(24))
            return next((text for text in tries if least <= len(text) <= most and re.search(pattern, text)), "")
        text = self.phrase()
        while len(text) < min(least, most):
            text = f"{text} {self.phrase()}"
        cut = text[: int(most)]
        at_word = cut.rpartition(" ")[0] if len(cut) < len(text) else ""
        return at_word if len(at_word) >= max(least, 1) else cut

    def matching(self, pattern: str, longer: int = 0) -> str:
        """A text for a regular expression; look-arounds and back-references are not followed.

        Raises re.error where it is no regular expression, and ValueError where the text grows beyond 100,000 letters.
        """
        text = "".join(islice(self._made(pattern_parser.parse(pattern), longer), _LONGEST))
        if len(text) == _LONGEST:
            raise ValueError("too long a text")
        return text

    def _made(self, parts: Any, longer: int) -> Iterator[str]:
        for part in parts:
            match part:
                case op.LITERAL, code:
                    yield chr(code)
                case op.NOT_LITERAL, code:
                    yield next(letter for letter in _LETTERS if ord(letter) != code)
                case op.ANY, _:
                    yield self._draw.choice(_LETTERS)
                case op.IN, members:
                    yield self._draw.choice(_members(members))
                case op.BRANCH, (_, ways):
                    yield from self._made(self._draw.choice(ways), longer)
                case op.SUBPATTERN, (*_, inner):
                    yield from self._made(inner, longer)
                case ((op.MAX_REPEAT | op.MIN_REPEAT | op.POSSESSIVE_REPEAT), (least, most, inner)):
                    for _ in range(self._draw.randint(least, min(int(most), least + 3 + longer))):
                        yield from self._made(inner, longer)


def _members(parts: Any) -> str:
    """The characters that a class such as [a-z_] or [^0-9] allows, or some of them."""
    characters = ""
    for kind, value in parts:
        if kind is op.LITERAL:
            characters += chr(value)
        elif kind is op.RANGE:
            characters += "".join(map(chr, range(value[0], min(value[1], value[0] + 200) + 1)))
        elif kind is op.CATEGORY:
            characters += _CLASSES.get(value, _LETTERS)
    if parts[0][0] is op.NEGATE:
        return "".join(c for c in f"{_LETTERS}{_DIGITS} -_" if c not in characters) or "~"
    return characters
