"""Drafts of the writing tasks that are known, with the flaws of a first try, and new drafts that mend them."""

from __future__ import annotations

from collections.abc import Collection
from random import Random

from core.models.simulated.replies.judge import examine
from core.models.simulated.replies.material import Task, known, titles

__all__ = ["draft", "improve", "known", "titles"]

_SPOILED = {"text": ((0, 1, 2, 3), (1, 9, 8, 3)), "lines": ((0, 1, 2), (1, 12, 5))}  # flaws, and how often;
_SPOILED_WHOLE = ((0, 1), (1, 9))  # of a text that is known as a whole only
_STEPS_RUN_ON = 0.5
_ALSO = 0.6  # how often what the feedback names second is mended at once, and third
_SLIPS = 0.4  # how often mending one thing breaks another,
_FIDDLES = 0.5  # and how often, where there is nothing to mend


def draft(task: Task, draw: Random) -> str:
    """A first draft, nearly always with flaws that the judge knows."""
    sheet = {place: draw.choice(task.right(place)) for place in task.good()}
    for _ in range(draw.choices(*_SPOILED.get(task.form, _SPOILED_WHOLE))[0]):
        _spoil(task, sheet, (), draw, banned=True)
    return _written(task, sheet, numbered=draw.random() > _STEPS_RUN_ON)


def improve(task: str, feedback: str, draft: str, draw: Random) -> str:
    """A draft in which what the feedback names is mended, or most of it; now and then another thing breaks on the way.

    It sees these texts alone. What it does not know goes; for a task that it does not know, the draft comes back as
    it was. Where something known is to be mended, another text comes back.
    """
    seen = examine(task, draft)
    if seen is None:
        return draft
    good, rules = seen.task.good(), seen.task.rules
    if not seen.checked:
        return _written(seen.task, good)
    named = [flaw for flaw in seen.flaws if flaw.remark in feedback] or seen.flaws[:1]
    mended = {flaw.slot for number, flaw in enumerate(named) if number == 0 or draw.random() < _ALSO}
    sheet = {place: version.text for place, version in seen.sheet.items() if place in good}
    for place, text in good.items():
        missing = place not in sheet and seen.task.form != "text"
        if place in mended or missing or rules.banned_in(sheet.get(place, "")):
            sheet[place] = text
    if draw.random() < (_SLIPS if seen.flaws else _FIDDLES):
        _spoil(seen.task, sheet, mended, draw)
    better = _written(seen.task, sheet)
    return better if better != draft.strip() else _written(seen.task, good)


def _spoil(
    task: Task, sheet: dict[int, str], spared: Collection[int | None], draw: Random, banned: bool = False
) -> None:
    """Put one flaw into a draft, in a slot that is right and not spared: a flawed version, or the slot is left out."""
    options: list[tuple[int, str]] = []
    for place in (place for place in sheet if place not in spared and sheet[place] in task.right(place)):
        flawed = [version.text for version in task.slots[place].versions if version.points]
        options += [(place, text) for text in flawed if banned or not task.rules.banned_in(text)]
        if task.form == "text" and len(sheet) > 3:
            options.append((place, ""))
    if options:
        place, text = draw.choice(options)
        sheet[place] = text
        if not text:
            del sheet[place]


def _written(task: Task, sheet: dict[int, str], numbered: bool = True) -> str:
    """The texts of the slots as one, in the order of the slots."""
    text, lead, step = "", "", 0
    for place, slot in enumerate(task.slots):
        lead = slot.lead if lead in ("", " ") else lead  # that of a slot that is left out is kept for the next
        if place in sheet:
            step += slot.lead == "#"
            mark = f"\n{step}. " if slot.lead == "#" and numbered else lead.replace("#", " ")
            text, lead = text + mark + sheet[place], ""
    return text.strip()
