"""Judging and mending a research report: evidence with its source, the other side, a conclusion, paragraphs."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from core.models.simulated.writer.craft_brief import Brief
from core.models.simulated.writer.craft_flaws import Flaw
from core.models.simulated.writer.craft_words import sentences
from core.models.simulated.writer.text import sentence, small
from core.models.simulated.writer.topics import topic_of

_NUMBER = re.compile(r"\d")
_SOURCE = re.compile(
    r"\b(?:stud(?:y|ies)|survey|report|census|figures|data|review) (?:of|from|by|in) (?:the )?[A-Z\d]"
    r"|\b[A-Z][a-z]+(?:ish|an|ese|ch) (?:stud(?:y|ies)|surveys?|data|figures|researchers)|\baccording to\b"
    r"|\(\D{0,40}\d{4}\)|\bsources?:",
)
_WEIGHS = re.compile(
    r"\b(?:effects?|impacts?|influence|consequences|bans?|should|benefits|pros|advantages|help)\b", re.I
)
_OTHER_SIDE = re.compile(
    r"\b(?:but|however|although|though|while|whereas|yet|critics?|against|disagree|on the other hand|some find no"
    r"|no clear|others)\b",
    re.I,
)
_CONCLUSION = re.compile(
    r"\b(?:taken together|in short|in all|all in all|overall|altogether|on the whole|in sum|the answer|therefore|so the"
    r"|the evidence|it follows)\b",
    re.I,
)
_UNSURE = re.compile(
    r"\b(?:not certain|uncertain|unclear|open|may|might|depends?|var(?:y|ies)|mixed|disagree|no clear|some find"
    r"|not known|not everywhere|limits?)\b",
    re.I,
)

_OWNED_UP = re.compile(r"\bno figure with a named origin", re.I)
_NONE_FOUND = "No figure with a named origin was found for this, so its size stays open."


def flaws(brief: Brief, draft: str) -> list[Flaw | None]:
    """What costs a report points, beside what costs any text."""
    end = " ".join(sentences(draft)[-2:])
    weighs = _WEIGHS.search(brief.task)
    return [
        _evidence_flaw(draft),
        None if _CONCLUSION.search(end) else Flaw("conclusion", 2, "no conclusion: the end does not answer the topic"),
        None
        if not weighs or _OTHER_SIDE.search(draft)
        else Flaw("other side", 2, "one side only: nothing says what speaks against it"),
        None if _SOURCE.search(draft) else Flaw("source", 1, "no source is named for what it claims"),
        None if not weighs or _UNSURE.search(draft) else Flaw("unsure", 1, "nothing says how sure the findings are"),
        None if "\n\n" in draft.strip() else Flaw("paragraphs", 1, "one block: no paragraphs set the parts apart"),
    ]


def _evidence_flaw(draft: str) -> Flaw | None:
    """A text that says that it has no figures costs less than one that is silent about it."""
    if _NUMBER.search(re.sub(r"(?m)^\s*\d{1,2}[.)]\s", "", draft)):
        return None
    if _OWNED_UP.search(draft):
        return Flaw("evidence", 1, "no number and no year backs it, as the text itself says")
    return Flaw("evidence", 2, "no number and no year backs what it says")


def _facts(brief: Brief, draft: str, wanted: re.Pattern[str]) -> list[str]:
    """Sentences on the topic that hold what is wanted and do not stand in the draft yet."""
    topic = topic_of(brief.task)
    known = [sentence(text) for point in topic.points for text in (point.text, point.more)] if topic else []
    return [one for one in known if wanted.search(one) and one[1:-1] not in draft]


def _before_the_end(draft: str, added: str) -> str:
    """The draft with a sentence put in before its last one, so that a conclusion stays the end."""
    have = sentences(draft)
    if len(have) < 3 or have[-1] not in draft:
        return f"{draft.rstrip()} {added}"
    at = draft.rindex(have[-1])
    return f"{draft[:at]}{added} {draft[at:]}"


def _evidence(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    wanted = _NUMBER if flaw.name == "evidence" else _SOURCE
    found = _facts(brief, draft, wanted)
    both = [one for one in found if _SOURCE.search(one) and _NUMBER.search(one)]
    if found:
        return _before_the_end(draft, (both or found)[0])
    return draft if _OWNED_UP.search(draft) else _before_the_end(draft, _NONE_FOUND)


def _conclusion(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    topic = topic_of(brief.task)
    if topic and topic.closing in draft:
        return draft.replace(topic.closing, f"In short: {small(topic.closing)}")
    told = small(topic.closing) if topic else "what is recorded is clear, what it led to is not."
    return f"{draft.rstrip()} In short: {told}"


def _other_side(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    found = _facts(brief, draft, _OTHER_SIDE)
    return _before_the_end(
        draft, found[0] if found else "Others doubt it: two things that occur together need not cause each other."
    )


def _unsure(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    return _before_the_end(draft, "How sure this is depends on the place: one country may not speak for another.")


def _paragraphs(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """The opening, the parts and the end, set apart."""
    have = sentences(draft)
    if len(have) < 3:
        return draft
    return "\n\n".join([have[0], " ".join(have[1:-1]), have[-1]])


MENDERS: dict[str, Callable[[Brief, Flaw, str, random.Random], str]] = {
    "evidence": _evidence, "source": _evidence, "conclusion": _conclusion, "other side": _other_side,
    "unsure": _unsure, "paragraphs": _paragraphs,
}  # fmt: skip
