"""The writing tasks that the simulated model knows, found by their whole title, and what their texts are made of.

A file of `data/tasks` holds entries, set apart by blank lines. Fields, template and flawed versions of its first entry
hold for all of its tasks. Several titles or names stand between ` | `, and ¶ is a line break.

    * the title of a task about {}
    form: lines                                   see `Form`; also most, taste, program
    = a name for the place of {}                  a task by its name, or == by its whole title
    + a right text | label | points | hint        begins a slot and goes on in the line; ++ begins a line, +# a step
    ~ a right text of equal worth
    - a flawed text | points | remark
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import dropwhile
from typing import Literal, get_args

from core.models.simulated.replies import data, programs
from core.models.simulated.replies.rules import Rules, rules_of
from core.models.simulated.replies.text import words

Form = Literal["text", "lines", "whole", "query", "pattern", "program"]

_LONGEST = 1000  # characters of a title, rules included
_LEADS = {"+": " ", "++": "\n", "+#": "#"}
_SPACED = re.compile(r" ?([(),=<>;*]) ?")


@dataclass(frozen=True, slots=True)
class Version:
    """One way to fill a slot. Two texts with the same key are the same version."""

    text: str
    key: str
    points: int = 0  # that it costs; 0: it is right
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that a text should say: a sentence, a line, or all of it."""

    lead: str  # what stands before it: a space, a line break, or "#" for a numbered step
    label: str
    points: int  # that it costs to leave it out
    hint: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One writing task, and all that can stand in its text."""

    title: str
    form: Form  # of the units: sentences, lines, or the whole text
    most: int  # the best score there is
    taste: str  # what cannot be checked, as a clause
    slots: tuple[Slot, ...]
    rules: Rules = field(default_factory=Rules)

    def right(self, place: int) -> list[str]:
        """The right texts for a slot that use no banned word."""
        texts = [version.text for version in self.slots[place].versions if not version.points]
        return [text for text in texts if not self.rules.banned_in(text)]

    def good(self) -> dict[int, str]:
        """A draft without a flaw, by slot. Where the rules leave no room for all, what costs least is left out."""
        sheet = {place: texts[0] for place in range(len(self.slots)) if (texts := self.right(place))}
        most = self.rules.most_words or 10_000
        while self.form == "text" and len(sheet) > 1 and len(words(" ".join(sheet.values()))) > most:
            del sheet[min(reversed(sheet), key=lambda place: self.slots[place].points)]
        return sheet


def known(task: str) -> Task | None:
    """The task whose whole title this is, whatever rules that can be counted it states besides; None: not known."""
    rules, title = rules_of(task)
    entry = _index().get(_key_of_title(title)) if len(task) <= _LONGEST else None
    return None if entry is None else replace(_task(*entry), rules=rules)


@cache
def titles() -> tuple[str, ...]:
    """A title of every task, in the order of the files."""
    return tuple(_task(*entry).title for entry in dict.fromkeys(_index().values()))


def subject_words(text: str) -> frozenset[str]:
    """The words of a text that can tell its subject: of four letters or more, not in every title, and without an s."""
    return frozenset(word for word in _title_words(text) if len(word) > 3 and word != "about")


def key_of(form: Form, unit: str) -> str:
    """What two spellings of the same unit have in common; empty: nothing that is known can be the same."""
    if form not in ("query", "pattern", "program"):
        return " ".join(words(unit))
    code = programs.source_of(unit)
    if form == "query":
        return _SPACED.sub(r"\1", " ".join(code.lower().split()).rstrip("; "))
    return programs.read(code)[0] if form == "program" else code.strip("` ").removeprefix("r").strip("\"'/ ")


@cache
def _spelling() -> tuple[frozenset[str], frozenset[str], list[tuple[str, str]]]:
    """Words that a title may have or not, words that may stand at its beginning, and what means the same."""
    anywhere, first, *same = data.lines("task_titles.txt")
    idle, leading = (frozenset(word.removesuffix("s") for word in row.split()) for row in (anywhere, first))
    return idle, leading, [(f" {left} ", f" {right} ") for left, right in (row.split("=") for row in same)]


def _title_words(title: str) -> list[str]:
    """The words of a title that tell one from another, without an s at their ends."""
    idle, _, same = _spelling()
    plain = f" {' '.join(words(title)).replace('-', ' ')} "
    for left, right in same:
        plain = plain.replace(left, right)
    return [short for word in plain.split() if (short := word.removesuffix("s")) not in idle]


def _key_of_title(title: str) -> str:
    return " ".join(dropwhile(_spelling()[1].__contains__, _title_words(title)))


@cache
def _index() -> dict[str, tuple[str, int]]:
    """The file and the number of the block of every task, by each of its titles."""
    index: dict[str, tuple[str, int]] = {}
    for file in data.names("tasks"):
        for number, block in enumerate(data.blocks(file)):
            for title in _titles(file, block):
                index.setdefault(_key_of_title(title), (file, number))
    return index


def _titles(file: str, block: tuple[str, ...]) -> list[str]:
    templates = data.blocks(file)[0][0].removeprefix("* ").split(" | ")
    names = [name for line in block if line.startswith("= ") for name in line[2:].split(" | ")]
    whole = [title for line in block if line.startswith("== ") for title in line[3:].split(" | ")]
    return [template.replace("{}", name) for template in templates for name in names] + whole


@cache
def _task(file: str, number: int) -> Task:
    """The task of a block, with what the first block of its file says for all."""
    head, block = data.blocks(file)[0], data.blocks(file)[number]
    fields = {"form": "text", "most": "9", "taste": "", "program": ""}
    for line in (*head, *block):
        name, _, value = line.partition(": ")
        if name in fields:
            fields[name] = value
    form = next(form for form in get_args(Form) if form == fields["form"])
    slots = [_program(fields["program"])] if fields["program"] else _slots(form, block)
    for place, shared in enumerate(_slots(form, head)):
        slots[place] = replace(slots[place], versions=slots[place].versions + shared.versions)
    return Task(_titles(file, block)[0], form, int(fields["most"]), fields["taste"], tuple(slots))


def _slots(form: Form, block: tuple[str, ...]) -> list[Slot]:
    """The slots that a block of a file writes down."""
    slots: list[Slot] = []
    for line in block:
        mark, _, rest = line.partition(" ")
        text, *more = rest.replace("¶", "\n").split(" | ")
        if mark in _LEADS:
            label, points, hint = more or (f"line {len(slots) + 1}", "3", "")
            slots.append(Slot(_LEADS[mark], label, int(points), hint, ()))
        if text and mark in (*_LEADS, "~", "-"):
            points, remark = more if mark == "-" else ("0", "")
            version = Version(text, key_of(form, text), int(points), remark)
            slots[-1] = replace(slots[-1], versions=(*slots[-1].versions, version))
    return slots


def _program(folder: str) -> Slot:
    """The programs of a folder: those that begin with right, and others whose first line is `# points | remark`."""
    versions = []
    paths = (data.FOLDER / "programs" / folder).glob("*.py")
    for path in sorted(paths, key=lambda path: (not path.stem.startswith("right"), path.stem)):
        source, points, remark = path.read_text(encoding="utf-8"), "0", ""
        if not path.stem.startswith("right"):
            points, remark, source = re.split(r" \| |\n", source.removeprefix("# "), maxsplit=2)
        versions.append(Version(source, key_of("program", source), int(points), remark))
    return Slot("\n", "the program", 9, "", tuple(versions))
