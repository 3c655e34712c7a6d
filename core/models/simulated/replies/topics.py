"""The topics that the simulated model knows, found by their whole title and by nothing less."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core.models.simulated.replies import data
from core.models.simulated.replies.text import LONGEST, key, sentences, words

_ARTICLES = ("the", "a", "an")
_TASKS = ("topics/projects.txt", "topics/views.txt")
_LONGEST_TITLE = 24  # words


@dataclass(frozen=True, slots=True)
class Point:
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


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: what it is, and what there is to say about it."""

    title: str
    summary: str  # one sentence
    points: tuple[Point, ...]
    file: str

    @property
    def is_project(self) -> bool:
        """Whether it is a task whose points are subtasks."""
        return self.of("projects")

    def of(self, file: str) -> bool:
        """Whether it is from a file of this name; of no name: from those about things that one can know."""
        return self.file == f"topics/{file}.txt" if file else self.file not in _TASKS


def topic_of(text: str) -> Topic | None:
    """The topic whose whole title or alias this is, with the words around it that ask for it or without."""
    if len(text) > LONGEST:
        return None
    own = words(text)
    if not own or len(own) > _LONGEST_TITLE:
        return None
    return next((topic for title in _titles(own) if (topic := _topics().get(title))), None)


def point_of(line: str) -> Point | None:
    """The point that stands in an outline as this line, or is named by it whole."""
    return _points().get(key(line))


def topics() -> tuple[Topic, ...]:
    """All of them, in the order of the files."""
    return tuple(dict.fromkeys(_topics().values()))


def _titles(own: list[str]) -> list[str]:
    """The ways to read a line as a title, the longest first."""
    ways = [own]
    for before in _wrappers("before"):
        if len(own) > len(before) and own[: len(before)] == list(before):
            ways.append(own[len(before) :])
    found: dict[str, None] = {}
    for way in ways:
        found[_bare(way)] = None
        for after in _wrappers("after"):
            if len(way) > len(after) and way[-len(after) :] == list(after):
                found[_bare(way[: -len(after)])] = None
    return list(found)


def _bare(own: list[str]) -> str:
    """A title as the index has it: no leading article, the last word without the s of a plural."""
    rest = own[1:] if own[0] in _ARTICLES and len(own) > 1 else own
    last = rest[-1]
    single = re.sub(r"(?<=[^s])s$|(?<=(?:sh|ch|oe|ss))es$", "", last) if len(last) > 3 else last
    return " ".join([*rest[:-1], single]).replace("ize", "ise")


@cache
def _wrappers(where: str) -> tuple[tuple[str, ...], ...]:
    """The word sequences that may stand before or after a title, the longest first."""
    listed = [line.partition(": ")[2] for line in data.lines("wrappers.txt") if line.startswith(where)]
    phrases = [quoted or bare for line in listed for quoted, bare in re.findall(r'"([^"]+)"|(\S+)', line)]
    return tuple(sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True))


@cache
def _topics() -> dict[str, Topic]:
    """Every topic by each of its titles."""
    index: dict[str, Topic] = {}
    for file in data.names("topics"):
        for head, summary, *rest in data.blocks(file):
            titles = [title.strip() for title in head.split(" | ")]
            topic = Topic(titles[0], summary.strip(), tuple(map(_point, rest)), file)
            for title in titles:
                index.setdefault(_bare(words(title)), topic)
    return index


def _point(line: str) -> Point:
    heading, _, text = line.removeprefix("- ").partition(": ")
    return Point(heading.strip(), tuple(sentences(text)))


@cache
def _points() -> dict[str, Point]:
    return {key(point.line): point for topic in topics() for point in topic.points}
