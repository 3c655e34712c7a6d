"""Scoring a draft against its task: all is computed from these two texts, and nothing unchecked is praised."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from core.models.simulated.replies import programs
from core.models.simulated.replies.material import Task, Version, key_of, known, subject_words
from core.models.simulated.replies.response import stood_in
from core.models.simulated.replies.rules import Flaw, rules_of
from core.models.simulated.replies.text import MOST, excerpt, key, lines, normal, sentence, sentences, words
from core.trace.counts import listed

_UNITS = 60  # of a draft that are read
_UNCHECKED = 5  # the most that is given to what could not be checked
_LEAST = 4  # what a flawed draft has at least, and a wrong one never
_WRONG = 6  # points from which on a version is not flawed but wrong
_NAMED = 3  # flaws, or things of one kind, that are told
_STEP = re.compile(r"^\s{0,8}\d{1,2}[.)]\s", re.MULTILINE)
_SIGNS = frozenset("\\[(*+?{|^$")  # one of which every pattern has
_CODE = ("query", "pattern", "program")


class Judgement(NamedTuple):
    """A score from 1 to 10. `checked` is False where it is at most 5 because something could not be checked."""

    score: int
    feedback: str
    checked: bool = True


class Examined(NamedTuple):
    """A draft, taken apart: what fills the slots of its task, what is not known, and its flaws, the dearest first."""

    task: Task
    sheet: dict[int, Version]
    strange: list[str]
    flaws: list[Flaw]

    @property
    def checked(self) -> bool:
        """Whether at least half of it is known."""
        return bool(self.sheet) and len(self.strange) <= len(self.sheet)


def judge(task: str, draft: str) -> Judgement:
    """The score of a draft and what costs it points, in the words of a colleague."""
    text = draft[:MOST]
    if not text.strip():
        return Judgement(1, "It is empty: there is nothing to judge.")
    if what := stood_in(text):
        return Judgement(2, f"It says itself that nothing is known about “{what}”, so it is no draft yet.", False)
    if key(normal(text)) == key(task):
        return Judgement(2, "It only repeats the task: write what the task asks for.", False)
    seen = examine(task, text)
    if not seen.checked:
        return _unchecked(task, text, seen)
    if len(draft.strip()) > MOST or (seen.task.form in _CODE and draft.count("```") > 2):
        return Judgement(_UNCHECKED, "More stands there than I read, so I could not check all of it.", False)
    if not seen.flaws:
        return Judgement(seen.task.most, _praise(seen, text))
    wrong = any(version.points >= _WRONG for version in seen.sheet.values())
    score = _LEAST - 1 if wrong else max(_LEAST, seen.task.most - sum(flaw.points for flaw in seen.flaws))
    return Judgement(score, " ".join(flaw.remark for flaw in seen.flaws[:_NAMED]))


def examine(title: str, draft: str) -> Examined:
    """Take a draft apart, of which 6,000 characters and 60 units are read; a task that is not known has no slots."""
    task, text = known(title) or Task(title, "whole", _UNCHECKED, "", [], rules_of(title)[0]), draft[:MOST]
    units = sentences(text) if task.form == "text" else lines(text) if task.form == "lines" else [text.strip()]
    places = {version.key: (place, version) for place, slot in enumerate(task.slots) for version in slot.versions}
    sheet: dict[int, Version] = {}
    strange: list[str] = []
    flaws: list[Flaw] = []
    for unit in units[:_UNITS]:
        place, version = places.get(key_of(task.form, unit) or "?", (-1, None))
        if version is None:
            strange.append(unit)
        elif place in sheet:
            flaws.append(Flaw(1, f"{_quoted(task, unit)} says it again: once is enough.", place))
        else:
            sheet[place] = version
            if version.points:
                flaws.append(Flaw(version.points, sentence(f"{_quoted(task, unit)} {version.remark}"), place))
    for place in task.good() if task.form in ("text", "lines") else ():
        if place not in sheet:
            slot = task.slots[place]
            flaws.append(Flaw(slot.points, sentence(f"I miss {slot.label}: {slot.hint}"), place))
    if strange:
        flaws.append(Flaw(min(6, 3 * len(strange)), _not_known(task, strange)))
    if sum(task.slots[place].lead == "#" for place in sheet) > 2 > len(_STEP.findall(text)):
        flaws.append(Flaw(2, "The steps run on: numbered steps, one a line, are easier to follow."))
    if early := next((before for before, after in pairwise(sheet) if after < before), None):
        flaws.append(Flaw(2, f"The order is not right: {task.slots[early].label} comes too early."))
    flaws += task.rules.broken(text)
    flaws.sort(key=lambda flaw: (-flaw.points, _UNITS if flaw.slot is None else flaw.slot))
    return Examined(task, sheet, strange, flaws)


def _not_known(task: Task, strange: list[str]) -> str:
    if task.form in _CODE:
        why = programs.read(strange[0])[1] if task.form == "program" else ""
        return why or f"I do not know this {task.form}, so I could not check whether it is right."
    return f"I could not check {_few([_quoted(task, text) for text in strange])}."


def _praise(seen: Examined, text: str) -> str:
    task = seen.task
    if task.form in _CODE:
        checked = [f"I know this {task.form}, and it does what is asked"]
    elif task.form == "text":
        checked = [f"I find {_few([task.slots[place].label for place in seen.sheet])}"]
    else:
        checked = ["the lines have 5, 7 and 5 syllables"] if task.rules.haiku else []
        checked.append("I know it as one on this subject")
    if task.rules.most_words is not None:
        checked.append(f"it has {len(words(text))} of at most {task.rules.most_words} words")
    if task.rules.banned:
        checked.append("it uses none of the banned words")
    praise = f"Nothing I can check costs points: {'; '.join(checked)}."
    return f"{praise} {sentence(f'{task.taste}, so {task.most} is the most I give')}" if task.taste else praise


def _unchecked(title: str, text: str, seen: Examined) -> Judgement:
    """The verdict on a draft of which less than half is known: 5 at the most."""
    task = seen.task
    if task.form == "program" and (why := programs.read(text)[1]):
        return Judgement(2, why)
    subject = subject_words(" ".join([title, *(text for place in task.good() for text in task.right(place))]))
    belongs = _SIGNS & set(text) if task.form == "pattern" else subject & subject_words(text) or not subject
    if not (belongs or seen.sheet or task.form == "program"):
        remark = f"I find nothing in it that belongs to “{excerpt(title)}”, and I could not check it otherwise."
        return Judgement(3, remark, False)
    reason = f"I do not know the task “{excerpt(title)}”, so I could not check whether the text is right, or any good."
    flaws = task.rules.broken(text)
    remarks = [_not_known(task, seen.strange) if task.slots else reason, *(flaw.remark for flaw in flaws)]
    feedback = " ".join([*remarks, f"{_UNCHECKED} is the most I give to what I cannot check."])
    return Judgement(max(2, _UNCHECKED - sum(flaw.points for flaw in flaws)), feedback, False)


def _few(names: list[str]) -> str:
    """`a, b, c and 2 more`."""
    more = len(names) - _NAMED
    return listed([*names[:_NAMED], f"{more} more"] if more > 0 else names)


def _quoted(task: Task, text: str) -> str:
    return "It" if task.form in _CODE else f"“{excerpt(text.replace('[', '(').replace(']', ')'), 50)}”"
