"""Which pattern fits a task: the questions of `which_pattern.toml`, that end at one of the five or at a single call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypedDict

from core.lesson.presets.read import preset_of
from core.lesson.registry import lesson_of
from core.lesson.toml_file import toml_beside
from core.run import Reading


@dataclass(frozen=True)
class Option:
    """One way to answer a question; `short` stands on the picture, `to` is the next question or end."""

    words: str
    short: str
    to: str


@dataclass(frozen=True)
class Question:
    """A question, its short form on the picture, help for its reader, and the ways to answer it."""

    words: str
    short: str
    help: str
    answers: tuple[Option, ...]


@dataclass(frozen=True)
class End:
    """What to use. `page` and `preset` show it, or what it saves.

    `rival`: the pattern that one would take else, with its title and why; `rival_at_once`: its limit of calls.
    `pattern`: what to use, where it is not that of the page. `step`: the only calls of that preset whose price it is;
    empty for all of them.
    """

    title: str
    reason: str
    calls: str
    time: str
    counter: str
    page: str
    preset: str
    rival: str
    rival_title: str
    rival_why: str
    rival_at_once: int | None = None
    pattern: str = ""
    step: str = ""

    @property
    def titles(self) -> tuple[str, str]:
        """What it is called, and its rival."""
        return self.title, self.rival_title

    def readings(self, value: Any, limit: int | None = None) -> tuple[Reading, Reading]:
        """Both on one input, ready to run; what the preset sets for its pattern is set for that one.

        `limit`: of calls in flight at once, for both; None for no other than their own.
        """
        preset = preset_of(self.page, self.preset)
        ours, rival = (lesson_of(name).pattern for name in (self.pattern or self.page, self.rival))
        options = {} if self.pattern else preset.options
        caps = [min((cap for cap in (own, limit) if cap), default=None) for own in (preset.at_once, self.rival_at_once)]
        first = Reading(ours, (value,), {**options, "concurrency": caps[0]})
        return first, Reading(rival, (value,), {"concurrency": caps[1]})


class Node(TypedDict):
    """A question or an end in the tree of questions."""

    id: str
    words: str
    full: str  # the whole question; empty for an end
    question: bool
    state: Literal["way", "open", "end", "rest"]
    column: int  # on a wide page
    row: int
    side: int  # on a narrow one
    line: int


# Not as a class: no name of a class can be called `from`.
Branch = TypedDict("Branch", {"from": str, "to": str, "words": str, "state": Literal["way", "rest"]})


class Tree(TypedDict):
    """The tree of questions, with the way that was answered."""

    label: str
    nodes: list[Node]
    edges: list[Branch]


FIRST = "single"


@cache
def questions() -> dict[str, Question]:
    """The questions by their names."""
    return {
        name: Question(**question | {"answers": tuple(Option(**answer) for answer in question["answers"])})
        for name, question in _file()["questions"].items()
    }


@cache
def ends() -> dict[str, End]:
    """Where the questions end, by names."""
    return {name: End(**end) for name, end in _file()["ends"].items()}


@cache
def _file() -> dict[str, Any]:
    return toml_beside(__file__)


def walk(answered: Mapping[str, int]) -> tuple[list[tuple[str, int]], str]:
    """The questions on the way with the place of each answer, and where it leads: a question still open, or an end."""
    path: list[tuple[str, int]] = []
    at = FIRST
    while at in questions() and 0 <= answered.get(at, -1) < len(questions()[at].answers):
        path.append((at, answered[at]))
        at = questions()[at].answers[answered[at]].to
    return path, at


def paths(at: str = FIRST, before: Sequence[tuple[str, int]] = ()) -> Iterator[tuple[list[tuple[str, int]], str]]:
    """Every way through the questions, with the end it leads to."""
    if at in ends():
        yield list(before), at
        return
    for place, answer in enumerate(questions()[at].answers):
        yield from paths(answer.to, [*before, (at, place)])


def tree_of(answered: Mapping[str, int]) -> Tree:
    """The whole tree for its drawing, with the way that was answered."""
    path, at = walk(answered)
    way = {name: questions()[name].answers[place].to for name, place in path}

    def state(id: str) -> Literal["way", "open", "end", "rest"]:
        if id == at:
            return "open" if id in questions() else "end"
        return "way" if id in way else "rest"

    nodes: list[Node] = []
    for id, (column, row, side, line) in _file()["places"].items():
        question = questions().get(id)
        words, full = (question.short, question.words) if question else (ends()[id].title, "")
        nodes.append({
            "id": id, "words": words, "full": full, "question": question is not None, "state": state(id),
            "column": column, "row": row, "side": side, "line": line,
        })  # fmt: skip
    edges: list[Branch] = [
        {"from": id, "to": answer.to, "words": answer.short, "state": "way" if way.get(id) == answer.to else "rest"}
        for id, question in questions().items()
        for answer in question.answers
    ]
    answers = [f"{questions()[name].words} {questions()[name].answers[place].words}." for name, place in path]
    goal = f"Open: {questions()[at].words}" if at in questions() else f"It ends at: {ends()[at].title}."
    return {"label": " ".join(["The tree of questions.", *answers, goal]), "nodes": nodes, "edges": edges}
