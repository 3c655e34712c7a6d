"""The writing tasks that the simulated model knows, found by their whole title, and what their texts are made of.

A file of `data/tasks` holds entries, set apart by blank lines. Fields, template and flawed versions of its first entry
hold for all of its tasks. Several titles or names stand between ` | `, and ¶ is a line break.

    * the title of a task about {}
    form: lines                                   see `Task`; also most, taste, program
    = a name for the place of {}                  a task by its name, or == by its whole title
    + a right text | label | points | hint        begins a slot and goes on in the line; ++ begins a line, +# a step
    ~ a right text of equal worth
    - a flawed text | points | remark
"""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile
from typing import NamedTuple

from core.models.simulated.replies import data, programs
from core.models.simulated.replies.rules import Rules, rules_of
from core.models.simulated.replies.text import words

_LEADS = {"+": " ", "++": "\n", "+#": "#"}
_FIELD = re.compile(r"^(form|most|taste|program): (.*)$", re.MULTILINE)
_PROGRAM = re.compile(r"(?:# (\d) \| (.*)\n)?((?s:.*))")


class Version(NamedTuple):
    """One way to fill a slot. Two texts with the same key are the same version."""

    text: str
    key: str
    points: int = 0  # that it costs; 0: it is right
    remark: str = ""


class Slot(NamedTuple):
    """One thing that a text should say: a sentence, a line, or all of it."""

    lead: str  # what stands before it: a space, a line break, or "#" for a numbered step
    label: str
    points: int  # that it costs to leave it out
    hint: str
    versions: list[Version]


class Task(NamedTuple):
    """One writing task, and all that can stand in its text."""

    title: str
    form: str  # of the units: text (of sentences), lines, whole, query, pattern or program
    most: int  # the best score there is
    taste: str  # what cannot be checked, as a clause
    slots: list[Slot]
    rules: Rules = Rules()

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
    entry = _tasks().get(_key_of_title(title))
    return entry._replace(rules=rules) if entry else None


def titles() -> tuple[str, ...]:
    """A title of every task, in the order of the files."""
    return tuple(dict.fromkeys(task.title for task in _tasks().values()))


def subject_words(text: str) -> frozenset[str]:
    """The words of a text that can tell its subject: of four letters or more, not in every title, and without an s."""
    return frozenset(word for word in _title_words(text) if len(word) > 3 and word != "about")


def key_of(form: str, unit: str) -> str:
    """What two spellings of the same unit have in common; empty: nothing that is known can be the same."""
    if form not in ("query", "pattern", "program"):
        return " ".join(words(unit))
    code = programs.source_of(unit)
    if form == "query":
        return re.sub(r" ?([(),=<>;*]) ?", r"\1", " ".join(code.lower().split()).rstrip("; "))
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
def _tasks() -> dict[str, Task]:
    tasks: dict[str, Task] = {}
    for file in data.names("tasks"):
        head, *blocks = data.blocks(file)
        templates = head[0].removeprefix("* ").split(" | ")
        for block in blocks:
            names = [name for line in block if line.startswith("= ") for name in line[2:].split(" | ")]
            own = [template.replace("{}", name) for template in templates for name in names]
            own += [title for line in block if line.startswith("== ") for title in line[3:].split(" | ")]
            task = _task(own[0], head, block)
            for title in own:
                tasks.setdefault(_key_of_title(title), task)
    return tasks


def _task(title: str, head: tuple[str, ...], block: tuple[str, ...]) -> Task:
    """The task of a block, with what the first block of its file says for all."""
    fields: dict[str, str] = dict(_FIELD.findall("\n".join((*head, *block))))
    form = fields.get("form", "text")
    slots = [_program(fields["program"])] if "program" in fields else _slots(form, block)
    for slot, shared in zip(slots, _slots(form, head), strict=False):
        slot.versions.extend(shared.versions)
    return Task(title, form, int(fields.get("most", 9)), fields.get("taste", ""), slots)


def _slots(form: str, block: tuple[str, ...]) -> list[Slot]:
    """The slots that a block of a file writes down."""
    slots: list[Slot] = []
    for line in block:
        mark, _, rest = line.partition(" ")
        text, *more = rest.replace("¶", "\n").split(" | ")
        if mark in _LEADS:
            label, points, hint = more or (f"line {len(slots) + 1}", "3", "")
            slots.append(Slot(_LEADS[mark], label, int(points), hint, []))
        if text and mark in (*_LEADS, "~", "-"):
            points, remark = more if mark == "-" else ("0", "")
            slots[-1].versions.append(Version(text, key_of(form, text), int(points), remark))
    return slots


def _program(folder: str) -> Slot:
    """The programs of a folder: those that begin with right, and others whose first line is `# points | remark`."""
    files = (data.FOLDER / "programs" / folder).glob("*.py")
    paths = sorted(files, key=lambda path: (not path.stem.startswith("right"), path.stem))
    rows = (_PROGRAM.findall(path.read_text(encoding="utf-8"))[0] for path in paths)
    versions = [Version(source, key_of("program", source), int(points or 0), remark) for points, remark, source in rows]
    return Slot("\n", "the program", 9, "", versions)
