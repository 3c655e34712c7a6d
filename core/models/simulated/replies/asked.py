"""What a request asks for: the words that ask, the material they are about, and what in them cannot be followed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from core.models.simulated.replies import data
from core.models.simulated.replies.text import MOST, words

_READ, _TAIL = 30_000, 2_000  # characters of a prompt that are read: from its beginning, and before its end
_LABEL = re.compile(
    r"^(the whole task|your part|task|draft|feedback|customer message|message|the reply|diagnosis|solution|notes"
    r"|outline|question|found|result of the calculation):",
    re.IGNORECASE | re.MULTILINE,
)
_SAME = {"the whole task": "task", "your part": "part", "customer message": "message", "the reply": "reply"}
_COUNT = re.compile(r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight)(?:-point|-sentence)?", re.IGNORECASE)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_COUNTED = ("outline", "summarise", "view", "score", "plan", "answer")  # kinds in whose prompt a number may stand
_CHOICE = re.compile(
    r"((?:[\w'-]+(?: [\w'-]+){0,2}, ){0,9}[\w'-]+(?: [\w'-]+)?,? or [\w'-]+|\w+(?:/\w+(?: \w+)?){1,9})"
)
_AS = re.compile(r"^.*\b(?:as|into|whether|is|this|it|of|either|label) (?:a |an )?", re.IGNORECASE)
_ORDER = 14  # words of an order behind the material
_HEAD = 400  # characters of a line that asks


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, taken apart. `kind` is one of `commands.txt`, "part" of a task, or "ask": a task or a question."""

    kind: str
    command: str
    body: str
    sections: Mapping[str, str] = field(default_factory=dict)
    role: str = ""  # the instructions
    beyond: str = ""  # the words of the command that cannot be followed
    behind: str = ""  # an order behind the material: how the answer shall look, which cannot be followed either

    def section(self, name: str) -> str:
        """A labelled part of the prompt, or else all that it is about."""
        return self.sections.get(name) or self.body

    @property
    def count(self) -> int | None:
        """How many points or sentences are asked for; None where no number is named."""
        number = _COUNT.search(self.command)
        if number is None:
            return None
        word = number[0].partition("-")[0].lower()
        return _NUMBERS.get(word) or int(word)


def read(instructions: str, prompt: str) -> Asked:
    """Take a request apart. However long it is, 32,000 characters are read."""
    if len(prompt) > _READ + _TAIL:
        prompt = prompt[:_READ] + "\n\n" + prompt[-_TAIL:]
    prompt = prompt.replace("\r\n", "\n").strip()
    above, _, last = prompt.rpartition("\n")
    own = words(last[:_HEAD])
    if above.strip() and 0 < len(own) <= _ORDER and own[0] in data.signs("behind") and data.signs("form") & {*own}:
        return replace(_read(instructions, above.strip()), behind=last.strip())
    return _read(instructions, prompt)


def _read(instructions: str, prompt: str) -> Asked:
    role = instructions[:MOST].strip()
    head, sections, order = _sections(prompt)
    if {"task", "part"} <= sections.keys():
        return Asked("part", head, sections["part"], sections, role, beyond=head[:_HEAD])
    if sections and (command := f"{head}\n{order}".strip()):
        kind = kind_of(command)
        return Asked(kind, command, next(iter(sections.values())), sections, role, beyond(kind, command))
    head, body = _split(prompt)
    if body and (kind := kind_of(head)) != "ask":
        return Asked(kind, head, body, sections, role, beyond(kind, head))
    if body and _begins_with_a_verb(head):
        return Asked("ask", head, body, sections, role, beyond=head)
    above, gap, last = prompt.rpartition("\n\n")
    if gap and len(last) <= _HEAD and _begins_with_a_verb(last) and (kind := kind_of(last)) != "ask":
        return Asked(kind, last, above.strip(), sections, role, beyond(kind, last))
    return Asked("ask", "", sections.get("task", prompt), sections, role)


def kind_of(command: str) -> str:
    """The kind of a command by its words; "ask" when none fits."""
    own = set(words(command, 80))
    return next((kind for kind, groups, _ in _kinds() if any(group <= own for group in groups)), "ask")


def beyond(kind: str, command: str) -> str:
    """From the first to the last word of a command that cannot be followed, as they stand there; empty: it can be."""
    if kind == "ask":
        return command.strip()[:_HEAD]
    text = command[:_HEAD].partition(" for ")[0] if kind == "view" else command[:_HEAD]  # whom it is seen by may vary
    labels = {word for label in offered(command) for word in label.split()} if kind in ("classify", "vote") else set()
    return stretch(text, lambda word: word in labels or _follows(kind, word))


def stretch(text: str, known: Callable[[str], bool]) -> str:
    """From the first to the last word of a text that is not known, as they stand there; empty: all are."""
    own = re.finditer(r"[^\W_][^\s,.;:?!/()]*", text)
    strange = [word for word in own if not known(word[0].lower().strip("'\"’"))]
    return text[strange[0].start() : strange[-1].end()] if strange else ""


def offered(command: str) -> list[str]:
    """The labels that a prompt offers in lower case, such as those of `as spam, urgent or normal`."""
    names = _CHOICE.search(command[:_HEAD])
    if names is None:
        return []
    listed = [name.strip() for name in re.split(r", or |, | or |/", names[1])]
    return [_AS.sub("", name).lower() for name in listed if name]


def _follows(kind: str, word: str) -> bool:
    return word.replace("’", "'") in _allowed()[kind] or (kind in _COUNTED and bool(_COUNT.fullmatch(word)))


@cache
def _kinds() -> tuple[tuple[str, tuple[frozenset[str], ...], frozenset[str]], ...]:
    """Kind, groups of words of which one tells it, and the words that may stand beside them."""
    rows = ([part.strip() for part in line.split("|")] for line in data.lines("commands.txt"))
    return tuple(
        (kind, tuple(frozenset(group.split("+")) for group in telling.split()), frozenset(beside.split()))
        for kind, telling, beside in rows
    )


@cache
def _allowed() -> dict[str, frozenset[str]]:
    """The words that may stand in a command of each kind."""
    always = next(beside for kind, _, beside in _kinds() if kind == "*")
    return {kind: always.union(beside, *groups) for kind, groups, beside in _kinds()}


def _begins_with_a_verb(line: str) -> bool:
    """Whether a line is an order, as a template is and a name or a customer's message seldom."""
    first = [word for word in words(line, 6) if word not in ("please", "now", "then")]
    return bool(first) and first[0] in data.signs("verb")


def _split(prompt: str) -> tuple[str, str]:
    """The first line up to its colon, or the whole line where more follow; and what comes after."""
    line, _, rest = prompt.partition("\n")
    colon = re.search(r":(?=\s|$)", line[:_HEAD])
    if colon:
        return line[: colon.start()], f"{line[colon.end() :]}\n{rest}".strip()
    if rest.strip() and len(line) <= _HEAD and _begins_with_a_verb(line):
        return line, rest.strip()
    about = re.search(r" (?:for|about|on) ", line[:_HEAD])
    if about and kind_of(line[: about.start()] + about[0].rstrip()) in ("outline", "text"):
        return line[: about.end()].strip(), line[about.end() :]
    return line[:_HEAD], ""


def _sections(prompt: str) -> tuple[str, dict[str, str], str]:
    """What stands above the first label, the labelled parts (of equal labels the first), and the order at the end."""
    marks: list[tuple[str, int, int]] = []
    for label in _LABEL.finditer(prompt):
        name = _SAME.get(label[1].lower(), label[1].lower())
        if all(name != mark[0] for mark in marks):
            marks.append((name, label.start(), label.end()))
    if not marks:
        return "", {}, ""
    above, gap, order = prompt.rpartition("\n\n")
    ordered = bool(gap) and len(above) > marks[-1][1] and _begins_with_a_verb(order) and kind_of(order) != "ask"
    end = len(above) if ordered else len(prompt)
    ends = [*(start for _, start, _ in marks[1:]), end]
    sections = {name: prompt[begin:stop].strip() for (name, _, begin), stop in zip(marks, ends, strict=True)}
    return prompt[: marks[0][1]].strip(), sections, order.strip() if ordered else ""
