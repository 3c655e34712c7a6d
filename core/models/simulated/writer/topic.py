"""The shape of what the writer knows: a topic and its points."""

import re
from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    title: str  # a heading of two to six words
    gist: str  # the heading's message in an outline, under 80 characters
    text: str  # one sentence that says it
    more: str  # one sentence that goes deeper


@dataclass(frozen=True)
class Topic:
    name: str
    words: str  # a regular expression; the topic is meant where it matches
    opening: str
    points: tuple[Point, ...]
    closing: str

    @property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self.words})", re.IGNORECASE)
