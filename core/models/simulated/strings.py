"""Texts for a schema: phrases of the prompt's own words, formats, and simple patterns."""

from __future__ import annotations

import math
import random
import re
from re import _parser as pattern_parser  # type: ignore[attr-defined]
from typing import Any

_WORD = re.compile(r"[^\W\d_][\w'-]{2,}")
_DULL = frozenset(
    _WORD.findall(
        "the and for with that this from into your have has are was were will would can could should about them they "
        "their there what when which who whose why how not but you our its his her him she than then also each any all "
        "only most least text task part write create give make list name say following based please"
    )
)
_FORMATS = {
    "date-time": lambda d: f"2026-{d.randint(1, 12):02}-{d.randint(1, 28):02}T{d.randint(0, 23):02}:30:00Z",
    "date": lambda d: f"2026-{d.randint(1, 12):02}-{d.randint(1, 28):02}",
    "time": lambda d: f"{d.randint(0, 23):02}:{d.randint(0, 59):02}:00Z",
    "duration": lambda d: f"P{d.randint(1, 9)}D",
    "email": lambda d: f"person{d.randint(1, 999)}@example.com",
    "idn-email": lambda d: f"person{d.randint(1, 999)}@example.com",
    "hostname": lambda d: f"host{d.randint(1, 999)}.example.com",
    "idn-hostname": lambda d: f"host{d.randint(1, 999)}.example.com",
    "ipv4": lambda d: f"192.0.2.{d.randint(1, 254)}",
    "ipv6": lambda d: f"2001:db8::{d.randint(1, 9999)}",
    "uuid": lambda d: "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}".format(*(d.getrandbits(b) for b in (32, 16, 12, 12, 48))),
    "uri": lambda d: f"https://example.com/{d.randint(1, 999)}",
    "uri-reference": lambda d: f"https://example.com/{d.randint(1, 999)}",
    "iri": lambda d: f"https://example.com/{d.randint(1, 999)}",
    "json-pointer": lambda d: f"/{d.randint(0, 9)}",
    "regex": lambda d: f"[a-{d.choice('bcdefg')}]+",
}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CLASSES = {"DIGIT": "0123456789", "WORD": _LETTERS, "SPACE": " "}


class Words:
    """Draws texts that sound like the prompt."""

    def __init__(self, prompt: str, draw: random.Random) -> None:
        found = dict.fromkeys(word for word in _WORD.findall(prompt[:20_000]) if word.lower() not in _DULL)
        self._words = list(found)[:60] or ["something"]
        self._draw = draw

    def phrase(self) -> str:
        """Two to four words of the prompt in their order."""
        count = min(len(self._words), self._draw.randint(2, 4))
        places = sorted(self._draw.sample(range(len(self._words)), count))
        text = " ".join(self._words[place] for place in places)
        return text[0].upper() + text[1:]

    def text(self, schema: dict[str, Any]) -> str:
        """A text that fits a string's schema, as far as it can be told."""
        least, most = schema.get("minLength", 0), schema.get("maxLength", math.inf)
        if "pattern" in schema:
            tries = [self.matching(schema["pattern"], longer) for longer in range(24)]
            fitting = (text for text in tries if least <= len(text) <= most and re.search(schema["pattern"], text))
            return next(fitting, tries[0])
        if schema.get("format") in _FORMATS:
            return _FORMATS[schema["format"]](self._draw)
        text = self.phrase()
        while len(text) < least:
            text = f"{text} {self.phrase()}"
        if len(text) <= most:
            return text
        cut = text[: int(most)]
        at_word = cut[: cut.rfind(" ")] if " " in cut else cut
        return at_word if len(at_word) >= max(least, 1) else cut

    def matching(self, pattern: str, longer: int = 0) -> str:
        """A text for a regular expression; look-arounds and back-references are not followed."""
        return self._made(pattern_parser.parse(pattern), longer)

    def _made(self, parts: Any, longer: int) -> str:
        return "".join(self._one(str(kind), value, longer) for kind, value in parts)

    def _one(self, kind: str, value: Any, longer: int) -> str:
        if kind == "LITERAL":
            return chr(value)
        if kind == "NOT_LITERAL":
            return next(letter for letter in _LETTERS if ord(letter) != value)
        if kind == "ANY":
            return self._draw.choice(_LETTERS)
        if kind == "IN":
            return self._member(value)
        if kind == "BRANCH":
            return self._made(self._draw.choice(value[1]), longer)
        if kind == "SUBPATTERN":
            return self._made(value[-1], longer)
        if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, inner = value
            count = self._draw.randint(least, min(int(most), least + 3 + longer))
            return "".join(self._made(inner, longer) for _ in range(count))
        return ""  # an anchor

    def _member(self, members: Any) -> str:
        """One character of a class such as [a-z_] or [^0-9]."""
        allowed = ""
        for kind, value in members:
            name = str(value)
            if str(kind) == "LITERAL":
                allowed += chr(value)
            elif str(kind) == "RANGE":
                allowed += "".join(map(chr, range(value[0], min(value[1], value[0] + 200) + 1)))
            elif str(kind) == "CATEGORY" and "NOT" not in name:
                allowed += _CLASSES[name.rsplit("_", 1)[1]]
            elif str(kind) == "CATEGORY":
                allowed += "-" if "WORD" in name else _LETTERS
        if str(members[0][0]) == "NEGATE":
            allowed = "".join(c for c in _LETTERS + "0123456789 -_" if c not in allowed) or "~"
        return self._draw.choice(allowed)
