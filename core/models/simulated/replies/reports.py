"""Texts on a known topic as a judge reads them: what is said of each point, and what is not."""

from __future__ import annotations

import random
from dataclasses import dataclass

from core.models.simulated.replies import editing
from core.models.simulated.replies.compose import GAP
from core.models.simulated.replies.judge import Verdict
from core.models.simulated.replies.text import excerpt, key, normal, sentences
from core.models.simulated.replies.topics import Point, Topic

_BEST = 9  # whether each figure is right cannot be told from the text alone
_USUAL = 4  # points of a topic; where there are more, each counts for less
_DOUBTFUL = 7  # the most that is given where a sentence cannot be checked
_NAMED = 3  # faults that one feedback names
_MOST = 8000  # characters of a report that are read
_SLIPS = 0.25  # how often a new draft loses something that the old one had
_UNCHECKED = "Whether every figure is right cannot be told from the text alone, so 9 is the most I give."


@dataclass(frozen=True, slots=True)
class Fault:
    """What costs points, what the judge says about it, and the point that is meant; None: nothing can mend it here."""

    costs: int
    remark: str
    point: Point | None = None
    known: bool = True  # False: it is a sentence that cannot be checked


def judged(topic: Topic, draft: str) -> Verdict:
    """The verdict on a text, counted from its sentences: one that is not known costs a point, and the pass."""
    if not _known(topic) & {key(each) for each in _sentences(draft)}:
        remark = f"I find nothing in it that is known about {topic.title}, so I could not check what it says."
        return Verdict(2, remark, False)
    faults = _faults(topic, draft)
    if not faults:
        return Verdict(_BEST, f"It says what is to be said of each point. {_UNCHECKED}", True)
    lost = sum(fault.costs for fault in faults if fault.known) * _USUAL / max(_USUAL, len(topic.points))
    strange = sum(not fault.known for fault in faults)
    most = _DOUBTFUL if strange else _BEST - 1
    score = max(1, min(most, round(_BEST - lost) - strange))
    more = len(faults) - _NAMED
    rest = f" Beside these, {more} smaller {'thing costs' if more == 1 else 'things cost'} points." if more > 0 else ""
    return Verdict(score, " ".join(fault.remark for fault in faults[:_NAMED]) + rest, True)


def improved(topic: Topic, feedback: str, draft: str, draw: random.Random) -> str:
    """A draft in which what the feedback names is mended; now and then another sentence gets lost on the way."""
    named = [fault for fault in _faults(topic, draft) if fault.remark in feedback]
    mended = [fault.point for fault in named if fault.point is not None]
    kept = [each for each in _sentences(draft) if not each.startswith(GAP)]
    gaps = [each for each in _sentences(draft) if each.startswith(GAP)]
    if any(fault.remark == _WORDY for fault in named):
        kept = _sentences(editing.edited("\n".join(kept)))
    there = {key(each) for each in kept}
    lost = _lost(topic, mended, there, draw)
    told = [each for each in kept if key(each) not in _known(topic)]
    for point in topic.points:
        wanted = point.sentences if point in mended else [each for each in point.sentences if key(each) in there]
        told += [each for each in wanted if each != lost]
    return " ".join([*told, *gaps])


def _lost(topic: Topic, mended: list[Point], there: set[str], draw: random.Random) -> str:
    """A sentence of a point that was whole, which the new draft leaves out; empty: nothing gets lost."""
    whole = [p for p in topic.points if p not in mended and all(key(each) in there for each in p.sentences)]
    return draw.choice(whole).sentences[-1] if whole and draw.random() < _SLIPS else ""


_WORDY = "Some sentences begin with words that say nothing: take them out."


def _faults(topic: Topic, draft: str) -> list[Fault]:
    """All that costs points, the dearest first."""
    found = _sentences(draft)
    own = {key(each) for each in found}
    gaps = " ".join(each for each in found if each.startswith(GAP))
    faults = []
    for point in topic.points:
        missing = [each for each in point.sentences if key(each) not in own]
        if missing and point.heading in gaps:
            faults.append(Fault(3, f"The part “{point.heading}” was never delivered, and no new draft can know it."))
        elif len(missing) == len(point.sentences):
            faults.append(Fault(2, f"It says nothing about “{point.heading}”.", point))
        elif missing:
            faults.append(Fault(1, f"On “{point.heading}” a reason, an example or a figure is missing.", point))
    if key(editing.edited("\n".join(found))) != key(" ".join(found)):
        faults.append(Fault(1, _WORDY))
    known = {*_known(topic), key(topic.summary)}
    strange = [each for each in found if key(each) not in known and not each.startswith(GAP)]
    faults += [Fault(1, f"I could not check “{excerpt(each, 50)}”.", known=False) for each in strange]
    return sorted(faults, key=lambda fault: -fault.costs)


def _known(topic: Topic) -> set[str]:
    return {key(each) for point in topic.points for each in point.sentences}


def _sentences(draft: str) -> list[str]:
    return sentences(normal(draft, _MOST))
