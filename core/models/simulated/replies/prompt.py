"""What a request asks for: the words that ask, the material they are about, and what in them cannot be followed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from core.models.simulated.replies import data
from core.models.simulated.replies.text import MOST, words

_READ = 70_000  # characters of a prompt that are read
_LABEL = re.compile(
    r"^(the whole task|your part|task|draft|feedback|customer message|message|the reply|diagnosis|solution|notes"
    r"|outline|question|found|result of the calculation):",
    re.IGNORECASE | re.MULTILINE,
)
_SAME = {"the whole task": "task", "your part": "part", "customer message": "message", "the reply": "reply"}
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight")
_COUNT = re.compile(rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})(?:-point|-sentence)?", re.IGNORECASE)
_COUNTED = ("outline", "summarise", "view", "score", "plan", "answer")  # kinds in whose prompt a number may stand
_REPEATED = ("edit", "improve")  # kinds whose answer is made of the words of the material
_CHOICE = re.compile(
    r"((?:[\w'-]+(?: [\w'-]+){0,2}, ){0,9}[\w'-]+(?: [\w'-]+)?,? or [\w'-]+|\w+(?:/\w+(?: \w+)?){1,9})"
)
_AS = re.compile(r"^.*\b(?:as|into|whether|is|this|it|of|either|label) (?:a |an )?", re.IGNORECASE)
_ORDER = 14  # words of an order behind the material
_HEAD = 400  # characters of a line that asks


@dataclass(frozen=True, slots=True)
class Prompt:
    """One request, taken apart. `kind` is one of `commands.txt`, "part" of a task, or "ask": a task or a question."""

    kind: str
    command: str
    body: str
    sections: Mapping[str, str] = field(default_factory=dict)
    role: str = ""  # the instructions
    behind: str = ""  # an order behind the material: how the answer shall look, which cannot be followed

    def section(self, name: str) -> str:
        """A labelled part of the prompt, or else all that it is about."""
        return self.sections.get(name) or self.body

    @property
    def count(self) -> int | None:
        """How many points or sentences are asked for; None where no number is named."""
        number = _COUNT.search(self.command)
        word = number[0].partition("-")[0].lower() if number else ""
        return _NUMBERS.index(word) if word in _NUMBERS else int(word) if word else None

    @property
    def beyond(self) -> str:
        """From the first to the last word of the command that cannot be followed, as they stand; empty: it can be."""
        command = self.command.strip()[:_HEAD]
        if self.kind in ("ask", "part"):
            return command
        allowed = _commands()[self.kind][1]
        if self.kind in ("classify", "vote"):
            allowed = allowed.union(*(label.split() for label in offered(command)))
        if self.kind == "view":  # whom it is seen by may vary
            command = command.partition(" for ")[0]
        counted = self.kind in _COUNTED
        return stretch(command, lambda word: word in allowed or (counted and _COUNT.fullmatch(word)))


def read_prompt(instructions: str, prompt: str) -> Prompt:
    """Take a request apart. However long it is, 70,000 characters are read."""
    prompt = prompt[:_READ].replace("\r\n", "\n").strip()
    above, _, last = prompt.rpartition("\n")
    if above.strip() and _is_order(last):
        return replace(_read(instructions, above.strip()), behind=last.strip())
    read = _read(instructions, prompt)
    # On the material's own line it is told from it only where the answer would repeat both.
    *material, last = re.split(r"(?<=[.!?])\s+", read.body)
    orders = material and read.kind in _REPEATED and _is_order(last)
    return replace(read, body=read.body.removesuffix(last).rstrip(), behind=last) if orders else read


def _is_order(text: str) -> bool:
    own = words(text[:_HEAD])
    return 0 < len(own) <= _ORDER and own[0] in data.signs("behind") and not data.signs("form").isdisjoint(own)


def _read(instructions: str, prompt: str) -> Prompt:
    role = instructions[:MOST].strip()
    head, sections, order = _sections(prompt)
    if {"task", "part"} <= sections.keys():
        return Prompt("part", head, sections["part"], sections, role)
    if sections and (command := f"{head}\n{order}".strip()):
        return Prompt(kind_of(command), command, next(iter(sections.values())), sections, role)
    head, body = _split(prompt)
    if body and ((kind := kind_of(head)) != "ask" or _begins_with_a_verb(head)):
        return Prompt(kind, head, body, sections, role)
    above, gap, last = prompt.rpartition("\n\n")
    if gap and len(last) <= _HEAD and _begins_with_a_verb(last) and (kind := kind_of(last)) != "ask":
        return Prompt(kind, last, above.strip(), sections, role)
    return Prompt("ask", "", sections.get("task", prompt), sections, role)


def kind_of(command: str) -> str:
    """The kind of a command by its words; "ask" when none fits."""
    own = set(words(command, 80))
    return next((kind for kind, (groups, _) in _commands().items() if any(group <= own for group in groups)), "ask")


def stretch(text: str, known: Callable[[str], object]) -> str:
    """From the first to the last word of a text that is not known, as they stand there; empty: all are."""
    own = re.finditer(r"[^\W_][^\s,.;:?!/()]*", text)
    strange = [word for word in own if not known(word[0].lower().strip("'\"’").replace("’", "'"))]
    return text[strange[0].start() : strange[-1].end()] if strange else ""


def offered(command: str) -> list[str]:
    """The labels that a prompt offers in lower case, such as those of `as spam, urgent or normal`."""
    if not (names := _CHOICE.search(command[:_HEAD])):
        return []
    listed = [name.strip() for name in re.split(r", or |, | or |/", names[1])]
    return [_AS.sub("", name).lower() for name in listed if name]


@cache
def _commands() -> dict[str, tuple[list[frozenset[str]], frozenset[str]]]:
    """For each kind: groups of words of which one tells it, and the words that may stand in a command."""
    (_, _, always), *rows = (line.split("|") for line in data.lines("commands.txt"))
    telling = {kind.strip(): [frozenset(group.split("+")) for group in groups.split()] for kind, groups, _ in rows}
    beside = (frozenset(f"{always} {others}".split()) for _, _, others in rows)
    return {kind: (groups, own.union(*groups)) for (kind, groups), own in zip(telling.items(), beside, strict=True)}


def _begins_with_a_verb(line: str) -> bool:
    """Whether a line is an order, as a template is and a name or a customer's message seldom."""
    first = (word for word in words(line, 6) if word not in ("please", "now", "then"))
    return next(first, "") in data.signs("verb")


def _split(prompt: str) -> tuple[str, str]:
    """The first line up to its colon, or the whole line where more follow; and what comes after."""
    line, _, rest = prompt.partition("\n")
    if colon := re.search(r":(?=\s|$)", line[:_HEAD]):
        return line[: colon.start()], f"{line[colon.end() :]}\n{rest}".strip()
    if rest.strip() and len(line) <= _HEAD and _begins_with_a_verb(line):
        return line, rest.strip()
    about = re.search(r" (?:for|about|on) ", line[:_HEAD])
    if about and kind_of(line[: about.start()] + about[0].rstrip()) in ("outline", "text"):
        return line[: about.end()].strip(), line[about.end() :]
    return line[:_HEAD], ""


def _sections(prompt: str) -> tuple[str, dict[str, str], str]:
    """What stands above the first label, the labelled parts (of equal labels the first), and the order at the end."""
    marks: dict[str, re.Match[str]] = {}
    for label in _LABEL.finditer(prompt):
        marks.setdefault(_SAME.get(label[1].lower(), label[1].lower()), label)
    if not marks:
        return "", {}, ""
    starts = [label.start() for label in marks.values()]
    above, gap, order = prompt.rpartition("\n\n")
    ordered = bool(gap) and len(above) > starts[-1] and _begins_with_a_verb(order) and kind_of(order) != "ask"
    ends = [*starts[1:], len(above) if ordered else len(prompt)]
    sections = {name: prompt[label.end() : end].strip() for (name, label), end in zip(marks.items(), ends, strict=True)}
    return prompt[: starts[0]].strip(), sections, order.strip() if ordered else ""
