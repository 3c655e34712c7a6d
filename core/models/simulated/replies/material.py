"""The writing tasks that the simulated model knows, found by their whole title, and what their texts are made of.

A file of `data/tasks` holds tasks, set apart by blank lines. In each:

    = the title as one would type it                   the first; then more of them:
    = title [with or without|these words] (one|or the other)
    == title                                           one that is not put into the template of the file
    form: lines                                        see `Form`; also most, taste, metre, fillers, label, program
    > label | points that it costs to leave it out | hint
    + a right version of what stands there             more than one: of equal worth
    - a flawed version | points | remark               mended by the right version above it

`>` continues the paragraph, `>>` begins a line, `>>>` a paragraph and `>#` a numbered step; ¶ is a line break. Where
each unit is a line, `+ one / two / three` are the lines, and `- 2 text | points | remark` is a flawed second line.
Fields and flawed lines of a file's first entry, which has `* title of {}` for its titles, hold for all its tasks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import product
from typing import Literal

from core.models.simulated.replies import data
from core.models.simulated.replies.haiku import syllables
from core.models.simulated.replies.rules import Rules, has_word, rules_of
from core.models.simulated.replies.text import LONGEST, words

Form = Literal["text", "lines", "whole", "sql", "pattern", "program"]

_READ = 1000  # characters of a title, rules included
_LONGEST = 40  # words of a title
_LEADS = {">": " ", ">>": "\n", ">>>": "\n\n", ">#": "# "}
_IDLE = frozenset({"a", "an", "the", "my", "our", "your", "some", "all", "given"})  # in a title they change nothing
_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = re.compile(rf"\b{_DAY}\.? (?:of )?{_MONTH}\b|\b{_MONTH} {_DAY}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Version:
    """One way to fill a slot. `mended` is the right version it is mended by, or itself."""

    text: str
    points: int  # that it costs; 0: it is right
    remark: str
    mended: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that a text should say: a sentence, a line, or all of it. Without a right version: better left out."""

    label: str
    points: int  # that it costs to leave it out; 0: it may be left out
    hint: str
    lead: str  # what stands before it: a space, line breaks, or "# " for a numbered step
    versions: tuple[Version, ...] = ()

    @property
    def right(self) -> list[str]:
        return [version.text for version in self.versions if not version.points]


@dataclass(frozen=True, slots=True)
class Task:
    title: str
    form: Form  # of the units: sentences and lines, a line each, or the whole text
    slots: tuple[Slot, ...]
    most: int  # the best score there is
    taste: str  # what cannot be checked, as a clause
    about: frozenset[str]  # words of which a text on the subject has one; empty: any text may be on it
    metre: tuple[int, ...] = ()  # syllables of the lines
    rules: Rules = field(default_factory=Rules)
    date: str = ""  # as the task names it

    def allowed(self, slot: int) -> list[str]:
        """The right versions that use no banned word."""
        return [text for text in self.slots[slot].right if not any(has_word(text, word) for word in self.rules.banned)]

    def required(self) -> dict[int, str]:
        """The slots to be filled, each with its shortest version: the dearest ones that the rules leave room for."""
        room, places = self.rules.most_words or 10_000, self.rules.sentences or 1000
        taken: dict[int, str] = {}
        able = [place for place, slot in enumerate(self.slots) if slot.points and self.allowed(place)]
        for place in sorted(able, key=lambda one: -self.slots[one].points):
            shortest = min(self.allowed(place), key=lambda text: len(words(text)))
            length, ends = len(words(shortest)), shortest.endswith((".", "!", "?"))
            if length <= room and ends <= places:
                taken[place] = shortest
                room, places = room - length, places - ends
        return dict(sorted(taken.items()))

    def good(self, voice: int) -> dict[int, str]:
        """A draft without a flaw, by slot; `voice` chooses among versions of equal worth."""
        shortest = self.required()
        sheet = {place: (texts := self.allowed(place))[voice % len(texts)] for place in shortest}
        most = self.rules.most_words
        return shortest if most and len(words(" ".join(sheet.values()))) > most else sheet


def known(task: str) -> Task | None:
    """The task whose whole title this is, whatever rules that can be counted it states besides; None: not known."""
    rules, title = rules_of(task)
    date = match[0] if (match := DATE.search(title[:LONGEST])) else ""
    place = next((f"the {name}" for name in _listed("place") if f"in the {name}" in title.lower()), "")
    title = title.replace(date or "{date}", "{date}", 1).replace(place or "{place}", "{place}", 1)
    own, after = _title_words(title), _listed("after")
    if len(task) > _READ or len(own) > _LONGEST:
        return None
    idle = next((count for count, word in enumerate(reversed(own)) if word not in after), 0)
    keys = (_title_key(own[: len(own) - count]) for count in range(idle + 1))
    entry = next((_index()[key] for key in keys if key in _index()), None)
    return None if entry is None else replace(_task(*entry, date, place), rules=rules, date=date)


def titles() -> list[str]:
    """A title of every task, in the order of the files."""
    return [_task(*entry).title for entry in dict.fromkeys(_index().values())]


def subject_words(text: str) -> frozenset[str]:
    """The words of a text that can tell its subject: of four letters or more, not in every text, and without an s."""
    own = (part for word in words(text) for part in word.split("-"))
    wide = _listed("wide") | _listed("before") | _listed("after")
    return frozenset(word.removesuffix("s") for word in own if len(word) > 3 and word not in wide)


def _title_words(title: str) -> list[str]:
    """The words of a title that tell one from another."""
    plain = title[:LONGEST].lower()
    for pair in _listed("same"):
        name, _, same = pair.partition("=")
        plain = plain.replace(name, same)
    return [word for word in words(plain.replace("-", " ")) if word not in _IDLE]


def _title_key(own: list[str]) -> str:
    """A title as the index has it: without the words that only ask for it; its first word may be a verb with an s."""
    first = next((place for place, word in enumerate(own) if word not in _listed("before")), 0)
    return " ".join([own[first].removesuffix("s"), *own[first + 1 :]]) if own else ""


@cache
def _listed(name: str) -> frozenset[str]:
    """The entries of one kind in `task_titles.txt`."""
    rows = (line.partition(": ")[2] for line in data.lines("task_titles.txt") if line.startswith(name))
    return frozenset(entry.strip() for row in rows for entry in row.split("," if "," in row else " "))


@cache
def _index() -> dict[str, tuple[str, int]]:
    """The file and the number of the block of every task, by each of its titles."""
    index: dict[str, tuple[str, int]] = {}
    for file in data.names("tasks"):
        blocks = data.blocks(file)
        templates = [line[2:] for line in blocks[0] if line.startswith("* ")]
        for number, block in enumerate(blocks):
            names = [line[2:] for line in block if line.startswith("= ")]
            patterns = [template.replace("{}", name) for template, name in product(templates, names)]
            patterns += [line[3:] for line in block if line.startswith("== ")]
            for own in (own for pattern in patterns for own in _spelled(pattern)):
                index.setdefault(_title_key(own), (file, number))
    return index


def _spelled(pattern: str) -> Iterator[list[str]]:
    """The words of each title that a pattern stands for: of `[a|b]` one or none stands there, of `(a|b)` one."""
    parts = re.split(r"[\[(]([^\])]*)([\])])", pattern)
    choices = [[_title_words(parts[0])]]
    for inner, closing, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        options = [_title_words(option) for option in inner.split("|")]
        choices += [[*options, []] if closing == "]" else options, [_title_words(after)]]
    return ([word for chosen in choice for word in chosen] for choice in product(*choices))


@lru_cache(maxsize=512)
def _task(file: str, number: int, date: str = "", place: str = "") -> Task:
    """The task of a block, with date and place where its texts have room for them."""
    head, block = data.blocks(file)[0], data.blocks(file)[number]
    if date or place:
        block = tuple(line.replace("{date}", date or "{date}").replace("{place}", place or "{place}") for line in block)
    fields = {"form": "text", "most": "9", "taste": "", "metre": "", "fillers": "", "label": "it", "program": ""}
    for line in (*head, *block):
        name, _, value = line.partition(": ")
        if name in fields:
            fields[name] = value.strip()
    names = [line[2:] for line in block if line.startswith("= ")]
    common = [line for line in head if line.startswith("- ")]
    slots = _programs(fields["program"]) if fields["program"] else _slots([*block, *common], fields)
    texts = [text for slot in slots for text in slot.right] if fields["form"] in ("text", "lines", "whole") else []
    return Task(
        title=next(line[2:] for line in head if line.startswith("* ")).replace("{}", names[0]),
        form=fields["form"],  # type: ignore[arg-type]
        slots=slots,
        most=int(fields["most"]),
        taste=fields["taste"],
        about=subject_words(" ".join(names + texts)) if fields["form"] != "pattern" else frozenset(),
        metre=tuple(map(int, fields["metre"].split())),
    )


def _slots(block: list[str], fields: dict[str, str]) -> tuple[Slot, ...]:
    """The slots that a block of a file writes down."""
    slots: list[Slot] = []
    above: list[str] = []  # the right versions that were read last
    for line in block:
        mark, _, rest = line.partition(" ")
        rest = rest.replace("¶", "\n").replace("{date}", "[date]").replace("{place}", "[place]")
        text, points, remark = (*rest.split(" | "), "0", "")[:3]
        if mark in _LEADS:
            slots.append(Slot(text, int(points), remark, _LEADS[mark]))
            above = [""]
        elif mark == "+":
            above = text.split(" / ") if fields["form"] == "lines" else [text]
            if fields["form"] != "text" and not slots:
                slots = [Slot(fields["label"].format(place), 3, "", "\n") for place in range(1, len(above) + 1)]
            for place, one in enumerate(above, -1 if fields["form"] == "text" else 0):
                stretched = _stretched(one, fields, place) if fields["fillers"] else ()
                slots[place] = _with(slots[place], Version(one, 0, "", one), *stretched)
        elif mark == "-":
            place = int(text[0]) - 1 if fields["form"] == "lines" else -1
            text = text[2:] if fields["form"] == "lines" else text
            slots[place] = _with(slots[place], Version(text, int(points), remark, above[place]))
    return tuple(slots)


def _with(slot: Slot, *versions: Version) -> Slot:
    return replace(slot, versions=slot.versions + versions)


def _stretched(line: str, fields: dict[str, str], place: int) -> Iterator[Version]:
    """A line with a word too many, for each word that fills lines, where the metre tells it."""
    wanted = int(fields["metre"].split()[place])
    for filler in fields["fillers"].split(" | "):
        if words(line)[0] not in words(filler):
            rest = line if line.startswith("I ") else line[0].lower() + line[1:]
            text = f"{filler.capitalize() if line[0].isupper() else filler} {rest}"
            count = syllables(text)[1]
            remark = f"has {count} syllables, {wanted} are wanted: leave out “{filler.strip(',')}”"
            yield Version(text, 1 + count - wanted, remark, line)


@cache
def _programs(folder: str) -> tuple[Slot, ...]:
    """The programs of a folder: those that begin with right, and others whose first line is `# points | remark`."""
    paths = (data.FOLDER / "programs" / folder).glob("*.py")
    slot = Slot("the program", 9, "", "")
    for path in sorted(paths, key=lambda path: (not path.stem.startswith("right"), path.stem)):
        source = path.read_text(encoding="utf-8")
        if path.stem.startswith("right"):
            slot = _with(slot, Version(source, 0, "", source))
        else:
            points, remark, code = re.split(r" \| |\n", source.removeprefix("# "), maxsplit=2)
            slot = _with(slot, Version(code, int(points), remark, slot.right[0]))
    return (slot,)
