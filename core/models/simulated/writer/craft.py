"""Drafting, judging and revising a piece of writing, as the simulated model does it."""

from __future__ import annotations

import random
import re

from core.models.simulated.writer import (
    craft_code,
    craft_code_draft,
    craft_code_mend,
    craft_foreign,
    craft_haiku,
    craft_mend,
    craft_prose,
    craft_texts,
)
from core.models.simulated.writer.craft_brief import Brief, read
from core.models.simulated.writer.craft_flaws import Flaw, verdict
from core.models.simulated.writer.craft_words import content, stem, words
from core.models.simulated.writer.text import excerpt, sentence
from core.models.simulated.writer.topics import topic_of

_AT_MOST = 30_000  # characters of a draft that are read
_CUES = {  # what a person or another model may ask for in words of their own
    "doc": r"\bdoc-?strings?\b", "hints": r"\btype (?:hints?|annotations?)\b",
    "order": r"\bcomplexity\b|\brunning time\b",
    "test": r"\b(?:add|write|include|missing) (?:a |an |some )?(?:unit )?tests?\b",
    "edge": r"\bedge cases?\b|\bempty (?:list|input)\b",
    "concrete": r"\bexamples?\b|\bconcrete\b|\bspecific\b", "long": r"\bshort(?:er|en)\b|\btoo long\b|\bconcise\b",
    "filler": r"\bfillers?\b|\bwordy\b", "sentence": r"\blong sentences?\b|\bsplit\b", "ask": r"\bcall to action\b",
}  # fmt: skip


def draft(task: str, draw: random.Random) -> str | None:
    """A first draft; None when the task is of no genre known here."""
    brief = read(task)
    if brief.genre == "code":
        return craft_code_draft.draft(brief, draw)
    if brief.genre == "foreign":
        return craft_foreign.draft(brief, draw)
    if brief.genre == "haiku":
        return craft_haiku.draft(brief, draw)
    return craft_texts.draft(brief, draw)


def summary(task: str) -> str:
    """A summary of what is only named: of a known topic its sentences, of another that there is no text."""
    brief = read(task)
    topic = topic_of(task)
    if topic is None:
        return f"There is no text to summarise here, only a name: {excerpt(brief.subject, 60)}."
    count = next((rule.number for rule in brief.rules if rule.kind in ("sentences", "at most sentences")), 3)
    told = [topic.opening, *(sentence(point.text) for point in topic.points)]
    return " ".join(told[: max(1, count)])


def judge(task: str, draft: str) -> tuple[int, str]:
    """The score of a draft, 1 to 10, and what costs it most, in words. Depends on these two texts alone."""
    return verdict(_flaws(read(task), draft))


def revise(task: str, feedback: str, draft: str, draw: random.Random) -> str:
    """The draft with the one feature mended that the feedback names; sometimes another one suffers."""
    brief = read(task)
    if not words(draft[:_AT_MOST]):
        if brief.genre == "foreign":
            return craft_foreign.draft(brief, draw)
        return craft_texts.draft(brief, draw) or f"{brief.subject[:200]}: a first version."
    flaw = _meant(_flaws(brief, draft), feedback)
    if brief.genre == "code":
        return craft_code_mend.mend(brief, flaw, draft, draw)
    if brief.genre == "foreign":
        return craft_foreign.mend(brief, flaw, draft, draw)
    if brief.genre == "haiku":
        return craft_haiku.mend(brief, flaw, draft, draw)
    return craft_mend.mend(brief, flaw, draft, draw)


def _flaws(brief: Brief, draft: str) -> list[Flaw]:
    """What costs a draft points, by its genre."""
    if not words(draft[:_AT_MOST]):
        return [Flaw("empty", 9, "the draft is empty")]
    if brief.genre == "code":
        return craft_code.flaws(brief, draft)
    if brief.genre == "foreign":
        return craft_foreign.flaws(brief, draft)
    if brief.genre == "haiku":
        return craft_haiku.flaws(brief, draft)
    return craft_prose.flaws(brief, draft)


def _meant(flaws: list[Flaw], feedback: str) -> Flaw:
    """The flaw that a feedback speaks of: the one whose words it shares most; the costliest when it is not clear."""
    said = {stem(word) for word in content(feedback[:2_000])} | set(re.findall(r"\d+", feedback[:2_000]))
    cue = next((name for name, cue in _CUES.items() if re.search(cue, feedback[:2_000], re.I)), "polish")
    if not flaws:
        return Flaw(cue, 0, feedback[:200])

    def likeness(flaw: Flaw) -> tuple[float, int]:
        own = {stem(word) for word in content(flaw.says)} | set(re.findall(r"\d+", flaw.says))
        return len(own & said) / max(1, len(own)), flaw.cost

    best = max(flaws, key=likeness)
    return Flaw(cue, 0, feedback[:200]) if likeness(best)[0] < 0.2 and cue != "polish" else best
