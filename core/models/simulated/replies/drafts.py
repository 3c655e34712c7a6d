"""Drafts of writing tasks and of texts on a topic: first ones with flaws, and new ones in which some are mended."""

from __future__ import annotations

from collections.abc import Collection
from random import Random

from core.models.simulated.replies.compose import GAP, edited
from core.models.simulated.replies.judge import Judgement, examine
from core.models.simulated.replies.material import Task
from core.models.simulated.replies.rules import Flaw
from core.models.simulated.replies.text import excerpt, key, sentences
from core.models.simulated.replies.topics import Topic

_SPOILED = {"text": ((0, 1, 2, 3), (1, 9, 8, 3)), "lines": ((0, 1, 2), (1, 12, 5))}  # flaws, and how often;
_SPOILED_WHOLE = ((0, 1), (1, 9))  # of a text that is known as a whole only
_STEPS_RUN_ON = 0.5
_ALSO = 0.6  # how often what the feedback names second is mended at once, and third
_SLIPS = 0.4  # how often mending one thing breaks another,
_FIDDLES = 0.5  # and how often, where there is nothing to mend
_BEST = 9  # whether each figure is right cannot be told from the text alone
_USUAL = 4  # points of a topic; where there are more, each counts for less
_DOUBTFUL = 7  # the most that is given where a sentence cannot be checked
_NAMED = 3  # faults that one feedback names
_LOSES = 0.25  # how often a new draft loses something that the old one had
_WORDY = "Some sentences begin with words that say nothing: take them out."
_STRANGE = "I could not check"
_UNCHECKED = "Whether every figure is right cannot be told from the text alone, so 9 is the most I give."


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
    if not seen.task.slots:
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


def _spoil(task: Task, sheet: dict[int, str], spared: Collection[object], draw: Random, banned: bool = False) -> None:
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
    text, lead, step = "", "", 0
    for place, slot in enumerate(task.slots):
        lead = slot.lead if lead in ("", " ") else lead  # that of a slot that is left out is kept for the next
        if place in sheet:
            step += slot.lead == "#"
            mark = f"\n{step}. " if slot.lead == "#" and numbered else lead.replace("#", " ")
            text, lead = text + mark + sheet[place], ""
    return text.strip()


def judge_report(topic: Topic, draft: str) -> Judgement:
    """The verdict on a text, counted from its sentences: one that is not known costs a point, and the pass."""
    own = sentences(draft)
    if not _known(topic).intersection(map(key, own)):
        remark = f"I find nothing in it that is known about {topic.title}, so I could not check what it says."
        return Judgement(2, remark, checked=False)
    flaws = _flaws(topic, own)
    if not flaws:
        return Judgement(_BEST, f"It says what is to be said of each point. {_UNCHECKED}")
    strange = sum(flaw.remark.startswith(_STRANGE) for flaw in flaws)
    lost = (sum(flaw.points for flaw in flaws) - strange) * _USUAL / max(_USUAL, len(topic.points))
    score = min(_DOUBTFUL if strange else _BEST - 1, round(_BEST - lost) - strange)
    more = len(flaws) - _NAMED
    rest = f" Beside these, {more} smaller {'thing costs' if more == 1 else 'things cost'} points." if more > 0 else ""
    return Judgement(max(1, score), " ".join(flaw.remark for flaw in flaws[:_NAMED]) + rest)


def improve_report(topic: Topic, feedback: str, draft: str, draw: Random) -> str:
    """A draft in which what the feedback names is mended; now and then another sentence gets lost on the way."""
    own = sentences(draft)
    mended = {flaw.slot for flaw in _flaws(topic, own) if flaw.remark in feedback}
    gaps = [each for each in own if each.startswith(GAP)]
    kept = [each for each in own if each not in gaps]
    if _WORDY in feedback:
        kept = sentences(edited("\n".join(kept)))
    there = set(map(key, kept))
    points = list(enumerate(topic.points))
    whole = [p for place, p in points if place not in mended and there.issuperset(map(key, p.sentences))]
    lost = draw.choice(whole).sentences[-1] if whole and draw.random() < _LOSES else ""
    better = [each for each in kept if key(each) not in _known(topic)]
    for place, point in points:
        better += [each for each in point.sentences if (place in mended or key(each) in there) and each != lost]
    return " ".join([*better, *gaps])


def _flaws(topic: Topic, own: list[str]) -> list[Flaw]:
    """All that costs points, the dearest first; a slot is the number of a point that can be mended."""
    keys = set(map(key, own))
    gaps = " ".join(each for each in own if each.startswith(GAP))
    flaws = []
    for place, point in enumerate(topic.points):
        missing = [each for each in point.sentences if key(each) not in keys]
        if missing and point.heading in gaps:
            flaws.append(Flaw(3, f"The part “{point.heading}” was never delivered, and no new draft can know it."))
        elif len(missing) == len(point.sentences):
            flaws.append(Flaw(2, f"It says nothing about “{point.heading}”.", place))
        elif missing:
            flaws.append(Flaw(1, f"On “{point.heading}” a reason, an example or a figure is missing.", place))
    if key(edited("\n".join(own))) != key(" ".join(own)):
        flaws.append(Flaw(1, _WORDY))
    known = {*_known(topic), key(topic.summary)}
    strange = [each for each in own if key(each) not in known and not each.startswith(GAP)]
    flaws += [Flaw(1, f"{_STRANGE} “{excerpt(each, 50)}”.") for each in strange]
    return sorted(flaws, key=lambda flaw: -flaw.points)


def _known(topic: Topic) -> set[str]:
    return {key(each) for point in topic.points for each in point.sentences}
