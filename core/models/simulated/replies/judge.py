"""Scoring a draft against its task: all is computed from these two texts, and nothing unchecked is praised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from core.models.simulated.replies import programs
from core.models.simulated.replies.haiku import syllables
from core.models.simulated.replies.material import DATE, Form, Task, Version, known, subject_words
from core.models.simulated.replies.rules import Flaw, Rules, broken, rules_of, split
from core.models.simulated.replies.said import stood_in
from core.models.simulated.replies.text import MOST, excerpt, key, lines, listed, normal, sentence, words

_UNITS = 60  # of a draft that are read
_UNCHECKED = 5  # the most that is given to what could not be checked,
_UNSURE = 7  # and to what could not be checked in part
_LEAST = 4  # what a flawed draft has at least, and a wrong one never
_WRONG = 6  # points from which on a version is not flawed but wrong
_NAMED = 3  # flaws that are told in full
_HAIKU = (5, 7, 5)
_STEP = re.compile(r"^\s{0,8}\d{1,2}[.)]\s", re.MULTILINE)
_OPEN = re.compile(r"\[[a-z-]{2,12}\]")  # what nobody but the author can know, such as [name]
_SPACED = re.compile(r" ?([(),=<>;*]) ?")
_CODE = {"sql": "query", "pattern": "pattern", "program": "program"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A score from 1 to 10. `checked` is False where it is at most 5 because something could not be checked."""

    score: int
    feedback: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, a line or all of a draft, and what is known of it: its slot, and the version that it is."""

    text: str
    slot: int | None = None
    version: Version | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """A draft, taken apart: its units, its flaws, the dearest first, and whether at least half of it is known."""

    task: Task | None
    rules: Rules
    units: tuple[Unit, ...]
    flaws: tuple[Flaw, ...]
    checked: bool
    metre: tuple[int, ...] = ()  # syllables that the lines should have


def judge(task: str, draft: str) -> Verdict:
    """The score of a draft and what costs it points, in the words of a colleague."""
    text = draft[:MOST]
    if not text.strip():
        return Verdict(1, "It is empty: there is nothing to judge.", True)
    if what := stood_in(text):
        return Verdict(2, f"It says itself that nothing is known about “{what}”, so it is no draft yet.", False)
    if key(normal(text)) == key(task):
        return Verdict(2, "It only repeats the task: write what the task asks for.", False)
    seen = examine(task, text)
    if seen.task is None or not seen.checked:
        return _unchecked(seen, task)
    lost = sum(flaw.points for flaw in seen.flaws)
    if any(unit.version and unit.version.points >= _WRONG for unit in seen.units):
        score = 3 if lost <= _WRONG + 1 else 2
    else:
        unsure = any(flaw.kind in ("unknown", "beside") for flaw in seen.flaws)
        score = max(_LEAST, min(seen.task.most - lost, _UNSURE if unsure else 10))
    return Verdict(score, _told(seen.flaws) if seen.flaws else _praise(seen.task, seen), True)


def examine(task: str, draft: str) -> Examined:
    """Take a draft apart; 6,000 characters and 60 units of it are read."""
    text, asked = draft[:MOST], known(task)
    rules = asked.rules if asked else rules_of(task)[0]
    if asked is None:
        metre = _HAIKU if "haiku" in words(task, 30) else ()
        units = tuple(map(Unit, (lines(text) if metre else split(text))[:_UNITS]))
        return Examined(None, rules, units, (*broken(rules, text), *_of_metre(units, metre)), False, metre)
    units = _units(asked, text)
    flaws = [*broken(rules, text), *_of_units(asked, units), *_of_metre(units, asked.metre)]
    flaws += _of_program(text, units) if asked.form == "program" else _of_order(asked, text, units)
    familiar = sum(unit.version is not None for unit in units)
    ordered = tuple(sorted(flaws, key=lambda flaw: -flaw.points))
    return Examined(asked, rules, units, ordered, 0 < familiar * 2 >= len(units), asked.metre)


def _told(flaws: tuple[Flaw, ...]) -> str:
    """The dearest flaws in full, the others by their names."""
    rest = [flaw.label for flaw in flaws[_NAMED:]]
    more = [f"Smaller things cost points, too: {listed(rest[:6])}."] if rest else []
    return " ".join([flaw.remark for flaw in flaws[:_NAMED]] + more)


def _praise(task: Task, seen: Examined) -> str:
    """What was checked, and what cannot be."""
    if task.form in _CODE:
        checked = [f"I know this {_CODE[task.form]} and the cases it was run with"]
    elif task.form == "text":
        checked = [f"I looked for {listed([task.slots[unit.slot or 0].label for unit in seen.units])}"]
    else:
        checked = [f"the lines have {_syllables(task.metre)}"] if task.metre else []
        checked += [f"I know {'it' if task.form == 'whole' else 'every line of it'} as one on this subject"]
    text = " ".join(unit.text for unit in seen.units)
    if seen.rules.most_words:
        checked.append(f"it has {len(words(text))} words of at most {seen.rules.most_words}")
    if seen.rules.banned:
        checked.append("it uses none of the banned words")
    told = [f"Nothing that I can check costs points: {'; '.join(checked)}."]
    if places := list(dict.fromkeys(_OPEN.findall(text))) if task.form == "text" else []:
        told.append(f"Fill in {listed(places)}, which the task does not give.")
    if task.taste:
        told.append(sentence(f"{task.taste}, so {task.most} is the most I give"))
    return " ".join(told)


def _unchecked(seen: Examined, title: str) -> Verdict:
    """The verdict on a draft of which less than half is known: 5 at the most."""
    task, name = seen.task, f"“{excerpt(title)}”"
    counted = [flaw for flaw in seen.flaws if flaw.kind not in ("slot", "unknown")]
    told = [flaw.remark for flaw in counted]
    if any(flaw.kind == "no code" for flaw in counted):
        return Verdict(2, " ".join(told), True)
    about = task.about if task else subject_words(title)
    text = " ".join(unit.text for unit in seen.units)
    prose = task is not None and task.form == "pattern" and not set(text) & set("\\[(*+?{|^$")
    if prose or (about and not about & subject_words(text) and not any(unit.version for unit in seen.units)):
        what = "sign" if prose else "word"
        told.insert(0, f"I find no {what} in it that belongs to {name}, and I could not check it otherwise.")
        return Verdict(2 if task and task.form != "program" else 3, " ".join(told), False)
    if task:
        told = [flaw.remark for flaw in seen.flaws if flaw.kind == "unknown"] + told
    else:
        told.insert(0, f"I do not know the task {name}, so I could not check whether the text is right, or any good.")
    kept = [f"the lines have {_syllables(seen.metre)}"] if seen.metre else []
    kept += ["the rules that I can count are kept"] if seen.rules != Rules() else []
    if kept and not counted:
        told.append(sentence(listed(kept)))
    told.append(f"{_UNCHECKED} is the most I give to what I cannot check.")
    return Verdict(max(2, _UNCHECKED - sum(flaw.points for flaw in counted)), " ".join(told), False)


def _units(task: Task, text: str) -> tuple[Unit, ...]:
    """The units of a draft, each looked up among the versions that are known."""
    parts = lines(text) if task.form == "lines" else split(text) if task.form == "text" else [text.strip()]
    places = {
        _own_key(task.form, version.text): (place, version)
        for place, slot in enumerate(task.slots)
        for version in slot.versions
    }
    units = []
    for part in parts[:_UNITS]:
        place, version = places.get(_key(task.form, part), (None, None))
        if version is None and task.date and (other := DATE.search(part)):
            place, version = places.get(_key(task.form, part.replace(other[0], task.date)), (None, None))
            if version is not None:
                version = Version(part, 3, f"says {other[0]}, and the task says {task.date}", version.mended)
        units.append(Unit(part, place, version))
    return tuple(units)


def _key(form: Form, unit: str) -> str:
    """What two spellings of the same unit have in common; of a program its syntax tree, in which names are no part."""
    if form == "program":
        program = programs.read(unit)
        return "" if isinstance(program, int) else program.core
    if form not in _CODE:
        return " ".join(words(unit))
    code = programs.source_of(unit).strip()
    if form == "pattern":
        return code.strip("` ").removeprefix("r").strip("\"'/ ")
    plain = " ".join(line.partition("--")[0] for line in code.splitlines())
    parts = " ".join(plain.split()).rstrip("; ").split("'")
    return "'".join(part if place % 2 else _SPACED.sub(r"\1", part.lower()) for place, part in enumerate(parts))


_own_key = lru_cache(maxsize=4096)(_key)  # for the versions in the data, of which there is a bounded number


def _of_units(task: Task, units: tuple[Unit, ...]) -> list[Flaw]:
    """What is wrong with single units, what cannot be checked, and what is missing."""
    flaws: list[Flaw] = []
    for number, unit in enumerate(units):
        if unit.slot is None or unit.version is None:
            continue
        label, remark = task.slots[unit.slot].label, unit.version.remark
        quoted = _quoted(unit.text) if task.form not in _CODE else "It"
        if unit.version.points:
            quoted = f"{label}, {quoted}," if task.form == "lines" else quoted
            flaws.append(Flaw("slot", unit.version.points, sentence(f"{quoted} {remark}"), label, unit.slot, number))
        elif any(unit.slot == before.slot for before in units[:number]):
            flaws.append(Flaw("drop", 1, f"{quoted} says it again: once is enough.", label, unit.slot, number))
    strange = [unit.text for unit in units if unit.version is None]
    if strange:
        flaws.append(Flaw("unknown", min(6, 2 * len(strange)), _strange(task, strange), "what I could not check"))
    if task.form == "lines" and len(units) != len(task.slots):
        remark = f"It has {_counted(len(units), 'line')}, {len(task.slots)} are wanted."
        flaws.append(Flaw("metre", 3, remark, "the number of lines"))
    filled = {unit.slot for unit in units}
    for place in task.required() if task.form == "text" else ():
        slot = task.slots[place]
        if place not in filled:
            name = f"I do not find {slot.label}" if strange else f"{slot.label} is missing"
            flaws.append(Flaw("slot", slot.points, sentence(f"{name}: {slot.hint}"), slot.label, place))
    return flaws


def _strange(task: Task, strange: list[str]) -> str:
    """What is said of the units that are not known."""
    if task.form in _CODE:
        start = ""
        if task.form == "program" and not isinstance(program := programs.read(strange[0]), int):
            start = f"It parses and defines {listed(list(program.names)) or 'nothing'}. "
        return f"{start}I do not know this {_CODE[task.form]}, so I could not check whether it is right."
    more = [f"{len(strange) - 3} more"] if len(strange) > 3 else []
    return f"I could not check {listed([_quoted(text, 50) for text in strange[:3]] + more)}."


def _of_metre(units: tuple[Unit, ...], metre: tuple[int, ...]) -> list[Flaw]:
    """The lines with a wrong number of syllables; what is known of a line says that already."""
    flaws = []
    for number, (unit, wanted) in enumerate(zip(units, metre, strict=False)):
        least, most = syllables(unit.text)
        if unit.version is None and not least <= wanted <= most:
            count = _counted(most, "syllable") if least == most else f"{least} or {most} syllables"
            remark = f"Line {number + 1}, {_quoted(unit.text)}, has {count}, {wanted} are wanted."
            flaws.append(Flaw("metre", 2, remark, f"line {number + 1}", number, number))
    return flaws


def _of_order(task: Task, text: str, units: tuple[Unit, ...]) -> list[Flaw]:
    """Units in the wrong order, and steps that are not numbered."""
    flaws = []
    places = [unit.slot for unit in units if unit.slot is not None]
    if late := next((before for before, after in pairwise(places) if after < before), None):
        name = task.slots[late].label
        flaws.append(Flaw("order", 1, f"The order is not right: {name} comes too early.", "the order"))
    steps = sum(task.slots[place].lead == "# " for place in places)
    if steps > 2 and len(_STEP.findall(text)) < steps - 1:
        remark = "The steps run on in one paragraph: numbered steps, one a line, can be followed with dirty hands."
        flaws.append(Flaw("steps", 2, remark, "numbered steps"))
    return flaws


def _of_program(text: str, units: tuple[Unit, ...]) -> list[Flaw]:
    """What is wrong with a program besides what it does."""
    program = programs.read(text.strip())
    if isinstance(program, int):
        where = f": line {program} does not parse" if program else ""
        return [Flaw("no code", 9, f"It is no Python program{where}.", "the program")]
    undefined = f"A hint names {program.undefined}, which is not defined: the program stops with a NameError."
    beside = f"The function ends before line {program.beside}: what follows there I could not check."
    docstring = "A docstring is missing: say in one line what it returns."
    hints = "Type hints are missing: they say what goes in and what comes out."
    return [
        *([Flaw("beside", 6, undefined, "the hints")] if program.undefined else []),
        *([Flaw("beside", 3, beside, "the lines after the function")] if program.beside and units[0].version else []),
        *([] if program.has_docstring else [Flaw("docstring", 1, docstring, "the docstring")]),
        *([] if program.has_hints else [Flaw("hints", 1, hints, "type hints")]),
    ]


def _syllables(metre: tuple[int, ...]) -> str:
    return f"{listed(list(map(str, metre)))} syllables"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'s' * (number != 1)}"


def _quoted(text: str, most: int = 60) -> str:
    return f"“{excerpt(text.replace('[', '(').replace(']', ')'), most)}”"
