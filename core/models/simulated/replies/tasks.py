"""Drafts of the writing tasks that are known, with the flaws of a first try, and new drafts that mend them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from core.models.simulated.replies import programs
from core.models.simulated.replies.judge import Examined, examine
from core.models.simulated.replies.material import Task, known, titles
from core.models.simulated.replies.rules import Flaw, has_word
from core.models.simulated.replies.said import stood_in
from core.models.simulated.replies.text import words

__all__ = ["Task", "best", "draft", "improve", "known", "titles"]

_SPOILED = ((0, 1, 2, 3), (1, 9, 8, 3))  # flaws of a first draft, and how often;
_SPOILED_VERSE = ((0, 1, 2), (1, 12, 5))  # of one in lines,
_SPOILED_WHOLE = ((0, 1), (1, 9))  # and of one that is known as a whole only
_STEPS_RUN_ON = 0.5
_UNDRESSED = 0.6  # of the programs, how many come without docstring or hints
_ALSO = 0.6  # how often what the feedback names second is mended at once, and third
_SLIPS = 0.25  # how often mending one thing breaks another,
_SLIPS_IN_VERSE = 0.4  # of which it may break two
_FIDDLES = 0.5  # and how often, where there is nothing to mend

Placed = list[tuple[float, str]]  # units by slot; a unit of no slot has a place between two


def draft(task: Task, draw: Random) -> str:
    """A first draft, nearly always with flaws that the judge knows."""
    sheet = task.good(draw.randrange(12))
    usual = _SPOILED_VERSE if task.form == "lines" else _SPOILED if task.form == "text" else _SPOILED_WHOLE
    for _ in range(draw.choices(*usual)[0]):
        _spoil(task, sheet, (), draw)
    text = _written(task, list(sheet.items()), numbered=draw.random() > _STEPS_RUN_ON)
    if task.form == "program" and draw.random() < _UNDRESSED:
        return programs.bare(text, *draw.choice(((False, False), (True, False), (False, True))))
    return text


def best(task: Task, draw: Random) -> str:
    """A text without a flaw, as for somebody who asks once."""
    return _written(task, list(task.good(draw.randrange(12)).items()))


def improve(task: str, feedback: str, draft: str, draw: Random) -> str:
    """A draft in which what the feedback names is mended, or most of it; now and then another thing breaks on the way.

    It sees these texts alone. Where something known is to be mended, another text comes back.
    """
    seen = examine(task, draft)
    if seen.task is None:
        return _kept_rules(seen, draft)
    if not seen.checked or stood_in(draft):  # too little of it is known to be mended: it is written anew
        kept = {unit.slot: unit.text for unit in seen.units if unit.slot is not None}
        return _written(seen.task, list({**seen.task.good(draw.randrange(12)), **kept}.items()))
    named = [flaw for flaw in seen.flaws if flaw.remark in feedback or flaw.label in feedback.lower()]
    named = named or list(seen.flaws[:1])
    mended = [flaw for number, flaw in enumerate(named) if number == 0 or draw.random() < _ALSO]
    careless = (_SLIPS_IN_VERSE if seen.task.form == "lines" else _SLIPS) if seen.flaws else _FIDDLES
    better = _mended(seen, draft, mended, draw.random() < careless, draw)
    return better if better.strip() != draft.strip() else _mended(seen, draft, seen.flaws, False, draw)


def _spoil(task: Task, sheet: dict[int, str], mended: Sequence[Flaw], draw: Random) -> None:
    """Put one flaw into a draft: another version of a unit, one left out, or one that should not be there."""
    spared, banned = [flaw.slot for flaw in mended], [flaw.label for flaw in mended if flaw.kind == "banned"]
    places: dict[int, list[str]] = {}
    for place, slot in enumerate(task.slots):
        if place not in spared and (sheet.get(place) in slot.right if slot.right else place not in sheet):
            flawed = [version for version in slot.versions if version.points]
            near = [version for version in flawed if version.mended in ("", sheet.get(place))] or flawed
            places[place] = [one.text for one in near if not any(has_word(one.text, word) for word in banned)]
            if task.form == "text" and slot.points and len(sheet) > 3:
                places[place].append("")
    if able := [place for place, options in places.items() if options]:
        place = draw.choice(able)
        sheet[place] = draw.choice(places[place])
        if not sheet[place]:
            del sheet[place]


def _written(task: Task, placed: Placed | list[tuple[int, str]], numbered: bool = True) -> str:
    """The units as one text, in the order of their slots."""
    text, step = "", 0
    for place, unit in sorted(placed, key=lambda one: one[0]):
        lead = task.slots[int(place)].lead if place == int(place) else " "
        if lead == "# ":
            step += 1
            lead = f"\n{step}. " if numbered else " "
        text += lead + unit if text else lead.lstrip() + unit
    return text


def _mended(seen: Examined, draft: str, flaws: Sequence[Flaw], slips: bool, draw: Random) -> str:
    """The draft with these flaws mended, and a new one where it slips."""
    task, kinds = seen.task, {flaw.kind for flaw in flaws}
    assert task is not None
    if task.form == "program":
        return _mended_program(seen, draft, kinds, slips, draw)
    placed: Placed = []
    for number, unit in enumerate(seen.units):
        after = int(placed[-1][0]) + 0.5 if placed else -0.5
        strange = after if task.form == "text" else min(number, len(task.slots) - 1)
        placed.append((strange if unit.slot is None else unit.slot, unit.text))
    for flaw in flaws:
        placed = _without(seen, placed, flaw)
    if slips:
        sheet = {int(place): text for place, text in placed if place == int(place)}
        for _ in range(draw.choice((1, 2)) if task.form == "lines" else 1):
            _spoil(task, sheet, flaws, draw)
        placed = [one for one in placed if one[0] != int(one[0])]
        placed += sheet.items()
    run_on = any(flaw.kind == "steps" for flaw in seen.flaws) and "steps" not in kinds
    return _written(task, placed, numbered=not run_on)


def _without(seen: Examined, placed: Placed, flaw: Flaw) -> Placed:
    """The units with one flaw mended."""
    task, strange = seen.task, {unit.text for unit in seen.units if unit.version is None}
    assert task is not None
    match flaw.kind:
        case "slot":
            return _replaced(seen, placed, flaw.slot or 0)
        case "drop":
            first = next((number for number, one in enumerate(placed) if one[0] == flaw.slot), None)
            return [one for number, one in enumerate(placed) if one[0] != flaw.slot or number == first]
        case "unknown" | "metre":
            placed = [one for one in placed if one[1] not in strange]
            gaps = [gap for gap in task.required() if gap not in dict(placed)] if task.form != "text" else []
            for gap in gaps:
                placed = _replaced(seen, placed, gap)
        case "banned":
            for place, text in [one for one in placed if has_word(one[1], flaw.label)]:
                placed = [one for one in placed if one != (place, text)]
                placed = _replaced(seen, placed, int(place)) if place == int(place) else placed
        case "long":
            shortest = task.required()
            placed = [one for one in placed if one[0] in shortest]
            if len(words(" ".join(text for _, text in placed))) > (task.rules.most_words or 10_000):
                return [*shortest.items()]
    return placed


def _replaced(seen: Examined, placed: Placed, place: int) -> Placed:
    """The units with the right version in a slot: the one that mends what stands there, or goes with the others."""
    task = seen.task
    assert task is not None
    rest, right = [one for one in placed if one[0] != place], task.allowed(place)
    if not right:
        return rest
    mended = {unit.slot: unit.version.mended for unit in seen.units if unit.slot is not None and unit.version}
    others = [(task.slots[slot].right, text) for slot, text in mended.items() if slot != place]
    voices = [texts.index(text) for texts, text in others if text in texts]
    voice = max(voices, key=voices.count, default=0)
    return [*rest, (place, mended[place] if mended.get(place) in right else right[voice % len(right)])]


def _mended_program(seen: Examined, draft: str, kinds: set[str], slips: bool, draw: Random) -> str:
    """A program with another body, docstring or hints, as the feedback asks."""
    version = seen.units[0].version
    assert seen.task is not None and version is not None
    lacking = {flaw.kind for flaw in seen.flaws} - kinds
    source = version.mended if kinds & {"slot", "beside"} else version.text
    others = [one.text for one in seen.task.slots[0].versions if one.points and one != version]
    if slips and others and draw.random() < 0.5:
        source = draw.choice(others)
    elif slips:
        lacking.add("hints" if "docstring" in kinds else "docstring")
    elif not kinds:
        return draft
    return programs.bare(source, "docstring" not in lacking, "hints" not in lacking) if lacking else source


def _kept_rules(seen: Examined, draft: str) -> str:
    """A draft for a task that is not known: of it only what can be counted is mended, by leaving sentences out."""
    units, banned = [unit.text for unit in seen.units], [flaw.label for flaw in seen.flaws if flaw.kind == "banned"]
    kept = [text for text in units if not any(has_word(text, word) for word in banned)]
    while seen.rules.most_words and len(kept) > 1 and len(words(" ".join(kept))) > seen.rules.most_words:
        kept.pop()
    return " ".join(kept) if kept and kept != units else draft
