"""The topics that the simulated model knows, found by their whole title and by nothing less."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from core.models.simulated.replies import data
from core.models.simulated.replies.text import LONGEST, key, sentences, words

_TASKS = ("topics/projects.txt", "topics/views.txt")


class Point(NamedTuple):
    """One thing to say about a topic, or one subtask of a task: its heading, and sentences that stand alone."""

    heading: str
    sentences: tuple[str, ...]

    @property
    def line(self) -> str:
        """The point as it stands in an outline."""
        return f"{self.heading}: {self.sentences[0]}"

    @property
    def text(self) -> str:
        """All of its sentences."""
        return " ".join(self.sentences)


class Topic(NamedTuple):
    """One topic: what it is, and what there is to say about it."""

    title: str
    summary: str  # one sentence
    points: tuple[Point, ...]
    file: str

    @property
    def first_sentences(self) -> list[str]:
        """What it is, and the first sentence on each point."""
        return [self.summary, *(point.sentences[0] for point in self.points)]

    def point(self, heading: str) -> Point | None:
        """The point with a heading."""
        return next((point for point in self.points if key(point.heading) == key(heading)), None)

    def of(self, file: str) -> bool:
        """Whether it is from a file of this name; of no name: from those about things that one can know."""
        return self.file == f"topics/{file}.txt" if file else self.file not in _TASKS


def topic_of(text: str) -> Topic | None:
    """The topic whose whole title or alias this is, with the words around it that ask for it or without."""
    own = words(text) if len(text) <= LONGEST else []
    before, after, line = _wrappers("before"), _wrappers("after"), " ".join(own)
    starts = dict.fromkeys([line, *(line.removeprefix(f"{phrase} ") for phrase in before)])
    ways = [way for start in starts for way in (start, *(start.removesuffix(f" {phrase}") for phrase in after))]
    return next((topic for way in dict.fromkeys(ways) if (topic := _topics().get(_bare(way)))), None)


def point_of(line: str) -> Point | None:
    """The point that stands in an outline as this line, or is named by it whole."""
    return _points().get(key(line))


def topics() -> tuple[Topic, ...]:
    """All of them, in the order of the files."""
    return tuple(dict.fromkeys(_topics().values()))


def _bare(title: str) -> str:
    """A title as the index has it: no leading article, the last word without the s of a plural."""
    rest = re.sub(r"^(?:the|an?) (?=.)", "", title)
    before, space, last = rest.rpartition(" ")
    single = re.sub(r"(?<=[^s])s$|(?<=(?:sh|ch|oe|ss))es$", "", last) if len(last) > 3 else last
    return f"{before}{space}{single}".replace("ize", "ise")


@cache
def _wrappers(where: str) -> tuple[str, ...]:
    """The phrases that may stand before or after a title, the longest first."""
    phrases = re.findall(r'"([^"]+)"|(\S+)', " ".join(data.fields("wrappers.txt")[where]))
    return tuple(sorted((quoted or bare for quoted, bare in phrases), key=lambda phrase: -len(phrase.split())))


@cache
def _topics() -> dict[str, Topic]:
    index: dict[str, Topic] = {}
    for file in data.names("topics"):
        for head, summary, *rest in data.blocks(file):
            titles = head.split(" | ")
            rows = (line.removeprefix("- ").partition(": ") for line in rest)
            points = tuple(Point(heading, tuple(sentences(text))) for heading, _, text in rows)
            for title in titles:
                index.setdefault(_bare(key(title)), Topic(titles[0], summary, points, file))
    return index


@cache
def _points() -> dict[str, Point]:
    return {key(point.line): point for topic in topics() for point in topic.points}
